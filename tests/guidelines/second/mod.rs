//! A second implementation of `GUIDELINES.md`, written apart from the first: slow, literal, over dates and numbers.
//! It reads records and data files, and takes from the first nothing but the clinic's verdict.

mod series;
mod stop;
mod terms;
mod treatment;

use chrono::{Days, Months, NaiveDate};
use hepatrack::clinical::guidelines::GuidelineSet;
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::record::Record;

pub use series::series;

/// What a set says, in the keys of the JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub term: &'static str,
    pub certainty: Option<&'static str>,
    pub stop_rule: &'static str,
    pub consolidated_on: Option<NaiveDate>,
    pub differs: bool,
}

pub fn months(day: NaiveDate, n: u32) -> NaiveDate {
    day.checked_add_months(Months::new(n)).unwrap()
}

pub fn days(day: NaiveDate, n: i64) -> NaiveDate {
    if n < 0 {
        day.checked_sub_days(Days::new(n.unsigned_abs())).unwrap()
    } else {
        day.checked_add_days(Days::new(n as u64)).unwrap()
    }
}

/// What `set` says of `record` on `today`, where the clinic's verdict has the key `verdict`.
pub fn answer(
    record: &Record,
    knowledge: &Knowledge,
    set: &GuidelineSet,
    today: NaiveDate,
    verdict: &str,
) -> Answer {
    let dna = series(record, knowledge, today);
    let phase = treatment::phase(record, knowledge, today);
    let (term, certainty) = terms::term(record, knowledge, set, today, &dna, &phase);
    let (stop_rule, consolidated_on) = match phase {
        treatment::Phase::On { episode, .. } => {
            stop::rule(record, knowledge, set, today, &dna, episode)
        }
        treatment::Phase::NotAsked | treatment::Phase::Off { .. } => ("not_applicable", None),
    };
    Answer {
        differs: differs(verdict, term, stop_rule),
        term,
        certainty,
        stop_rule,
        consolidated_on,
    }
}

fn differs(verdict: &str, term: &str, stop_rule: &str) -> bool {
    let agrees = match verdict {
        "responding" => term == "virological_response",
        "stop_conditions_met" => term == "virological_response" && stop_rule == "met",
        "primary_resistance" => [
            "primary_non_response",
            "partial_response",
            "low_level_viraemia",
        ]
        .contains(&term),
        "secondary_resistance" => term == "breakthrough",
        "relapse" => ["virological_relapse", "clinical_relapse"].contains(&term),
        "off_treatment_remission" => term == "sustained_response",
        "awaiting_response" => ["on_treatment_viraemic", "not_measured"].contains(&term),
        _ => true,
    };
    term != "not_applicable" && !agrees
}
