//! Headlines of those never treated in whom virus is newly seen or has risen.

use crate::clinical::assessment::{Reactivation, ReactivationSign};

use super::super::Words;
use super::super::modifiers::seen_words;
use super::super::numbers::{date_words, log10_words};
use super::Headline;
use crate::wording::language::say;

impl Words<'_> {
    pub(super) fn reactivation(&self, reactivation: &Reactivation) -> Headline {
        let load = self.load();
        let text = match reactivation.sign {
            ReactivationSign::DnaWithoutHbsag { .. }
            | ReactivationSign::DnaAfterNegative { .. } => {
                let counted = self.assessment.series.counted.iter().rev();
                let times = counted.take_while(|result| result.is_positive()).count();
                let seen = seen_words(self.language, reactivation.certainty, times);
                say!(
                    self.language,
                    "DNA newly positive, untreated: {load}, {seen}",
                    "未治疗,DNA 新转阳:{load},{seen}"
                )
            }
            ReactivationSign::HbsagBack { again, .. } => {
                let how = if again {
                    self.language.says("positive again", "复阳")
                } else {
                    self.language.says("newly positive", "新转阳")
                };
                let since = date_words(self.language, reactivation.since);
                say!(
                    self.language,
                    "HBsAg {how}, untreated ({since})",
                    "未治疗,HBsAg {how}({since})"
                )
            }
            ReactivationSign::Risen { log10, .. } => {
                let rise = log10_words(log10);
                say!(
                    self.language,
                    "DNA risen {rise}, untreated: {load}",
                    "未治疗,DNA 升高{rise}:{load}"
                )
            }
        };
        let repeat = self.dna_and_alt_due().map_or_else(String::new, |due| {
            say!(self.language, "; repeat {due}", "；复查 {due}")
        });
        Headline::alarm(
            text,
            say!(self.language, "Under immune suppression this is reactivation and can kill within weeks; otherwise a new infection or the disease turning active. For the doctor now{repeat}.", "若正接受免疫抑制治疗，属再激活，数周内可危及生命；否则为新感染或疾病转为活动。请立即告知医生{repeat}。"),
        )
        .bold_if(reactivation.certainty)
    }
}
