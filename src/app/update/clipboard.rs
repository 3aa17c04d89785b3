//! Copying through the terminal (OSC 52): only where it was asked for, and never a name.

use crate::app::event::Effect;
use crate::app::keymap::Place;
use crate::app::model::{Message, MessageKind, Model};
use crate::app::screens::Opened;
use crate::clinical::assessment::ResultRef;

/// Copies the number of the patient in view, or of an opened value the value as it is printed.
pub(in crate::app) fn copy(model: &mut Model) {
    if !model.session.copies {
        return model.refuse(
            "Copying through the terminal is off: start with --copy, or write copy: true into keys.ron",
        );
    }
    let Some(text) = value(model).or_else(|| number(model)) else {
        return model.refuse("Nobody is selected: there is no number to copy");
    };
    model.message = Some(Message {
        kind: MessageKind::Done,
        words: format!("Given to the terminal to copy: {text}"),
    });
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
