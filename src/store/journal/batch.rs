//! The ops of a large entry in a sealed file of their own: an import is one line of the journal and one such file.
//!
//! ```text
//! (format: "hepatrack import", schema: 2, register: "k7q2m9x4", entry: 17, ops: [
//! report(of: 3, now: (id: 4, on: "2020-01-08", src: "i17", r: "dna 2.3e7 IU/mL")),
//! ])
//! ```

use std::thread;

use crate::clinical::record::Seq;
use crate::reference::DataFault;
use crate::register::Op;
use crate::store::StoreError;
use crate::store::disk::Barrier;
use crate::store::layout::convert_entry::BatchRef;
use crate::store::layout::digest::{Digest, PieceHasher};
use crate::store::layout::header::{OLDEST, SCHEMA};
use crate::store::layout::raw_entry::RawOp;
use crate::store::layout::scribe::Scribe;
use crate::store::layout::strict::report_op;
use crate::store::place::{Place, io_error};
use crate::store::quarantine;

const END: &str = "])\n";

fn first_line(schema: u32, register: &str, of: Seq) -> String {
    format!(
        "(format: \"hepatrack import\", schema: {schema}, register: \"{register}\", entry: {}, ops: [\n",
        of.0
    )
}

/// Writes the ops of the entry `of` into a file of their own, part by part, each read back and compared before it is
/// written: so they never stand in memory as text.
///
/// # Errors
/// What is to be written does not read back, or the disk refused: nothing is left then.
pub(super) fn write(
    place: &Place,
    register: &str,
    of: Seq,
    ops: &[Op],
    scribe: &Scribe<'_>,
) -> Result<BatchRef, StoreError> {
    let path = place.batch(of);
    let io = |source| io_error(&path, "writing an import", source);
    if place.state(&path)?.is_some() {
        // Written for an entry that never came to be, or named by a journal that was put aside.
        quarantine::put_aside(place, &path)?;
    }
    let written = || -> Result<Digest, StoreError> {
        let mut file = place.disk.create_new(&path).map_err(io)?;
        let mut hasher = PieceHasher::default();
        let mut text = first_line(SCHEMA, register, of);
        for ops in ops.chunks(OPS_AT_ONCE) {
            for spelled in side_by_side(ops, |ops| spelled(ops, scribe)) {
                text.push_str(&spelled.ok_or_else(|| StoreError::NotReadable(path.clone()))?);
            }
            if text.len() >= PART_BYTES {
                hasher.update(text.as_bytes());
                file.write_all(text.as_bytes()).map_err(io)?;
                text.clear();
            }
        }
        text.push_str(END);
        hasher.update(text.as_bytes());
        file.write_all(text.as_bytes()).map_err(io)?;
        file.sync(Barrier::Batch).map_err(io)?;
        place
            .disk
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
const OPS_AT_ONCE: usize = 4 * 1024;
/// So many bytes are written at once.
const PART_BYTES: usize = 1024 * 1024;

/// The lines of ops, if each reads back as it is.
fn spelled(ops: &[Op], scribe: &Scribe<'_>) -> Option<String> {
    let mut text = String::new();
    for op in ops {
        let start = text.len();
        scribe.push_op(&mut text, op);
        text.push(',');
        let read = op_of(text.get(start..)?, scribe)?;
        (read == *op).then_some(())?;
        text.push('\n');
    }
    Some(text)
}

/// The ops that a journal line names.
///
/// # Errors
/// The file is missing, was changed, or cannot be read.
pub(in crate::store) fn read(
    place: &Place,
    register: &str,
    batch: BatchRef,
    scribe: &Scribe<'_>,
) -> Result<Vec<Op>, DataFault> {
    let path = place.batch(batch.of);
    let fault = |what: &str| place.fault(&path, &[], 0, what);
    let bytes = place
        .read(&path)
        .map_err(|error| fault(&format!("the import cannot be read: {error}")))?;
    if Digest::of_pieces(&bytes) != batch.digest {
        return Err(fault("the import was changed after it was sealed"));
    }
    let ops = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| parse(text, register, batch.of, scribe))
        .ok_or_else(|| fault("this is no sealed import of this register"))?;
    Ok(if batch.inverse {
        ops.iter().rev().map(Op::inverse).collect()
    } else {
        ops
    })
}

fn parse(text: &str, register: &str, of: Seq, scribe: &Scribe<'_>) -> Option<Vec<Op>> {
    let lines = lines(text, register, of)?;
    let parts = side_by_side(&lines, |lines| -> Option<Vec<Op>> {
        lines.iter().map(|line| op_of(line, scribe)).collect()
    });
    let mut ops = Vec::with_capacity(lines.len());
    for part in parts {
        ops.append(&mut part?);
    }
    Some(ops)
}

/// The lines between the first and the last, one op each.
fn lines<'t>(text: &'t str, register: &str, of: Seq) -> Option<Vec<&'t str>> {
    let ops = (OLDEST..=SCHEMA)
        .find_map(|schema| text.strip_prefix(&first_line(schema, register, of)))?
        .strip_suffix(END)?;
    Some(ops.lines().collect())
}

fn op_of(line: &str, scribe: &Scribe<'_>) -> Option<Op> {
    let line = line.strip_suffix(',')?;
    if let Some(op) = report_op(line, scribe.converter()) {
        return Some(op);
    }
    let raw: RawOp<'_> = ron::from_str(line).ok()?;
    scribe.converter().op(&raw).ok()
}

/// Works on shares of some items, on all processors where that pays.
fn side_by_side<I: Sync, T: Send>(items: &[I], work: impl Fn(&[I]) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(threads).max(LEAST_ITEMS);
    if items.len() <= LEAST_ITEMS {
        return vec![work(items)];
    }
    let work = &work;
    thread::scope(|scope| {
        let workers: Vec<_> = items
            .chunks(share)
            .map(|items| scope.spawn(move || work(items)))
            .collect();
        let results = workers.into_iter().map(|worker| match worker.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        results.collect()
    })
}

/// Fewer items than this are not worth a thread.
const LEAST_ITEMS: usize = 500;
