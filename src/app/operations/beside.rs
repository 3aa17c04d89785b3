//! A register that others write to at the same time: what they saved comes first, and what was made here and is not
//! confirmed is made again after it.
//!
//! A form is read again as it was typed, against the register as it is then. Where somebody else changed the same, the
//! second is asked.

use std::sync::Arc;

use crate::app::event::Effect;
use crate::app::form::Form;
use crate::app::keeping::Unconfirmed;
use crate::app::model::{Model, Page, SessionMode};
use crate::app::question::{Answer, Question, Then};
use crate::clinical::record::Seq;
use crate::keys::Action;
use crate::register::{Draft, Entry, Op, TakesBack};
use crate::store;
use crate::wording::Phrase;
use crate::wording::screens::{common, saving, shared as words};
use crate::wording::shown;

use super::{change, form, keeping, list, whose};

/// What is said of a change without a form that cannot simply be made after another.
const FASTER: Phrase = words::FASTER;

impl Model {
    /// A session on a register that others write to at the same time.
    pub fn beside_others(mut self, is_shared: bool) -> Self {
        self.saving.is_shared = is_shared && self.session.mode == SessionMode::Normal;
        self
    }
}

/// Takes over what others saved; what is not confirmed here is made again after it.
pub(in crate::app) fn follow(model: &mut Model, entries: Vec<Arc<Entry>>) {
    let unconfirmed = std::mem::take(&mut model.saving.unconfirmed);
    let mut unmade = Vec::new();
    if let Some(first) = unconfirmed.first().map(|first| first.seq) {
        while model.session.register.last_seq() >= first {
            let Some(entry) = model.session.register.unmake_last() else {
                break;
            };
            unmade.push(entry);
        }
    }
    unmade.reverse();
    let opened_then: Vec<_> = forms(model).map(|form| model.opened(form)).collect();
    let seqs = entries.iter().map(|entry| entry.seq);
    model.saving.of_others.extend(seqs);
    keeping::follow(model, entries);
    model.effects.push(Effect::TakenOver);
    if matches!(model.session.mode, SessionMode::ReadOnly(_)) {
        // It cannot be followed: what was typed is kept.
        let forms = unconfirmed.into_iter().filter_map(|made| made.form);
        return model.drafts.extend(forms);
    }
    refresh(model, &opened_then);
    for entry in unmade {
        let made = unconfirmed.iter().find(|made| made.seq == entry.seq);
        again(model, &entry, made);
    }
}

fn forms(model: &Model) -> impl Iterator<Item = &Form> {
    model.form.iter().chain(&model.drafts)
}

impl Model {
    /// The form as it would open now, with nothing typed into it.
    fn opened(&self, form: &Form) -> Form {
        let record = form.patient.and_then(|id| self.session.register.get(id));
        Form::open(form.kind, record.map(AsRef::as_ref), &self.form_context())
    }
}

/// What is on file stands in fields that nobody has typed into, as it is now.
fn refresh(model: &mut Model, opened_then: &[Form]) {
    let opened_now: Vec<_> = forms(model).map(|form| model.opened(form)).collect();
    let opened = opened_then.iter().zip(&opened_now);
    for (form, (then, now)) in model.form.iter_mut().chain(&mut model.drafts).zip(opened) {
        for field in &mut form.fields {
            let of = |form: &Form| {
                let mut fields = form.fields.iter();
                fields.find(|other| other.id() == field.id()).cloned()
            };
            if let (Some(then), Some(now)) = (of(then), of(now))
                && then.line.text() != now.line.text()
                && field.line.text() == then.line.text()
            {
                field.line.set(now.line.text());
                field.initial = now.initial;
            }
        }
    }
}

/// Makes a change again that others were faster than.
fn again(model: &mut Model, entry: &Entry, made: Option<&Unconfirmed>) {
    if let Some(typed) = made.and_then(|made| made.form.clone()) {
        return save_again(model, typed);
    }
    match entry.takes_back {
        Some(TakesBack::Undo(target)) => {
            let still = change::to_take_back(model).is_some_and(|last| last.seq == target);
            if still {
                return change::undo(model);
            }
        }
        Some(TakesBack::Redo(target)) => {
            let still = change::to_make_again(model).is_some_and(|next| next.seq == target);
            if still {
                return change::redo(model);
            }
        }
        None => return commit_again(model, entry),
    }
    model.refuse(FASTER);
}

