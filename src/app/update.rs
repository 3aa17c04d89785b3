//! How an event changes the model, and what is asked of the world.

mod answering;
mod change;
mod clinic;
mod clipboard;
mod cohort;
mod copying;
mod correction;
mod cursor;
mod form;
mod guidelines;
mod hiding;
mod history;
mod import;
mod keeping;
mod laboratories;
mod list;
mod merging;
mod picture;
mod places;
mod pointing;
mod quick;
mod reach;
mod scan;
mod scroll;
mod take_back;
mod typing;
mod waiting;

pub use hiding::IDLE_MINUTES;
pub use merging::both_words;
pub(super) use waiting::Waiting;

use super::actions::ActionList;
use super::event::{Effect, Event, Input, Moment};
use super::form::FormKind;
use super::key::Key;
use super::keymap::{Action, Place};
use super::model::{Clock, Model, Saved};
use super::question::{Answer, Asking, Interrupted, Question, Then};
use super::text::TextLine;
use crate::app::board::Board;
use crate::clinical::record::Id;
use scroll::Motion;
use typing::{edit, paste, type_text};

/// Works on an event.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut effects = Vec::new();
    model.now = event.at;
    new_day(model, event.at);
    if hiding::takes(model, &event.input, event.at) {
        return effects;
    }
    if waiting::takes(model, &event.input) {
        return effects;
    }
    match event.input {
        Input::Key(key) => press(model, key, event.at, &mut effects),
        Input::Paste(text) => paste(model, &text),
        Input::NoText(bytes) => typing::no_text(model, &bytes),
        Input::Scanned(number) => scan::scanned(model, &number, event.at, &mut effects),
        Input::Click(x, y) => {
            model.message = None;
            pointing::click(model, (x, y), event.at, &mut effects);
        }
        Input::Wheel { down } => pointing::wheel(model, down, event.at, &mut effects),
        Input::Resize(columns, rows) => model.size = (columns, rows),
        Input::Tick => keeping::give_back_when_idle(model, event.at, &mut effects),
        Input::Suspend => keeping::give_back(model, &mut effects),
        Input::Saved(seq) => keeping::saved(model, seq, event.at),
        Input::NotSaved {
            seq,
            reason,
            is_unknown,
        } => keeping::not_saved(model, seq, reason, is_unknown, event.at),
        Input::Others(entries) => keeping::follow(model, entries),
        Input::Claimed(claimed) => waiting::claimed(model, claimed, event.at, &mut effects),
        Input::Lost(reason) => keeping::lost(model, &reason),
        Input::Outside(outside) => keeping::outside(model, outside),
        Input::Mended(mend, mended) => {
            keeping::mended(model, mend, mended, event.at, &mut effects);
        }
        Input::Merged(merged) => merging::merged(model, merged),
        Input::Copied(done) => copying::copied(model, done),
        Input::Doubt(words) => model.note(words),
        Input::Away(reason) => keeping::away(model, reason),
        Input::Back(claimed) => keeping::back(model, claimed),
        Input::NotWritten(reason) => keeping::not_written(model, &reason),
        Input::NotKept(reason) => keeping::not_kept(model, &reason),
        Input::HistoryLearned(answer) => {
            history::learned(model, answer, event.at, &mut effects);
        }
        Input::NumbersRead(numbers) => {
            clinic::numbers_read(model, numbers, event.at, &mut effects);
        }
        Input::CohortCounted(of, days) => cohort::counted(model, of, days),
        Input::ImportPlanned { reading, plan } => import::planned(model, reading, plan),
        Input::ImportProgress { reading, percent } => import::progress(model, reading, percent),
    }
    model.reread();
    scroll::clamp(model);
    history::clamp(model);
    guidelines::clamp(model);
    import::clamp(model);
    cohort::count_if_needed(model, &mut effects);
    cohort::clamp(model);
    effects
}

/// A running clock may have passed midnight: then everybody is assessed for the new day.
fn new_day(model: &mut Model, at: Moment) {
    let today = match model.clock {
        Clock::Running => at.date_naive(),
        Clock::AsOf(day) | Clock::Still(day) => day,
    };
    if today != model.today {
        model.fix_days();
        model.today = today;
        model.board = Board::new(&model.register, &model.knowledge, today);
        list::choose(model, model.list.filter());
    }
}

fn press(model: &mut Model, key: Key, at: Moment, effects: &mut Vec<Effect>) {
    model.message = None;
    let place = model.place();
    if place == Place::Question
        && let Some(answer) = answering::typed(model, key)
    {
        return answering::take(model, answer, at, effects);
    }
    match (model.keymap.lookup(place, key), key.typed()) {
        (Some(Action::Search), Some(digit)) if digit.is_numeric() => {
            places::begin_search(model);
            type_text(model, &key_text(key));
        }
        (Some(action), _) => act(model, action, at, effects),
        (None, Some(_)) => type_text(model, &key_text(key)),
        (None, None) => {}
    }
}

