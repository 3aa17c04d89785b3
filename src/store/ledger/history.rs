//! Where two histories part.

use crate::wording::Sentence;
use crate::wording::refusals::ledger as words;

use super::connect::fault_of;
use super::copy::{Row, name_of};
use super::fault::LedgerFault;
use super::link::Link;

impl Link {
    /// Why the history in the database is not the one that the copy holds: the first entry that differs.
    pub(super) fn rewritten(&mut self) -> LedgerFault {
        match self.compare() {
            Ok(Some(first)) => LedgerFault::Rewritten(first),
            Ok(None) => LedgerFault::Rewritten(words::ENDS_EARLIER.into()),
            Err(fault) => fault,
        }
    }

    /// The first entry of the copy that the database does not hold so, if there is one.
    ///
    /// # Errors
    /// The database does not answer, or the copy cannot be read.
    pub(super) fn compare(&mut self) -> Result<Option<Sentence>, LedgerFault> {
        let own = self
            .copy
            .lines()
            .map_err(|error| LedgerFault::Folder(error.sentence()))?;
        let register = self.register;
        let hashes = self
            .opened()?
            .client
            .query("SELECT hepatrack.hashes($1)", &[&register]);
        let hashes = hashes.map_err(|error| fault_of(&self.address, &error))?;
        let mut theirs = hashes.iter().map(|row| row.try_get(0).ok());
        Ok(first_difference(&own, || theirs.next().flatten()))
    }
}

/// The first of our lines whose hash is not the next of theirs.
fn first_difference(own: &[Row], mut theirs: impl FnMut() -> Option<Vec<u8>>) -> Option<Sentence> {
    let differs = own
        .iter()
        .find(|row| theirs().is_none_or(|hash| hash != row.hash.as_bytes()))?;
    Some(words::rewritten_at(name_of(&differs.said)))
}
