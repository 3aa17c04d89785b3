//! Changes to the register: made in memory, then saved at once.

use crate::app::describe::{entry_words, taken_back_words};
use crate::app::event::{Effect, Moment};
use crate::app::model::{Message, MessageKind, Mode, Model, Page};
use crate::clinical::record::{Id, Via};
use crate::register::{Draft, Entry, Stamp, Timestamp};

use super::places::open_record;
use super::{changes, whose};

fn stamp(model: &Model, at: Moment) -> Stamp {
    let offset = at.offset().local_minus_utc() / 60;
    Stamp {
        at: Timestamp {
            utc_millis: at.timestamp_millis(),
            offset_minutes: i16::try_from(offset).unwrap_or(0),
        },
        by: model.user.clone(),
        via: Via::Form,
    }
}

/// Makes the change that the open form means, which stands complete in the reading; the form closes.
pub(super) fn commit_form(model: &mut Model, at: Moment, effects: &mut Vec<Effect>) {
    let Some(form) = model.form.take() else {
        return;
    };
    let draft = Draft {
        stamp: stamp(model, at),
        base: model.register.last_seq(),
        why: model.reading.why.clone(),
        ops: model.reading.ops.clone(),
    };
    if model.reading.takes_id {
        // The reading has used the identifier that comes next.
        model.register.allocate_id();
    }
    match model.register.commit(draft) {
        Ok(entry) => {
            // A report that moves is looked at where it has come.
            let patient = entry
                .ops
                .iter()
                .rev()
                .find_map(crate::register::Op::patient);
            let words = entry_words(&entry, &model.register, &model.knowledge);
            took_place(model, words, effects);
            if let Some(patient) = patient {
                open_record(model, patient);
                model.message = in_memory(model);
            }
        }
        Err(conflict) => {
            model.form = Some(form);
            model.refuse(format!("Not saved: {conflict}"));
        }
    }
}

/// After a change: everybody's standing afresh, and the file.
fn took_place(model: &mut Model, words: String, effects: &mut Vec<Effect>) {
    let knowledge = model.knowledge.clone();
    model.board.refresh(&model.register, &knowledge);
    model.list.refresh(&model.board);
    model.unsaved += 1;
    if model.mode == Mode::Normal {
        model.when_saved = Some(format!("Saved: {words}"));
        effects.push(Effect::Save);
    } else {
        model.when_saved = None;
        model.message = Some(Message {
            kind: MessageKind::Done,
            words: format!("In memory only, nothing is written: {words}"),
        });
    }
}

/// What opening a record says would hide what became of the change; that has the word where nothing is saved.
fn in_memory(model: &Model) -> Option<Message> {
    match model.mode {
        Mode::Normal => None,
        Mode::ReadOnly(_) | Mode::Demo => {
            let entry = model.register.history().entries().last()?;
            Some(Message {
                kind: MessageKind::Done,
                words: format!(
                    "In memory only, nothing is written: {}",
                    entry_words(entry, &model.register, &model.knowledge)
                ),
            })
        }
    }
}

/// Takes the last change back and says whose it was.
pub(super) fn undo(model: &mut Model, at: Moment, effects: &mut Vec<Effect>) {
    if let Mode::ReadOnly(reason) = &model.mode {
        let words = format!("Nothing can be changed here: {reason}");
        return model.refuse(words);
    }
    let Some(target) = model.register.history().would_be_undone().cloned() else {
        return model
            .note("Nothing to take back: nothing was changed since the program was started");
    };
    if let Some(patient) = removed_by_undo(&target)
        && model.drafts_of(Some(patient)).next().is_some()
    {
        let words = format!(
            "Not taken back: a draft waits for {}; open it and throw it away first (Ctrl-D)",
            whose(model, Some(patient))
        );
        return model.refuse(words);
    }
    let words = taken_back_words(&target, &model.register, &model.knowledge);
    let stamp = stamp(model, at);
    match model.register.undo(stamp) {
        Ok(_) => after_taking_back(model, format!("Taken back: {words}"), effects),
        Err(conflict) => model.refuse(format!("Not taken back: {conflict}")),
    }
}

/// The patient whom taking this entry back removes.
fn removed_by_undo(entry: &Entry) -> Option<Id> {
    entry.ops.iter().find_map(|op| match op {
        crate::register::Op::Patient { patient, change } if change.before.is_none() => {
            Some(*patient)
        }
        crate::register::Op::Patient { .. }
        | crate::register::Op::Course { .. }
        | crate::register::Op::Report { .. }
        | crate::register::Op::Laboratory { .. }
        | crate::register::Op::Clinic { .. }
        | crate::register::Op::Setting { .. } => None,
    })
}

/// Makes the change again that was taken back.
pub(super) fn redo(model: &mut Model, at: Moment, effects: &mut Vec<Effect>) {
    if model.register.history().would_be_redone().is_none() {
        return model.note("Nothing to make again: nothing was taken back");
    }
    let stamp = stamp(model, at);
    match model.register.redo(stamp) {
        Ok(entry) => {
            let history = model.register.history();
            let words = entry_words(history.origin(&entry), &model.register, &model.knowledge);
            after_taking_back(model, format!("Made again: {words}"), effects);
        }
        Err(conflict) => model.refuse(format!("Not made again: {conflict}")),
    }
}

/// The words of undo and redo take the place of "saved", and a record that is gone is left.
fn after_taking_back(model: &mut Model, words: String, effects: &mut Vec<Effect>) {
    if let Page::Record(id) = model.page
        && model.register.get(id).is_none()
    {
        model.page = Page::List;
    }
    let saves = model.mode == Mode::Normal;
    took_place(model, String::new(), effects);
    if saves {
        model.when_saved = Some(words);
    } else {
        model.message = Some(Message {
            kind: MessageKind::Done,
            words: format!("{words} (in memory only)"),
        });
    }
}

/// Tries again to save what could not be saved.
pub(super) fn save_again(model: &mut Model, effects: &mut Vec<Effect>) {
    match model.mode {
        Mode::Normal if model.unsaved > 0 => {
            model.when_saved = Some(format!("Saved: {}", changes(model.unsaved)));
            effects.push(Effect::Save);
        }
        Mode::Normal => model.note("All is saved"),
        Mode::ReadOnly(_) | Mode::Demo => model.note("Nothing is written here"),
    }
}
