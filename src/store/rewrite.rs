//! Writing the register's file: beside it, waited for, compared with what was last seen, put in its place in one step.

use std::path::Path;

use crate::clinical::record::Seq;
use crate::register::{Register, Timestamp};

use super::backup::{self, Kind};
use super::digest::Digest;
use super::disk::{Barrier, FileState};
use super::error::StoreError;
use super::place::{Place, io_error, parent};
use super::scribe::Scribe;
use super::write::write;

/// A register to be written: everything that it takes, so that it can be done beside other work.
pub struct Rewriting {
    pub(super) place: Place,
    pub(super) register: Register,
    /// The digest of the register's last entry.
    pub(super) head: Digest,
    /// The file that is replaced, and the entry up to which it holds everything.
    pub(super) seen: Option<FileState>,
    pub(super) merged: Seq,
    pub(super) now: Timestamp,
    /// A wait after so many bytes.
    pub(super) part_bytes: usize,
}

/// A register that was written.
#[derive(Clone, Copy, Debug)]
pub struct Rewritten {
    pub(super) seq: Seq,
    pub(super) state: Option<FileState>,
}

impl Rewriting {
    /// Writes it.
    ///
    /// # Errors
    /// The file was changed by somebody else, or the disk refused: then the file is as it was, unless the last wait
    /// alone failed ([`StoreError::NotConfirmed`]).
    pub fn run(self, scribe: &Scribe<'_>) -> Result<Rewritten, StoreError> {
        let text = write(&self.register, self.head, scribe);
        let temporary = self.place.temporary();
        let state = self
            .write_beside(&temporary, text.as_bytes())
            .and_then(|state| self.put_in_place(&temporary).map(|()| state))
            .inspect_err(|_| {
                // What failed is told already; a leftover is removed by the next attempt.
                let _ = self.place.disk.remove(&temporary);
            })?;
        self.place
            .disk
            .sync_directory(parent(&self.place.register), Barrier::RegisterNamed)
            .map_err(|source| StoreError::NotConfirmed {
                path: self.place.register.clone(),
                source,
            })?;
        // A backup too many does no harm, and is thinned the next time.
        let _ = backup::thin(
            &self.place,
            self.now,
            text.len().try_into().unwrap_or(u64::MAX),
        );
        Ok(Rewritten {
            seq: self.register.last_seq(),
            state,
        })
    }

    fn write_beside(&self, temporary: &Path, text: &[u8]) -> Result<Option<FileState>, StoreError> {
        let disk = &self.place.disk;
        // A leftover of a crash is ours: nobody else writes while we hold the lock.
        if self.place.state(temporary)?.is_some() {
            disk.remove(temporary)
                .map_err(|source| io_error(temporary, "removing a leftover", source))?;
        }
        disk.create_new(temporary)
            .and_then(|mut file| {
                let mut parts = text.chunks(self.part_bytes.max(1)).peekable();
                while let Some(part) = parts.next() {
                    file.write_all(part)?;
                    if parts.peek().is_some() {
                        file.sync(Barrier::RegisterPart)?;
                    }
                }
                file.sync(Barrier::RegisterWritten)
            })
            .map_err(|source| io_error(temporary, "writing the register", source))?;
        self.place.state(temporary)
    }

    fn put_in_place(&self, temporary: &Path) -> Result<(), StoreError> {
        let path = &self.place.register;
        if !is_still(self.seen, self.place.state(path)?) {
            return Err(StoreError::ChangedOnDisk(path.clone()));
        }
        backup::keep(&self.place, self.merged, self.now, Kind::Replaced)?;
        self.place
            .disk
            .rename(temporary, path)
            .map_err(|source| io_error(path, "putting the new register in place", source))
    }
}

/// Whether what stands there is what was last seen.
pub(super) fn is_still(seen: Option<FileState>, found: Option<FileState>) -> bool {
    match (seen, found) {
        (None, None) => true,
        (Some(seen), Some(found)) => seen.is_still(&found),
        (Some(_), None) | (None, Some(_)) => false,
    }
}
