//! The counted series of HBV DNA (`RULES.md` §3), settled once, oldest first, before any rule is asked.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::assessment::{
    Counted, CountedAs, DnaSeries, LimitOrigin, NotCounted, NotCountedBecause, Polarity, ResultRef,
};
use super::dna::{Measurement, measure};
use super::effective;
use super::knowledge::Knowledge;
use super::quantity::IuPerMl;
use super::record::Record;

struct Candidate {
    result: ResultRef,
    on: NaiveDate,
    month_only: bool,
    measurement: Measurement,
}

/// Settles the series of all HBV DNA up to `day`.
#[must_use]
pub fn settle(record: &Record, knowledge: &Knowledge, day: NaiveDate) -> DnaSeries {
    let mut series = DnaSeries::default();
    let mut candidates = Vec::with_capacity(record.reports.len());
    for (result, stored) in effective::results(record, day) {
        let Some(measurement) = measure(stored, knowledge) else {
            continue;
        };
        let too_crude = measurement.polarity == Polarity::Negative
            && measurement.limit > knowledge.settings.highest_limit;
        if too_crude {
            let because = NotCountedBecause::TooCrude;
            series.not_counted.push(NotCounted {
                result,
                on: stored.on,
                because,
            });
        } else {
            candidates.push(Candidate {
                result,
                on: stored.on,
                month_only: stored.month_only,
                measurement,
            });
        }
    }
    series.counted.reserve_exact(candidates.len());
    let mut settling = Settling {
        series,
        latest_negative: None,
        excused: None,
        exact: None,
    };
    for same_day in candidates.chunk_by(|one, next| one.on == next.on) {
        settling.add_day(same_day);
    }
    settling
        .series
        .not_counted
        .sort_by_key(|result| (result.on, result.result));
    settling.series
}

/// The state in which the next day's result is compared with what went before.
struct Settling {
    series: DnaSeries,
    /// The limit of the latest counted negative that is not itself excused.
    latest_negative: Option<IuPerMl>,
    /// The excused value that keeps others from being excused.
    excused: Option<IuPerMl>,
    /// What makes the day at hand exact.
    exact: Option<ResultRef>,
}

impl Settling {
    fn add_day(&mut self, same_day: &[Candidate]) {
        let Some(counts) = same_day.iter().max_by(|one, other| counts_more(one, other)) else {
            return;
        };
        for other in same_day
            .iter()
            .filter(|other| other.result != counts.result)
        {
            let because = NotCountedBecause::SameDay;
            self.series.not_counted.push(NotCounted {
                result: other.result,
                on: other.on,
                because,
            });
        }
        let gave_polarity = |other: &&Candidate| {
            !other.month_only && other.measurement.polarity == counts.measurement.polarity
        };
        let exact = std::iter::once(counts).chain(same_day).find(gave_polarity);
        self.exact = exact.map(|exact| exact.result);
        match counts.measurement.polarity {
            Polarity::Positive => self.add_positive(counts),
            Polarity::Negative => self.add_negative(counts),
        }
    }

    /// §3.3a: a quantified value that an earlier negative could not have seen proves no change.
    fn add_positive(&mut self, candidate: &Candidate) {
        let after_negative = self.series.counted.last().is_some_and(Counted::is_negative);
        let unseen = self
            .latest_negative
            .is_some_and(|limit| candidate.measurement.value <= limit);
        let quantified = candidate.measurement.counted_as == CountedAs::Quantified;
        if quantified && after_negative && unseen && self.excused.is_none() {
            self.excused = Some(candidate.measurement.value);
            self.count(candidate, Polarity::Negative, CountedAs::Excused);
        } else {
            self.count(
                candidate,
                Polarity::Positive,
                candidate.measurement.counted_as,
            );
        }
    }

    /// §3.3b: a negative that could not have seen the positive before it proves no change.
    fn add_negative(&mut self, candidate: &Candidate) {
        let measurement = &candidate.measurement;
        let named = !measurement.not_detected || measurement.limit_origin != LimitOrigin::Assumed;
        let unseen = self.series.counted.last().filter(|last| {
            last.counted_as == CountedAs::Quantified && measurement.limit > last.value
        });
        if let (true, Some(positive)) = (named, unseen) {
            let because = NotCountedBecause::SetAside {
                positive: positive.result,
            };
            self.series.not_counted.push(NotCounted {
                result: candidate.result,
                on: candidate.on,
                because,
            });
            return;
        }
        self.latest_negative = Some(measurement.limit);
        if self.excused.is_some_and(|value| measurement.limit <= value) {
            self.excused = None;
        }
        self.count(candidate, Polarity::Negative, measurement.counted_as);
    }

    fn count(&mut self, candidate: &Candidate, polarity: Polarity, counted_as: CountedAs) {
        self.series.counted.push(Counted {
            result: candidate.result,
            on: candidate.on,
            polarity,
            counted_as,
            value: candidate.measurement.value,
            limit: candidate.measurement.limit,
            limit_origin: candidate.measurement.limit_origin,
            exact: self.exact,
        });
    }
}

/// §3.2: of one day the highest positive counts, else the negative with the lowest limit, on a tie the trace. What is
/// still equal says the same; the one on file first stands for it.
fn counts_more(one: &Candidate, other: &Candidate) -> Ordering {
    let positive = |candidate: &Candidate| candidate.measurement.polarity == Polarity::Positive;
    let named = |candidate: &Candidate| candidate.measurement.limit_origin != LimitOrigin::Assumed;
    let lower_limit = other.measurement.limit.total_cmp(one.measurement.limit);
    let higher_value = one.measurement.value.total_cmp(other.measurement.value);
    let by_reading = match (positive(one), positive(other)) {
        (true, true) => {
            let above =
                |candidate: &Candidate| candidate.measurement.counted_as == CountedAs::AboveRange;
            higher_value
                .then(above(one).cmp(&above(other)))
                .then(lower_limit)
        }
        (false, false) => {
            let trace =
                |candidate: &Candidate| candidate.measurement.counted_as == CountedAs::Trace;
            lower_limit
                .then(trace(one).cmp(&trace(other)))
                .then(higher_value)
        }
        (one, other) => one.cmp(&other),
    };
    let by_reading = by_reading.then(named(one).cmp(&named(other))).then(
        one.measurement
            .not_detected
            .cmp(&other.measurement.not_detected),
    );
    by_reading.then_with(|| other.result.cmp(&one.result))
}
