//! The figures of the cohort: tables worked by hand, and a second, literal reading of `COHORT.md` on invented clinics.

mod generate;
mod literal;
mod tables;

use std::collections::BTreeMap;
use std::sync::Arc;

use hepatrack::clinical::record::Record;
use hepatrack::exchange::{cohort, write_cohort_json};
use serde_json::Value;

use crate::build::{day, knowledge};

fn as_json(records: &[Arc<Record>], on: &str) -> String {
    let figures = cohort(records, knowledge(), day(on));
    let mut written = Vec::new();
    write_cohort_json(&figures, knowledge(), &mut written).unwrap();
    String::from_utf8(written).unwrap()
}

/// Every count is the same, and every share and survival to 1e-9.
fn differences(place: &str, expected: &Value, found: &Value, into: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(one), Value::Object(other)) if one.len() == other.len() => {
            for (key, value) in one {
                let found = other.get(key).unwrap_or(&Value::Null);
                differences(&format!("{place}.{key}"), value, found, into);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (value, found)) in one.iter().zip(other).enumerate() {
                differences(&format!("{place}[{index}]"), value, found, into);
            }
        }
        (Value::Number(one), Value::Number(other)) if !(one.is_u64() && other.is_u64()) => {
            let (one, other) = (one.as_f64().unwrap(), other.as_f64().unwrap());
            if (one - other).abs() > 1e-9 {
                into.push(format!("{place}: {one} expected, {other} found"));
            }
        }
        _ if expected == found => {}
        _ => into.push(format!("{place}: {expected} expected, {found} found")),
    }
}

#[test]
fn three_thousand_invented_patients_are_counted_as_by_a_second_reading() {
    let records = generate::clinic(3_000, 20_260_101);
    let mut rich = 0;
    let mut verdicts: BTreeMap<String, u64> = BTreeMap::new();
    for on in [
        "2014-02-28",
        "2017-08-31",
        "2020-02-29",
        "2024-06-01",
        "2027-01-01",
    ] {
        let found: Value = serde_json::from_str(&as_json(&records, on)).unwrap();
        let expected = literal::cohort(&records, knowledge(), day(on));
        let mut wrong = Vec::new();
        differences(on, &expected, &found, &mut wrong);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        rich = found["relapse"][1]["events"].as_u64().unwrap();
        for (key, number) in found["verdicts"].as_object().unwrap() {
            *verdicts.entry(key.clone()).or_default() += number.as_u64().unwrap();
        }
    }
    // The invented clinic holds what is to be counted: otherwise nothing was compared.
    let last: Value = serde_json::from_str(&as_json(&records, "2027-01-01")).unwrap();
    assert!(rich >= 10, "{rich} relapses after conditions were met");
    for (key, number) in verdicts {
        assert!(number >= 1, "{key}: {number}");
    }
    for row in last["suppression"].as_array().unwrap() {
        assert!(row["negative"].as_u64().unwrap() >= 100, "{row}");
        assert!(row["assessed"].as_u64() < row["due"].as_u64(), "{row}");
    }
    for row in last["secondary_resistance"].as_array().unwrap() {
        assert!(row["events"].as_u64().unwrap() >= 10, "{row}");
        assert!(
            row["lasting"]["events"].as_u64() < row["events"].as_u64(),
            "{row}"
        );
    }
}

/// Patients add up: the figures of everybody are those of two halves together, in every count.
#[test]
fn what_two_halves_count_adds_up() {
    let records = generate::clinic(400, 7);
    let whole = cohort(&records, knowledge(), day("2024-06-01"));
    let (one, other) = records.split_at(150);
    let halves = [one, other].map(|half| cohort(half, knowledge(), day("2024-06-01")));
    for (place, (kind, behind)) in whole.verdicts.iter().enumerate() {
        let sum: usize = halves
            .iter()
            .map(|half| half.verdicts[place].1.number())
            .sum();
        assert_eq!(behind.number(), sum, "{kind:?}");
    }
    for (place, row) in whole.suppression.iter().enumerate() {
        let parts = halves.each_ref().map(|half| &half.suppression[place]);
        let sum = |number: fn(&hepatrack::clinical::cohort::Suppression) -> usize| {
            parts.iter().map(|part| number(part)).sum::<usize>()
        };
        assert_eq!(row.due.number(), sum(|part| part.due.number()));
        assert_eq!(row.assessed.number(), sum(|part| part.assessed.number()));
        assert_eq!(row.negative.number(), sum(|part| part.negative.number()));
    }
    let lines = |figures: &hepatrack::clinical::cohort::Cohort| -> usize {
        let rows = figures.resistance.iter();
        rows.map(|row| row.any.observations().len()).sum()
    };
    assert_eq!(lines(&whole), halves.iter().map(lines).sum::<usize>());
}
