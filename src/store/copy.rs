//! A copy of everything on another disk, for the day on which this one fails.

use std::path::{Path, PathBuf};

use crate::register::{Register, Timestamp};
use crate::wording::Sentence;
use crate::wording::files::{self, doing};

use super::disk::Barrier;
use super::drafts::{DraftFile, KeptDraft};
use super::error::StoreError;
use super::layout::file_format::FileFormat;
use super::local_disk::LocalDisk;
use super::opened::Store;
use super::register_paths::{RegisterPaths, io_error};
use super::rewrite::Rewriting;

impl Store {
    /// Writes the register from memory, the journal as far as it can still be read, and what stands in forms, to a new
    /// place: the program can go on there. Gives a notice where that disk cannot keep what is promised here, or where the
    /// journal could not be copied: its history begins anew there.
    ///
    /// # Errors
    /// Something stands there already, or that disk refused too.
    pub fn copy_to(
        &self,
        path: &Path,
        register: &Register,
        drafts: &[KeptDraft],
        format: &FileFormat<'_>,
        now: Timestamp,
    ) -> Result<Option<Sentence>, StoreError> {
        let place = RegisterPaths::new(
            &LocalDisk,
            path.to_owned(),
            path.display().to_string(),
            self.place.user.clone(),
        )?;
        if place.state(path)?.is_some() || place.state(&place.directory())?.is_some() {
            return Err(StoreError::Occupied(path.to_owned()));
        }
        place.make_directories()?;
        let end = self.journal.end();
        if register.last_seq() != end.seq {
            return Err(StoreError::NotReadable(path.to_owned()));
        }
        let journal = self.copy_journal(&place);
        if journal.is_err() {
            for name in self.journal_files().unwrap_or_default() {
                // Half a journal is worse than none; what is not there cannot be removed.
                let _ = place.disk.remove(&place.directory().join(name));
            }
        }
        let rewriting = Rewriting {
            place: place.clone(),
            register: register.clone(),
            head: end.head,
            seen: None,
            merged: end.seq,
            merged_at: 0,
            now,
            part_bytes: self.policy.part_bytes,
            _lock: None,
        };
        rewriting.run(format)?.confirmed()?;
        DraftFile::on(&place)
            .write(drafts)
            .map_err(|source| io_error(path, doing::KEEPING_WHAT_STANDS_IN_FORMS, source))?;
        let mut told = place.doubts.take();
        told.extend(
            journal
                .err()
                .map(|error| files::journal_not_copied(error.sentence())),
        );
        Ok((!told.is_empty()).then(|| Sentence::joined(&told, ["; ", "; "], ["；", "；"])))
    }

    /// The journal up to its last confirmed entry, and its imports.
    fn copy_journal(&self, to: &RegisterPaths) -> Result<(), StoreError> {
        let end = self.journal.end();
        for name in self.journal_files()? {
            let from = self.place.directory().join(&name);
            let mut bytes = self.place.read(&from)?;
            if from == self.place.segment(end.number) {
                // What stands behind it was not confirmed.
                bytes.truncate(usize::try_from(end.length).unwrap_or(usize::MAX));
            }
            let path = to.directory().join(&name);
            to.create_new(&path)
                .and_then(|mut file| {
                    file.write_all(&bytes)?;
                    file.sync(Barrier::PutAside)
                })
                .map_err(|source| io_error(&path, doing::COPYING, source))?;
        }
        let directory = to.directory();
        to.sync_directory(&directory, Barrier::PutAside)
            .map_err(|source| io_error(&directory, doing::COPYING, source))
    }

    /// The names of the journal's segments and imports.
    fn journal_files(&self) -> Result<Vec<PathBuf>, StoreError> {
        let directory = self.place.directory();
        let names = self.place.disk.list(&directory);
        let names = names.map_err(|source| io_error(&directory, doing::LISTING, source))?;
        let is_journal = |name: &str| {
            (name.starts_with("journal-") || name.starts_with("import-")) && name.ends_with(".ron")
        };
        Ok(names
            .into_iter()
            .filter(|name| name.to_str().is_some_and(is_journal))
            .map(PathBuf::from)
            .collect())
    }
}
