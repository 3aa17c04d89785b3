//! Headlines of those whose treatment has stopped.

use chrono::Datelike;

use crate::clinical::assessment::{Counted, CountedAs, Relapse, Stage};
use crate::clinical::calendar::plus_months;

use super::super::Words;
use super::super::modifiers::seen_words;
use super::super::numbers::{age_words, date_words, iu_words};
use super::Headline;

impl Words<'_> {
    pub(super) fn off_treatment(&self) -> Headline {
        if self.is_positive() {
            return Headline::alarm(
                format!(
                    "Off treatment, last DNA positive ({} before the stop)",
                    self.load()
                ),
                "Untreated with virus; nothing is known since the stop.".to_owned(),
            );
        }
        let time = self.time_off();
        let due = self
            .dna_due()
            .map_or_else(String::new, |due| format!("; DNA {due}"));
        let explanation = format!("Severe flares fall mostly in the first year{due}.");
        if self.has_cirrhosis() {
            return Headline::alarm(
                format!("Cirrhosis and off treatment {time}, DNA not tested since"),
                format!(
                    "Most guidelines keep patients with cirrhosis on treatment; for the doctor. {explanation}"
                ),
            );
        }
        Headline::unknown(
            format!("Off treatment {time}, DNA not tested since"),
            explanation,
        )
    }

    pub(super) fn off_treatment_remission(&self) -> Headline {
        let time = self.time_off();
        let Some(last) = self.last() else {
            return self.off_treatment();
        };
        let on = date_words(self.language, last.on);
        if self.has_cirrhosis() {
            return Headline::alarm(
                format!("Cirrhosis and off treatment; DNA negative ({on})"),
                "Most guidelines keep patients with cirrhosis on treatment; for the doctor."
                    .to_owned(),
            );
        }
        let age = age_words(self.language, last.on, self.assessment.day);
        if last.counted_as == CountedAs::Excused {
            let mut text = format!("Off treatment {time}; {}", self.excused_words());
            if self.assessment.stale {
                text = format!("{text}; {age}, not tested since");
            }
            return Headline::unknown(
                text,
                "The old assay could not have seen this; repeat with the same assay to know."
                    .to_owned(),
            );
        }
        if self.assessment.stale {
            return Headline::unknown(
                format!("Off treatment {time}; DNA was negative {age}, not tested since"),
                "Too old to rely on; the virus can return at any time.".to_owned(),
            );
        }
        let still = if self.positive_since_treatment() {
            "now"
        } else {
            "still"
        };
        let trace = if last.counted_as == CountedAs::Trace {
            format!(": trace, detected below {}", iu_words(last.limit))
        } else {
            String::new()
        };
        let next = self
            .dna_due()
            .map_or_else(String::new, |due| format!("; next test {due}"));
        self.controlled(
            format!("Off treatment {time}, DNA {still} negative ({on}){trace}"),
            format!("The virus can return at any time{next}."),
        )
    }

    /// Whether the last result on treatment, or any since, was positive.
    fn positive_since_treatment(&self) -> bool {
        let Stage::Off { stop, .. } = self.assessment.facts.stage else {
            return false;
        };
        let counted = &self.assessment.series.counted;
        let first_off = counted.partition_point(|result| result.on <= stop);
        counted
            .get(first_off.saturating_sub(1)..)
            .unwrap_or_default()
            .iter()
            .any(Counted::is_positive)
    }

    pub(super) fn relapse(&self, relapse: &Relapse) -> Headline {
        let seen = seen_words(
            self.language,
            relapse.certainty,
            self.assessment.facts.run_length,
        );
        let load = self.load();
        if self.is_low() {
            let threshold = iu_words(self.knowledge.settings.worklist.low_below);
            return Headline::look(
                format!("DNA low-positive after stopping: {load}, {seen}"),
                format!("Guidelines wait for {threshold} IU/mL, except with cirrhosis."),
            );
        }
        let failures = self
            .assessment
            .facts
            .failed_lines
            .iter()
            .map(|(start, drugs)| format!("{} {}", self.drug_names(drugs), start.year()))
            .collect::<Vec<_>>();
        let failures = if failures.is_empty() {
            String::new()
        } else {
            format!(" (earlier failure: {})", failures.join(", "))
        };
        Headline::alarm(
            format!("DNA positive again after stopping: {load}, {seen}"),
            format!("The doctor chooses when to treat and with which drug{failures}."),
        )
        .bold_if(relapse.certainty)
    }

    /// The virus is expected after such a course; a flare is not, nor that nobody treats it for ever.
    fn after_pregnancy(&self) -> Headline {
        let load = self.load();
        if self.alt_is_raised() {
            return Headline::alarm(
                format!("After the pregnancy course: DNA {load}{}: a flare", self.and_alt()),
                "ALT rises mostly in the first 12 weeks after birth and can become severe: for the doctor this week.".to_owned(),
            );
        }
        let window = self.knowledge.settings.worklist.flare_window_months;
        let is_over = match self.assessment.facts.stage {
            Stage::Off { stop, .. } => self.assessment.day > plus_months(stop, window),
            Stage::NeverTreated | Stage::OnTreatment { .. } => false,
        };
        if is_over || self.assessment.liver_alert.is_some() {
            return Headline::slower(
                format!("Pregnancy course ended {} ago: DNA {load}", self.time_off()),
                "Untreated since: whether to treat is for the doctor.".to_owned(),
            );
        }
        Headline::on_the_way(
            "After the pregnancy course: DNA positive, as expected".to_owned(),
            "The course was meant to end; ALT rises mostly in the first 12 weeks after birth."
                .to_owned(),
        )
    }

    pub(super) fn viraemic_off_treatment(&self, after_prevention: bool) -> Headline {
        let load = self.load();
        if self.only_pregnancy() {
            return self.after_pregnancy();
        }
        if after_prevention {
            return Headline::alarm(
                format!("DNA positive after a preventive course: {load}: reactivation?"),
                "After immunosuppression this can become severe; it may appear more than a year later.".to_owned(),
            );
        }
        let text = format!("Off treatment with DNA {load}; it was positive at the stop");
        let explanation =
            "Not a relapse, because the virus never left; the patient is untreated.".to_owned();
        if self.is_low() {
            Headline::look(text, explanation)
        } else {
            Headline::alarm(text, explanation)
        }
    }
}
