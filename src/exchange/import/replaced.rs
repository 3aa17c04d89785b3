//! What was replaced since: rows are known again although what they say no longer stands there.
//!
//! Only entries that still stand count: what was taken back, as an import that was undone, comes in like anything new.

use std::collections::HashMap;

use crate::clinical::calendar::CalendarDay;
use crate::clinical::laboratory::Test;
use crate::clinical::record::{Course, Id, LabResult, Person, Record, Report, Via};
use crate::register::{Change, Op, Register};

use super::on_file::{Known, is_day, says, was_typed};
use super::target::{CourseRow, ResultRow};

/// Reports and courses as they stood before an entry replaced or took them out, by patient.
#[derive(Default)]
pub(super) struct Replaced<'a> {
    reports: HashMap<Id, Vec<&'a Report>>,
    courses: HashMap<Id, Vec<&'a Course>>,
    persons: HashMap<Id, Vec<PersonChange<'a>>>,
    /// With whom the reports that were taken from somebody stand since.
    given_to: HashMap<Id, Id>,
}

/// How somebody's particulars were changed.
#[derive(Clone, Copy)]
pub(super) struct PersonChange<'a> {
    pub(super) before: &'a Person,
    pub(super) after: &'a Person,
    /// Whether somebody did it here, and no file.
    pub(super) is_by_hand: bool,
}

impl<'a> Replaced<'a> {
    /// What the entries that still stand have replaced.
    pub(super) fn by(register: &'a Register) -> Self {
        let mut replaced = Self::default();
        let entries = register.history().standing().iter();
        let ops = || {
            let entries = entries.clone();
            entries.flat_map(|entry| entry.ops.iter().map(move |op| (entry, op)))
        };
        for (entry, op) in ops() {
            match op {
                Op::Report { patient, change } => {
                    if let Some(before) = &change.before {
                        let patient = register.present(*patient);
                        replaced.reports.entry(patient).or_default().push(before);
                    }
                }
                Op::Course { patient, change } => {
                    if let Some(before) = &change.before {
                        let patient = register.present(*patient);
                        replaced.courses.entry(patient).or_default().push(before);
                    }
                }
                Op::Patient { patient, change } => {
                    if let (Some(before), Some(after)) = (&change.before, &change.after) {
                        let change = PersonChange {
                            before: &before.person,
                            after: &after.person,
                            is_by_hand: entry.stamp.via != Via::Import,
                        };
                        replaced.persons.entry(*patient).or_default().push(change);
                    }
                }
                Op::Note { .. }
                | Op::Laboratory { .. }
                | Op::Clinic { .. }
                | Op::Letter { .. }
                | Op::Guidelines { .. }
                | Op::Number { .. }
                | Op::Word { .. }
                | Op::Setting { .. } => {}
            }
        }
        if !replaced.reports.is_empty() {
            replaced.given_to = ops().filter_map(|(_, op)| given(op)).collect();
        }
        replaced
    }

    /// How a row of results is known by what stood there once.
    pub(super) fn result(&self, record: &Record, row: &ResultRow) -> Option<Known> {
        let reports = self.reports.get(&record.id)?;
        reports
            .iter()
            .filter(|report| is_day(row.on, report.head.day()))
            .find_map(|report| {
                let typed = was_typed(report.head.source.via);
                let said = report
                    .results
                    .iter()
                    .find(|result| says(row, result, typed))?;
                Some(self.became(record, said))
            })
    }

    /// What became of a result of this day and test that stood in this record once and no longer does.
    pub(super) fn gone(&self, record: &Record, on: CalendarDay, test: Test) -> Option<Known> {
        let reports = self.reports.get(&record.id)?;
        reports
            .iter()
            .filter(|report| is_day(on, report.head.day()))
            .flat_map(|report| &report.results)
            .filter(|result| result.finding.test() == test && !result.is_retracted())
            .map(|result| self.became(record, result))
            .find(|known| match known {
                Known::Moved | Known::Redated => true,
                Known::Unchanged | Known::Amended | Known::Retracted | Known::Corrected => false,
            })
    }

    /// What became of a result that stood in this record once.
    fn became(&self, record: &Record, said: &LabResult) -> Known {
        let here = record
            .results
            .iter()
            .find(|result| result.report == said.report && result.place == said.place);
        match here {
            Some(result) if result.is_retracted() => Known::Retracted,
            Some(result) if result.day() != said.day() => Known::Redated,
            Some(_) => Known::Amended,
            None => match self.given_to.get(&said.report) {
                Some(patient) if *patient != record.id => Known::Moved,
                Some(_) | None => Known::Retracted,
            },
        }
    }

    /// How the particulars of somebody were changed, oldest first.
    pub(super) fn person(&self, patient: Id) -> Vec<PersonChange<'a>> {
        self.persons.get(&patient).cloned().unwrap_or_default()
    }

    /// Whether a course was on file with something before.
    pub(super) fn course_was_once(
        &self,
        patient: Id,
        course: Id,
        is_so: impl Fn(&Course) -> bool,
    ) -> bool {
        let courses = self.courses.get(&patient).into_iter().flatten();
        courses
            .filter(|former| former.id == course)
            .any(|former| is_so(former))
    }

    /// How a row of courses is known by what stood there once.
    pub(super) fn course(&self, record: &Record, row: &CourseRow) -> Option<Known> {
        let courses = self.courses.get(&record.id)?;
        let once = courses.iter().find(|course| row.is_of(course))?;
        let is_here = record.courses.iter().any(|course| course.id == once.id);
        Some(if is_here {
            Known::Corrected
        } else {
            Known::Retracted
        })
    }
}

/// A report and the patient to whom an op gives it.
fn given(op: &Op) -> Option<(Id, Id)> {
    match op {
        Op::Report {
            patient,
            change: Change {
                after: Some(report),
                ..
            },
        } => Some((report.head.id, *patient)),
        Op::Report { .. }
        | Op::Patient { .. }
        | Op::Course { .. }
        | Op::Note { .. }
        | Op::Laboratory { .. }
        | Op::Clinic { .. }
        | Op::Letter { .. }
        | Op::Guidelines { .. }
        | Op::Number { .. }
        | Op::Word { .. }
        | Op::Setting { .. } => None,
    }
}
