//! The liver tests of a patient, sorted once: latest values, what lies outside its limits, FIB-4.

use chrono::NaiveDate;

use super::assessment::ResultRef;
use super::calendar::{days_between, whole_years_between};
use super::effective;
use super::knowledge::Knowledge;
use super::laboratory::Analyte;
use super::limits::Measured;
use super::quantity::MultipleOfLimit;
use super::record::{Finding, LabResult, Record};

/// One amount on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LiverValue {
    pub result: ResultRef,
    pub on: NaiveDate,
    pub measured: Measured,
}

impl LiverValue {
    #[must_use]
    pub fn is_outside(&self) -> bool {
        self.measured.beyond().is_some()
    }

    /// As a multiple of its upper limit; 0 where it has none.
    #[must_use]
    pub fn multiple(&self) -> f64 {
        self.measured.multiple_of_upper().unwrap_or(0.0)
    }
}

/// The analytes that tell whether the liver is normal (`RULES.md` §8).
pub const LIVER_FUNCTION: [Analyte; 4] = [
    Analyte::Alt,
    Analyte::Ast,
    Analyte::TotalBilirubin,
    Analyte::Albumin,
];

/// The amounts that the rules ask for, up to a review day, each list oldest first.
#[derive(Clone, Debug, Default)]
pub struct LiverTests {
    alt: Vec<LiverValue>,
    ast: Vec<LiverValue>,
    total_bilirubin: Vec<LiverValue>,
    albumin: Vec<LiverValue>,
    inr: Vec<LiverValue>,
    platelets: Vec<LiverValue>,
    afp: Vec<LiverValue>,
    creatinine: Vec<LiverValue>,
}

impl LiverTests {
    /// Collects them from what counts on `day`.
    #[must_use]
    pub fn collect(record: &Record, knowledge: &Knowledge, day: NaiveDate) -> Self {
        let mut tests = Self::default();
        for (result, stored) in effective::results(record, day) {
            tests.add(result, stored, record, knowledge);
        }
        tests
    }

    /// Adds a result of the record, if it is an amount that the rules ask for; it must be no older than those before.
    pub(super) fn add(
        &mut self,
        result: ResultRef,
        stored: &LabResult,
        record: &Record,
        knowledge: &Knowledge,
    ) {
        let Finding::Amount { analyte, .. } = stored.finding else {
            return;
        };
        if let Some(list) = self.list_mut(analyte)
            && let Some(measured) = Measured::of(stored, knowledge)
        {
            if list.is_empty() {
                list.reserve_exact(record.reports.len());
            }
            list.push(LiverValue {
                result,
                on: stored.on,
                measured,
            });
        }
    }

    fn list_mut(&mut self, analyte: Analyte) -> Option<&mut Vec<LiverValue>> {
        match analyte {
            Analyte::Alt => Some(&mut self.alt),
            Analyte::Ast => Some(&mut self.ast),
            Analyte::TotalBilirubin => Some(&mut self.total_bilirubin),
            Analyte::Albumin => Some(&mut self.albumin),
            Analyte::Inr => Some(&mut self.inr),
            Analyte::Platelets => Some(&mut self.platelets),
            Analyte::Afp => Some(&mut self.afp),
            Analyte::Creatinine => Some(&mut self.creatinine),
            Analyte::Alp
            | Analyte::Ggt
            | Analyte::DirectBilirubin
            | Analyte::TotalProtein
            | Analyte::ProthrombinActivity
            | Analyte::Phosphate
            | Analyte::LiverStiffness
            | Analyte::MissedDoses => None,
        }
    }

    /// The values of an analyte that the rules ask for, oldest first; empty for any other.
    #[must_use]
    pub fn values(&self, analyte: Analyte) -> &[LiverValue] {
        match analyte {
            Analyte::Alt => &self.alt,
            Analyte::Ast => &self.ast,
            Analyte::TotalBilirubin => &self.total_bilirubin,
            Analyte::Albumin => &self.albumin,
            Analyte::Inr => &self.inr,
            Analyte::Platelets => &self.platelets,
            Analyte::Afp => &self.afp,
            Analyte::Creatinine => &self.creatinine,
            Analyte::Alp
            | Analyte::Ggt
            | Analyte::DirectBilirubin
            | Analyte::TotalProtein
            | Analyte::ProthrombinActivity
            | Analyte::Phosphate
            | Analyte::LiverStiffness
            | Analyte::MissedDoses => &[],
        }
    }

