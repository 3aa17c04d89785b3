//! What the line of an entry says, read back before it is written.

use crate::register::Entry;
use crate::store::layout::convert_entry::BatchRef;
use crate::store::layout::file_format::FileFormat;
use crate::store::layout::raw_entry::RawEntry;
use crate::wording::files;

use super::append_error::AppendError;

/// What the line of an entry says.
pub(super) fn body(entry: &Entry, batch: Option<BatchRef>, format: &FileFormat<'_>) -> String {
    let mut text = String::new();
    format.push_entry_head(&mut text, entry);
    match batch {
        Some(batch) => {
            let inverse = if batch.inverse { ", inverse: true" } else { "" };
            text.push_str(&format!(
                ", batch: (of: {}, sha256: \"{}\"{inverse})",
                batch.of.0, batch.digest
            ));
        }
        None => {
            let mut divider = ", ops: [";
            for op in &entry.ops {
                text.push_str(divider);
                format.push_op(&mut text, op);
                divider = ", ";
            }
            text.push(']');
        }
    }
    text.push(')');
    text
}

/// What is to be written must read back as what is meant.
pub(super) fn check(
    body: &str,
    entry: &Entry,
    batch: Option<BatchRef>,
    format: &FileFormat<'_>,
) -> Result<(), AppendError> {
    let raw: Option<RawEntry<'_>> = ron::from_str(body).ok();
    let read = raw.and_then(|raw| format.converter().entry(&raw).ok());
    let is_same = read.is_some_and(|read| {
        let ops_are = match batch {
            // They stand in a file that was read back when it was written.
            Some(_) => read.entry.ops.is_empty(),
            None => read.entry.ops == entry.ops,
        };
        ops_are
            && read.batch == batch
            && read.entry.seq == entry.seq
            && read.entry.stamp == entry.stamp
            && read.entry.base == entry.base
            && read.entry.why == entry.why
            && read.entry.takes_back == entry.takes_back
    });
    if is_same {
        return Ok(());
    }
    Err(AppendError::Refused {
        reason: files::NO_READ_BACK.into(),
    })
}
