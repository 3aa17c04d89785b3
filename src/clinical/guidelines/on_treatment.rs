//! The term on treatment (`GUIDELINES.md` A).

use chrono::NaiveDate;

use super::answer::{Beside, Criterion, Term};
use super::said::{Said, certainty};
use super::set::GuidelineSet;
use crate::clinical::assessment::Counted;
use crate::clinical::calendar::plus_days;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::quantity::IuPerMl;
use crate::clinical::record::{Cirrhosis, Finding, Record};
use crate::clinical::stretch::{Stretch, ends};
use crate::clinical::timeline::Episode;

/// A line at the review day, asked for the term of every set.
pub(super) struct OnTreatment<'v> {
    record: &'v Record,
    knowledge: &'v Knowledge,
    episode: &'v Episode,
    stretch: Stretch<'v>,
    before: Vec<Before<'v>>,
}

/// What stands before one result of the line: its earlier results, and the carried one if that is negative.
#[derive(Clone, Copy)]
struct Before<'v> {
    lowest: Option<&'v Counted>,
    negative: Option<&'v Counted>,
}

impl<'v> OnTreatment<'v> {
    pub(super) fn new(
        record: &'v Record,
        knowledge: &'v Knowledge,
        episode: &'v Episode,
        stretch: Stretch<'v>,
    ) -> Self {
        let carried = stretch.carried_negative();
        let mut seen = Before {
            lowest: carried,
            negative: carried,
        };
        let before = stretch.results.iter().map(|result| {
            let before = seen;
            // Of equal ones the latest: that is the one a reader looks for.
            let is_lowest = seen
                .lowest
                .is_none_or(|lowest| result.value <= lowest.value);
            if is_lowest {
                seen.lowest = Some(result);
            }
            if result.is_negative() {
                seen.negative = Some(result);
            }
            before
        });
        Self {
            before: before.collect(),
            record,
            knowledge,
            episode,
            stretch,
        }
    }

    pub(super) fn term(&self, set: &GuidelineSet) -> Said {
        let Some(last) = self.stretch.last() else {
            return self.stretch.carried_negative().map_or_else(
                || Said::new(Term::NotMeasured, Criterion::NothingMeasured),
                |carried| {
                    Said::new(
                        Term::VirologicalResponse,
                        Criterion::CarriedNegative(*carried),
                    )
                    .standing_on(&self.stretch, [carried])
                },
            );
        };
        if last.is_negative() {
            return Said::new(Term::VirologicalResponse, Criterion::Negative(*last))
                .standing_on(&self.stretch, [last]);
        }
        match self.rise(set, self.stretch.results.len() - 1) {
            Some(criterion) => self.breakthrough(set, criterion),
            None => self.without_rise(set, last),
        }
    }

    /// Whether the result at `place` is a rise, and what makes it one.
    fn rise(&self, set: &GuidelineSet, place: usize) -> Option<Criterion> {
        let last = self
            .stretch
            .results
            .get(place)
            .filter(|it| it.is_positive())?;
        let before = self.before.get(place)?;
        let lowest = before.lowest?;
        if last
            .value
            .is_above_by_more_than(set.breakthrough_log10.value, lowest.value)
        {
            return Some(Criterion::Rise {
                lowest: *lowest,
                last: *last,
            });
        }
        let reached = set
            .breakthrough_after_negative
            .as_ref()
            .is_some_and(|from| last.value >= from.value);
        before
            .negative
            .filter(|_| reached)
            .map(|negative| Criterion::AfterNegative {
                negative: *negative,
                last: *last,
            })
    }

    fn breakthrough(&self, set: &GuidelineSet, criterion: Criterion) -> Said {
        let results = self.stretch.results;
        let first = (0..results.len())
            .rev()
            .take_while(|place| self.rise(set, *place).is_some())
            .last()
            .unwrap_or(0);
        let run = results.get(first..).unwrap_or_default();
        let settings = &self.knowledge.settings.guidelines;
        let certainty = certainty(run, settings.confirm_days);
        let mut evidence: Vec<&Counted> = ends(run).collect();
        for place in [first, results.len() - 1] {
            if let Some(before) = self.before.get(place) {
                evidence.extend(before.lowest);
                evidence.extend(before.negative);
            }
        }
        // What ended the run before it began: without it the run would reach further back.
        evidence.extend(first.checked_sub(1).and_then(|place| results.get(place)));
        let since = match criterion {
            Criterion::Rise { lowest, .. } => lowest,
            Criterion::AfterNegative { negative, .. } => negative,
            Criterion::NotAsked(_)
            | Criterion::NothingMeasured
            | Criterion::CarriedNegative(_)
            | Criterion::Negative(_)
            | Criterion::SmallFall { .. }
            | Criterion::PositiveWithCirrhosis(_)
            | Criterion::StaysLow(_)
            | Criterion::StillPositive { .. }
            | Criterion::Positive { .. }
            | Criterion::NeverResponded { .. }
            | Criterion::UnknownAtStop(_)
            | Criterion::Low { .. }
            | Criterion::Large { .. } => return Said::new(Term::Breakthrough, criterion),
        };
        let mut said =
            Said::new(Term::Breakthrough, criterion).standing_on(&self.stretch, evidence);
        said.certainty = Some(certainty);
        said.beside = self.beside(set, &since, run.last().unwrap_or(&since));
        said
    }

