//! Two machines wrote to one register: what both entered is put together, and what both entered about one thing is
//! asked first.

use crate::app::Page;
use crate::app::describe::op_words;
use crate::app::event::Effect;
use crate::app::keymap::{Action, Place};
use crate::app::model::{Message, MessageKind, Model, fit_nobody};
use crate::app::question::{Answer, Then};
use crate::clinical::knowledge::Knowledge;
use crate::register::{Op, Register};
use crate::store::{Both, Merged, Take};

use super::{changes, form, list};
use crate::wording::Language;

/// More things than this are counted, not named, in the question.
const MOST_NAMED: usize = 3;

/// The answer that puts both together.
pub(super) fn answer() -> Answer {
    Answer::new(
        'm',
        "put together what both machines entered; what both entered about one thing is asked first",
        Then::Merge(None),
    )
}

/// Has both put together. What is entered meanwhile would stand between the entries of the other machine: nothing is.
pub(super) fn begin(model: &mut Model, take: Option<Take>) {
    if !model.is_settled() {
        return model.refuse("Not yet: a change is being saved. Try again in a moment");
    }
    form::park(model);
    model.saving.is_merging = true;
    model.note("Putting both together ...");
    model.effects.push(Effect::Merge(take));
}

/// Both are put together, or something is to be decided first, or it cannot be done.
pub(super) fn merged(model: &mut Model, merged: Result<Box<Merged>, String>) {
    model.saving.is_merging = false;
    let merged = match merged {
        Ok(merged) => *merged,
        Err(reason) => {
            return model.refuse(format!(
                "Not put together: {reason}. Both are kept as they are"
            ));
        }
    };
    if !merged.undecided.is_empty() {
        return ask(model, &merged.undecided);
    }
    model.saving.undecided = None;
    let mut words = match merged.entries.len() {
        0 => "Nothing of the other machine was missing here".to_owned(),
        entries => format!(
            "Put together: {} of the other machine follow those made here",
            changes(entries)
        ),
    };
    if !merged.copies.is_empty() {
        words.push_str("; its copies are kept in the quarantine");
    }
    for left in &merged.left {
        words.push_str(&format!("; left as it is: {left}"));
    }
    show(model, merged.register);
    if let Some(drafts) = fit_nobody(&model.stranded) {
        words.push_str(&format!("; {drafts}"));
    }
    model.message = Some(Message {
        kind: MessageKind::Done,
        words,
    });
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
    model.learning = Default::default();
    list::show_another_register(model);
}

/// Asks whose entries are kept where both touched one thing; where text is being typed it is only said.
fn ask(model: &mut Model, undecided: &[Both]) {
    if model.place().takes_text() {
        let key = model.key(Place::List, Action::Decide);
        return model.refuse(format!(
            "Both machines entered something about the same things; {key} in the list or a record shows what can be done"
        ));
    }
    let named = undecided.iter().take(MOST_NAMED);
    let mut words: Vec<String> = named
        .map(|both| both_words(model.language(), both, &model.session.knowledge))
        .collect();
    let more = undecided.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        words.push(format!("and {more} more"));
    }
    let words = format!(
        "Both entered something about the same things. {}. Nothing is written yet; what is not kept stays in the quarantine",
        words.join("; ")
    );
    let answers = vec![
        Answer::new('l', "look first", Then::Nothing),
        Answer::new(
            'o',
            "keep what was entered here",
            Then::Merge(Some(Take::Ours)),
        ),
        Answer::new(
            't',
            "keep what was entered on the other machine",
            Then::Merge(Some(Take::Theirs)),
        ),
    ];
    model.ask(words, answers);
}

/// What both machines entered about one thing.
#[must_use]
pub fn both_words(language: Language, both: &Both, knowledge: &Knowledge) -> String {
    let words = |ops: &[Op]| -> String {
        let words: Vec<String> = ops
            .iter()
            .map(|op| op_words(language, op, knowledge))
            .collect();
        if words.is_empty() {
            "-".to_owned()
        } else {
            words.join(", ")
        }
    };
    let whose = both.whose.as_deref().unwrap_or("the register");
    let why = both
        .why
        .as_ref()
        .map_or_else(String::new, |why| format!(" ({why})"));
    format!(
        "{whose}: here: {}; on the other machine: {}{why}",
        words(&both.ours),
        words(&both.theirs)
    )
}
