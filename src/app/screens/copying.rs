//! A copy of everything on another disk: the path is typed, and nothing that stands there is written over.

use crate::app::event::Effect;
use crate::app::model::{Message, MessageKind, Mode, Model};
use crate::app::text::TextLine;
use crate::wording::screens::copying as words;

/// Asks for the path.
pub(in crate::app) fn open(model: &mut Model) {
    match &model.session.mode {
        Mode::Normal => {
            model.copying = Some(TextLine::default());
            model.note(words::TYPE_WHERE);
        }
        Mode::ReadOnly(reason) => {
            let words = words::not_here(model.session.language, reason);
            model.refuse(words);
        }
        Mode::Demo => model.note(words::NOTHING_WRITTEN),
    }
}

/// Enter behind the path.
pub(in crate::app) fn write(model: &mut Model) {
    let Some(path) = &model.copying else {
        return;
    };
    if path.is_blank() {
        return model.refuse(words::NO_PATH);
    }
    model.effects.push(Effect::Copy(path.text().to_owned()));
    model.note(words::WRITING);
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
        Err(reason) => model.refuse(words::not_written(model.session.language, reason)),
    }
}
