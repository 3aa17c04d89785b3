//! What every set says: one after the other, from what is worked out once for all of them.

use super::agreement;
use super::answer::{Answer, Criterion, NotAsked, Term};
use super::off_treatment::OffTreatment;
use super::on_treatment::OnTreatment;
use super::said::Said;
use super::stop_rule::{self, StopFacts};
use crate::clinical::assessment::{Assessment, Stage, Verdict};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::clinical::view::View;
use crate::clinical::{support, timeline};

/// What every set says of `record` on the day of `assessment`, which must be that of `record` by `knowledge`; in the
/// order of the sets.
#[must_use]
pub fn judge(record: &Record, assessment: &Assessment, knowledge: &Knowledge) -> Vec<Answer> {
    if knowledge.guidelines.is_empty() {
        return Vec::new();
    }
    let view = View::new(record, knowledge, assessment.day, &assessment.series);
    answers(&view, &assessment.verdict)
}

/// The same from what the verdict was given by.
pub(in crate::clinical) fn answers(view: &View<'_>, verdict: &Verdict) -> Vec<Answer> {
    let phase = Phase::of(view);
    let counted = &view.series.counted;
    let may_lose_negatives = support::may_lose_negatives(counted);
    let sets = view.knowledge.guidelines.iter().enumerate();
    sets.map(|(place, set)| {
        let (mut said, mut stop) = match &phase {
            Phase::NotAsked(why) => (
                Said::new(Term::NotApplicable, Criterion::NotAsked(*why)),
                stop_rule::not_asked(),
            ),
            Phase::OnTreatment(line, facts) => (line.term(set), facts.answer(set)),
            Phase::Off(period) => (period.term(set), stop_rule::not_asked()),
        };
        if may_lose_negatives {
            let mut named = [said.evidence.as_slice(), &stop.evidence].concat();
            let before = named.len();
            support::keep_negatives(counted, &mut named);
            said.evidence.extend(named.drain(before..));
        }
        for evidence in [&mut said.evidence, &mut stop.evidence] {
            evidence.sort_unstable();
            evidence.dedup();
        }
        Answer {
            set: place,
            term: said.term,
            certainty: said.certainty,
            criterion: said.criterion,
            evidence: said.evidence,
            beside: said.beside,
            differs: agreement::differs(verdict, said.term, stop.state),
            stop,
        }
    })
    .collect()
}

/// The present phase, prepared for the questions of all sets.
enum Phase<'v> {
    NotAsked(NotAsked),
    OnTreatment(OnTreatment<'v>, StopFacts<'v>),
    Off(OffTreatment<'v>),
}

impl<'v> Phase<'v> {
    fn of(view: &'v View<'v>) -> Self {
        let stage = timeline::stage(&view.episodes, view.day);
        let (Some(episode), Some(stretch)) = (view.episodes.last(), view.present_stretch()) else {
            return Self::NotAsked(NotAsked::NeverTreated);
        };
        if !episode.is_treatment() {
            return Self::NotAsked(NotAsked::Prevention);
        }
        match stage {
            Stage::NeverTreated => Self::NotAsked(NotAsked::NeverTreated),
            Stage::Off { .. } => Self::Off(OffTreatment {
                knowledge: view.knowledge,
                stretch,
                liver: &view.liver,
            }),
            Stage::OnTreatment { .. } => {
                let formulary = &view.knowledge.drugs;
                let interferon_only = episode.lines.last().is_some_and(|line| {
                    let drugs = episode.drugs_for_sample(view.day, line, formulary);
                    formulary.only_interferons(&drugs)
                });
                if interferon_only {
                    return Self::NotAsked(NotAsked::InterferonOnly);
                }
                Self::OnTreatment(
                    OnTreatment::new(view.record, view.knowledge, episode, stretch),
                    StopFacts::new(view, episode.start),
                )
            }
        }
    }
}
