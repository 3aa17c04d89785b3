//! Episodes and lines (`RULES.md` §4, §5), as far as guidelines ask for them.

use chrono::NaiveDate;
use hepatrack::clinical::drugs::{DrugClass, DrugId};
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::record::{Intent, Record};

#[derive(Clone, Copy, Debug)]
struct Course {
    drug: DrugId,
    intent: Intent,
    start: NaiveDate,
    stop: Option<NaiveDate>,
}

/// Where the patient is on the day.
#[derive(Clone, Copy, Debug)]
pub enum Phase {
    /// Never treated, only prevented, or only interferons.
    NotAsked,
    /// On a line.
    On {
        /// The episode's start.
        episode: NaiveDate,
        /// The line's start.
        line: NaiveDate,
    },
    /// After an episode.
    Off {
        /// The episode's start.
        episode: NaiveDate,
        /// Its end.
        stop: NaiveDate,
    },
}

/// Courses known on the day, refills joined, by start.
fn courses(record: &Record, today: NaiveDate) -> Vec<Course> {
    let mut all: Vec<Course> = record
        .courses
        .iter()
        .filter(|course| course.start.date <= today)
        .map(|course| Course {
            drug: course.drug,
            intent: course.intent,
            start: course.start.date,
            stop: course
                .stop
                .map(|stop| stop.date)
                .filter(|stop| *stop <= today),
        })
        .collect();
    all.sort_by_key(|course| course.start);
    let mut joined: Vec<Course> = Vec::new();
    for course in all {
        let earlier = joined.iter_mut().find(|other| {
            other.drug == course.drug
                && other.intent == course.intent
                && other
                    .stop
                    .is_none_or(|stop| (course.start - stop).num_days() <= 1)
        });
        match earlier {
            Some(other) => {
                other.stop = match (other.stop, course.stop) {
                    (Some(one), Some(two)) => Some(one.max(two)),
                    _ => None,
                }
            }
            None => joined.push(course),
        }
    }
    joined
}

/// The courses of the last episode.
fn last_episode(courses: &[Course], gap_days: i64) -> Vec<Course> {
    let mut episode: Vec<Course> = Vec::new();
    for course in courses {
        let latest_stop = episode
            .iter()
            .map(|other| other.stop.unwrap_or(NaiveDate::MAX))
            .max();
        let belongs = latest_stop.is_some_and(|stop| {
            stop == NaiveDate::MAX || (course.start - stop).num_days() <= gap_days
        });
        if !belongs {
            episode.clear();
        }
        episode.push(*course);
    }
    episode
}

fn same_drug(one: DrugId, other: DrugId, knowledge: &Knowledge) -> bool {
    let group = |drug| knowledge.drugs.get(drug).line_group.clone();
    one == other || (group(one).is_some() && group(one) == group(other))
}

/// The start and the drugs of the last line of an episode.
fn last_line(episode: &[Course], knowledge: &Knowledge) -> (NaiveDate, Vec<DrugId>) {
    let drugs_of = |day: NaiveDate| -> Vec<DrugId> {
        let taken = |course: &&Course| course.start <= day && course.stop.is_none_or(|s| s > day);
        episode.iter().filter(taken).map(|c| c.drug).collect()
    };
    let mut start = episode[0].start;
    let mut drugs = drugs_of(start);
    for course in &episode[1..] {
        let tried = course
            .stop
            .is_some_and(|stop| (stop - course.start).num_days() < knowledge.settings.trial_days);
        let is_new = course.start > episode[0].start
            && !drugs
                .iter()
                .any(|drug| same_drug(*drug, course.drug, knowledge));
        if is_new && !tried {
            start = course.start;
            drugs = drugs_of(start);
        }
    }
    (start, drugs)
}

/// Where the patient is on the day.
pub fn phase(record: &Record, knowledge: &Knowledge, today: NaiveDate) -> Phase {
    let courses = courses(record, today);
    let episode = last_episode(&courses, knowledge.settings.gap_days);
    if episode
        .iter()
        .all(|course| course.intent != Intent::Treatment)
    {
        return Phase::NotAsked;
    }
    let start = episode[0].start;
    let stop = episode
        .iter()
        .map(|course| course.stop)
        .reduce(|one, other| one.zip(other).map(|(one, other)| one.max(other)))
        .flatten();
    if let Some(stop) = stop.filter(|stop| today > *stop) {
        return Phase::Off {
            episode: start,
            stop,
        };
    }
    let (line, line_drugs) = last_line(&episode, knowledge);
    let mut taken: Vec<DrugId> = episode
        .iter()
        .filter(|course| course.start < today && course.stop.is_none_or(|stop| stop >= today))
        .map(|course| course.drug)
        .collect();
    if taken.is_empty() || today == line {
        taken = line_drugs;
    }
    let interferon = |drug: &DrugId| knowledge.drugs.get(*drug).class == DrugClass::Interferon;
    if !taken.is_empty() && taken.iter().all(interferon) {
        return Phase::NotAsked;
    }
    Phase::On {
        episode: start,
        line,
    }
}
