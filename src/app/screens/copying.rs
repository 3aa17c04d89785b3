//! A copy of everything on another disk: the path is typed, and nothing that stands there is written over.

use crate::app::event::Effect;
use crate::app::model::{Message, MessageKind, Mode, Model};
use crate::app::text::TextLine;

/// Asks for the path.
pub(in crate::app) fn open(model: &mut Model) {
    match &model.session.mode {
        Mode::Normal => {
            model.copying = Some(TextLine::default());
            model.note("Type where the copy is to stand, for instance /media/stick/patients.ron");
        }
        Mode::ReadOnly(reason) => {
            let words = format!("No copy is written here: {reason}");
            model.refuse(words);
        }
        Mode::Demo => model.note("Nothing is written here"),
    }
}

/// Enter behind the path.
pub(in crate::app) fn write(model: &mut Model) {
    let Some(path) = &model.copying else {
        return;
    };
    if path.is_blank() {
        return model.refuse("No path is typed: name a new file, for instance on a memory stick");
    }
    model.effects.push(Effect::Copy(path.text().to_owned()));
    model.note("writing the copy ...");
}

/// Back without a copy.
pub(in crate::app) fn leave(model: &mut Model) {
    model.copying = None;
}

/// The copy stands there, or does not.
pub(in crate::app) fn copied(model: &mut Model, copied: Result<String, String>) {
    match copied {
        Ok(words) => {
            model.copying = None;
            model.message = Some(Message {
                kind: MessageKind::Done,
                words,
            });
        }
        Err(reason) => model.refuse(format!("No copy was written: {reason}")),
    }
}
