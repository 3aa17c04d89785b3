//! Records without what tells whose they are, for people outside the clinic.
//!
//! - Numbers are new and in random order. The name is the new number; contact and reasons are left out, and so is a
//!   dose in which anything but an amount, a unit and how often stands.
//! - All dates of a patient are shifted back by one random number of days, so that intervals stay. The number is drawn
//!   so that none of the patient's own days remains and the patient has the same verdict on the review day shifted in
//!   the same way: calendar months are of different length, and a day more or less may decide. Where such a number can
//!   be found within [`FIRST_DRAWS`], the guideline sets say the same as well.
//! - A result of which only the month is known keeps that: it counts at the 15th of the month into which it is shifted.
//! - Shifted days lie before the whole clinic's first day where that is possible ([`MOST_DAYS`] beyond it at most), so
//!   that no day of anybody's remains either. For those who would then be born before 1900 the shift is shorter.
//! - The birth is a day in the five-year band (1970 to 1974) of the shifted birth, marked as approximate: ages are
//!   right to within five years, and FIB-4 with them. Where FIB-4 would change the verdict another shift is drawn.
//!
//! Amended and retracted values, notes, laboratories, who entered what and when are never part of an export.

mod birth;
mod chance;
mod dose;
mod same;
mod shift;

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::in_order;
use crate::clinical::assess_beside_guidelines;
use crate::clinical::calendar::{days_between, plus_days};
use crate::clinical::effective;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::notation::YEARS;
use crate::wording::Language;
use crate::wording::refusals::pages::no_shift;

pub use chance::SEED_BYTES;

use chance::Chance;
use same::{same_answers, same_verdict};
use shift::{days_of, deidentified};

/// The shifts of a patient differ by at most so many days: ten years.
const MOST_DAYS: i64 = 3652;
/// So many shifts are tried without a day of anybody else's and with what the guideline sets say kept.
const FIRST_DRAWS: usize = 200;
/// So many shifts are tried at all.
const MOST_DRAWS: usize = 5_000;

/// Records without what tells whose they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Deidentified {
    /// The records in the order of their new numbers.
    pub records: Vec<Arc<Record>>,
    /// The review day of each, shifted as its dates are. Whoever has it and knows the day of the export can shift the
    /// dates back: it is not passed on with the records.
    pub review_days: Vec<NaiveDate>,
}

/// No shift was found that leaves a patient's verdict as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct NoShift {
    pub mrn: String,
    pub day: NaiveDate,
}

impl NoShift {
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        no_shift(language, &self.mrn, self.day)
    }
}

impl std::fmt::Display for NoShift {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

/// Takes from `records` what tells whose they are. `day` is the review day on which verdicts must stay; `seed` is
/// random, and the same seed gives the same result.
///
/// # Errors
/// A patient whose verdict no shift keeps.
pub fn deidentify(
    records: &[Arc<Record>],
    knowledge: &Knowledge,
    day: NaiveDate,
    seed: [u8; SEED_BYTES],
) -> Result<Deidentified, NoShift> {
    let clinic = Clinic::of(records, knowledge, day);
    let numbers = new_numbers(records, seed);
    let tasks: Vec<(&Arc<Record>, String, u64)> = records
        .iter()
        .zip(numbers)
        .zip(1..)
        .map(|((record, number), stream)| (record, number, stream))
        .collect();
    let mut done: Vec<Result<(Arc<Record>, NaiveDate), NoShift>> = Vec::with_capacity(tasks.len());
    let kept = in_order(
        &tasks,
        |(record, number, stream)| clinic.patient(record, number, Chance::new(seed, *stream)),
        |patient| {
            done.push(patient);
            Ok(())
        },
    );
    debug_assert!(kept.is_ok(), "pushing does not fail");
    let mut patients = done.into_iter().collect::<Result<Vec<_>, _>>()?;
    patients.sort_by(|one, other| one.0.person.mrn.cmp(&other.0.person.mrn));
    let (records, review_days) = patients.into_iter().unzip();
    Ok(Deidentified {
        records,
        review_days,
    })
}

/// New numbers in random order, none of which is anybody's.
fn new_numbers(records: &[Arc<Record>], seed: [u8; SEED_BYTES]) -> Vec<String> {
    let mut prefix = "D".to_owned();
    while (records.iter()).any(|record| record.person.mrn.starts_with(&format!("{prefix}-"))) {
        prefix.push('D');
    }
    // All of one length, so that their order is that of their bytes.
    let length = records.len().to_string().len().max(3);
    let first = 10_usize.saturating_pow(u32::try_from(length).unwrap_or(u32::MAX));
    let mut order: Vec<usize> = (1..=records.len()).collect();
    Chance::new(seed, 0).shuffle(&mut order);
    order
        .into_iter()
        .map(|place| format!("{prefix}-{}", first + place))
        .collect()
}

/// What must be known of everybody before anybody's dates are shifted.
struct Clinic<'a> {
    knowledge: &'a Knowledge,
    day: NaiveDate,
    /// From the first to the last day on file, births aside.
    span: i64,
    /// Every day on file, births included.
    true_days: HashSet<NaiveDate>,
}

