//! Whether a row of results is on file already.

use std::hash::{Hash, Hasher};

use chrono::Datelike;

use crate::clinical::calendar::{CalendarDay, plus_days, plus_months};
use crate::clinical::decimal::Decimal;
use crate::clinical::laboratory::{DnaUnit, Test, UnitId};
use crate::clinical::record::{
    Comparator, DnaReading, Finding, Genotype, LabResult, Limits, LiverLesion, Reactivity, Record,
    Via,
};

use super::target::ResultRow;
use crate::wording::Phrase;
use crate::wording::refusals::import as said;

/// How a row is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It stands there as it is.
    Unchanged,
    /// It was amended since.
    Amended,
    /// It was retracted since.
    Retracted,
    /// It was corrected since.
    Corrected,
    /// Its report has another sample date since.
    Redated,
    /// Its report was moved to another patient since.
    Moved,
}

impl Known {
    /// What is listed; nothing for what stands as it is.
    pub(super) const fn words(self) -> Option<Phrase> {
        match self {
            Self::Unchanged => None,
            Self::Amended => Some(said::AMENDED_SINCE),
            Self::Retracted => Some(said::RETRACTED_SINCE),
            Self::Corrected => Some(said::CORRECTED_SINCE),
            Self::Redated => Some(said::REDATED_SINCE),
            Self::Moved => Some(said::MOVED_SINCE),
        }
    }
}

/// How the record knows a row of the day: by its present value, else by an earlier one.
pub(super) fn known(record: &Record, row: &ResultRow) -> Option<Known> {
    let of_the_day = || results_of(record, row.on);
    let present = of_the_day().filter(|result| says_now(row, result, typed_here(record, result)));
    // One that still counts is named before one that was retracted.
    if let Some(result) = present.min_by_key(|result| result.is_retracted()) {
        return Some(if result.is_retracted() {
            Known::Retracted
        } else {
            Known::Unchanged
        });
    }
    let was = of_the_day().find(|result| said_once(row, result))?;
    Some(if was.is_retracted() {
        Known::Retracted
    } else {
        Known::Amended
    })
}

/// Whether a row says what a result says, or said before it was amended. A result that was typed has the limits of its
/// laboratory, which a row need not name.
pub(super) fn says(row: &ResultRow, result: &LabResult, typed: bool) -> bool {
    says_now(row, result, typed) || said_once(row, result)
}

fn says_now(row: &ResultRow, result: &LabResult, typed: bool) -> bool {
    is_same(row, &result.finding, result.limits)
        || (typed && is_silent_about_more(row, &result.finding, result.limits))
}

fn said_once(row: &ResultRow, result: &LabResult) -> bool {
    result
        .earlier()
        .iter()
        .any(|earlier| is_same(row, &earlier.finding, result.limits))
}

/// The results of a day, retracted ones included; of a sample of which only the month is known those of the same month of
/// which no more is known either, whatever day they count on.
pub(super) fn results_of(record: &Record, on: CalendarDay) -> impl Iterator<Item = &LabResult> {
    let (first, last) = if on.approximate {
        let first = on.date.with_day(1).unwrap_or(on.date);
        (first, plus_days(plus_months(first, 1), -1))
    } else {
        (on.date, on.date)
    };
    let begin = record.results.partition_point(|result| result.on < first);
    let end = record.results.partition_point(|result| result.on <= last);
    let within = record.results.get(begin..end).unwrap_or_default();
    within.iter().filter(move |result| is_day(on, result.day()))
}

pub(super) fn is_day(row: CalendarDay, on_file: CalendarDay) -> bool {
    let month = |day: CalendarDay| (day.date.year(), day.date.month());
    match (row.approximate, on_file.approximate) {
        (false, false) => row.date == on_file.date,
        (true, true) => month(row) == month(on_file),
        (true, false) | (false, true) => false,
    }
}

/// Whether a row says what a result says: the same value in the same unit with the same limits and assay. A negative
/// with another limit is another result.
pub(super) fn is_same(row: &ResultRow, finding: &Finding, limits: Limits) -> bool {
    let amount = |limit: Option<Decimal>| limit.map(Decimal::value);
    ValueKey::of(&row.finding) == ValueKey::of(finding)
        && amount(row.limits.lower) == amount(limits.lower)
        && amount(row.limits.upper) == amount(limits.upper)
        && assay_of(&row.finding) == assay_of(finding)
}

