//! The history of a record: opened, learned where earlier entries are not known yet.

use crate::app::chronicle::{chronicle, known_since};
use crate::app::event::Effect;
use crate::app::model::{Model, Page};
use crate::app::page::{self, Row};
use crate::app::update::{import, waiting};
use crate::clinical::record::Id;
use crate::register::EarlierEntries;

/// The screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct History {
    /// Whose history.
    pub patient: Id,
    pub(super) top: usize,
}

/// Whether the entries before the first known one are on their way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learning {
    /// Whether they were asked for and have not come yet.
    pub is_on: bool,
    /// Why they could not be read.
    pub fault: Option<String>,
}

impl History {
    pub(super) fn rows(self, model: &Model, width: usize) -> Vec<Row> {
        let register = model.register();
        let begins = known_since(register);
        let told = chronicle(
            model.language(),
            register,
            self.patient,
            begins,
            model.knowledge(),
        );
        page::history(model.language(), &told, &model.learning, width)
    }
}

/// Opens the history of the open record.
pub(in crate::app) fn open(model: &mut Model) {
    let Page::Record(patient) = model.page else {
        return;
    };
    model.page = Page::History(History { patient, top: 0 });
    model.learning.fault = None;
    learn(model);
}

/// Asks for the entries before the first known one, once.
pub(in crate::app) fn learn(model: &mut Model) {
    if model.session.register.history().has_earlier() && !model.learning.is_on {
        model.learning = Learning {
            is_on: true,
            fault: None,
        };
        model.effects.push(Effect::LearnHistory);
    }
}

/// The entries before the first known one have come, or cannot be read.
pub(in crate::app) fn learned(model: &mut Model, answer: Result<EarlierEntries, String>) {
    model.learning.is_on = false;
    let register = &mut model.session.register;
    match answer {
        Ok(earlier) if register.history().has_earlier() => register.learn_earlier(earlier),
        Ok(_) => {}
        Err(reason) => model.learning.fault = Some(reason),
    }
    import::history_learned(model);
    waiting::history_is_here(model);
}
