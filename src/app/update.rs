//! How an event changes the model, and what is asked of the world.

pub(super) mod answering;
mod beside;
pub(super) mod change;
pub(super) mod clipboard;
pub(super) mod form;
pub(super) mod hiding;
pub(super) mod import;
pub(super) mod keeping;
pub(super) mod list;
pub(super) mod marks;
pub(super) mod merging;
pub(super) mod places;
pub(super) mod pointing;
pub(super) mod preferences;
pub(super) mod quick;
pub(super) mod reach;
pub(super) mod scan;
pub(super) mod scroll;
pub(super) mod table;
pub(super) mod take_back;
pub(super) mod typing;
pub(super) mod waiting;

pub(super) use hiding::Hiding;
pub use hiding::IDLE_MINUTES;
pub use merging::both_words;
pub use table::table;
pub(super) use waiting::Waiting;

use super::actions::ActionList;
use super::event::{Effect, Event, Input};
use super::key::Key;
use super::keymap::{Action, Place};
use super::model::{Clock, Model, Page, Saved};
use super::question::{Answer, Asking, Then};
use crate::app::board::Board;
use crate::app::screens::{clinic, cohort, copying, example, history, paper, record, sheet, tour};
use crate::clinical::record::Id;
use crate::wording::Language;
use crate::wording::screens::{common, preferences as own_words, saving as words};
use typing::{paste, type_text};

/// Works on an event.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    if let Some(effects) = example::pass_on(model, &event) {
        return effects;
    }
    model.session.now = event.at;
    new_day(model);
    if hiding::takes(model, &event.input) || waiting::takes(model, &event.input) {
        return Vec::new();
    }
    if tour::passes_over(model, &event.input) {
        return Vec::new();
    }
    match event.input {
        Input::Key(key) => press(model, key),
        Input::Paste(text) => paste(model, &text),
        Input::NoText(bytes) => typing::no_text(model, &bytes),
        Input::Scanned(number) => scan::scanned(model, &number),
        Input::Click(x, y) => {
            model.message = None;
            pointing::click(model, (x, y));
        }
        Input::Wheel { down } => pointing::wheel(model, down),
        Input::Resize(columns, rows) => model.size = (columns, rows),
        Input::Tick => keeping::give_back_when_idle(model),
        Input::Suspend => keeping::give_back(model),
        Input::Saved(seq) => keeping::saved(model, seq),
        Input::NotSaved {
            seq,
            reason,
            is_unknown,
        } => keeping::not_saved(model, seq, reason, is_unknown),
        Input::Others(entries) | Input::Behind(entries) if model.saving.is_shared => {
            beside::follow(model, entries);
        }
        Input::Others(entries) | Input::Behind(entries) => keeping::follow(model, entries),
        Input::Unanswered(reason, in_doubt) => beside::unanswered(model, reason, in_doubt),
        Input::Answered => beside::answered(model),
        Input::Beside(names) => model.saving.beside = names,
        Input::Claimed(claimed) => waiting::claimed(model, claimed),
        Input::Lost(reason) => keeping::lost(model, &reason),
        Input::Outside(outside) => keeping::outside(model, outside),
        Input::Mended(mend, mended) => {
            keeping::mended(model, mend, mended);
        }
        Input::Merged(merged) => merging::merged(model, merged),
        Input::Copied(done) => copying::copied(model, done),
        Input::PagesWritten(done) => paper::written(model, done),
        Input::Doubt(words) => model.note(words),
        Input::Away(reason) => keeping::away(model, reason),
        Input::Back(claimed) => keeping::back(model, claimed),
        Input::NotWritten(reason) => keeping::not_written(model, &reason),
        Input::NotKept(reason) => keeping::not_kept(model, &reason),
        Input::NotRemembered(reason) => {
            model.refuse(own_words::not_kept(model.session.language, reason));
        }
        Input::HistoryLearned(answer) => {
            history::learned(model, answer);
        }
        Input::NumbersRead(numbers) => {
            clinic::numbers_read(model, numbers);
        }
        Input::CohortCounted(of, days) => cohort::counted(model, of, days),
        Input::ImportPlanned { reading, plan } => import::planned(model, reading, plan),
        Input::ImportProgress { reading, percent } => import::progress(model, reading, percent),
    }
    if model.page != Page::List {
        // Nobody acts on who is out of sight.
        model.list.unmark();
    }
    model.reread();
    record::clamp(model);
    sheet::clamp(model);
    import::clamp(model);
    cohort::count_if_needed(model);
    cohort::clamp(model);
    beside::show(model);
    std::mem::take(&mut model.effects)
}

