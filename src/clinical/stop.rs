//! The stop conditions of the clinic's text on one day, and since when they hold (`RULES.md` §8).

use chrono::NaiveDate;

use super::assessment::{Condition, ConditionState, Counted, CountedAs, ResultRef, StopConditions};
use super::calendar::days_between;
use super::knowledge::Knowledge;
use super::laboratory::Analyte;
use super::liver::{LIVER_FUNCTION, LiverTests, LiverValue};
use super::quantity::IuPerMl;
use super::record::{Cirrhosis, Reactivity, Record};
use super::serology::{self, MarkerDay, Serology};

/// What the stop conditions are asked of.
#[derive(Clone, Copy)]
pub struct StopQuestion<'a> {
    pub record: &'a Record,
    pub knowledge: &'a Knowledge,
    /// The counted HBV DNA up to the review day.
    pub counted: &'a [Counted],
    /// Liver tests up to the review day.
    pub liver: &'a LiverTests,
    /// Serology up to the review day.
    pub serology: &'a Serology,
    pub episode_start: NaiveDate,
    /// The day D: the review day, a line's end or a stop.
    pub day: NaiveDate,
}

/// Why recorded "none" is doubted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CirrhosisDoubt {
    pub platelets: Option<ResultRef>,
    /// A FIB-4 that is too high.
    pub fib4: Option<f64>,
}

