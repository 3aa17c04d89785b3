//! What a register holds, as simply as it can be said: everything by its identifier.

use std::collections::BTreeMap;

use hepatrack::clinical::record::{Course, Finding, Id, Note, Report};
use hepatrack::register::{Change, Laboratory, Op, PatientHead, Reached, Register, TaughtWord};

/// Everything on file of one patient.
#[derive(Clone, Debug, PartialEq)]
struct Patient {
    head: PatientHead,
    courses: BTreeMap<Id, Course>,
    reports: BTreeMap<Id, Report>,
    notes: BTreeMap<Id, Note>,
}

/// What a register holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct State {
    clinic: Option<String>,
    letter: Option<String>,
    guidelines: Option<Vec<String>>,
    settings: BTreeMap<String, String>,
    laboratories: BTreeMap<Id, Laboratory>,
    numbers: BTreeMap<String, Reached>,
    words: BTreeMap<String, TaughtWord>,
    patients: BTreeMap<Id, Patient>,
}

impl State {
    /// What a register says that it holds.
    pub(super) fn of(register: &Register) -> Self {
        let patient = |record: &hepatrack::clinical::record::Record| Patient {
            head: PatientHead::of(record),
            courses: record
                .courses
                .iter()
                .map(|course| (course.id, course.clone()))
                .collect(),
            reports: record
                .reports
                .iter()
                .map(|head| (head.id, record.report(head.id).unwrap()))
                .collect(),
            notes: record
                .notes
                .iter()
                .map(|note| (note.id, note.clone()))
                .collect(),
        };
        let patients = register.patients().iter();
        Self {
            clinic: register.clinic().map(str::to_owned),
            letter: register.letter().map(str::to_owned),
            guidelines: register.shown_guidelines().map(<[_]>::to_vec),
            settings: register
                .overrides()
                .iter()
                .map(|(name, value)| (name.clone(), value.to_string()))
                .collect(),
            laboratories: register
                .laboratories()
                .iter()
                .map(|laboratory| (laboratory.id, laboratory.clone()))
                .collect(),
            numbers: register.other_numbers().clone(),
            words: register
                .words()
                .iter()
                .map(|word| (format!("{:?}", word.key()), word.clone()))
                .collect(),
            patients: patients
                .map(|record| (record.id, patient(record)))
                .collect(),
        }
    }

    /// What is there after some ops, which are believed.
    pub(super) fn after(&self, ops: &[Op]) -> Self {
        let mut state = self.clone();
        for op in ops {
            state.make(op);
        }
        state
    }

    fn make(&mut self, op: &Op) {
        match op {
            Op::Clinic { change } => self.clinic.clone_from(&change.after),
            Op::Letter { change } => self.letter.clone_from(&change.after),
            Op::Guidelines { change } => self.guidelines.clone_from(&change.after),
            Op::Number { number, change } => match change.after {
                Some(reached) => {
                    self.numbers.insert(number.clone(), reached);
                }
                None => {
                    self.numbers.remove(number);
                }
            },
            Op::Word { change } => {
                if let Some(before) = &change.before {
                    self.words.remove(&format!("{:?}", before.key()));
                }
                if let Some(after) = &change.after {
                    self.words
                        .insert(format!("{:?}", after.key()), after.clone());
                }
            }
            Op::Setting { name, change } => {
                let change = Change {
                    before: None,
                    after: change.after.map(|value| value.to_string()),
                };
                put(&mut self.settings, name.clone(), &change);
            }
            Op::Laboratory { change } => {
                let either = change.after.as_ref().or(change.before.as_ref());
                put(&mut self.laboratories, either.unwrap().id, change);
            }
            Op::Patient { patient, change } => match &change.after {
                None => {
                    self.patients.remove(patient);
                }
                Some(head) => {
                    let present = self.patients.entry(*patient).or_insert_with(|| Patient {
                        head: head.clone(),
                        courses: BTreeMap::new(),
                        reports: BTreeMap::new(),
                        notes: BTreeMap::new(),
                    });
                    present.head = head.clone();
                }
            },
            Op::Course { patient, change } => {
                let either = change.after.as_ref().or(change.before.as_ref());
                let courses = &mut self.patients.get_mut(patient).unwrap().courses;
                put(courses, either.unwrap().id, change);
            }
            Op::Note { patient, change } => {
                let either = change.after.as_ref().or(change.before.as_ref());
                let notes = &mut self.patients.get_mut(patient).unwrap().notes;
                put(notes, either.unwrap().id, change);
            }
            Op::Report { patient, change } => {
                let either = change.after.as_ref().or(change.before.as_ref());
                let reports = &mut self.patients.get_mut(patient).unwrap().reports;
                put(reports, either.unwrap().head.id, change);
            }
        }
    }

    /// Every finding that counts: neither retracted nor replaced.
    pub(super) fn findings(&self) -> Vec<Finding> {
        self.patients
            .values()
            .flat_map(|patient| patient.reports.values())
            .flat_map(|report| &report.results)
            .filter(|result| !result.is_retracted())
            .map(|result| result.finding.clone())
            .collect()
    }
}

fn put<K: Ord, T: Clone>(all: &mut BTreeMap<K, T>, key: K, change: &Change<T>) {
    match &change.after {
        Some(after) => all.insert(key, after.clone()),
        None => all.remove(&key),
    };
}
