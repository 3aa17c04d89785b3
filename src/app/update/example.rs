//! The example clinic beside one's own register: opened in memory, changed in memory, and left to exactly where she was.
//!
//! Meanwhile the own model stands still beside it. Whatever the disk and other programs tell goes to that one, and it
//! alone is kept.

use crate::app::import::Stage;
use crate::app::model::{Clock, Example, Model, SessionMode, Setup};
use crate::app::operations::list::new_day;
use crate::clinical::knowledge::Knowledge;
use crate::keys::Action;
use crate::reference::{shipped, with_overrides};
use crate::store;
use crate::wording::screens::common::SEMICOLON;
use crate::wording::screens::example as words;

pub(in crate::app) fn open(model: &mut Model) {
    if model.example.is_some() {
        return model.note(words::IS_EXAMPLE);
    }
    if matches!(model.import.stage, Stage::Reading | Stage::ReadingHistory) {
        return model.refuse(words::FILES_FIRST);
    }
    match example(model) {
        Ok(mut example) => {
            example.effects = std::mem::take(&mut model.effects);
            let own = std::mem::replace(model, example);
            model.example = Some(Example {
                own: Box::new(own),
                tour: None,
            });
            let back = model.key_here(Action::Leave);
            model.note(words::opened(model.session.language, back));
        }
        Err(reason) => model.refuse(words::cannot_open(model.session.language, reason)),
    }
}

fn example(own: &Model) -> Result<Model, String> {
    let language = own.session.language;
    let shipped = shipped().map_err(|fault| fault.told(language))?;
    let register = store::example(&shipped).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(|fault| fault.told(language)).collect();
        faults.join(SEMICOLON.of(language))
    })?;
    let settings = with_overrides(&shipped.settings, register.overrides())
        .map_err(|fault| fault.sentence().of(language).to_owned())?;
    let clock = register.today().map_or(Clock::Running, Clock::Still);
    let knowledge = Knowledge {
        settings,
        ..shipped
    };
    let mut example = Model::new(Setup {
        language,
        clock,
        mode: SessionMode::Demo,
        ..Setup::new(
            register,
            knowledge.into(),
            own.session.now,
            own.session.user.clone(),
        )
    });
    example.session.keymap = own.session.keymap.clone();
    example.session.copies = own.session.copies;
    example.size = own.size;
    Ok(example)
}

/// Back to where the example was opened; whether it was open.
pub(in crate::app) fn close(model: &mut Model) -> bool {
    let Some(shown) = model.example.take() else {
        return false;
    };
    let example = std::mem::replace(model, *shown.own);
    model.effects.extend(example.effects);
    model.size = example.size;
    model.hiding = example.hiding;
    model.session.now = example.session.now;
    new_day(model);
    // What was being counted was told to the example.
    model.cohort.counting = None;
    model.note(words::BACK);
    true
}

impl Model {
    /// The model of the own register, also while the example is shown: what is written is its, never the example's.
    pub fn home(&self) -> &Self {
        self.example.as_ref().map_or(self, |shown| &shown.own)
    }

    /// Whether the example clinic is shown over the own register.
    pub const fn is_over_own(&self) -> bool {
        self.example.is_some()
    }
}
