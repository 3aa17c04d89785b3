//! From understood rows to the one entry: each patient by itself, several at once, then one after the other.

use std::convert::Infallible;

use crate::clinical::record::{Id, Source, Via};
use crate::register::{Change, Op, Reached};
use crate::store::{in_order, workers};
use crate::wording::filed::{CORRECTED, CORRECTED_OR_TAKEN_BACK, TAKEN_BACK};

use super::super::fault::FaultList;
use super::ImportPlan;
use super::counts::Counts;
use super::edited::{Edited, Found};
use super::reading::Reading;
use super::target::Target;

/// So many patients are worked on at once.
const PATIENTS_AT_ONCE: usize = 64;

/// The entry in the making.
struct Edits {
    ops: Vec<Op>,
    first_id: Id,
    next_id: u32,
    added: Counts,
    changed: Counts,
}

impl Edits {
    /// Adds what is new about a patient, under identifiers that nothing before it has.
    fn add(&mut self, mut edited: Edited) {
        let shift = self.next_id - self.first_id.0;
        let shifted = |id: Id| Id(id.0.saturating_add(shift));
        self.next_id = self.next_id.saturating_add(edited.ids);
        self.added.courses += edited.courses.len();
        self.added.results += edited.results.len();
        let mut patient = edited.patient;
        if let Some(head) = edited.newcomer.take() {
            patient = shifted(patient);
            self.added.patients += 1;
            self.ops.push(Op::Patient {
                patient,
                change: Box::new(Change::add(head)),
            });
        }
        for number in std::mem::take(&mut edited.numbers) {
            let joined = None;
            let change = Change::add(Reached { patient, joined });
            self.ops.push(Op::Number { number, change });
        }
        if let Some(head) = edited.head.take() {
            self.changed.patients += 1;
            let change = Box::new(head);
            self.ops.push(Op::Patient { patient, change });
        }
        self.changed.courses += edited.changed_courses.len();
        for change in std::mem::take(&mut edited.changed_courses) {
            let change = Box::new(change);
            self.ops.push(Op::Course { patient, change });
        }
        for mut course in std::mem::take(&mut edited.courses) {
            course.id = shifted(course.id);
            let change = Box::new(Change::add(course));
            self.ops.push(Op::Course { patient, change });
        }
        for change in std::mem::take(&mut edited.changed_reports) {
            self.ops.push(Op::Report { patient, change });
        }
        for (head, _) in &mut edited.reports {
            head.id = shifted(head.id);
        }
        for result in &mut edited.results {
            result.report = shifted(result.report);
        }
        self.ops.extend(edited.reports().map(|report| {
            let change = Change::add(report);
            Op::Report { patient, change }
        }));
    }
}

impl Reading<'_> {
    /// The plan, or everything that is wrong.
    pub(super) fn into_plan(mut self) -> Result<ImportPlan, FaultList> {
        let first_id = self.register.next_id();
        let mut edits = Edits {
            ops: Vec::new(),
            first_id,
            next_id: first_id.0,
            added: Counts::default(),
            changed: Counts::default(),
        };
        let source = Source {
            via: Via::Import,
            seq: self.register.next_seq(),
        };
        let mut targets = self.targets.take().into_iter();
        let reading = &self;
        let mut all = Found::default();
        let Ok(()): Result<(), Infallible> = in_order(
            workers().min(targets.len().div_ceil(PATIENTS_AT_ONCE)),
            || {
                if reading.progress.is_stopped() {
                    return None;
                }
                let share: Vec<Target> = targets.by_ref().take(PATIENTS_AT_ONCE).collect();
                (!share.is_empty()).then_some(share)
            },
            |share| {
                let mut found = Found::default();
                let edited = share
                    .into_iter()
                    .filter_map(|target| reading.edited(target, source, &mut found));
                (edited.collect::<Vec<_>>(), found)
            },
            |(edited, found)| {
                all.append(found);
                edited.into_iter().for_each(|edited| edits.add(edited));
                Ok(())
            },
        );
        self.faults.append(all.faults);
        if !self.faults.is_empty() {
            return Err(self.faults.sorted());
        }
        self.on_file.results += all.on_file;
        for (left_out, rows) in all.left_out {
            *self.left_out.entry(left_out).or_default() += rows;
        }
        edits.changed.results = all.amended + all.taken_back;
        let why = match (all.amended > 0, all.taken_back > 0) {
            (true, true) => Some(CORRECTED_OR_TAKEN_BACK.english),
            (true, false) => Some(CORRECTED.english),
            (false, true) => Some(TAKEN_BACK.english),
            (false, false) => None,
        };
        let mut remarks = self.remarks;
        remarks.extend(all.remarks);
        remarks.sort_by(|one, other| one.place.cmp(&other.place));
        Ok(ImportPlan {
            ops: edits.ops,
            base: self.register.last_seq(),
            why,
            first_id,
            next_id: edits.next_id,
            added: edits.added,
            changed: edits.changed,
            on_file: self.on_file,
            left_out: self.left_out,
            remarks,
        })
    }
}
