//! Corrections: a result, the day of a sample, the patient of a report, a course, a note. Nothing is erased: what was there
//! stays in the history with the reason, which is asked for each time.

mod course;
mod join;
mod moved;
mod note;
mod result;
mod retract;
mod sample_date;
pub(super) mod why;

use super::FormContext;
use super::kind::Kind;
use super::reader::Reader;
use crate::clinical::effective;
use crate::clinical::record::{Course, Id, Note, Record, Report};
use crate::keys::{Action, Place};
use crate::view::result_id::ResultId;
use crate::wording::Language;
use crate::wording::name_words;
use crate::wording::screens::{common, correction, form};
use crate::wording::{date_words, day_words, finding_words, note_kind_words};
use retract::Retract;

/// What is corrected, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Correction {
    /// A result gets another value or other limits.
    Result(ResultId),
    RetractResult(ResultId),
    /// The sample of a report was taken on another day.
    SampleDate(Id),
    /// A report belongs to another patient.
    Move(Id),
    /// Another record is joined to that of this patient.
    Join(Id),
    Course(Id),
    RetractCourse(Id),
    Note(Id),
    RetractNote(Id),
}

impl Correction {
    pub(super) fn kind(self) -> Box<dyn Kind> {
        match self {
            Self::Result(id) => Box::new(result::ResultForm(id)),
            Self::RetractResult(id) => Box::new(Retract::Result(id)),
            Self::SampleDate(id) => Box::new(sample_date::SampleDateForm(id)),
            Self::Move(id) => Box::new(moved::MoveForm(id)),
            Self::Join(id) => Box::new(join::JoinForm(id)),
            Self::Course(id) => Box::new(course::CourseForm(id)),
            Self::RetractCourse(id) => Box::new(Retract::Course(id)),
            Self::Note(id) => Box::new(note::NoteForm(id)),
            Self::RetractNote(id) => Box::new(Retract::Note(id)),
        }
    }

    /// What it is about, so that a draft can name it: `702.2` or `702`.
    pub(super) fn about(self) -> String {
        match self {
            Self::Result(result) | Self::RetractResult(result) => result.to_string(),
            Self::SampleDate(id)
            | Self::Move(id)
            | Self::Join(id)
            | Self::Course(id)
            | Self::RetractCourse(id)
            | Self::Note(id)
            | Self::RetractNote(id) => id.0.to_string(),
        }
    }

    /// Every correction of what a draft named.
    pub(super) fn about_what(about: &str) -> impl Iterator<Item = Self> {
        let results = [Self::Result, Self::RetractResult];
        let others = [
            Self::SampleDate,
            Self::Move,
            Self::Join,
            Self::Course,
            Self::RetractCourse,
            Self::Note,
            Self::RetractNote,
        ];
        let result: Option<ResultId> = about.parse().ok();
        let id = about.parse().ok().map(Id);
        let results = result.map(|id| results.map(|correction| correction(id)));
        let others = id.map(|id| others.map(|correction| correction(id)));
        results
            .into_iter()
            .flatten()
            .chain(others.into_iter().flatten())
    }
}

/// What was to be corrected is not on file any more: retracted, moved or taken back since.
pub(super) fn gone(at: &mut Reader<'_>) {
    let discard = at.cx.keys.told(Place::Form, Action::Discard);
    let words = form::gone(at.cx.language, discard);
    at.reading.miss(at.form.focus, words);
}

fn course_of(record: &Record, id: Id) -> Option<&Course> {
    record.courses.iter().find(|course| course.id == id)
}

fn note_of(record: &Record, id: Id) -> Option<&Note> {
    record.notes.iter().find(|note| note.id == id)
}

fn result_title(record: &Record, id: ResultId, cx: &FormContext<'_>) -> String {
    let found = id.find(record).map(|result| {
        let test = name_words(cx.language, cx.knowledge.tests.get(result.finding.test()));
        correction::test_of(cx.language, test, day_words(cx.language, result.day()))
    });
    found.unwrap_or_else(|| correction::A_RESULT.of(cx.language).to_owned())
}

fn report_title(language: Language, record: &Record, id: Id) -> String {
    let day = record.report(id).map(|report| report.head.day());
    day.map_or_else(
        || correction::A_REPORT.of(language).to_owned(),
        |day| correction::report_of(language, day_words(language, day)),
    )
}

fn course_title<'a>(record: &Record, id: Id, cx: &FormContext<'a>) -> &'a str {
    let course = course_of(record, id);
    course.map_or(correction::A_COURSE.of(cx.language), |course| {
        name_words(cx.language, cx.knowledge.drugs.get(course.drug))
    })
}

fn note_title(language: Language, record: &Record, id: Id) -> String {
    note_of(record, id).map_or_else(
        || correction::A_NOTE.of(language).to_owned(),
        |note| {
            correction::kind_of(
                language,
                note_kind_words(language, note.kind),
                date_words(language, note.on),
            )
        },
    )
}

/// The results of a report that count, in words.
fn report_words(report: &Report, record: &Record, cx: &FormContext<'_>) -> String {
    let results: Vec<String> = effective::results(record, cx.today)
        .map(|(_, result)| result)
        .filter(|result| result.report == report.head.id)
        .map(|result| finding_words(cx.language, &result.finding, cx.knowledge))
        .collect();
    correction::report_holds(
        cx.language,
        report.head.id.0,
        day_words(cx.language, report.head.day()),
        results.join(common::COMMA.of(cx.language)),
    )
}

/// Asks where a record holds a result of the same test and day as a report already.
fn ask_about_same_day(
    place: usize,
    report: &Report,
    on: chrono::NaiveDate,
    record: &Record,
    at: &mut Reader<'_>,
) {
    let is_own = |test| {
        let mut own = report.results.iter().filter(|own| !own.is_retracted());
        own.any(|own| own.finding.test() == test)
    };
    let tests: Vec<&str> = effective::results(record, on)
        .map(|(_, other)| other)
        .filter(|other| other.on == on && other.report != report.head.id)
        .map(|other| other.finding.test())
        .filter(|test| is_own(*test))
        .map(|test| name_words(at.cx.language, at.cx.knowledge.tests.get(test)))
        .collect();
    if tests.is_empty() {
        return;
    }
    let tests = tests.join(common::LISTED.of(at.cx.language));
    let words = correction::same_day(at.cx.language, &tests, date_words(at.cx.language, on));
    let about = format!("same day {} {on} {tests}", record.id.0);
    let echo = correction::same_day_echo(at.cx.language, &tests);
    at.ask_to_keep(
        Some(place),
        about,
        words,
        form::YES_KEEP_BOTH.of(at.cx.language),
        echo,
    );
}