/// A running clock may have passed midnight: then everybody is assessed for the new day.
pub(super) fn new_day(model: &mut Model) {
    let today = match model.session.clock {
        Clock::Running => model.session.now.date_naive(),
        Clock::AsOf(day) | Clock::Still(day) => day,
    };
    if today != model.session.today {
        model.fix_days();
        model.session.today = today;
        model.session.board = Board::new(
            &model.session.register,
            &model.session.knowledge,
            today,
            model.session.language,
        );
        list::choose(model, model.list.filter());
    }
}

fn press(model: &mut Model, key: Key) {
    model.message = None;
    if tour::press(model, key) {
        return;
    }
    let place = model.place();
    if place == Place::Question
        && let Some(answer) = answering::typed(model, key)
    {
        return answering::take(model, answer);
    }
    let place = answering::let_through(model, place, key);
    match (model.session.keymap.lookup(place, key), key.typed()) {
        (Some(Action::Search), Some(digit)) if digit.is_numeric() => {
            places::begin_search(model);
            type_text(model, &key_text(key));
        }
        (Some(action), _) => act(model, action),
        (None, Some(_)) => type_text(model, &key_text(key)),
        (None, None) => {}
    }
}

fn key_text(key: Key) -> String {
    key.typed().map(String::from).unwrap_or_default()
}

/// Does what an action does where the keys are.
pub(super) fn act(model: &mut Model, action: Action) {
    let Some(row) = table::row(model.place(), action) else {
        return;
    };
    if !row.edits || keeping::may_edit(model, action) {
        (row.run)(model);
    }
}

fn show_actions(model: &mut Model) {
    model.actions = Some(ActionList::new(model.place_below()));
}

fn run_marked(model: &mut Model) {
    let actions = model.actions.take();
    if let Some(action) = actions.and_then(|actions| actions.marked(&model.session.keymap)) {
        act(model, action);
    }
}

fn close_actions(model: &mut Model) {
    model.actions = None;
}

/// Draws afresh; on the list also puts it in order, which it otherwise keeps so that nobody moves under her hands.
fn redraw(model: &mut Model) {
    if model.place_below() == Place::List {
        list::put_in_order(model);
    }
    model.effects.push(Effect::Redraw);
}

/// Leaves at once: drafts are kept. Asks only where the last save failed.
fn leave(model: &mut Model) {
    if example::close(model) {
        return;
    }
    if model.asking.as_ref().is_some_and(is_about_leaving) {
        return model.effects.push(Effect::Quit);
    }
    model.actions = None;
    model.asking = None;
    form::park(model);
    let language = model.session.language;
    let words = match &model.saving.saved {
        _ if model.saving.is_away && !model.kept_drafts().is_empty() => {
            words::DISK_GONE_LEAVE.of(language).to_owned()
        }
        Saved::Failed(reason) => words::failed_leave(language, reason),
        Saved::Unchanged | Saved::At(_) => return model.effects.push(Effect::Quit),
    };
    let mut answers = vec![
        Answer::new('s', words::STAY.of(language), Then::Nothing),
        Answer::new('q', words::LEAVE.of(language), Then::Leave),
    ];
    if model.saving.is_away {
        let copy = Answer::new('c', words::SAVE_A_COPY.of(language), Then::SaveCopy);
        answers.insert(1, copy);
    }
    model.ask(words, answers);
}

fn is_about_leaving(asking: &Asking) -> bool {
    let mut answers = asking.question.answers.iter();
    answers.any(|answer| answer.then == Then::Leave)
}

/// `1 change`, `3 changes`.
#[must_use]
pub fn changes(language: Language, count: usize) -> String {
    if count == 1 {
        common::ONE_CHANGE.of(language).to_owned()
    } else {
        common::changes(language, count)
    }
}

/// Number and name of a patient, `a new patient` for nobody.
pub(in crate::app) fn whose(model: &Model, patient: Option<Id>) -> String {
    patient
        .and_then(|id| model.session.register.get(id))
        .map_or_else(
            || common::A_NEW_PATIENT.of(model.session.language).to_owned(),
            |record| super::named(&record.person),
        )
}
