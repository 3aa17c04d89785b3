//! Information for the situation; never an order.

use crate::clinical::assessment::{Advice, Assessment, Stage, Verdict};
use crate::clinical::calendar::plus_months;
use crate::clinical::drugs::{Barrier, DrugId};
use crate::clinical::timeline::Episode;
use crate::clinical::view::View;

/// Information for the situation; never an order.
pub(super) fn advice(view: &View<'_>, assessment: &Assessment) -> Vec<Advice> {
    let mut advice = Vec::new();
    match assessment.verdict {
        Verdict::Relapse(_) => advice.push(Advice::TreatAgain),
        Verdict::PrimaryResistance(_) | Verdict::SecondaryResistance(_) => {
            advice.push(Advice::CheckAdherenceAndRepeat);
        }
        Verdict::ViraemiaAfterInterruption(_) => advice.push(Advice::ResumeAndRepeat),
        Verdict::NeverTreated
        | Verdict::AwaitingResponse
        | Verdict::Responding
        | Verdict::StopConditionsMet
        | Verdict::Prophylaxis { .. }
        | Verdict::OffTreatment
        | Verdict::OffTreatmentRemission
        | Verdict::ViraemicOffTreatment { .. }
        | Verdict::Reactivation(_)
        | Verdict::Undetermined(_) => {}
    }
    if let Stage::OnTreatment { line_start, .. } = assessment.facts.stage {
        let with_cirrhosis = view.record.person.cirrhosis.is_present();
        let [.., year] = view.knowledge.settings.checkpoints;
        let long = view.day > plus_months(line_start, year.months);
        let treated = view.episodes.last().is_some_and(Episode::is_treatment);
        if let [drug] = *present_drugs(view).as_slice()
            && view.knowledge.drugs.get(drug).barrier == Barrier::Low
            && treated
            && (with_cirrhosis || long)
        {
            advice.push(Advice::LowBarrierAlone {
                drug,
                with_cirrhosis,
            });
        }
        if with_cirrhosis && treated {
            advice.push(Advice::CirrhosisContinues);
        }
    }
    advice
}

/// The drugs taken on the review day.
fn present_drugs(view: &View<'_>) -> Vec<DrugId> {
    let mut drugs: Vec<_> = view
        .episodes
        .last()
        .into_iter()
        .flat_map(|episode| &episode.courses)
        .filter(|course| course.stop.is_none_or(|stop| stop >= view.day))
        .map(|course| course.drug)
        .collect();
    view.knowledge.drugs.sort_by_name(&mut drugs);
    drugs
}
