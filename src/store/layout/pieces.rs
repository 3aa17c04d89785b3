//! The quick way through a file in canonical layout: each patient's block on its own, several at a time.
//!
//! It gives the same register as the whole file read in one, or nothing: whatever is out of the ordinary, an error
//! included, is left to that, which says where things stand. A block must be exactly one patient, and the file
//! without its blocks a register without patients, so a block that begins inside a text or a comment cannot pass.

use std::sync::Arc;
use std::thread;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::register::{Laboratory, Parts};

use super::convert::Converter;
use super::header::header;
use super::raw::{RawPatient, RawRegister};

const PATIENTS: &str = "\n  patients: [\n";
const BLOCK: &str = "    (id: ";
const END: &str = "\n  ],\n)";
/// More threads than this cost more than they save.
const MOST_THREADS: usize = 8;
/// Fewer blocks than this are not worth a thread.
const LEAST_BLOCKS: usize = 64;

/// The parts of the register, or nothing where the file is not in canonical layout or anything is wrong with it.
pub(in crate::store) fn read_in_pieces(text: &str, knowledge: &Knowledge) -> Option<Parts> {
    let begin = text.find(PATIENTS)? + PATIENTS.len();
    let end = text.rfind(END)? + 1;
    let blocks = blocks(text.get(begin..end)?)?;
    let shell = format!("{}{}", text.get(..begin)?, text.get(end..)?);
    let raw: RawRegister<'_> = ron::from_str(&shell).ok()?;
    let converter = Converter::new(knowledge);
    let mut parts = header(&raw, &converter, knowledge).ok()?;
    let threads = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(MOST_THREADS)
        .min(blocks.len() / LEAST_BLOCKS + 1);
    let share = blocks.len().div_ceil(threads).max(1);
    let laboratories = &parts.laboratories;
    let shares: Option<Vec<Vec<Arc<Record>>>> = thread::scope(|scope| {
        let readers: Vec<_> = blocks
            .chunks(share)
            .map(|blocks| scope.spawn(|| read_blocks(blocks, laboratories, &converter)))
            .collect();
        readers
            .into_iter()
            .map(|reader| reader.join().ok().flatten())
            .collect()
    });
    parts.patients = shares?.concat();
    Some(parts)
}

/// The blocks between the brackets of the list: each begins on a line of its own.
fn blocks(list: &str) -> Option<Vec<&str>> {
    let mut blocks = Vec::new();
    let mut rest = list;
    while !rest.is_empty() {
        if !rest.starts_with(BLOCK) {
            return None;
        }
        let mut lines = rest.match_indices('\n').map(|(position, _)| position + 1);
        let next = lines.find(|next| rest.get(*next..).is_none_or(|rest| rest.starts_with(BLOCK)));
        let (block, others) = rest.split_at(next.unwrap_or(rest.len()));
        blocks.push(block.trim_end().strip_suffix(',')?);
        rest = others;
    }
    Some(blocks)
}

fn read_blocks(
    blocks: &[&str],
    laboratories: &[Laboratory],
    converter: &Converter<'_>,
) -> Option<Vec<Arc<Record>>> {
    blocks
        .iter()
        .map(|block| {
            let raw: RawPatient<'_> = ron::from_str(block).ok()?;
            converter.patient(&raw, laboratories).ok().map(Arc::new)
        })
        .collect()
}
