//! Questions under the keys: an answer is marked, typed, given or left out.

use super::acting::act;
use crate::app::event::Effect;
use crate::app::model::Model;
use crate::app::operations::{form, keeping, list, merging, take_back};
use crate::app::question::{Answer, Asking, Then};
use crate::app::screens::asked::WELCOME;
use crate::app::screens::{asked, copying, guidelines, import, laboratories, marks};
use crate::keys::key::Key;
use crate::keys::{Action, Place};

/// The answer that a key gives at once.
pub(in crate::app) fn typed(model: &Model, key: Key) -> Option<Answer> {
    let typed = key.folded().typed()?;
    model.asking.as_ref()?.of_key(typed).cloned()
}

/// What comes first on the first day stands in nobody's way: a key that is none of its own is one of the list below.
pub(in crate::app) fn let_through(model: &mut Model, place: Place, key: Key) -> Place {
    let is_welcome = model
        .asking
        .as_ref()
        .is_some_and(|asking| asking.question.about == WELCOME);
    if is_welcome && model.session.keymap.lookup(place, key).is_none() {
        model.asking = None;
    }
    model.place()
}

pub(in crate::app) fn take_marked(model: &mut Model) {
    let marked = model
        .asking
        .as_ref()
        .and_then(|asking| asking.marked().cloned());
    if let Some(marked) = marked {
        take(model, marked);
    }
}

/// Back without an answer, into the field that was asked about.
pub(in crate::app) fn leave_unanswered(model: &mut Model) {
    if let Some(asking) = model.asking.take() {
        form::go_to(model, asking.question.field);
    }
}

pub(in crate::app) fn mark(model: &mut Model, other: fn(&mut Asking)) {
    if let Some(asking) = &mut model.asking {
        other(asking);
    }
}

/// Does what an answer leads to.
pub(in crate::app) fn take(model: &mut Model, answer: Answer) {
    let Some(asking) = model.asking.take() else {
        return;
    };
    if edit_of(model, &answer.then).is_some_and(|action| !keeping::may_edit(model, action)) {
        return;
    }
    match answer.then {
        Then::Nothing => {}
        Then::BackToField => form::go_to(model, asking.question.field),
        Then::Keep => {
            if let Some(form) = &mut model.form {
                form.settled.push(asking.question.about);
            }
            form::go_on(model, asking.interrupted);
        }
        Then::Replace(text) => {
            form::replace(model, asking.question.field, &text);
            form::go_on(model, asking.interrupted);
        }
        Then::Discard => form::discard(model),
        Then::Import => import::commit(model),
        Then::DecideImport(decision) => import::decide(model, *decision),
        Then::RemoveLaboratory(id) => laboratories::remove(model, id),
        Then::ForgetWord => laboratories::forget_word(model),
        Then::ShowGuidelines(names) => guidelines::show(model, names),
        Then::TakeBack(seq) => take_back::confirmed(model, seq),
        Then::MakeAgain(seq) => take_back::redo_confirmed(model, seq),
        Then::Filter(filter) => list::choose_anew(model, filter),
        Then::Run(action) => act(model, action),
        Then::Ask(what) => asked::open(model, what),
        Then::Order(order) => list::order(model, order),
        Then::NoteOfMarked(kind, text) => marks::note(model, kind, text),
        Then::SaveCopy => copying::open(model),
        Then::Leave => model.effects.push(Effect::Quit),
        Then::Mend(mend) => model.effects.push(Effect::Mend(mend)),
        Then::Merge(take) => merging::begin(model, take),
    }
}

/// The action whose right to write an answer needs.
fn edit_of(model: &Model, then: &Then) -> Option<Action> {
    let undecided = model.saving.undecided.as_ref();
    match then {
        Then::Import => Some(Action::ImportRead),
        Then::RemoveLaboratory(_) | Then::ForgetWord => Some(Action::RemoveLaboratory),
        Then::ShowGuidelines(_) => Some(Action::ChooseGuidelines),
        Then::TakeBack(_) => Some(Action::Undo),
        Then::MakeAgain(_) => Some(Action::Redo),
        Then::NoteOfMarked(..) => Some(Action::Recall),
        Then::Merge(_) if undecided.is_some_and(|found| !found.stops_work) => Some(Action::Decide),
        _ => None,
    }
}
