//! What stands in the JSON of one patient.

use super::evidence::EvidenceWords;
use super::json::{Object, Value as _};
use crate::clinical::assessment::{
    Assessment, Certainty, ConditionState, Due, Evidence, LiverAbnormal, Phase, PhaseKind,
    StopConditions, TransientViraemia, Verdict,
};
use crate::clinical::drugs::DrugId;
use crate::clinical::guidelines::{Answer, TermCertainty};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::quantity::cut;
use crate::clinical::record::Record;
use crate::wording::Language;
use crate::wording::{Words, due_reason_words, due_test_words};

/// What one patient of the review is made of.
#[derive(Clone, Copy)]
pub(super) struct Patient<'a> {
    pub(super) record: &'a Record,
    pub(super) assessment: &'a Assessment,
    pub(super) guidelines: &'a [Answer],
    pub(super) told: &'a EvidenceWords,
    pub(super) words: Words<'a>,
    pub(super) knowledge: &'a Knowledge,
}

impl Patient<'_> {
    /// Adds the patient to the JSON.
    pub(super) fn add_to(self, json: &mut String) {
        Object::add_to(json, |patient| self.fill(patient));
    }

    fn fill(self, patient: &mut Object<'_>) {
        let Self {
            record,
            assessment,
            words,
            ..
        } = self;
        let headline = words.headline();
        let alert = assessment.alerts.liver.as_ref();
        patient.add("mrn", &record.person.mrn);
        patient.add("name", &record.person.name);
        self.add_standing(patient, &assessment.verdict, &assessment.drugs);
        match &assessment.stop_conditions {
            Some(conditions) => Object::add_to(patient.key("stop_conditions"), |checklist| {
                fill_checklist(checklist, conditions);
            }),
            None => patient.add("stop_conditions", None::<bool>),
        }
        patient.add("rising", assessment.rising.is_some());
        patient.add("liver_alert", alert.map(|alert| alert.level.key()));
        patient.add("stale", assessment.stale);
        patient.add("tier", assessment.tier.map(|tier| u32::from(tier.0)));
        patient.add("sign", words.sign_beside(&headline).sign.character());
        patient.add("action", words.action().line);
        self.add_drugs(patient, "resistance_proven", &assessment.resistance_proven);
        let egfr = assessment.egfr_hundredths;
        patient.add("egfr", egfr.map(|hundredths| f64::from(hundredths) / 100.0));
        patient.add("kidney_alert", assessment.alerts.kidney.is_some());
        patient.add("headline", headline.text);
        patient.add_list("phases", &assessment.phases, |phase, json| {
            Object::add_to(json, |object| self.fill_phase(object, phase));
        });
        patient.add_list("events", &assessment.events, |event, json| {
            Object::add_to(json, |object| fill_event(object, event));
        });
        patient.add_list("because", &assessment.because, |because, json| {
            Object::add_to(json, |object| {
                object.add("date", because.on);
                object.add("what", self.told.of(because.evidence));
                object.add("rule", because.rule.number());
            });
        });
        patient.add_list("missing", &assessment.missing, |missing, json| {
            words.missing_words(missing).add_to(json);
        });
        patient.add_list("doubts", &assessment.doubts, |doubt, json| {
            words.doubt_words(doubt).add_to(json);
        });
        patient.add_list("notes", &assessment.notes, |note, json| {
            words.note_words(note).add_to(json);
        });
        patient.add_list("guidelines", self.guidelines, |answer, json| {
            Object::add_to(json, |object| self.fill_guideline(object, answer));
        });
        patient.add_list("next_due", &assessment.next_due, |due, json| {
            Object::add_to(json, |object| fill_due(object, due));
        });
    }

    /// A verdict with everything that belongs to some verdicts only.
    fn add_standing(self, object: &mut Object<'_>, verdict: &Verdict, drugs: &[DrugId]) {
        let (mut primary, mut relapse) = (None, None);
        match verdict {
            Verdict::PrimaryResistance(found) => primary = Some(found),
            Verdict::Relapse(found) => relapse = Some(found),
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
            | Verdict::Undetermined(_) => {}
        }
        let fall = primary.and_then(|primary| primary.fall);
        let at_stop = relapse.and_then(|relapse| relapse.stop_conditions_at_stop);
        object.add("status", verdict.key());
        object.add("since", verdict.since());
        object.add("certainty", verdict.certainty().map(certainty_key));
        self.add_drugs(object, "drugs", drugs);
        object.add("stage_months", primary.map(|primary| primary.stage_months));
        object.add("log10_fall", fall.map(|fall| cut(fall.log10, 2)));
        let liver = relapse.map(|relapse| liver_key(relapse.liver_abnormal));
        object.add("liver_abnormal", liver);
        object.add("stop_conditions_at_stop", at_stop.map(ConditionState::key));
    }

    fn add_drugs(self, object: &mut Object<'_>, key: &'static str, drugs: &[DrugId]) {
        object.add_list(key, drugs, |drug, json| {
            self.knowledge.drugs.get(*drug).name.add_to(json);
        });
    }

    fn fill_phase(self, object: &mut Object<'_>, phase: &Phase) {
        let kind = match phase.kind {
            PhaseKind::Treatment => "treatment",
            PhaseKind::Off => "off",
        };
        object.add("kind", kind);
        object.add("from", phase.from);
        object.add("to", phase.to);
        self.add_standing(object, &phase.verdict, &phase.drugs);
    }

    /// What one guideline set says.
    fn fill_guideline(self, object: &mut Object<'_>, answer: &Answer) {
        let set = self.knowledge.guidelines.get(answer.set);
        object.add("set", set.map_or("", |set| &set.name));
        object.add("term", answer.term.key());
        object.add("certainty", answer.certainty.map(TermCertainty::key));
        object.add("stop_rule", answer.stop.state.key());
        object.add("consolidated_on", answer.stop.consolidated_on);
        object.add_list("because", answer.because(), |because, json| {
            Object::add_to(json, |object| {
                object.add("date", because.on);
                object.add("what", self.told.of(Evidence::Result(because.result)));
                object.add("rule", because.rule);
            });
        });
        object.add("differs", answer.differs);
    }
}

fn fill_checklist(object: &mut Object<'_>, conditions: &StopConditions) {
    object.add("dna", conditions.dna.state.key());
    object.add("liver", conditions.liver.state.key());
    object.add("hbeag", conditions.hbeag.state.key());
    object.add("no_cirrhosis", conditions.no_cirrhosis.state.key());
    object.add("all", conditions.all.key());
    object.add("held_since", conditions.held_since);
}

fn fill_event(object: &mut Object<'_>, event: &TransientViraemia) {
    object.add("kind", "transient_viraemia");
    object.add("from", event.from);
    object.add("to", event.to);
    object.add("peak_iu_per_ml", event.peak.get());
}

fn fill_due(object: &mut Object<'_>, due: &Due) {
    object.add("test", due_test_words(Language::English, due.test));
    object.add("due", due.on);
    object.add("why", due_reason_words(Language::English, due.reason));
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
