//! The sample of a report was taken on another day than was entered.

use chrono::NaiveDate;

use super::super::dates::{self, Accepts};
use super::super::{Desk, Field, FieldId, Form, Reading, check};
use super::{report_words, why};
use crate::app::question::{Answer, Question, Then};
use crate::clinical::effective;
use crate::clinical::record::{Id, Record, Report};
use crate::register::{Change, Op};
use crate::wording::date_words;

/// The day on file, and the reason.
pub(super) fn fields(report: Option<&Report>) -> Vec<Field> {
    let on = report.map_or_else(String::new, |report| {
        dates::sample_written(report.head.day())
    });
    vec![
        Field::new(FieldId::SampleDate, "sample taken", &on),
        why::field("why corrected"),
    ]
}

/// What the form means; `None` if the report is not on file.
pub(super) fn read(id: Id, form: &Form, record: &Record, desk: &Desk<'_>) -> Option<Reading> {
    let mut reading = Reading::of(form);
    let before = record.report(id)?;
    reading.about.push(report_words(&before, record, desk));
    why::read(form, &mut reading, desk);
    let place = form.place(FieldId::SampleDate)?;
    let born = record.person.born.map(|born| born.date);
    let Some(day) = dates::read(form, place, Accepts::Sample, born, desk, &mut reading) else {
        return Some(reading);
    };
    let was = before.head.day();
    let is_same_month = was.approximate && dates::sample_written(was) == dates::sample_written(day);
    // A month that is left as it is stays counted on its day.
    if day == was || is_same_month {
        let still = format!("the sample is still of {}", date_words(day.date));
        why::nothing_changed(form, &still, &mut reading, desk);
        return Some(reading);
    }
    ask_about_same_day(place, &before, day.date, record, desk, &mut reading);
    let mut after = before.clone();
    after.head.on = day.date;
    after.head.month_only = day.approximate;
    for result in &mut after.results {
        result.on = day.date;
        result.month_only = day.approximate;
    }
    reading.ops.push(Op::Report {
        patient: record.id,
        change: Change::replace(before, after),
    });
    check(form, record, &mut reading, desk);
    Some(reading)
}

/// Asks where the record holds a result of the same test and day already.
pub(super) fn ask_about_same_day(
    place: usize,
    report: &Report,
    on: NaiveDate,
    record: &Record,
    desk: &Desk<'_>,
    reading: &mut Reading,
) {
    let tests: Vec<&str> = effective::results(record, on)
        .map(|(_, other)| other)
        .filter(|other| other.on == on && other.report != report.head.id)
        .map(|other| other.finding.test())
        .filter(|test| {
            let mut own = report.results.iter().filter(|own| !own.is_retracted());
            own.any(|own| own.finding.test() == *test)
        })
        .map(|test| desk.knowledge.tests.get(test).name.as_str())
        .collect();
    if tests.is_empty() {
        return;
    }
    let tests = tests.join(", ");
    let words = format!(
        "{tests} of {} is on file already: keep both?",
        date_words(on)
    );
    let question = Question {
        about: format!("same day {} {on} {tests}", record.id.0),
        field: Some(place),
        words,
        answers: vec![
            Answer::new('n', "no: back to the field", Then::BackToField),
            Answer::new('y', "yes, keep both", Then::Keep),
        ],
    };
    reading.ask(question, format!("{tests} of this day is on file already?"));
}
