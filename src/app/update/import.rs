//! An import under the keys: the path, the preview, the question, and one entry.

use crate::app::event::{Effect, Moment};
use crate::app::import::Stage;
use crate::app::layout;
use crate::app::model::Model;
use crate::app::question::{Answer, Asking, Interrupted, Question, Then};
use crate::app::text::TextLine;
use crate::exchange::{FaultList, ImportPlan};

use super::{change, history};

/// Opens the import with the path that was typed last.
pub(super) fn open(model: &mut Model) {
    let desk = &mut model.import;
    desk.is_open = true;
    desk.stage = Stage::Typing;
    desk.top = 0;
    desk.line.select_all();
}

/// Esc: from reading and from the preview back to the path, from the path to where it was opened.
pub(super) fn back(model: &mut Model) {
    let desk = &mut model.import;
    desk.top = 0;
    match desk.stage {
        Stage::Typing | Stage::Faulty(_) => desk.is_open = false,
        Stage::ReadingHistory | Stage::Reading | Stage::Planned(_) => {
            desk.stage = Stage::Typing;
            model.note("Nothing was imported");
        }
    }
}

/// Changes the path; what was said of the one before is no longer so.
pub(super) fn edit(model: &mut Model, change: impl FnOnce(&mut TextLine)) {
    let desk = &mut model.import;
    change(&mut desk.line);
    desk.stage = Stage::Typing;
    desk.top = 0;
}

/// Whether rows of unknown tests are left out or are faults.
pub(super) fn switch_known_tests(model: &mut Model) {
    let desk = &mut model.import;
    desk.options.known_tests_only = !desk.options.known_tests_only;
    desk.stage = Stage::Typing;
    desk.top = 0;
}

/// Enter behind the path: the files are read, after the register's own history where that is not known yet.
pub(super) fn read(model: &mut Model, effects: &mut Vec<Effect>) {
    match model.import.stage {
        Stage::Typing | Stage::Faulty(_) | Stage::Planned(_) => {}
        Stage::ReadingHistory | Stage::Reading => return,
    }
    if model.import.line.is_blank() {
        return model.refuse("No path is typed: a folder with the three files, or files by name");
    }
    model.import.top = 0;
    if model.register.history().has_earlier() {
        model.import.stage = Stage::ReadingHistory;
        history::learn(model, effects);
    } else {
        plan(model, effects);
    }
}

fn plan(model: &mut Model, effects: &mut Vec<Effect>) {
    let desk = &mut model.import;
    desk.stage = Stage::Reading;
    desk.reading = desk.reading.wrapping_add(1);
    effects.push(Effect::PlanImport {
        reading: desk.reading,
        paths: desk.line.text().to_owned(),
        options: desk.options.clone(),
    });
}

/// The history for which an import waited has come. Without it what was moved away would come in again.
pub(super) fn history_learned(model: &mut Model, effects: &mut Vec<Effect>) {
    if !matches!(model.import.stage, Stage::ReadingHistory) {
        return;
    }
    match &model.history.fault {
        None => plan(model, effects),
        Some(reason) => {
            model.import.stage = Stage::Faulty(vec![format!(
                "the register's history could not be read, so what was moved or corrected since would come in again: \
                 {reason}"
            )]);
        }
    }
}

/// The files were read. An answer that nobody waits for any more is passed over.
pub(super) fn planned(model: &mut Model, reading: u32, read: Result<Box<ImportPlan>, FaultList>) {
    let desk = &mut model.import;
    if !matches!(desk.stage, Stage::Reading) || desk.reading != reading {
        return;
    }
    desk.stage = match read {
        Ok(plan) => Stage::Planned(plan),
        Err(faults) => Stage::Faulty(faults.lines()),
    };
}

/// Enter in the preview: asks, the harmless answer first.
pub(super) fn ask(model: &mut Model) {
    let Stage::Planned(plan) = &model.import.stage else {
        return;
    };
    if plan.ops().is_empty() {
        return model.note("Nothing to import: all of it is on file already");
    }
    let question = Question {
        about: "importing".to_owned(),
        field: None,
        words: format!(
            "Import {} as one entry? Undo takes all of it back.",
            plan.added.words()
        ),
        answers: vec![
            Answer::new('n', "no, nothing is stored", Then::Nothing),
            Answer::new('y', "yes, import", Then::Import),
        ],
    };
    model.asking = Some(Asking::new(question, Interrupted::Nothing));
}

/// Makes the import one entry.
pub(super) fn commit(model: &mut Model, at: Moment, effects: &mut Vec<Effect>) {
    let stage = std::mem::take(&mut model.import.stage);
    let Stage::Planned(plan) = stage else {
        model.import.stage = stage;
        return;
    };
    let words = format!("imported {}", plan.added.words());
    let stamp = change::stamp(model, at);
    match plan.commit(&mut model.register, stamp) {
        Ok(Some(entry)) => {
            model.import.is_open = false;
            let when_saved = format!("Saved: {words}");
            change::took_place(model, entry, when_saved, &words, None, effects);
        }
        Ok(None) => model.note("Nothing to import: all of it is on file already"),
        Err(conflict) => model.refuse(format!("Not imported: {conflict}")),
    }
}

/// Moves the window by so many rows.
pub(super) const fn scroll(model: &mut Model, rows: isize) {
    model.import.top = model.import.top.saturating_add_signed(rows);
}

/// Keeps the window on what there is.
pub(super) fn clamp(model: &mut Model) {
    if !model.import.is_open {
        return;
    }
    let area = layout::import(model.size).rows;
    let rows = model
        .import
        .rows(&model.keymap, usize::from(area.width))
        .len();
    let last = rows.saturating_sub(usize::from(area.height));
    model.import.top = model.import.top.min(last);
}
