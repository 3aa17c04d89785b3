//! An import under the keys: the path, the preview, the question, and one entry.

mod decisions;

use std::collections::BTreeMap;

use crate::app::event::Effect;
use crate::app::import::{ImportDecision, Stage, Taught, Teaching};
use crate::app::layout;
use crate::app::model::Model;
use crate::app::operations::{change, keeping, learn_history};
use crate::app::question::Then;
use crate::app::text::TextLine;
use crate::clinical::knowledge::Knowledge;
use crate::exchange::{FaultList, ImportPlan, meaning_of};
use crate::keys::Action;
use crate::register::{Change, Op, Register, TaughtWord};
use crate::view::describe::op_words;
use crate::wording::shown;

use decisions::decisions;

use crate::wording::Language;
use crate::wording::screens::{common, import as words, saving};

/// Opens the import with the path that was typed last.
pub(in crate::app) fn open(model: &mut Model) {
    let page = &mut model.import;
    page.is_open = true;
    page.stage = Stage::Typing;
    page.top = 0;
    page.line.select_all();
}

/// Asks what is to be decided about the import.
pub(in crate::app) fn ask_what(model: &mut Model) {
    let faults = match &model.import.stage {
        Stage::Faulty(_, faults) => Some(faults.as_ref()),
        Stage::Planned(_) => None,
        Stage::Typing | Stage::ReadingHistory | Stage::Reading => {
            return model.note(words::NOTHING_READ);
        }
    };
    let answers = decisions(model.session.language, &model.import.options, faults);
    if answers.len() < 2 {
        return model.note(words::NOTHING_TO_DECIDE);
    }
    model.ask(words::WHAT_IS_DECIDED, answers);
}

/// Takes a decision over and reads the files again; the meaning of a word is typed first.
pub(in crate::app) fn decide(model: &mut Model, decision: ImportDecision) {
    if let ImportDecision::Type(about) = decision {
        let line = TextLine::default();
        model.import.teaching = Some(Teaching { about, line });
        return;
    }
    decision.apply(&mut model.import.options);
    model.import.top = 0;
    plan(model);
}

/// Keeps the meaning that was typed as an entry of its own, and reads the files again.
fn teach(model: &mut Model) {
    let Some(teaching) = model.import.teaching.clone() else {
        return;
    };
    let typed = teaching.line.text().trim();
    let (kind, word) = match teaching.about {
        Taught::Word(kind, word) => (kind, word),
        Taught::Source => {
            typed.clone_into(&mut model.import.options.source);
            model.import.teaching = None;
            return plan(model);
        }
    };
    let means = match meaning_of(kind, typed, &model.session.knowledge) {
        Ok(means) => means,
        Err(fault) => return model.refuse(fault.told(model.session.language)),
    };
    if !keeping::may_edit(model, Action::ReadFiles) {
        return;
    }
    let stamp = change::stamp(model);
    let word = TaughtWord {
        source: model.import.options.source.clone(),
        kind,
        word,
        means,
        by: stamp.by.clone(),
        at: stamp.at,
    };
    let before = model
        .session
        .register
        .words()
        .iter()
        .find(|known| known.key() == word.key());
    let change = Change {
        before: before.cloned(),
        after: Some(word),
    };
    let op = Op::Word {
        change: Box::new(change),
    };
    if change::commit(model, vec![op], "", common::NOT_SAVED) {
        model.import.teaching = None;
        plan(model);
    }
}

/// How much of the files was read.
pub(in crate::app) const fn progress(model: &mut Model, reading: u32, percent: u8) {
    let page = &mut model.import;
    if matches!(page.stage, Stage::Reading) && page.reading == reading {
        page.percent = percent;
    }
}

/// Esc: from reading and from the preview back to the path, from the path to where it was opened.
pub(in crate::app) fn back(model: &mut Model) {
    let page = &mut model.import;
    if page.teaching.take().is_some() {
        return model.note(words::NOTHING_KEPT);
    }
    page.top = 0;
    match page.stage {
        Stage::Typing | Stage::Faulty(..) => page.is_open = false,
        Stage::ReadingHistory | Stage::Reading | Stage::Planned(_) => {
            page.stage = Stage::Typing;
            model.note(words::NOTHING_IMPORTED);
        }
    }
}

/// Changes the path; what was said of the one before is no longer so.
pub(in crate::app) fn edit(model: &mut Model, change: impl FnOnce(&mut TextLine)) {
    let page = &mut model.import;
    if let Some(teaching) = &mut page.teaching {
        return change(&mut teaching.line);
    }
    change(&mut page.line);
    page.forget_decisions();
    page.stage = Stage::Typing;
    page.top = 0;
}

/// Whether rows of unknown tests are left out or are faults.
pub(in crate::app) fn switch_known_tests(model: &mut Model) {
    let page = &mut model.import;
    page.options.known_tests_only = !page.options.known_tests_only;
    page.stage = Stage::Typing;
    page.top = 0;
}

