//! Changes to the register: made in memory, then saved at once.

use std::sync::Arc;

use crate::app::event::Effect;
use crate::app::form::Form;
use crate::app::keeping::{Unconfirmed, Waiting};
use crate::app::model::{Model, Page, SessionMode};
use crate::clinical::record::{Id, Via};
use crate::keys::{Action, Place};
use crate::register::{Draft, Entry, Op, Stamp, Timestamp};
use crate::view::describe::taken_back_words;

use super::places::open_record;
use super::{learn_history, list, quick, whose};
use crate::wording::Phrase;
use crate::wording::screens::{common, saving};

pub(in crate::app) fn stamp(model: &Model) -> Stamp {
    let offset = model.session.now.offset().local_minus_utc() / 60;
    Stamp {
        at: Timestamp {
            utc_millis: model.session.now.timestamp_millis(),
            offset_minutes: i16::try_from(offset).unwrap_or(0),
        },
        by: model.session.user.clone(),
        via: Via::Form,
    }
}

/// A change as it is given to the register now.
pub(in crate::app) fn draft(model: &Model, ops: Vec<Op>, via: Via, why: Option<String>) -> Draft {
    Draft {
        stamp: Stamp {
            via,
            ..stamp(model)
        },
        base: model.session.register.last_seq(),
        why,
        ops,
    }
}

/// Makes the change that the open form means, which stands complete in the reading; the form closes.
pub(in crate::app) fn commit_form(model: &mut Model) {
    let Some(form) = model.form.take() else {
        return;
    };
    let (ops, why) = (model.reading.ops.clone(), model.reading.why.clone());
    let draft = draft(model, ops, form.kind.via(), why);
    for _ in 0..model.reading.ids {
        // The reading has used the identifiers that come next.
        model.session.register.allocate_id();
    }
    match model.session.register.commit(draft) {
        Ok(entry) => {
            quick::keep(model, &form);
            // A report that moves is looked at where it has come.
            let patient = entry.ops.iter().rev().find_map(Op::patient);
            let words = model.entry_words(&entry);
            // Where somebody of the list was written about, the list goes on.
            let stays = model.page == Page::List && form.patient.is_some();
            if let Some(patient) = patient.filter(|_| !stays) {
                open_record(model, patient);
                model.message = None;
            }
            let when_saved = saving::saved(model.session.language, &words);
            took_place(model, entry, when_saved, &words, Some(form));
        }
        Err(conflict) => {
            model.form = Some(form);
            model.refuse(saving::not_saved(
                model.session.language,
                conflict.told(model.session.language),
            ));
        }
    }
}

/// After a change: everybody's standing afresh, and the entry to be saved. `when_saved` is said once it is; `words` say
/// what was done where nothing is written.
pub(in crate::app) fn took_place(
    model: &mut Model,
    entry: Arc<Entry>,
    when_saved: String,
    words: &str,
    form: Option<Form>,
) {
    list::follow_register(model);
    if model.session.mode == SessionMode::Normal {
        model.saving.unconfirmed.push(Unconfirmed {
            seq: entry.seq,
            form,
            words: when_saved,
        });
        model.effects.push(Effect::Save(entry));
    } else {
        model.saving.in_memory += 1;
        model.done(saving::in_memory(model.session.language, words));
    }
}

/// Makes a change of no form, and says what was done and `note` behind it; whether it was made. `refused` is said before
/// the reason why not.
pub(in crate::app) fn commit(model: &mut Model, ops: Vec<Op>, note: &str, refused: Phrase) -> bool {
    let (language, draft) = (model.session.language, draft(model, ops, Via::Form, None));
    match model.session.register.commit(draft) {
        Ok(entry) => {
            let words = model.entry_words(&entry) + note;
            took_place(model, entry, saving::saved(language, &words), &words, None);
            true
        }
        Err(conflict) => {
            model.refuse(common::told(
                language,
                refused.of(language),
                conflict.told(language),
            ));
            false
        }
    }
}

