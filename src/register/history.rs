//! The entries made since the register was opened, and what undo and redo would take back.

use std::sync::Arc;

use crate::clinical::record::Seq;

use super::entry::Entry;

/// Entries in the order of their [`Seq`], with the stacks of undo and redo.
///
/// Undo takes back the latest entry that still stands; redo takes back the latest undo; a new entry ends redoing.
/// Cloning copies pointers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    entries: Vec<Arc<Entry>>,
    undoable: Vec<Arc<Entry>>,
    redoable: Vec<Arc<Entry>>,
}

impl History {
    /// Every entry since opening, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The entry of a place in the sequence, if it was made since opening.
    #[must_use]
    pub fn get(&self, seq: Seq) -> Option<&Arc<Entry>> {
        self.entries
            .binary_search_by_key(&seq, |entry| entry.seq)
            .ok()
            .and_then(|position| self.entries.get(position))
    }

    /// The entry that undo would take back.
    #[must_use]
    pub fn would_be_undone(&self) -> Option<&Arc<Entry>> {
        self.undoable.last()
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
        while let Some(earlier) = origin.undoes.and_then(|seq| self.get(seq)) {
            origin = earlier;
        }
        origin
    }

    pub(super) fn record_new(&mut self, entry: Arc<Entry>) {
        self.redoable.clear();
        self.undoable.push(Arc::clone(&entry));
        self.entries.push(entry);
    }

    pub(super) fn record_undo(&mut self, entry: Arc<Entry>) {
        self.undoable.pop();
        self.redoable.push(Arc::clone(&entry));
        self.entries.push(entry);
    }

    pub(super) fn record_redo(&mut self, entry: Arc<Entry>) {
        self.redoable.pop();
        self.undoable.push(Arc::clone(&entry));
        self.entries.push(entry);
    }
}