fn key_text(key: Key) -> String {
    key.typed().map(String::from).unwrap_or_default()
}

fn act(model: &mut Model, action: Action, at: Moment, effects: &mut Vec<Effect>) {
    match action {
        Action::ShowActions => {
            model.actions = Some(ActionList::new(model.place_below()));
        }
        Action::Run => {
            let actions = model.actions.take();
            let chosen = actions.and_then(|actions| actions.marked(&model.keymap));
            if let Some(bound) = chosen {
                act(model, bound, at, effects);
            }
        }
        Action::CloseActions => model.actions = None,
        Action::Open => places::open_selected(model),
        Action::Back => places::back_to_list(model),
        Action::History => history::open(model, effects),
        Action::CloseHistory => history::close(model),
        Action::Guidelines => guidelines::open(model),
        Action::CloseGuidelines => guidelines::close(model),
        Action::ChooseGuidelines if !keeping::may_edit(model, action, effects) => {}
        Action::ChooseGuidelines => guidelines::choose(model),
        Action::Cohort => cohort::open(model),
        Action::CloseCohort => cohort::close(model),
        Action::OpenNumber => cohort::open_number(model),
        Action::CloseBehind => cohort::close_behind(model),
        Action::EarlierDay => cohort::ask_day(model),
        Action::TakeDay => cohort::take_day(model),
        Action::LeaveDay => model.cohort.typing = None,
        Action::Import if !keeping::may_edit(model, action, effects) => {}
        Action::Import => import::open(model),
        Action::ReadFiles => import::read(model, at, effects),
        Action::KnownTests => import::switch_known_tests(model),
        Action::DecideImport => import::ask_what(model),
        Action::ImportRead => import::ask(model),
        Action::LeaveImport => import::back(model),
        Action::Laboratories => laboratories::open(model),
        Action::CloseLaboratories => laboratories::close(model),
        Action::EditLaboratory | Action::NewLaboratory | Action::RemoveLaboratory
            if !keeping::may_edit(model, action, effects) => {}
        Action::EditLaboratory => laboratories::edit(model),
        Action::NewLaboratory => form::open(model, FormKind::Laboratory(None), None),
        Action::RemoveLaboratory => laboratories::ask_removal(model),
        Action::NextProfile => laboratories::next_profile(model),
        Action::Search => places::begin_search(model),
        Action::EndSearch => places::end_search(model),
        Action::ChooseFilter => list::ask_filter(model),
        Action::LeaveAdding => clinic::leave(model),
        Action::Clinic | Action::TickOff | Action::AddToClinic
            if !keeping::may_edit(model, action, effects) => {}
        Action::Clinic => clinic::put_or_take(model, at, effects),
        Action::TickOff => clinic::tick(model, at, effects),
        Action::AddToClinic => clinic::add(model, at, effects),
        Action::NewPatient
        | Action::EditPatient
        | Action::Report
        | Action::Drug
        | Action::QuickLine
        | Action::Note
        | Action::Recall
            if !keeping::may_edit(model, action, effects) => {}
        Action::NewPatient => form::open(model, FormKind::Patient, None),
        Action::EditPatient => form::open_here(model, FormKind::Patient),
        Action::Report => form::open_here(model, FormKind::Report),
        Action::Drug => form::open_here(model, FormKind::Drug),
        Action::QuickLine => form::open_here(model, FormKind::QuickLine),
        Action::Note => form::open_here(model, FormKind::Note),
        Action::Recall => form::open_for_selected(model, FormKind::Recall),
        Action::NextPatient => places::step_patient(model, true),
        Action::PreviousPatient => places::step_patient(model, false),
        Action::NextPart => scroll::step_part(model, true),
        Action::PreviousPart => scroll::step_part(model, false),
        Action::Up => scroll::scroll(model, Motion::Up),
        Action::Down => scroll::scroll(model, Motion::Down),
        Action::PageUp => scroll::scroll(model, Motion::PageUp),
        Action::PageDown => scroll::scroll(model, Motion::PageDown),
        Action::Top => scroll::scroll(model, Motion::Top),
        Action::Bottom => scroll::scroll(model, Motion::Bottom),
        Action::Left if model.place() == Place::Cohort => cohort::step(model, false),
        Action::Right if model.place() == Place::Cohort => cohort::step(model, true),
        Action::Left => cursor::move_date(model, false),
        Action::Right => cursor::move_date(model, true),
        Action::ZoomIn => picture::zoom(model, true),
        Action::ZoomOut => picture::zoom(model, false),
        Action::OpenSelected => cursor::open_selected(model),
        Action::CloseOpened => model.view.opened = None,
        Action::Correct
        | Action::Retract
        | Action::SampleDate
        | Action::MoveReport
        | Action::Join
        | Action::ContinueDraft
        | Action::Undo
        | Action::Redo
            if !keeping::may_edit(model, action, effects) => {}
        Action::Correct => correction::correct(model),
        Action::Retract => correction::retract(model),
        Action::SampleDate => correction::sample_date(model),
        Action::MoveReport => correction::move_report(model),
        Action::Join => correction::join(model),
        Action::ContinueDraft => correction::continue_draft(model),
        Action::Undo => take_back::undo(model, at, effects),
        Action::Redo => take_back::redo(model, at, effects),
        Action::Save => form::save(model, at, effects),
        Action::Decide => keeping::decide(model),
        Action::SaveCopy => copying::open(model),
        Action::WriteCopy => copying::write(model, effects),
        Action::LeaveCopy => model.copying = None,
        Action::NextField => form::next_or_save(model, at, effects),
        Action::NextFieldRound => form::leave_field(model, form::Way::Next),
        Action::PreviousField => form::leave_field(model, form::Way::Previous),
        Action::StepUp => form::step(model, true),
        Action::StepDown => form::step(model, false),
        Action::Complete => quick::complete_word(model),
        Action::EarlierLine => quick::step(model, true),
        Action::LaterLine => quick::step(model, false),
        Action::Park => form::park(model),
        Action::Discard => form::ask_discard(model),
        Action::CursorLeft => edit(model, TextLine::left),
        Action::CursorRight => edit(model, TextLine::right),
        Action::CursorHome => edit(model, TextLine::home),
        Action::CursorEnd => edit(model, TextLine::end),
        Action::Backspace => edit(model, TextLine::backspace),
        Action::Delete => edit(model, TextLine::delete),
        Action::DeleteWord => edit(model, TextLine::delete_word),
        Action::ClearText => edit(model, TextLine::clear),
        Action::Answer => answering::take_marked(model, at, effects),
        Action::NoAnswer => answering::leave_unanswered(model),
        Action::NextAnswer => answering::mark(model, Asking::mark_next),
        Action::PreviousAnswer => answering::mark(model, Asking::mark_previous),
        Action::CopyText => clipboard::copy(model, effects),
        Action::Hide => hiding::hide(model),
        Action::Redraw => redraw(model, effects),
        Action::Suspend => effects.push(Effect::Suspend),
        Action::Leave => leave(model, effects),
    }
}

