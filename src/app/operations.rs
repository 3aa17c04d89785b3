//! What more than one screen does to the model.

pub(super) mod beside;
pub(super) mod change;
pub(super) mod form;
pub(super) mod keeping;
pub(super) mod list;
pub(super) mod merging;
pub(super) mod places;
pub(super) mod preferences;
pub(super) mod quick;
mod reach;
pub(super) mod take_back;

use crate::app::event::Effect;
use crate::app::model::Model;
use crate::clinical::record::Id;
use crate::register::Entry;
use crate::view::describe::{self, named};
use crate::view::history::Learning;
use crate::wording::Language;
use crate::wording::screens::common;

/// `1 change`, `3 changes`.
pub fn changes(language: Language, count: usize) -> String {
    if count == 1 {
        common::ONE_CHANGE.of(language).to_owned()
    } else {
        common::changes(language, count)
    }
}

/// Number and name of a patient, `a new patient` for nobody.
pub(in crate::app) fn whose(model: &Model, patient: Option<Id>) -> String {
    patient
        .and_then(|id| model.session.register.get(id))
        .map_or_else(
            || common::A_NEW_PATIENT.of(model.session.language).to_owned(),
            |record| named(&record.person),
        )
}

/// Asks for the entries before the first known one, once.
pub(super) fn learn_history(model: &mut Model) {
    if model.session.register.history().has_earlier() && !model.session.learning.is_on {
        model.session.learning = Learning {
            is_on: true,
            fault: None,
        };
        model.effects.push(Effect::LearnHistory);
    }
}

impl Model {
    /// What an entry did, in words.
    pub(super) fn entry_words(&self, entry: &Entry) -> String {
        let session = &self.session;
        describe::entry_words(
            session.language,
            entry,
            &session.register,
            &session.knowledge,
        )
    }
}
