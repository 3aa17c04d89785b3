//! The end of the journal.

use std::path::Path;

use crate::clinical::record::Seq;
use crate::store::StoreError;
use crate::store::layout::digest::Digest;
use crate::store::register_paths::{RegisterPaths, io_error};
use crate::wording::files::doing;

use super::line;

/// No line but that of an import is longer, and those only name a file.
const LONGEST_LINE: u64 = 128 * 1024;

/// Where the journal ends: what is appended next stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct End {
    /// The layout of the last segment: entries of a later one stand in another.
    pub(in crate::store) schema: u32,
    pub(in crate::store) number: u32,
    /// Its bytes up to the end of the last good line.
    pub(in crate::store) length: u64,
    pub(in crate::store) seq: Seq,
    /// The digest of the last entry's line.
    pub(in crate::store) head: Digest,
    /// The digest of the segment's last line, which is its first where it holds no entry yet.
    pub(in crate::store) chain: Digest,
    /// Whether nothing is appended to the last segment: something else has changed the ends of its lines.
    pub(in crate::store) is_closed: bool,
}

/// Whether a journal on the disk holds the line with which it ended when it was read or written last: then it is the
/// same up to there, for each line is chained on the one before.
///
/// # Errors
/// The disk refused.
pub(in crate::store) fn ends_there(place: &RegisterPaths, end: &End) -> Result<bool, StoreError> {
    // A segment that was only named holds nothing yet.
    if end.number == 0 || end.length == 0 {
        return Ok(true);
    }
    let path = place.segment(end.number);
    if place
        .state(&path)?
        .is_none_or(|state| state.length < end.length)
    {
        return Ok(false);
    }
    Ok(last_named(place, &path, end.length)? == Some(end.chain))
}

/// The digest that the last line of the journal on the disk names for itself, true or not.
///
/// # Errors
/// The disk refused.
pub(in crate::store) fn digest_at_end(place: &RegisterPaths) -> Result<Option<Digest>, StoreError> {
    let Some(number) = place.segments()?.pop() else {
        return Ok(None);
    };
    let path = place.segment(number);
    match place.state(&path)? {
        Some(state) => last_named(place, &path, state.length),
        None => Ok(None),
    }
}

/// The digest that the last line of the first `length` bytes of a segment names for itself.
fn last_named(
    place: &RegisterPaths,
    path: &Path,
    length: u64,
) -> Result<Option<Digest>, StoreError> {
    let from = length.saturating_sub(LONGEST_LINE);
    let mut bytes = place
        .disk
        .read_from(path, from)
        .map_err(|source| io_error(path, doing::READING, source))?;
    bytes.truncate(usize::try_from(length - from).unwrap_or(usize::MAX));
    let last = bytes.trim_ascii_end().rsplit(|byte| *byte == b'\n').next();
    Ok(last.and_then(line::named))
}