/// Draws afresh; on the list also puts it in order, which it otherwise keeps so that nobody moves under her hands.
fn redraw(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.place_below() == Place::List {
        list::put_in_order(model);
    }
    effects.push(Effect::Redraw);
}

/// Leaves at once: drafts are kept. Asks only where the last save failed.
fn leave(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.asking.as_ref().is_some_and(is_about_leaving) {
        return effects.push(Effect::Quit);
    }
    model.actions = None;
    model.asking = None;
    form::park(model);
    let words = match &model.saved {
        _ if model.is_away && !model.kept_drafts().is_empty() => {
            "The disk of the register is gone: what was typed can stay in this machine's memory only, until it is switched off. Leave?".to_owned()
        }
        Saved::Failed(reason) => format!(
            "The last change could not be saved ({reason}); what was typed is kept as a draft. Leave?"
        ),
        Saved::Unchanged | Saved::At(_) => return effects.push(Effect::Quit),
    };
    let mut answers = vec![
        Answer::new('s', "stay", Then::Nothing),
        Answer::new('q', "leave", Then::Leave),
    ];
    if model.is_away {
        let copy = Answer::new('c', "save a copy on another disk", Then::SaveCopy);
        answers.insert(1, copy);
    }
    let question = Question {
        about: LEAVING.to_owned(),
        field: None,
        words,
        answers,
    };
    model.asking = Some(Asking::new(question, Interrupted::Nothing));
}

const LEAVING: &str = "leaving";

fn is_about_leaving(asking: &Asking) -> bool {
    asking.question.about == LEAVING
}

/// `1 change`, `3 changes`.
#[must_use]
pub fn changes(count: usize) -> String {
    if count == 1 {
        "1 change".to_owned()
    } else {
        format!("{count} changes")
    }
}

/// Number and name of a patient, `a new patient` for nobody.
pub(super) fn whose(model: &Model, patient: Option<Id>) -> String {
    patient.and_then(|id| model.register.get(id)).map_or_else(
        || "a new patient".to_owned(),
        |record| super::named(&record.person),
    )
}