/// Enter behind the path: the files are read, after the register's own history where that is not known yet.
pub(in crate::app) fn read(model: &mut Model) {
    if model.import.teaching.is_some() {
        return teach(model);
    }
    match model.import.stage {
        Stage::Typing | Stage::Faulty(..) | Stage::Planned(_) => {}
        Stage::ReadingHistory | Stage::Reading => return,
    }
    if model.import.line.is_blank() {
        return model.refuse(words::NO_PATH);
    }
    model.import.top = 0;
    if model.session.register.history().has_earlier() {
        model.import.stage = Stage::ReadingHistory;
        learn_history(model);
    } else {
        plan(model);
    }
}

fn plan(model: &mut Model) {
    let page = &mut model.import;
    page.stage = Stage::Reading;
    page.percent = 0;
    page.reading = page.reading.wrapping_add(1);
    model.effects.push(Effect::PlanImport {
        reading: page.reading,
        paths: page.line.text().to_owned(),
        options: page.options.clone(),
    });
}

/// The history for which an import waited has come. Without it what was moved away would come in again.
pub(in crate::app) fn history_learned(model: &mut Model) {
    if !matches!(model.import.stage, Stage::ReadingHistory) {
        return;
    }
    match &model.session.learning.fault {
        None => plan(model),
        Some(reason) => {
            let words = words::history_unread(model.session.language, reason);
            model.import.stage = Stage::Faulty(vec![words], Box::default());
        }
    }
}

/// The files were read. An answer that nobody waits for any more is passed over.
pub(in crate::app) fn planned(
    model: &mut Model,
    reading: u32,
    read: Result<Box<ImportPlan>, FaultList>,
) {
    let page = &mut model.import;
    if !matches!(page.stage, Stage::Reading) || page.reading != reading {
        return;
    }
    page.stage = match read {
        Ok(plan) => {
            page.samples = samples(
                model.session.language,
                &plan,
                &model.session.register,
                &model.session.knowledge,
            );
            Stage::Planned(plan)
        }
        Err(faults) => Stage::Faulty(faults.lines(model.session.language), Box::new(faults)),
    };
}

/// So many changes of a plan are shown as they are understood.
const SAMPLES: usize = 6;

/// The first changes of a plan in words.
fn samples(
    language: Language,
    plan: &ImportPlan,
    register: &Register,
    knowledge: &Knowledge,
) -> Vec<String> {
    let mut comes = BTreeMap::new();
    for op in plan.ops() {
        if let Op::Patient { patient, change } = op
            && let Some(head) = &change.after
        {
            comes.insert(*patient, shown(&head.person.mrn).into_owned());
        }
        if comes.len() > SAMPLES {
            break;
        }
    }
    let whose = |op: &Op| {
        let patient = op.patient()?;
        let on_file = || {
            register
                .get(patient)
                .map(|record| shown(&record.person.mrn).into_owned())
        };
        comes.get(&patient).cloned().or_else(on_file)
    };
    let ops = plan.ops().iter().take(SAMPLES);
    ops.map(|op| match whose(op) {
        Some(whose) => format!("{whose}: {}", op_words(language, op, knowledge)),
        None => op_words(language, op, knowledge),
    })
    .collect()
}

/// Enter in the preview: asks, the harmless answer first.
pub(in crate::app) fn ask(model: &mut Model) {
    let Stage::Planned(plan) = &model.import.stage else {
        return;
    };
    if plan.ops().is_empty() {
        return model.note(words::NOTHING_NEW);
    }
    let language = model.session.language;
    let words = words::ask(language, plan.words(language));
    model.ask_whether(words, words::NO, words::YES, Then::Import);
}

pub(in crate::app) fn commit(model: &mut Model) {
    let stage = std::mem::take(&mut model.import.stage);
    let Stage::Planned(plan) = stage else {
        model.import.stage = stage;
        return;
    };
    let words = words::imported(model.session.language, plan.words(model.session.language));
    let stamp = change::stamp(model);
    match plan.commit(&mut model.session.register, stamp) {
        Ok(Some(entry)) => {
            model.import.is_open = false;
            model.import.forget_decisions();
            let when_saved = saving::saved(model.session.language, &words);
            change::took_place(model, entry, when_saved, &words, None);
        }
        Ok(None) => model.note(words::NOTHING_NEW),
        Err(conflict) => model.refuse(words::not_imported(
            model.session.language,
            conflict.told(model.session.language),
        )),
    }
}

/// Moves the window by so many rows.
pub(in crate::app) const fn scroll(model: &mut Model, rows: isize) {
    model.import.top = model.import.top.saturating_add_signed(rows);
}

/// Keeps the window on what there is.
pub(in crate::app) fn clamp(model: &mut Model) {
    if !model.import.is_open {
        return;
    }
    let area = layout::import(model.size).rows;
    let rows = model
        .import
        .rows(&model.session.keymap, usize::from(area.width))
        .len();
    let last = rows.saturating_sub(usize::from(area.height));
    model.import.top = model.import.top.min(last);
}
