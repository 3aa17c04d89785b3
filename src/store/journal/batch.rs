//! The ops of a large entry in a sealed file of their own: an import is one line of the journal and one such file.
//!
//! ```text
//! (format: "hepatrack import", schema: 3, register: "k7q2m9x4", entry: 17, ops: [
//! report(of: 3, now: (id: 4, on: "2020-01-08", src: "i17", r: "dna 2.3e7 IU/mL")),
//! ])
//! ```

use std::convert::Infallible;
use std::path::{Path, PathBuf};

use crate::clinical::record::Seq;
use crate::reference::DataFault;
use crate::register::{Op, Register};
use crate::store::StoreError;
use crate::store::disk::Barrier;
use crate::store::in_order::{self, in_order};
use crate::store::layout::convert_entry::BatchRef;
use crate::store::layout::digest::{Digest, PieceHasher};
use crate::store::layout::file_format::FileFormat;
use crate::store::layout::header::{OLDEST, SCHEMA};
use crate::store::layout::raw_entry::RawOp;
use crate::store::layout::strict::report_op;
use crate::store::quarantine;
use crate::store::register_paths::{RegisterPaths, io_error};
use crate::wording::Phrase;
use crate::wording::files::doing;
use crate::wording::refusals::journal as said;

use super::lines::Lines;
use super::segment::Foreign;

const FORMAT: &str = "hepatrack import";
const END: &str = "])\n";

fn first_line(schema: u32, register: &str, of: Seq) -> String {
    format!(
        "(format: \"{FORMAT}\", schema: {schema}, register: \"{register}\", entry: {}, ops: [\n",
        of.0
    )
}

/// Writes the ops of the entry `of` into a file of their own, part by part, each read back and compared before it is
/// written: so they never stand in memory as text.
///
/// # Errors
/// What is to be written does not read back, or the disk refused: nothing is left then.
pub(super) fn write(
    place: &RegisterPaths,
    register: &str,
    of: Seq,
    ops: &[Op],
    format: &FileFormat<'_>,
) -> Result<BatchRef, StoreError> {
    let path = place.batch(of);
    let io = |source| io_error(&path, doing::WRITING_AN_IMPORT, source);
    if place.state(&path)?.is_some() {
        // Written for an entry that never came to be, or named by a journal that was put aside.
        quarantine::put_aside(place, &path)?;
    }
    let written = || -> Result<Digest, StoreError> {
        let mut file = place.create_new(&path).map_err(io)?;
        let mut hasher = PieceHasher::default();
        let mut text = first_line(SCHEMA, register, of);
        let mut shares = ops.chunks(OPS_AT_ONCE);
        in_order(
            workers_for(ops.len()),
            || shares.next(),
            |ops| spelled(ops, format),
            |spelled| {
                text.push_str(&spelled.ok_or_else(|| StoreError::NotReadable(path.clone()))?);
                if text.len() >= PART_BYTES {
                    hasher.update(text.as_bytes());
                    file.write_all(text.as_bytes()).map_err(io)?;
                    text.clear();
                }
                Ok::<(), StoreError>(())
            },
        )?;
        text.push_str(END);
        hasher.update(text.as_bytes());
        file.write_all(text.as_bytes()).map_err(io)?;
        file.sync(Barrier::Batch).map_err(io)?;
        place
            .sync_directory(&place.directory(), Barrier::BatchNamed)
            .map_err(io)?;
        Ok(hasher.finish())
    };
    let digest = written().inspect_err(|_| {
        // What failed is told already; a leftover is removed by the next attempt.
        let _ = place.disk.remove(&path);
    })?;
    Ok(BatchRef {
        of,
        digest,
        inverse: false,
    })
}

/// So many ops are spelled and read back at once.
const OPS_AT_ONCE: usize = 512;
/// So many bytes are written at once.
const PART_BYTES: usize = 1024 * 1024;

/// The lines of ops, if each reads back as it is.
fn spelled(ops: &[Op], format: &FileFormat<'_>) -> Option<String> {
    let mut text = String::new();
    for op in ops {
        let start = text.len();
        format.push_op(&mut text, op);
        text.push(',');
        let read = op_of(text.get(start..)?, format)?;
        (read == *op).then_some(())?;
        text.push('\n');
    }
    Some(text)
}

/// The ops that a journal line names, read part by part. What they share with `beside`, the register as it is now, does
/// not stand in memory twice.
///
/// # Errors
/// The file is missing, was changed, or cannot be read.
pub(in crate::store) fn read(
    place: &RegisterPaths,
    register: &str,
    batch: BatchRef,
    beside: Option<&Register>,
    format: &FileFormat<'_>,
) -> Result<Vec<Op>, DataFault> {
    let path = place.batch(batch.of);
    let failed = |source| {
        let error = io_error(&path, doing::READING, source);
        place.fault(&path, &[], 0, said::import_unread(error.sentence()))
    };
    let source = place.disk.open_to_read(&path).map_err(failed);
    let read = source
        .and_then(|source| read_sealed(source, &path, place, register, batch, beside, format));
    if read.is_ok() {
        return read;
    }
    // Whatever made the line ends of a journal foreign did so here.
    let bytes = place.read(&path).unwrap_or_default();
    if let Some(own) = own_line_ends(&bytes) {
        let source = Box::new(std::io::Cursor::new(own));
        let again = read_sealed(source, &path, place, register, batch, beside, format);
        if again.is_ok() {
            return again;
        }
    }
    // Another machine's import of the same number may stand there, and this one beside it under another name.
    match where_sealed(place, batch) {
        Ok(Some(copy)) if copy != path => {
            let source = place.disk.open_to_read(&copy).map_err(failed)?;
            read_sealed(source, &path, place, register, batch, beside, format)
        }
        Ok(_) | Err(_) => read,
    }
}

