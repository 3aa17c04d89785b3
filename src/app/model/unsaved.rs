//! What is on the screen and not saved yet.

use super::Model;
use crate::keys::Place;
use crate::wording::screens::saving as words;

impl Model {
    /// What is not saved yet of what this screen is about: a form in which something is typed, a draft that waits for
    /// the open patient, on the list any draft, files that are read and not imported.
    pub fn unsaved_words(&self) -> Option<String> {
        let language = self.session.language;
        if self.form.as_ref().is_some_and(|form| form.is_touched()) {
            return Some(words::NOT_SAVED_YET.of(language).to_owned());
        }
        if self.place_below() == Place::Preview {
            return Some(words::NOT_IMPORTED_YET.of(language).to_owned());
        }
        let drafts = match self.open_patient() {
            Some(id) => self.drafts_of(Some(id)).count(),
            None => self.drafts.len(),
        };
        match drafts {
            0 => None,
            1 => Some(words::ONE_DRAFT_UNSAVED.of(language).to_owned()),
            count => Some(words::drafts_unsaved(language, count)),
        }
    }
}
