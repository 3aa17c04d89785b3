//! Entries: what was changed, by whom, when, how and why.

use std::sync::Arc;

use crate::clinical::record::{Seq, Via};

use super::op::Op;
use super::timestamp::Timestamp;

/// Who makes an entry, when and by which way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub at: Timestamp,
    pub by: String,
    pub via: Via,
}

/// A change that somebody means to make; it becomes an [`Entry`] by [`super::Register::commit`].
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub stamp: Stamp,
    /// The last entry that its author had seen.
    pub base: Seq,
    /// The reason, where one was given.
    pub why: Option<String>,
    /// The changes, in order; all of them happen or none.
    pub ops: Vec<Op>,
}

/// The entries before those that a register knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EarlierEntries {
    /// All of them, oldest first.
    pub entries: Vec<Arc<Entry>>,
    /// When the journal was begun, where it begins with a register that held something already: what came before has no
    /// entries.
    pub begins: Option<Timestamp>,
}

/// A change that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its place in the sequence of entries.
    pub seq: Seq,
    pub stamp: Stamp,
    /// The last entry that its author had seen.
    pub base: Seq,
    /// The reason, where one was given.
    pub why: Option<String>,
    /// The changes, in order.
    pub ops: Vec<Op>,
    /// The entry that this one takes back, if it is an undo or a redo.
    pub takes_back: Option<TakesBack>,
}

/// What an entry takes back: its ops are the inverse of that entry's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakesBack {
    /// Undo: an entry that somebody made, or a redo.
    Undo(Seq),
    /// Redo: an undo.
    Redo(Seq),
}

impl TakesBack {
    /// The entry that is taken back.
    #[must_use]
    pub const fn target(self) -> Seq {
        match self {
            Self::Undo(seq) | Self::Redo(seq) => seq,
        }
    }
}

impl Entry {
    /// The ops that lead back to the state before this entry.
    #[must_use]
    pub fn inverse(&self) -> Vec<Op> {
        self.ops.iter().rev().map(Op::inverse).collect()
    }
}
