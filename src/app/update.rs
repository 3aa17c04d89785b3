//! How an event changes the model, and what is asked of the world.

mod acting;
mod answering;
mod clipboard;
mod example;
mod hiding;
mod pointing;
mod scan;
mod scroll;
mod table;
pub mod tour;
mod typing;
mod waiting;

pub use hiding::IDLE_MINUTES;
pub use table::table;

use super::event::{Effect, Event, Input};
use super::model::{Model, Page};
use super::operations::list::new_day;
use super::operations::{beside, keeping, merging};
use super::screens::list::begin_search;
use super::screens::{clinic, cohort, copying, import, paper, record, sheet};
use crate::keys::key::Key;
use crate::keys::{Action, Place};
use crate::wording::screens::preferences as own_words;
use acting::act;
use typing::{paste, type_text};

pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    if let Some(effects) = pass_on(model, &event) {
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
            waiting::history_learned(model, answer);
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
            begin_search(model);
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

/// What becomes of an input that is about the own register while the example is shown.
fn pass_on(model: &mut Model, event: &Event) -> Option<Vec<Effect>> {
    let own = &mut model.example.as_mut()?.own;
    let is_of_example = matches!(
        event.input,
        Input::Resize(..)
            | Input::Tick
            | Input::NotRemembered(_)
            | Input::PagesWritten(_)
            | Input::NumbersRead(_)
            | Input::CohortCounted(..)
            | Input::ImportProgress { .. }
            | Input::ImportPlanned { .. }
    );
    let goes_to_own = !is_of_example && !event.input.is_typed();
    goes_to_own.then(|| update(own, event.clone()))
}
