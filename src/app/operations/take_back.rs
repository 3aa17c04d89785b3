//! Undo: asks before it takes back what somebody else made, what was made before this start or what reaches beyond the
//! open patient, and opens the form of what was taken back as it was filled. Redo asks where it reaches as far.

use super::change;
use super::places::open_record;
use super::reach::beyond;
use crate::app::form::Form;
use crate::app::model::{Model, SessionMode};
use crate::app::question::Then;
use crate::clinical::record::Seq;
use crate::register::Entry;
use crate::view::describe::made_words;
use crate::wording::screens::{common, saving as words};

/// Takes the last change back, or asks whether to.
pub(in crate::app) fn undo(model: &mut Model) {
    let last = change::to_take_back(model);
    let may_change = match model.session.mode {
        SessionMode::Normal | SessionMode::Demo => true,
        SessionMode::ReadOnly(_) => false,
    };
    match last {
        Some(last) if may_change && change::in_the_way(model, &last).is_none() => {
            match (beyond(model, &last), is_strange(model, &last)) {
                (None, false) => take_back(model),
                (reached, _) => ask(model, &last, reached),
            }
        }
        Some(_) | None => take_back(model),
    }
}

/// Whether an entry was made by somebody else, or before this start.
fn is_strange(model: &Model, entry: &Entry) -> bool {
    entry.seq <= model.session.started || entry.stamp.by != model.session.user
}

fn ask(model: &mut Model, entry: &Entry, reached: Option<String>) {
    let language = model.session.language;
    let reached = reached.map_or_else(String::new, |reached| words::reached_too(language, reached));
    let origin = model.session.register.history().origin(entry);
    let (made, did) = (made_words(language, entry), model.entry_words(origin));
    let words = words::ask_take_back(language, made, did, reached);
    let then = Then::TakeBack(entry.seq);
    model.ask_whether(words, common::NO_LEAVE_IT, words::YES_TAKE_BACK, then);
}

/// After the answer: takes back what was asked about, if that is still the last change.
pub(in crate::app) fn confirmed(model: &mut Model, seq: Seq) {
    let last = change::to_take_back(model);
    if last.is_some_and(|last| last.seq == seq) {
        take_back(model);
    } else {
        model.refuse(words::OTHER_IN_THE_MEANTIME);
    }
}

/// Makes the change again that was taken back, or asks whether to.
pub(in crate::app) fn redo(model: &mut Model) {
    let language = model.session.language;
    let next = change::to_make_again(model);
    let asked = next.and_then(|next| Some((beyond(model, &next)?, next)));
    let Some((reached, next)) = asked else {
        return change::redo(model);
    };
    let origin = model.session.register.history().origin(&next);
    let words = words::ask_make_again(language, model.entry_words(origin), reached);
    let then = Then::MakeAgain(next.seq);
    model.ask_whether(words, common::NO_LEAVE_IT, words::YES_MAKE_AGAIN, then);
}

/// After the answer: makes again what was asked about, if that is still what was taken back last.
pub(in crate::app) fn redo_confirmed(model: &mut Model, seq: Seq) {
    let next = change::to_make_again(model);
    if next.is_some_and(|next| next.seq == seq) {
        change::redo(model);
    } else {
        model.refuse(words::OTHER_SINCE);
    }
}

fn take_back(model: &mut Model) {
    let Some(target) = change::to_take_back(model) else {
        return change::undo(model);
    };
    let before = model.session.register.last_seq();
    change::undo(model);
    if model.session.register.last_seq() > before {
        reopen(model, &target);
    }
}

/// Opens the form of an entry that was taken back; a draft that waits in its place is left alone.
fn reopen(model: &mut Model, entry: &Entry) {
    let origin = model.session.register.history().origin(entry);
    let Some(form) = Form::reopen(origin, &model.form_context()) else {
        return;
    };
    let is_waiting = |draft: &Form| {
        draft.kind == form.kind && draft.belongs_to(form.patient, &model.session.register)
    };
    if model.drafts.iter().any(is_waiting) {
        return;
    }
    if let Some(patient) = form.patient {
        let message = model.message.take();
        open_record(model, patient);
        model.message = message;
    }
    model.form = Some(form);
}
