//! A register taken apart: what its file holds, before and after the one validation.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;

use chrono::NaiveDate;

use super::threads::{at_once, hand_out};
use crate::clinical::record::{Id, Record, Seq};

use super::fault::Fault;
use super::laboratory::Laboratory;
use super::patients::number;
use super::taught::{Reached, TaughtWord};
use super::validate::{
    validate, validate_clinic, validate_guidelines, validate_laboratory, validate_letter,
    validate_number, validate_word,
};

/// Fewer records than this are looked at on one thread.
const WORTH_A_THREAD: usize = 500;

/// Everything that a register holds, in any order and not yet checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The register's own identifier: eight or so letters and digits, for instance `k7q2m9x4`.
    pub identifier: String,
    pub clinic: Option<String>,
    /// The text of the recall letter; none for the shipped one.
    pub letter: Option<String>,
    /// The day on which the register stands still; only the example clinic has one.
    pub today: Option<NaiveDate>,
    /// The guideline sets that are shown, by name; none for all of them.
    pub guidelines: Option<Vec<String>>,
    /// Settings in which this register differs from the shipped ones.
    pub overrides: BTreeMap<String, f64>,
    pub laboratories: Vec<Laboratory>,
    /// Numbers that reach a patient beside the own one.
    pub numbers: BTreeMap<String, Reached>,
    /// Words of files with their meanings.
    pub words: Vec<TaughtWord>,
    pub patients: Vec<Arc<Record>>,
    /// The next identifier to give out, where that is known; the largest in use counts otherwise.
    pub next_id: Option<u32>,
    /// The last entry, where that is known; the largest named anywhere counts otherwise.
    pub last_seq: Option<Seq>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PartsFault {
    /// Two patients have one number.
    NumberTwice { one: Id, other: Id },
    /// One identifier belongs to two things.
    IdTwice(Id),
    /// A setting that is not a finite amount above zero.
    Setting(String),
    /// Something about the clinic's name.
    Clinic(Fault),
    /// Something about the text of the recall letter.
    Letter(Fault),
    /// Something about the names of the guideline sets that are shown.
    Guidelines(Fault),
    /// Something about a laboratory profile.
    Laboratory(Fault),
    /// Something about a number that reaches a patient beside the own one.
    Number(String, Fault),
    /// Something about a taught word, by its place.
    Word(usize, Fault),
    /// Something about a patient.
    Patient(Id, Fault),
}

/// What is seen on one way through all records.
#[derive(Default)]
struct Seen {
    faults: Vec<PartsFault>,
    ids: Vec<Id>,
    /// The last entry that anything came by, or was replaced or retracted by.
    last_seq: Option<Seq>,
}

/// Parts that were looked at: what is wrong with them, and the counters that follow from them.
pub(super) struct Survey {
    /// In the order of the parts; empty if they make a register.
    pub(super) faults: Vec<PartsFault>,
    /// The next identifier: never one in use, whatever the parts say.
    pub(super) next_id: u32,
    /// The last entry: never earlier than one that something came by, whatever the parts say.
    pub(super) last_seq: Seq,
}

impl Parts {
    /// Everything that is wrong, in the order of the parts; empty if they make a register.
    #[must_use]
    pub fn faults(&self) -> Vec<PartsFault> {
        self.survey().faults
    }

    pub(super) fn survey(&self) -> Survey {
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
        let letter = self.letter.iter().flat_map(|text| validate_letter(text));
        faults.extend(letter.map(PartsFault::Letter));
        let guidelines = self
            .guidelines
            .as_deref()
            .map_or_else(Vec::new, validate_guidelines);
        faults.extend(guidelines.into_iter().map(PartsFault::Guidelines));
        for laboratory in &self.laboratories {
            faults.extend(
                validate_laboratory(laboratory)
                    .into_iter()
                    .map(PartsFault::Laboratory),
            );
        }
        faults.extend(self.number_faults());
        let words = self.words.iter().enumerate();
        faults.extend(words.flat_map(|(place, word)| {
            let others = self.words.get(..place).unwrap_or_default();
            let found = validate_word(word, others.iter().any(|other| other.key() == word.key()));
            found
                .into_iter()
                .map(move |fault| PartsFault::Word(place, fault))
        }));
        let seen = self.see_all();
        faults.extend(seen.faults);
        faults.extend(self.numbers_twice());
        let mut ids: Vec<_> = self.laboratories.iter().map(|lab| lab.id).collect();
        ids.extend(seen.ids);
        ids.sort_unstable();
        faults.extend(ids_twice(&ids));
        let used = ids.last().map_or(0, |id| id.0);
        Survey {
            faults,
            next_id: self.next_id.unwrap_or(1).max(used.saturating_add(1)),
            last_seq: self.last_seq.max(seen.last_seq).unwrap_or(Seq(0)),
        }
    }

