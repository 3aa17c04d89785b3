//! The stop rule (`guidelines.md` C).

use chrono::NaiveDate;

use super::answer::{StopAnswer, StopMissing, StopReason, StopState};
use super::set::{GuidelineSet, HbeagNegative};
use crate::clinical::assess::View;
use crate::clinical::assessment::{Counted, CountedAs, ResultRef};
use crate::clinical::calendar::{days_between, plus_days, plus_months};
use crate::clinical::laboratory::Analyte;
use crate::clinical::liver::LiverValue;
use crate::clinical::record::{Cirrhosis, Reactivity};
use crate::clinical::serology::{self, MarkerDay};
use crate::clinical::stop::{self, CirrhosisDoubt, StopQuestion};
use crate::clinical::support;

/// What every set's stop rule asks of a patient, worked out once.
pub(super) struct StopFacts<'v> {
    view: &'v View<'v>,
    episode_start: NaiveDate,
    doubt: Option<CirrhosisDoubt>,
    latest: Option<&'v Counted>,
    /// The latest positive, trace or excused result.
    unclean: Option<&'v Counted>,
    /// The first clean negative after it, and what counts from there on.
    clean: Option<(&'v Counted, &'v [Counted])>,
    hbeag_was_positive: Option<MarkerDay>,
}

/// Results that decide, each once.
type Evidence = Vec<(NaiveDate, ResultRef)>;

impl<'v> StopFacts<'v> {
    pub(super) fn new(view: &'v View<'v>, episode_start: NaiveDate) -> Self {
        let counted = &view.series.counted;
        let unclean = counted.iter().rposition(|result| {
            result.is_positive()
                || matches!(result.counted_as, CountedAs::Trace | CountedAs::Excused)
        });
        let after = unclean.map_or(0, |place| place + 1);
        let limit = view.knowledge.settings.stop_limit;
        let since = counted[after..]
            .iter()
            .position(|result| stop::is_clean_negative(result, limit))
            .map(|place| &counted[after + place..]);
        let question = StopQuestion {
            record: view.record,
            knowledge: view.knowledge,
            counted,
            liver: &view.liver,
            serology: &view.serology,
            episode_start,
            day: view.day,
        };
        Self {
            view,
            episode_start,
            doubt: stop::doubt(view.record, &view.liver, view.day, view.knowledge),
            latest: counted.last(),
            unclean: unclean.map(|place| &counted[place]),
            clean: since.and_then(|since| Some((since.first()?, since))),
            hbeag_was_positive: question.hbeag_was_positive().copied(),
        }
    }

    /// The stop rule of one set.
    pub(super) fn answer(&self, set: &GuidelineSet) -> StopAnswer {
        match self.view.record.person.cirrhosis {
            Cirrhosis::Compensated | Cirrhosis::Decompensated => {
                return answer("C1", StopState::Excluded, StopReason::Cirrhosis);
            }
            Cirrhosis::NotRecorded | Cirrhosis::None => {}
        }
        if let Some(said) = self.hbsag_lost() {
            return said;
        }
        let Some(antigen) = self.view.serology.hbe_antigen().last() else {
            return StopAnswer {
                missing: vec![StopMissing::Hbeag],
                ..answer("C3", StopState::Unknown, StopReason::HbeagNeverTested)
            };
        };
        match &self.hbeag_was_positive {
            Some(was_positive) => self.seroconverted(set, was_positive, antigen),
            None => self.hbeag_negative(set, antigen),
        }
    }