impl StopQuestion<'_> {
    /// All conditions, each with what decided it.
    #[must_use]
    pub fn answer(&self) -> StopConditions {
        let (dna, liver, hbeag, no_cirrhosis) =
            (self.dna(), self.liver(), self.hbeag(), self.no_cirrhosis());
        let states = [dna.state, liver.state, hbeag.state, no_cirrhosis.state];
        let all = if states.contains(&ConditionState::NotMet) {
            ConditionState::NotMet
        } else if states.iter().all(|state| *state == ConditionState::Met) {
            ConditionState::Met
        } else {
            ConditionState::Unknown
        };
        let held_since = if all == ConditionState::Met {
            self.held_since()
        } else {
            None
        };
        StopConditions {
            dna,
            liver,
            hbeag,
            no_cirrhosis,
            all,
            held_since,
        }
    }

    fn counted(&self) -> &[Counted] {
        &self.counted[..self.counted.partition_point(|result| result.on <= self.day)]
    }

    fn dna(&self) -> Condition {
        let Some(latest) = self.counted().last() else {
            return unknown();
        };
        let fresh = days_between(latest.on, self.day) <= self.knowledge.settings.fresh.dna;
        let state = if latest.is_positive() {
            ConditionState::NotMet
        } else if fresh && is_clean_negative(latest, self.knowledge.settings.stop_limit) {
            ConditionState::Met
        } else {
            ConditionState::Unknown
        };
        Condition {
            state,
            evidence: vec![latest.result],
        }
    }

    fn liver(&self) -> Condition {
        let fresh =
            LIVER_FUNCTION.map(|analyte| self.liver.fresh_value(analyte, self.day, self.knowledge));
        let fresh = fresh.into_iter().flatten();
        let is_outside = fresh.clone().any(LiverValue::is_outside);
        let state = if is_outside {
            ConditionState::NotMet
        } else if fresh
            .clone()
            .any(|value| value.measured.analyte == Analyte::Alt)
        {
            ConditionState::Met
        } else {
            ConditionState::Unknown
        };
        let decisive = fresh.filter(|value| value.is_outside() == is_outside);
        Condition {
            state,
            evidence: decisive.map(|value| value.result).collect(),
        }
    }

    /// HBeAg positive at the episode's start (the latest on or before it) or since: the result that shows it.
    pub(super) fn hbeag_was_positive(&self) -> Option<&MarkerDay> {
        let antigen = serology::up_to(self.serology.hbe_antigen(), self.day);
        let (before, since) =
            antigen.split_at(antigen.partition_point(|entry| entry.on <= self.episode_start));
        since
            .iter()
            .chain(before.last())
            .find(|entry| entry.is_positive())
    }

    fn hbeag(&self) -> Condition {
        let Some(antigen) = serology::up_to(self.serology.hbe_antigen(), self.day).last() else {
            return unknown();
        };
        let antibody = serology::up_to(self.serology.anti_hbe(), self.day).last();
        if antigen.is_positive() {
            return Condition {
                state: ConditionState::NotMet,
                evidence: vec![antigen.result],
            };
        }
        let Some(was_positive) = self.hbeag_was_positive() else {
            return Condition {
                state: ConditionState::NotApplicable,
                evidence: vec![antigen.result],
            };
        };
        let fresh = |entry: &MarkerDay| {
            days_between(entry.on, self.day) <= self.knowledge.settings.fresh.serology
        };
        let state = match antibody {
            Some(antibody) if !antibody.is_positive() => ConditionState::NotMet,
            Some(antibody) if fresh(antibody) && fresh(antigen) => ConditionState::Met,
            Some(_) | None => ConditionState::Unknown,
        };
        let evidence = [Some(was_positive), Some(antigen), antibody]
            .into_iter()
            .flatten();
        Condition {
            state,
            evidence: evidence.map(|entry| entry.result).collect(),
        }
    }

    fn no_cirrhosis(&self) -> Condition {
        let state = |state| Condition {
            state,
            evidence: Vec::new(),
        };
        match self.record.person.cirrhosis {
            Cirrhosis::Compensated | Cirrhosis::Decompensated => state(ConditionState::NotMet),
            Cirrhosis::NotRecorded => state(ConditionState::Unknown),
            Cirrhosis::None => match doubt(self.record, self.liver, self.day, self.knowledge) {
                Some(doubt) => Condition {
                    state: ConditionState::Unknown,
                    evidence: doubt.platelets.into_iter().collect(),
                },
                None => state(ConditionState::Met),
            },
        }
    }

    /// Since when all conditions hold; asked only where they do.
    fn held_since(&self) -> Option<NaiveDate> {
        let stop_limit = self.knowledge.settings.stop_limit;
        let counted = self.counted();
        let unclean = counted.iter().rposition(|result| {
            result.is_positive()
                || matches!(result.counted_as, CountedAs::Trace | CountedAs::Excused)
        });
        let after = &counted[unclean.unwrap_or(0)..];
        let dna = after
            .iter()
            .find(|result| is_clean_negative(result, stop_limit))?
            .on;
        let antigen = serology::up_to(self.serology.hbe_antigen(), self.day);
        let antibody = serology::up_to(self.serology.anti_hbe(), self.day);
        let antigen = serology::first_since_change(antigen, Reactivity::Negative)?.on;
        let antibody = serology::first_since_change(antibody, Reactivity::Positive)?.on;
        let outside = self.liver.last_outside(self.day);
        let alt = self.liver.values(Analyte::Alt).iter().find(|value| {
            value.on > self.episode_start
                && outside.is_none_or(|outside| value.on > outside)
                && value.on <= self.day
        })?;
        [dna, antigen, antibody, alt.on].into_iter().max()
    }
}

/// A negative that meets the dna row, its freshness aside: neither trace nor excused, by a fine enough assay.
#[must_use]
pub fn is_clean_negative(result: &Counted, stop_limit: IuPerMl) -> bool {
    result.is_negative() && result.counted_as == CountedAs::Clean && result.limit <= stop_limit
}

/// Whether recorded "none" is doubted on `day`: low platelets, or a high FIB-4.
#[must_use]
pub fn doubt(
    record: &Record,
    liver: &LiverTests,
    day: NaiveDate,
    knowledge: &Knowledge,
) -> Option<CirrhosisDoubt> {
    if record.person.cirrhosis != Cirrhosis::None {
        return None;
    }
    let thresholds = &knowledge.settings.alert;
    let platelets = liver
        .lowest_platelets(day, knowledge)
        .filter(|value| value.measured.value < thresholds.doubt_platelets_below)
        .map(|value| value.result);
    let fib4 = liver
        .fib4(record, day, knowledge)
        .filter(|fib4| *fib4 > thresholds.doubt_fib4_above);
    (platelets.is_some() || fib4.is_some()).then_some(CirrhosisDoubt { platelets, fib4 })
}

fn unknown() -> Condition {
    Condition {
        state: ConditionState::Unknown,
        evidence: Vec::new(),
    }
}
