//! Questions under the keys: an answer is marked, typed, given or left out.

use super::{copying, form, guidelines, import, keeping, laboratories, list, merging, take_back};
use crate::app::event::{Effect, Moment};
use crate::app::key::Key;
use crate::app::keymap::Action;
use crate::app::model::Model;
use crate::app::question::{Answer, Asking, Then};

/// The answer that a key gives at once.
pub(super) fn typed(model: &Model, key: Key) -> Option<Answer> {
    let typed = key.folded().typed()?;
    model.asking.as_ref()?.of_key(typed).cloned()
}

/// Gives the marked answer.
pub(super) fn take_marked(model: &mut Model, at: Moment, effects: &mut Vec<Effect>) {
    let marked = model
        .asking
        .as_ref()
        .and_then(|asking| asking.marked().cloned());
    if let Some(marked) = marked {
        take(model, marked, at, effects);
    }
}

/// Back without an answer, into the field that was asked about.
pub(super) fn leave_unanswered(model: &mut Model) {
    if let Some(asking) = model.asking.take() {
        form::go_to(model, asking.question.field);
    }
}

/// Marks another answer.
pub(super) fn mark(model: &mut Model, other: fn(&mut Asking)) {
    if let Some(asking) = &mut model.asking {
        other(asking);
    }
}

/// Does what an answer leads to.
pub(super) fn take(model: &mut Model, answer: Answer, at: Moment, effects: &mut Vec<Effect>) {
    let Some(asking) = model.asking.take() else {
        return;
    };
    match answer.then {
        Then::Nothing => {}
        Then::BackToField => form::go_to(model, asking.question.field),
        Then::Keep => {
            if let Some(form) = &mut model.form {
                form.settled.push(asking.question.about);
            }
            form::go_on(model, asking.interrupted, at, effects);
        }
        Then::Replace(text) => {
            form::replace(model, asking.question.field, &text);
            form::go_on(model, asking.interrupted, at, effects);
        }
        Then::Discard => form::discard(model),
        Then::Import if !keeping::may_edit(model, Action::ImportRead, effects) => {}
        Then::Import => import::commit(model, at, effects),
        Then::DecideImport(decision) => import::decide(model, *decision, effects),
        Then::RemoveLaboratory(_)
            if !keeping::may_edit(model, Action::RemoveLaboratory, effects) => {}
        Then::RemoveLaboratory(id) => laboratories::remove(model, id, at, effects),
        Then::ForgetWord if !keeping::may_edit(model, Action::RemoveLaboratory, effects) => {}
        Then::ForgetWord => laboratories::forget_word(model, at, effects),
        Then::ShowGuidelines(_) if !keeping::may_edit(model, Action::ChooseGuidelines, effects) => {
        }
        Then::ShowGuidelines(names) => guidelines::show(model, names, at, effects),
        Then::TakeBack(_) if !keeping::may_edit(model, Action::Undo, effects) => {}
        Then::TakeBack(seq) => take_back::confirmed(model, seq, at, effects),
        Then::MakeAgain(_) if !keeping::may_edit(model, Action::Redo, effects) => {}
        Then::MakeAgain(seq) => take_back::redo_confirmed(model, seq, at, effects),
        Then::Filter(filter) => list::choose_anew(model, filter),
        Then::SaveCopy => copying::open(model),
        Then::Leave => effects.push(Effect::Quit),
        Then::Mend(mend) => effects.push(Effect::Mend(mend)),
        Then::Merge(_)
            if model
                .undecided
                .as_ref()
                .is_some_and(|found| !found.stops_work)
                && !keeping::may_edit(model, Action::Decide, effects) => {}
        Then::Merge(take) => merging::begin(model, take, effects),
    }
}
