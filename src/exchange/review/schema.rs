//! What stands in the JSON of one patient.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::clinical::assessment::{
    Assessment, Certainty, ConditionState, LiverAbnormal, Phase, PhaseKind, StopConditions, Verdict,
};
use crate::clinical::drugs::DrugId;
use crate::clinical::guidelines::{Answer, TermCertainty};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::wording::{BecauseLine, DueLine, Words};

/// One patient of the review.
#[derive(Serialize)]
pub(super) struct Patient<'a> {
    mrn: &'a str,
    name: &'a str,
    #[serde(flatten)]
    standing: Standing<'a>,
    stop_conditions: Option<Checklist>,
    rising: bool,
    liver_alert: Option<&'static str>,
    stale: bool,
    tier: Option<u8>,
    headline: String,
    phases: Vec<PhaseView<'a>>,
    events: Vec<Event>,
    because: Vec<Because>,
    missing: Vec<String>,
    doubts: Vec<String>,
    notes: Vec<String>,
    guidelines: Vec<Guideline<'a>>,
    next_due: Vec<Due>,
}

/// A verdict with everything that belongs to some verdicts only.
#[derive(Serialize)]
struct Standing<'a> {
    status: &'static str,
    since: Option<Day>,
    certainty: Option<&'static str>,
    drugs: Vec<&'a str>,
    stage_months: Option<u32>,
    log10_fall: Option<f64>,
    liver_abnormal: Option<&'static str>,
    stop_conditions_at_stop: Option<&'static str>,
}

/// What one guideline set says.
#[derive(Serialize)]
struct Guideline<'a> {
    set: &'a str,
    term: &'static str,
    certainty: Option<&'static str>,
    stop_rule: &'static str,
    consolidated_on: Option<Day>,
    because: Vec<Because>,
    differs: bool,
}

#[derive(Serialize)]
struct Checklist {
    dna: &'static str,
    liver: &'static str,
    hbeag: &'static str,
    no_cirrhosis: &'static str,
    all: &'static str,
    held_since: Option<Day>,
}

#[derive(Serialize)]
struct PhaseView<'a> {
    kind: &'static str,
    from: Day,
    to: Option<Day>,
    #[serde(flatten)]
    standing: Standing<'a>,
}

#[derive(Serialize)]
struct Event {
    kind: &'static str,
    from: Day,
    to: Day,
    peak_iu_per_ml: f64,
}

#[derive(Serialize)]
struct Because {
    date: Day,
    what: String,
    rule: &'static str,
}

