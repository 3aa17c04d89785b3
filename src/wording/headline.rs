//! The headline: what was measured, how urgent that is, and one sentence on what it means (`WORDING.md`).

mod beside;
mod never_negative;
mod off_treatment;
mod on_treatment;
mod reactivation;
#[cfg(test)]
mod tests;
mod virus_back;

use crate::clinical::assessment::{
    Certainty, Counted, CountedAs, DueTest, Phase, PhaseKind, Reappearance, Stage, Verdict,
    VerdictKind,
};
use crate::clinical::calendar::days_between;
use crate::clinical::quantity::IuPerMl;
use crate::clinical::record::Intent;
use crate::clinical::worklist;

use super::language::say;
use super::numbers::{DAY, date_words, iu_words, multiple_words, span_words};
use super::sign::{Sign, Tone};
use super::verdict::clinic_name;
use super::{Words, numbers};

/// What the nurse reads first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The sign of the headline alone; the patient's is [`Words::sign`].
    pub(super) sign: Sign,
    /// Its colour by meaning.
    pub(super) tone: Tone,
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

    /// `!` in red at least.
    fn raise(&mut self) {
        if self.sign < Sign::Today {
            (self.sign, self.tone) = (Sign::Today, Tone::Alarm);
        }
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
    /// The headline by verdict and facts, with what must not stay untold beside it, and the explanation with the clinic's
    /// own name at its end.
    #[must_use]
    pub fn headline(&self) -> Headline {
        let mut headline = self.of_verdict();
        self.tell_beside(&mut headline);
        if let Some(urgent) = self.urgent_explanation() {
            headline.explanation = urgent;
        }
        if let Some(name) = self.clinic_name_sentence() {
            headline.explanation.push_str(self.language.says(" ", ""));
            headline.explanation.push_str(&name);
        }
        headline
    }

    fn of_verdict(&self) -> Headline {
        match &self.assessment.verdict {
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
        }
    }

    /// `The clinic text calls this drug resistance.`; nothing where it has no name for it.
    fn clinic_name_sentence(&self) -> Option<String> {
        let verdict = &self.assessment.verdict;
        let treats = match verdict.kind() {
            VerdictKind::Relapse => self.language.says(" and treats again", "，应重新治疗"),
            VerdictKind::NeverTreated
            | VerdictKind::AwaitingResponse
            | VerdictKind::Responding
            | VerdictKind::StopConditionsMet
            | VerdictKind::PrimaryResistance
            | VerdictKind::SecondaryResistance
            | VerdictKind::ViraemiaAfterInterruption
            | VerdictKind::Prophylaxis
            | VerdictKind::OffTreatment
            | VerdictKind::OffTreatmentRemission
            | VerdictKind::ViraemicOffTreatment
            | VerdictKind::Reactivation
            | VerdictKind::Undetermined => "",
        };
        clinic_name(self.language, verdict).map(|name| {
            say!(
                self.language,
                "The clinic text calls this {name}{treats}.",
                "诊所规则称「{name}」{treats}。"
            )
        })
    }

    /// The newest counted load in words, or a dash where nothing was ever counted.
    fn load(&self) -> String {
        self.last()
            .map_or_else(|| "-".to_owned(), |last| iu_words(last.value))
    }

    fn is_positive(&self) -> bool {
        self.last().is_some_and(Counted::is_positive)
    }

    /// Virus below the level of the work list, and the ALT not raised (`WORDING.md`, `low`).
    fn is_low(&self) -> bool {
        worklist::is_low(self.assessment, &self.knowledge.settings)
    }

    pub(super) fn alt_is_raised(&self) -> bool {
        worklist::has_raised_alt(self.assessment, &self.knowledge.settings)
    }

    /// `, ALT 2.0x`, where a fresh ALT is on file.
    fn and_alt(&self) -> String {
        self.assessment
            .facts
            .alt
            .map_or_else(String::new, |(_, multiple)| {
                say!(
                    self.language,
                    ", ALT {multiple}",
                    ",ALT {multiple}",
                    multiple = multiple_words(self.language, multiple)
                )
            })
    }

    /// A negative by an assay that could have seen as little as the stop rule asks for.
    pub(super) fn is_fine_negative(&self) -> bool {
        self.last().is_some_and(|last| {
            last.is_negative()
                && last.counted_as != CountedAs::Excused
                && last.limit <= self.knowledge.settings.stop_limit
        })
    }

    /// Whether the newest HBV DNA is as fresh as evidence has to be.
    pub(super) fn dna_is_in_date(&self) -> bool {
        self.last().is_some_and(|last| {
            days_between(last.on, self.assessment.day) <= self.knowledge.settings.fresh.dna
        })
    }

    /// `=` in green where green is allowed, else in cyan; `?` where the assay is too crude.
    fn controlled(&self, text: String, explanation: String) -> Headline {
        if !self.is_fine_negative() {
            let limit = iu_words(self.knowledge.settings.stop_limit);
            let crude = say!(
                self.language,
                "{explanation} This assay cannot see {limit} IU/mL.",
                "{explanation}本方法测不到{limit} IU/mL。"
            );
            return Headline::unknown(text, crude);
        }
        let tone = if self.may_be_green() {
            Tone::Good
        } else {
            Tone::Calm
        };
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
            .map_or_else(String::new, |limit| {
                say!(
                    self.language,
                    " of {limit}",
                    "{limit}",
                    limit = iu_words(limit)
                )
            });
        say!(
            self.language,
            "DNA {load}: cannot be told from the earlier limit{limit}",
            "DNA {load}:低于此前检测下限{limit},不可比较",
            load = self.load()
        )
    }

    /// `was due 01-Apr-2024` or `is due ...`; nothing for those who are not followed here.
    fn dna_due(&self) -> Option<String> {
        let due = self
            .assessment
            .next_due
            .iter()
            .find(|due| due.test == DueTest::HbvDna)?;
        let day = date_words(self.language, due.on);
        Some(if due.on < self.assessment.day {
            say!(self.language, "was due {day}", "应于 {day} 复查")
        } else {
            say!(self.language, "is due {day}", "应于 {day} 复查")
        })
    }

    /// `DNA and ALT due 14-Jun-2024`: what is due first of the two; nothing for those who are not followed here.
    fn dna_and_alt_due(&self) -> Option<String> {
        let on = worklist::earliest_due(self.assessment)?;
        let is_due = |test| {
            let mut dues = self.assessment.next_due.iter();
            dues.any(|due| due.test == test && due.on == on)
        };
        let tests = match (is_due(DueTest::HbvDna), is_due(DueTest::Liver)) {
            (true, true) => self.language.says("DNA and ALT", "DNA、ALT"),
            (true, false) => "DNA",
            (false, _) => "ALT",
        };
        Some(say!(
            self.language,
            "{tests} due {day}",
            "{tests}：{day}",
            day = date_words(self.language, on)
        ))
    }

    /// ` (due 02-Jun-2024)`, or nothing.
    pub(super) fn dna_due_in_brackets(&self) -> String {
        self.assessment
            .next_due
            .iter()
            .find(|due| due.test == DueTest::HbvDna)
            .map_or_else(String::new, |due| {
                say!(
                    self.language,
                    " (due {day})",
                    "（{day}前）",
                    day = date_words(self.language, due.on)
                )
            })
    }

    fn only_pregnancy(&self) -> bool {
        let intents = &self.assessment.facts.intents;
        !intents.is_empty() && intents.iter().all(|intent| *intent == Intent::Pregnancy)
    }

    pub(super) fn reappearance(&self) -> Option<Reappearance> {
        self.assessment.verdict.reappearance()
    }

    /// The drugs of the line before the present one in the same episode.
    pub(super) fn line_before(&self) -> Option<String> {
        self.phase_before()
            .map(|phase| self.drug_names(&phase.drugs))
    }

    /// The line before the present one in the same episode.
    fn phase_before(&self) -> Option<&Phase> {
        let Stage::OnTreatment {
            episode_start,
            line_start,
        } = self.assessment.facts.stage
        else {
            return None;
        };
        self.assessment.phases.iter().rev().find(|phase| {
            phase.kind == PhaseKind::Treatment
                && phase.from < line_start
                && phase.from >= episode_start
        })
    }

    /// How long after the last stop it is.
    fn time_off(&self) -> String {
        match self.assessment.facts.stage {
            Stage::Off { stop, .. } => span_words(self.language, stop, self.assessment.day),
            Stage::NeverTreated | Stage::OnTreatment { .. } => {
                numbers::count(self.language, 0, DAY)
            }
        }
    }
}
