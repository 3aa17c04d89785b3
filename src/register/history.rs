//! The entries that are known, and what undo and redo would take back.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::record::Seq;

use super::entry::{EarlierEntries, Entry, TakesBack};
use super::timestamp::Timestamp;

/// The latest entries in the order of their [`Seq`], without a gap, with the stacks of undo and redo.
///
/// Undo takes back the latest entry that still stands; redo takes back the latest undo; a new entry ends redoing.
/// Where [`History::has_earlier`], entries before the first known one exist and can be learned
/// ([`super::Register::learn_earlier`]). Cloning copies pointers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    entries: Vec<Arc<Entry>>,
    undoable: Vec<Arc<Entry>>,
    redoable: Vec<Arc<Entry>>,
    has_earlier: bool,
    begins: Option<Timestamp>,
}

impl History {
    /// The history of a register of which only its present state is known.
    pub(super) fn of_state(last: Seq, is_empty: bool) -> Self {
        Self {
            has_earlier: last > Seq(0) || !is_empty,
            ..Self::default()
        }
    }

    /// Every known entry, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// Whether there are entries before the first known one that nobody has looked for yet.
    #[must_use]
    pub const fn has_earlier(&self) -> bool {
        self.has_earlier
    }

    /// When the history begins, where things were on file before.
    #[must_use]
    pub const fn begins(&self) -> Option<Timestamp> {
        self.begins
    }

    /// The last entry of the longest beginning of the known entries that ends with one made on or before `day`, by the
    /// clock on the wall where it was made; `None` where even the first was made later. Clocks may have gone back in
    /// between: what stands before such an entry was known then.
    #[must_use]
    pub fn last_known_on(&self, day: NaiveDate) -> Option<Seq> {
        self.entries
            .iter()
            .rev()
            .find(|entry| entry.stamp.at.local().date_naive() <= day)
            .map(|entry| entry.seq)
    }

    /// The entry of a place in the sequence, if it is known.
    #[must_use]
    pub fn get(&self, seq: Seq) -> Option<&Arc<Entry>> {
        self.entries
            .binary_search_by_key(&seq, |entry| entry.seq)
            .ok()
            .and_then(|position| self.entries.get(position))
    }

    /// The known entries that still stand, oldest first: undo would take them back, the last one first.
    #[must_use]
    pub fn standing(&self) -> &[Arc<Entry>] {
        &self.undoable
    }

    /// The entry that undo would take back. Where there is none but [`History::has_earlier`], an earlier one may be.
    #[must_use]
    pub fn would_be_undone(&self) -> Option<&Arc<Entry>> {
        self.undoable.last()
    }

    /// The latest entry of this author that still stands.
    #[must_use]
    pub fn last_of(&self, by: &str) -> Option<&Arc<Entry>> {
        let mut standing = self.undoable.iter().rev();
        standing.find(|entry| entry.stamp.by == by)
    }

    /// The undo that redo would take back.
    #[must_use]
    pub fn would_be_redone(&self) -> Option<&Arc<Entry>> {
        self.redoable.last()
    }

    /// The entry that somebody once made by hand and that `entry`, an undo or redo, is about; `entry` itself if it
    /// takes nothing back.
    #[must_use]
    pub fn origin<'a>(&'a self, entry: &'a Entry) -> &'a Entry {
        let mut origin = entry;
        while let Some(earlier) = origin.takes_back.and_then(|back| self.get(back.target())) {
            origin = earlier;
        }
        origin
    }

    /// Takes over the entry that comes next.
    pub(super) fn push(&mut self, entry: Arc<Entry>) {
        match entry.takes_back {
            None => {
                self.redoable.clear();
                self.undoable.push(Arc::clone(&entry));
            }
            // What is taken back is the last that could be, or the last of its author where many write at the same time, or
            // from before the known entries.
            Some(TakesBack::Undo(target)) => {
                remove(&mut self.undoable, target);
                self.redoable.push(Arc::clone(&entry));
            }
            Some(TakesBack::Redo(target)) => {
                remove(&mut self.redoable, target);
                self.undoable.push(Arc::clone(&entry));
            }
        }
        self.entries.push(entry);
    }

    /// Puts the entries that come before the first known one in their place.
    pub(super) fn prepend(&mut self, earlier: EarlierEntries) {
        let known = std::mem::take(self);
        self.begins = earlier.begins;
        for entry in earlier.entries.into_iter().chain(known.entries) {
            self.push(entry);
        }
    }

    pub(super) fn pop(&mut self) -> Option<Arc<Entry>> {
        let mut known = std::mem::take(self);
        self.has_earlier = known.has_earlier;
        self.begins = known.begins;
        let last = known.entries.pop();
        for entry in known.entries {
            self.push(entry);
        }
        last
    }
}

fn remove(stack: &mut Vec<Arc<Entry>>, target: Seq) {
    if let Some(place) = stack.iter().rposition(|entry| entry.seq == target) {
        stack.remove(place);
    }
}