impl<'a> Clinic<'a> {
    fn of(records: &[Arc<Record>], knowledge: &'a Knowledge, day: NaiveDate) -> Self {
        let days = || records.iter().flat_map(|record| days_of(record));
        let first = days().chain([day]).min().unwrap_or(day);
        let last = days().chain([day]).max().unwrap_or(day);
        let births = (records.iter()).filter_map(|record| Some(record.person.born?.date));
        Self {
            knowledge,
            day,
            span: days_between(first, last),
            true_days: days().chain(births).collect(),
        }
    }

    fn patient(
        &self,
        record: &Record,
        number: &str,
        mut chance: Chance,
    ) -> Result<(Arc<Record>, NaiveDate), NoShift> {
        let (truth, answers) = assess_beside_guidelines(record, self.knowledge, self.day);
        let own: HashSet<NaiveDate> = days_of(record)
            .chain(record.person.born.map(|born| born.date))
            .collect();
        let (least, most) = self.shifts(record);
        for draw in 0..MOST_DRAWS {
            let shift = -chance.between(least, most);
            let is_early = draw < FIRST_DRAWS;
            let avoided = if is_early { &self.true_days } else { &own };
            let other = deidentified(record, number, shift, avoided);
            if days_of(&other).any(|day| avoided.contains(&day)) {
                continue;
            }
            let review_day = plus_days(self.day, shift);
            let (verdict, others) = assess_beside_guidelines(&other, self.knowledge, review_day);
            let same = same_verdict(&truth, &verdict, shift);
            if same && (!is_early || same_answers(&answers, &others)) {
                return Ok((Arc::new(other), review_day));
            }
        }
        Err(NoShift {
            mrn: record.person.mrn.clone(),
            day: self.day,
        })
    }

    /// The least and the most days by which a patient's dates are shifted back.
    fn shifts(&self, record: &Record) -> (i64, i64) {
        // No day of an import lies before it.
        let earliest = NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1).unwrap_or(NaiveDate::MIN);
        let born = record.person.born.map(|born| born.date);
        let first = born.into_iter().chain(effective_days(record)).min();
        let room = first.map_or(i64::MAX, |first| days_between(earliest, first));
        let (least, most) = (self.span + 1, self.span + MOST_DAYS);
        if most <= room {
            (least, most)
        } else {
            (1, room.clamp(1, MOST_DAYS))
        }
    }
}

fn effective_days(record: &Record) -> impl Iterator<Item = NaiveDate> + '_ {
    effective::results(record, NaiveDate::MAX)
        .map(|(_, result)| result.on)
        .chain(record.courses.iter().map(|course| course.start.date))
}
