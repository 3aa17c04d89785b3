//! A record with all its dates shifted and nothing in it that tells whose it is.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{birth, dose, effective_days};
use crate::clinical::calendar::{CalendarDay, middle_of_month, plus_days};
use crate::clinical::record::{Course, Person, Record};

/// Every day on file of a patient, the birth aside.
pub(super) fn days_of(record: &Record) -> impl Iterator<Item = NaiveDate> + '_ {
    let courses = record.courses.iter();
    let courses = courses.flat_map(|course| [Some(course.start), course.stop]);
    let results = record.results.iter().map(|result| result.on);
    (courses.flatten().map(|day| day.date))
        .chain(results)
        .chain(record.person.cirrhosis_on)
}

/// The record under a new number, its dates shifted by so many days. The day that stands for the birth is none of the
/// days to be avoided.
pub(super) fn deidentified(
    record: &Record,
    number: &str,
    shift: i64,
    avoided: &HashSet<NaiveDate>,
) -> Record {
    let moved = |day: NaiveDate| plus_days(day, shift);
    let moved_about = |day: CalendarDay| CalendarDay {
        date: moved(day.date),
        ..day
    };
    let mut other = record.clone();
    other.courses = (record.courses.iter())
        .map(|course| Course {
            start: moved_about(course.start),
            stop: course.stop.map(moved_about),
            dose: course
                .dose
                .as_deref()
                .and_then(dose::plain)
                .map(str::to_owned),
            reason: None,
            ..course.clone()
        })
        .collect();
    let moved_sample = |day: CalendarDay| match day.approximate {
        true => middle_of_month(moved(day.date)),
        false => moved(day.date),
    };
    for report in &mut other.reports {
        report.on = moved_sample(report.day());
        report.laboratory = None;
    }
    for result in &mut other.results {
        result.on = moved_sample(result.day());
    }
    // A month counts at its own 15th, which may lie before or behind its neighbours now.
    other.reports.sort_by_key(|report| (report.on, report.id));
    other
        .results
        .sort_by_key(|result| (result.on, result.report));
    let person = &record.person;
    let first = effective_days(&other).min();
    other.person = Person {
        mrn: number.to_owned(),
        name: number.to_owned(),
        born: person
            .born
            .map(|born| birth::banded(moved(born.date), first, avoided)),
        sex: person.sex,
        cirrhosis: person.cirrhosis,
        cirrhosis_on: person.cirrhosis_on.map(moved),
        contact: None,
        follow_up: person.follow_up,
    };
    other
}
