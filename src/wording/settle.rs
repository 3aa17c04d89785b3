//! What would change a verdict: the next test, what is not recorded, what was not tested.

use super::Language;
use super::Words;
use super::language::say;
use super::numbers::date_words;
use crate::clinical::assessment::{Certainty, DueTest, Verdict};

impl Words<'_> {
    /// What would change the verdict, each as one phrase; nothing where [`Words::missing`] says it all.
    #[must_use]
    pub fn would_change(&self) -> Vec<String> {
        match &self.assessment.verdict {
            Verdict::NeverTreated => {
                vec![
                    self.language
                        .says(
                            "treatment given elsewhere, once it is entered",
                            "补录外院用药",
                        )
                        .to_owned(),
                ]
            }
            Verdict::AwaitingResponse => self.next_dna("HBV DNA").into_iter().collect(),
            Verdict::Responding | Verdict::OffTreatmentRemission => self
                .next_dna(self.language.says("a positive HBV DNA", "HBV DNA 阳性"))
                .into_iter()
                .collect(),
            Verdict::StopConditionsMet => self
                .next_dna(self.language.says("a positive HBV DNA", "HBV DNA 阳性"))
                .into_iter()
                .chain([self
                    .language
                    .says("a liver test outside its limits", "肝功能异常")
                    .to_owned()])
                .collect(),
            Verdict::PrimaryResistance(_) => self.resistance_would_change("HBV DNA"),
            Verdict::SecondaryResistance(back) => {
                self.resistance_would_change(repeated(self.language, back.certainty))
            }
            Verdict::ViraemiaAfterInterruption(back) => self
                .next_dna(repeated(self.language, back.certainty))
                .into_iter()
                .chain([self.missed_doses_words()])
                .collect(),
            Verdict::Prophylaxis { .. } => {
                vec![
                    self.language
                        .says("a course that is entered as treatment", "录入治疗疗程")
                        .to_owned(),
                ]
            }
            Verdict::OffTreatment => self.next_dna("HBV DNA").into_iter().collect(),
            Verdict::Relapse(relapse) => self
                .next_dna(repeated(self.language, relapse.certainty))
                .into_iter()
                .chain([self
                    .language
                    .says("treatment, once it is started", "开始治疗")
                    .to_owned()])
                .collect(),
            Verdict::Reactivation(reactivation) => self
                .next_dna(repeated(self.language, reactivation.certainty))
                .into_iter()
                .chain([self
                    .language
                    .says("treatment, once it is started", "开始治疗")
                    .to_owned()])
                .collect(),
            Verdict::ViraemicOffTreatment { .. } => {
                vec![
                    self.language
                        .says("treatment, once it is started", "开始治疗")
                        .to_owned(),
                ]
            }
            Verdict::Undetermined(_) => Vec::new(),
        }
    }

    fn resistance_would_change(&self, dna: &str) -> Vec<String> {
        let mut phrases: Vec<String> = self.next_dna(dna).into_iter().collect();
        if !self.assessment.is_proven {
            phrases.push(self.missed_doses_words());
        }
        if !self.has_resistance_test() {
            phrases.push(
                self.language
                    .says("a resistance test", "耐药基因检测")
                    .to_owned(),
            );
        }
        phrases
    }

    /// `repeat HBV DNA due 02-Jun-2024`.
    fn next_dna(&self, what: &str) -> Option<String> {
        let mut due = self.assessment.next_due.iter();
        let due = due.find(|due| due.test == DueTest::HbvDna)?;
        Some(say!(
            self.language,
            "{what}, due {day}",
            "{what}，{day}到期",
            day = date_words(self.language, due.on)
        ))
    }
}

/// Which entry changed the verdict, and what it was in short: `by the entry of li, 02-May-2024 10:12: was "..."`.
#[must_use]
pub fn changed_words(language: Language, made: &str, before: &str) -> String {
    say!(
        language,
        "by the entry of {made}: was \"{before}\"",
        "{made} 的录入所致：原为「{before}」"
    )
}

const fn repeated(language: Language, certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Provisional => language.says("repeat HBV DNA", "复查 HBV DNA"),
        Certainty::Confirmed => "HBV DNA",
    }
}

#[cfg(test)]
mod tests {
    use crate::wording::testing::Patient;

    const TODAY: &str = "2024-06-01";

    #[test]
    fn a_verdict_names_what_would_change_it() {
        let back = || {
            Patient::new()
                .takes("lam", "2022-01-10", "")
                .dna("2022-01-08", "2.3e7")
                .dna("2023-04-11", "<20")
                .dna("2024-05-02", "3200")
        };
        for (patient, phrases) in [
            (
                Patient::new(),
                &["treatment given elsewhere, once it is entered"][..],
            ),
            (
                back(),
                &[
                    "repeat HBV DNA, due 02-Jun-2024",
                    "missed doses (not recorded)",
                    "a resistance test",
                ],
            ),
            (
                back().dna("2024-05-30", "4000"),
                &[
                    "HBV DNA, due 30-Jun-2024",
                    "missed doses (not recorded)",
                    "a resistance test",
                ],
            ),
            (
                Patient::new()
                    .takes("etv", "2022-01-10", "")
                    .dna("2024-05-02", "<20"),
                &["a positive HBV DNA, due 02-Nov-2024"],
            ),
            (
                Patient::new()
                    .takes("etv", "2020-01-10", "2023-03-01")
                    .dna("2023-02-01", "<20")
                    .dna("2024-05-20", "5000"),
                &[
                    "repeat HBV DNA, due 20-Jun-2024",
                    "treatment, once it is started",
                ],
            ),
            // What is missing says it all.
            (Patient::new().takes("etv", "2022-01-10", ""), &[]),
        ] {
            assert_eq!(
                patient.words(TODAY, |found| found.would_change()),
                phrases.to_vec()
            );
        }
    }
}
