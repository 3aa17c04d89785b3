//! The stop conditions of the clinic's text as a checklist.

use crate::clinical::assessment::{Condition, ConditionState};
use crate::clinical::calendar::whole_months_between;

use super::Words;
use super::banner::cirrhosis_words;
use super::numbers::{MONTH, age_words, count, date_words};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionLine {
    /// Met, not met, unknown, not applicable.
    pub state: ConditionState,
    /// What is asked: `HBV DNA negative`.
    pub asked: &'static str,
    /// The results that decided with value, date and age; or why it is not known.
    pub evidence: String,
}

/// The mark of a state: check mark, ballot x, `?`, `-`.
#[must_use]
pub const fn condition_mark(state: ConditionState) -> char {
    match state {
        ConditionState::Met => '\u{2713}',
        ConditionState::NotMet => '\u{2717}',
        ConditionState::Unknown => '?',
        ConditionState::NotApplicable => '-',
    }
}

pub(super) const fn state_words(state: ConditionState) -> &'static str {
    match state {
        ConditionState::Met => "met",
        ConditionState::NotMet => "not met",
        ConditionState::Unknown => "not known",
        ConditionState::NotApplicable => "not applicable",
    }
}

impl Words<'_> {
    /// The checklist, where the conditions are asked; empty elsewhere.
    #[must_use]
    pub fn stop_conditions(&self) -> Vec<ConditionLine> {
        let Some(conditions) = &self.assessment.stop_conditions else {
            return Vec::new();
        };
        let line = |condition: &Condition, asked, evidence: String| ConditionLine {
            state: condition.state,
            asked,
            evidence,
        };
        let cirrhosis = format!(
            "recorded: {}{}",
            cirrhosis_words(self.language, self.record.person.cirrhosis),
            self.evidence_words(&conditions.no_cirrhosis)
                .map_or_else(String::new, |against| format!("; {against}"))
        );
        vec![
            line(
                &conditions.dna,
                "HBV DNA negative",
                self.evidence_or_state(&conditions.dna),
            ),
            line(
                &conditions.liver,
                "liver tests normal",
                self.evidence_or_state(&conditions.liver),
            ),
            line(
                &conditions.hbeag,
                "HBeAg seroconverted",
                self.evidence_or_state(&conditions.hbeag),
            ),
            line(&conditions.no_cirrhosis, "no cirrhosis", cirrhosis),
        ]
    }

    /// Where all conditions are met: `held 14 months (since 10-Mar-2023)`, or that it is not known.
    #[must_use]
    pub fn held_words(&self) -> Option<String> {
        let conditions = self.assessment.stop_conditions.as_ref()?;
        if conditions.all != ConditionState::Met {
            return None;
        }
        Some(conditions.held_since.map_or_else(
            || "held, not known how long".to_owned(),
            |since| {
                let months = whole_months_between(since, self.assessment.day);
                format!(
                    "held {} (since {})",
                    count(self.language, i64::from(months), MONTH),
                    date_words(self.language, since)
                )
            },
        ))
    }

    fn evidence_or_state(&self, condition: &Condition) -> String {
        self.evidence_words(condition).unwrap_or_else(|| {
            match condition.state {
                ConditionState::Met | ConditionState::NotMet => "",
                ConditionState::Unknown => "no result recent enough is on file",
                ConditionState::NotApplicable => {
                    "HBeAg was never positive: the clinic text does not speak of this"
                }
            }
            .to_owned()
        })
    }

    fn evidence_words(&self, condition: &Condition) -> Option<String> {
        let words = condition
            .evidence
            .iter()
            .filter_map(|reference| {
                let on = self.result(*reference)?.on;
                Some(format!(
                    "{} ({}, {})",
                    self.result_words(*reference),
                    date_words(self.language, on),
                    age_words(self.language, on, self.assessment.day)
                ))
            })
            .collect::<Vec<_>>();
        (!words.is_empty()).then(|| words.join(", "))
    }
}
