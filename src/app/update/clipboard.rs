//! Copying through the terminal (OSC 52): only where it was asked for, and never a name.

use crate::app::event::Effect;
use crate::app::model::Model;
use crate::clinical::assessment::ResultRef;
use crate::keys::Place;
use crate::view::opened::Opened;
use crate::wording::screens::moving as words;

/// Copies the number of the patient in view, or of an opened value the value as it is printed.
pub(in crate::app) fn copy(model: &mut Model) {
    if !model.session.copies {
        return model.refuse(words::COPYING_IS_OFF);
    }
    let Some(text) = value(model).or_else(|| number(model)) else {
        return model.refuse(words::NO_NUMBER_TO_COPY);
    };
    model.done(words::given_to_terminal(model.session.language, &text));
    model.effects.push(Effect::ToClipboard(text));
}

fn value(model: &Model) -> Option<String> {
    let Some(Opened::Result(result)) = model.view.opened else {
        return None;
    };
    let standing = model.standing(model.open_patient()?)?;
    let wanted = result.find(&standing.record)?;
    let results = &standing.record.results;
    let place = results.iter().position(|result| result == wanted)?;
    let words = standing.words(&model.session.knowledge);
    let cell = words.flow_cell(ResultRef(u32::try_from(place).ok()?))?;
    Some(cell.value)
}

fn number(model: &Model) -> Option<String> {
    let is_list = matches!(model.place(), Place::List | Place::Search);
    let patient = if is_list {
        model.list.selected
    } else {
        model.open_patient()
    };
    let record = model.session.register.get(patient?)?;
    Some(record.person.mrn.clone())
}
