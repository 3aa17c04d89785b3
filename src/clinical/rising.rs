//! The lowest load that a rise is counted from, and whether there is a rise (`RULES.md` §6, "Rising").

use chrono::NaiveDate;

use super::assessment::{Counted, DnaSeries, Lowest, NotCountedBecause, Rise};
use super::calendar::days_between;
use super::dna::measure;
use super::knowledge::Knowledge;
use super::quantity::IuPerMl;
use super::record::Record;
use super::stretch::Stretch;
use super::view::View;

impl View<'_> {
    /// The lowest load among the results of a line or off period, its baseline, and the limits of negatives that are left
    /// out (§3.1) but bound the load: those dated before the last counted result and no longer before the stretch than
    /// a baseline may be. Here a negative, an excused one too, counts at least at `default_lloq`.
    pub(super) fn lowest_of(&self, stretch: &Stretch<'_>) -> Option<Lowest> {
        let last = self.series.counted.last()?;
        let floor = self.knowledge.settings.default_lloq;
        let oldest = self.knowledge.settings.carried_max_age;
        let left_out = left_out(self.series, self.record, self.knowledge)
            .filter(|lowest| lowest.on < last.on)
            .filter(|lowest| days_between(lowest.on, stretch.start) <= oldest);
        let counted = stretch.before.into_iter().chain(stretch.results);
        counted
            .map(|result| at_least(counts_as(result), result, floor))
            .chain(left_out)
            .min_by(|one, other| one.value.total_cmp(other.value))
    }

    /// A rise of more than one log10 to the last counted result, if that is positive.
    pub(super) fn rise_from(&self, lowest: Option<Lowest>) -> Option<Rise> {
        let last = self
            .series
            .counted
            .last()
            .filter(|last| last.is_positive())?;
        let lowest = lowest?;
        last.value
            .is_above_by_more_than(self.knowledge.settings.alert.rising_log10, lowest.value)
            .then_some(Rise {
                lowest,
                last: *last,
            })
    }
}

/// The negatives that are left out because their assay is too crude, each at its limit, oldest first.
pub(super) fn left_out<'a>(
    series: &'a DnaSeries,
    record: &'a Record,
    knowledge: &'a Knowledge,
) -> impl Iterator<Item = Lowest> + 'a {
    let too_crude = series
        .not_counted
        .iter()
        .filter(|other| other.because == NotCountedBecause::TooCrude);
    too_crude.filter_map(|other| {
        let stored = record.results.get(other.result.index())?;
        Some(Lowest {
            result: other.result,
            on: other.on,
            value: measure(stored, knowledge)?.limit,
            is_left_out: true,
        })
    })
}

/// A counted result as a load that others are compared with: a negative at its limit, an excused one at its value.
pub(super) const fn counts_as(result: &Counted) -> Lowest {
    Lowest {
        result: result.result,
        on: result.on,
        value: result.value,
        is_left_out: false,
    }
}

/// The same, a negative at least at a limit that any assay has.
fn at_least(lowest: Lowest, result: &Counted, floor: IuPerMl) -> Lowest {
    let value = if result.is_negative() && lowest.value < floor {
        floor
    } else {
        lowest.value
    };
    Lowest { value, ..lowest }
}

/// The lowest of what was measured before a day: counted results and negatives that are left out.
pub(super) fn lowest_before(
    counted: &[Counted],
    left_out: &[Lowest],
    day: NaiveDate,
) -> Option<Lowest> {
    let counted = counted.iter().take_while(|result| result.on < day);
    let left_out = left_out.iter().take_while(|lowest| lowest.on < day);
    counted
        .map(counts_as)
        .chain(left_out.copied())
        .min_by(|one, other| one.value.total_cmp(other.value))
}
