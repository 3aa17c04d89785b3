//! What is on the screen and not saved yet.

use super::Model;
use crate::app::keymap::Place;

impl Model {
    /// What is not saved yet of what this screen is about: a form in which something is typed, a draft that waits for
    /// the open patient, on the list any draft, files that are read and not imported.
    #[must_use]
    pub fn unsaved_words(&self) -> Option<String> {
        if self.form.as_ref().is_some_and(|form| form.is_touched()) {
            return Some(NOT_SAVED.to_owned());
        }
        if self.place_below() == Place::Preview {
            return Some("not imported yet".to_owned());
        }
        let drafts = match self.open_patient() {
            Some(id) => self.drafts_of(Some(id)).count(),
            None => self.drafts.len(),
        };
        match drafts {
            0 => None,
            1 => Some(format!("1 draft {NOT_SAVED}")),
            count => Some(format!("{count} drafts {NOT_SAVED}")),
        }
    }
}

/// What stands wherever something is typed and not saved.
pub const NOT_SAVED: &str = "not saved yet";
