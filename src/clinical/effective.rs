//! The one effective view: which results and courses count on a review day.
//!
//! Every screen, list, report and export asks here, so that an amended or retracted value leaves all of them at once.

use chrono::NaiveDate;

use super::assessment::ResultRef;
use super::drugs::DrugId;
use super::record::{Course, Id, Intent, LabResult, Record};

/// Every result that counts on `day`, oldest first: not retracted, its current value, dated on or before the day
/// (`RULES.md` §1).
pub fn results(record: &Record, day: NaiveDate) -> impl Iterator<Item = (ResultRef, &LabResult)> {
    (0_u32..)
        .map(ResultRef)
        .zip(&record.results)
        .filter(move |(_, result)| result.on <= day && !result.is_retracted())
}

/// Every course that has started by `day`, with its stop only if that has happened by then (`RULES.md` §1).
pub fn courses(
    record: &Record,
    day: NaiveDate,
) -> impl Iterator<Item = (&Course, Option<NaiveDate>)> {
    record
        .courses
        .iter()
        .filter(move |course| course.start.date <= day)
        .map(move |course| {
            (
                course,
                course
                    .stop
                    .map(|stop| stop.date)
                    .filter(|stop| *stop <= day),
            )
        })
}

/// A drug taken without a break: the courses of one drug and intent that follow each other by at most a day
/// (`RULES.md` §4, refills).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenCourse {
    pub drug: DrugId,
    /// The first day.
    pub start: NaiveDate,
    /// The last day; `None` while it is taken.
    pub stop: Option<NaiveDate>,
    pub intent: Intent,
    /// The course on file that began it.
    pub first: Id,
    /// The course on file that ended it.
    pub last: Id,
}

impl TakenCourse {
    /// Whether the drug was taken when a sample of `day` was drawn: a first dose comes after that day's sample, a
    /// last dose before it.
    #[must_use]
    pub fn covers_sample_of(&self, day: NaiveDate) -> bool {
        self.start < day && self.stop.is_none_or(|stop| stop >= day)
    }
}

/// The courses known on `day`, refills joined, sorted by start. Courses of one drug and intent never overlap in a
/// register, so the later one always has the later stop.
#[must_use]
pub fn taken_courses(record: &Record, day: NaiveDate) -> Vec<TakenCourse> {
    let mut taken: Vec<TakenCourse> = courses(record, day)
        .map(|(course, stop)| TakenCourse {
            drug: course.drug,
            start: course.start.date,
            stop,
            intent: course.intent,
            first: course.id,
            last: course.id,
        })
        .collect();
    taken.sort_by_key(|course| (course.drug, course.intent, course.start, course.first));
    taken.dedup_by(|next, previous| {
        let same = next.drug == previous.drug && next.intent == previous.intent;
        let follows = previous
            .stop
            .is_none_or(|stop| super::calendar::days_between(stop, next.start) <= 1);
        let joined = same && follows;
        if joined {
            previous.stop = next.stop;
            previous.last = next.last;
        }
        joined
    });
    taken.sort_by_key(|course| (course.start, course.drug, course.intent, course.first));
    taken
}
