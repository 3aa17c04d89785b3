//! Headlines of those in whom the virus came back on treatment or after a break.

use crate::clinical::assessment::Reappearance;

use super::super::Words;
use super::super::modifiers::{seen_words, without_drug};
use super::super::numbers::{log10_words, two_dates, weeks_words};
use super::Headline;

/// How high a virus is that came back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// So low, and not rising, that it is mostly gone at the next test.
    Low,
    /// Below the level of the work list.
    Measurable,
    /// From there on, or the ALT is raised.
    High,
}

impl Words<'_> {
    pub(super) fn secondary_resistance(&self, back: &Reappearance) -> Headline {
        let seen = seen_words(
            self.language,
            back.certainty,
            self.assessment.facts.run_length,
        );
        let load = self.load();
        let of_urgency = |text, explanation| {
            if self.is_low() {
                Headline::look(text, explanation)
            } else {
                Headline::alarm(text, explanation).bold_if(back.certainty)
            }
        };
        match self.level() {
            Level::Low => {
                let due = self.dna_due_in_brackets();
                let passing = if self.lessened_drugs().is_empty() {
                    format!(
                        "A single low value is usually gone at the next test{due}; one that stays or rises is no blip."
                    )
                } else {
                    format!("Beside a resistant variant a low value is not taken for a blip{due}.")
                };
                let explanation = self.still_there_words().unwrap_or(passing);
                let text = format!("DNA measurable again at a low level: {load}, {seen}");
                return of_urgency(text, explanation);
            }
            Level::Measurable => {
                let up = self
                    .up_words()
                    .map_or_else(String::new, |up| format!(", {up}"));
                let text = format!("DNA measurable again: {load}{up}, {seen}");
                let explanation = self
                    .still_there_words()
                    .unwrap_or_else(|| self.looks_the_same());
                return of_urgency(text, explanation);
            }
            Level::High => {}
        }
        let text = format!("DNA positive again on treatment: {load}, {seen}");
        let explanation = match self.run() {
            [first, .., last] => format!(
                "Seen on {}; {}; stopping the drug before another is started risks a flare.",
                two_dates(self.language, first.on, last.on),
                self.resistance_test_words()
            ),
            [] | [_] if !self.proven_now().is_empty() => format!(
                "On file: {}; stopping the drug before another is started risks a flare.",
                self.resistance_test_words()
            ),
            [] | [_] => self.looks_the_same(),
        };
        of_urgency(text, explanation)
    }

    /// How the height of the last value may be called; a raised ALT makes every value matter.
    fn level(&self) -> Level {
        let settings = &self.knowledge.settings;
        let Some(last) = self.last() else {
            return Level::High;
        };
        let is_rising = self.assessment.rising.is_some();
        if self.alt_is_raised() || last.value >= settings.worklist.low_below {
            Level::High
        } else if is_rising || last.value > settings.headline.low_level_up_to {
            Level::Measurable
        } else {
            Level::Low
        }
    }

    /// `up 1.7 log10` over the lowest on this line.
    fn up_words(&self) -> Option<String> {
        let last = self.last()?.value;
        let lowest = self.assessment.facts.lowest?.value;
        (last > lowest).then(|| format!("up {}", log10_words(last.log10_above(lowest))))
    }

    /// What is said of virus that is not gone at the next test: `Still there after 19 weeks: ...`.
    fn still_there_words(&self) -> Option<String> {
        let (first, last) = match self.run() {
            [first, .., last] => (first.on, last.on),
            [] | [_] => return None,
        };
        let test = if self.has_resistance_test() {
            ""
        } else {
            " resistance test?"
        };
        Some(format!(
            "Still there after {}: missed doses?{test} A level that stays is no blip.",
            weeks_words(self.language, first, last)
        ))
    }

    fn looks_the_same(&self) -> String {
        let due = self.dna_due_in_brackets();
        format!(
            "Missed doses, another assay or a passing rise look the same until it is repeated{due}."
        )
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
            |stretch| without_drug(self.language, &stretch),
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
