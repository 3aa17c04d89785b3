//! The tour: ten steps on the example clinic. Each names one key and waits until it is pressed; Esc ends it at any time
//! and leads back to exactly where it began.

use crate::app::event::Input;
use crate::app::filter::Filter;
use crate::app::form::FieldId;
use crate::app::model::{Model, Page};
use crate::app::operations::places::open_record;
use crate::app::operations::{form, list};
use crate::clinical::laboratory::{Analyte, Test};
use crate::keys::key::{Key, KeyCode};
use crate::keys::{Action, Place};
use crate::wording::Phrase;
use crate::wording::screens::example as words;

use super::acting::act;
use super::example;

struct Step {
    place: Place,
    action: Action,
    /// What is told before it is pressed.
    words: Phrase,
    /// What is done before it, so that the place is there.
    begin: fn(&mut Model),
}

const STEPS: [Step; 10] = [
    Step {
        place: Place::List,
        action: Action::Down,
        words: words::STEP_LIST,
        begin: back_to_list,
    },
    Step {
        place: Place::List,
        action: Action::Open,
        words: words::STEP_OPEN,
        begin: nothing,
    },
    Step {
        place: Place::Record,
        action: Action::NextPart,
        words: words::STEP_PARTS,
        begin: nothing,
    },
    Step {
        place: Place::Record,
        action: Action::Guidelines,
        words: words::STEP_GUIDELINES,
        begin: nothing,
    },
    Step {
        place: Place::Guidelines,
        action: Action::NextPatient,
        words: words::STEP_NEXT,
        begin: nothing,
    },
    Step {
        place: Place::Record,
        action: Action::Report,
        words: words::STEP_REPORT,
        begin: to_the_last,
    },
    Step {
        place: Place::Form,
        action: Action::Save,
        words: words::STEP_SAVE,
        begin: fill_report,
    },
    Step {
        place: Place::Record,
        action: Action::Undo,
        words: words::STEP_UNDO,
        begin: back_to_record,
    },
    Step {
        place: Place::List,
        action: Action::Clinic,
        words: words::STEP_CLINIC,
        begin: back_to_list,
    },
    Step {
        place: Place::List,
        action: Action::ShowActions,
        words: words::STEP_ACTIONS,
        begin: nothing,
    },
];

pub const COUNT: usize = STEPS.len();

fn nothing(_: &mut Model) {}

/// The list of everybody, whatever stood over it.
fn back_to_list(model: &mut Model) {
    (model.form, model.asking, model.clinic.line) = (None, None, None);
    model.page = Page::List;
    if model.list.filter() != Filter::All {
        list::choose_anew(model, Filter::All);
    }
}

/// The record of the selected patient, without what stood over it.
fn back_to_record(model: &mut Model) {
    (model.form, model.asking) = (None, None);
    if let Some(id) = model.open_patient().or(model.list.selected) {
        model.page = Page::Record(id);
    }
}

/// The record of the last of the list, who is on the way as expected: a report of them raises no question.
fn to_the_last(model: &mut Model) {
    if let Some(id) = model.list.shown().last().copied() {
        open_record(model, id);
    }
}

/// Types the report that the step speaks of.
fn fill_report(model: &mut Model) {
    for (test, text) in [(Test::HbvDna, "<20"), (Test::Analyte(Analyte::Alt), "31")] {
        let place = model
            .form
            .as_ref()
            .and_then(|form| form.place(FieldId::Test(test)));
        form::replace(model, place, text);
    }
}

/// Begins the tour in an example clinic of its own.
pub(in crate::app) fn open(model: &mut Model) {
    if model.example.is_none() {
        example::open(model);
    }
    begin(model, 0);
}

fn begin(model: &mut Model, step: usize) {
    let Some(example) = &mut model.example else {
        return;
    };
    example.tour = Some(step);
    model.message = None;
    if let Some(step) = STEPS.get(step) {
        (step.begin)(model);
    }
}

/// A key while the tour goes on; whether it was spent on it.
pub(in crate::app) fn press(model: &mut Model, key: Key) -> bool {
    let Some(at) = model.tour() else {
        return false;
    };
    let place = model.place();
    let action = model.session.keymap.lookup(place, key);
    match action {
        Some(Action::Hide | Action::Redraw | Action::Suspend) => return false,
        Some(Action::Leave) => {
            example::close(model);
            return true;
        }
        Some(_) | None => {}
    }
    if key == Key::plain(KeyCode::Esc) {
        example::close(model);
        return true;
    }
    let Some(step) = STEPS.get(at) else {
        // The list of actions is hers after the last step.
        return false;
    };
    if action == Some(step.action) {
        act(model, step.action);
        let message = model.message.take();
        begin(model, at + 1);
        model.message = message;
    } else {
        let (key, back) = (model.key(step.place, step.action), ending(model));
        model.note(words::waits_for(model.session.language, key, back));
    }
    true
}

/// Whether an input is no key while a step waits for one.
pub(in crate::app) fn passes_over(model: &mut Model, input: &Input) -> bool {
    let is_typed = input.is_typed() && !matches!(input, Input::Key(_));
    let waits = model.tour().is_some_and(|at| at < COUNT);
    if is_typed && waits {
        let back = ending(model);
        model.note(words::tour_waits(model.session.language, back));
    }
    is_typed && waits
}

/// The key that ends the tour.
fn ending(model: &Model) -> String {
    model.key(Place::Record, Action::Back)
}

#[derive(Clone, Debug)]
pub struct TourStep {
    /// `Tour, step 3 of 10: press Tab`.
    pub title: String,
    pub words: String,
}

impl Model {
    const fn tour(&self) -> Option<usize> {
        match &self.example {
            Some(example) => example.tour,
            None => None,
        }
    }

    /// The step of the tour, where one goes on.
    pub fn tour_step(&self) -> Option<TourStep> {
        let language = self.session.language;
        let at = self.tour()?;
        let end = ending(self);
        Some(match STEPS.get(at) {
            Some(step) => TourStep {
                title: words::step(
                    language,
                    at + 1,
                    COUNT,
                    self.key(step.place, step.action),
                    end,
                ),
                words: step.words.of(language).to_owned(),
            },
            None => TourStep {
                title: words::over(language, end),
                words: words::TYPE_A_WORD.of(language).to_owned(),
            },
        })
    }
}
