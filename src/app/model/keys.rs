//! The keys in force, and the names by which sentences call them.

use std::cell::RefCell;
use std::sync::Arc;

use super::Model;
use crate::keys::{Action, Keymap, Place};
use crate::wording::Language;

impl Model {
    /// The same with the user's own keys; `copies` where copying through the terminal was asked for.
    pub fn with_keys(mut self, keymap: Keymap, copies: bool) -> Self {
        self.session.keymap = Arc::new(keymap.told_in(self.session.language));
        self.session.copies = copies;
        // It names keys.
        self.record_page = RefCell::default();
        self
    }

    /// Says everything in a language from now on, that of the example clinic's model and the own one beside it.
    pub(in crate::app) fn speak(&mut self, language: Language) {
        self.session.language = language;
        Arc::make_mut(&mut self.session.keymap).speak(language);
        self.session.board.speak(language);
        self.record_page = RefCell::default();
        if let Some(example) = &mut self.example {
            example.own.speak(language);
        }
    }

    /// The key that a sentence names for `action` in `place`, as [`Keymap::told`] has it.
    pub fn key(&self, place: Place, action: Action) -> String {
        self.session.keymap.told(place, action)
    }

    /// The same where the keys are, below questions and the list of actions.
    pub fn key_here(&self, action: Action) -> String {
        self.key(self.place_below(), action)
    }
}