/// Takes over what somebody else did to the register's file.
pub(in crate::app) fn commit_ops(model: &mut Model, ops: Vec<Op>, via: Via, why: &str) {
    let language = model.session.language;
    let draft = draft(model, ops, via, Some(why.to_owned()));
    match model.session.register.commit_from_elsewhere(draft) {
        Ok(entry) => {
            let words = model.entry_words(&entry);
            took_place(
                model,
                entry,
                saving::taken_over(language, &words),
                &words,
                None,
            );
        }
        Err(conflict) => model.refuse(saving::not_taken_over(language, conflict.told(language))),
    }
}

/// The last change that still stands; one's own, where others write at the same time.
pub(in crate::app) fn to_take_back(model: &Model) -> Option<Arc<Entry>> {
    let history = model.session.register.history();
    let last = if model.saving.is_shared {
        history.last_of(&model.session.user)
    } else {
        history.would_be_undone()
    };
    last.cloned()
}

/// The undo that is made again; one's own, where others write at the same time.
pub(in crate::app) fn to_make_again(model: &Model) -> Option<Arc<Entry>> {
    let next = model.session.register.history().would_be_redone()?;
    let is_own = !model.saving.is_shared || next.stamp.by == model.session.user;
    is_own.then(|| Arc::clone(next))
}

/// Takes the last change back and says whose it was.
pub(in crate::app) fn undo(model: &mut Model) {
    let Some(target) = to_take_back(model) else {
        if model.session.register.history().has_earlier() {
            model.saving.waiting = Some(Waiting::ForHistory(Action::Undo));
            return learn_history(model);
        }
        return model.note(saving::NOTHING_TO_TAKE_BACK);
    };
    if let Some(words) = in_the_way(model, &target) {
        return model.refuse(words);
    }
    let words = taken_back_words(
        model.language(),
        &target,
        &model.session.register,
        &model.session.knowledge,
    );
    let stamp = stamp(model);
    match model.session.register.undo_entry(target, stamp) {
        Ok(entry) => after_taking_back(
            model,
            entry,
            &saving::taken_back(model.session.language, words),
        ),
        Err(conflict) => model.refuse(saving::not_taken_back(
            model.session.language,
            conflict.told(model.session.language),
        )),
    }
}

/// Why an entry is not taken back, where a draft waits for somebody whom that would remove.
pub(in crate::app) fn in_the_way(model: &Model, entry: &Entry) -> Option<String> {
    let waits = |patient: &Id| model.drafts_of(Some(*patient)).next().is_some();
    let patient = removed_by_undo(entry).find(waits)?;
    Some(saving::draft_in_the_way(
        model.session.language,
        whose(model, Some(patient)),
        model.key(Place::Form, Action::Discard),
    ))
}

/// The patients whom taking this entry back removes.
fn removed_by_undo(entry: &Entry) -> impl Iterator<Item = Id> {
    entry.ops.iter().filter_map(|op| match op {
        Op::Patient { patient, change } if change.before.is_none() => Some(*patient),
        _ => None,
    })
}

/// Makes the change again that was taken back.
pub(in crate::app) fn redo(model: &mut Model) {
    if to_make_again(model).is_none() {
        return model.note(saving::NOTHING_TO_MAKE_AGAIN);
    }
    let stamp = stamp(model);
    match model.session.register.redo(stamp) {
        Ok(entry) => {
            let history = model.session.register.history();
            let words = model.entry_words(history.origin(&entry));
            after_taking_back(
                model,
                entry,
                &saving::made_again(model.session.language, words),
            );
        }
        Err(conflict) => model.refuse(saving::not_made_again(
            model.session.language,
            conflict.told(model.session.language),
        )),
    }
}

/// A record that is gone is left.
fn after_taking_back(model: &mut Model, entry: Arc<Entry>, words: &str) {
    leave_gone_record(model);
    took_place(model, entry, words.to_owned(), words, None);
}

/// Back to the list where the open record is no longer there.
pub(in crate::app) fn leave_gone_record(model: &mut Model) {
    if let Some(id) = model.open_patient()
        && model.session.register.get(id).is_none()
    {
        model.page = Page::List;
    }
}
