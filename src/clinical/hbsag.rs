//! The quantity of HBsAg: the newest, how it falls, and which of the limits that guidelines speak of it is below.

use chrono::NaiveDate;

use super::assessment::ResultRef;
use super::calendar::days_between;
use super::effective;
use super::knowledge::Knowledge;
use super::laboratory::{Marker, QuantifiedMarker};
use super::record::{Comparator, Finding, Reactivity, Record};
use super::serology::{amount, reactivity};

/// What a result says of the quantity, in IU/mL.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// HBsAg was negative.
    Negative,
    /// Less than this.
    Under(f64),
    /// This much.
    Exactly(f64),
    Over(f64),
}

impl Bound {
    /// Of several on one day the highest counts; of equal numbers the one that says more.
    fn height(self) -> (f64, u8) {
        match self {
            Self::Negative => (0.0, 0),
            Self::Under(amount) => (amount, 0),
            Self::Exactly(amount) => (amount, 1),
            Self::Over(amount) => (amount, 2),
        }
    }
}

/// The quantity on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    pub on: NaiveDate,
    pub result: ResultRef,
    pub bound: Bound,
}

/// How the quantity fell, in log10 a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fall {
    /// The earlier quantity.
    pub from: Quantity,
    /// The newest one.
    pub to: Quantity,
    /// log10 a year; below nought where it rose.
    pub log10_a_year: f64,
}

/// What a result says of the quantity of HBsAg; nothing where it is another test, or positive without a number.
fn bound(finding: &Finding, knowledge: &Knowledge) -> Option<Bound> {
    if let Some((QuantifiedMarker::HbsAg, comparator, amount)) = amount(finding, knowledge) {
        return Some(match comparator {
            Comparator::Less => Bound::Under(amount),
            Comparator::Equal => Bound::Exactly(amount),
            Comparator::Greater => Bound::Over(amount),
        });
    }
    shows(finding, Reactivity::Negative, knowledge).then_some(Bound::Negative)
}

fn shows(finding: &Finding, wanted: Reactivity, knowledge: &Knowledge) -> bool {
    reactivity(finding, knowledge) == Some((Marker::HbsAg, wanted))
}

/// The quantities up to `day`, one a day and the oldest first; of several on one day the highest. A negative result is
/// passed over where another of its day is positive (`RULES.md` §8), also without a number.
#[must_use]
pub fn quantities(record: &Record, knowledge: &Knowledge, day: NaiveDate) -> Vec<Quantity> {
    let positive: Vec<NaiveDate> = effective::results(record, day)
        .filter(|(_, stored)| shows(&stored.finding, Reactivity::Positive, knowledge))
        .map(|(_, stored)| stored.on)
        .collect();
    let mut found: Vec<Quantity> = Vec::new();
    for (result, stored) in effective::results(record, day) {
        let on = stored.on;
        let is_overruled =
            positive.contains(&on) && shows(&stored.finding, Reactivity::Negative, knowledge);
        let Some(bound) = bound(&stored.finding, knowledge).filter(|_| !is_overruled) else {
            continue;
        };
        let quantity = Quantity { on, result, bound };
        match found.last_mut().filter(|last| last.on == on) {
            Some(last) if bound.height() > last.bound.height() => *last = quantity,
            Some(_) => {}
            None => found.push(quantity),
        }
    }
    found
}

/// The newest quantity up to `day`.
#[must_use]
pub fn newest(record: &Record, knowledge: &Knowledge, day: NaiveDate) -> Option<Quantity> {
    quantities(record, knowledge, day).pop()
}

/// How the quantity falls: from the latest exact one at least `apart_days` before the newest, which is exact too.
#[must_use]
pub fn fall(quantities: &[Quantity], apart_days: i64) -> Option<Fall> {
    let exact = |quantity: &Quantity| match quantity.bound {
        Bound::Exactly(amount) if amount > 0.0 => Some(amount),
        Bound::Exactly(_) | Bound::Negative | Bound::Under(_) | Bound::Over(_) => None,
    };
    let (to, before) = quantities.split_last()?;
    let last = exact(to)?;
    let far =
        |from: &&Quantity| days_between(from.on, to.on) >= apart_days && exact(from).is_some();
    let from = before.iter().rev().find(far)?;
    let years = days_between(from.on, to.on) as f64 / DAYS_OF_YEAR;
    Some(Fall {
        from: *from,
        to: *to,
        log10_a_year: (exact(from)?.log10() - last.log10()) / years,
    })
}

/// The mean year of the calendar.
const DAYS_OF_YEAR: f64 = 365.25;
