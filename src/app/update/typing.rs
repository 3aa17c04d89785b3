//! Typing, pasting and editing: into whatever takes text where the keys are.

use super::{form, import, places};
use crate::app::keymap::Place;
use crate::app::model::Model;
use crate::app::text::{LONGEST_PASTE, TextLine};

/// Pastes text.
pub(super) fn paste(model: &mut Model, text: &str) {
    model.message = None;
    if text.len() > LONGEST_PASTE {
        return model.refuse(format!(
            "Not pasted: {} bytes; at most {LONGEST_PASTE} fit into a field",
            text.len()
        ));
    }
    match model.place() {
        Place::List => {
            places::begin_search(model);
            type_text(model, text.trim());
        }
        Place::Record | Place::Value | Place::Course | Place::Note => {
            model.note("Nothing here takes text: open a form first (r, d, e, m or p)")
        }
        Place::History
        | Place::Guidelines
        | Place::Cohort
        | Place::Preview
        | Place::Laboratories => model.note("Nothing here takes text: Esc leads back"),
        Place::Search
        | Place::Copying
        | Place::Adding
        | Place::EarlierDay
        | Place::Import
        | Place::Form
        | Place::QuickLine
        | Place::Actions => {
            type_text(model, text);
        }
        Place::Question => model.note("Answer the question first, or go back with Esc"),
    }
}

/// Types text.
pub(super) fn type_text(model: &mut Model, text: &str) {
    edit(model, |line| {
        line.insert(text);
    });
}

/// Edits the text of whatever takes text here.
pub(super) fn edit(model: &mut Model, change: impl FnOnce(&mut TextLine)) {
    match model.place() {
        Place::Search => {
            if let Some(line) = &mut model.list.search {
                change(line);
            }
            model.list.look_up(&model.board);
        }
        Place::Form | Place::QuickLine => form::edit(model, change),
        Place::Copying => {
            if let Some(line) = &mut model.copying {
                change(line);
            }
        }
        Place::Adding => {
            if let Some(line) = &mut model.clinic.line {
                change(line);
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
        Place::List
        | Place::Record
        | Place::Value
        | Place::Course
        | Place::Note
        | Place::History
        | Place::Guidelines
        | Place::Cohort
        | Place::Preview
        | Place::Laboratories
        | Place::Question => {}
    }
}
