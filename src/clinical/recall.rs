//! Whom the clinic calls back: patients under follow-up with a test that is due, and what was tried since their last
//! result.

use chrono::NaiveDate;

use super::assessment::{Assessment, Due};
use super::calendar::plus_days;
use super::record::{Note, Record};
use super::settings::Settings;

/// The tests that are due or overdue: due before the end of the days in which the work list calls a test due soon, so
/// that somebody can be called before the day has passed. None for those who died, moved or were lost (`RULES.md` §9).
pub fn tests_due<'a>(
    assessment: &'a Assessment,
    settings: &Settings,
) -> impl Iterator<Item = &'a Due> {
    let last = plus_days(assessment.day, settings.worklist.due_soon_days);
    tests_due_by(assessment, last)
}

/// The tests that are due on or before a day.
pub fn tests_due_by(assessment: &Assessment, last: NaiveDate) -> impl Iterator<Item = &Due> {
    let due = assessment.next_due.iter();
    due.filter(move |due| due.on <= last)
}

/// The recall attempts since the latest result, up to the review day, the earliest first: a result is what an attempt
/// asks for, so those before it are settled. An attempt on the very day of the result came before it.
#[must_use]
pub fn attempts<'a>(record: &'a Record, assessment: &Assessment) -> Vec<&'a Note> {
    let day = assessment.day;
    let results = record.results.iter();
    let last_result = results
        .filter(|result| !result.is_retracted() && result.on <= day)
        .map(|result| result.on)
        .max();
    let since = last_result.map_or(NaiveDate::MIN, |last| plus_days(last, 1));
    let attempts = record.recall_attempts_since(since);
    attempts.filter(|attempt| attempt.on <= day).collect()
}

/// The sample that was sent and waits for its report, as known on the review day.
#[must_use]
pub fn awaited_sample<'a>(record: &'a Record, assessment: &Assessment) -> Option<&'a Note> {
    let sample = record.awaited_sample();
    sample.filter(|sample| sample.on <= assessment.day)
}
