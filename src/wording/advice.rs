//! What the clinic's text and the guidelines say of the situation: information, never an order.

use crate::clinical::assessment::Advice;
use crate::clinical::record::Cirrhosis;

use super::Words;
use super::banner::cirrhosis_words;

impl Words<'_> {
    /// Each piece of information as one sentence without a full stop.
    #[must_use]
    pub fn advice(&self) -> Vec<String> {
        self.assessment
            .advice
            .iter()
            .map(|advice| self.advice_words(*advice))
            .collect()
    }

    fn advice_words(&self, advice: Advice) -> String {
        match advice {
            Advice::TreatAgain => {
                "after a relapse the clinic text treats again; when and with which drug is for the doctor".to_owned()
            }
            Advice::CheckAdherenceAndRepeat => {
                let repeat = self.repeat_words();
                let combination = self.knowledge.drugs.source_combination();
                let combines = if combination.is_empty() {
                    String::new()
                } else {
                    format!("the clinic text combines {}; ", self.drug_names(combination))
                };
                format!("{repeat}; {combines}today's guidelines prefer a drug of high barrier without cross-resistance")
            }
            Advice::ResumeAndRepeat => {
                format!("{}; the clinic text treats again", self.repeat_words())
            }
            Advice::LowBarrierAlone {
                drug,
                with_cirrhosis,
            } => {
                let name = &self.knowledge.drugs.get(drug).name;
                let when = if with_cirrhosis {
                    "with cirrhosis"
                } else {
                    "for over 12 months"
                };
                format!("{name} is a drug of low barrier, taken alone {when}: combination or change lowers the risk of resistance")
            }
            Advice::CirrhosisContinues => {
                let cirrhosis = match self.record.person.cirrhosis {
                    Cirrhosis::NotRecorded | Cirrhosis::None => "cirrhosis".to_owned(),
                    present @ (Cirrhosis::Compensated | Cirrhosis::Decompensated) => {
                        format!("{} cirrhosis", cirrhosis_words(self.language, present))
                    }
                };
                format!("with {cirrhosis} treatment goes on: the clinic text treats such patients longer")
            }
        }
    }

    /// `check whether doses are missed and repeat HBV DNA (due 02-Jun-2024)`, by the day on which it is due; no question
    /// about doses where something more urgent stands before it.
    fn repeat_words(&self) -> String {
        let urgent = self.assessment.is_proven || self.assessment.liver_alert.is_some();
        let missed = if urgent {
            ""
        } else {
            "check whether doses are missed and "
        };
        format!("{missed}repeat HBV DNA{}", self.dna_due_in_brackets())
    }
}
