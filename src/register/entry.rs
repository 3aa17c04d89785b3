//! Entries: what was changed, by whom, when, how and why.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use crate::clinical::record::{Seq, Via};

use super::op::Op;

/// A moment, told by the caller: milliseconds of UTC and the offset of the clock on the wall.
///
/// For showing only: entries are ordered by their [`Seq`], never by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    pub utc_millis: i64,
    /// Minutes by which local time is ahead of UTC; negative if behind.
    pub offset_minutes: i16,
}

impl Timestamp {
    /// Whether it is still to come, by a clock that says it is `now` in milliseconds since 1970: clocks of two machines
    /// may differ by some minutes.
    #[must_use]
    pub const fn is_ahead_of(self, now: i64) -> bool {
        const TOLERANCE_MILLIS: i64 = 5 * 60 * 1000;
        self.utc_millis > now.saturating_add(TOLERANCE_MILLIS)
    }

    /// The moment by the clock on the wall. A moment or offset that no clock shows is told as near as can be.
    #[must_use]
    pub fn local(self) -> DateTime<FixedOffset> {
        let utc = DateTime::from_timestamp_millis(self.utc_millis).unwrap_or_default();
        let offset = FixedOffset::east_opt(i32::from(self.offset_minutes) * 60);
        utc.with_timezone(&offset.unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc)))
    }
}

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
