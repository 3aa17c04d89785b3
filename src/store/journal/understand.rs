//! From a line of the journal to its entry.

use std::sync::Arc;

use crate::reference::{DataFault, Document};
use crate::register::{Entry, Register, Timestamp};
use crate::store::layout::convert_entry::BatchRef;
use crate::store::layout::file_format::FileFormat;
use crate::store::layout::raw_entry::RawEntry;
use crate::store::layout::stamp::parse_at;
use crate::store::register_paths::RegisterPaths;
use crate::wording::Sentence;
use crate::wording::refusals::data_files::of_path;

use super::batch;
use super::segment::Scanned;

/// When an entry was made, without understanding the rest of its line.
pub(super) fn moment(body: &str) -> Option<Timestamp> {
    let (_, rest) = body.split_once("at: \"")?;
    parse_at(rest.split_once('"')?.0)
}

/// What is wrong with a line that is as it was written.
pub(super) enum Wrong {
    /// The line itself.
    Here(Sentence),
    /// The sealed file that it names.
    Elsewhere(DataFault),
}

pub(super) type Understood = (Option<Arc<Entry>>, Option<BatchRef>);

/// The entry of a line, if it is asked for, and the sealed file that it names.
pub(super) fn understand(
    line: &Scanned<'_>,
    is_asked_for: bool,
    place: &RegisterPaths,
    register: &str,
    beside: Option<&Register>,
    format: &FileFormat<'_>,
) -> Result<Understood, Wrong> {
    // Lines of others are only verified; but who takes back an import must know its file.
    if !is_asked_for && !line.body.contains(", batch: (") {
        return Ok((None, None));
    }
    let raw: RawEntry<'_> = Document::new("", line.body)
        .read()
        .map_err(|fault| Wrong::Here(fault.what))?;
    let read = format
        .converter()
        .entry(&raw)
        .map_err(|error| Wrong::Here(of_path(error.path, error.what)))?;
    if !is_asked_for {
        return Ok((None, read.batch));
    }
    let mut entry = read.entry;
    if let Some(batch) = read.batch {
        entry.ops =
            batch::read(place, register, batch, beside, format).map_err(Wrong::Elsewhere)?;
    }
    Ok((Some(Arc::new(entry)), read.batch))
}