/// A day as `2024-06-01`.
struct Day(NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[derive(Serialize)]
struct Due {
    test: &'static str,
    due: Day,
    why: String,
}

impl<'a> Patient<'a> {
    pub(super) fn of(
        record: &'a Record,
        assessment: &'a Assessment,
        guidelines: &[Answer],
        knowledge: &'a Knowledge,
    ) -> Self {
        let words = Words::new(record, assessment, knowledge);
        Self {
            mrn: &record.person.mrn,
            name: &record.person.name,
            standing: Standing::of(&assessment.verdict, &assessment.drugs, knowledge),
            stop_conditions: assessment.stop_conditions.as_ref().map(Checklist::of),
            rising: assessment.rising.is_some(),
            liver_alert: assessment
                .liver_alert
                .as_ref()
                .map(|alert| alert.level.key()),
            stale: assessment.stale,
            tier: assessment.tier.map(|tier| tier.0),
            headline: words.headline().text,
            phases: assessment
                .phases
                .iter()
                .map(|phase| PhaseView::of(phase, knowledge))
                .collect(),
            events: assessment
                .events
                .iter()
                .map(|event| Event {
                    kind: "transient_viraemia",
                    from: Day(event.from),
                    to: Day(event.to),
                    peak_iu_per_ml: event.peak.get(),
                })
                .collect(),
            because: words.because().into_iter().map(Because::from).collect(),
            missing: words.missing(),
            doubts: words.doubts(),
            notes: words.notes(),
            guidelines: guidelines
                .iter()
                .filter_map(|answer| Guideline::of(answer, &words, knowledge))
                .collect(),
            next_due: words.next_due().into_iter().map(Due::from).collect(),
        }
    }
}

impl<'a> Guideline<'a> {
    fn of(answer: &Answer, words: &Words<'_>, knowledge: &'a Knowledge) -> Option<Self> {
        let because = answer.because().into_iter().map(|because| Because {
            date: Day(because.on),
            what: words.result_words(because.result),
            rule: because.rule,
        });
        Some(Self {
            set: &knowledge.guidelines.get(answer.set)?.name,
            term: answer.term.key(),
            certainty: answer.certainty.map(TermCertainty::key),
            stop_rule: answer.stop.state.key(),
            consolidated_on: answer.stop.consolidated_on.map(Day),
            because: because.collect(),
            differs: answer.differs,
        })
    }
}

impl<'a> Standing<'a> {
    fn of(verdict: &Verdict, drugs: &[DrugId], knowledge: &'a Knowledge) -> Self {
        let drugs = drugs
            .iter()
            .map(|drug| knowledge.drugs.get(*drug).name.as_str())
            .collect();
        let plain = Self {
            status: verdict.key(),
            since: verdict.since().map(Day),
            certainty: verdict.certainty().map(certainty_key),
            drugs,
            stage_months: None,
            log10_fall: None,
            liver_abnormal: None,
            stop_conditions_at_stop: None,
        };
        match verdict {
            Verdict::PrimaryResistance(primary) => Self {
                stage_months: Some(primary.stage_months),
                log10_fall: primary.fall.map(|fall| two_decimals(fall.log10)),
                ..plain
            },
            Verdict::Relapse(relapse) => Self {
                liver_abnormal: Some(liver_key(relapse.liver_abnormal)),
                stop_conditions_at_stop: relapse.stop_conditions_at_stop.map(ConditionState::key),
                ..plain
            },
            Verdict::NeverTreated
            | Verdict::AwaitingResponse
            | Verdict::Responding
            | Verdict::StopConditionsMet
            | Verdict::SecondaryResistance(_)
            | Verdict::ViraemiaAfterInterruption(_)
            | Verdict::Prophylaxis { .. }
            | Verdict::OffTreatment
            | Verdict::OffTreatmentRemission
            | Verdict::ViraemicOffTreatment { .. }
            | Verdict::Undetermined(_) => plain,
        }
    }
}

impl Checklist {
    fn of(conditions: &StopConditions) -> Self {
        Self {
            dna: conditions.dna.state.key(),
            liver: conditions.liver.state.key(),
            hbeag: conditions.hbeag.state.key(),
            no_cirrhosis: conditions.no_cirrhosis.state.key(),
            all: conditions.all.key(),
            held_since: conditions.held_since.map(Day),
        }
    }
}

impl<'a> PhaseView<'a> {
    fn of(phase: &Phase, knowledge: &'a Knowledge) -> Self {
        Self {
            kind: match phase.kind {
                PhaseKind::Treatment => "treatment",
                PhaseKind::Off => "off",
            },
            from: Day(phase.from),
            to: phase.to.map(Day),
            standing: Standing::of(&phase.verdict, &phase.drugs, knowledge),
        }
    }
}

impl From<BecauseLine> for Because {
    fn from(line: BecauseLine) -> Self {
        Self {
            date: Day(line.date),
            what: line.what,
            rule: line.rule,
        }
    }
}

impl From<DueLine> for Due {
    fn from(line: DueLine) -> Self {
        Self {
            test: line.test,
            due: Day(line.due),
            why: line.why,
        }
    }
}

pub(in crate::exchange) const fn certainty_key(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Provisional => "provisional",
        Certainty::Confirmed => "confirmed",
    }
}

const fn liver_key(state: LiverAbnormal) -> &'static str {
    match state {
        LiverAbnormal::Yes => "yes",
        LiverAbnormal::No => "no",
        LiverAbnormal::Unknown => "unknown",
    }
}

/// Rounded to two decimals, the nearest to the number itself.
fn two_decimals(number: f64) -> f64 {
    let rounded = format!("{number:.2}").parse().unwrap_or(number);
    // Never `-0.0`.
    if rounded == 0.0 { 0.0 } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::two_decimals;

    #[test]
    fn falls_have_two_decimals() {
        for (fall, shown) in [(4.2041, 4.2), (1.005, 1.0), (-0.001, 0.0), (-0.306, -0.31)] {
            assert_eq!(two_decimals(fall), shown);
            assert!(!(two_decimals(fall) == 0.0 && two_decimals(fall).is_sign_negative()));
        }
    }
}
