//! Episodes, interruptions and lines of therapy (`RULES.md` §4 and §5).

use chrono::NaiveDate;

use super::assessment::{Interruption, Stage};
use super::calendar::days_between;
use super::drugs::{DrugId, Formulary};
use super::effective::TakenCourse;
use super::knowledge::Knowledge;
use super::record::Intent;

/// The least distance from a stop to the next start that is an interruption: stop on the 1st, start on the 3rd.
const SHORTEST_INTERRUPTION_DAYS: i64 = 2;

/// A line of therapy: a set of drugs from a day on, until a new drug comes or the episode ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its first day.
    pub start: NaiveDate,
    /// The next line's start, or the episode's end; `None` while open.
    pub end: Option<NaiveDate>,
    /// The drugs that make the line, in order of name.
    pub drugs: Vec<DrugId>,
}

/// A time under drugs without a gap longer than the settings allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Episode {
    /// Its first day.
    pub start: NaiveDate,
    /// The latest stop; `None` while a drug is taken.
    pub end: Option<NaiveDate>,
    /// Its courses, sorted by start.
    pub courses: Vec<TakenCourse>,
    /// Stretches without any drug inside it, oldest first.
    pub interruptions: Vec<Interruption>,
    /// Its lines, oldest first; never empty.
    pub lines: Vec<Line>,
}

impl Episode {
    /// Whether a course of intent treatment belongs to it.
    #[must_use]
    pub fn is_treatment(&self) -> bool {
        self.courses
            .iter()
            .any(|course| course.intent == Intent::Treatment)
    }

    /// Whether a course of intent treatment started before the day on which `line` ended; an open line: any
    /// (`RULES.md` §6.1).
    #[must_use]
    pub fn is_treatment_during(&self, line: &Line) -> bool {
        self.courses.iter().any(|course| {
            course.intent == Intent::Treatment && line.end.is_none_or(|end| course.start < end)
        })
    }

    /// The drugs taken when a sample of `day` was drawn, in order of name; where there are none, or the day is the
    /// line's own start, the line's drugs stand in (`RULES.md` §4).
    #[must_use]
    pub fn drugs_for_sample(
        &self,
        day: NaiveDate,
        line: &Line,
        formulary: &Formulary,
    ) -> Vec<DrugId> {
        if day == line.start {
            return line.drugs.clone();
        }
        let mut taken: Vec<DrugId> = self
            .courses
            .iter()
            .filter(|course| course.covers_sample_of(day))
            .map(|course| course.drug)
            .collect();
        if taken.is_empty() {
            return line.drugs.clone();
        }
        formulary.sort_by_name(&mut taken);
        taken
    }
}

/// Divides the courses (sorted by start) into episodes with their interruptions and lines.
#[must_use]
pub fn episodes(courses: &[TakenCourse], knowledge: &Knowledge) -> Vec<Episode> {
    let mut episodes: Vec<Episode> = Vec::new();
    for course in courses {
        match episodes.last_mut() {
            Some(episode)
                if episode.end.is_none_or(|stop| {
                    days_between(stop, course.start) <= knowledge.settings.gap_days
                }) =>
            {
                if let Some(stop) = episode.end
                    && days_between(stop, course.start) >= SHORTEST_INTERRUPTION_DAYS
                {
                    episode.interruptions.push(Interruption {
                        stop,
                        resumed: course.start,
                    });
                }
                episode.end = match (episode.end, course.stop) {
                    (Some(one), Some(other)) => Some(one.max(other)),
                    (None, _) | (_, None) => None,
                };
                episode.courses.push(*course);
            }
            Some(_) | None => episodes.push(Episode {
                start: course.start,
                end: course.stop,
                courses: vec![*course],
                interruptions: Vec::new(),
                lines: Vec::new(),
            }),
        }
    }
    for episode in &mut episodes {
        episode.lines = lines(episode, knowledge);
    }
    episodes
}

/// §5: a line begins with the episode, and on each day that a drug starts which is not among the line's drugs, unless
/// it was tried and dropped.
fn lines(episode: &Episode, knowledge: &Knowledge) -> Vec<Line> {
    let formulary = &knowledge.drugs;
    let drugs_on = |day: NaiveDate| {
        let mut drugs: Vec<DrugId> = (episode.courses.iter())
            .filter(|course| course.start <= day && course.stop.is_none_or(|stop| stop > day))
            .map(|course| course.drug)
            .collect();
        formulary.sort_by_name(&mut drugs);
        drugs
    };
    let mut lines = vec![Line {
        start: episode.start,
        end: None,
        drugs: drugs_on(episode.start),
    }];
    for course in &episode.courses {
        let Some(line) = lines.last_mut() else {
            continue;
        };
        let known = line
            .drugs
            .iter()
            .any(|drug| formulary.same_for_lines(*drug, course.drug));
        let tried = course
            .stop
            .is_some_and(|stop| days_between(course.start, stop) < knowledge.settings.trial_days);
        if !known && !tried {
            line.end = Some(course.start);
            lines.push(Line {
                start: course.start,
                end: None,
                drugs: drugs_on(course.start),
            });
        }
    }
    if let Some(line) = lines.last_mut() {
        line.end = episode.end;
    }
    lines
}

/// Where the patient is on `day` (`RULES.md` §4).
#[must_use]
pub fn stage(episodes: &[Episode], day: NaiveDate) -> Stage {
    let Some(episode) = episodes.last() else {
        return Stage::NeverTreated;
    };
    match episode.end {
        Some(stop) if day > stop => Stage::Off {
            episode_start: episode.start,
            stop,
        },
        Some(_) | None => Stage::OnTreatment {
            episode_start: episode.start,
            line_start: episode
                .lines
                .last()
                .map_or(episode.start, |line| line.start),
        },
    }
}
