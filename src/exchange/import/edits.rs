//! From understood rows to the one entry: what is on file already, what is new, what is strange beside what is there.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::laboratory::Test;
use crate::clinical::record::{
    Course, Finding, Id, LabResult, Record, Report, ReportHead, Source, Via,
};
use crate::register::{self, Change, Fault, Op, PatientHead, Problem, Subject};

use super::super::fault::{FaultList, FileFault, Place};
use super::on_file::{self, Known, RowKey};
use super::patients::divided;
use super::target::{CourseRow, ResultRow, Spot, Target};
use super::{Counts, ImportPlan, Reading};

/// A report holds at most this many results; more of one day become further reports.
const MOST_IN_A_REPORT: usize = 10_000;

/// The entry in the making.
struct Edits {
    ops: Vec<Op>,
    next_id: u32,
    source: Source,
    added: Counts,
}

impl Edits {
    fn id(&mut self) -> Id {
        let id = Id(self.next_id);
        self.next_id = self.next_id.saturating_add(1);
        id
    }
}

impl Reading<'_> {
    /// The plan, or everything that is wrong.
    pub(super) fn into_plan(mut self) -> Result<ImportPlan, FaultList> {
        let first_id = self.register.next_id();
        let mut edits = Edits {
            ops: Vec::new(),
            next_id: first_id.0,
            source: Source {
                via: Via::Import,
                seq: self.register.next_seq(),
            },
            added: Counts::default(),
        };
        for target in self.targets.take() {
            self.edit_patient(target, &mut edits);
        }
        if !self.faults.is_empty() {
            return Err(self.faults.sorted());
        }
        let mut remarks = self.remarks;
        remarks.sort_by(|one, other| one.place.cmp(&other.place));
        Ok(ImportPlan {
            ops: edits.ops,
            base: self.register.last_seq(),
            first_id,
            next_id: edits.next_id,
            added: edits.added,
            on_file: self.on_file,
            left_out: self.left_out,
            remarks,
        })
    }

    fn edit_patient(&mut self, target: Target, edits: &mut Edits) {
        let Target {
            record,
            newcomer,
            courses,
            results,
        } = target;
        let first_op = edits.ops.len();
        let base = match (record, newcomer) {
            (Some(record), _) => record,
            (None, Some((_, person))) => {
                let id = edits.id();
                let head = PatientHead {
                    person: person.clone(),
                    source: edits.source,
                };
                edits.added.patients += 1;
                edits.ops.push(Op::Patient {
                    patient: id,
                    change: Box::new(Change::add(head)),
                });
                Arc::new(Record::new(id, person, edits.source))
            }
            (None, None) => return,
        };
        let mut places = Places::default();
        add_courses(&base, courses, edits, &mut places);
        self.add_results(&base, results, edits, &mut places);
        self.check(
            &base,
            edits.ops.get(first_op..).unwrap_or_default(),
            &places,
        );
    }

    /// Groups new results into one report per day.
    fn add_results(
        &mut self,
        record: &Record,
        mut rows: Vec<ResultRow>,
        edits: &mut Edits,
        places: &mut Places,
    ) {
        rows.sort_by_key(|row| row.on);
        let mut new: Vec<ResultRow> = Vec::new();
        let mut brought: (Option<NaiveDate>, HashSet<RowKey>) = (None, HashSet::new());
        for row in rows {
            if let Some(known) = self.known(record, &row) {
                self.on_file.results += 1;
                if let Some(words) = known.words() {
                    let result = self.row_words(record, &row);
                    self.remark(&self.place(row.spot), format!("{result}: {words}"));
                }
                continue;
            }
            if brought.0 != Some(row.on) {
                brought.0 = Some(row.on);
                brought.1.clear();
            }
            if brought.1.insert(RowKey::of(&row)) {
                new.push(row);
            } else {
                self.on_file.results += 1;
            }
        }
        self.mark_other_units(record, &mut new);
        self.list_second_results(record, &new);
        for row in &new {
            for why in row.unusual() {
                let result = self.row_words(record, row);
                self.remark(
                    &self.place(row.spot),
                    format!("{result}: unusual, kept: {why}"),
                );
            }
        }
        edits.added.results += new.len();
        for of_day in new.chunk_by(|one, other| one.on == other.on) {
            for part in of_day.chunks(MOST_IN_A_REPORT) {
                add_report(record.id, part, edits, places);
            }
        }
    }

    fn known(&self, record: &Record, row: &ResultRow) -> Option<Known> {
        on_file::known(record, row).or_else(|| self.replaced.result(record, row))
    }

    /// Another unit than this patient's last result of the test is unusual.
    fn mark_other_units(&self, record: &Record, new: &mut [ResultRow]) {
        let mut last: [Option<&str>; Test::ALL.len()] = [None; Test::ALL.len()];
        let mut on_file = record
            .results
            .iter()
            .filter(|result| !result.is_retracted())
            .peekable();
        for row in new {
            while let Some(result) = on_file.next_if(|result| result.on <= row.on) {
                let unit = self.unit_of(&result.finding);
                if let (Some(unit), Some(last)) =
                    (unit, last.get_mut(result.finding.test().index()))
                {
                    *last = Some(unit);
                }
            }
            let Some(unit) = self.unit_of(&row.finding) else {
                continue;
            };
            let last = last.get_mut(row.finding.test().index());
            if let Some(before) = last.and_then(|last| last.replace(unit))
                && before != unit
            {
                row.mark(format!("another unit than this patient's last ({before})"));
            }
        }
    }

    /// Lists new results beside another one of the same test and day.
    fn list_second_results(&mut self, record: &Record, new: &[ResultRow]) {
        let mut day = None;
        let mut seen: [Option<usize>; Test::ALL.len()] = [None; Test::ALL.len()];
        for row in new {
            if day != Some(row.on) {
                day = Some(row.on);
                seen = [None; Test::ALL.len()];
            }
            let test = row.finding.test();
            let Some(seen) = seen.get_mut(test.index()) else {
                continue;
            };
            let before = seen.get_or_insert_with(|| {
                on_file::results_of(record, row.on)
                    .iter()
                    .filter(|result| result.finding.test() == test && !result.is_retracted())
                    .count()
            });
            *before += 1;
            if *before > 1 {
                let words = format!(
                    "{}: another result of the same test and day is there too: both are kept",
                    self.row_words(record, row)
                );
                self.remark(&self.place(row.spot), words);
            }
        }
    }

    /// `W-37 HBV DNA 5 000 IU/mL of 01-Jun-2023`.
    fn row_words(&self, record: &Record, row: &ResultRow) -> String {
        format!(
            "{} {} of {}",
            crate::wording::shown(&record.person.mrn),
            crate::wording::finding_words(&row.finding, self.knowledge),
            crate::wording::date_words(row.on)
        )
    }

    /// The unit of a result, for those that have a figure.
    fn unit_of(&self, finding: &Finding) -> Option<&str> {
        let unit = crate::wording::finding_unit(finding, self.knowledge);
        (!unit.is_empty()).then_some(unit)
    }

    /// Asks the register whether it would take the record, and puts its complaints where the rows stand.
    fn check(&mut self, record: &Arc<Record>, ops: &[Op], places: &Places) {
        let edited = match register::edited(record, ops) {
            Ok(edited) => edited,
            Err(conflict) => {
                debug_assert!(false, "{conflict}");
                return;
            }
        };
        for fault in register::validate(&edited, self.register.laboratories(), Some(self.today)) {
            // What is wrong with the record on file already is not the fault of this import.
            let Some(place) = places.of(&fault, self) else {
                continue;
            };
            let (what, accepted) = divided(&fault.problem.to_string());
            self.faults.push(FileFault {
                place,
                what,
                accepted,
            });
        }
    }
}

