//! Guideline sets beside the clinic's verdict: one engine, many tables (`GUIDELINES.md`).
//!
//! Each set gives a term for the present phase and the state of its stop rule; neither is ever merged with the clinic's
//! verdict. The engine knows no set by name. What a set asks of a patient (the counted series, episodes, liver tests,
//! serology) is worked out once for all sets, and where the verdict was just given, not even that.

mod agreement;
mod answer;
mod off_treatment;
mod on_treatment;
mod set;
mod stop_rule;

pub use answer::{
    Answer, Beside, Criterion, GuidelineBecause, NotAsked, StopAnswer, StopMissing, StopReason,
    StopState, Term, TermCertainty,
};
pub use set::{
    Checked, GuidelineSet, HbeagNegative, Large, LowLevel, NonResponse, Partial, Sourced, Span,
    WithCirrhosis,
};

use chrono::NaiveDate;

use super::assessment::{Assessment, Counted, ResultRef, Stage, Verdict};
use super::knowledge::Knowledge;
use super::record::Record;
use super::stretch::{self, Stretch};
use super::view::View;
use super::{support, timeline};
use off_treatment::OffTreatment;
use on_treatment::OnTreatment;
use stop_rule::StopFacts;
pub(crate) use stop_rule::loss_months;

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
pub(super) fn answers(view: &View<'_>, verdict: &Verdict) -> Vec<Answer> {
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

/// A term with what it stands on.
struct Said {
    term: Term,
    certainty: Option<TermCertainty>,
    criterion: Criterion,
    evidence: Vec<(NaiveDate, ResultRef)>,
    beside: Vec<Beside>,
}

impl Said {
    const fn new(term: Term, criterion: Criterion) -> Self {
        Self {
            term,
            certainty: None,
            criterion,
            evidence: Vec::new(),
            beside: Vec::new(),
        }
    }

    /// Adds results with what makes them count as they do.
    fn standing_on<'a>(
        mut self,
        stretch: &Stretch<'_>,
        results: impl IntoIterator<Item = &'a Counted>,
    ) -> Self {
        for result in results {
            stretch.support(result, &mut self.evidence);
        }
        self
    }
}

/// Whether the exactly dated of a run stand far enough apart.
fn certainty(run: &[Counted], confirm_days: i64) -> TermCertainty {
    if stretch::are_apart(run, confirm_days) {
        TermCertainty::Confirmed
    } else {
        TermCertainty::Suspected
    }
}
