//! What waits for an answer of the store: for the right to write, or for the history.
//!
//! The right to write comes within milliseconds, so keys that are typed meanwhile wait their turn: they do what they
//! would have done had it come at once. The history may take seconds; whoever goes on typing then has given it up.

use super::acting::act;
use super::typing::paste;
use super::{press, scan};
use crate::app::event::Input;
use crate::app::keeping::Waiting;
use crate::app::model::Model;
use crate::app::operations::keeping;
use crate::app::screens::import;
use crate::keys::Action;
use crate::keys::key::{Key, KeyCode};
use crate::register::EarlierEntries;
use crate::wording::screens::saving as words;

/// More keys than this are not kept waiting.
const MOST_TYPED_AHEAD: usize = 1_000;

/// Whether a key or a paste waits its turn. Esc gives up what waits, and so do leaving and a click.
pub(in crate::app) fn takes(model: &mut Model, input: &Input) -> bool {
    let gives_up = match input {
        Input::Key(key) => {
            *key == Key::plain(KeyCode::Esc)
                || key.typed().is_none()
                    && model.session.keymap.lookup(model.place(), *key) == Some(Action::Leave)
        }
        Input::Paste(_) | Input::Scanned(_) => false,
        Input::Click(..) => true,
        _ => return false,
    };
    match &mut model.saving.waiting {
        Some(Waiting::ToWrite { typed, .. }) if !gives_up && typed.len() < MOST_TYPED_AHEAD => {
            typed.push(input.clone());
            true
        }
        Some(Waiting::ToWrite { .. } | Waiting::ForHistory(_)) => {
            model.saving.waiting = None;
            false
        }
        None => false,
    }
}

/// The right to write came, or somebody else has it: what was typed meanwhile was meant for what did not begin.
pub(in crate::app) fn claimed(model: &mut Model, claimed: Result<(), String>) {
    let waiting = model.saving.waiting.take();
    if !keeping::access_answered(model, claimed) {
        return;
    }
    if let Some(Waiting::ToWrite { action, typed }) = waiting {
        act(model, action);
        for input in typed {
            model.reread();
            if takes(model, &input) {
                continue;
            }
            match input {
                Input::Key(key) => press(model, key),
                Input::Paste(text) => paste(model, &text),
                Input::Scanned(number) => scan::scanned(model, &number),
                _ => {}
            }
        }
    }
}

/// The history is here, or cannot be read.
fn history_is_here(model: &mut Model) {
    let Some(Waiting::ForHistory(action)) = model.saving.waiting.take_if(|waiting| match waiting {
        Waiting::ForHistory(_) => true,
        Waiting::ToWrite { .. } => false,
    }) else {
        return;
    };
    match &model.session.learning.fault {
        None => act(model, action),
        Some(reason) => {
            let words = words::history_unread(model.session.language, reason);
            model.refuse(words);
        }
    }
}

/// The entries before the first known one have come, or cannot be read.
pub(in crate::app) fn history_learned(model: &mut Model, answer: Result<EarlierEntries, String>) {
    model.session.learning.is_on = false;
    let register = &mut model.session.register;
    match answer {
        Ok(earlier) if register.history().has_earlier() => register.learn_earlier(earlier),
        Ok(_) => {}
        Err(reason) => model.session.learning.fault = Some(reason),
    }
    import::history_learned(model);
    history_is_here(model);
}
