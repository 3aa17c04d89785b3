//! A register taken apart: what its file holds, before and after the one validation.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::record::{Id, Record, Seq};

use super::fault::Fault;
use super::laboratory::Laboratory;
use super::validate::{validate, validate_clinic, validate_laboratory};

/// Everything that a register holds, in any order and not yet checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The register's own identifier: eight or so letters and digits, for instance `k7q2m9x4`.
    pub identifier: String,
    /// The clinic's name.
    pub clinic: Option<String>,
    /// The day on which the register stands still; only the example clinic has one.
    pub today: Option<NaiveDate>,
    /// Settings in which this register differs from the shipped ones.
    pub overrides: BTreeMap<String, f64>,
    /// Laboratory profiles.
    pub laboratories: Vec<Laboratory>,
    /// All records.
    pub patients: Vec<Arc<Record>>,
    /// The next identifier to give out, where that is known; the largest in use counts otherwise.
    pub next_id: Option<u32>,
    /// The last entry, where that is known; the largest named anywhere counts otherwise.
    pub last_seq: Option<Seq>,
}

/// Why parts make no register.
#[derive(Clone, Debug, PartialEq)]
pub enum PartsFault {
    /// Two patients have one number.
    NumberTwice {
        /// One of them.
        one: Id,
        /// The other.
        other: Id,
    },
    /// One identifier belongs to two things.
    IdTwice(Id),
    /// A setting that is not a finite amount above zero.
    Setting(String),
    /// Something about the clinic's name.
    Clinic(Fault),
    /// Something about a laboratory profile.
    Laboratory(Fault),
    /// Something about a patient.
    Patient(Id, Fault),
}

impl Parts {
    /// Everything that is wrong, in the order of the parts; empty if they make a register.
    #[must_use]
    pub fn faults(&self) -> Vec<PartsFault> {
        let mut faults: Vec<_> = self
            .overrides
            .iter()
            .filter(|(_, value)| !is_acceptable_setting(**value))
            .map(|(name, _)| PartsFault::Setting(name.clone()))
            .collect();
        let clinic = self
            .clinic
            .as_deref()
            .map_or_else(Vec::new, validate_clinic);
        faults.extend(clinic.into_iter().map(PartsFault::Clinic));
        for laboratory in &self.laboratories {
            faults.extend(
                validate_laboratory(laboratory)
                    .into_iter()
                    .map(PartsFault::Laboratory),
            );
        }
        for record in &self.patients {
            faults.extend(
                validate(record, &self.laboratories, self.today)
                    .into_iter()
                    .map(|fault| PartsFault::Patient(record.id, fault)),
            );
        }
        faults.extend(self.numbers_twice());
        faults.extend(self.ids_twice());
        faults
    }

    fn numbers_twice(&self) -> Vec<PartsFault> {
        let mut numbers: Vec<_> = self
            .patients
            .iter()
            .map(|record| (record.person.mrn.as_bytes(), record.id))
            .collect();
        numbers.sort_unstable();
        numbers
            .windows(2)
            .filter_map(|pair| match pair {
                [(one_number, one), (other_number, other)] if one_number == other_number => {
                    Some(PartsFault::NumberTwice {
                        one: *one,
                        other: *other,
                    })
                }
                [..] => None,
            })
            .collect()
    }

    fn ids_twice(&self) -> Vec<PartsFault> {
        let mut ids = self.ids();
        ids.sort_unstable();
        let mut twice: Vec<_> = ids
            .iter()
            .zip(ids.iter().skip(1))
            .filter(|(one, other)| one == other)
            .map(|(one, _)| PartsFault::IdTwice(*one))
            .collect();
        twice.dedup();
        twice
    }

    fn ids(&self) -> Vec<Id> {
        let mut ids: Vec<_> = self.laboratories.iter().map(|lab| lab.id).collect();
        for record in &self.patients {
            ids.push(record.id);
            ids.extend(record.courses.iter().map(|course| course.id));
            ids.extend(record.reports.iter().map(|head| head.id));
            ids.extend(record.notes.iter().map(|note| note.id));
        }
        ids
    }

    /// The next identifier: never one in use, whatever the parts say.
    pub(super) fn next_id(&self) -> u32 {
        let used = self.ids().iter().map(|id| id.0).max().unwrap_or(0);
        self.next_id.unwrap_or(1).max(used.saturating_add(1))
    }

    /// The last entry: never earlier than one that something came by, whatever the parts say.
    pub(super) fn last_seq(&self) -> Seq {
        let mut last = self.last_seq.unwrap_or(Seq(0));
        for record in &self.patients {
            last = last.max(record.source.seq);
            for course in &record.courses {
                last = last.max(course.source.seq);
            }
            for head in &record.reports {
                last = last.max(head.source.seq);
            }
            for note in &record.notes {
                last = last.max(note.source.seq);
            }
            for trail in record
                .results
                .iter()
                .filter_map(|result| result.trail.as_ref())
            {
                last = last.max(trail.retracted_by.unwrap_or(Seq(0)));
                for earlier in &trail.earlier {
                    last = last.max(earlier.replaced_by);
                }
            }
        }
        last
    }
}

pub(super) fn is_acceptable_setting(value: f64) -> bool {
    value.is_finite() && value >= 0.0
}
