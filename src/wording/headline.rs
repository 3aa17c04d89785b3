//! The headline: what was measured, how urgent that is, and one sentence on what it means (`wording.md`).

mod off_treatment;
mod on_treatment;
mod reactivation;
#[cfg(test)]
mod tests;
mod virus_back;

use crate::clinical::assessment::{
    Certainty, Counted, CountedAs, DueTest, PhaseKind, Reappearance, Stage, Undetermined, Verdict,
};
use crate::clinical::calendar::days_between;
use crate::clinical::quantity::IuPerMl;
use crate::clinical::record::Intent;
use crate::clinical::worklist;

use super::numbers::{age_words, date_words, iu_words, multiple_words, span_words};
use super::sign::{Sign, Tone};
use super::{Words, numbers};

/// What the nurse reads first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The sign of the headline alone; the row's is [`super::row_sign`].
    pub sign: Sign,
    /// Its colour by meaning.
    pub tone: Tone,
    /// What was measured.
    pub text: String,
    /// One or two sentences: the clinic's own name for it, and what it means.
    pub explanation: String,
}

impl Headline {
    fn new(sign: Sign, tone: Tone, text: String, explanation: String) -> Self {
        Self {
            sign,
            tone,
            text,
            explanation,
        }
    }

    /// `!` in red.
    fn alarm(text: String, explanation: String) -> Self {
        Self::new(Sign::Today, Tone::Alarm, text, explanation)
    }

    /// `*` in yellow.
    fn look(text: String, explanation: String) -> Self {
        Self::new(Sign::Look, Tone::Caution, text, explanation)
    }

    /// `?` in magenta.
    fn unknown(text: String, explanation: String) -> Self {
        Self::new(Sign::Unknown, Tone::Uncertain, text, explanation)
    }

    /// `~` in cyan.
    fn on_the_way(text: String, explanation: String) -> Self {
        Self::new(Sign::OnTheWay, Tone::Calm, text, explanation)
    }

    /// `~` in yellow: slower than hoped.
    fn slower(text: String, explanation: String) -> Self {
        Self::new(Sign::OnTheWay, Tone::Caution, text, explanation)
    }

    /// Bold from the second time that it was seen.
    fn bold_if(mut self, certainty: Certainty) -> Self {
        if self.tone == Tone::Alarm && certainty == Certainty::Confirmed {
            self.tone = Tone::StrongAlarm;
        }
        self
    }
}

