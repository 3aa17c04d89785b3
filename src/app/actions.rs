//! The list of actions: everything that can be done in a place, found by typing, run by Enter.

use super::text::TextLine;
use crate::keys::{Action, Bound, Keymap, Place};
use crate::reference::{Explained, explained};
use crate::view::search::fold;

/// So many words are explained at once.
const MOST_EXPLAINED: usize = 3;

/// The list of actions of a place.
#[derive(Clone, Debug)]
pub struct ActionList {
    /// The place whose actions are listed.
    pub place: Place,
    /// What was typed to find one.
    pub line: TextLine,
    /// The row of the marked one.
    pub marked: usize,
}

impl ActionList {
    pub fn new(place: Place) -> Self {
        Self {
            place,
            line: TextLine::default(),
            marked: 0,
        }
    }

    /// The actions that what was typed finds, in the order of the table.
    pub fn found<'k>(&self, keymap: &'k Keymap) -> Vec<Bound<'k>> {
        let words: Vec<String> = fold(self.line.text())
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        keymap
            .bindings(self.place)
            .filter(|binding| {
                // By its name where it has no key: that is how sentences tell it then.
                let keys = match binding.key_names() {
                    none if none.is_empty() => binding.action().name(),
                    keys => keys,
                };
                let text = fold(&format!("{keys} {}", binding.all_words()));
                words.iter().all(|word| text.contains(word.as_str()))
            })
            .collect()
    }

    /// The words of the screens that what was typed finds, with what they mean.
    pub fn explained(&self) -> Vec<&'static Explained> {
        let mut found = explained(self.line.text());
        found.truncate(MOST_EXPLAINED);
        found
    }

    pub fn marked(&self, keymap: &Keymap) -> Option<Action> {
        let found = self.found(keymap);
        found.get(self.marked).map(Bound::action)
    }

    /// Moves the mark by so many rows, staying inside.
    pub fn move_by(&mut self, rows: isize, keymap: &Keymap) {
        let last = self.found(keymap).len().saturating_sub(1);
        self.marked = self.marked.saturating_add_signed(rows).min(last);
    }
}
