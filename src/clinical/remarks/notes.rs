//! What stands beside the verdict.

use crate::clinical::assessment::{Assessment, ConditionState, Note, Phase, Stage, Verdict};
use crate::clinical::calendar::{days_between, plus_days, whole_months_between};
use crate::clinical::record::{Intent, Reactivity};
use crate::clinical::serology::MarkerDay;
use crate::clinical::view::View;

/// What stands beside the verdict.
pub(super) fn notes(view: &View<'_>, assessment: &Assessment) -> Vec<Note> {
    let mut notes = Vec::new();
    match assessment.verdict {
        Verdict::SecondaryResistance(back) | Verdict::ViraemiaAfterInterruption(back) => {
            notes.extend(back.interruption.map(Note::AfterInterruption));
            if back.may_have_begun_on_earlier_line {
                notes.push(Note::MayHaveBegunOnEarlierLine);
            }
            if let Stage::OnTreatment { episode_start, .. } = assessment.facts.stage {
                let months = whole_months_between(episode_start, back.since);
                let [.., year] = view.knowledge.settings.checkpoints;
                notes.push(Note::TimeToReappearance {
                    months,
                    earlier_than_usual: months < year.months,
                });
            }
        }
        Verdict::PrimaryResistance(primary) => match primary.fall {
            None => notes.push(Note::BaselineMissing),
            Some(fall) if fall.at_least => notes.push(Note::FallIsAtLeast),
            Some(_) => {}
        },
        Verdict::Prophylaxis { reactivated: true } => notes.push(Note::Reactivation),
        Verdict::ViraemicOffTreatment {
            after_prevention: true,
        } => {
            if !assessment
                .facts
                .intents
                .iter()
                .all(|intent| *intent == Intent::Pregnancy)
            {
                notes.push(Note::Reactivation);
            }
        }
        Verdict::Relapse(_) => notes.extend(old_dna_at_stop(view)),
        Verdict::NeverTreated
        | Verdict::AwaitingResponse
        | Verdict::Responding
        | Verdict::StopConditionsMet
        | Verdict::Prophylaxis { reactivated: false }
        | Verdict::OffTreatment
        | Verdict::OffTreatmentRemission
        | Verdict::ViraemicOffTreatment {
            after_prevention: false,
        }
        | Verdict::Reactivation(_)
        | Verdict::Undetermined(_) => {}
    }
    if let Stage::Off { stop, .. } = assessment.facts.stage {
        let until = plus_days(stop, view.knowledge.settings.gap_days);
        if view.day <= until {
            notes.push(Note::MayProveInterruption { until });
        }
    }
    notes.extend(negative_before_treatment(view, assessment));
    if let Some(last) = assessment.facts.last.filter(|_| assessment.stale) {
        notes.push(Note::Stale {
            months: whole_months_between(last.on, view.day),
        });
    }
    let settled = assessment.settled_since;
    notes.extend(settled.map(|since| Note::Settled { since }));
    if is_held_back_by_prevention(assessment) {
        let until = view.prevention_until(view.day).flatten();
        notes.push(Note::StopAwaitsPrevention { until });
    }
    notes.extend(assessment.facts.set_aside_newer.map(Note::SetAsideIsNewer));
    notes.extend(marker_notes(view));
    notes.extend(history_notes(assessment));
    notes
}

/// §8: every condition holds, but a preventive course keeps the verdict from speaking of a stop.
fn is_held_back_by_prevention(assessment: &Assessment) -> bool {
    let conditions = assessment.stop_conditions.as_ref();
    assessment.facts.prevention_on_file
        && conditions.is_some_and(|conditions| conditions.all == ConditionState::Met)
}

/// §7.3a: the negative at the stop was older than what is fresh.
fn old_dna_at_stop(view: &View<'_>) -> Option<Note> {
    let stretch = view.present_stretch()?;
    let at_stop = stretch.carried_negative()?;
    let old = days_between(at_stop.on, stretch.start) > view.knowledge.settings.fresh.dna;
    old.then(|| Note::OldDnaAtStop {
        months: whole_months_between(at_stop.on, stretch.start),
    })
}

/// §5: a negative from before the episode, where nothing newer stands at its start.
fn negative_before_treatment(view: &View<'_>, assessment: &Assessment) -> Option<Note> {
    let Stage::OnTreatment { episode_start, .. } = assessment.facts.stage else {
        return None;
    };
    let before = view
        .series
        .counted
        .partition_point(|result| result.on <= episode_start);
    let last = view.series.counted[..before].last()?;
    last.is_negative()
        .then_some(Note::NegativeBeforeTreatment(last.result))
}

/// HBsAg lost or back, HBeAg back after seroconversion.
fn marker_notes(view: &View<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    let surface = view.serology.hbs_antigen();
    if let Some(last) = surface.last() {
        let run = surface
            .iter()
            .rev()
            .take_while(|entry| entry.reactivity == last.reactivity)
            .count();
        let (before, since) = surface.split_at(surface.len() - run);
        let changed = before
            .iter()
            .any(|entry| entry.reactivity != last.reactivity);
        match (since.first(), last.reactivity) {
            (Some(first), Reactivity::Negative) if changed => {
                notes.push(Note::HbsagLost { since: first.on })
            }
            (Some(first), Reactivity::Positive) if changed => {
                let again = before.iter().any(|entry| entry.is_positive());
                notes.push(Note::HbsagBack {
                    on: first.on,
                    again,
                    settled: view.is_settled_from(first.on),
                });
            }
            (Some(_) | None, Reactivity::Negative | Reactivity::Positive) => {}
        }
    }
    notes.extend(hbeag_back(
        view.serology.hbe_antigen(),
        view.serology.anti_hbe(),
    ));
    notes
}

/// HBeAg positive again after it was negative with anti-HBe positive.
fn hbeag_back(antigen: &[MarkerDay], antibody: &[MarkerDay]) -> Option<Note> {
    let run = antigen
        .iter()
        .rev()
        .take_while(|entry| entry.is_positive())
        .count();
    let (before, since) = antigen.split_at(antigen.len() - run);
    let first = since.first()?;
    let lost = before
        .iter()
        .rev()
        .take_while(|entry| !entry.is_positive())
        .last()?;
    let seroconverted = antibody
        .iter()
        .any(|entry| entry.is_positive() && entry.on < first.on && entry.on >= lost.on);
    seroconverted.then_some(Note::HbeagPositiveAgain { on: first.on })
}

/// Earlier lines that failed, earlier stops that were followed by a relapse.
fn history_notes(assessment: &Assessment) -> Vec<Note> {
    let earlier = assessment
        .phases
        .split_last()
        .map_or(&[] as &[Phase], |(_, earlier)| earlier);
    earlier
        .iter()
        .filter_map(|phase| match phase.verdict {
            Verdict::Relapse(_) => Some(Note::RelapsedAfterStop { stop: phase.from }),
            Verdict::PrimaryResistance(_) => Some(Note::EarlierFailure {
                start: phase.from,
                secondary: false,
            }),
            Verdict::SecondaryResistance(_) => Some(Note::EarlierFailure {
                start: phase.from,
                secondary: true,
            }),
            Verdict::NeverTreated
            | Verdict::AwaitingResponse
            | Verdict::Responding
            | Verdict::StopConditionsMet
            | Verdict::ViraemiaAfterInterruption(_)
            | Verdict::Prophylaxis { .. }
            | Verdict::OffTreatment
            | Verdict::OffTreatmentRemission
            | Verdict::ViraemicOffTreatment { .. }
            | Verdict::Reactivation(_)
            | Verdict::Undetermined(_) => None,
        })
        .collect()
}
