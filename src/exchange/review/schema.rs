//! What stands in the JSON of one patient.

use serde::{Serialize, Serializer};

use super::day::Day;
use super::source::{Each, Source};
use crate::clinical::assessment::{
    self, Certainty, ConditionState, Doubt, Evidence, LiverAbnormal, Missing, Note, Phase,
    PhaseKind, StopConditions, TransientViraemia, Verdict,
};
use crate::clinical::drugs::DrugId;
use crate::clinical::guidelines::{Answer, GuidelineBecause, TermCertainty};
use crate::clinical::quantity::cut;
use crate::wording::{due_reason_words, due_test_words};

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
    sign: char,
    action: String,
    resistance_proven: Each<'a, DrugId, &'a str>,
    egfr: Option<f64>,
    kidney_alert: bool,
    headline: String,
    phases: Each<'a, Phase, PhaseView<'a>>,
    events: Each<'a, TransientViraemia, Event>,
    because: Each<'a, assessment::Because, Because<'a>>,
    missing: Each<'a, Missing, String>,
    doubts: Each<'a, Doubt, String>,
    notes: Each<'a, Note, String>,
    guidelines: Each<'a, Answer, Guideline<'a>>,
    next_due: Each<'a, assessment::Due, Due>,
}

/// A verdict with everything that belongs to some verdicts only.
#[derive(Serialize)]
struct Standing<'a> {
    status: &'static str,
    since: Option<Day>,
    certainty: Option<&'static str>,
    drugs: Each<'a, DrugId, &'a str>,
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
    because: GuidelineEvidence<'a>,
    differs: bool,
}

/// The results that a guideline set stands on.
struct GuidelineEvidence<'a> {
    answer: &'a Answer,
    source: Source<'a>,
}

impl Serialize for GuidelineEvidence<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let because = self.answer.because();
        serializer.collect_seq(because.map(|because| Because::of_set(self.source, because)))
    }
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
struct Because<'a> {
    date: Day,
    what: &'a str,
    rule: &'static str,
}

#[derive(Serialize)]
struct Due {
    test: &'static str,
    due: Day,
    why: String,
}

impl<'a> Patient<'a> {
    pub(super) fn of(source: Source<'a>) -> Self {
        let Source {
            record, assessment, ..
        } = source;
        let headline = source.words.headline();
        Self {
            mrn: &record.person.mrn,
            name: &record.person.name,
            standing: Standing::of(source, &assessment.verdict, &assessment.drugs),
            stop_conditions: assessment.stop_conditions.as_ref().map(Checklist::of),
            rising: assessment.rising.is_some(),
            liver_alert: assessment
                .liver_alert
                .as_ref()
                .map(|alert| alert.level.key()),
            stale: assessment.stale,
            tier: assessment.tier.map(|tier| tier.0),
            sign: source.words.sign_beside(&headline).sign.character(),
            action: source.words.action().line,
            resistance_proven: source.each(&assessment.resistance_proven, drug_name),
            egfr: assessment
                .egfr_hundredths
                .map(|hundredths| f64::from(hundredths) / 100.0),
            kidney_alert: assessment.kidney_alert.is_some(),
            headline: headline.text,
            phases: source.each(&assessment.phases, PhaseView::of),
            events: source.each(&assessment.events, Event::of),
            because: source.each(&assessment.because, Because::of),
            missing: source.each(&assessment.missing, |source, missing| {
                source.words.missing_words(missing)
            }),
            doubts: source.each(&assessment.doubts, |source, doubt| {
                source.words.doubt_words(doubt)
            }),
            notes: source.each(&assessment.notes, |source, note| {
                source.words.note_words(note)
            }),
            guidelines: source.each(source.guidelines, Guideline::of),
            next_due: source.each(&assessment.next_due, Due::of),
        }
    }
}

impl Event {
    fn of(_: Source<'_>, event: &TransientViraemia) -> Self {
        Self {
            kind: "transient_viraemia",
            from: Day(event.from),
            to: Day(event.to),
            peak_iu_per_ml: event.peak.get(),
        }
    }
}

impl<'a> Because<'a> {
    fn of(source: Source<'a>, because: &assessment::Because) -> Self {
        Self {
            date: Day(because.on),
            what: source.told.of(because.evidence),
            rule: because.rule.number(),
        }
    }

    fn of_set(source: Source<'a>, because: GuidelineBecause) -> Self {
        Self {
            date: Day(because.on),
            what: source.told.of(Evidence::Result(because.result)),
            rule: because.rule,
        }
    }
}

impl<'a> Guideline<'a> {
    fn of(source: Source<'a>, answer: &'a Answer) -> Self {
        let set = source.knowledge.guidelines.get(answer.set);
        Self {
            set: set.map_or("", |set| &set.name),
            term: answer.term.key(),
            certainty: answer.certainty.map(TermCertainty::key),
            stop_rule: answer.stop.state.key(),
            consolidated_on: answer.stop.consolidated_on.map(Day),
            because: GuidelineEvidence { answer, source },
            differs: answer.differs,
        }
    }
}

impl<'a> Standing<'a> {
    fn of(source: Source<'a>, verdict: &Verdict, drugs: &'a [DrugId]) -> Self {
        let plain = Self {
            status: verdict.key(),
            since: verdict.since().map(Day),
            certainty: verdict.certainty().map(certainty_key),
            drugs: source.each(drugs, drug_name),
            stage_months: None,
            log10_fall: None,
            liver_abnormal: None,
            stop_conditions_at_stop: None,
        };
        match verdict {
            Verdict::PrimaryResistance(primary) => Self {
                stage_months: Some(primary.stage_months),
                log10_fall: primary.fall.map(|fall| cut(fall.log10, 2)),
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
            | Verdict::Reactivation(_)
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
    fn of(source: Source<'a>, phase: &'a Phase) -> Self {
        Self {
            kind: match phase.kind {
                PhaseKind::Treatment => "treatment",
                PhaseKind::Off => "off",
            },
            from: Day(phase.from),
            to: phase.to.map(Day),
            standing: Standing::of(source, &phase.verdict, &phase.drugs),
        }
    }
}

impl Due {
    fn of(_: Source<'_>, due: &assessment::Due) -> Self {
        Self {
            test: due_test_words(due.test),
            due: Day(due.on),
            why: due_reason_words(due.reason),
        }
    }
}

fn drug_name<'a>(source: Source<'a>, drug: &'a DrugId) -> &'a str {
    &source.knowledge.drugs.get(*drug).name
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