/// Where the courses and results of a patient stand in their files.
#[derive(Default)]
struct Places {
    courses: HashMap<Id, CoursePlaces>,
    results: Vec<(Id, u16, Spot)>,
}

impl Places {
    /// The place of what a complaint is about; of two courses that overlap the one that is new.
    fn of(&self, fault: &Fault, reading: &Reading<'_>) -> Option<Place> {
        let result = |id: Id, place: u16| {
            let mut results = self.results.iter();
            let found = results.find(|(report, own, _)| (*report, *own) == (id, place));
            found.map(|(_, _, spot)| reading.place(*spot))
        };
        let overlapped = match fault.problem {
            Problem::Overlap { other, .. } => self.courses.get(&other),
            _ => None,
        };
        match fault.subject {
            Subject::Course(id) => self
                .courses
                .get(&id)
                .or(overlapped)
                .map(|places| places.of(fault.field).clone()),
            Subject::Report(id) => result(id, 1),
            Subject::Result(id, place) => result(id, place),
            Subject::Clinic | Subject::Person | Subject::Note(_) | Subject::Laboratory(_) => None,
        }
    }
}

/// Where a course stands in its file.
struct CoursePlaces {
    start: Place,
    stop: Place,
}

impl CoursePlaces {
    fn of(&self, field: &str) -> &Place {
        if field == "to" {
            &self.stop
        } else {
            &self.start
        }
    }
}

fn add_courses(record: &Record, rows: Vec<CourseRow>, edits: &mut Edits, places: &mut Places) {
    for row in rows {
        let id = edits.id();
        let stands = CoursePlaces {
            start: row.start_place,
            stop: row.stop_place,
        };
        places.courses.insert(id, stands);
        edits.added.courses += 1;
        edits.ops.push(Op::Course {
            patient: record.id,
            change: Box::new(Change::add(Course {
                id,
                drug: row.drug,
                start: row.start,
                stop: row.stop,
                intent: row.intent,
                dose: row.dose,
                reason: row.reason,
                source: edits.source,
            })),
        });
    }
}

fn add_report(patient: Id, rows: &[ResultRow], edits: &mut Edits, places: &mut Places) {
    let Some(first) = rows.first() else {
        return;
    };
    let id = edits.id();
    let head = ReportHead {
        id,
        on: first.on,
        laboratory: None,
        source: edits.source,
    };
    let mut results = Vec::with_capacity(rows.len());
    for (place, row) in (1..).zip(rows) {
        places.results.push((id, place, row.spot));
        results.push(LabResult {
            report: id,
            place,
            unusual: !row.unusual().is_empty(),
            on: row.on,
            finding: row.finding.clone(),
            limits: row.limits,
            trail: None,
        });
    }
    edits.ops.push(Op::Report {
        patient,
        change: Change::add(Report { head, results }),
    });
}
