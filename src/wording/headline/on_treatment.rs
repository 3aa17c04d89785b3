//! Headlines of those who were never treated or are on treatment.

use crate::clinical::assessment::{CountedAs, Rule, Stage, Undetermined};
use crate::clinical::calendar::whole_months_between;
use crate::clinical::worklist;

use super::super::numbers::{age_words, count, date_words, iu_words};
use super::super::sign::{Sign, Tone};
use super::super::{Words, cirrhosis_words};
use super::Headline;

impl Words<'_> {
    pub(super) fn never_treated(&self) -> Headline {
        let is_active =
            worklist::is_untreated_and_active(self.assessment, &self.knowledge.settings);
        if is_active || (self.is_positive() && self.has_cirrhosis()) {
            let why = if self.alt_is_raised() || self.has_cirrhosis() {
                "active virus and a raised ALT (or cirrhosis)"
            } else {
                "much virus"
            };
            return Headline::look(
                format!(
                    "No antiviral on record; DNA {} IU/mL{}",
                    self.load(),
                    self.and_alt()
                ),
                format!("Untreated with {why}: whether to treat is for the doctor."),
            );
        }
        Headline::new(
            Sign::None,
            Tone::Plain,
            "No antiviral on record".to_owned(),
            "Nothing is recorded, so neither resistance nor relapse can be judged; enter treatment given elsewhere first.".to_owned(),
        )
    }

    pub(super) fn awaiting_response(&self) -> Headline {
        if self.assessment.rule == Rule::InterferonOnly {
            return Headline::on_the_way(
                "On interferon, DNA still positive: resistance is not defined".to_owned(),
                "Interferon is given for a planned time and read after it.".to_owned(),
            );
        }
        let drugs = self.drug_names(&self.assessment.drugs);
        let first = self.first_checkpoint_months();
        if let Some(before) = self.virus_on_the_drugs_before() {
            let due = self
                .dna_due()
                .map_or_else(String::new, |due| format!("; the first DNA on it {due}"));
            return Headline::slower(
                format!("Too early to judge on {drugs}: {before}"),
                format!("This line is judged from month {first}{due}."),
            );
        }
        let text = match self.months_on_line() {
            0 => format!("Too early to judge: first month of {drugs}"),
            months => format!("Too early to judge: month {months} of {drugs}"),
        };
        if let Some((since, failed)) = self.assessment.facts.failed_lines.last() {
            let failed = self.drug_names(failed);
            return Headline::slower(
                format!("{text} (after {failed} failed)"),
                format!(
                    "The virus was there on {failed} (since {}); this line is judged from month {first}.",
                    date_words(self.language, *since)
                ),
            );
        }
        let due = self
            .dna_due()
            .map_or_else(String::new, |due| format!("; the test that counts {due}"));
        Headline::on_the_way(
            text,
            format!("A positive DNA is expected before month {first}{due}."),
        )
    }

    /// `5 600 000 on the drug before`: where nothing counts on this line yet, and the line before failed or its last load
    /// was high.
    fn virus_on_the_drugs_before(&self) -> Option<String> {
        let facts = &self.assessment.facts;
        let before = self.phase_before()?;
        let last = self.last().filter(|last| last.is_positive())?;
        let high = self.knowledge.settings.worklist.low_below;
        let matters = facts.follows_failed_line || last.value >= high;
        let drugs = match before.drugs.as_slice() {
            [] | [_] => "drug",
            [_, _, ..] => "drugs",
        };
        (facts.results_of_stretch == 0 && matters && last.on > before.from)
            .then(|| format!("{} on the {drugs} before", self.load()))
    }

    pub(super) fn responding(&self) -> Headline {
        let day = self.assessment.day;
        let Some(last) = self.last() else {
            return self.undetermined(Undetermined::NoDnaSinceStart);
        };
        let age = || age_words(self.language, last.on, day);
        if last.counted_as == CountedAs::Excused {
            let mut text = self.excused_words();
            if self.assessment.stale {
                text = format!("{text}; {}, not tested since", age());
            }
            return Headline::unknown(
                text,
                "The old assay could not have seen this; repeat with the same assay to know."
                    .to_owned(),
            );
        }
        if self.assessment.stale {
            return Headline::unknown(
                format!("DNA was negative {}; not tested since", age()),
                format!("Too old to rely on; {}.", self.overdue_words()),
            );
        }
        let limit = iu_words(last.limit);
        if last.counted_as == CountedAs::Trace {
            return self.controlled(
                format!("DNA negative on treatment: trace, detected below {limit}"),
                "A trace is common under good treatment; it counts as negative here but not for stopping.".to_owned(),
            );
        }
        self.controlled(
            format!(
                "DNA negative on treatment ({}, below {limit})",
                date_words(self.language, last.on)
            ),
            "Says what that day showed; it is not a reason to stop.".to_owned(),
        )
    }

    pub(super) fn stop_conditions_met(&self) -> Headline {
        let least = self.knowledge.settings.worklist.held_months;
        let held = self
            .assessment
            .stop_conditions
            .as_ref()
            .and_then(|conditions| conditions.held_since)
            .map(|since| whole_months_between(since, self.assessment.day));
        let text = match held {
            Some(months) if months >= least => {
                return Headline::new(
                    Sign::ForDoctor,
                    Tone::Calm,
                    format!("Clinic text's stop conditions held {months} months: for the doctor"),
                    format!(
                        "All conditions hold today (cirrhosis: {}); guidelines ask {least} to 36 months, and after a stop DNA and ALT are needed monthly at first.",
                        cirrhosis_words(self.language, self.record.person.cirrhosis)
                    ),
                );
            }
            Some(months) => {
                format!("DNA negative, HBeAg seroconverted: held {months} of {least}+ months")
            }
            None => format!(
                "DNA negative, HBeAg seroconverted: held, not known how long ({least}+ months asked)"
            ),
        };
        Headline::new(
            Sign::Controlled,
            Tone::Calm,
            text,
            format!(
                "The clinic text asks no waiting time, every guideline does ({least} to 36 months); most who stop become positive again. Treatment goes on unless a doctor decides otherwise."
            ),
        )
    }

    pub(super) fn prophylaxis(&self, reactivated: bool) -> Headline {
        if reactivated {
            return Headline::alarm(
                format!(
                    "Preventive course: DNA positive again, {}: reactivation?",
                    self.load()
                ),
                "Under immunosuppression any return of the virus can become severe within weeks."
                    .to_owned(),
            );
        }
        Headline::new(
            Sign::None,
            Tone::Plain,
            "Preventive course: resistance and stop rules do not apply".to_owned(),
            "Its end is set by the other treatment or the birth, not by DNA.".to_owned(),
        )
    }

    pub(super) fn undetermined(&self, why: Undetermined) -> Headline {
        let settle = "One HBV DNA result would settle it.".to_owned();
        let first = self.first_checkpoint_months();
        match why {
            Undetermined::NoDnaSinceStart => {
                Headline::unknown(format!("Cannot judge: no DNA since {}", self.beginning()), settle)
            }
            Undetermined::NoDnaFromFirstCheckpoint => Headline::unknown(
                format!("Cannot judge: no DNA from month {first} on since {}", self.beginning()),
                settle,
            ),
            Undetermined::InterferonNotEnded => Headline::unknown(
                format!(
                    "Cannot judge: interferon for {}, its end not recorded",
                    count(self.language, i64::from(self.months_on_line()), "month")
                ),
                "Interferon is given for a planned time and read after it; the day of its last dose would settle it.".to_owned(),
            ),
            Undetermined::NoDnaAtStop => Headline::alarm(
                format!(
                    "Off treatment with DNA {}; DNA at the stop not on record",
                    self.load()
                ),
                "Whether this is a relapse is unknown; that the virus is there is not.".to_owned(),
            ),
        }
    }

    /// `treatment began (10-Jan-2024)`, or the change of drugs inside an episode.
    fn beginning(&self) -> String {
        match self.assessment.facts.stage {
            Stage::OnTreatment {
                episode_start,
                line_start,
            } if line_start > episode_start => {
                format!(
                    "the drugs were changed ({})",
                    date_words(self.language, line_start)
                )
            }
            Stage::OnTreatment { line_start, .. } => {
                format!(
                    "treatment began ({})",
                    date_words(self.language, line_start)
                )
            }
            Stage::Off { episode_start, .. } => {
                format!(
                    "treatment began ({})",
                    date_words(self.language, episode_start)
                )
            }
            Stage::NeverTreated => "treatment began".to_owned(),
        }
    }

    pub(super) fn line_start(&self) -> Option<chrono::NaiveDate> {
        match self.assessment.facts.stage {
            Stage::OnTreatment { line_start, .. } => Some(line_start),
            Stage::NeverTreated | Stage::Off { .. } => None,
        }
    }

    /// Whole months on the present line at the review day.
    pub(in super::super) fn months_on_line(&self) -> u32 {
        self.line_start()
            .map_or(0, |start| whole_months_between(start, self.assessment.day))
    }

    /// Whole months on the present line at the newest counted result.
    pub(super) fn months_at_last(&self) -> u32 {
        match (self.line_start(), self.last()) {
            (Some(start), Some(last)) => whole_months_between(start, last.on),
            (None, _) | (_, None) => 0,
        }
    }

    pub(super) fn first_checkpoint_months(&self) -> u32 {
        let [first, _, _] = self.knowledge.settings.checkpoints;
        first.months
    }
}
