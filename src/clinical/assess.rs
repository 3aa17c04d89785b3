//! The one question: where does this patient stand on this day, and why?

use chrono::NaiveDate;

use super::assessment::{
    Assessment, ConditionState, DnaSeries, Phase, PhaseKind, Rule, StopConditions,
    TransientViraemia, Verdict,
};
use super::calendar::plus_months;
use super::drugs::DrugId;
use super::guidelines::{self, Answer};
use super::judgement::Judgement;
use super::knowledge::Knowledge;
use super::off_treatment::OffQuestion;
use super::on_treatment::LineQuestion;
use super::reactivation::Untreated;
use super::record::{Intent, Record};
use super::stop::StopQuestion;
use super::timeline::{Episode, Line};
use super::view::View;
use super::{remarks, series, worklist};

/// What the rules say of `record` on `day`: a pure function of a record, the settings and a day.
#[must_use]
pub fn assess(record: &Record, knowledge: &Knowledge, day: NaiveDate) -> Assessment {
    let series = series::settle(record, knowledge, day);
    let view = View::new(record, knowledge, day, &series);
    let assessment = view.assess();
    with_series(assessment, series, record, knowledge)
}

/// The same together with what the guideline sets say, for whoever needs both: what they share is worked out once.
#[must_use]
pub fn assess_beside_guidelines(
    record: &Record,
    knowledge: &Knowledge,
    day: NaiveDate,
) -> (Assessment, Vec<Answer>) {
    let series = series::settle(record, knowledge, day);
    let view = View::new(record, knowledge, day, &series);
    let assessment = view.assess();
    let answers = guidelines::answers(&view, &assessment.verdict);
    (with_series(assessment, series, record, knowledge), answers)
}

/// What needs the series in its place.
fn with_series(
    mut assessment: Assessment,
    series: DnaSeries,
    record: &Record,
    knowledge: &Knowledge,
) -> Assessment {
    assessment.series = series;
    assessment.tier = worklist::tier(record, &assessment, &knowledge.settings);
    assessment
}

/// The last phase: the one that the present verdict is about.
pub(super) struct Present {
    pub(super) judgement: Judgement,
    pub(super) drugs: Vec<DrugId>,
    pub(super) events: Vec<TransientViraemia>,
    /// From which day a sign of reactivation in somebody never treated is settled.
    pub(super) settled_since: Option<NaiveDate>,
}

impl Present {
    fn of(judgement: Judgement) -> Self {
        Self {
            judgement,
            drugs: Vec::new(),
            events: Vec::new(),
            settled_since: None,
        }
    }
}

