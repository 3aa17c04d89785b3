//! A stretch of time that owns HBV DNA results: a line, or the time after an episode.
//!
//! A result on the day a drug starts was drawn before its first dose and belongs to what came before; one on the day
//! of a stop is still on treatment. So a stretch from A to B owns the results dated in (A, B] (`RULES.md` §4).

use chrono::NaiveDate;

use super::assessment::{Certainty, Counted, Polarity, ResultRef, TransientViraemia};
use super::calendar::days_between;
use super::knowledge::Knowledge;

/// The counted HBV DNA of a stretch, and what was known where it began.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    /// The day it began after: the line's start, or the stop.
    pub start: NaiveDate,
    /// The results that belong to it, oldest first.
    pub results: &'a [Counted],
    /// The latest counted result on or before the start and after the episode's start, if recent enough: the carried
    /// state of a line (§5), the state at the stop of an off period (§7).
    pub carried: Option<&'a Counted>,
    /// The latest counted result on or before the start, if recent enough.
    pub before: Option<&'a Counted>,
    /// The counted series before and inside the stretch.
    counted: &'a [Counted],
}

impl<'a> Stretch<'a> {
    /// The stretch from `start` to `end` of an episode that began on `episode_start`.
    #[must_use]
    pub fn new(
        counted: &'a [Counted],
        episode_start: NaiveDate,
        start: NaiveDate,
        end: NaiveDate,
        knowledge: &Knowledge,
    ) -> Self {
        let first = counted.partition_point(|result| result.on <= start);
        let last = counted
            .partition_point(|result| result.on <= end)
            .max(first);
        let recent = |result: &&Counted| {
            days_between(result.on, start) <= knowledge.settings.carried_max_age
        };
        let before = counted[..first].last().filter(recent);
        let carried = before.filter(|result| result.on > episode_start);
        Self {
            start,
            results: &counted[first..last],
            carried,
            before,
            counted: &counted[..last],
        }
    }

    /// The carried result, if it is negative.
    #[must_use]
    pub fn carried_negative(&self) -> Option<&'a Counted> {
        self.carried.filter(|carried| carried.is_negative())
    }

    /// The baseline of a line: the value to count a fall from; missing if the latest result before is negative (§5).
    #[must_use]
    pub fn baseline(&self) -> Option<&'a Counted> {
        self.before.filter(|before| before.is_positive())
    }

    #[must_use]
    pub fn last(&self) -> Option<&'a Counted> {
        self.results.last()
    }

    /// The run: the positives unbroken at the end.
    #[must_use]
    pub fn run(&self) -> &'a [Counted] {
        run_of(self.results)
    }

    /// The latest negative before the run: of the results, else the carried one.
    #[must_use]
    pub fn negative_before_run(&self) -> Option<&'a Counted> {
        let before = &self.results[..self.results.len() - self.run().len()];
        before.last().or_else(|| self.carried_negative())
    }

    /// Positive runs with a negative before and after them in the stretch: shown, not a verdict (§6).
    pub fn transient_viraemia(&self) -> impl Iterator<Item = TransientViraemia> + 'a {
        let negative_at_start = self.carried_negative().is_some();
        let groups = self
            .results
            .chunk_by(|one, next| one.polarity == next.polarity);
        let last_group = groups.clone().count().saturating_sub(1);
        groups.enumerate().filter_map(move |(place, group)| {
            let (first, last) = (group.first()?, group.last()?);
            let between_negatives = (place > 0 || negative_at_start) && place < last_group;
            (first.polarity == Polarity::Positive && between_negatives).then(|| TransientViraemia {
                from: first.on,
                to: last.on,
                peak: highest(group).map_or(first.value, |result| result.value),
            })
        })
    }

    /// What makes a counted result count as it does: itself, and for an excused one the negative whose limit excuses
    /// it; for a positive that only a former excuse keeps positive, that excuse. A record cut down to these counts
    /// them alike.
    pub fn support(&self, result: &Counted, into: &mut Vec<(NaiveDate, ResultRef)>) {
        super::support::collect(self.counted, result, into);
    }
}

/// The run of some results: the positives unbroken at their end.
#[must_use]
pub fn run_of(results: &[Counted]) -> &[Counted] {
    let positives = results
        .iter()
        .rev()
        .take_while(|result| result.is_positive());
    &results[results.len() - positives.count()..]
}

/// The highest of some results; of equal ones the latest.
#[must_use]
pub fn highest(results: &[Counted]) -> Option<&Counted> {
    results
        .iter()
        .max_by(|one, other| one.value.total_cmp(other.value))
}

/// The first and the last of some results whose day is known exactly.
fn exactly_dated(results: &[Counted]) -> Option<(&Counted, &Counted)> {
    let is_exact = |result: &&Counted| result.exact.is_some();
    let first = results.iter().find(is_exact)?;
    Some((first, results.iter().rfind(is_exact)?))
}

/// Whether the first and the last exactly dated of some results stand so many days apart (§6.5a).
#[must_use]
pub fn are_apart(results: &[Counted], days: i64) -> bool {
    exactly_dated(results).is_some_and(|(first, last)| days_between(first.on, last.on) >= days)
}

/// Seen once or twice: whether the exactly dated of some results stand far enough apart (§6.5a, §6.5b).
#[must_use]
pub fn certainty(results: &[Counted], knowledge: &Knowledge) -> Certainty {
    if are_apart(results, knowledge.settings.confirm_days) {
        Certainty::Confirmed
    } else {
        Certainty::Provisional
    }
}

/// The ends of some results, and those by which their certainty goes.
pub fn ends(results: &[Counted]) -> impl Iterator<Item = &Counted> {
    let exact = exactly_dated(results).into_iter();
    let exact = exact.flat_map(|(first, last)| [first, last]);
    results
        .first()
        .into_iter()
        .chain(results.last())
        .chain(exact)
}
