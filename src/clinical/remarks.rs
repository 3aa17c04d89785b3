//! What stands beside a verdict (`rules.md` §9): missing, doubts, notes, advice.

use super::assess::View;
use super::assessment::{
    Advice, Assessment, ConditionState, CountedAs, Doubt, LimitOrigin, LiverAbnormal, Missing,
    NotCountedBecause, Note, Phase, Stage, Undetermined, Verdict,
};
use super::calendar::{days_between, plus_days, plus_months, whole_months_between};
use super::drugs::Barrier;
use super::effective;
use super::laboratory::{Analyte, Marker, Test};
use super::record::{Finding, Intent, Reactivity};
use super::serology::MarkerDay;
use super::stop;

/// Fills in everything that stands beside the verdict.
pub(crate) fn add(view: &View<'_>, assessment: &mut Assessment) {
    assessment.missing = missing(view, assessment);
    assessment.doubts = doubts(view, assessment);
    assessment.notes = notes(view, assessment);
    assessment.advice = advice(view, assessment);
}

/// What would settle an unknown, and checkpoints that have passed without a result.
fn missing(view: &View<'_>, assessment: &Assessment) -> Vec<Missing> {
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

/// Reasons to be careful with what is shown.
fn doubts(view: &View<'_>, assessment: &Assessment) -> Vec<Doubt> {
    let counted = &view.series.counted;
    let mut doubts = Vec::new();
    let count = counted
        .iter()
        .filter(|result| result.limit_origin == LimitOrigin::Assumed)
        .count();
    if count > 0 {
        doubts.push(Doubt::AssumedLimits { count });
    }
    let excused = counted
        .iter()
        .filter(|result| result.counted_as == CountedAs::Excused);
    doubts.extend(excused.map(|result| Doubt::Excused(result.result)));
    for other in &view.series.not_counted {
        match other.because {
            NotCountedBecause::SetAside { positive } => {
                doubts.push(Doubt::SetAside {
                    negative: other.result,
                    positive,
                });
            }
            NotCountedBecause::TooCrude => doubts.push(Doubt::TooCrude(other.result)),
            NotCountedBecause::SameDay => {
                let counts = counted
                    .iter()
                    .find(|result| result.on == other.on)
                    .map(|result| result.result);
                let doubt = counts.map(|counts| Doubt::SameDay {
                    on: other.on,
                    test: Test::HbvDna,
                    counts,
                });
                doubts.extend(doubt.filter(|doubt| !doubts.contains(doubt)));
            }
        }
    }
    for (result, stored) in effective::results(view.record, view.day) {
        if !stored.earlier().is_empty() {
            doubts.push(Doubt::Amended(result));
        }
        if stored.unusual {
            doubts.push(Doubt::Unusual(result));
        }
    }
    doubts.extend(same_day_pairs(view));
    doubts.extend(assay_change(view));
    doubts.extend(approximate_days(view));
    let cirrhosis = stop::doubt(view.record, &view.liver, view.day, view.knowledge);
    doubts.extend(cirrhosis.map(|doubt| Doubt::CirrhosisDoubted {
        platelets: doubt.platelets,
        fib4_hundredths: doubt.fib4.and(assessment.facts.fib4_hundredths),
    }));
    doubts
}

/// Several results of one test other than HBV DNA on one day; the one named is the last on file.
fn same_day_pairs(view: &View<'_>) -> Vec<Doubt> {
    let mut latest: Vec<(Test, chrono::NaiveDate)> = Vec::new();
    let mut doubts = Vec::new();
    for (result, stored) in effective::results(view.record, view.day) {
        let test = stored.finding.test();
        let key = (test, stored.on);
        if test == Test::HbvDna {
            continue;
        }
        if latest
            .iter()
            .rev()
            .take_while(|(_, on)| *on == stored.on)
            .any(|other| *other == key)
        {
            doubts.retain(|doubt| !matches!(doubt, Doubt::SameDay { on, test: other, .. } if (*other, *on) == key));
            doubts.push(Doubt::SameDay {
                on: stored.on,
                test,
                counts: result,
            });
        }
        latest.push(key);
    }
    doubts
}

/// The last counted HBV DNA by another assay than the one before.
fn assay_change(view: &View<'_>) -> Option<Doubt> {
    let assay_of = |result: &super::assessment::Counted| match view
        .record
        .results
        .get(result.result.index())?
        .finding
    {
        Finding::HbvDna { assay, .. } => assay,
        Finding::Amount { .. } | Finding::Serology { .. } | Finding::QuantifiedSerology { .. } => {
            None
        }
    };
    let [.., before, last] = view.series.counted.as_slice() else {
        return None;
    };
    let (before, now) = (assay_of(before)?, assay_of(last)?);
    (before != now).then_some(Doubt::AssayChanged {
        result: last.result,
        before,
    })
}

fn approximate_days(view: &View<'_>) -> Vec<Doubt> {
    let rough = effective::courses(view.record, view.day).filter(|(course, stop)| {
        course.start.approximate
            || (stop.is_some() && course.stop.is_some_and(|stop| stop.approximate))
    });
    let mut doubts: Vec<Doubt> = rough
        .map(|(course, _)| Doubt::ApproximateCourse(course.id))
        .collect();
    if view.record.person.born.is_some_and(|born| born.approximate) {
        doubts.push(Doubt::ApproximateBirth);
    }
    doubts
}

/// What stands beside the verdict.
fn notes(view: &View<'_>, assessment: &Assessment) -> Vec<Note> {
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
    notes.extend(assessment.facts.set_aside_newer.map(Note::SetAsideIsNewer));
    notes.extend(marker_notes(view));
    notes.extend(history_notes(assessment));
    notes
}

/// §7.3a: the negative at the stop was older than what is fresh.
fn old_dna_at_stop(view: &View<'_>) -> Option<Note> {
    let stretch = view.present_stretch()?;
    let at_stop = stretch.carried_negative()?;
    let old = days_between(at_stop.on, stretch.start) > view.knowledge.settings.fresh_dna;
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
                notes.push(Note::HbsagPositiveAgain { on: first.on })
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
            | Verdict::Undetermined(_) => None,
        })
        .collect()
}

/// Information for the situation; never an order.
fn advice(view: &View<'_>, assessment: &Assessment) -> Vec<Advice> {
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
        | Verdict::Undetermined(_) => {}
    }
    if let Stage::OnTreatment { line_start, .. } = assessment.facts.stage {
        let with_cirrhosis = view.record.person.cirrhosis.is_present();
        let [.., year] = view.knowledge.settings.checkpoints;
        let long = view.day > plus_months(line_start, year.months);
        let treated = view
            .episodes
            .last()
            .is_some_and(super::timeline::Episode::is_treatment);
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
fn present_drugs(view: &View<'_>) -> Vec<super::drugs::DrugId> {
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
