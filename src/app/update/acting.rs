//! What an action does where the keys are; the list of actions; the way out.

use super::{example, table};
use crate::app::actions::ActionList;
use crate::app::event::Effect;
use crate::app::model::{Model, Saved};
use crate::app::operations::{form, keeping, list};
use crate::app::question::{Answer, Asking, Then};
use crate::keys::{Action, Place};
use crate::wording::screens::saving as words;

/// Does what an action does where the keys are.
pub(super) fn act(model: &mut Model, action: Action) {
    let Some(row) = table::row(model.place(), action) else {
        return;
    };
    if !row.edits || keeping::may_edit(model, action) {
        (row.run)(model);
    }
}

pub(super) fn show_actions(model: &mut Model) {
    model.actions = Some(ActionList::new(model.place_below()));
}

pub(super) fn run_marked(model: &mut Model) {
    let actions = model.actions.take();
    if let Some(action) = actions.and_then(|actions| actions.marked(&model.session.keymap)) {
        act(model, action);
    }
}

pub(super) fn close_actions(model: &mut Model) {
    model.actions = None;
}

/// Draws afresh; on the list also puts it in order, which it otherwise keeps so that nobody moves under her hands.
pub(super) fn redraw(model: &mut Model) {
    if model.place_below() == Place::List {
        list::put_in_order(model);
    }
    model.effects.push(Effect::Redraw);
}

/// Leaves at once: drafts are kept. Asks only where the last save failed.
pub(super) fn leave(model: &mut Model) {
    if example::close(model) {
        return;
    }
    if model.asking.as_ref().is_some_and(is_about_leaving) {
        return model.effects.push(Effect::Quit);
    }
    model.actions = None;
    model.asking = None;
    form::park(model);
    let language = model.session.language;
    let words = match &model.saving.saved {
        _ if model.saving.is_away && !model.kept_drafts().is_empty() => {
            words::DISK_GONE_LEAVE.of(language).to_owned()
        }
        Saved::Failed(reason) => words::failed_leave(language, reason),
        Saved::Unchanged | Saved::At(_) => return model.effects.push(Effect::Quit),
    };
    let mut answers = vec![
        Answer::new('s', words::STAY.of(language), Then::Nothing),
        Answer::new('q', words::LEAVE.of(language), Then::Leave),
    ];
    if model.saving.is_away {
        let copy = Answer::new('c', words::SAVE_A_COPY.of(language), Then::SaveCopy);
        answers.insert(1, copy);
    }
    model.ask(words, answers);
}

fn is_about_leaving(asking: &Asking) -> bool {
    let mut answers = asking.question.answers.iter();
    answers.any(|answer| answer.then == Then::Leave)
}
