//! The register's file changed by somebody else while it is open: noticed, told, and never written over unseen.

use std::path::Path;

use crate::clinical::record::Seq;
use crate::reference::DataFault;
use crate::register::{Op, Register, Timestamp, difference};
use crate::wording::Phrase;
use crate::wording::refusals::journal as said;

use super::condition::Mend;
use super::error::StoreError;
use super::journal;
use super::layout::digest::Digest;
use super::layout::file_format::FileFormat;
use super::layout::trailer::Integrity;
use super::opened::Store;
use super::quarantine;
use super::rewrite::is_still;
use super::snapshot::{Found, look};

/// What somebody else did to the register's file.
#[derive(Clone, Debug, PartialEq)]
pub enum Outside {
    /// It was removed or an earlier one was put in its place: nothing is lost, it is written again.
    Harmless(Phrase),
    /// It was changed by hand.
    Edited { changed: Vec<Op> },
    /// Another machine wrote to a copy of the register, and file or journal are now that one's: neither is written over.
    Fork { fault: DataFault },
    /// It cannot be read, or is another register, or a later one.
    Unreadable {
        /// Why; never empty.
        faults: Vec<DataFault>,
    },
}

impl Store {
    /// Looks whether somebody else changed the register's file since it was read or written last. While that is not
    /// decided ([`Store::mend`]), the file is not written.
    ///
    /// # Errors
    /// The disk refused.
    pub fn look_outside(
        &mut self,
        register: &Register,
        format: &FileFormat<'_>,
    ) -> Result<Option<Outside>, StoreError> {
        self.must_be_there()?;
        if self.lock.is_some() && self.has_another_journal()? {
            let path = self.place.segment(self.journal.end().number);
            return Ok(Some(self.fork(&path, said::JOURNAL_OF_ANOTHER)));
        }
        let state = self.place.state(&self.place.register)?;
        // Nothing was written yet where nothing was seen.
        if self.lock.is_none()
            || is_still(self.seen, state)
            || (self.seen.is_none() && state.is_none())
        {
            return Ok(None);
        }
        let snapshot = match look(&self.place, &self.place.register, format)? {
            Found::Nothing => {
                self.seen = None;
                self.is_due = true;
                return Ok(Some(Outside::Harmless(said::REMOVED)));
            }
            Found::Unreadable { faults, .. } => return Ok(Some(Outside::Unreadable { faults })),
            Found::Snapshot(snapshot) => snapshot,
        };
        let own = snapshot.register.identifier() == register.identifier();
        if own && snapshot.integrity == Integrity::Whole {
            let seq = snapshot.register.last_seq();
            match self.own_digest(seq, format)? {
                Some(digest) if digest != snapshot.head => {
                    let path = self.place.register.clone();
                    return Ok(Some(self.fork(&path, said::OTHER_LAST_ENTRY)));
                }
                // The same, with another time.
                Some(_) if seq == self.merged => {
                    self.seen = Some(snapshot.state);
                    return Ok(None);
                }
                Some(_) | None => {}
            }
        }
        let is_later = snapshot.register.last_seq() > self.last_seq();
        if !own || (is_later && snapshot.integrity == Integrity::Whole) {
            if own {
                let path = self.place.register.clone();
                return Ok(Some(self.fork(&path, said::LATER_ENTRIES)));
            }
            let path = &self.place.register;
            let fault = self.place.fault(path, &[], 0, said::ANOTHER_REGISTER);
            return Ok(Some(Outside::Unreadable {
                faults: vec![fault],
            }));
        }
        let changed = match snapshot.integrity {
            Integrity::Whole => Vec::new(),
            Integrity::Broken | Integrity::Unsealed => {
                // Without its last line it is taken for the one that was read or written last.
                let named = snapshot.named.unwrap_or(self.merged);
                difference(&as_of(register, named), &snapshot.register)
            }
        };
        if changed.is_empty() {
            self.seen = Some(snapshot.state);
            self.is_due = true;
            return Ok(Some(Outside::Harmless(said::EARLIER_ONE)));
        }
        Ok(Some(Outside::Edited { changed }))
    }

