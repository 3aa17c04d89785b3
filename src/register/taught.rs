//! What files say and somebody explained once: numbers of patients that reach another record, words with a meaning.

use std::collections::BTreeMap;

use super::entry::Timestamp;
use super::whole::Register;
use crate::clinical::record::Id;

/// Whom a number reaches that is not the own one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    pub patient: Id,
    /// The record that had the number before it was joined.
    pub joined: Option<Id>,
}

/// What a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordKind {
    Test,
    Unit,
    /// A column of a table.
    Column,
    Drug,
}

impl WordKind {
    pub const ALL: [Self; 4] = [Self::Test, Self::Unit, Self::Column, Self::Drug];

    /// The word for it, as the register's file spells it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Unit => "unit",
            Self::Column => "column",
            Self::Drug => "drug",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaughtWord {
    /// Whose files use it; empty for files of which no source is named.
    pub source: String,
    pub kind: WordKind,
    /// The word as the files write it.
    pub word: String,
    /// What it means, in a word that is known.
    pub means: String,
    pub by: String,
    pub at: Timestamp,
}

impl TaughtWord {
    /// What tells it from any other.
    #[must_use]
    pub fn key(&self) -> (&str, WordKind, &str) {
        (&self.source, self.kind, &self.word)
    }
}

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
