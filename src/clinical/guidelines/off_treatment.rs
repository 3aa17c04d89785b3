//! The term off treatment (`GUIDELINES.md` B).

use super::answer::{Criterion, Term};
use super::said::{Said, certainty};
use super::set::{GuidelineSet, Large};
use crate::clinical::assessment::Counted;
use crate::clinical::calendar::plus_days;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::Analyte;
use crate::clinical::liver::{LiverTests, LiverValue};
use crate::clinical::stretch::{Stretch, ends};

/// The time after an episode at the review day, asked for the term of every set.
pub(super) struct OffTreatment<'v> {
    pub(super) knowledge: &'v Knowledge,
    pub(super) stretch: Stretch<'v>,
    pub(super) liver: &'v LiverTests,
}

impl OffTreatment<'_> {
    pub(super) fn term(&self, set: &GuidelineSet) -> Said {
        let Some(last) = self.stretch.last() else {
            return Said::new(Term::NotMeasured, Criterion::NothingMeasured);
        };
        if last.is_negative() {
            return Said::new(Term::SustainedResponse, Criterion::Negative(*last))
                .standing_on(&self.stretch, [last]);
        }
        let Some(negative) = self.stretch.negative_before_run() else {
            return match self.stretch.carried {
                Some(at_stop) => {
                    let criterion = Criterion::NeverResponded {
                        at_stop: *at_stop,
                        last: *last,
                    };
                    Said::new(Term::NotApplicable, criterion)
                        .standing_on(&self.stretch, [at_stop, last])
                }
                None => Said::new(Term::NotMeasured, Criterion::UnknownAtStop(*last))
                    .standing_on(&self.stretch, [last]),
            };
        };
        let is_large = |result: &Counted| match set.relapse.value {
            Large::Above(load) => result.value > load,
            // "At least so much above" is "the other is at least so much below".
            Large::Rise(log10) => negative.value.is_below_by_at_least(log10, result.value),
        };
        let positives = self.stretch.run();
        // The first of the run is what came after the negative: without it the others might not count as positive.
        let first = positives.first();
        if !is_large(last) {
            let criterion = Criterion::Low {
                negative: *negative,
                last: *last,
            };
            return Said::new(Term::LowViraemiaOffTreatment, criterion).standing_on(
                &self.stretch,
                [Some(negative), first, Some(last)].into_iter().flatten(),
            );
        }
        let length = positives.iter().rev().take_while(|it| is_large(it)).count();
        let (smaller, run) = positives.split_at(positives.len() - length);
        let alt = run.first().and_then(|first| self.raised_alt(first));
        let term = if alt.is_some() {
            Term::ClinicalRelapse
        } else {
            Term::VirologicalRelapse
        };
        let criterion = Criterion::Large {
            negative: *negative,
            last: *last,
            alt: alt.map(|value| value.result),
        };
        let evidence = [Some(negative), first, smaller.last(), Some(last)];
        let evidence = evidence.into_iter().flatten().chain(ends(run));
        let mut said = Said::new(term, criterion).standing_on(&self.stretch, evidence);
        said.evidence
            .extend(alt.map(|value| (value.on, value.result)));
        let settings = &self.knowledge.settings.guidelines;
        said.certainty = Some(certainty(run, settings.confirm_days));
        said
    }

    /// The highest ALT, as a multiple of its limit, that makes a relapse a clinical one.
    fn raised_alt(&self, first: &Counted) -> Option<&LiverValue> {
        let settings = &self.knowledge.settings;
        let from = plus_days(first.on, -settings.liver_lookback);
        self.liver
            .values(Analyte::Alt)
            .iter()
            .filter(|value| value.on >= from)
            .filter(|value| value.multiple() > settings.guidelines.raised_alt_multiple)
            .max_by(|one, other| one.multiple().total_cmp(&other.multiple()))
    }
}
