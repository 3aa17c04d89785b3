//! What the journal tells of the time before a register was opened.

use crate::clinical::record::Seq;
use crate::register::{EarlierEntries, Register};

use super::error::StoreError;
use super::journal;
use super::layout::digest::Digest;
use super::layout::file_format::FileFormat;
use super::opened::Store;

impl Store {
    /// The entries of the journal before `known`, all where it is `None`; and when it was begun, where it begins with a
    /// register that held something.
    ///
    /// # Errors
    /// The journal is damaged, or the disk refused.
    pub fn entries_before(
        &self,
        known: Option<Seq>,
        format: &FileFormat<'_>,
    ) -> Result<EarlierEntries, StoreError> {
        self.earlier(known, None, format)
    }

    /// As [`Store::entries_before`]; what they share with `beside`, the register as it is now, does not stand in memory
    /// twice.
    pub(super) fn earlier(
        &self,
        known: Option<Seq>,
        beside: Option<&Register>,
        format: &FileFormat<'_>,
    ) -> Result<EarlierEntries, StoreError> {
        let Some(reading) = journal::read(&self.place, None, beside, format)? else {
            return Ok(EarlierEntries::default());
        };
        if let Some(fault) = reading.fault {
            return Err(StoreError::Journal(fault));
        }
        let is_earlier = |seq| known.is_none_or(|known| seq < known);
        let begins_with_nothing =
            reading.first.after == Seq(0) && reading.first.head == Digest::NONE;
        Ok(EarlierEntries {
            entries: reading
                .entries
                .into_iter()
                .filter(|entry| is_earlier(entry.seq))
                .collect(),
            begins: (!begins_with_nothing).then_some(reading.first.begun),
        })
    }

    /// Teaches `register` all entries from before it was opened.
    ///
    /// # Errors
    /// The journal is damaged, or the disk refused.
    pub fn learn_history(
        &self,
        register: &mut Register,
        format: &FileFormat<'_>,
    ) -> Result<(), StoreError> {
        if register.history().has_earlier() {
            let known = register.history().entries().first().map(|entry| entry.seq);
            register.learn_earlier(self.earlier(known, Some(register), format)?);
        }
        Ok(())
    }
}
