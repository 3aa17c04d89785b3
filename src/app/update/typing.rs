//! Typing, pasting and editing: into whatever takes text where the keys are.

use crate::app::form::Form;
use crate::app::model::Model;
use crate::app::screens::import;
use crate::app::screens::list::begin_search;
use crate::app::text::{LONGEST_PASTE, TextLine};
use crate::clinical::record::LINE_BREAK;
use crate::keys::{Action, Place};
use crate::wording::screens::moving as words;

/// So many bytes that are no text are shown.
const MOST_SHOWN: usize = 6;

pub(in crate::app) fn paste(model: &mut Model, text: &str) {
    model.message = None;
    if text.len() > LONGEST_PASTE {
        return model.refuse(words::not_pasted(
            model.session.language,
            text.len(),
            LONGEST_PASTE,
        ));
    }
    match model.place() {
        Place::List => {
            begin_search(model);
            type_text(model, text.trim());
        }
        Place::Record | Place::Value | Place::Course | Place::Note | Place::Rules => {
            let key = |action| model.key(Place::Record, action);
            let words = words::open_a_form(
                model.session.language,
                key(Action::Report),
                key(Action::Drug),
                key(Action::QuickLine),
                key(Action::Note),
                key(Action::EditPatient),
            );
            model.note(words);
        }
        Place::History
        | Place::Guidelines
        | Place::Cohort
        | Place::Calendar
        | Place::Preview
        | Place::Laboratories => {
            let back = model.key(model.place(), Action::Back);
            model.note(words::no_text_here(model.session.language, back));
        }
        Place::Form if model.form.as_ref().is_some_and(Form::takes_lines) => {
            let lines: Vec<&str> = text.trim().lines().collect();
            type_text(model, &lines.join(&LINE_BREAK.to_string()));
        }
        // A list of numbers or names, one a line.
        Place::Adding => {
            let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
            type_text(model, &lines.join("; "));
        }
        Place::Search
        | Place::Asked
        | Place::Copying
        | Place::EarlierDay
        | Place::Import
        | Place::Form
        | Place::QuickLine
        | Place::Actions => {
            type_text(model, text);
        }
        Place::Question => {
            let back = model.key(model.place(), Action::Back);
            model.note(words::answer_first(model.session.language, back));
        }
    }
}

/// Begins another line of a note.
pub(in crate::app) fn new_line(model: &mut Model) {
    if model.form.as_ref().is_some_and(Form::takes_lines) {
        type_text(model, &LINE_BREAK.to_string());
    } else {
        model.note(words::ONE_LINE_ONLY);
    }
}

/// Says that something that was typed or pasted could not be read. In a text a mark stands for it: what is said is gone
/// with the next key, and a name without one of its letters would look right.
pub(in crate::app) fn no_text(model: &mut Model, bytes: &[u8]) {
    let shown: Vec<String> = bytes
        .iter()
        .take(MOST_SHOWN)
        .map(|byte| format!("{byte:02X}"))
        .collect();
    let more = if bytes.len() > MOST_SHOWN { " ..." } else { "" };
    type_text(model, &char::REPLACEMENT_CHARACTER.to_string());
    model.refuse(words::not_utf8(
        model.session.language,
        shown.join(" ") + more,
    ));
}

pub(in crate::app) fn type_text(model: &mut Model, text: &str) {
    edit(model, |line| {
        line.insert(text);
    });
}

/// Edits the text of whatever takes text here.
pub(in crate::app) fn edit(model: &mut Model, change: impl FnOnce(&mut TextLine)) {
    match model.place() {
        Place::Search => {
            if let Some(line) = &mut model.list.search {
                change(line);
            }
            model.list.look_up(&model.session.board);
        }
        Place::Form | Place::QuickLine => {
            if let Some(field) = model.form.as_mut().and_then(Form::focused_mut) {
                change(&mut field.line);
            }
        }
        Place::Adding => {
            model.clinic.edit(change);
        }
        Place::Asked | Place::Copying => {
            if let Some(asked) = model.asked.last_mut() {
                change(&mut asked.line);
            }
        }
        Place::EarlierDay => {
            if let Some(line) = &mut model.cohort.typing {
                change(line);
            }
        }
        Place::Import => import::edit(model, change),
        Place::Actions => {
            if let Some(actions) = &mut model.actions {
                change(&mut actions.line);
                actions.marked = 0;
            }
        }
        _ => {}
    }
}