/// The file that holds a sealed import: under its own name, or under one that a program which keeps folders alike has
/// given it.
///
/// # Errors
/// The disk refused.
pub(in crate::store) fn where_sealed(
    place: &RegisterPaths,
    batch: BatchRef,
) -> Result<Option<PathBuf>, StoreError> {
    let directory = place.directory();
    let own = place.batch(batch.of);
    let beginning = format!("import-{:06}", batch.of.0);
    let names = place.disk.list(&directory);
    let names = names.map_err(|source| io_error(&directory, doing::LISTING, source))?;
    let others = names
        .iter()
        .filter(|name| name.to_string_lossy().starts_with(&beginning))
        .map(|name| directory.join(name));
    for path in std::iter::once(own).chain(others) {
        if place.state(&path)?.is_some_and(|state| state.is_file) {
            let bytes = place.read(&path)?;
            let own = own_line_ends(&bytes);
            if Digest::of_pieces(own.as_deref().unwrap_or(&bytes)) == batch.digest {
                return Ok(Some(path));
            }
        }
    }
    Ok(None)
}

/// The sealed imports, by their own names.
pub(super) fn all(place: &RegisterPaths) -> Result<Vec<PathBuf>, StoreError> {
    let directory = place.directory();
    let names = place.disk.list(&directory);
    let names = names.map_err(|source| io_error(&directory, doing::LISTING, source))?;
    let is_import = |name: &&std::ffi::OsString| {
        let name = name.to_string_lossy();
        name.starts_with("import-") && name.ends_with(".ron")
    };
    let names = names.iter().filter(is_import);
    Ok(names.map(|name| directory.join(name)).collect())
}

/// What something else than this program made of the line ends of an import.
pub(super) fn foreign(bytes: &[u8]) -> Option<Foreign> {
    own_line_ends(bytes)?;
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    lines.find_map(|line| Foreign::of(line, line.ends_with(b"\n")))
}

/// The bytes of a file with the line ends that it was written with; nothing where it has them.
fn own_line_ends(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut own = Vec::with_capacity(text.len());
    for line in text.trim_ascii_end().split(|byte| *byte == b'\n') {
        own.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
        own.push(b'\n');
    }
    (own != bytes).then_some(own)
}

fn read_sealed(
    source: Box<dyn std::io::Read + Send>,
    path: &Path,
    place: &RegisterPaths,
    register: &str,
    batch: BatchRef,
    beside: Option<&Register>,
    format: &FileFormat<'_>,
) -> Result<Vec<Op>, DataFault> {
    let fault = |what: Phrase| place.fault(path, &[], 0, what);
    let failed = |source| {
        let error = io_error(path, doing::READING, source);
        place.fault(path, &[], 0, said::import_unread(error.sentence()))
    };
    let mut lines = Lines::of(source);
    let mut ops = Some(Vec::new());
    let mut has_ended = false;
    let is_first =
        |line: &str| (OLDEST..=SCHEMA).any(|schema| line == first_line(schema, register, batch.of));
    let begins = lines.next_part().and_then(|part| {
        let (first, others) = part.split_at(part.find('\n')? + 1);
        is_first(first).then(|| others.to_owned())
    });
    if begins.is_none() {
        ops = None;
    }
    let mut begins = begins.filter(|part| !part.is_empty());
    let mut second = lines.next_part();
    // Most imports are small.
    let workers = if second.is_some() {
        in_order::workers()
    } else {
        1
    };
    let Ok(()): Result<(), Infallible> = in_order(
        workers,
        || {
            let read = begins.take().or_else(|| second.take());
            read.or_else(|| lines.next_part())
        },
        |part| understood(&part, beside, format),
        |part| {
            // Behind the end stands nothing.
            ops = ops.take().filter(|_| !has_ended).zip(part).map(
                |(mut ops, (mut more, is_last))| {
                    has_ended = is_last;
                    ops.append(&mut more);
                    ops
                },
            );
            Ok(())
        },
    );
    if let Some(error) = lines.error.take() {
        return Err(failed(error));
    }
    let is_whole = lines.is_whole();
    if lines.hasher.finish() != batch.digest {
        return Err(fault(said::IMPORT_CHANGED));
    }
    let ops = ops
        .filter(|_| has_ended && is_whole)
        .ok_or_else(|| fault(said::NO_IMPORT))?;
    Ok(if batch.inverse {
        ops.iter().rev().map(Op::inverse).collect()
    } else {
        ops
    })
}

/// The ops of some lines, and whether the last line of the file is among them.
fn understood(
    lines: &str,
    beside: Option<&Register>,
    format: &FileFormat<'_>,
) -> Option<(Vec<Op>, bool)> {
    let (lines, is_last) = match lines.strip_suffix(END) {
        Some(lines) if lines.is_empty() || lines.ends_with('\n') => (lines, true),
        Some(_) | None => (lines, false),
    };
    let ops = lines.lines().map(|line| op_of(line, format));
    let mut ops = ops.collect::<Option<Vec<_>>>()?;
    if let Some(register) = beside {
        register.share_with(&mut ops);
    }
    Some((ops, is_last))
}

fn op_of(line: &str, format: &FileFormat<'_>) -> Option<Op> {
    let line = line.strip_suffix(',')?;
    if let Some(op) = report_op(line, format.converter()) {
        return Some(op);
    }
    let raw: RawOp<'_> = ron::from_str(line).ok()?;
    format.converter().op(&raw).ok()
}

/// Fewer ops than this are not worth a thread.
const LEAST_OPS: usize = 500;

fn workers_for(ops: usize) -> usize {
    if ops <= LEAST_OPS {
        1
    } else {
        in_order::workers()
    }
}

#[cfg(test)]
mod tests;
