//! Corrections: a result, the day of a sample, the patient of a report, a course, a note. Nothing is erased: what was there
//! stays in the history with the reason, which is asked for each time.

pub(super) mod course;
pub(super) mod join;
pub(super) mod moved;
pub(super) mod note;
pub(super) mod result;
pub(super) mod retract;
pub(super) mod sample_date;
pub(super) mod why;

use super::context::FormContext;
use super::reader::Reader;
use crate::clinical::effective;
use crate::clinical::record::{Course, Id, Note, Record, Report};
use crate::keys::{Action, Place};
use crate::view::result_id::ResultId;
use crate::wording::screens::{common, correction, form};
use crate::wording::{Language, name_words};
use crate::wording::{date_words, day_words, finding_words, note_kind_words};

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
