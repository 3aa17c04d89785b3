//! Headlines of those in whom the virus is there on treatment: never gone, or back.

use crate::clinical::assessment::{PrimaryResistance, Reappearance};
use crate::clinical::drugs::Barrier;
use crate::clinical::worklist;

use super::super::Words;
use super::super::modifiers::{seen_words, without_drug};
use super::super::numbers::{log10_words, two_dates};
use super::Headline;

impl Words<'_> {
    pub(super) fn primary_resistance(&self, primary: &PrimaryResistance) -> Headline {
        const NAME: &str = "The clinic text calls this primary resistance";
        let month = self.months_at_last().max(primary.stage_months);
        let load = self.load();
        if let Some(rise) = self.assessment.rising {
            let text = format!(
                "DNA never negative and now rising: {} above its lowest",
                log10_words(rise.log10())
            );
            let threshold = self.knowledge.settings.alert.rising_log10;
            let explanation = format!(
                "A rise of more than {threshold} log10 above the lowest value is a breakthrough by every guideline, whatever the fall from the start. {NAME}."
            );
            return if self.is_low() {
                Headline::look(text, explanation)
            } else {
                Headline::alarm(text, explanation).bold_if(primary.certainty)
            };
        }
        let fall = primary.fall.map(|fall| {
            let way = if fall.log10 < 0.0 { "up" } else { "down" };
            let least = if fall.at_least { "at least " } else { "" };
            format!("{way} {least}{}", log10_words(fall.log10))
        });
        if worklist::is_poor(primary, self.assessment, &self.knowledge.settings) {
            let fall = fall.unwrap_or_else(|| "value before treatment missing".to_owned());
            return Headline::look(
                format!("DNA never negative at month {month}: {load}, {fall}"),
                format!(
                    "{NAME}; guidelines call a small fall non-response. First question: are doses missed?"
                ),
            );
        }
        let Some(fall) = fall else {
            return Headline::slower(
                format!("DNA positive at month {month}: {load}; value before treatment missing"),
                format!("Without the value before treatment the fall cannot be known. {NAME}."),
            );
        };
        let text = format!("DNA not yet negative at month {month}, {fall}");
        if self.only_low_barrier() {
            return Headline::look(
                text,
                format!(
                    "{NAME}; on a low-barrier drug, virus left at this time makes later resistance likelier."
                ),
            );
        }
        Headline::slower(
            text,
            format!(
                "{NAME}; on a high-barrier drug most such patients turn negative later on the same drug."
            ),
        )
    }

    /// One or more drugs of low barrier and none of high barrier.
    fn only_low_barrier(&self) -> bool {
        let barrier = |wanted| {
            self.assessment
                .drugs
                .iter()
                .any(|drug| self.knowledge.drugs.get(*drug).barrier == wanted)
        };
        barrier(Barrier::Low) && !barrier(Barrier::High)
    }

    pub(super) fn secondary_resistance(&self, back: &Reappearance) -> Headline {
        let mut seen = self.seen(back);
        let load = self.load();
        let due = self.dna_due_in_brackets();
        let test = self.resistance_test_words();
        let is_proven = !self.proven_now().is_empty();
        if is_proven {
            seen.push_str("; resistance proven");
        }
        if self.is_low() {
            let low = if is_proven {
                format!("On file: {test}; beside that a low value is not taken for a blip{due}.")
            } else {
                format!(
                    "A single low value is usually gone at the next test{due}; one that stays or rises is no blip."
                )
            };
            return Headline::look(
                format!("DNA measurable again at a low level: {load}, {seen}"),
                format!("{low} The clinic text calls any of them drug resistance."),
            );
        }
        let text = format!("DNA positive again on treatment: {load}, {seen}");
        let explanation = match self.run() {
            [first, .., last] => format!(
                "Seen on {}; {test}; stopping the drug before another is started risks a flare. The clinic text calls this drug resistance.",
                two_dates(first.on, last.on)
            ),
            [] | [_] if is_proven => format!(
                "On file: {test}; stopping the drug before another is started risks a flare. The clinic text calls this drug resistance."
            ),
            [] | [_] => format!(
                "The clinic text calls this drug resistance; missed doses, another assay or a passing rise look the same until it is repeated{due}."
            ),
        };
        Headline::alarm(text, explanation).bold_if(back.certainty)
    }

    fn seen(&self, back: &Reappearance) -> String {
        seen_words(back.certainty, self.assessment.facts.run_length)
    }

    pub(super) fn viraemia_after_interruption(&self, back: &Reappearance) -> Headline {
        let load = self.load();
        let first = self.first_checkpoint_months();
        let cannot_judge = format!(
            "The virus came back around a break, so resistance cannot be judged until {first} months after restarting."
        );
        let days = back.interruption.map_or(0, |stretch| stretch.days());
        let without = back.interruption.map_or_else(
            || "after a break".to_owned(),
            |stretch| without_drug(&stretch),
        );
        let falling = self.fall_in_run().is_some();
        let text = if falling {
            format!("DNA falling after a {days}-day break: {load}")
        } else if self.is_low() {
            format!("DNA measurable {without}: {load}")
        } else {
            format!("DNA positive {without}: {load}")
        };
        let explanation = if falling {
            let due = self
                .dna_due()
                .map_or_else(String::new, |due| format!("; next DNA {due}"));
            format!("The drug works again{due}.")
        } else {
            cannot_judge
        };
        if self.is_low() {
            Headline::look(text, explanation)
        } else {
            Headline::alarm(text, explanation).bold_if(back.certainty)
        }
    }
}
