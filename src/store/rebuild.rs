//! A register made again from its journal, and from the newest good backup where the journal does not reach back.

use crate::clinical::record::Seq;
use crate::register::Register;

use super::backup;
use super::error::StoreError;
use super::journal::Reading;
use super::layout::digest::Digest;
use super::layout::file_format::FileFormat;
use super::layout::trailer::Integrity;
use super::register_paths::RegisterPaths;
use super::snapshot::{Found, Snapshot, look};

/// The register as it was after `until`; `None` where neither the journal nor a backup reaches back far enough, or
/// the entries between do not lead there.
///
/// # Errors
/// The disk refused.
pub(super) fn rebuild(
    reading: &Reading,
    until: Seq,
    place: &RegisterPaths,
    format: &FileFormat<'_>,
) -> Result<Option<Register>, StoreError> {
    let Some(mut register) = base(reading, until, place, format)? else {
        return Ok(None);
    };
    for entry in &reading.entries {
        if entry.seq > register.last_seq()
            && entry.seq <= until
            && register.replay(entry.clone()).is_err()
        {
            return Ok(None);
        }
    }
    Ok((register.last_seq() == until).then_some(register))
}

/// What to begin with: an empty register where the journal holds everything, else the newest good backup.
fn base(
    reading: &Reading,
    until: Seq,
    place: &RegisterPaths,
    format: &FileFormat<'_>,
) -> Result<Option<Register>, StoreError> {
    if reading.first.after == Seq(0) && reading.first.head == Digest::NONE {
        return Ok(Some(Register::new(reading.register.clone())));
    }
    for path in backup::newest_first(place)? {
        let Found::Snapshot(snapshot) = look(place, &path, format)? else {
            continue;
        };
        if is_of(&snapshot, reading) && snapshot.register.last_seq() <= until {
            return Ok(Some(snapshot.register));
        }
    }
    Ok(None)
}

/// Whether a backup is as it was written, and the journal goes on from it.
fn is_of(snapshot: &Snapshot, reading: &Reading) -> bool {
    snapshot.integrity == Integrity::Whole
        && snapshot.register.identifier() == reading.register
        && reading.digest_after(snapshot.register.last_seq()) == Some(snapshot.head)
}