    /// C2: HBsAg is negative, and HBV DNA clean.
    fn hbsag_lost(&self) -> Option<StopAnswer> {
        let markers = self.view.serology.hbs_antigen();
        let (clean, _) = self.clean?;
        let last = markers.last().filter(|last| !last.is_positive())?;
        let first = serology::first_since_change(markers, Reactivity::Negative)?;
        let antibody = self.view.serology.anti_hbs().last();
        let antibody = antibody.filter(|latest| latest.is_positive());
        let months = self.view.knowledge.settings.guidelines.hbsag_loss_months;
        let long_enough = plus_months(first.on, months);
        let is_shown = long_enough <= last.on || antibody.is_some();
        let reason = StopReason::HbsagLost {
            since: first.on,
            is_shown,
        };
        let mut said = if is_shown {
            self.if_sure(answer("C2", StopState::Met, reason), Vec::new())
        } else {
            StopAnswer {
                consolidated_on: Some(long_enough),
                ..answer("C2", StopState::Consolidating, reason)
            }
        };
        let before = last_before(markers, first);
        add_markers(
            &mut said.evidence,
            [before, Some(first), Some(last), antibody],
        );
        self.add_dna(&mut said.evidence, Some(clean));
        Some(said)
    }

    /// C4: HBeAg was positive.
    fn seroconverted(
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
            missing.extend((age(alt.on) > settings.fresh_liver).then_some(StopMissing::RecentAlt));
            missing.extend(
                (age(antigen.on) > settings.fresh_serology).then_some(StopMissing::RecentHbeag),
            );
            missing.extend(
                (age(antibody.on) > settings.fresh_serology).then_some(StopMissing::RecentAntiHbe),
            );
            self.if_sure(answer("C4", StopState::Met, reason), missing)
        };
        let own = std::mem::replace(&mut said.evidence, evidence);
        add(&mut said.evidence, own);
        said
    }

    /// C5: HBeAg was not positive.
    fn hbeag_negative(&self, set: &GuidelineSet, antigen: &MarkerDay) -> StopAnswer {
        let mut said = self.hbeag_negative_rule(set);
        let markers = self.view.serology.hbe_antigen();
        let at_start = serology::up_to(markers, self.episode_start).last();
        add_markers(&mut said.evidence, [at_start, Some(antigen)]);
        said
    }

    fn hbeag_negative_rule(&self, set: &GuidelineSet) -> StopAnswer {
        let rule = set.hbeag_negative.value;
        if rule == HbeagNegative::HbsagLossOnly {
            return answer("C5", StopState::NotMet, StopReason::HbsagLossOnly);
        }
        if self.latest.is_some_and(Counted::is_positive) {
            let mut said = answer("C5", StopState::NotMet, StopReason::DnaPositive);
            self.add_dna(&mut said.evidence, None);
            return said;
        }
        let Some((clean, from_clean)) = self.clean else {
            let mut said = StopAnswer {
                missing: vec![self.missing_dna()],
                ..answer("C5", StopState::Unknown, StopReason::Untold)
            };
            self.add_dna(&mut said.evidence, None);
            return said;
        };
        let (mut said, walked) = match rule {
            HbeagNegative::HbsagLossOnly => (
                answer("C5", StopState::NotMet, StopReason::HbsagLossOnly),
                Vec::new(),
            ),
            HbeagNegative::SuppressedMonths(months) => {
                let since = clean.on.max(self.episode_start);
                let until = plus_months(since, months);
                let reason = StopReason::Suppressed { since, until };
                let said = if self.view.day < until {
                    StopAnswer {
                        consolidated_on: Some(until),
                        ..answer("C5", StopState::Consolidating, reason)
                    }
                } else {
                    let selected = answer("C5", StopState::SelectedPatientsOnly, reason);
                    self.if_sure(selected, Vec::new())
                };
                (said, Vec::new())
            }
            HbeagNegative::Negatives {
                months,
                count,
                apart_months,
            } => {
                let walked = self.walk(from_clean, apart_months);
                let found = u32::try_from(walked.len()).unwrap_or(u32::MAX);
                let not_before = plus_months(self.episode_start, months);
                let reason = StopReason::Negatives { found, not_before };
                let said = if self.view.day < not_before || found < count {
                    answer("C5", StopState::Consolidating, reason)
                } else {
                    self.if_sure(answer("C5", StopState::Met, reason), Vec::new())
                };
                (said, walked)
            }
        };
        for counted in walked {
            support::collect(&self.view.series.counted, counted, &mut said.evidence);
        }
        self.add_dna(&mut said.evidence, Some(clean));
        said
    }

    /// The clean negatives that are far enough apart, from the first since all are clean and the episode began.
    fn walk(&self, from_clean: &'v [Counted], apart_months: u32) -> Vec<&'v Counted> {
        let settings = &self.view.knowledge.settings;
        let mut walked: Vec<&Counted> = Vec::new();
        let clean = from_clean
            .iter()
            .filter(|result| stop::is_clean_negative(result, settings.stop_limit))
            .filter(|result| result.on >= self.episode_start);
        for result in clean {
            let far_enough = walked.last().is_none_or(|last| {
                let next = plus_months(last.on, apart_months);
                result.on >= plus_days(next, -settings.guidelines.early_days)
            });
            if far_enough {
                walked.push(result);
            }
        }
        walked
    }

    /// `said` if cirrhosis is surely absent, the latest HBV DNA recent and nothing else missing; otherwise not known.
    fn if_sure(&self, said: StopAnswer, mut missing: Vec<StopMissing>) -> StopAnswer {
        let view = self.view;
        let mut evidence = Evidence::new();
        match view.record.person.cirrhosis {
            Cirrhosis::None => {}
            Cirrhosis::NotRecorded | Cirrhosis::Compensated | Cirrhosis::Decompensated => {
                missing.push(StopMissing::Cirrhosis);
            }
        }
        if let Some(doubt) = &self.doubt {
            missing.push(StopMissing::CirrhosisDoubted);
            if doubt.fib4.is_some() {
                for analyte in [Analyte::Platelets, Analyte::Ast, Analyte::Alt] {
                    let values = view.liver.latest_day(analyte, view.day);
                    evidence.extend(values.iter().map(|value| (value.on, value.result)));
                }
            } else if let Some(platelets) = doubt.platelets {
                let on = view.record.results.get(platelets.index());
                evidence.extend(on.map(|result| (result.on, platelets)));
            }
        }
        let fresh_dna = view.knowledge.settings.fresh_dna;
        let is_fresh = self
            .latest
            .is_some_and(|latest| days_between(latest.on, view.day) <= fresh_dna);
        missing.extend((!is_fresh).then_some(StopMissing::RecentDna));
        if missing.is_empty() {
            return said;
        }
        missing.sort_unstable();
        StopAnswer {
            state: StopState::Unknown,
            missing,
            evidence,
            ..said
        }
    }

    /// Why there is no clean negative.
    fn missing_dna(&self) -> StopMissing {
        if self.latest.is_none() {
            StopMissing::Dna
        } else {
            StopMissing::CleanDna
        }
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

    /// The latest HBV DNA; with since when it is clean, if that counts.
    fn add_dna(&self, evidence: &mut Evidence, clean: Option<&Counted>) {
        let before = self.unclean.filter(|_| clean.is_some());
        for counted in [before, clean, self.latest].into_iter().flatten() {
            support::collect(&self.view.series.counted, counted, evidence);
        }
    }
}

/// The stop rule where no set is asked.
pub(super) const fn not_asked() -> StopAnswer {
    answer("C", StopState::NotApplicable, StopReason::NotAsked)
}

const fn answer(rule: &'static str, state: StopState, reason: StopReason) -> StopAnswer {
    StopAnswer {
        state,
        reason,
        rule,
        consolidated_on: None,
        missing: Vec::new(),
        evidence: Vec::new(),
    }
}

/// The marker's day before `first`.
fn last_before<'m>(markers: &'m [MarkerDay], first: &MarkerDay) -> Option<&'m MarkerDay> {
    markers.iter().rev().find(|day| day.on < first.on)
}

fn add_markers<'m>(
    evidence: &mut Evidence,
    markers: impl IntoIterator<Item = Option<&'m MarkerDay>>,
) {
    let named = markers.into_iter().flatten();
    add(evidence, named.map(|marker| (marker.on, marker.result)));
}

fn add(evidence: &mut Evidence, more: impl IntoIterator<Item = (NaiveDate, ResultRef)>) {
    for entry in more {
        if !evidence.contains(&entry) {
            evidence.push(entry);
        }
    }
}
