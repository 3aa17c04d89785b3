//! What files say and somebody explained once: numbers of patients that reach another record, words with a meaning.

use super::timestamp::Timestamp;
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
