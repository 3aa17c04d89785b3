//! `COHORT.md` read a second time, word by word and without regard to speed. It takes a patient's verdicts, phases and
//! counted series from the rules and works out everything else from the courses on file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Days, Months, NaiveDate};
use hepatrack::clinical::assess;
use hepatrack::clinical::assessment::{
    Assessment, Certainty, ConditionState, Counted, PhaseKind, Verdict,
};
use hepatrack::clinical::drugs::{DrugClass, DrugId};
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::record::{Intent, Record};
use serde_json::{Map, Value, json};

const GAP_DAYS: i64 = 28;
const TRIAL_DAYS: i64 = 14;
const CARRIED_MAX_AGE: i64 = 365;
const VERDICTS: [&str; 14] = [
    "never_treated",
    "awaiting_response",
    "responding",
    "stop_conditions_met",
    "primary_resistance",
    "secondary_resistance",
    "viraemia_after_interruption",
    "prophylaxis",
    "off_treatment",
    "off_treatment_remission",
    "relapse",
    "viraemic_off_treatment",
    "reactivation",
    "undetermined",
];

#[derive(Clone, Copy)]
struct Course {
    drug: DrugId,
    start: NaiveDate,
    stop: Option<NaiveDate>,
    intent: Intent,
}

struct Episode {
    courses: Vec<Course>,
    start: NaiveDate,
    end: Option<NaiveDate>,
}

struct Line {
    start: NaiveDate,
    end: Option<NaiveDate>,
    drugs: BTreeSet<DrugId>,
}

type Times = Vec<(i64, bool)>;

fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// A course that has begun by T, with a stop that has happened by T; refills joined.
fn courses(record: &Record, t: NaiveDate) -> Vec<Course> {
    let mut known: Vec<Course> = record
        .courses
        .iter()
        .filter(|course| course.start.date <= t)
        .map(|course| Course {
            drug: course.drug,
            start: course.start.date,
            stop: course.stop.map(|stop| stop.date).filter(|stop| *stop <= t),
            intent: course.intent,
        })
        .collect();
    known.sort_by_key(|course| course.start);
    let mut joined: Vec<Course> = Vec::new();
    for course in known {
        let refill = joined.iter_mut().find(|other| {
            other.drug == course.drug
                && other.intent == course.intent
                && other.stop.is_some_and(|stop| days(stop, course.start) <= 1)
                && other.stop.is_some_and(|stop| days(stop, course.start) >= 0)
        });
        match refill {
            Some(refill) => refill.stop = course.stop,
            None => joined.push(course),
        }
    }
    joined.sort_by_key(|course| course.start);
    joined
}

fn episodes(courses: &[Course]) -> Vec<Episode> {
    let mut episodes: Vec<Episode> = Vec::new();
    for course in courses {
        let goes_on = episodes.last().is_some_and(|episode| match episode.end {
            None => true,
            Some(end) => days(end, course.start) <= GAP_DAYS,
        });
        if !goes_on {
            episodes.push(Episode {
                courses: Vec::new(),
                start: course.start,
                end: course.stop,
            });
        }
        let episode = episodes.last_mut().unwrap();
        episode.courses.push(*course);
        episode.end = if episode.courses.iter().any(|course| course.stop.is_none()) {
            None
        } else {
            episode
                .courses
                .iter()
                .filter_map(|course| course.stop)
                .max()
        };
    }
    episodes
}

fn lines(episode: &Episode, knowledge: &Knowledge) -> Vec<Line> {
    let group = |drug: DrugId| knowledge.drugs.get(drug).line_group.clone();
    let same = |one: DrugId, other: DrugId| {
        one == other || (group(one).is_some() && group(one) == group(other))
    };
    let taken_on = |day: NaiveDate| -> BTreeSet<DrugId> {
        let taken = episode.courses.iter().filter(|course| {
            course.start <= day && (course.stop.is_none() || course.stop.unwrap() > day)
        });
        taken.map(|course| course.drug).collect()
    };
    let mut lines = vec![Line {
        start: episode.start,
        end: episode.end,
        drugs: taken_on(episode.start),
    }];
    for course in &episode.courses {
        let tried_and_dropped = course
            .stop
            .is_some_and(|stop| days(course.start, stop) < TRIAL_DAYS);
        let line = lines.last_mut().unwrap();
        let is_new = !line.drugs.iter().any(|drug| same(*drug, course.drug));
        if course.start > episode.start && is_new && !tried_and_dropped {
            line.end = Some(course.start);
            lines.push(Line {
                start: course.start,
                end: episode.end,
                drugs: taken_on(course.start),
            });
        }
    }
    lines
}

