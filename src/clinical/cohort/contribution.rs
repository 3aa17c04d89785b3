//! What one patient adds to the figures of the cohort on a day.

use chrono::NaiveDate;

use crate::clinical::assessment::{
    Certainty, ConditionState, Counted, Phase, PhaseKind, Verdict, VerdictKind,
};
use crate::clinical::calendar::{days_between, plus_months};
use crate::clinical::drugs::DrugId;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Record};
use crate::clinical::series;
use crate::clinical::settings::SuppressionMonth;
use crate::clinical::stretch::Stretch;
use crate::clinical::timeline::{Episode, Line};
use crate::clinical::view::View;

/// What a patient shows at one of the months of suppression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Looked {
    /// The month has not come by the review day, or treatment ended before it.
    NotDue,
    /// No HBV DNA near enough to the month.
    NotAssessed,
    /// The nearest HBV DNA is positive.
    Positive,
    /// The nearest HBV DNA is negative.
    Negative,
}

/// What a line is counted under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Regimen {
    /// A line of one drug.
    One(DrugId),
    /// A line of several.
    Combination,
}

/// A line on which DNA had been negative: how long it stayed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOnLine {
    /// What it is counted under.
    pub regimen: Regimen,
    /// Days from the line's start to its end, or to the review day.
    pub length: i64,
    /// Days from the line's start to the first positive, where the line's own verdict is secondary resistance.
    pub positive_again: Option<i64>,
    /// Whether that is lasting: seen twice, or high.
    pub lasting: bool,
}

/// A time off treatment that began with DNA negative: how long it stayed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOffTreatment {
    /// Days from the stop to the next episode's start, or to the review day.
    pub length: i64,
    /// Days from the stop to the first positive.
    pub positive_again: Option<i64>,
    /// Whether all stop conditions of the clinic's text were met at the stop (`RULES.md` §8).
    pub conditions_met: bool,
}

/// What one patient adds to the figures of the cohort on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    pub patient: Id,
    pub verdict: VerdictKind,
    /// What is seen at each of the months of the settings; nothing for those who never had an episode that counts.
    pub suppression: Option<[Looked; 4]>,
    /// Lines on which DNA had been negative.
    pub lines: Vec<TimeOnLine>,
    /// Times off treatment that began with DNA negative.
    pub off: Vec<TimeOffTreatment>,
}

impl Contribution {
    /// What `record` adds on `day`.
    #[must_use]
    pub fn of(record: &Record, knowledge: &Knowledge, day: NaiveDate) -> Self {
        let series = series::settle(record, knowledge, day);
        let view = View::new(record, knowledge, day, &series);
        let (phases, present) = view.phases();
        let mut own = Self {
            patient: record.id,
            verdict: present.judgement.verdict.kind(),
            suppression: None,
            lines: Vec::new(),
            off: Vec::new(),
        };
        // Phases stand in the order of lines and off periods, a phase for each.
        let mut verdicts = phases.iter();
        for (place, episode) in view.episodes.iter().enumerate() {
            let counts = episode.is_treatment();
            for line in &episode.lines {
                let phase = verdicts.find(|phase| phase.kind == PhaseKind::Treatment);
                if counts && let Some(phase) = phase {
                    own.lines.extend(on_line(&view, episode, line, phase));
                }
            }
            if counts {
                own.off.extend(off_treatment(&view, episode, place));
            }
            let other = |line: &Line| !knowledge.drugs.only_interferons(&line.drugs);
            if own.suppression.is_none() && counts && episode.lines.iter().any(other) {
                let months = knowledge.settings.cohort.suppression;
                let seen = months.map(|month| looked(&view, episode, month));
                own.suppression = Some(seen);
            }
        }
        own
    }
}

fn looked(view: &View<'_>, episode: &Episode, month: SuppressionMonth) -> Looked {
    let wanted = plus_months(episode.start, month.months);
    let lasted = episode.end.is_none_or(|end| end >= wanted);
    if wanted > view.day || !lasted {
        return Looked::NotDue;
    }
    let distance = |result: &&Counted| days_between(wanted, result.on).abs();
    let near = view.series.counted.iter();
    let near = near.filter(|result| distance(result) <= month.window_days);
    // Of two equally near the later one: the series is oldest first, and the first of equal ones is found.
    match near.rev().min_by_key(distance) {
        None => Looked::NotAssessed,
        Some(nearest) if nearest.is_negative() => Looked::Negative,
        Some(_) => Looked::Positive,
    }
}

fn on_line(view: &View<'_>, episode: &Episode, line: &Line, phase: &Phase) -> Option<TimeOnLine> {
    let drugs = &view.knowledge.drugs;
    let stretch = view.line_stretch(episode, line);
    let was_negative =
        stretch.carried_negative().is_some() || stretch.results.iter().any(Counted::is_negative);
    if drugs.only_interferons(&line.drugs) || !was_negative {
        return None;
    }
    let since = resistant_since(&phase.verdict);
    Some(TimeOnLine {
        regimen: match line.drugs[..] {
            [drug] => Regimen::One(drug),
            [] | [_, _, ..] => Regimen::Combination,
        },
        length: days_between(line.start, view.end_of(line)),
        positive_again: since.map(|since| days_between(line.start, since)),
        lasting: since.is_some() && is_lasting(view, &phase.verdict, stretch),
    })
}

fn resistant_since(verdict: &Verdict) -> Option<NaiveDate> {
    verdict
        .since()
        .filter(|_| verdict.kind() == VerdictKind::SecondaryResistance)
}

fn is_lasting(view: &View<'_>, verdict: &Verdict, stretch: Stretch<'_>) -> bool {
    let least = view.knowledge.settings.cohort.lasting_from;
    verdict.certainty() == Some(Certainty::Confirmed)
        || stretch.last().is_some_and(|last| last.value >= least)
}

fn off_treatment(view: &View<'_>, episode: &Episode, place: usize) -> Option<TimeOffTreatment> {
    let (stop, next) = view.off_period(place)?;
    let stretch = view.off_stretch(episode, stop, next);
    // The carried result of an off period is the state at the stop.
    stretch.carried_negative()?;
    let first = stretch.results.iter().find(|result| result.is_positive());
    let conditions =
        (episode.lines.last()).and_then(|line| view.stop_conditions(episode, line, stop));
    Some(TimeOffTreatment {
        length: days_between(stop, next.unwrap_or(view.day)),
        positive_again: first.map(|first| days_between(stop, first.on)),
        conditions_met: conditions.is_some_and(|conditions| conditions.all == ConditionState::Met),
    })
}
