//! The fields of a row of the patient list: drugs and time on them, last HBV DNA, last ALT, what is due.

use crate::clinical::assessment::Stage;
use crate::clinical::worklist::earliest_due;

use super::Words;
use super::numbers::{age_words, date_words, multiple_words, span_words};

impl Words<'_> {
    /// `entecavir 28 months`, `off treatment 3 months`, `never treated`.
    #[must_use]
    pub fn drugs_and_time(&self) -> String {
        let day = self.assessment.day;
        match self.assessment.facts.stage {
            Stage::NeverTreated => "never treated".to_owned(),
            Stage::OnTreatment { line_start, .. } => format!(
                "{} {}",
                self.drug_names(&self.assessment.drugs),
                span_words(line_start, day)
            ),
            Stage::Off { stop, .. } => format!("off treatment {}", span_words(stop, day)),
        }
    }

    /// `DNA 3 200 ^ (30 days ago)` with the trend against the result before it; `DNA -` where none counts.
    #[must_use]
    pub fn last_dna(&self) -> String {
        let Some(last) = self.last() else {
            return "DNA -".to_owned();
        };
        let value = self.load_value_words(last.result).unwrap_or_default();
        let trend = self
            .dna_trend()
            .map_or_else(String::new, |trend| format!(" {trend}"));
        format!(
            "DNA {value}{trend} ({})",
            age_words(last.on, self.assessment.day)
        )
    }

    /// `ALT 1.3x`, or `ALT -` where none is recent enough.
    #[must_use]
    pub fn last_alt(&self) -> String {
        self.assessment.facts.alt.map_or_else(
            || "ALT -".to_owned(),
            |(_, multiple)| format!("ALT {}", multiple_words(multiple)),
        )
    }

    /// `due 02-Jun-2024`: the first of HBV DNA and liver tests; `not followed here` or nothing due.
    #[must_use]
    pub fn first_due(&self) -> String {
        earliest_due(self.assessment).map_or_else(
            || "nothing due".to_owned(),
            |on| format!("due {}", date_words(on)),
        )
    }
}