impl View<'_> {
    /// What the rules say, still without the series and what depends on it.
    fn assess(&self) -> Assessment {
        let (phases, present) = self.phases();
        let mut assessment = self.assemble(phases, present);
        remarks::add(self, &mut assessment);
        assessment
    }

    /// The stop conditions at `day`, where they are asked: after a course of intent treatment, and not while only
    /// interferons are taken (`RULES.md` §8).
    pub(super) fn stop_conditions(
        &self,
        episode: &Episode,
        line: &Line,
        day: NaiveDate,
    ) -> Option<StopConditions> {
        let drugs = episode.drugs_for_sample(day, line, &self.knowledge.drugs);
        let asked = episode.is_treatment() && !self.knowledge.drugs.only_interferons(&drugs);
        asked.then(|| {
            StopQuestion {
                record: self.record,
                knowledge: self.knowledge,
                counted: &self.series.counted,
                liver: &self.liver,
                serology: &self.serology,
                episode_start: episode.start,
                day,
            }
            .answer()
        })
    }

    /// A preventive course that on `day` has no stop, or not for long enough: immune suppression may still act, so no stop
    /// is spoken of (`RULES.md` §8). Until when; nothing inside where the course has no stop.
    pub(super) fn prevention_until(&self, day: NaiveDate) -> Option<Option<NaiveDate>> {
        let months = self.knowledge.settings.prevention_months;
        let courses = self.episodes.iter().flat_map(|episode| &episode.courses);
        courses
            .filter(|course| course.intent == Intent::Prophylaxis && course.start <= day)
            .map(|course| course.stop.map(|stop| plus_months(stop, months)))
            .filter(|until| until.is_none_or(|until| day < until))
            .max_by_key(|until| until.unwrap_or(NaiveDate::MAX))
    }

    fn judge_line(&self, episode: &Episode, line: &Line) -> Judgement {
        let end = self.end_of(line);
        let stretch = self.line_stretch(episode, line);
        let conditions = self.stop_conditions(episode, line, end);
        let may_stop = conditions
            .as_ref()
            .is_some_and(|conditions| conditions.all == ConditionState::Met)
            && self.prevention_until(end).is_none();
        LineQuestion {
            episode,
            line,
            end,
            stretch,
            knowledge: self.knowledge,
        }
        .answer(conditions, may_stop)
    }

    fn judge_off(&self, episode: &Episode, stop: NaiveDate, next: Option<NaiveDate>) -> Judgement {
        let at_stop = episode
            .lines
            .last()
            .and_then(|line| self.stop_conditions(episode, line, stop));
        OffQuestion {
            after_treatment: episode.is_treatment(),
            end: next.unwrap_or(self.day),
            stretch: self.off_stretch(episode, stop, next),
            liver: &self.liver,
            knowledge: self.knowledge,
        }
        .answer(at_stop.as_ref())
    }

    fn untreated(&self) -> Present {
        let Untreated {
            judgement,
            settled_since,
        } = self.judge_untreated();
        Present {
            settled_since,
            ..Present::of(judgement)
        }
    }

    /// Every line and off period with its verdict, and what the last of them adds.
    pub(super) fn phases(&self) -> (Vec<Phase>, Present) {
        let mut phases = Vec::new();
        let mut present = if self.episodes.is_empty() {
            self.untreated()
        } else {
            Present::of(Judgement::new(Verdict::NeverTreated, Rule::NeverTreated))
        };
        for (place, episode) in self.episodes.iter().enumerate() {
            for line in &episode.lines {
                let judgement = self.judge_line(episode, line);
                let end = self.end_of(line);
                let drugs = episode.drugs_for_sample(end, line, &self.knowledge.drugs);
                present
                    .events
                    .extend(self.line_stretch(episode, line).transient_viraemia());
                phases.push(Phase {
                    kind: PhaseKind::Treatment,
                    from: line.start,
                    to: line.end,
                    drugs: drugs.clone(),
                    verdict: judgement.verdict,
                });
                present.drugs = match judgement.rule {
                    Rule::PositiveAgain => {
                        let first = judgement.verdict.since().unwrap_or(end);
                        episode.drugs_for_sample(first, line, &self.knowledge.drugs)
                    }
                    Rule::NeverTreated
                    | Rule::Prophylaxis
                    | Rule::NothingMeasuredOnLine
                    | Rule::LastNegative
                    | Rule::InterferonOnly
                    | Rule::NeverNegative
                    | Rule::NothingMeasuredOff
                    | Rule::NegativeOff
                    | Rule::PositiveAgainOff
                    | Rule::PositiveAtStop
                    | Rule::UnknownAtStop
                    | Rule::Reactivation
                    | Rule::StopConditions => drugs,
                };
                present.judgement = judgement;
            }
            if let Some((stop, next)) = self.off_period(place) {
                let judgement = self.judge_off(episode, stop, next);
                present
                    .events
                    .extend(self.off_stretch(episode, stop, next).transient_viraemia());
                phases.push(Phase {
                    kind: PhaseKind::Off,
                    from: stop,
                    to: next,
                    drugs: Vec::new(),
                    verdict: judgement.verdict,
                });
                present.drugs.clear();
                present.judgement = judgement;
            }
        }
        (phases, present)
    }
}
