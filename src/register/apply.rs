//! How one op changes the register, and whether what it made is acceptable.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::clinical::record::{Id, Record};

use super::conflict::Conflict;
use super::laboratory::Laboratory;
use super::op::{Change, Op, PatientHead, one_id};
use super::parts::is_acceptable_setting;
use super::validate::{validate, validate_clinic, validate_laboratory};
use super::whole::Register;

impl Register {
    /// Makes one change, or none of it.
    pub(super) fn apply(&mut self, op: &Op) -> Result<(), Conflict> {
        match op {
            Op::Patient { patient, change } => self.apply_patient(*patient, change),
            Op::Course { patient, change } => {
                self.check_id(one_id(change, |course| course.id)?)?;
                self.apply_to(*patient, op)
            }
            Op::Report { patient, change } => {
                self.check_id(one_id(change, |report| report.head.id)?)?;
                self.apply_to(*patient, op)
            }
            Op::Note { patient, change } => {
                self.check_id(one_id(change, |note| note.id)?)?;
                self.apply_to(*patient, op)
            }
            Op::Laboratory { change } => self.apply_laboratory(change),
            Op::Clinic { change } => swap(&mut self.clinic, change),
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

    fn apply_to(&mut self, patient: Id, op: &Op) -> Result<(), Conflict> {
        let record = self
            .patients
            .get_mut(patient)
            .ok_or(Conflict::NoSuchPatient(patient))?;
        op.apply_to_record(record)
    }

    fn apply_patient(&mut self, id: Id, change: &Change<PatientHead>) -> Result<(), Conflict> {
        self.check_id(id)?;
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
                if !is_empty {
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
        self.patients.remove(id);
        self.patients
            .insert(Arc::new(changed))
            .map_err(Conflict::NumberTaken)
    }

    fn apply_laboratory(&mut self, change: &Change<Laboratory>) -> Result<(), Conflict> {
        let id = one_id(change, |laboratory| laboratory.id)?;
        self.check_id(id)?;
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

    const fn check_id(&self, id: Id) -> Result<(), Conflict> {
        if id.0 < self.next_id {
            Ok(())
        } else {
            Err(Conflict::ForeignId(id))
        }
    }

    /// Whether what the ops have made is acceptable.
    pub(super) fn check(&self, ops: &[Op]) -> Result<(), Conflict> {
        let touched: BTreeSet<Id> = ops.iter().filter_map(Op::patient).collect();
        let mut faults = Vec::new();
        for record in touched.into_iter().filter_map(|id| self.get(id)) {
            faults.extend(validate(record, &self.laboratories, self.today));
        }
        for op in ops {
            match op {
                Op::Laboratory { change } => {
                    faults.extend(change.after.iter().flat_map(validate_laboratory));
                }
                Op::Clinic { change } => {
                    faults.extend(change.after.iter().flat_map(|name| validate_clinic(name)));
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

/// Puts `after` where `before` stands.
fn swap<T: Clone + PartialEq>(present: &mut Option<T>, change: &Change<T>) -> Result<(), Conflict> {
    if *present != change.before {
        return Err(Conflict::Changed);
    }
    present.clone_from(&change.after);
    Ok(())
}
