//! The waiting time after HBeAg seroconversion (`GUIDELINES.md` C4).

use chrono::NaiveDate;

use super::{Evidence, StopFacts, add, add_markers, answer, last_before};
use crate::clinical::assessment::Counted;
use crate::clinical::calendar::{days_between, plus_months};
use crate::clinical::guidelines::answer::{StopAnswer, StopMissing, StopReason, StopState};
use crate::clinical::guidelines::set::GuidelineSet;
use crate::clinical::laboratory::Analyte;
use crate::clinical::liver::LiverValue;
use crate::clinical::record::Reactivity;
use crate::clinical::serology::{self, MarkerDay};

impl<'v> StopFacts<'v> {
    /// C4: HBeAg was positive.
    pub(super) fn seroconverted(
        &self,
        set: &GuidelineSet,
        was_positive: &MarkerDay,
        antigen: &MarkerDay,
    ) -> StopAnswer {
        let antibody = self.view.serology.anti_hbe().last();
        let alt = self.latest_alt();
        let not_met = |reason| answer("C4", StopState::NotMet, reason);
        if antigen.is_positive() {
            let mut said = not_met(StopReason::HbeagPositive);
            add_markers(&mut said.evidence, [Some(antigen)]);
            return said;
        }
        let mut said = if antibody.is_some_and(|antibody| !antibody.is_positive()) {
            not_met(StopReason::AntiHbeNegative)
        } else if self.latest.is_some_and(Counted::is_positive) {
            not_met(StopReason::DnaPositive)
        } else if alt.is_some_and(LiverValue::is_outside) {
            let mut said = not_met(StopReason::AltRaised);
            said.evidence.extend(alt.map(|alt| (alt.on, alt.result)));
            said
        } else {
            match (antibody, alt, self.clean) {
                (Some(antibody), Some(alt), Some((clean, _))) => {
                    self.clock(set, antigen, antibody, alt, clean)
                }
                (antibody, alt, clean) => {
                    let mut missing = Vec::new();
                    missing.extend(antibody.is_none().then_some(StopMissing::AntiHbe));
                    missing.extend(alt.is_none().then_some(StopMissing::Alt));
                    missing.extend(clean.is_none().then(|| self.missing_dna()));
                    StopAnswer {
                        missing,
                        ..answer("C4", StopState::Unknown, StopReason::Untold)
                    }
                }
            }
        };
        add_markers(
            &mut said.evidence,
            [Some(was_positive), Some(antigen), antibody],
        );
        self.add_dna(&mut said.evidence, self.clean.map(|(clean, _)| clean));
        said
    }

    /// C4: since when all holds, and whether that is long enough.
    fn clock(
        &self,
        set: &GuidelineSet,
        antigen: &MarkerDay,
        antibody: &MarkerDay,
        alt: &LiverValue,
        clean: &Counted,
    ) -> StopAnswer {
        let settings = &self.view.knowledge.settings;
        let antigens = self.view.serology.hbe_antigen();
        let antibodies = self.view.serology.anti_hbe();
        let lost = serology::first_since_change(antigens, Reactivity::Negative);
        let gained = serology::first_since_change(antibodies, Reactivity::Positive);
        let mut evidence = Evidence::new();
        for (markers, first) in [(antigens, lost), (antibodies, gained)] {
            let before = first.and_then(|first| last_before(markers, first));
            add_markers(&mut evidence, [before, first]);
        }
        let mut starts = vec![clean.on];
        starts.extend(lost.map(|first| first.on));
        starts.extend(gained.map(|first| first.on));
        if set.clock_needs_alt.value {
            let (outside, within) = self.alt_within();
            starts.extend(within.map(|within| within.on));
            let both = outside.into_iter().chain(within);
            evidence.extend(both.map(|value| (value.on, value.result)));
        }
        evidence.push((alt.on, alt.result));
        let since = starts.into_iter().max().unwrap_or(clean.on);
        let until = plus_months(since, set.consolidation_months.value);
        let reason = StopReason::Seroconverted { since, until };
        let mut said = if self.view.day < until {
            StopAnswer {
                consolidated_on: Some(until),
                ..answer("C4", StopState::Consolidating, reason)
            }
        } else {
            let age = |on: NaiveDate| days_between(on, self.view.day);
            let mut missing = Vec::new();
            missing.extend((age(alt.on) > settings.fresh.liver).then_some(StopMissing::RecentAlt));
            missing.extend(
                (age(antigen.on) > settings.fresh.serology).then_some(StopMissing::RecentHbeag),
            );
            missing.extend(
                (age(antibody.on) > settings.fresh.serology).then_some(StopMissing::RecentAntiHbe),
            );
            let below = set.hbsag_below.as_ref().map(|below| below.value);
            self.once_over("C4", below, answer("C4", StopState::Met, reason), missing)
        };
        let own = std::mem::replace(&mut said.evidence, evidence);
        add(&mut said.evidence, own);
        said
    }

    /// The latest ALT; of several on one day one outside its limits.
    fn latest_alt(&self) -> Option<&'v LiverValue> {
        let latest = self.view.liver.latest_day(Analyte::Alt, self.view.day);
        latest
            .iter()
            .max_by(|one, other| one.multiple().total_cmp(&other.multiple()))
    }

    /// The last ALT outside its limits, and the first of the days within them since.
    fn alt_within(&self) -> (Option<&'v LiverValue>, Option<&'v LiverValue>) {
        let values = self.view.liver.values(Analyte::Alt);
        let outside = values.iter().rev().find(|value| value.is_outside());
        let within = values
            .iter()
            .find(|value| outside.is_none_or(|outside| value.on > outside.on));
        (outside, within)
    }
}
