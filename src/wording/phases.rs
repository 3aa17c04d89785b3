//! The history as a list: every line and off period with its verdict at its own end.

use crate::clinical::assessment::{
    Certainty, LiverAbnormal, Phase, PhaseKind, TransientViraemia, Verdict,
};

use super::Language;
use super::because::load_words;
use super::numbers::{date_words, log10_words, span_words};
use super::verdict::{clinic_name, verdict_words};
use super::{Words, condition};

impl Words<'_> {
    /// Every phase as one line, oldest first: `10-Jan-2019 to 02-May-2021 (27 months) lamivudine: ...`.
    #[must_use]
    pub fn phases(&self) -> Vec<String> {
        self.assessment
            .phases
            .iter()
            .map(|phase| self.phase_words(phase))
            .collect()
    }

    /// One phase as one line.
    #[must_use]
    pub fn phase_words(&self, phase: &Phase) -> String {
        let end = phase.to.unwrap_or(self.assessment.day);
        let to = phase
            .to
            .map_or_else(|| "today".to_owned(), |to| date_words(self.language, to));
        let what = match phase.kind {
            PhaseKind::Treatment => self.drug_names(&phase.drugs),
            PhaseKind::Off => "off treatment".to_owned(),
        };
        let mut line = format!(
            "{} to {to} ({}) {what}: {}",
            date_words(self.language, phase.from),
            span_words(self.language, phase.from, end),
            verdict_words(self.language, &phase.verdict)
        );
        for detail in phase_details(self.language, &phase.verdict) {
            line.push_str(", ");
            line.push_str(&detail);
        }
        if let Some(name) = clinic_name(self.language, &phase.verdict) {
            line.push_str(&format!(" (the clinic text calls this {name})"));
        }
        line
    }

    /// The present verdict in a few words, with since when and how often it was seen.
    #[must_use]
    pub fn verdict_in_short(&self) -> String {
        let verdict = &self.assessment.verdict;
        let mut words = verdict_words(self.language, verdict).to_owned();
        for detail in phase_details(self.language, verdict) {
            words.push_str(", ");
            words.push_str(&detail);
        }
        words
    }

    /// Positive stretches between negatives, one line each.
    #[must_use]
    pub fn events(&self) -> Vec<String> {
        self.assessment
            .events
            .iter()
            .map(|event| event_words(self.language, event))
            .collect()
    }
}

fn phase_details(language: Language, verdict: &Verdict) -> Vec<String> {
    let mut details = Vec::new();
    match verdict {
        Verdict::PrimaryResistance(primary) => {
            details.push(format!("month {}", primary.stage_months));
            details.extend(primary.fall.map(|fall| {
                let way = if fall.log10 < 0.0 { "up" } else { "down" };
                format!("{way} {}", log10_words(fall.log10))
            }));
        }
        Verdict::SecondaryResistance(back) | Verdict::ViraemiaAfterInterruption(back) => {
            details.push(format!("since {}", date_words(language, back.since)));
        }
        Verdict::Relapse(relapse) => {
            details.push(format!("since {}", date_words(language, relapse.since)));
            details.push(
                match relapse.liver_abnormal {
                    LiverAbnormal::Yes => "liver tests outside their limits",
                    LiverAbnormal::No => "liver tests within their limits",
                    LiverAbnormal::Unknown => "liver tests not known",
                }
                .to_owned(),
            );
            details.extend(relapse.stop_conditions_at_stop.map(|state| {
                format!(
                    "clinic text's stop conditions at the stop: {}",
                    condition::state_words(state)
                )
            }));
        }
        Verdict::Reactivation(reactivation) => {
            details.push(format!(
                "since {}",
                date_words(language, reactivation.since)
            ));
        }
        Verdict::NeverTreated
        | Verdict::AwaitingResponse
        | Verdict::Responding
        | Verdict::StopConditionsMet
        | Verdict::Prophylaxis { .. }
        | Verdict::OffTreatment
        | Verdict::OffTreatmentRemission
        | Verdict::ViraemicOffTreatment { .. }
        | Verdict::Undetermined(_) => {}
    }
    details.extend(verdict.certainty().map(|certainty| {
        match certainty {
            Certainty::Provisional => "seen once",
            Certainty::Confirmed => "seen at least twice",
        }
        .to_owned()
    }));
    details
}

fn event_words(language: Language, event: &TransientViraemia) -> String {
    let when = if event.from == event.to {
        date_words(language, event.from)
    } else {
        format!(
            "{} to {}",
            date_words(language, event.from),
            date_words(language, event.to)
        )
    };
    format!(
        "{when}: DNA positive for a time between negatives, at most {}",
        load_words(event.peak)
    )
}
