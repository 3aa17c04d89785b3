//! A lane for each drug: from when to when it was taken, with every break.
//!
//! ```text
//! TDF    |           [====~ [=====>
//! LAM    |[==========/
//! ```

use super::canvas::Canvas;
use super::window::Window;
use crate::clinical::calendar::days_between;
use crate::clinical::drugs::DrugId;
use crate::clinical::effective::{TakenCourse, taken_courses};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Id;
use crate::view::board::Standing;
use crate::view::page::Meaning;

/// How a stretch of a drug ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// It is still taken.
    Open,
    Stopped,
    /// It was stopped on a day known only roughly.
    StoppedAbout,
    /// Another drug began that day or the next.
    Switched,
}

/// A stretch in which a drug was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    course: TakenCourse,
    starts_about: bool,
    end: End,
}

/// The lane of one drug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The usual abbreviation of the drug.
    pub label: String,
    drug: DrugId,
    stretches: Vec<Stretch>,
}

/// A lane for each drug that was ever taken, the one begun last first: where not all fit it is the one that is seen.
pub fn lanes(standing: &Standing, knowledge: &Knowledge) -> Vec<Lane> {
    let taken = taken_courses(&standing.record, standing.assessment.day);
    let mut lanes: Vec<Lane> = Vec::new();
    for course in &taken {
        let stretch = Stretch {
            course: *course,
            starts_about: about(standing, course.first, false),
            end: end(standing, course, &taken),
        };
        match lanes.iter_mut().find(|lane| lane.drug == course.drug) {
            Some(lane) => lane.stretches.push(stretch),
            None => {
                let drug = knowledge.drugs.get(course.drug);
                let label = drug.abbreviations.first().unwrap_or(&drug.name);
                lanes.push(Lane {
                    label: label.clone(),
                    drug: course.drug,
                    stretches: vec![stretch],
                });
            }
        }
    }
    lanes.reverse();
    lanes
}

/// Whether the start or the stop of a course on file is known only roughly.
fn about(standing: &Standing, course: Id, stop: bool) -> bool {
    let mut courses = standing.record.courses.iter();
    courses.find(|own| own.id == course).is_some_and(|course| {
        let day = if stop {
            course.stop
        } else {
            Some(course.start)
        };
        day.is_some_and(|day| day.approximate)
    })
}

fn end(standing: &Standing, course: &TakenCourse, taken: &[TakenCourse]) -> End {
    let Some(stop) = course.stop else {
        return End::Open;
    };
    let follows = |other: &TakenCourse| {
        other.drug != course.drug && (0..=1).contains(&days_between(stop, other.start))
    };
    if about(standing, course.last, true) {
        End::StoppedAbout
    } else if taken.iter().any(follows) {
        End::Switched
    } else {
        End::Stopped
    }
}

impl Lane {
    /// From when to when it was taken, the first first; no end while it is taken.
    pub fn spans(&self) -> impl Iterator<Item = (chrono::NaiveDate, Option<chrono::NaiveDate>)> {
        let stretches = self.stretches.iter();
        stretches.map(|stretch| (stretch.course.start, stretch.course.stop))
    }

    /// Draws the lane into a row.
    pub(super) fn draw(&self, canvas: &mut Canvas, row: usize, window: Window, columns: usize) {
        let last = i64::try_from(columns).unwrap_or(0) - 1;
        let mut ended_in = None;
        for stretch in &self.stretches {
            let course = &stretch.course;
            let meaning = match stretch.end {
                End::Open => Meaning::Strong,
                End::Stopped | End::StoppedAbout | End::Switched => Meaning::Plain,
            };
            let from = window.place(course.start, columns);
            let to = course.stop.map_or(last, |stop| window.place(stop, columns));
            let mut put = |place: i64, character| {
                if let Ok(column) = usize::try_from(place)
                    && place <= last
                {
                    canvas.put(column, row, character, meaning);
                }
            };
            for place in from.max(0)..=to.min(last) {
                put(place, '=');
            }
            match stretch.end {
                End::Open if from <= last => put(last, '>'),
                End::Open => {}
                End::Stopped => put(to, ']'),
                End::StoppedAbout => put(to, '~'),
                End::Switched => put(to, '/'),
            }
            // A break within one column is a hole in the lane.
            let start = match (ended_in == Some(from), stretch.starts_about) {
                (true, _) => ' ',
                (false, true) => '~',
                (false, false) => '[',
            };
            // That it is still taken counts for more than the day on which it began.
            if stretch.end != End::Open || from < last {
                put(from, start);
            }
            ended_in = course.stop.map(|_| to);
        }
    }
}
