//! Writing the register's file: beside it, waited for, compared with what was last seen, put in its place in one step.

use std::path::Path;
use std::sync::Arc;

use crate::clinical::record::Seq;
use crate::register::{Register, Timestamp};
use crate::wording::files::doing;

use super::backup::{self, Kind};
use super::disk::{Barrier, FileState, Held};
use super::doubts::Doubt;
use super::error::StoreError;
use super::journal::End;
use super::layout::digest::Digest;
use super::layout::file_format::FileFormat;
use super::layout::write::write_in_parts;
use super::opened::Store;
use super::register_paths::{RegisterPaths, io_error, parent};

/// A register to be written: everything that it takes, so that it can be done beside other work.
pub struct Rewriting {
    pub(super) place: RegisterPaths,
    pub(super) register: Register,
    /// The digest of the register's last entry.
    pub(super) head: Digest,
    /// The file that is replaced, and the entry up to which it holds everything.
    pub(super) seen: Option<FileState>,
    pub(super) merged: Seq,
    /// How many bytes had been appended to the journal.
    pub(super) merged_at: u64,
    pub(super) now: Timestamp,
    /// A wait after so many bytes.
    pub(super) part_bytes: usize,
    /// Nobody else writes before it is done; `None` where nobody could.
    pub(super) _lock: Option<Arc<dyn Held>>,
}

/// A register that was put in its place.
#[derive(Debug)]
pub struct Rewritten {
    seq: Seq,
    merged_at: u64,
    state: Option<FileState>,
    /// What the disk said instead of confirming that it will stay there.
    unconfirmed: Option<StoreError>,
}

impl Store {
    /// Whether the register's file lags behind the journal.
    #[must_use]
    pub fn needs_rewriting(&self) -> bool {
        !self.is_in_trouble && (self.is_due || self.merged < self.last_seq())
    }

    /// Whether the register's file is to be written although the journal did not grow.
    pub(super) const fn is_due(&self) -> bool {
        self.is_due
    }

    /// Writes the register's file: all that [`Store::begin_rewriting`] says.
    ///
    /// # Errors
    /// As [`Rewriting::run`] and [`Store::finish_rewriting`]; it can be tried again.
    pub fn rewrite(
        &mut self,
        register: &Register,
        format: &FileFormat<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let rewritten = self.begin_rewriting(register.clone(), now)?.run(format)?;
        self.finish_rewriting(rewritten)
    }

    /// What it takes to write the register's file, to be done beside other work.
    ///
    /// # Errors
    /// Opened for reading only, in trouble, or `register` holds anything else than the journal.
    pub fn begin_rewriting(
        &self,
        register: Register,
        now: Timestamp,
    ) -> Result<Rewriting, StoreError> {
        let path = || self.place.register.clone();
        let Some(lock) = self.lock.as_ref().filter(|_| !self.is_in_trouble) else {
            return Err(StoreError::OpenedForReading(path()));
        };
        let End { seq, head, .. } = *self.journal.end();
        if register.last_seq() != seq {
            return Err(StoreError::NotReadable(path()));
        }
        Ok(Rewriting {
            place: self.place.clone(),
            register,
            head,
            seen: self.seen,
            merged: self.merged,
            merged_at: self.journal.appended(),
            now,
            part_bytes: self.policy.part_bytes,
            _lock: Some(Arc::clone(lock)),
        })
    }

    /// The register's file was put in its place: from now on it is the one that the next takes the place of.
    ///
    /// # Errors
    /// The disk did not confirm that it stays there ([`StoreError::NotConfirmed`]): it is to be written again.
    pub fn finish_rewriting(&mut self, rewritten: Rewritten) -> Result<(), StoreError> {
        self.seen = rewritten.state;
        self.merged = rewritten.seq;
        self.merged_at = rewritten.merged_at;
        self.is_due = rewritten.unconfirmed.is_some();
        rewritten.confirmed()
    }