    /// Interruptions and changes of assay between the result that was risen above and the latest.
    fn beside(&self, set: &GuidelineSet, since: &Counted, last: &Counted) -> Vec<Beside> {
        let broken = self.episode.interruptions.iter().filter(|stretch| {
            // It begins before the latest was drawn and ends after the earlier one.
            stretch.stop < last.on && stretch.resumed > since.on
        });
        let mut beside: Vec<Beside> = broken.copied().map(Beside::Interruption).collect();
        let assay = |counted: &Counted| {
            let result = self.record.results.get(counted.result.index())?;
            match result.finding {
                Finding::HbvDna { assay, .. } => assay,
                Finding::Amount { .. }
                | Finding::Serology { .. }
                | Finding::QuantifiedSerology { .. }
                | Finding::Genotype(_)
                | Finding::Ultrasound(_) => None,
            }
        };
        match (assay(since), assay(last)) {
            (Some(one), Some(other)) if one != other => {
                beside.push(Beside::AssayChanged(one, other));
            }
            (Some(_), Some(_)) => {}
            (None, _) | (_, None) if set.same_assay => beside.push(Beside::AssayUnknown),
            (None, _) | (_, None) => {}
        }
        beside
    }

    /// The first band of the set that fits a positive which is no rise.
    fn without_rise(&self, set: &GuidelineSet, last: &Counted) -> Said {
        let baseline = self.stretch.baseline();
        let early = self.knowledge.settings.guidelines.early_days;
        let reached = |day: NaiveDate| last.on >= plus_days(day, -early);
        let fell_by = |log10: f64| {
            baseline.is_some_and(|baseline| last.value.is_below_by_at_least(log10, baseline.value))
        };
        let start = self.stretch.start;
        let evidence = || baseline.into_iter().chain([last]);
        if let (Some(rule), Some(baseline)) = (&set.primary_non_response, baseline) {
            let rule = &rule.value;
            let lloq = self.knowledge.settings.default_lloq.get();
            let can_fall = IuPerMl::new(10_f64.powf(rule.fall_below) * lloq);
            if reached(rule.after.after(start))
                && baseline.value >= can_fall
                && !fell_by(rule.fall_below)
            {
                let criterion = Criterion::SmallFall {
                    baseline: *baseline,
                    last: *last,
                };
                return Said::new(Term::PrimaryNonResponse, criterion)
                    .standing_on(&self.stretch, evidence());
            }
        }
        let has_cirrhosis = match self.record.person.cirrhosis {
            Cirrhosis::Compensated | Cirrhosis::Decompensated => true,
            Cirrhosis::None | Cirrhosis::NotRecorded => false,
        };
        if let Some(rule) = &set.cirrhosis_partial_response
            && has_cirrhosis
            && reached(rule.value.after(start))
        {
            let criterion = Criterion::PositiveWithCirrhosis(*last);
            return Said::new(Term::PartialResponse, criterion)
                .standing_on(&self.stretch, evidence());
        }
        if let Some(rule) = &set.low_level_viraemia
            && reached(rule.value.after.after(start))
            && last.value < rule.value.below
        {
            return Said::new(Term::LowLevelViraemia, Criterion::StaysLow(*last))
                .standing_on(&self.stretch, evidence());
        }
        if let Some(rule) = &set.partial_response
            && reached(rule.value.after.after(start))
            && (rule.value.fall_at_least <= 0.0 || fell_by(rule.value.fall_at_least))
        {
            let criterion = Criterion::StillPositive {
                baseline: baseline.copied(),
                last: *last,
            };
            return Said::new(Term::PartialResponse, criterion)
                .standing_on(&self.stretch, evidence());
        }
        let criterion = Criterion::Positive {
            baseline: baseline.copied(),
            last: *last,
        };
        Said::new(Term::OnTreatmentViraemic, criterion).standing_on(&self.stretch, evidence())
    }
}
