//! The stop rule (`GUIDELINES.md` C).

mod hbeag_negative;
mod quantity;
mod seroconverted;

use chrono::NaiveDate;

use super::answer::{StopAnswer, StopMissing, StopReason, StopState};
use super::set::GuidelineSet;
use crate::clinical::assessment::{Counted, CountedAs, ResultRef};
use crate::clinical::calendar::{days_between, plus_months};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::Analyte;
use crate::clinical::record::{Cirrhosis, Reactivity};
use crate::clinical::serology::{self, MarkerDay};
use crate::clinical::stop::{self, CirrhosisDoubt, StopQuestion};
use crate::clinical::support;
use crate::clinical::view::View;

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

    pub(super) fn answer(&self, set: &GuidelineSet) -> StopAnswer {
        match self.view.record.person.cirrhosis {
            Cirrhosis::Compensated | Cirrhosis::Decompensated => {
                return answer("C1", StopState::Excluded, StopReason::Cirrhosis);
            }
            Cirrhosis::NotRecorded | Cirrhosis::None => {}
        }
        if self.view.prevention_until(self.view.day).is_some() {
            return StopAnswer {
                missing: vec![StopMissing::ImmuneSuppression],
                ..answer("C1", StopState::Unknown, StopReason::Prophylaxis)
            };
        }
        if let Some(said) = self.hbsag_lost(set) {
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
    fn hbsag_lost(&self, set: &GuidelineSet) -> Option<StopAnswer> {
        let markers = self.view.serology.hbs_antigen();
        let (clean, _) = self.clean?;
        let last = markers.last().filter(|last| !last.is_positive())?;
        let first = serology::first_since_change(markers, Reactivity::Negative)?;
        let antibody = self.view.serology.anti_hbs().last();
        let waives = set.anti_hbs_waives.as_ref().is_none_or(|own| own.value);
        let antibody = antibody.filter(|latest| waives && latest.is_positive());
        let months = loss_months(set, self.view.knowledge);
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
        let fresh_dna = view.knowledge.settings.fresh.dna;
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

    /// The latest HBV DNA; with since when it is clean, if that counts.
    fn add_dna(&self, evidence: &mut Evidence, clean: Option<&Counted>) {
        let before = self.unclean.filter(|_| clean.is_some());
        for counted in [before, clean, self.latest].into_iter().flatten() {
            support::collect(&self.view.series.counted, counted, evidence);
        }
    }
}

/// Months between two negative HBsAg that show its loss.
pub(crate) fn loss_months(set: &GuidelineSet, knowledge: &Knowledge) -> u32 {
    let usual = knowledge.settings.guidelines.hbsag_loss_months;
    set.hbsag_loss_months
        .as_ref()
        .map_or(usual, |own| own.value)
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
