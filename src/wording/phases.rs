//! The history as a list: every line and off period with its verdict at its own end.

use crate::clinical::assessment::{
    Certainty, LiverAbnormal, Phase, PhaseKind, TransientViraemia, Verdict,
};

use super::Language;
use super::because::load_words;
use super::language::say;
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
        let to = phase.to.map_or_else(
            || self.language.says("today", "今日").to_owned(),
            |to| date_words(self.language, to),
        );
        let what = match phase.kind {
            PhaseKind::Treatment => self.drug_names(&phase.drugs),
            PhaseKind::Off => self.language.says("off treatment", "停药").to_owned(),
        };
        let mut line = say!(
            self.language,
            "{from} to {to} ({time}) {what}: {verdict}",
            "{from} 至 {to}（{time}）{what}：{verdict}",
            from = date_words(self.language, phase.from),
            time = span_words(self.language, phase.from, end),
            verdict = verdict_words(self.language, &phase.verdict)
        );
        for detail in phase_details(self.language, &phase.verdict) {
            line.push_str(self.language.says(", ", "，"));
            line.push_str(&detail);
        }
        if let Some(name) = clinic_name(self.language, &phase.verdict) {
            line.push_str(&say!(
                self.language,
                " (the clinic text calls this {name})",
                "（诊所规则称「{name}」）"
            ));
        }
        line
    }

    /// The present verdict in a few words, with since when and how often it was seen.
    #[must_use]
    pub fn verdict_in_short(&self) -> String {
        let verdict = &self.assessment.verdict;
        let mut words = verdict_words(self.language, verdict).to_owned();
        for detail in phase_details(self.language, verdict) {
            words.push_str(self.language.says(", ", "，"));
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
            details.push(say!(
                language,
                "month {months}",
                "第{months}个月",
                months = primary.stage_months
            ));
            details.extend(primary.fall.map(|fall| {
                let way = if fall.log10 < 0.0 {
                    language.says("up", "升高")
                } else {
                    language.says("down", "下降")
                };
                say!(
                    language,
                    "{way} {log10}",
                    "{way}{log10}",
                    log10 = log10_words(fall.log10)
                )
            }));
        }
        Verdict::SecondaryResistance(back) | Verdict::ViraemiaAfterInterruption(back) => {
            details.push(say!(
                language,
                "since {since}",
                "{since}起",
                since = date_words(language, back.since)
            ));
        }
        Verdict::Relapse(relapse) => {
            details.push(say!(
                language,
                "since {since}",
                "{since}起",
                since = date_words(language, relapse.since)
            ));
            details.push(
                match relapse.liver_abnormal {
                    LiverAbnormal::Yes => {
                        language.says("liver tests outside their limits", "肝功能异常")
                    }
                    LiverAbnormal::No => {
                        language.says("liver tests within their limits", "肝功能正常")
                    }
                    LiverAbnormal::Unknown => language.says("liver tests not known", "肝功能不详"),
                }
                .to_owned(),
            );
            details.extend(relapse.stop_conditions_at_stop.map(|state| {
                say!(
                    language,
                    "clinic text's stop conditions at the stop: {state}",
                    "停药时诊所停药条件：{state}",
                    state = condition::state_words(language, state)
                )
            }));
        }
        Verdict::Reactivation(reactivation) => {
            details.push(say!(
                language,
                "since {since}",
                "{since}起",
                since = date_words(language, reactivation.since)
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
            Certainty::Provisional => language.says("seen once", "仅1次"),
            Certainty::Confirmed => language.says("seen at least twice", "至少2次"),
        }
        .to_owned()
    }));
    details
}

fn event_words(language: Language, event: &TransientViraemia) -> String {
    let when = if event.from == event.to {
        date_words(language, event.from)
    } else {
        say!(
            language,
            "{from} to {to}",
            "{from} 至 {to}",
            from = date_words(language, event.from),
            to = date_words(language, event.to)
        )
    };
    say!(
        language,
        "{when}: DNA positive for a time between negatives, at most {peak}",
        "{when}：两次阴性之间 DNA 一过性阳性，最高{peak}",
        peak = load_words(event.peak)
    )
}