/// Whether a row has the value of a result and names no limit or assay that is not there: a report that was typed
/// with the limits of its laboratory comes back from an export of that laboratory without them.
fn is_silent_about_more(row: &ResultRow, finding: &Finding, limits: Limits) -> bool {
    ValueKey::of(&row.finding) == ValueKey::of(finding)
        && named_as(row.limits.lower, limits.lower)
        && named_as(row.limits.upper, limits.upper)
        && assay_of(&row.finding).is_none_or(|named| assay_of(finding) == Some(named))
}

/// Whether a result was typed here, not taken from a file.
pub(super) fn typed_here(record: &Record, result: &LabResult) -> bool {
    let head = record.reports.iter().find(|head| head.id == result.report);
    head.is_some_and(|head| was_typed(head.source.via))
}

/// Whether what came so was typed, not taken from a file.
pub(super) const fn was_typed(via: Via) -> bool {
    match via {
        Via::Form | Via::QuickLine => true,
        Via::Import | Via::Hand => false,
    }
}

fn assay_of(finding: &Finding) -> Option<crate::clinical::assays::AssayId> {
    match finding {
        Finding::HbvDna { assay, .. } => *assay,
        Finding::Amount { .. }
        | Finding::Serology { .. }
        | Finding::QuantifiedSerology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => None,
    }
}

fn named_as(row: Option<Decimal>, on_file: Option<Decimal>) -> bool {
    match (row, on_file) {
        (None, _) => true,
        (Some(row), Some(on_file)) => row.value() == on_file.value(),
        (Some(_), None) => false,
    }
}

/// All that makes two rows of one day the same, as [`is_same`] says it of a row and a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowKey {
    value: ValueKey,
    limits: [Option<u64>; 2],
    assay: Option<crate::clinical::assays::AssayId>,
}

impl RowKey {
    pub(super) fn of(row: &ResultRow) -> Self {
        let amount = |limit: Option<Decimal>| limit.map(|limit| limit.value().to_bits());
        Self {
            value: ValueKey::of(&row.finding),
            limits: [amount(row.limits.lower), amount(row.limits.upper)],
            assay: assay_of(&row.finding),
        }
    }
}

impl Hash for RowKey {
    /// Test, amount and limits tell rows of one day apart, but for a few.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let [lower, upper] = self.limits.map(Option::unwrap_or_default);
        let test = self.value.test.index() as u64;
        let limits = lower.rotate_left(24) ^ upper.rotate_left(40);
        state.write_u64(self.value.amount.rotate_left(8) ^ limits ^ test);
    }
}

/// A value in its unit, as it can be looked up: the same number however it was written (`2.3e5`, `230000`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ValueKey {
    test: Test,
    what: What,
    amount: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    NotDetected(DnaUnit),
    Dna(Comparator, bool, DnaUnit),
    Amount(Comparator, UnitId),
    Serology(Reactivity),
    Genotype(Genotype),
    Ultrasound(LiverLesion),
}

impl ValueKey {
    pub(super) fn of(finding: &Finding) -> Self {
        let bits = |figure: &Decimal| figure.value().to_bits();
        let (what, amount) = match finding {
            Finding::HbvDna { reading, unit, .. } => match reading {
                DnaReading::NotDetected => (What::NotDetected(*unit), 0),
                DnaReading::Below(figure) => {
                    (What::Dna(Comparator::Less, false, *unit), bits(figure))
                }
                DnaReading::DetectedBelow(figure) => {
                    (What::Dna(Comparator::Less, true, *unit), bits(figure))
                }
                DnaReading::Quantified(figure) => {
                    (What::Dna(Comparator::Equal, true, *unit), bits(figure))
                }
                DnaReading::AboveRange(figure) => {
                    (What::Dna(Comparator::Greater, true, *unit), bits(figure))
                }
            },
            Finding::Amount {
                comparator,
                figure,
                unit,
                ..
            }
            | Finding::QuantifiedSerology {
                comparator,
                figure,
                unit,
                ..
            } => (What::Amount(*comparator, *unit), bits(figure)),
            Finding::Serology { reactivity, .. } => (What::Serology(*reactivity), 0),
            Finding::Genotype(genotype) => (What::Genotype(genotype.clone()), 0),
            Finding::Ultrasound(lesion) => (What::Ultrasound(*lesion), 0),
        };
        Self {
            test: finding.test(),
            what,
            amount,
        }
    }
}