fn is_interferon_only(drugs: &BTreeSet<DrugId>, knowledge: &Knowledge) -> bool {
    drugs
        .iter()
        .all(|drug| knowledge.drugs.get(*drug).class == DrugClass::Interferon)
}

/// The latest counted result after the episode's start, on or before `day`, at most a year old: is it negative?
fn was_negative(counted: &[Counted], episode: &Episode, day: NaiveDate) -> bool {
    counted
        .iter()
        .filter(|result| result.on > episode.start && result.on <= day)
        .filter(|result| days(result.on, day) <= CARRIED_MAX_AGE)
        .max_by_key(|result| result.on)
        .is_some_and(Counted::is_negative)
}

fn kaplan_meier(times: &Times) -> Value {
    let event_days: BTreeSet<i64> = times
        .iter()
        .filter(|(_, event)| *event)
        .map(|(day, _)| *day)
        .collect();
    let mut survival = 1.0;
    let mut curve = Vec::new();
    for day in event_days {
        let at_risk = times.iter().filter(|(other, _)| *other >= day).count();
        let events = times
            .iter()
            .filter(|(other, event)| *other == day && *event)
            .count();
        survival *= 1.0 - events as f64 / at_risk as f64;
        curve.push(
            json!({ "day": day, "at_risk": at_risk, "events": events, "survival": survival }),
        );
    }
    Value::Array(curve)
}

fn events(times: &Times) -> usize {
    times.iter().filter(|(_, event)| *event).count()
}

#[derive(Default)]
struct Tally {
    verdicts: BTreeMap<&'static str, usize>,
    suppression: BTreeMap<u32, [usize; 3]>,
    resistance: BTreeMap<String, (Times, Times)>,
    relapse: [Times; 3],
}

/// The figures as `COHORT.md` says them.
pub(super) fn cohort(records: &[Arc<Record>], knowledge: &Knowledge, t: NaiveDate) -> Value {
    let mut tally = Tally::default();
    for record in records {
        let assessment = assess(record, knowledge, t);
        *tally.verdicts.entry(assessment.verdict.key()).or_default() += 1;
        let episodes = episodes(&courses(record, t));
        suppression(&mut tally, &episodes, &assessment, knowledge, t);
        for (place, episode) in episodes.iter().enumerate() {
            if episode
                .courses
                .iter()
                .any(|course| course.intent == Intent::Treatment)
            {
                let next = episodes.get(place + 1).map(|next| next.start);
                resistance(&mut tally, episode, &assessment, knowledge, t);
                relapse(&mut tally, record, episode, next, &assessment, knowledge, t);
            }
        }
    }
    let verdicts: Map<String, Value> = VERDICTS
        .iter()
        .map(|key| {
            let number = tally.verdicts.get(key).copied().unwrap_or(0);
            ((*key).to_owned(), json!(number))
        })
        .collect();
    let suppression: Vec<Value> = [3, 6, 12, 24]
        .iter()
        .map(|month| {
            let [due, assessed, negative] =
                tally.suppression.get(month).copied().unwrap_or_default();
            let share = (assessed > 0).then(|| negative as f64 / assessed as f64);
            json!({ "month": month, "due": due, "assessed": assessed, "negative": negative, "share": share })
        })
        .collect();
    let resistance: Vec<Value> = tally
        .resistance
        .iter()
        .map(|(drug, (any, lasting))| {
            json!({ "drug": drug, "lines": any.len(), "events": events(any), "curve": kaplan_meier(any),
                "lasting": { "events": events(lasting), "curve": kaplan_meier(lasting) } })
        })
        .collect();
    let relapse: Vec<Value> = ["all", "stop_conditions_met", "other"]
        .iter()
        .zip(&tally.relapse)
        .map(|(stopped, times)| {
            json!({ "stopped": stopped, "periods": times.len(), "events": events(times), "curve": kaplan_meier(times) })
        })
        .collect();
    json!({ "schema": 1, "as_of": t.to_string(), "verdicts": verdicts, "suppression": suppression,
        "secondary_resistance": resistance, "relapse": relapse })
}

