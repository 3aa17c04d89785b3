//! What the files bring to one patient: what is on file already, what is new, what is strange beside what is there.

use std::sync::Arc;

use crate::clinical::record::{
    Course, Finding, Id, LabResult, Record, Report, ReportHead, Results, Source,
};
use crate::register::{self, Change, PatientHead};

use super::super::fault::{FaultList, FileFault, Noticed, Remark};
use super::counts::{LeftOut, Why};
use super::places::{CoursePlaces, Places};
use super::reading::Reading;
use super::target::{ChangedCourse, CourseRow, ResultRow, Target};
use crate::wording::refusals::import as said;
use crate::wording::{Language, Phrase, Sentence, amount_words, day_words, finding_words, shown};

/// A report holds at most this many results; more of one day become further reports.
const MOST_IN_A_REPORT: usize = 10_000;

/// What is new about one patient. Identifiers are given out from the register's next one on, for each patient anew.
pub(super) struct Edited {
    /// The patient on file; a newcomer has the first identifier.
    pub(super) patient: Id,
    /// Who it is, for somebody who is not on file.
    pub(super) newcomer: Option<PatientHead>,
    /// Numbers that are to reach the patient too.
    pub(super) numbers: Vec<String>,
    /// What is on file and is changed.
    pub(super) head: Option<Change<PatientHead>>,
    pub(super) changed_courses: Vec<Change<Course>>,
    pub(super) changed_reports: Vec<Change<Report>>,
    pub(super) courses: Vec<Course>,
    /// The reports, and how many of the results each has.
    pub(super) reports: Vec<(ReportHead, usize)>,
    pub(super) results: Results,
    /// How many identifiers were given out.
    pub(super) ids: u32,
}

/// What was found on the way.
#[derive(Default)]
pub(super) struct Found {
    pub(super) faults: FaultList,
    pub(super) remarks: Vec<Remark>,
    /// Results that are on file already.
    pub(super) on_file: usize,
    pub(super) left_out: LeftOut,
    pub(super) amended: usize,
    pub(super) taken_back: usize,
}

impl Found {
    pub(super) fn leave_out(&mut self, why: Why, word: Phrase) {
        *self.left_out.entry((why, word.into())).or_default() += 1;
    }

    /// Takes over what was found elsewhere.
    pub(super) fn append(&mut self, other: Self) {
        self.faults.append(other.faults);
        self.remarks.extend(other.remarks);
        self.on_file += other.on_file;
        for (left_out, rows) in other.left_out {
            *self.left_out.entry(left_out).or_default() += rows;
        }
        self.amended += other.amended;
        self.taken_back += other.taken_back;
    }
}

