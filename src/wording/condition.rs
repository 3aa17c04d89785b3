//! The stop conditions of the clinic's text as a checklist.

use crate::clinical::assessment::{Condition, ConditionState};
use crate::clinical::calendar::whole_months_between;

use super::Language;
use super::Words;
use super::banner::cirrhosis_words;
use super::language::say;
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

pub(super) const fn state_words(language: Language, state: ConditionState) -> &'static str {
    match state {
        ConditionState::Met => language.says("met", "符合"),
        ConditionState::NotMet => language.says("not met", "不符合"),
        ConditionState::Unknown => language.says("not known", "不详"),
        ConditionState::NotApplicable => language.says("not applicable", "不适用"),
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
        let cirrhosis = say!(
            self.language,
            "recorded: {cirrhosis}{against}",
            "记录为：{cirrhosis}{against}",
            cirrhosis = cirrhosis_words(self.language, self.record.person.cirrhosis),
            against = self.evidence_words(&conditions.no_cirrhosis).map_or_else(
                String::new,
                |against| say!(self.language, "; {against}", "；{against}")
            )
        );
        vec![
            line(
                &conditions.dna,
                self.language.says("HBV DNA negative", "HBV DNA 阴性"),
                self.evidence_or_state(&conditions.dna),
            ),
            line(
                &conditions.liver,
                self.language.says("liver tests normal", "肝功能正常"),
                self.evidence_or_state(&conditions.liver),
            ),
            line(
                &conditions.hbeag,
                self.language
                    .says("HBeAg seroconverted", "HBeAg 血清学转换"),
                self.evidence_or_state(&conditions.hbeag),
            ),
            line(
                &conditions.no_cirrhosis,
                self.language.says("no cirrhosis", "无肝硬化"),
                cirrhosis,
            ),
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
            || {
                self.language
                    .says("held, not known how long", "已维持，时间不详")
                    .to_owned()
            },
            |since| {
                let months = whole_months_between(since, self.assessment.day);
                say!(
                    self.language,
                    "held {time} (since {since})",
                    "已维持{time}（{since}起）",
                    time = count(self.language, i64::from(months), MONTH),
                    since = date_words(self.language, since)
                )
            },
        ))
    }

    fn evidence_or_state(&self, condition: &Condition) -> String {
        self.evidence_words(condition).unwrap_or_else(|| {
            match condition.state {
                ConditionState::Met | ConditionState::NotMet => "",
                ConditionState::Unknown => self
                    .language
                    .says("no result recent enough is on file", "无近期结果"),
                ConditionState::NotApplicable => self.language.says(
                    "HBeAg was never positive: the clinic text does not speak of this",
                    "HBeAg 从未阳性：诊所规则未提及",
                ),
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
                Some(say!(
                    self.language,
                    "{value} ({day}, {age})",
                    "{value}（{day}，{age}）",
                    value = self.result_words(*reference),
                    day = date_words(self.language, on),
                    age = age_words(self.language, on, self.assessment.day)
                ))
            })
            .collect::<Vec<_>>();
        (!words.is_empty()).then(|| words.join(self.language.says(", ", "，")))
    }
}
