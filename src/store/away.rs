//! A disk that was taken away while a register is open, and that comes back.

use crate::wording::Sentence;
use crate::wording::files::doing;
use crate::wording::refusals::journal as said;

use super::drafts::DraftFile;
use super::error::StoreError;
use super::follow::Claim;
use super::ground::gone;
use super::journal;
use super::layout::file_format::FileFormat;
use super::opened::Store;
use super::quarantine;
use super::register_paths::io_error;

impl Store {
    /// Whether the folder is still the one that was opened.
    ///
    /// # Errors
    /// Its disk was taken away, or refuses; nothing is written before [`Store::come_back`].
    pub fn must_be_there(&self) -> Result<(), StoreError> {
        self.place.must_be_there()
    }

    /// Lets go of a disk that was taken away: whatever is held open there would keep it from being unmounted.
    pub fn go_away(&mut self) {
        self.is_away = true;
        self.lock = None;
        self.journal.release();
    }

    /// Takes up a disk that came back where it was left, and asks to write there again if this instance did.
    ///
    /// # Errors
    /// It has not come back, something else stands there, or it refuses.
    pub fn come_back(
        &mut self,
        is_writer: bool,
        format: &FileFormat<'_>,
    ) -> Result<Claim, StoreError> {
        let folder = self.place.ground.folder();
        let found = || -> std::io::Result<_> {
            let state = self.place.disk.state(folder)?.ok_or_else(gone)?;
            self.place
                .ground
                .check_marks(|mark| Ok(self.place.disk.state(&folder.join(mark))?.is_some()))?;
            Ok(state)
        };
        let state = found().map_err(|source| io_error(folder, doing::LOOKING_AT_IT, source))?;
        if !journal::ends_there(&self.place, self.journal.end())? {
            let path = self.place.segment(self.journal.end().number);
            let fault = self.place.fault(&path, &[], 0, said::ANOTHER_ONE);
            return Err(StoreError::Journal(fault));
        }
        self.place.ground.is_back(state);
        let claim = if is_writer {
            self.claim(format)?
        } else {
            Claim::Ours(self.follow(format)?)
        };
        if self.lock.is_some() {
            self.put_tail_aside()?;
            self.journal.reopen();
        }
        self.is_away = false;
        Ok(claim)
    }

    /// What was being written when the disk went, and is no whole line, was never confirmed.
    fn put_tail_aside(&self) -> Result<(), StoreError> {
        let end = self.journal.end();
        let path = self.place.segment(end.number);
        let state = self.place.state(&path)?;
        if end.number > 0 && state.is_some_and(|state| state.length > end.length) && end.length > 0
        {
            quarantine::cut_tail(&self.place, &path, end.length)?;
        }
        Ok(())
    }

    #[must_use]
    pub fn drafts(&self) -> DraftFile {
        DraftFile::on(&self.place)
    }

    /// Whether nothing of it stands on the disk yet but its lock.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.seen.is_none() && self.last_seq().0 == 0
    }

    /// What this disk was found not to keep, as far as nobody was told yet.
    #[must_use]
    pub fn take_doubts(&self) -> Vec<Sentence> {
        self.place.doubts.take()
    }
}