    fn fork(&mut self, path: &Path, what: Phrase) -> Outside {
        self.is_in_trouble = true;
        Outside::Fork {
            fault: self.place.fault(path, &[], 0, what),
        }
    }

    /// The digest of an entry of this journal; nothing where it does not reach there.
    fn own_digest(&self, seq: Seq, format: &FileFormat<'_>) -> Result<Option<Digest>, StoreError> {
        let end = self.journal.end();
        if seq == end.seq {
            return Ok(Some(end.head));
        }
        match journal::read(&self.place, Some(seq), None, format) {
            Ok(reading) => Ok(reading.and_then(|reading| reading.digest_after(seq))),
            Err(StoreError::Journal(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether another journal stands in the place of the one that was read or written last, or none does.
    ///
    /// # Errors
    /// The disk refused.
    pub fn has_another_journal(&mut self) -> Result<bool, StoreError> {
        let end = self.journal.end();
        if end.number == 0 {
            return Ok(false);
        }
        // Nobody else begins a segment while this instance may write.
        let next = self.place.segment(end.number.saturating_add(1));
        if self
            .place
            .state(&next)?
            .is_some_and(|state| state.length > 0)
        {
            return Ok(true);
        }
        let state = self.place.state(&self.place.segment(end.number))?;
        if let (Some(seen), Some(state)) = (&self.seen_journal, &state)
            && seen.is_still(state)
        {
            return Ok(false);
        }
        let is_another = !journal::ends_there(&self.place, end)?;
        self.seen_journal = state.filter(|_| !is_another);
        Ok(is_another)
    }

    /// After another instance wrote: the file is the one that it wrote, if it is as it was written.
    pub(super) fn recognise_file(&mut self, format: &FileFormat<'_>) -> Result<(), StoreError> {
        if !self.has_changed_on_disk()? {
            return Ok(());
        }
        if let Found::Snapshot(snapshot) = look(&self.place, &self.place.register, format)?
            && snapshot.integrity == Integrity::Whole
            && snapshot.register.identifier() == self.journal.register()
            && snapshot.register.last_seq() <= self.last_seq()
            && self.own_digest(snapshot.register.last_seq(), format)? == Some(snapshot.head)
        {
            self.seen = Some(snapshot.state);
            self.merged = snapshot.register.last_seq();
        }
        Ok(())
    }

    /// Does what somebody decided about a register in trouble, or about a file that was changed outside. `register` is
    /// what is shown. Where a change by hand is taken over, it is to be appended as an entry afterwards.
    ///
    /// # Errors
    /// The disk refused; what was in trouble still is.
    pub fn mend(
        &mut self,
        mend: Mend,
        register: &Register,
        format: &FileFormat<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let file = self.place.state(&self.place.register)?;
        if file.is_some() {
            quarantine::keep_copy(&self.place, &self.place.register)?;
        }
        if mend == Mend::BeginJournal {
            self.journal.begin_anew();
            self.merged = Seq(0);
        }
        self.seen = file;
        self.is_due = true;
        self.is_in_trouble = false;
        let has_journal = self.journal.end().number > 0;
        // A change that is taken over is written when its entry is; without a journal there is none.
        if mend == Mend::TakeOver && has_journal {
            return Ok(());
        }
        self.rewrite(register, format, now)
            .and_then(|()| {
                if has_journal {
                    return Ok(());
                }
                // Only now, and the last first: at any time either it or the file tells all that was shown.
                quarantine::put_journal_aside(&self.place)
            })
            .inspect_err(|_| self.is_in_trouble = true)
    }
}

/// The register as it was after `seq`, where its entries reach back to there.
fn as_of(register: &Register, seq: Seq) -> Register {
    register
        .as_after(seq)
        .ok()
        .filter(|earlier| earlier.last_seq() == seq)
        .unwrap_or_else(|| register.clone())
}
