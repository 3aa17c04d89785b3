//! The quick way through a file in canonical layout: each patient's block on its own, several at a time.
//!
//! It gives the same register as the whole file read in one, or nothing: whatever is out of the ordinary, an error
//! included, is left to that, which says where things stand. A block must be exactly one patient, and the file
//! without its blocks a register without patients, so a block that begins inside a text or a comment cannot pass.

use std::sync::Arc;
use std::thread;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::register::threads::{at_once, hand_out};
use crate::register::{Laboratory, Parts};

use super::convert::Converter;
use super::header::header;
use super::raw::{RawPatient, RawRegister};
use super::strict::Strict;
use super::text::text_of;

pub(super) const PATIENTS: &str = "\n  patients: [\n";
pub(super) const BLOCK: &str = "    (id: ";
const END: &str = "\n  ],\n)";
/// More threads than this cost more than they save.
pub(super) const MOST_THREADS: usize = 8;
/// Fewer bytes than this are not worth a thread.
const LEAST_BYTES: usize = 128 * 1024;

/// The parts of the register, or nothing where the file is not in canonical layout or anything is wrong with it.
pub(in crate::store) fn read_in_pieces(text: &str, knowledge: &Knowledge) -> Option<Parts> {
    let begin = text.find(PATIENTS)? + PATIENTS.len();
    let end = text.rfind(END)? + 1;
    let list = text.get(begin..end)?;
    let shell = format!("{}{}", text.get(..begin)?, text.get(end..)?);
    let raw: RawRegister<'_> = ron::from_str(&shell).ok()?;
    let converter = Converter::new(knowledge);
    let mut parts = header(&raw, &converter, knowledge).ok()?;
    let threads = at_once()
        .min(MOST_THREADS)
        .min(list.len() / LEAST_BYTES + 1);
    let laboratories = &parts.laboratories;
    let shares: Option<Vec<Vec<Arc<Record>>>> = thread::scope(|scope| {
        let readers: Vec<_> = shares(list, threads)
            .into_iter()
            .map(|blocks| hand_out(scope, || read_blocks(blocks, laboratories, &converter)))
            .collect();
        readers
            .into_iter()
            .map(|reader| reader.join().ok().flatten())
            .collect()
    });
    parts.patients = shares?.concat();
    Some(parts)
}

/// The list in so many shares of about one length, each of whole blocks.
fn shares(list: &str, count: usize) -> Vec<&str> {
    let mut shares = Vec::new();
    let mut rest = list;
    for left in (1..=count).rev() {
        let about = rest.len() / left;
        let end = next_block(rest, about);
        let (share, others) = rest.split_at(end);
        shares.push(share);
        rest = others;
    }
    shares
}

/// Where the next line begins, behind a byte, that begins a block; else the end.
fn next_block(text: &str, behind: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = behind;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
            return bytes.len();
        };
        at += end + 1;
        let begins = bytes.get(at..).unwrap_or_default();
        if begins.starts_with(BLOCK.as_bytes()) {
            return at;
        }
    }
}

/// The patients of some blocks; each begins on a line of its own. What the strict reader declines is read as RON; then a
/// block must be exactly one patient.
pub(super) fn read_blocks(
    blocks: &str,
    laboratories: &[Laboratory],
    converter: &Converter<'_>,
) -> Option<Vec<Arc<Record>>> {
    let mut strict = Strict::new(converter, laboratories);
    let mut records = Vec::new();
    let mut rest = blocks;
    while !rest.is_empty() {
        if !rest.starts_with(BLOCK) {
            return None;
        }
        let length = match strict.take(rest) {
            Some(length) => length,
            None => {
                records.extend(strict.hand_out().map(Arc::new));
                let length = next_block(rest, 1);
                let block = rest.get(..length)?;
                text_of("", block.as_bytes()).ok()?;
                let raw: RawPatient<'_> =
                    ron::from_str(block.trim_end().strip_suffix(',')?).ok()?;
                records.push(Arc::new(converter.patient(&raw, laboratories).ok()?));
                length
            }
        };
        if strict.is_full() {
            records.extend(strict.hand_out().map(Arc::new));
        }
        rest = rest.get(length..)?;
    }
    records.extend(strict.hand_out().map(Arc::new));
    Some(records)
}