    /// What is wrong with the numbers that reach a patient beside the own one; there are few.
    fn number_faults(&self) -> Vec<PartsFault> {
        let mut faults = Vec::new();
        for (text, reached) in &self.numbers {
            let is_known = self
                .patients
                .iter()
                .any(|record| record.id == reached.patient);
            let is_own = self
                .patients
                .iter()
                .any(|record| record.person.mrn == *text);
            let found = validate_number(text, is_known, is_own);
            faults.extend(
                found
                    .into_iter()
                    .map(|fault| PartsFault::Number(text.clone(), fault)),
            );
        }
        faults
    }

    /// Looks at every record, on all processors where that pays.
    fn see_all(&self) -> Seen {
        let threads = at_once();
        let share = self.patients.len().div_ceil(threads).max(WORTH_A_THREAD);
        let mut shares = self.patients.chunks(share);
        let first = shares.next().unwrap_or_default();
        thread::scope(|scope| {
            let others: Vec<_> = shares
                .map(|records| hand_out(scope, || self.see(records)))
                .collect();
            let mut all = self.see(first);
            for other in others {
                match other.join() {
                    Ok(seen) => {
                        all.faults.extend(seen.faults);
                        all.ids.extend(seen.ids);
                        all.last_seq = all.last_seq.max(seen.last_seq);
                    }
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            all
        })
    }

    fn see(&self, records: &[Arc<Record>]) -> Seen {
        let mut seen = Seen::default();
        for record in records {
            let faults = validate(record, &self.laboratories, self.today);
            let of_patient = |fault| PartsFault::Patient(record.id, fault);
            seen.faults.extend(faults.into_iter().map(of_patient));
            seen.ids.push(record.id);
            let (courses, reports) = (&record.courses, &record.reports);
            seen.ids.extend(courses.iter().map(|course| course.id));
            seen.ids.extend(reports.iter().map(|head| head.id));
            seen.ids.extend(record.notes.iter().map(|note| note.id));
            seen.last_seq = seen.last_seq.max(Some(last_seq_of(record)));
        }
        seen
    }

    fn numbers_twice(&self) -> Vec<PartsFault> {
        // As a file that this program wrote has them.
        if self
            .patients
            .is_sorted_by(|one, other| number(one) < number(other))
        {
            return Vec::new();
        }
        let mut numbers: Vec<_> = self
            .patients
            .iter()
            .map(|record| (number(record), record.id))
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
}

/// Identifiers, in their order, that belong to two things.
fn ids_twice(ids: &[Id]) -> Vec<PartsFault> {
    let mut twice: Vec<_> = ids
        .iter()
        .zip(ids.iter().skip(1))
        .filter(|(one, other)| one == other)
        .map(|(one, _)| PartsFault::IdTwice(*one))
        .collect();
    twice.dedup();
    twice
}

/// The last entry that anything of a record came by, or was replaced or retracted by.
fn last_seq_of(record: &Record) -> Seq {
    let courses = record.courses.iter().map(|course| course.source.seq);
    let reports = record.reports.iter().map(|head| head.source.seq);
    let notes = record.notes.iter().map(|note| note.source.seq);
    let mut last = courses
        .chain(reports)
        .chain(notes)
        .fold(record.source.seq, Seq::max);
    for trail in record
        .results
        .iter()
        .filter_map(|result| result.trail.as_ref())
    {
        let replaced = trail.earlier.iter().map(|earlier| earlier.replaced_by);
        last = replaced.chain(trail.retracted_by).fold(last, Seq::max);
    }
    last
}

pub(super) fn is_acceptable_setting(value: f64) -> bool {
    value.is_finite() && value >= 0.0
}
