//! Registers in memory, imports into them, and what is said of their patients.

use std::path::PathBuf;

use chrono::NaiveDate;
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::record::Via;
use hepatrack::exchange::{self, FaultList, ImportOptions, ImportPlan, Review};
use hepatrack::reference::shipped;
use hepatrack::register::{Register, Stamp, Timestamp};
use serde_json::Value;
use tempfile::TempDir;

use crate::folder::NAMES;

/// The days on which patients are reviewed.
const DAYS: [&str; 4] = ["2020-06-01", "2022-12-31", "2023-11-01", "2024-06-01"];
/// The day of every import.
const TODAY: &str = "2024-06-01";

/// A folder and what is needed to read it.
pub(crate) struct Desk {
    pub(crate) knowledge: Knowledge,
    folder: TempDir,
}

/// What an import says of itself, without the places: they follow the rows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said(Vec<String>);

impl Said {
    pub(crate) fn of(plan: &ImportPlan) -> Self {
        let remarks = plan.remarks.iter();
        let mut lines: Vec<String> = remarks
            .map(|remark| format!("{}: {}", remark.about.english(), remark.words.english()))
            .collect();
        lines.sort();
        lines.push(format!(
            "{:?} {:?} {:?} {:?}",
            plan.added, plan.changed, plan.on_file, plan.left_out
        ));
        Self(lines)
    }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn stamp() -> Stamp {
    Stamp {
        at: Timestamp {
            utc_millis: 0,
            offset_minutes: 0,
        },
        by: "ana".to_owned(),
        via: Via::Import,
    }
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            knowledge: shipped().unwrap(),
            folder: TempDir::new().unwrap(),
        }
    }

    fn path(&self, table: usize) -> PathBuf {
        self.folder.path().join(NAMES[table])
    }

    /// Puts the bytes of a table into the folder.
    pub(crate) fn put(&self, table: usize, bytes: &[u8]) {
        std::fs::write(self.path(table), bytes).unwrap();
    }

    /// What an import of the folder would do.
    pub(crate) fn plan(&self, register: &Register) -> Result<ImportPlan, FaultList> {
        let paths = [0, 1, 2].map(|table| self.path(table));
        let options = ImportOptions::default();
        exchange::plan(&paths, register, &self.knowledge, day(TODAY), &options)
    }

    /// The review of everybody on several days.
    pub(crate) fn review(&self, register: &Register) -> Vec<Value> {
        let of_day = |date| {
            let mut json = Vec::new();
            let review = Review {
                knowledge: &self.knowledge,
                day: date,
            };
            review
                .write_json(register.patients(), |_| true, &mut json)
                .unwrap();
            let mut review = serde_json::from_slice(&json).unwrap();
            sort_reasons(&mut review);
            review
        };
        DAYS.map(day).map(of_day).to_vec()
    }
}

/// Reasons and doubts of one day stand in the order of the file's rows, which says nothing.
fn sort_reasons(review: &mut Value) {
    match review {
        Value::Object(keys) => {
            for key in ["because", "doubts", "notes"] {
                if let Some(Value::Array(reasons)) = keys.get_mut(key) {
                    reasons.sort_by_key(ToString::to_string);
                }
            }
            keys.values_mut().for_each(sort_reasons);
        }
        Value::Array(items) => items.iter_mut().for_each(sort_reasons),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A register without patients.
pub(crate) fn empty() -> Register {
    Register::new("laws".to_owned())
}

/// Asserts that every fault says where, in one of the tables.
pub(crate) fn assert_located(faults: &FaultList, what: &str) {
    assert!(faults.total() > 0, "{what}: refused without a fault");
    for fault in faults.listed() {
        let place = &fault.fault.place;
        let is_table = NAMES.iter().any(|name| place.file.ends_with(name));
        assert!(
            is_table && place.line > 0 && place.column > 0,
            "{what}: {fault}"
        );
    }
}

/// Where two reviews differ first, and how.
pub(crate) fn difference(one: &Value, other: &Value) -> Option<String> {
    let pairs: Vec<(String, &Value, &Value)> = match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let keys = one.iter();
            keys.map(|(key, value)| (key.clone(), value, &other[key]))
                .collect()
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs
                .map(|(at, (one, other))| (at.to_string(), one, other))
                .collect()
        }
        _ => return (one != other).then(|| format!(": {one} and {other}")),
    };
    pairs
        .into_iter()
        .find_map(|(key, one, other)| Some(format!(".{key}{}", difference(one, other)?)))
}
