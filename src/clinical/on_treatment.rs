//! The verdict on a line of therapy (`RULES.md` §6).

use chrono::NaiveDate;

use super::assessment::{
    Counted, CountedAs, Fall, Interruption, PrimaryResistance, Reappearance, Rule, StopConditions,
    Undetermined, Verdict,
};
use super::calendar::{plus_days, plus_months};
use super::judgement::Judgement;
use super::knowledge::Knowledge;
use super::settings::Checkpoint;
use super::stretch::{Stretch, certainty, ends, highest};
use super::timeline::{Episode, Line};

/// A line with its results up to its end or the review day.
#[derive(Clone, Copy)]
pub struct LineQuestion<'a> {
    pub episode: &'a Episode,
    pub line: &'a Line,
    /// The review day, or the line's end if that is earlier.
    pub end: NaiveDate,
    pub stretch: Stretch<'a>,
    pub knowledge: &'a Knowledge,
}

impl LineQuestion<'_> {
    /// Tries the rules in their order. `stop_conditions` are those at `end`, where they are asked; `may_stop` whether all
    /// are met and no preventive course is on file.
    #[must_use]
    pub fn answer(&self, stop_conditions: Option<StopConditions>, may_stop: bool) -> Judgement {
        let judgement = match self.stretch.last() {
            _ if !self.episode.is_treatment_during(self.line) => self.prophylaxis(),
            None => self.nothing_measured(),
            Some(last) if last.is_negative() => self.negative(last, may_stop),
            Some(last) if self.run_on_interferons_only() => self.interferon(last),
            Some(last) => match self.stretch.negative_before_run() {
                Some(negative) => self.positive_again(negative, last),
                None => self.never_negative(last),
            },
        };
        Judgement {
            stop_conditions,
            ..judgement
        }
    }

    fn months_from_start(&self, months: u32) -> NaiveDate {
        plus_months(self.line.start, months)
    }

    fn checkpoints(&self) -> [Checkpoint; 3] {
        self.knowledge.settings.checkpoints
    }

    /// The earliest day on which a visit counts for a checkpoint, interruptions aside.
    fn earliest_for(&self, checkpoint: Checkpoint) -> NaiveDate {
        plus_days(
            self.months_from_start(checkpoint.months),
            -checkpoint.early_days,
        )
    }

    /// §6.1. A positive after a negative is named: it is an alert.
    fn prophylaxis(&self) -> Judgement {
        let run = self.stretch.run();
        let before = self
            .stretch
            .negative_before_run()
            .or(self.stretch.before.filter(|before| before.is_negative()));
        let reactivated = !run.is_empty() && before.is_some();
        let named = if reactivated {
            [before, run.first(), run.last()]
        } else {
            [None, None, self.stretch.last()]
        };
        Judgement::new(Verdict::Prophylaxis { reactivated }, Rule::Prophylaxis)
            .standing_on(&self.stretch, named.into_iter().flatten())
    }

    /// §6.2.
    fn nothing_measured(&self) -> Judgement {
        let [first, second, _] = self.checkpoints();
        let carried = self.stretch.carried_negative();
        let verdict = if carried.is_some() && self.end < self.months_from_start(second.months) {
            Verdict::Responding
        } else if self.end < self.earliest_for(first) {
            Verdict::AwaitingResponse
        } else {
            Verdict::Undetermined(Undetermined::NoDnaSinceStart)
        };
        Judgement::new(verdict, Rule::NothingMeasuredOnLine).standing_on(&self.stretch, carried)
    }

    /// §6.3.
    fn negative(&self, last: &Counted, may_stop: bool) -> Judgement {
        let verdict = if may_stop {
            Verdict::StopConditionsMet
        } else {
            Verdict::Responding
        };
        Judgement::new(verdict, Rule::LastNegative).standing_on(&self.stretch, [last])
    }

    /// §6.4: whether each result of the run was drawn while only interferons were taken.
    fn run_on_interferons_only(&self) -> bool {
        self.stretch
            .run()
            .iter()
            .all(|result| self.only_interferons_on(result.on))
    }

    fn only_interferons_on(&self, day: NaiveDate) -> bool {
        let drugs = self
            .episode
            .drugs_for_sample(day, self.line, &self.knowledge.drugs);
        self.knowledge.drugs.only_interferons(&drugs)
    }

    /// §6.4.
    fn interferon(&self, last: &Counted) -> Judgement {
        let [.., year] = self.checkpoints();
        let verdict = if self.end >= self.months_from_start(year.months) {
            Verdict::Undetermined(Undetermined::InterferonNotEnded)
        } else {
            Verdict::AwaitingResponse
        };
        Judgement::new(verdict, Rule::InterferonOnly).standing_on(&self.stretch, [last])
    }

    /// §6.5a.
    fn positive_again(&self, negative: &Counted, last: &Counted) -> Judgement {
        let [first_checkpoint, ..] = self.checkpoints();
        let run = self.stretch.run();
        let first = run.first().unwrap_or(last);
        let highest = highest(run).unwrap_or(last);
        let interruption = self.latest_interruption_between(negative.on, first.on);
        let reappearance = Reappearance {
            since: first.on,
            certainty: certainty(run, self.knowledge),
            interruption,
            may_have_begun_on_earlier_line: first.on
                < self.months_from_start(first_checkpoint.months),
        };
        let resistant = interruption.is_none_or(|interruption| {
            let judged_from = plus_months(interruption.resumed, first_checkpoint.months);
            let long_enough = last.on >= plus_days(judged_from, -first_checkpoint.early_days);
            let falling = last
                .value
                .is_below_by_at_least(self.knowledge.settings.alert.falling_log10, highest.value);
            long_enough && !falling
        });
        let verdict = if resistant {
            Verdict::SecondaryResistance(reappearance)
        } else {
            Verdict::ViraemiaAfterInterruption(reappearance)
        };
        let not_on_interferon = run
            .iter()
            .find(|result| !self.only_interferons_on(result.on));
        let decisive_height = interruption.is_some().then_some(highest);
        let named = [
            Some(negative),
            Some(first),
            not_on_interferon,
            decisive_height,
        ];
        Judgement::new(verdict, Rule::PositiveAgain)
            .standing_on(&self.stretch, named.into_iter().flatten().chain(ends(run)))
    }

    /// The latest interruption that begins before the first positive and ends after the negative.
    fn latest_interruption_between(
        &self,
        negative: NaiveDate,
        positive: NaiveDate,
    ) -> Option<Interruption> {
        let overlaps =
            |stretch: &&Interruption| stretch.stop < positive && stretch.resumed > negative;
        self.known_interruptions().rev().find(overlaps).copied()
    }

    fn known_interruptions(&self) -> impl DoubleEndedIterator<Item = &Interruption> {
        self.episode.interruptions.iter()
    }

    /// §6.5b.
    fn never_negative(&self, last: &Counted) -> Judgement {
        let days_without_drug: i64 = self
            .known_interruptions()
            .filter(|stretch| stretch.stop >= self.line.start && stretch.resumed <= last.on)
            .map(Interruption::days)
            .sum();
        let bound = |checkpoint| plus_days(self.earliest_for(checkpoint), days_without_drug);
        let [first_checkpoint, second_checkpoint, _] = self.checkpoints();
        let stage = self
            .checkpoints()
            .into_iter()
            .rev()
            .find(|checkpoint| last.on >= bound(*checkpoint));
        let Some(stage) = stage else {
            let verdict = if self.end < self.earliest_for(second_checkpoint) {
                Verdict::AwaitingResponse
            } else {
                Verdict::Undetermined(Undetermined::NoDnaFromFirstCheckpoint)
            };
            // By the last result alone it might be a line of interferons only.
            let other = self
                .first_not_on_interferons()
                .filter(|_| self.only_interferons_on(last.on));
            return Judgement::new(verdict, Rule::NeverNegative)
                .standing_on(&self.stretch, other.into_iter().chain([last]));
        };
        let from = bound(first_checkpoint);
        let results = self.stretch.results;
        let late = &results[results.partition_point(|result| result.on < from)..];
        let verdict = Verdict::PrimaryResistance(PrimaryResistance {
            since: self.line.start,
            certainty: certainty(late, self.knowledge),
            stage_months: stage.months,
            fall: self.fall_to(last),
        });
        let named = [
            self.stretch.baseline(),
            self.first_not_on_interferons(),
            Some(last),
        ];
        Judgement::new(verdict, Rule::NeverNegative)
            .standing_on(&self.stretch, named.into_iter().flatten().chain(ends(late)))
    }

    fn first_not_on_interferons(&self) -> Option<&Counted> {
        let mut results = self.stretch.results.iter();
        results.find(|result| !self.only_interferons_on(result.on))
    }

    fn fall_to(&self, last: &Counted) -> Option<Fall> {
        self.stretch.baseline().map(|baseline| Fall {
            log10: baseline.value.log10_above(last.value),
            at_least: baseline.counted_as == CountedAs::AboveRange,
            baseline: baseline.result,
        })
    }
}
