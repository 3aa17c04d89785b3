//! Two machines wrote to one register: what both entered is put together, and what both entered about one thing is
//! asked first.

use crate::app::event::Effect;
use crate::app::model::{Model, Page, fit_nobody};
use crate::app::question::{Answer, Then};
use crate::clinical::knowledge::Knowledge;
use crate::keys::{Action, Place};
use crate::register::{Op, Register};
use crate::store::{Both, Merged, Take};
use crate::view::describe::op_words;

use super::{changes, form, list};
use crate::wording::Language;
use crate::wording::screens::{common, keeping as words};

/// More things than this are counted, not named, in the question.
const MOST_NAMED: usize = 3;

/// The answer that puts both together.
pub(super) fn answer(language: Language) -> Answer {
    Answer::new('m', words::MERGE.of(language), Then::Merge(None))
}

/// Has both put together. What is entered meanwhile would stand between the entries of the other machine: nothing is.
pub(in crate::app) fn begin(model: &mut Model, take: Option<Take>) {
    if !model.is_settled() {
        return model.refuse(words::NOT_YET);
    }
    form::park(model);
    model.saving.is_merging = true;
    model.note(words::MERGING);
    model.effects.push(Effect::Merge(take));
}

/// Both are put together, or something is to be decided first, or it cannot be done.
pub(in crate::app) fn merged(model: &mut Model, merged: Result<Box<Merged>, String>) {
    let language = model.session.language;
    model.saving.is_merging = false;
    let merged = match merged {
        Ok(merged) => *merged,
        Err(reason) => {
            return model.refuse(words::not_merged(model.session.language, reason));
        }
    };
    if !merged.undecided.is_empty() {
        return ask(model, &merged.undecided);
    }
    model.saving.undecided = None;
    let mut words = match merged.entries.len() {
        0 => words::NOTHING_MISSING.of(language).to_owned(),
        entries => words::merged(language, changes(language, entries)),
    };
    if !merged.copies.is_empty() {
        words.push_str(words::COPIES_KEPT.of(language));
    }
    for left in &merged.left {
        words.push_str(&words::left_as_is(language, left.of(language)));
    }
    show(model, merged.register);
    if let Some(drafts) = fit_nobody(&model.stranded, language) {
        words.push_str(common::SEMICOLON.of(language));
        words.push_str(&drafts);
    }
    model.done(words);
}

/// From now on this register is shown.
fn show(model: &mut Model, register: Register) {
    let before = std::mem::replace(&mut model.session.register, register);
    let number = |register: &Register, id| register.get(id).map(|found| found.person.mrn.clone());
    let is_same = |id| number(&before, id) == number(&model.session.register, id);
    // The other machine gave numbers of its own: a draft never comes to somebody else's record.
    let (kept, strange): (Vec<_>, Vec<_>) = std::mem::take(&mut model.drafts)
        .into_iter()
        .partition(|draft| draft.patient.is_none_or(is_same));
    model.drafts = kept;
    for draft in strange {
        let mut kept = draft.keep(&model.form_context());
        kept.patient = None;
        model.stranded.push(kept);
    }
    model.page = Page::List;
    model.session.learning = Default::default();
    list::show_another_register(model);
}

/// Asks whose entries are kept where both touched one thing; where text is being typed it is only said.
fn ask(model: &mut Model, undecided: &[Both]) {
    let language = model.session.language;
    if model.place().takes_text() {
        let key = model.key(Place::List, Action::Decide);
        return model.refuse(words::both_entered_key(model.session.language, key));
    }
    let named = undecided.iter().take(MOST_NAMED);
    let mut words: Vec<String> = named
        .map(|both| both_words(model.language(), both, &model.session.knowledge))
        .collect();
    let more = undecided.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        words.push(common::and_more(language, more));
    }
    let words = words::both_entered(language, words.join(common::SEMICOLON.of(language)));
    let answers = vec![
        Answer::new('l', common::LOOK_FIRST.of(language), Then::Nothing),
        Answer::new(
            'o',
            words::KEEP_OURS.of(language),
            Then::Merge(Some(Take::Ours)),
        ),
        Answer::new(
            't',
            words::KEEP_THEIRS.of(language),
            Then::Merge(Some(Take::Theirs)),
        ),
    ];
    model.ask(words, answers);
}

/// What both machines entered about one thing.
pub fn both_words(language: Language, both: &Both, knowledge: &Knowledge) -> String {
    let said = |ops: &[Op]| -> String {
        let said: Vec<String> = ops
            .iter()
            .map(|op| op_words(language, op, knowledge))
            .collect();
        if said.is_empty() {
            "-".to_owned()
        } else {
            said.join(common::COMMA.of(language))
        }
    };
    let whose = both
        .whose
        .as_deref()
        .unwrap_or(words::THE_REGISTER.of(language));
    let why = both.why.as_ref().map_or_else(String::new, |why| {
        common::in_brackets(language, why.of(language))
    });
    words::both_words(language, whose, said(&both.ours), said(&both.theirs), why)
}
