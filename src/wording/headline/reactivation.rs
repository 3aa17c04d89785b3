//! Headlines of those never treated in whom virus is newly seen or has risen.

use crate::clinical::assessment::{Reactivation, ReactivationSign};

use super::super::Words;
use super::super::modifiers::seen_words;
use super::super::numbers::{date_words, log10_words};
use super::Headline;

impl Words<'_> {
    pub(super) fn reactivation(&self, reactivation: &Reactivation) -> Headline {
        let load = self.load();
        let text = match reactivation.sign {
            ReactivationSign::DnaWithoutHbsag { .. }
            | ReactivationSign::DnaAfterNegative { .. } => {
                let counted = self.assessment.series.counted.iter().rev();
                let times = counted.take_while(|result| result.is_positive()).count();
                let seen = seen_words(self.language, reactivation.certainty, times);
                format!("DNA newly positive, untreated: {load}, {seen}")
            }
            ReactivationSign::HbsagBack { again, .. } => {
                let how = if again {
                    "positive again"
                } else {
                    "newly positive"
                };
                let since = date_words(self.language, reactivation.since);
                format!("HBsAg {how}, untreated ({since})")
            }
            ReactivationSign::Risen { log10, .. } => {
                let rise = log10_words(log10);
                format!("DNA risen {rise}, untreated: {load}")
            }
        };
        let repeat = self
            .dna_and_alt_due()
            .map_or_else(String::new, |due| format!("; repeat {due}"));
        Headline::alarm(
            text,
            format!(
                "Under immune suppression this is reactivation and can kill within weeks; otherwise a new infection or the disease turning active. For the doctor now{repeat}."
            ),
        )
        .bold_if(reactivation.certainty)
    }
}
