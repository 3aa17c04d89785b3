//! The first day: three questions, each with something to begin with and each skippable, then what can be done.

use crate::app::asked::Asked;
use crate::app::form::{FieldId, Form, FormKind, Reading};
use crate::app::model::Model;
use crate::app::operations::{change, preferences};
use crate::app::preferences::user_name;
use crate::app::question::{Answer, Asking, Interrupted, Question, Then};
use crate::keys::Action;
use crate::notation::parse_test;
use crate::register::{Change, Op, validate_clinic};
use crate::wording::Language;
use crate::wording::screens::{asked as words, common};
use crate::wording::shown;

/// What the question about what comes first is about.
pub(in crate::app) const WELCOME: &str = words::WELCOME.english;

/// What stands in the line when it is asked for.
pub(super) fn usual(model: &Model, what: Asked) -> String {
    let language = model.session.language;
    match what {
        Asked::Clinic => {
            let clinic = model.session.register.clinic();
            clinic
                .unwrap_or(words::HEPATITIS_CLINIC.of(language))
                .to_owned()
        }
        Asked::Laboratory => words::USUAL_LABORATORY.of(language).to_owned(),
        Asked::Name => model.session.user.clone(),
        Asked::Filter | Asked::Summary(_) | Asked::Letters | Asked::Copy => String::new(),
    }
}

/// What the line means, in words.
pub(super) fn echo(model: &Model, what: Asked, typed: &str) -> Result<String, String> {
    let language = model.session.language;
    let said = match what {
        Asked::Filter | Asked::Summary(_) | Asked::Letters | Asked::Copy => words::NOTHING,
        Asked::Clinic => {
            clinic(language, typed)?;
            words::IN_HEAD_LINE
        }
        Asked::Laboratory => {
            laboratory(model, typed)?;
            words::LABORATORY_HINT
        }
        Asked::Name => {
            name(language, typed)?;
            words::BESIDE_ENTRIES
        }
    };
    let (take, skip) = (
        model.key_here(Action::TakeLine),
        model.key_here(Action::Back),
    );
    Ok(words::take_or_skip(language, said.of(language), take, skip))
}

fn name(language: Language, typed: &str) -> Result<String, String> {
    user_name(typed).map_err(|fault| fault.of(language).to_owned())
}

/// Takes the answer.
///
/// # Errors
/// What is wrong with it.
pub(super) fn take(model: &mut Model, what: Asked, typed: &str) -> Result<(), String> {
    let language = model.session.language;
    match what {
        Asked::Filter | Asked::Summary(_) | Asked::Letters | Asked::Copy => {}
        Asked::Clinic => {
            let name = clinic(language, typed)?;
            let before = model.session.register.clinic().map(str::to_owned);
            if before.as_ref() != Some(&name) {
                let after = Some(name);
                let change = Change { before, after };
                change::commit(model, vec![Op::Clinic { change }], "", common::NOT_SAVED);
            }
        }
        Asked::Laboratory => {
            let reading = laboratory(model, typed)?;
            for _ in 0..reading.ids {
                // The reading has used the identifiers that come next.
                model.session.register.allocate_id();
            }
            change::commit(model, reading.ops, "", common::NOT_SAVED);
        }
        Asked::Name => preferences::keep_name(model, name(language, typed)?),
    }
    Ok(())
}

/// The next question; behind the last one what can be done.
pub(super) fn go_on(model: &mut Model, what: Asked) {
    model.asked.pop();
    match what {
        Asked::Clinic => super::open(model, Asked::Laboratory),
        Asked::Laboratory => super::open(model, Asked::Name),
        Asked::Name if model.session.board.count() == 0 => ask_what_first(model, false),
        Asked::Name | Asked::Filter | Asked::Summary(_) | Asked::Letters | Asked::Copy => {}
    }
}

fn clinic(language: Language, typed: &str) -> Result<String, String> {
    match validate_clinic(typed).first() {
        None => Ok(typed.to_owned()),
        Some(fault) => Err(words::clinic_name(language, fault)),
    }
}

/// Reads `St Brannoc; ALT U/L ..40` as the form of a laboratory profile would.
fn laboratory(model: &Model, typed: &str) -> Result<Reading, String> {
    let language = model.session.language;
    let cx = model.form_context();
    let mut form = Form::open(FormKind::Laboratory(None), None, &cx);
    let narrow = typed.replace('\u{ff1b}', ";");
    let mut parts = narrow.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default();
    if name.is_empty() {
        let skip = model.key_here(Action::Back);
        return Err(words::no_laboratory_name(language, skip));
    }
    set(&mut form, FieldId::Named("profile"), name);
    for part in parts.filter(|part| !part.is_empty()) {
        // The name of a test may have a blank in it.
        let mut blanks = part
            .match_indices(' ')
            .map(|(at, _)| part.split_at(at))
            .rev();
        let test = blanks.find_map(|(name, rest)| {
            let (test, _) = parse_test(name, cx.knowledge).ok()?;
            Some((test, rest.trim()))
        });
        let Some((test, rest)) = test else {
            return Err(words::no_test(language, shown(part)));
        };
        if !set(&mut form, FieldId::Test(test), rest) {
            return Err(words::no_unit(language, shown(part)));
        }
    }
    let reading = form.read(&cx);
    if let Some(complaint) = reading.complaints.first() {
        return Err(complaint.words.clone());
    }
    Ok(reading)
}

/// Puts a text into a field; whether the form has it.
fn set(form: &mut Form, id: FieldId, text: &str) -> bool {
    let place = form.place(id);
    let field = place.and_then(|place| form.fields.get_mut(place));
    field.is_some_and(|field| {
        field.line.set(text);
        true
    })
}

/// Asks what comes first; with the three questions where they were not asked yet.
fn ask_what_first(model: &mut Model, offers_questions: bool) {
    let language = model.session.language;
    let mut answers = vec![
        Answer::new(
            'n',
            words::FIRST_PATIENT.of(language),
            Then::Run(Action::NewPatient),
        ),
        Answer::new('i', words::IMPORT.of(language), Then::Run(Action::Import)),
        Answer::new('e', words::EXAMPLE.of(language), Then::Run(Action::Example)),
        Answer::new('t', words::TOUR.of(language), Then::Run(Action::Tour)),
    ];
    if offers_questions {
        let words = words::QUESTIONS_FIRST.of(language);
        answers.insert(0, Answer::new('a', words, Then::Ask(Asked::Clinic)));
    }
    // What is told at the start would stand half behind the question.
    let told = model.message.take().filter(|_| offers_questions);
    let told = told.map_or_else(String::new, |message| {
        words::told_first(language, message.words)
    });
    let question = Question {
        about: WELCOME.to_owned(),
        field: None,
        words: words::welcome(language, told),
        answers,
    };
    model.asking = Some(Asking::new(question, Interrupted::Nothing));
}

impl Model {
    /// The same on the first day: no register is there yet, so it is asked what comes first.
    pub fn on_first_day(mut self) -> Self {
        ask_what_first(&mut self, true);
        self
    }
}