impl Words<'_> {
    /// The headline by verdict and facts. What was set aside after the last counted result, and the age of evidence
    /// that is too old, stand in it whatever the verdict; a rise stands in it where the verdict does not tell that the
    /// virus is back, because the row is urgent then.
    #[must_use]
    pub fn headline(&self) -> Headline {
        let mut headline = match &self.assessment.verdict {
            Verdict::NeverTreated => self.never_treated(),
            Verdict::AwaitingResponse => self.awaiting_response(),
            Verdict::Responding => self.responding(),
            Verdict::StopConditionsMet => self.stop_conditions_met(),
            Verdict::PrimaryResistance(primary) => self.primary_resistance(primary),
            Verdict::SecondaryResistance(back) => self.secondary_resistance(back),
            Verdict::ViraemiaAfterInterruption(back) => self.viraemia_after_interruption(back),
            Verdict::Prophylaxis { reactivated } => self.prophylaxis(*reactivated),
            Verdict::OffTreatment => self.off_treatment(),
            Verdict::OffTreatmentRemission => self.off_treatment_remission(),
            Verdict::Relapse(relapse) => self.relapse(relapse),
            Verdict::ViraemicOffTreatment { after_prevention } => {
                self.viraemic_off_treatment(*after_prevention)
            }
            Verdict::Reactivation(reactivation) => self.reactivation(reactivation),
            Verdict::Undetermined(why) => self.undetermined(*why),
        };
        if self.is_silent_about_a_rise()
            && let Some(rise) = self.rising_words()
        {
            headline.text.push_str("; ");
            headline.text.push_str(&rise);
        }
        if let Some(words) = self.set_aside_words() {
            headline.text.push_str("; ");
            headline.text.push_str(&words);
        }
        if self.assessment.stale
            && !self.says_its_age()
            && let Some(last) = self.last()
        {
            headline.text.push_str("; last DNA ");
            headline
                .text
                .push_str(&age_words(last.on, self.assessment.day));
        }
        headline
    }

    /// Verdicts whose words would leave a rise untold.
    fn is_silent_about_a_rise(&self) -> bool {
        match self.assessment.verdict {
            Verdict::AwaitingResponse
            | Verdict::Prophylaxis { reactivated: false }
            | Verdict::Undetermined(
                Undetermined::NoDnaSinceStart
                | Undetermined::InterferonNotEnded
                | Undetermined::NoDnaFromFirstCheckpoint,
            ) => true,
            Verdict::NeverTreated
            | Verdict::Responding
            | Verdict::StopConditionsMet
            | Verdict::PrimaryResistance(_)
            | Verdict::SecondaryResistance(_)
            | Verdict::ViraemiaAfterInterruption(_)
            | Verdict::Prophylaxis { reactivated: true }
            | Verdict::OffTreatment
            | Verdict::OffTreatmentRemission
            | Verdict::Relapse(_)
            | Verdict::ViraemicOffTreatment { .. }
            | Verdict::Reactivation(_)
            | Verdict::Undetermined(Undetermined::NoDnaAtStop) => false,
        }
    }

    /// Verdicts whose own words name the age of a stale negative.
    fn says_its_age(&self) -> bool {
        match self.assessment.verdict {
            Verdict::Responding => true,
            Verdict::OffTreatmentRemission => !self.has_cirrhosis(),
            Verdict::NeverTreated
            | Verdict::AwaitingResponse
            | Verdict::StopConditionsMet
            | Verdict::PrimaryResistance(_)
            | Verdict::SecondaryResistance(_)
            | Verdict::ViraemiaAfterInterruption(_)
            | Verdict::Prophylaxis { .. }
            | Verdict::OffTreatment
            | Verdict::Relapse(_)
            | Verdict::ViraemicOffTreatment { .. }
            | Verdict::Reactivation(_)
            | Verdict::Undetermined(_) => false,
        }
    }

    /// `the newer <1 000 cannot show that 640 has gone`.
    fn set_aside_words(&self) -> Option<String> {
        let newer = self.assessment.facts.set_aside_newer?;
        let positive = self.last()?;
        Some(format!(
            "the newer {} cannot show that {} has gone",
            self.load_value_words(newer)?,
            iu_words(positive.value)
        ))
    }

    /// The newest counted load in words, or a dash where nothing was ever counted.
    fn load(&self) -> String {
        self.last()
            .map_or_else(|| "-".to_owned(), |last| iu_words(last.value))
    }

    fn is_positive(&self) -> bool {
        self.last().is_some_and(Counted::is_positive)
    }

    /// Virus below the level of the work list, and the ALT not raised (`wording.md`, `low`).
    fn is_low(&self) -> bool {
        worklist::is_low(self.assessment, &self.knowledge.settings)
    }

    fn alt_is_raised(&self) -> bool {
        worklist::has_raised_alt(self.assessment, &self.knowledge.settings)
    }

    /// `, ALT 2.0x`, where a fresh ALT is on file.
    fn and_alt(&self) -> String {
        self.assessment
            .facts
            .alt
            .map_or_else(String::new, |(_, multiple)| {
                format!(", ALT {}", multiple_words(multiple))
            })
    }

    /// A negative by an assay that could have seen as little as the stop rule asks for.
    fn is_fine_negative(&self) -> bool {
        self.last().is_some_and(|last| {
            last.is_negative()
                && last.counted_as != CountedAs::Excused
                && last.limit <= self.knowledge.settings.stop_limit
        })
    }

    /// Whether the newest HBV DNA is as fresh as evidence has to be.
    fn dna_is_in_date(&self) -> bool {
        self.last().is_some_and(|last| {
            days_between(last.on, self.assessment.day) <= self.knowledge.settings.fresh_dna
        })
    }

    /// `=` in green where green is allowed, `=` in cyan beside a liver alert or when HBV DNA is no longer fresh, `?` where the assay is too crude.
    fn controlled(&self, text: String, explanation: String) -> Headline {
        if !self.is_fine_negative() {
            let limit = iu_words(self.knowledge.settings.stop_limit);
            let crude = format!("{explanation} This assay cannot see {limit} IU/mL.");
            return Headline::unknown(text, crude);
        }
        let green = self.assessment.liver_alert.is_none() && self.dna_is_in_date();
        let tone = if green { Tone::Good } else { Tone::Calm };
        Headline::new(Sign::Controlled, tone, text, explanation)
    }

    /// The limit of the latest negative before the last counted result, from which that cannot be told.
    fn limit_before_excused(&self) -> Option<IuPerMl> {
        self.assessment
            .series
            .counted
            .iter()
            .rev()
            .skip(1)
            .find(|earlier| earlier.is_negative() && earlier.counted_as != CountedAs::Excused)
            .map(|negative| negative.limit)
    }

    /// `DNA 180: cannot be told from the earlier limit of 1 000`.
    fn excused_words(&self) -> String {
        let limit = self
            .limit_before_excused()
            .map_or_else(String::new, |limit| format!(" of {}", iu_words(limit)));
        format!(
            "DNA {}: cannot be told from the earlier limit{limit}",
            self.load()
        )
    }

    /// `was due 01-Apr-2024` or `is due ...`; nothing for those who are not followed here.
    fn dna_due(&self) -> Option<String> {
        let due = self
            .assessment
            .next_due
            .iter()
            .find(|due| due.test == DueTest::HbvDna)?;
        let verb = if due.on < self.assessment.day {
            "was"
        } else {
            "is"
        };
        Some(format!("{verb} due {}", date_words(due.on)))
    }

    /// ` (due 02-Jun-2024)`, or nothing.
    fn dna_due_in_brackets(&self) -> String {
        self.assessment
            .next_due
            .iter()
            .find(|due| due.test == DueTest::HbvDna)
            .map_or_else(String::new, |due| format!(" (due {})", date_words(due.on)))
    }

    fn only_pregnancy(&self) -> bool {
        let intents = &self.assessment.facts.intents;
        !intents.is_empty() && intents.iter().all(|intent| *intent == Intent::Pregnancy)
    }

    pub(super) fn reappearance(&self) -> Option<Reappearance> {
        match self.assessment.verdict {
            Verdict::SecondaryResistance(back) | Verdict::ViraemiaAfterInterruption(back) => {
                Some(back)
            }
            Verdict::NeverTreated
            | Verdict::AwaitingResponse
            | Verdict::Responding
            | Verdict::StopConditionsMet
            | Verdict::PrimaryResistance(_)
            | Verdict::Prophylaxis { .. }
            | Verdict::OffTreatment
            | Verdict::OffTreatmentRemission
            | Verdict::Relapse(_)
            | Verdict::ViraemicOffTreatment { .. }
            | Verdict::Reactivation(_)
            | Verdict::Undetermined(_) => None,
        }
    }

    /// The drugs of the line before the present one in the same episode.
    pub(super) fn line_before(&self) -> Option<String> {
        let Stage::OnTreatment {
            episode_start,
            line_start,
        } = self.assessment.facts.stage
        else {
            return None;
        };
        self.assessment
            .phases
            .iter()
            .rev()
            .find(|phase| {
                phase.kind == PhaseKind::Treatment
                    && phase.from < line_start
                    && phase.from >= episode_start
            })
            .map(|phase| self.drug_names(&phase.drugs))
    }

    /// How long after the last stop it is.
    fn time_off(&self) -> String {
        match self.assessment.facts.stage {
            Stage::Off { stop, .. } => span_words(stop, self.assessment.day),
            Stage::NeverTreated | Stage::OnTreatment { .. } => numbers::count(0, "day"),
        }
    }
}