    /// The values of the latest day up to `day` on which the analyte was measured.
    #[must_use]
    pub fn latest_day(&self, analyte: Analyte, day: NaiveDate) -> &[LiverValue] {
        let values = self.values(analyte);
        // Nearly always the last ones are asked for.
        let up_to_day = values.iter().rposition(|value| value.on <= day);
        let Some((latest, earlier)) = up_to_day.and_then(|last| values[..=last].split_last())
        else {
            return &[];
        };
        let before = earlier.iter().rposition(|value| value.on < latest.on);
        &values[before.map_or(0, |before| before + 1)..=earlier.len()]
    }

    /// The latest values, if they are fresh on `day`.
    pub(super) fn fresh(
        &self,
        analyte: Analyte,
        day: NaiveDate,
        knowledge: &Knowledge,
    ) -> &[LiverValue] {
        let latest = self.latest_day(analyte, day);
        let fresh = latest
            .first()
            .is_some_and(|value| days_between(value.on, day) <= knowledge.settings.fresh.liver);
        if fresh { latest } else { &[] }
    }

    /// The latest fresh value of an analyte; of several on one day the less favourable (§8): the one outside its own
    /// limit, then the highest multiple of it, then the highest number. An INR is judged by its number alone (§9).
    #[must_use]
    pub fn fresh_value(
        &self,
        analyte: Analyte,
        day: NaiveDate,
        knowledge: &Knowledge,
    ) -> Option<&LiverValue> {
        let less_favourable = |one: &&LiverValue, other: &&LiverValue| {
            let by_number = one.measured.value.total_cmp(&other.measured.value);
            if analyte == Analyte::Inr {
                return by_number;
            }
            (one.is_outside().cmp(&other.is_outside()))
                .then(one.multiple().total_cmp(&other.multiple()))
                .then(by_number)
        };
        self.fresh(analyte, day, knowledge)
            .iter()
            .max_by(less_favourable)
    }

    /// The values of the four liver tests dated within a closed range.
    pub fn function_between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> impl Iterator<Item = &LiverValue> {
        LIVER_FUNCTION.into_iter().flat_map(move |analyte| {
            let values = self.values(analyte);
            let first = values.partition_point(|value| value.on < from);
            let last = values.partition_point(|value| value.on <= to).max(first);
            &values[first..last]
        })
    }

    /// The last day up to `day` on which one of the four liver tests was outside its limits.
    #[must_use]
    pub fn last_outside(&self, day: NaiveDate) -> Option<NaiveDate> {
        let last_of = |analyte| {
            let values: &[LiverValue] = self.values(analyte);
            values
                .iter()
                .rev()
                .find(|value| value.on <= day && value.is_outside())
                .map(|value| value.on)
        };
        LIVER_FUNCTION.into_iter().filter_map(last_of).max()
    }

    /// The lowest of the latest fresh platelet counts.
    #[must_use]
    pub fn lowest_platelets(&self, day: NaiveDate, knowledge: &Knowledge) -> Option<&LiverValue> {
        let values = self.fresh(Analyte::Platelets, day, knowledge);
        values
            .iter()
            .min_by(|one, other| one.measured.value.total_cmp(&other.measured.value))
    }

    /// FIB-4 on `day`: age in whole years x AST / (platelets x root of ALT), from the latest fresh values, of several
    /// on one day the highest AST, lowest platelets and lowest ALT (§8). Nothing where a part is missing.
    #[must_use]
    pub fn fib4(&self, record: &Record, day: NaiveDate, knowledge: &Knowledge) -> Option<f64> {
        let born = record.person.born?.date;
        let age = f64::from(whole_years_between(born, day));
        let [ast, alt, platelets] = self
            .fib4_parts(day, knowledge)?
            .map(|part| part.measured.value);
        (alt > 0.0 && platelets > 0.0).then(|| age * ast / (platelets * alt.sqrt()))
    }

    /// The AST, ALT and platelets that FIB-4 on `day` comes from.
    #[must_use]
    pub fn fib4_parts(&self, day: NaiveDate, knowledge: &Knowledge) -> Option<[&LiverValue; 3]> {
        let values = |analyte| self.fresh(analyte, day, knowledge).iter();
        let by_amount = |one: &&LiverValue, other: &&LiverValue| {
            one.measured.value.total_cmp(&other.measured.value)
        };
        Some([
            values(Analyte::Ast).max_by(by_amount)?,
            values(Analyte::Alt).min_by(by_amount)?,
            values(Analyte::Platelets).min_by(by_amount)?,
        ])
    }

    /// The latest fresh ALT as a multiple of its limit.
    #[must_use]
    pub fn alt_multiple(
        &self,
        day: NaiveDate,
        knowledge: &Knowledge,
    ) -> Option<(ResultRef, MultipleOfLimit)> {
        let value = self.fresh_value(Analyte::Alt, day, knowledge)?;
        Some((value.result, MultipleOfLimit(value.multiple())))
    }
}