    /// Whether the register's file is no longer the one that was read or written last.
    ///
    /// # Errors
    /// The disk refused.
    pub fn has_changed_on_disk(&self) -> Result<bool, StoreError> {
        Ok(!is_still(
            self.seen,
            self.place.state(&self.place.register)?,
        ))
    }
}

impl Rewritten {
    /// Whether the disk confirmed that it stays in its place.
    ///
    /// # Errors
    /// It did not ([`StoreError::NotConfirmed`]).
    pub(super) fn confirmed(self) -> Result<(), StoreError> {
        self.unconfirmed.map_or(Ok(()), Err)
    }
}

impl Rewriting {
    /// Writes it. It is certain only when the disk confirmed it: [`Store::finish_rewriting`] tells.
    ///
    /// # Errors
    /// The file was changed by somebody else, or the disk refused: then the file is as it was.
    pub fn run(self, format: &FileFormat<'_>) -> Result<Rewritten, StoreError> {
        self.place.must_be_there()?;
        let temporary = self.place.temporary();
        let (state, bytes) = self
            .write_beside(&temporary, format)
            .and_then(|written| self.put_in_place(&temporary).map(|()| written))
            .inspect_err(|_| {
                // What failed is told already; a leftover is removed by the next attempt.
                let _ = self.place.disk.remove(&temporary);
            })?;
        let named = self
            .place
            .sync_directory(parent(&self.place.register), Barrier::RegisterNamed);
        if named.is_ok() {
            // A backup too many does no harm, and is thinned the next time.
            let _ = backup::thin(&self.place, self.now, bytes);
        }
        Ok(Rewritten {
            seq: self.register.last_seq(),
            merged_at: self.merged_at,
            state,
            unconfirmed: named.err().map(|source| StoreError::NotConfirmed {
                path: self.place.register.clone(),
                source,
            }),
        })
    }

    /// Writes it part by part; gives what stands there then, and how many bytes.
    fn write_beside(
        &self,
        temporary: &Path,
        format: &FileFormat<'_>,
    ) -> Result<(Option<FileState>, u64), StoreError> {
        let disk = &self.place.disk;
        // A leftover of a crash is ours: nobody else writes while we hold the lock.
        if self.place.state(temporary)?.is_some() {
            disk.remove(temporary)
                .map_err(|source| io_error(temporary, doing::REMOVING_A_LEFTOVER, source))?;
        }
        let bytes = self
            .place
            .create_new(temporary)
            .and_then(|mut file| {
                let part_bytes = self.part_bytes.max(1);
                write_in_parts(
                    &self.register,
                    self.head,
                    format,
                    part_bytes,
                    &mut |part, is_last| {
                        file.write_all(part.as_bytes())?;
                        file.sync(if is_last {
                            Barrier::RegisterWritten
                        } else {
                            Barrier::RegisterPart
                        })
                    },
                )
            })
            .map_err(|source| io_error(temporary, doing::WRITING_THE_REGISTER, source))?;
        Ok((self.place.state(temporary)?, bytes))
    }

    fn put_in_place(&self, temporary: &Path) -> Result<(), StoreError> {
        let path = &self.place.register;
        self.is_in_place()?;
        backup::keep(&self.place, self.merged, self.now, Kind::Replaced)?;
        if self.seen.is_some() {
            let lost = self.place.disk.copy_attributes(path, temporary);
            for what in
                lost.map_err(|source| io_error(path, doing::KEEPING_ITS_PERMISSIONS, source))?
            {
                self.place.doubts.note(Doubt::Attributes(what));
            }
        }
        // Somebody may have changed it since.
        self.is_in_place()?;
        self.place
            .disk
            .rename(temporary, path)
            .map_err(|source| io_error(path, doing::PUTTING_THE_NEW_REGISTER_IN_PLACE, source))
    }

    /// What is about to be replaced is what was last seen.
    fn is_in_place(&self) -> Result<(), StoreError> {
        let path = &self.place.register;
        if is_still(self.seen, self.place.state(path)?) {
            Ok(())
        } else {
            Err(StoreError::ChangedOnDisk(path.clone()))
        }
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
