//! How one op changes the register, and whether what it made is acceptable.

use std::sync::Arc;
use std::thread;

use super::threads::{at_once, hand_out};
use crate::clinical::record::{Id, Record};

use super::conflict::Conflict;
use super::fault::Fault;
use super::laboratory::Laboratory;
use super::op::{Change, Op, PatientHead, one_id};
use super::parts::is_acceptable_setting;
use super::taught::{Reached, TaughtWord};
use super::validate::{
    validate, validate_clinic, validate_guidelines, validate_laboratory, validate_letter,
    validate_number, validate_word,
};
use super::whole::Register;

/// Whether two ops change what one patient has, so that the record need be looked up once. Whether there is a patient at
/// all is another matter.
pub(super) fn is_of_one_record(one: &Op, other: &Op) -> bool {
    let patient = |op| inside(op).map(|(patient, _)| patient);
    patient(one).is_some() && patient(one) == patient(other)
}

/// For a change inside a record: whose, and the identifier of what is changed.
fn inside(op: &Op) -> Option<(Id, Result<Id, Conflict>)> {
    match op {
        Op::Course { patient, change } => Some((*patient, one_id(change, |course| course.id))),
        Op::Report { patient, change } => Some((*patient, one_id(change, |report| report.head.id))),
        Op::Note { patient, change } => Some((*patient, one_id(change, |note| note.id))),
        Op::Patient { .. }
        | Op::Laboratory { .. }
        | Op::Clinic { .. }
        | Op::Letter { .. }
        | Op::Guidelines { .. }
        | Op::Number { .. }
        | Op::Word { .. }
        | Op::Setting { .. } => None,
    }
}

/// Fewer records than this are looked at on one thread.
const WORTH_A_THREAD: usize = 500;

impl Register {
    /// Makes changes that belong together ([`is_of_one_record`]) until one cannot be made, and counts those made.
    pub(super) fn apply_together(&mut self, ops: &[Op], done: &mut usize) -> Result<(), Conflict> {
        let (next_id, patients) = (self.next_id, &mut self.patients);
        let mut record = None;
        for (op, (patient, id)) in ops.iter().filter_map(|op| Some((op, inside(op)?))) {
            given_out(id?, next_id)?;
            if record.is_none() {
                record = patients.get_mut(patient);
            }
            let record = record.as_deref_mut();
            op.apply_to_record(record.ok_or(Conflict::NoSuchPatient(patient))?)?;
            *done += 1;
        }
        Ok(())
    }

    /// Makes one change, or none of it.
    pub(super) fn apply(&mut self, op: &Op) -> Result<(), Conflict> {
        match op {
            Op::Patient { patient, change } => self.apply_patient(*patient, change),
            Op::Course { .. } | Op::Report { .. } | Op::Note { .. } => {
                self.apply_together(std::slice::from_ref(op), &mut 0)
            }
            Op::Laboratory { change } => self.apply_laboratory(change),
            Op::Clinic { change } => swap(&mut self.clinic, change),
            Op::Letter { change } => swap(&mut self.letter, change),
            Op::Guidelines { change } => swap(&mut self.guidelines, change),
            Op::Number { number, change } => self.apply_number(number, change),
            Op::Word { change } => self.apply_word(change),
            Op::Setting { name, change } => {
                if change
                    .after
                    .is_some_and(|value| !is_acceptable_setting(value))
                {
                    return Err(Conflict::NoSetting(name.clone()));
                }
                let mut present = self.overrides.get(name).copied();
                swap(&mut present, change)?;
                match present {
                    Some(value) => self.overrides.insert(name.clone(), value),
                    None => self.overrides.remove(name),
                };
                Ok(())
            }
        }
    }

    fn apply_patient(&mut self, id: Id, change: &Change<PatientHead>) -> Result<(), Conflict> {
        given_out(id, self.next_id)?;
        let present = self.patients.get(id).map(Arc::clone);
        if present.as_deref().map(PatientHead::of) != change.before {
            return Err(if present.is_none() {
                Conflict::NoSuchPatient(id)
            } else {
                Conflict::Changed
            });
        }
        let changed = match (present, &change.after) {
            (None, None) => return Err(Conflict::Meaningless),
            (None, Some(after)) => Record::new(id, after.person.clone(), after.source),
            (Some(present), None) => {
                let is_empty = present.courses.is_empty()
                    && present.reports.is_empty()
                    && present.notes.is_empty();
                let is_reached = self.numbers.values().any(|reached| reached.patient == id);
                if !is_empty || is_reached {
                    return Err(Conflict::NotEmpty(id));
                }
                self.patients.remove(id);
                return Ok(());
            }
            (Some(present), Some(after)) => {
                let mut record = Record::clone(&present);
                record.person = after.person.clone();
                record.source = after.source;
                record
            }
        };
        if let Some(other) = self.patients.find(&changed.person.mrn)
            && other.id != id
        {
            return Err(Conflict::NumberTaken(other.id));
        }
        if let Some(reached) = self.numbers.get(&changed.person.mrn) {
            return Err(Conflict::NumberTaken(reached.patient));
        }
        if change.before.is_some() {
            self.patients.remove(id);
        }
        self.patients
            .insert(Arc::new(changed))
            .map_err(Conflict::NumberTaken)
    }

