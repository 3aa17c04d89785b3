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
use crate::store::layout::digest::Digest;
use crate::store::layout::header::{OLDEST, SCHEMA};
use crate::store::layout::raw_entry::RawOp;
use crate::store::layout::scribe::Scribe;
use crate::store::place::{Place, io_error};
use crate::store::quarantine;

const END: &str = "])\n";

/// The text of the file.
fn text_of(register: &str, of: Seq, ops: &[Op], scribe: &Scribe<'_>) -> String {
    let mut text = first_line(SCHEMA, register, of);
    for op in ops {
        scribe.push_op(&mut text, op);
        text.push_str(",\n");
    }
    text.push_str(END);
    text
}

fn first_line(schema: u32, register: &str, of: Seq) -> String {
    format!(
        "(format: \"hepatrack import\", schema: {schema}, register: \"{register}\", entry: {}, ops: [\n",
        of.0
    )
}

/// Writes the ops of the entry `of` into a file of their own, read back and compared first.
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
    let text = text_of(register, of, ops, scribe);
    let path = place.batch(of);
    if !reads_back(&text, register, of, ops, scribe) {
        return Err(StoreError::NotReadable(path));
    }
    let io = |doing: &'static str| {
        let path = path.clone();
        move |source| io_error(&path, doing, source)
    };
    if place.state(&path)?.is_some() {
        // Written for an entry that never came to be, or named by a journal that was put aside.
        quarantine::put_aside(place, &path)?;
    }
    place
        .disk
        .create_new(&path)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync(Barrier::Batch)
        })
        .and_then(|()| {
            place
                .disk
                .sync_directory(&place.directory(), Barrier::BatchNamed)
        })
        .map_err(io("writing an import"))
        .inspect_err(|_| {
            // What failed is told already; a leftover is removed by the next attempt.
            let _ = place.disk.remove(&path);
        })?;
    Ok(BatchRef {
        of,
        digest: Digest::of_pieces(text.as_bytes()),
        inverse: false,
    })
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
    let parts = side_by_side(&lines, |_, lines| -> Option<Vec<Op>> {
        lines.iter().map(|line| op_of(line, scribe)).collect()
    });
    let mut ops = Vec::with_capacity(lines.len());
    for part in parts {
        ops.append(&mut part?);
    }
    Some(ops)
}

/// Whether the text says these ops, each compared as it is read.
fn reads_back(text: &str, register: &str, of: Seq, ops: &[Op], scribe: &Scribe<'_>) -> bool {
    let Some(lines) = lines(text, register, of).filter(|lines| lines.len() == ops.len()) else {
        return false;
    };
    let parts = side_by_side(&lines, |first, lines| {
        let own = ops.iter().skip(first);
        lines
            .iter()
            .zip(own)
            .all(|(line, op)| op_of(line, scribe).as_ref() == Some(op))
    });
    parts.into_iter().all(|same| same)
}

/// The lines between the first and the last, one op each.
fn lines<'t>(text: &'t str, register: &str, of: Seq) -> Option<Vec<&'t str>> {
    let ops = (OLDEST..=SCHEMA)
        .find_map(|schema| text.strip_prefix(&first_line(schema, register, of)))?
        .strip_suffix(END)?;
    Some(ops.lines().collect())
}

fn op_of(line: &str, scribe: &Scribe<'_>) -> Option<Op> {
    let raw: RawOp<'_> = ron::from_str(line.strip_suffix(',')?).ok()?;
    scribe.converter().op(&raw).ok()
}

/// Works on shares of the lines, on all processors where that pays; each share knows the place of its first line.
fn side_by_side<'t, T: Send>(
    lines: &[&'t str],
    work: impl Fn(usize, &[&'t str]) -> T + Sync,
) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = lines.len().div_ceil(threads).max(LEAST_LINES);
    if lines.len() <= LEAST_LINES {
        return vec![work(0, lines)];
    }
    let work = &work;
    thread::scope(|scope| {
        let workers: Vec<_> = lines
            .chunks(share)
            .enumerate()
            .map(|(number, lines)| scope.spawn(move || work(number * share, lines)))
            .collect();
        let results = workers.into_iter().map(|worker| match worker.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        results.collect()
    })
}

/// Fewer lines than this are not worth a thread.
const LEAST_LINES: usize = 500;
