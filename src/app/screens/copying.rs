//! A copy of everything on another disk: the path is typed, and nothing that stands there is written over.

use crate::app::asked::Asked;
use crate::app::event::Effect;
use crate::app::model::{Model, SessionMode};
use crate::app::text::TextLine;
use crate::wording::screens::copying as words;

pub(in crate::app) fn open(model: &mut Model) {
    match &model.session.mode {
        SessionMode::Normal => {
            model.ask_line(Asked::Copy, TextLine::default());
            model.note(words::TYPE_WHERE);
        }
        SessionMode::ReadOnly(reason) => {
            let words = words::not_here(model.session.language, reason);
            model.refuse(words);
        }
        SessionMode::Demo => model.note(words::NOTHING_WRITTEN),
    }
}

pub(in crate::app) fn write(model: &mut Model) {
    let Some(path) = model.asked().map(|asked| &asked.line) else {
        return;
    };
    if path.is_blank() {
        return model.refuse(words::NO_PATH);
    }
    let path = path.text().to_owned();
    model.effects.push(Effect::Copy(path));
    model.note(words::WRITING);
}

/// The copy stands there, or does not.
pub(in crate::app) fn copied(model: &mut Model, copied: Result<String, String>) {
    match copied {
        Ok(words) => {
            model.close_line(|what| what == Asked::Copy);
            model.done(words);
        }
        Err(reason) => model.refuse(words::not_written(model.session.language, reason)),
    }
}