    fn apply_number(&mut self, number: &str, change: &Change<Reached>) -> Result<(), Conflict> {
        if let Some(Reached { patient: id, .. }) = change.after {
            if self.patients.get(id).is_none() {
                return Err(Conflict::NoSuchPatient(id));
            }
            if let Some(other) = self.patients.find(number) {
                return Err(Conflict::NumberTaken(other.id));
            }
        }
        let mut present = self.numbers.get(number).copied();
        swap(&mut present, change)?;
        match present {
            Some(reached) => self.numbers.insert(number.to_owned(), reached),
            None => self.numbers.remove(number),
        };
        Ok(())
    }

    fn apply_word(&mut self, change: &Change<TaughtWord>) -> Result<(), Conflict> {
        let key = match (&change.before, &change.after) {
            (Some(before), Some(after)) if before.key() == after.key() => after.key(),
            (Some(only), None) | (None, Some(only)) => only.key(),
            (Some(_), Some(_)) | (None, None) => return Err(Conflict::Meaningless),
        };
        let place = self.words.binary_search_by(|word| word.key().cmp(&key));
        let mut present = place.ok().and_then(|place| self.words.get(place)).cloned();
        swap(&mut present, change)?;
        match (place, present) {
            (Ok(place), Some(word)) => {
                if let Some(stands) = self.words.get_mut(place) {
                    *stands = word;
                }
            }
            (Ok(place), None) => {
                self.words.remove(place);
            }
            (Err(place), Some(word)) => self.words.insert(place, word),
            (Err(_), None) => {}
        }
        Ok(())
    }

    fn apply_laboratory(&mut self, change: &Change<Laboratory>) -> Result<(), Conflict> {
        let id = one_id(change, |laboratory| laboratory.id)?;
        given_out(id, self.next_id)?;
        if self.laboratory(id) != change.before.as_ref() {
            return Err(Conflict::Changed);
        }
        if change.after.is_none() && self.uses_laboratory(id) {
            return Err(Conflict::LaboratoryInUse(id));
        }
        self.laboratories.retain(|laboratory| laboratory.id != id);
        if let Some(after) = &change.after {
            let place = self.laboratories.partition_point(|other| other.id < id);
            self.laboratories.insert(place, after.clone());
        }
        Ok(())
    }

    fn uses_laboratory(&self, id: Id) -> bool {
        self.patients().iter().any(|record| {
            record
                .reports
                .iter()
                .any(|head| head.laboratory == Some(id))
        })
    }

    /// What is not acceptable about some patients, in their order; on all processors where that pays.
    fn faults_of(&self, patients: &[Id]) -> Vec<Fault> {
        let faults_of_all = |patients: &[Id]| -> Vec<Fault> {
            let records = patients.iter().filter_map(|id| self.get(*id));
            records
                .flat_map(|record| validate(record, &self.laboratories, self.today))
                .collect()
        };
        let threads = at_once();
        let share = patients.len().div_ceil(threads).max(WORTH_A_THREAD);
        let mut shares = patients.chunks(share);
        let first = shares.next().unwrap_or_default();
        thread::scope(|scope| {
            let others: Vec<_> = shares
                .map(|patients| hand_out(scope, move || faults_of_all(patients)))
                .collect();
            let mut faults = faults_of_all(first);
            for other in others {
                match other.join() {
                    Ok(more) => faults.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            faults
        })
    }

    /// Whether what the ops have made is acceptable.
    pub(super) fn check(&self, ops: &[Op]) -> Result<(), Conflict> {
        let mut touched: Vec<Id> = ops.iter().filter_map(Op::patient).collect();
        touched.dedup();
        touched.sort_unstable();
        touched.dedup();
        let mut faults = self.faults_of(&touched);
        for op in ops {
            match op {
                Op::Laboratory { change } => {
                    faults.extend(change.after.iter().flat_map(validate_laboratory));
                }
                Op::Clinic { change } => {
                    faults.extend(change.after.iter().flat_map(|name| validate_clinic(name)));
                }
                Op::Letter { change } => {
                    faults.extend(change.after.iter().flat_map(|text| validate_letter(text)));
                }
                Op::Guidelines { change } => {
                    faults.extend(
                        change
                            .after
                            .iter()
                            .flat_map(|names| validate_guidelines(names)),
                    );
                }
                Op::Number { number, change } => {
                    if change.after.is_some() {
                        faults.extend(validate_number(number, true, false));
                    }
                }
                Op::Word { change } => {
                    let word = change.after.iter();
                    faults.extend(word.flat_map(|word| validate_word(word, false)));
                }
                Op::Patient { .. }
                | Op::Course { .. }
                | Op::Report { .. }
                | Op::Note { .. }
                | Op::Setting { .. } => {}
            }
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(Conflict::Unacceptable(faults))
        }
    }
}

const fn given_out(id: Id, next_id: u32) -> Result<(), Conflict> {
    if id.0 < next_id {
        Ok(())
    } else {
        Err(Conflict::ForeignId(id))
    }
}

/// Puts `after` where `before` stands.
fn swap<T: Clone + PartialEq>(present: &mut Option<T>, change: &Change<T>) -> Result<(), Conflict> {
    if *present != change.before {
        return Err(Conflict::Changed);
    }
    present.clone_from(&change.after);
    Ok(())
}