/// A form is read again as it was typed. One that cannot be saved now is shown, or parked where another is open.
fn save_again(model: &mut Model, typed: Form) {
    let open = model.form.take();
    let (page, message) = (model.page, model.message.take());
    model.form = Some(typed);
    form::save(model);
    if model.form.is_none() {
        model.form = open;
        if model.form.is_some() {
            model.page = page;
        }
        // What others entered is told until this is confirmed.
        model.message = message;
        model.reread();
        return;
    }
    match (&model.form, open) {
        (Some(_), Some(open)) => {
            model.asking = None;
            let mine = model.form.replace(open);
            let said = mine.as_ref().map(|form| {
                words::waits_as_draft(
                    model.session.language,
                    form.kind.name().of(model.session.language),
                    whose(model, form.patient),
                )
            });
            model.drafts.extend(mine);
            model.refuse(said.unwrap_or_default());
        }
        (Some(form), None) => {
            if let Some(patient) = form.patient
                && model.page == Page::List
            {
                model.page = Page::Record(patient);
            }
        }
        (None, _) => {}
    }
    model.reread();
}

/// What others entered about the same after an entry that was known when these ops were made.
fn about_the_same<'m>(model: &'m Model, base: Seq, ops: &[Op]) -> Vec<&'m Arc<Entry>> {
    let entries = model.session.register.history().entries().iter();
    let of_others = |entry: &&Arc<Entry>| {
        entry.seq > base
            && model.saving.of_others.binary_search(&entry.seq).is_ok()
            && store::touch_the_same(ops, &entry.ops)
    };
    entries.filter(of_others).collect()
}

fn commit_again(model: &mut Model, entry: &Entry) {
    if !about_the_same(model, entry.base, &entry.ops).is_empty() {
        return model.refuse(FASTER);
    }
    let ops = store::after_others(entry, &mut model.session.register);
    let draft = Draft {
        stamp: entry.stamp.clone(),
        base: entry.base,
        why: entry.why.clone(),
        ops,
    };
    match model.session.register.commit(draft) {
        Ok(entry) => {
            let words = model.entry_words(&entry);
            change::took_place(
                model,
                entry,
                saving::saved(model.session.language, &words),
                &words,
                None,
            );
        }
        Err(conflict) => {
            list::follow_register(model);
            model.refuse(words::somebody_first(
                model.session.language,
                conflict.told(model.session.language),
            ));
        }
    }
}

/// What somebody else entered about the same since the form was opened, to be decided before it is saved over.
pub(in crate::app) fn meanwhile(model: &Model) -> Option<Question> {
    let form = model.form.as_ref().filter(|_| model.saving.is_shared)?;
    let theirs = about_the_same(model, form.base, &model.reading.ops);
    let last = theirs.last()?;
    let about = about(last.seq);
    if form.settled.contains(&about) {
        return None;
    }
    let said: Vec<String> = theirs
        .iter()
        .map(|entry| {
            words::entered_at(
                model.session.language,
                shown(&entry.stamp.by),
                entry.stamp.at.local().format("%H:%M"),
                model.entry_words(entry),
            )
        })
        .collect();
    Some(Question {
        about,
        field: None,
        words: words::meanwhile(
            model.session.language,
            said.join(common::SEMICOLON.of(model.session.language)),
        ),
        answers: vec![
            Answer::new(
                'n',
                words::LOOK_FIRST.of(model.session.language),
                Then::BackToField,
            ),
            Answer::new('y', words::SAVE_MINE.of(model.session.language), Then::Keep),
        ],
    })
}

fn about(seq: Seq) -> String {
    format!("entry {}", seq.0)
}

pub(in crate::app) fn unanswered(model: &mut Model, reason: String, in_doubt: bool) {
    let words = if in_doubt {
        words::in_doubt(model.session.language, &reason)
    } else {
        let save = model.key_here(Action::Save);
        words::unanswered(model.session.language, &reason, save)
    };
    model.refuse(words);
    model.saving.beside.clear();
    model.saving.unanswered = Some(reason);
}

pub(in crate::app) fn answered(model: &mut Model) {
    if model.saving.unanswered.take().is_some() {
        model.note(words::ANSWERED);
    }
}

/// Has the others told which record is open here.
pub(in crate::app) fn show(model: &mut Model) {
    let open = model.open_patient();
    if model.saving.is_shared && open != model.saving.shown {
        model.saving.shown = open;
        model.saving.beside.clear();
        model.effects.push(Effect::Shows(open));
    }
}
