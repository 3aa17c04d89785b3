//! Whom the numbers of a register reach, and what its words mean.

use std::collections::BTreeMap;

use super::super::taught::{Reached, TaughtWord};
use super::Register;
use crate::clinical::record::Id;

impl Register {
    /// The numbers that reach a patient beside the own one.
    #[must_use]
    pub const fn other_numbers(&self) -> &BTreeMap<String, Reached> {
        &self.numbers
    }

    /// The patient in whose record an identifier's is now: the same, or that of a record to which it was joined.
    #[must_use]
    pub fn present(&self, id: Id) -> Id {
        let mut present = id;
        while self.get(present).is_none() {
            let mut reached = self.numbers.values();
            match reached.find(|reached| reached.joined == Some(present)) {
                Some(reached) if reached.patient != present => present = reached.patient,
                Some(_) | None => return id,
            }
        }
        present
    }

    /// The words that files use and what they mean, by source, kind and word.
    #[must_use]
    pub fn words(&self) -> &[TaughtWord] {
        &self.words
    }
}
