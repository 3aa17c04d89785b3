//! What would settle an unknown.

use crate::clinical::assessment::{
    Assessment, ConditionState, LiverAbnormal, Missing, Stage, Undetermined, Verdict,
};
use crate::clinical::calendar::{plus_days, plus_months};
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::clinical::view::View;

/// What would settle an unknown, and checkpoints that have passed without a result.
pub(super) fn missing(view: &View<'_>, assessment: &Assessment) -> Vec<Missing> {
    let [first, ..] = view.knowledge.settings.checkpoints;
    let mut missing = Vec::new();
    match assessment.verdict {
        Verdict::Undetermined(Undetermined::NoDnaSinceStart) | Verdict::AwaitingResponse
            if view
                .present_stretch()
                .is_some_and(|stretch| stretch.last().is_none()) =>
        {
            missing.push(Missing::DnaSince(
                view.present_stretch().map(|stretch| stretch.start),
            ));
        }
        Verdict::Undetermined(Undetermined::NoDnaFromFirstCheckpoint) => {
            missing.push(Missing::DnaFromCheckpoint {
                months: first.months,
            });
        }
        Verdict::Undetermined(Undetermined::InterferonNotEnded) => {
            missing.push(Missing::EndOfInterferon)
        }
        Verdict::Undetermined(Undetermined::NoDnaAtStop) => {
            if let Stage::Off { stop, .. } = assessment.facts.stage {
                missing.push(Missing::DnaAtStop { on: stop });
            }
        }
        Verdict::OffTreatment => {
            missing.push(Missing::DnaSince(
                view.present_stretch().map(|stretch| stretch.start),
            ));
        }
        Verdict::NeverTreated if assessment.facts.last.is_none() => {
            missing.push(Missing::DnaSince(None))
        }
        Verdict::Relapse(relapse) if relapse.liver_abnormal == LiverAbnormal::Unknown => {
            missing.push(Missing::AltForRelapse);
        }
        Verdict::PrimaryResistance(primary) if primary.fall.is_none() => {
            missing.push(Missing::Baseline {
                start: primary.since,
            });
        }
        Verdict::NeverTreated
        | Verdict::AwaitingResponse
        | Verdict::Responding
        | Verdict::StopConditionsMet
        | Verdict::PrimaryResistance(_)
        | Verdict::SecondaryResistance(_)
        | Verdict::ViraemiaAfterInterruption(_)
        | Verdict::Prophylaxis { .. }
        | Verdict::OffTreatmentRemission
        | Verdict::Relapse(_)
        | Verdict::ViraemicOffTreatment { .. }
        | Verdict::Reactivation(_)
        | Verdict::Undetermined(Undetermined::NoDnaSinceStart) => {}
    }
    missing.extend(passed_checkpoint(view, assessment));
    missing.extend(missing_for_stop(assessment));
    missing
}

/// The latest checkpoint of the present line that has passed without an HBV DNA that counts for it.
fn passed_checkpoint(view: &View<'_>, assessment: &Assessment) -> Option<Missing> {
    let Stage::OnTreatment { line_start, .. } = assessment.facts.stage else {
        return None;
    };
    if matches!(assessment.verdict, Verdict::Prophylaxis { .. }) {
        return None;
    }
    let passed = |months| plus_months(line_start, months) < view.day;
    let checkpoints = view.knowledge.settings.checkpoints;
    let latest = checkpoints
        .into_iter()
        .rev()
        .find(|checkpoint| passed(checkpoint.months))?;
    let on = plus_months(line_start, latest.months);
    let earliest = plus_days(on, -latest.early_days);
    let measured = view
        .series
        .counted
        .iter()
        .any(|result| result.on >= earliest);
    (!measured).then_some(Missing::CheckpointPassed {
        months: latest.months,
        on,
    })
}

/// What the unknown rows of the checklist lack; nothing while another row already says no.
fn missing_for_stop(assessment: &Assessment) -> Vec<Missing> {
    let Some(conditions) = assessment
        .stop_conditions
        .as_ref()
        .filter(|rows| rows.all == ConditionState::Unknown)
    else {
        return Vec::new();
    };
    let unknown = |state| state == ConditionState::Unknown;
    let mut missing = Vec::new();
    if unknown(conditions.dna.state) {
        missing.push(Missing::CleanDnaForStop);
    }
    if unknown(conditions.liver.state) {
        missing.push(Missing::ForStop(Test::Analyte(Analyte::Alt)));
    }
    if unknown(conditions.hbeag.state) {
        missing.push(Missing::ForStop(Test::Marker(Marker::HbeAg)));
        missing.push(Missing::ForStop(Test::Marker(Marker::AntiHbe)));
    }
    if unknown(conditions.no_cirrhosis.state) {
        missing.push(Missing::Cirrhosis);
    }
    missing
}
