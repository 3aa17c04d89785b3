//! The hidden screen: by Ctrl-X or after some idle minutes; the next key only shows it again.

use chrono::Duration;

use crate::app::event::Input;
use crate::app::model::Model;
use crate::view::describe::named;
use crate::wording::date_words;
use crate::wording::screens::{common, moving};

/// So many minutes after the last key the screen is hidden.
pub const IDLE_MINUTES: i64 = 5;

pub(in crate::app) const fn hide(model: &mut Model) {
    model.hiding.is_hidden = true;
}

/// Whether an input is spent on showing the screen again. Every other one may find that nobody has typed for long.
pub(in crate::app) fn takes(model: &mut Model, input: &Input) -> bool {
    if input.is_typed() {
        model.hiding.last_key = model.session.now;
        let was_hidden = std::mem::take(&mut model.hiding.is_hidden);
        if was_hidden {
            let words = whose_is_open(model);
            model.note(words);
        }
        return was_hidden;
    }
    let now = model.session.now;
    if now.signed_duration_since(model.hiding.last_key) >= Duration::minutes(IDLE_MINUTES) {
        hide(model);
    }
    false
}

/// Whose record she has come back to.
fn whose_is_open(model: &Model) -> String {
    let language = model.session.language;
    let patient = match &model.form {
        Some(form) if form.patient.is_none() => {
            return moving::back_entering(language, form.owner(&model.session.register, language));
        }
        Some(form) => form.patient,
        None => model.open_patient(),
    };
    let Some(record) = patient.and_then(|id| model.session.register.get(id)) else {
        return moving::BACK_NO_RECORD.of(language).to_owned();
    };
    let born = record.person.born.map_or_else(
        || common::NO_BIRTH_DATE.of(language).to_owned(),
        |born| common::born(language, date_words(language, born.date)),
    );
    moving::back_in_record(language, named(&record.person), born)
}