fn suppression(
    tally: &mut Tally,
    episodes: &[Episode],
    assessment: &Assessment,
    knowledge: &Knowledge,
    t: NaiveDate,
) {
    let first = episodes.iter().find(|episode| {
        let treated = episode
            .courses
            .iter()
            .any(|course| course.intent == Intent::Treatment);
        let lines = lines(episode, knowledge);
        treated
            && lines
                .iter()
                .any(|line| !is_interferon_only(&line.drugs, knowledge))
    });
    let Some(episode) = first else { return };
    for (month, window) in [(3_u32, 45_i64), (6, 45), (12, 90), (24, 90)] {
        let wanted = episode
            .start
            .checked_add_months(Months::new(month))
            .unwrap();
        if wanted > t || episode.end.is_some_and(|end| end < wanted) {
            continue;
        }
        let numbers = tally.suppression.entry(month).or_default();
        numbers[0] += 1;
        // Day by day away from the month: first later, then earlier.
        let counted = &assessment.series.counted;
        let found = (0..=window).find_map(|distance| {
            let distance = Days::new(distance.unsigned_abs());
            let later = wanted.checked_add_days(distance).unwrap();
            let earlier = wanted.checked_sub_days(distance).unwrap();
            let on = |day| counted.iter().find(|result| result.on == day);
            on(later).or_else(|| on(earlier))
        });
        if let Some(found) = found {
            numbers[1] += 1;
            numbers[2] += usize::from(found.is_negative());
        }
    }
}

fn resistance(
    tally: &mut Tally,
    episode: &Episode,
    assessment: &Assessment,
    knowledge: &Knowledge,
    t: NaiveDate,
) {
    let counted = &assessment.series.counted;
    for line in lines(episode, knowledge) {
        let end = line.end.unwrap_or(t);
        let results: Vec<&Counted> = counted
            .iter()
            .filter(|result| result.on > line.start && result.on <= end)
            .collect();
        let negative = was_negative(counted, episode, line.start)
            || results.iter().any(|result| result.is_negative());
        if is_interferon_only(&line.drugs, knowledge) || !negative {
            continue;
        }
        let phase = assessment
            .phases
            .iter()
            .find(|phase| phase.kind == PhaseKind::Treatment && phase.from == line.start)
            .unwrap();
        assert_eq!(phase.to, line.end);
        let censored = (days(line.start, end), false);
        let (any, lasting) = match &phase.verdict {
            Verdict::SecondaryResistance(back) => {
                let event = (days(line.start, back.since), true);
                let confirmed = back.certainty == Certainty::Confirmed;
                let high = results.last().unwrap().value.get() >= 2_000.0;
                (event, if confirmed || high { event } else { censored })
            }
            _ => (censored, censored),
        };
        let drug = if line.drugs.len() == 1 {
            let drug = *line.drugs.first().unwrap();
            knowledge.drugs.get(drug).name.clone()
        } else {
            "combination".to_owned()
        };
        let times = tally.resistance.entry(drug).or_default();
        times.0.push(any);
        times.1.push(lasting);
    }
}

fn relapse(
    tally: &mut Tally,
    record: &Record,
    episode: &Episode,
    next: Option<NaiveDate>,
    assessment: &Assessment,
    knowledge: &Knowledge,
    t: NaiveDate,
) {
    let Some(stop) = episode.end.filter(|stop| t > *stop) else {
        return;
    };
    let counted = &assessment.series.counted;
    if !was_negative(counted, episode, stop) {
        return;
    }
    let end = next.unwrap_or(t);
    let first = counted
        .iter()
        .find(|result| result.on > stop && result.on <= end && result.is_positive());
    let time = first.map_or((days(stop, end), false), |first| {
        (days(stop, first.on), true)
    });
    // On the day of the stop the drug is still taken: that day's own checklist is the one at the stop.
    let at_stop = assess(record, knowledge, stop).stop_conditions;
    let met = at_stop.is_some_and(|conditions| conditions.all == ConditionState::Met);
    tally.relapse[0].push(time);
    tally.relapse[if met { 1 } else { 2 }].push(time);
}
