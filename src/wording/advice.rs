//! What the clinic's text and the guidelines say of the situation: information, never an order.

use crate::clinical::assessment::Advice;
use crate::clinical::record::Cirrhosis;

use super::Words;
use super::banner::cirrhosis_words;
use super::language::say;
use super::names::name_words;

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
                self.language.says("after a relapse the clinic text treats again; when and with which drug is for the doctor", "诊所规则：复发后应重新治疗；时机与药物由医生决定").to_owned()
            }
            Advice::CheckAdherenceAndRepeat => {
                let repeat = self.repeat_words();
                let combination = self.knowledge.drugs.source_combination();
                let combines = if combination.is_empty() {
                    String::new()
                } else {
                    say!(self.language, "the clinic text combines {drugs}; ", "诊所规则合用{drugs}；", drugs = self.drug_names(combination))
                };
                say!(self.language, "{repeat}; {combines}today's guidelines prefer a drug of high barrier without cross-resistance", "{repeat}；{combines}现行指南优先选用无交叉耐药的高耐药屏障药物")
            }
            Advice::ResumeAndRepeat => {
                say!(self.language, "{repeat}; the clinic text treats again", "{repeat}；诊所规则：应重新治疗", repeat = self.repeat_words())
            }
            Advice::LowBarrierAlone {
                drug,
                with_cirrhosis,
            } => {
                let name = name_words(self.language, self.knowledge.drugs.get(drug));
                let when = if with_cirrhosis {
                    self.language.says("with cirrhosis", "有肝硬化")
                } else {
                    self.language.says("for over 12 months", "超过12个月")
                };
                say!(self.language, "{name} is a drug of low barrier, taken alone {when}: combination or change lowers the risk of resistance", "{name}为低耐药屏障药物，单用且{when}：联合或换药可降低耐药风险")
            }
            Advice::CirrhosisContinues => {
                let cirrhosis = match self.record.person.cirrhosis {
                    Cirrhosis::NotRecorded | Cirrhosis::None => self.language.says("cirrhosis", "肝硬化").to_owned(),
                    present @ (Cirrhosis::Compensated | Cirrhosis::Decompensated) => {
                        say!(self.language, "{cirrhosis} cirrhosis", "{cirrhosis}肝硬化", cirrhosis = cirrhosis_words(self.language, present))
                    }
                };
                say!(self.language, "with {cirrhosis} treatment goes on: the clinic text treats such patients longer", "{cirrhosis}者治疗继续：诊所规则对此类患者疗程更长")
            }
        }
    }

    /// `check whether doses are missed and repeat HBV DNA (due 02-Jun-2024)`, by the day on which it is due; no question
    /// about doses where something more urgent stands before it.
    fn repeat_words(&self) -> String {
        let urgent = self.assessment.is_proven || self.assessment.alerts.liver.is_some();
        let missed = if urgent {
            ""
        } else {
            self.language
                .says("check whether doses are missed and ", "核实是否漏服，并")
        };
        say!(
            self.language,
            "{missed}repeat HBV DNA{due}",
            "{missed}复查 HBV DNA{due}",
            due = self.dna_due_in_brackets()
        )
    }
}
