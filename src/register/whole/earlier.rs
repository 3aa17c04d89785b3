//! The register as it was: the entries before those that are known, and back to the state after one of them.

use std::sync::Arc;

use crate::clinical::record::Seq;

use super::Register;
use crate::register::conflict::Conflict;
use crate::register::entry::EarlierEntries;
use crate::register::history::History;

impl Register {
    /// Learns the entries that come before the first known one: all that there are. Nothing else changes.
    pub fn learn_earlier(&mut self, earlier: EarlierEntries) {
        self.history.prepend(earlier);
    }

    /// The register as it stood after the known entry `seq`, or before all known entries; a snapshot to look at.
    ///
    /// # Errors
    /// The entries since do not lead back: they are not those of this register.
    pub fn as_after(&self, seq: Seq) -> Result<Self, Conflict> {
        let mut earlier = self.clone();
        for entry in self.history.entries().iter().rev() {
            if entry.seq <= seq {
                break;
            }
            for op in entry.inverse() {
                earlier.apply(&op)?;
            }
            earlier.last_seq = Seq(entry.seq.0.saturating_sub(1));
        }
        let known = earlier.last_seq;
        earlier.history = History::default();
        for entry in self.history.entries() {
            if entry.seq <= known {
                earlier.history.push(Arc::clone(entry));
            }
        }
        Ok(earlier)
    }
}
