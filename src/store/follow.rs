//! Following what other instances write, and taking turns at writing.

use std::sync::Arc;

use crate::register::Entry;
use crate::wording::files::doing;
use crate::wording::refusals::journal as said;

use super::disk::Barrier;
use super::error::StoreError;
use super::journal;
use super::layout::file_format::FileFormat;
use super::lock::{Holder, holder_of, lock};
use super::opened::Store;
use super::register_paths::io_error;

/// What came of asking to be the one who writes.
#[derive(Debug)]
pub enum Claim {
    /// This instance writes now; these are the entries that others made meanwhile.
    Ours(Vec<Arc<Entry>>),
    /// Somebody else does.
    Theirs(Holder),
}

impl Store {
    /// The entries that others have made since this instance looked last, each of them safe.
    ///
    /// # Errors
    /// The journal does not go on where it ended: the register must be opened afresh. Or the disk refused.
    pub fn follow(&mut self, format: &FileFormat<'_>) -> Result<Vec<Arc<Entry>>, StoreError> {
        if let Some(shared) = self.shared() {
            shared.catch_up()?;
        }
        self.read_on(format)
    }

    /// As [`Store::follow`], of what is on this machine already.
    ///
    /// # Errors
    /// As [`Store::follow`].
    pub fn read_on(&mut self, format: &FileFormat<'_>) -> Result<Vec<Arc<Entry>>, StoreError> {
        if !self.has_grown()? {
            return Ok(Vec::new());
        }
        let (register, end) = (self.journal.register(), self.journal.end());
        let (entries, batches, end) = journal::read_on(&self.place, register, end, format)?;
        if entries.is_empty() {
            return Ok(entries);
        }
        let path = self.place.segment(end.number);
        match self.place.disk.sync_file(&path, Barrier::Replayed) {
            Err(error) if self.lock.is_none() && super::opened::is_refusal(&error) => {}
            waited => waited.map_err(|source| io_error(&path, doing::MAKING_SURE, source))?,
        }
        self.journal.move_on(end, batches);
        Ok(entries)
    }

    /// Whether the journal may have grown: one look at the segment, one for the next. A journal that ends before what was
    /// read from it was cut: an entry that was shown did not survive its writer.
    fn has_grown(&self) -> Result<bool, StoreError> {
        let end = self.journal.end();
        if end.number > 0 {
            let path = self.place.segment(end.number);
            let length = self.place.state(&path)?.map_or(0, |state| state.length);
            if length < end.length {
                let fault = self.place.fault(&path, &[], 0, said::CUT);
                return Err(StoreError::Journal(fault));
            }
            if length > end.length {
                return Ok(true);
            }
        }
        let next = self.place.segment(end.number.saturating_add(1));
        Ok(self.place.state(&next)?.is_some())
    }

    /// Asks to be the one who writes, and catches up with what others have written.
    ///
    /// # Errors
    /// As [`Store::follow`]; then this instance does not write.
    pub fn claim(&mut self, format: &FileFormat<'_>) -> Result<Claim, StoreError> {
        if self.lock.is_none() {
            match lock(&self.place)? {
                Some(held) => self.lock = Some(Arc::from(held)),
                None => return Ok(Claim::Theirs(holder_of(&self.place))),
            }
        }
        let caught_up = self
            .follow(format)
            .and_then(|entries| self.recognise_file(format).map(|()| entries))
            .inspect_err(|_| self.lock = None)?;
        Ok(Claim::Ours(caught_up))
    }

    /// Lets others write, once a rewrite that is under way is done.
    pub fn give_back(&mut self) {
        self.lock = None;
    }
}
