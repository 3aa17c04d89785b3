//! What the second implementation says of the invented cohort, kept in a file: `tests/commands/cases.rs` holds the built program
//! against it. `HEPATRACK_BLESS=1 cargo test --test guidelines` writes it afresh.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use hepatrack::clinical::assess;
use hepatrack::clinical::record::Via;
use hepatrack::exchange::{self, ImportOptions};
use hepatrack::register::{Register, Stamp, Timestamp};
use serde_json::{Value, json};

use crate::build::{day, knowledge};
use crate::second;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cohort")
}

fn cohort() -> Register {
    let mut register = Register::new("k7q2m9x4".to_owned());
    let options = ImportOptions::default();
    let today = day("2026-11-22");
    let plan = exchange::plan(&[folder()], &register, knowledge(), today, &options).unwrap();
    let stamp = Stamp {
        at: Timestamp {
            utc_millis: 0,
            offset_minutes: 0,
        },
        by: "test".to_owned(),
        via: Via::Import,
    };
    plan.commit(&mut register, stamp).unwrap();
    register
}

fn said(register: &Register, today: NaiveDate) -> BTreeMap<String, Value> {
    let patients = register.patients().iter().map(|record| {
        let verdict = assess(record, knowledge(), today).verdict;
        let sets = knowledge().guidelines.iter().map(|set| {
            let answer = second::answer(record, knowledge(), set, today, verdict.key());
            json!({
                "set": set.name,
                "term": answer.term,
                "certainty": answer.certainty,
                "stop_rule": answer.stop_rule,
                "consolidated_on": answer.consolidated_on.map(|on| on.to_string()),
                "differs": answer.differs,
            })
        });
        (record.person.mrn.clone(), sets.collect())
    });
    patients.collect()
}

#[test]
fn the_file_holds_what_the_second_implementation_says_of_the_cohort() {
    let register = cohort();
    let days = ["2022-02-28", "2024-06-01"];
    let all: BTreeMap<&str, _> = days
        .iter()
        .map(|today| (*today, said(&register, day(today))))
        .collect();
    let file = folder().join("expected-guidelines.json");
    if std::env::var_os("HEPATRACK_BLESS").is_some() {
        let text = serde_json::to_string(&all).unwrap().replace("],", "],\n") + "\n";
        fs::write(&file, text).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap();
    let mut kept: BTreeMap<String, BTreeMap<String, Value>> = serde_json::from_str(&kept).unwrap();
    for (today, patients) in all {
        let mut kept = kept.remove(today).unwrap_or_default();
        for (mrn, said) in patients {
            assert_eq!(kept.remove(&mrn), Some(said), "{mrn} on {today}");
        }
        assert!(kept.is_empty(), "{today}: {:?}", kept.keys());
    }
    assert!(kept.is_empty(), "{:?}", kept.keys());
}