impl Reading<'_> {
    /// What is new about a patient.
    pub(super) fn edited(
        &self,
        mut target: Target,
        source: Source,
        found: &mut Found,
    ) -> Option<Edited> {
        let first_id = self.register.next_id();
        let mut next_id = first_id.0;
        let mut fresh = || {
            let id = Id(next_id);
            next_id = next_id.saturating_add(1);
            id
        };
        let rows = target.take_results();
        let (base, newcomer) = match (target.record, target.newcomer) {
            (Some(record), _) => (record, None),
            (None, Some((_, person))) => {
                let record = Record::new(fresh(), person.clone(), source);
                (Arc::new(record), Some(PatientHead { person, source }))
            }
            (None, None) => return None,
        };
        let mut places = Places {
            head: target.head.as_ref().map(|head| head.0.clone()),
            ..Places::default()
        };
        let head = target.head.map(|head| {
            let (_, person) = *head;
            let source = base.source;
            Change::replace(PatientHead::of(&base), PatientHead { person, source })
        });
        let changed_courses = changed(&base, target.changed_courses, &mut places);
        let courses: Vec<Course> = target
            .courses
            .into_iter()
            .map(|row| course(fresh(), row, source, &mut places))
            .collect();
        let (base, changed_reports, new) =
            self.new_results(&base, rows, target.blanks, source.seq, found);
        let mut reports = Vec::new();
        let mut results = Vec::with_capacity(new.len());
        let of_days = new.chunk_by(|one, other| one.on == other.on);
        for rows in of_days.flat_map(|of_day| of_day.chunks(MOST_IN_A_REPORT)) {
            let Some(on) = rows.first().map(|row| row.on) else {
                continue;
            };
            let id = fresh();
            let head = ReportHead {
                id,
                on: on.date,
                month_only: on.approximate,
                laboratory: None,
                source,
            };
            reports.push((head, rows.len()));
            results.extend((1..).zip(rows).map(|(place, row)| LabResult {
                report: id,
                place,
                unusual: !row.unusual().is_empty(),
                on: on.date,
                month_only: on.approximate,
                finding: row.finding.clone(),
                limits: row.limits,
                trail: row.trail().cloned().map(Box::new),
            }));
        }
        places.results = new.iter().map(|row| row.spot).collect();
        let edited = Edited {
            patient: base.id,
            newcomer,
            numbers: std::mem::take(&mut target.numbers),
            head,
            changed_courses,
            changed_reports,
            courses,
            reports,
            results: results.into(),
            ids: next_id - first_id.0,
        };
        self.check(&base, &edited, &places, found);
        Some(edited)
    }

    /// `W-37 HBV DNA 5 000 IU/mL of 01-Jun-2023: unusual, kept`.
    pub(super) fn remark_on(
        &self,
        record: &Record,
        row: &ResultRow,
        words: impl Into<Sentence>,
        found: &mut Found,
    ) {
        found.remarks.push(Remark {
            place: self.place(row.spot),
            about: self.about(record, row),
            words: words.into(),
            noticed: Noticed::Strange,
        });
    }

    /// `W-37 HBV DNA 5 000 IU/mL of 01-Jun-2023`.
    pub(super) fn about(&self, record: &Record, row: &ResultRow) -> Sentence {
        let day = Sentence::made(|language| day_words(language, row.on));
        said::result_of(shown(&record.person.mrn), self.finding(&row.finding), day)
    }

    /// `HBV DNA 5 000 IU/mL`.
    pub(super) fn finding(&self, finding: &Finding) -> Sentence {
        Sentence::made(|language| finding_words(language, finding, self.knowledge))
    }

    /// `5 000 IU/mL`.
    pub(super) fn value(&self, finding: &Finding) -> Sentence {
        Sentence::made(|language| amount_words(language, finding, self.knowledge))
    }

    /// The unit of a result, for those that have a figure.
    pub(super) fn unit_of(&self, finding: &Finding) -> Option<&str> {
        let unit = crate::wording::finding_unit(Language::English, finding, self.knowledge);
        (!unit.is_empty()).then_some(unit)
    }

    /// Asks the register whether it would take the record, and puts its complaints where the rows stand.
    fn check(&self, base: &Record, edited: &Edited, places: &Places, found: &mut Found) {
        let mut record = base.clone();
        if let Some(after) = edited.head.as_ref().and_then(|head| head.after.clone()) {
            record.person = after.person;
        }
        for change in &edited.changed_courses {
            if let Some(after) = &change.after {
                record.remove_course(after.id);
                record.insert_course(after.clone());
            }
        }
        for course in &edited.courses {
            record.insert_course(course.clone());
        }
        for report in edited.reports() {
            record.insert_report(report);
        }
        for fault in register::validate(&record, self.register.laboratories(), Some(self.today)) {
            // What is wrong with the record on file already is not the fault of this import.
            let Some(place) = places.of(&fault, edited, self) else {
                continue;
            };
            let [what, accepted] = fault.problem.sentences();
            found.faults.push(FileFault {
                place,
                what,
                accepted,
            });
        }
    }
}

impl Edited {
    /// The reports with their results.
    pub(super) fn reports(&self) -> impl Iterator<Item = Report> + '_ {
        let mut first = 0;
        self.reports.iter().map(move |(head, count)| {
            let results = self.results.part(first..first + count);
            first += count;
            Report {
                head: head.clone(),
                results,
            }
        })
    }
}

/// The changes of courses on file, in an order in which courses of one drug do not meet on the way.
fn changed(base: &Record, changed: Vec<ChangedCourse>, places: &mut Places) -> Vec<Change<Course>> {
    let mut changes = Vec::new();
    for ChangedCourse {
        places: stands,
        after,
    } in changed
    {
        let before = base.courses.iter().find(|course| course.id == after.id);
        if let Some(before) = before {
            let stands = CoursePlaces {
                start: stands.start,
                stop: stands.stop,
            };
            places.courses.insert(after.id, stands);
            changes.push(Change::replace(before.clone(), after));
        }
    }
    changes
}

fn course(id: Id, row: CourseRow, source: Source, places: &mut Places) -> Course {
    let stands = CoursePlaces {
        start: row.places.start,
        stop: row.places.stop,
    };
    places.courses.insert(id, stands);
    Course {
        id,
        drug: row.drug,
        start: row.start,
        stop: row.stop,
        intent: row.intent.unwrap_or_default(),
        dose: row.dose,
        reason: row.reason,
        source,
    }
}
