//! The stop rule of a set in words. That a stop may be considered is said in one place only, and only where the rule
//! is met.

use crate::clinical::guidelines::{
    Answer, GuidelineSet, HbeagNegative, StopMissing, StopReason, StopState, loss_months,
};
use crate::clinical::quantity::IuPerMl;

use super::super::Words;
use super::super::numbers::{MONTH, count, date_words, iu_words};
use crate::wording::Language;
use crate::wording::language::Phrase;

/// What a set that is met says; the only words in this room by which treatment may end.
pub(super) const MAY_STOP: &str = "met: by this set the doctor may consider stopping";

/// What is said of those whom the text means only in part.
pub(super) const SELECTED: &str =
    "selected patients only, under close watch: whether this is one of them is for the doctor";

/// A state in few words; nothing where the rule is not asked.
pub(super) const fn state_words(state: StopState) -> Option<&'static str> {
    Some(match state {
        StopState::NotApplicable => return None,
        StopState::Excluded => "excluded by cirrhosis",
        StopState::Met => "met",
        StopState::Consolidating => "waiting",
        StopState::SelectedPatientsOnly => "selected patients only",
        StopState::NotMet => "not met",
        StopState::Unknown => "not known",
    })
}

impl Words<'_> {
    /// The stop rule, the most important first; empty where it is not asked.
    pub(super) fn stop_rule_words(&self, answer: &Answer, set: &GuidelineSet) -> Vec<String> {
        let stop = &answer.stop;
        let state = match stop.state {
            StopState::NotApplicable => return Vec::new(),
            StopState::Excluded => "cirrhosis: treatment goes on".to_owned(),
            StopState::Met => MAY_STOP.to_owned(),
            StopState::SelectedPatientsOnly => SELECTED.to_owned(),
            StopState::NotMet => "not met".to_owned(),
            StopState::Unknown => {
                let missing: Vec<&str> = stop.missing.iter().copied().map(missing_words).collect();
                format!("not known: missing {}", missing.join(", "))
            }
            StopState::Consolidating => stop.consolidated_on.map_or_else(
                || "not yet: the waiting time runs".to_owned(),
                |on| {
                    format!(
                        "not yet: the waiting time runs until {}",
                        date_words(self.language, on)
                    )
                },
            ),
        };
        let mut lines = vec![state];
        lines.extend(self.stop_reason_words(&stop.reason, set));
        lines
    }

    fn stop_reason_words(&self, reason: &StopReason, set: &GuidelineSet) -> Option<String> {
        let months = |number: u32| count(self.language, i64::from(number), MONTH);
        let loss = months(loss_months(set, self.knowledge));
        let waives = set.anti_hbs_waives.as_ref().is_none_or(|own| own.value);
        Some(match reason {
            StopReason::NotAsked | StopReason::Cirrhosis | StopReason::Untold => return None,
            StopReason::HbsagLost { since, is_shown } => {
                let since = date_words(self.language, *since);
                match (*is_shown, waives) {
                    (true, true) => {
                        format!("HBsAg negative since {since}, shown by {loss} or by anti-HBs")
                    }
                    (true, false) => format!("HBsAg negative since {since}, shown by {loss}"),
                    (false, true) => format!(
                        "HBsAg negative since {since}: a negative at least {loss} later, or anti-HBs, must show it"
                    ),
                    (false, false) => format!(
                        "HBsAg negative since {since}: a negative at least {loss} later must show it"
                    ),
                }
            }
            StopReason::HbeagNeverTested => "HBeAg was never tested".to_owned(),
            StopReason::HbeagPositive => "HBeAg is positive".to_owned(),
            StopReason::AntiHbeNegative => "anti-HBe is negative".to_owned(),
            StopReason::DnaPositive => "HBV DNA is positive".to_owned(),
            StopReason::AltRaised => "ALT is above its limit".to_owned(),
            StopReason::Prophylaxis => {
                "a preventive course is on file: its end depends on the immune suppression"
                    .to_owned()
            }
            StopReason::HbsagNotBelow(limit) => {
                format!(
                    "the waiting time is over, but HBsAg is not below {}",
                    quantity_words(*limit)
                )
            }
            StopReason::Seroconverted { since, until } => format!(
                "{} after HBeAg seroconversion with HBV DNA negative{}: from {} to {}",
                months(set.consolidation_months.value),
                if set.clock_needs_alt.value {
                    " and ALT within its limits"
                } else {
                    ""
                },
                date_words(self.language, *since),
                date_words(self.language, *until)
            ),
            StopReason::HbsagLossOnly => {
                "HBeAg was not positive: this set asks for the loss of HBsAg".to_owned()
            }
            StopReason::Suppressed { since, until } => format!(
                "HBeAg was not positive; {}: from {} to {}",
                suppressed_words(self.language, set),
                date_words(self.language, *since),
                date_words(self.language, *until)
            ),
            StopReason::Negatives { found, not_before } => format!(
                "HBeAg was not positive; {}: {found} so far, not before {}",
                suppressed_words(self.language, set),
                date_words(self.language, *not_before)
            ),
        })
    }
}

/// A quantity of HBsAg: `1 000 IU/mL`.
pub(super) fn quantity_words(limit: u32) -> String {
    format!("{} IU/mL", iu_words(IuPerMl::new(f64::from(limit))))
}

/// What the set asks of patients whose HBeAg was not positive.
pub(super) fn suppressed_words(language: Language, set: &GuidelineSet) -> String {
    let months = |number: u32| count(language, i64::from(number), MONTH);
    match set.hbeag_negative.value {
        HbeagNegative::HbsagLossOnly => "the loss of HBsAg".to_owned(),
        HbeagNegative::Suppressed {
            months: number,
            hbsag_below,
        } => {
            let below = hbsag_below.map_or_else(String::new, |below| {
                format!(", then HBsAg below {}", quantity_words(below))
            });
            format!("{} of negative HBV DNA{below}", months(number))
        }
        HbeagNegative::Negatives {
            months: whole,
            count: results,
            apart_months,
        } => format!(
            "{} at least {} apart over {} of treatment",
            count(
                language,
                i64::from(results),
                Phrase::new("negative", "次阴性")
            ),
            months(apart_months),
            months(whole)
        ),
    }
}

const fn missing_words(missing: StopMissing) -> &'static str {
    match missing {
        StopMissing::Cirrhosis => "cirrhosis yes or no",
        StopMissing::CirrhosisDoubted => {
            "whether there is cirrhosis (recorded none, but platelets or FIB-4 speak against it)"
        }
        StopMissing::Hbeag => "HBeAg",
        StopMissing::RecentHbeag => "a recent HBeAg",
        StopMissing::AntiHbe => "anti-HBe",
        StopMissing::RecentAntiHbe => "a recent anti-HBe",
        StopMissing::Dna => "HBV DNA",
        StopMissing::RecentDna => "a recent HBV DNA",
        StopMissing::CleanDna => "a negative HBV DNA by an assay fine enough, not a trace",
        StopMissing::Alt => "ALT",
        StopMissing::RecentAlt => "a recent ALT",
        StopMissing::HbsagQuantity => "a recent quantity of HBsAg",
        StopMissing::ImmuneSuppression => "how the immune suppression goes on",
    }
}
