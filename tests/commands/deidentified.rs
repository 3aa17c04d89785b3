//! The de-identified export: nothing in it tells whose it is, and every verdict is the same on the shifted day.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::support::{Clinic, folder};
use chrono::NaiveDate;
use hepatrack::clinical::calendar::middle_of_month;
use hepatrack::clinical::knowledge::Knowledge;
use hepatrack::clinical::record::Record;
use hepatrack::exchange::{self, Deidentified, ImportOptions, Review, SEED_BYTES, deidentify};
use hepatrack::reference::shipped;
use hepatrack::register::{Register, Stamp, Timestamp};
use serde_json::Value;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The example clinic, with its own day.
fn example(knowledge: &Knowledge) -> (Register, NaiveDate) {
    let register = hepatrack::store::example(knowledge).unwrap();
    let today = register.today().unwrap();
    (register, today)
}

/// A register of imported files.
fn imported(folder: &Path, knowledge: &Knowledge) -> Register {
    let mut register = Register::new("test0000".to_owned());
    let paths: Vec<PathBuf> = vec![folder.to_owned()];
    let options = ImportOptions {
        known_tests_only: false,
        ..ImportOptions::default()
    };
    let plan = exchange::plan(&paths, &register, knowledge, day("2026-11-22"), &options).unwrap();
    let stamp = Stamp {
        at: Timestamp {
            utc_millis: 0,
            offset_minutes: 0,
        },
        by: "test".to_owned(),
        via: hepatrack::clinical::record::Via::Import,
    };
    plan.commit(&mut register, stamp).unwrap();
    register
}

/// What `review` says of one patient on a day.
fn said(record: &Arc<Record>, knowledge: &Knowledge, on: NaiveDate) -> Value {
    let mut written = Vec::new();
    let review = Review { knowledge, day: on };
    review
        .write_json(std::slice::from_ref(record), |_| true, &mut written)
        .unwrap();
    let review: Value = serde_json::from_slice(&written).unwrap();
    review["patients"][0].clone()
}

/// Everything of a verdict, its dates as days before the review day.
fn verdict(said: &Value, on: NaiveDate) -> Value {
    let mut kept = serde_json::Map::new();
    for key in [
        "status",
        "since",
        "certainty",
        "drugs",
        "stage_months",
        "log10_fall",
        "liver_abnormal",
        "stop_conditions_at_stop",
        "stop_conditions",
        "rising",
        "liver_alert",
        "stale",
        "tier",
        "phases",
        "events",
    ] {
        kept.insert(key.to_owned(), said[key].clone());
    }
    let mut kept = Value::Object(kept);
    relative(&mut kept, on);
    kept
}

/// What each guideline set says, without the days.
fn guidelines(said: &Value) -> Vec<[Value; 5]> {
    let sets = said["guidelines"].as_array().unwrap().iter();
    sets.map(|set| ["set", "term", "certainty", "stop_rule", "differs"].map(|key| set[key].clone()))
        .collect()
}

fn relative(value: &mut Value, on: NaiveDate) {
    match value {
        Value::String(text) => {
            if let Ok(day) = text.parse::<NaiveDate>() {
                *value = Value::from((on - day).num_days());
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|value| relative(value, on)),
        Value::Object(all) => all.values_mut().for_each(|value| relative(value, on)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A patient's days: results, starts and stops.
fn days(record: &Record) -> Vec<NaiveDate> {
    let courses = record.courses.iter();
    let courses = courses.flat_map(|course| [Some(course.start), course.stop]);
    let results = record.results.iter().map(|result| result.on);
    courses
        .flatten()
        .map(|day| day.date)
        .chain(results)
        .collect()
}

/// Those of which more than the month is known: others are counted in the middle of the month they are shifted to.
fn exact_days(record: &Record) -> Vec<NaiveDate> {
    let mut other = record.clone();
    other.results.retain(|result| !result.month_only);
    days(&other)
}

/// Everything that must hold of a de-identified clinic.
fn check(records: &[Arc<Record>], knowledge: &Knowledge, on: NaiveDate, seed: u8) -> Deidentified {
    let found = deidentify(records, knowledge, on, [seed; SEED_BYTES]).unwrap();
    assert_eq!(
        (found.records.len(), found.review_days.len()),
        (records.len(), records.len())
    );
    let mut shifts = BTreeSet::new();
    for (other, review_day) in found.records.iter().zip(&found.review_days) {
        // Identifiers are not exported: they tell the test whose record it is.
        let record = records.iter().find(|record| record.id == other.id).unwrap();
        let what = &record.person.mrn;
        let (truth, shifted) = (
            said(record, knowledge, on),
            said(other, knowledge, *review_day),
        );
        assert_eq!(guidelines(&truth), guidelines(&shifted), "{what}");
        assert_eq!(
            verdict(&truth, on),
            verdict(&shifted, *review_day),
            "{what}"
        );
        let shift = *review_day - on;
        shifts.insert(shift.num_days());
        let (own, moved) = (exact_days(record), exact_days(other));
        assert!(
            own.iter()
                .zip(&moved)
                .all(|(day, moved)| *moved - *day == shift),
            "{what}"
        );
        assert_eq!(own.len(), moved.len(), "{what}");
        let (own, moved) = (days(record), days(other));
        assert_eq!(own.len(), moved.len(), "{what}");
        let months = other.results.iter().filter(|result| result.month_only);
        assert!(
            months
                .into_iter()
                .all(|result| result.on == middle_of_month(result.on)),
            "{what}"
        );
        assert!(
            moved.iter().all(|day| !own.contains(day)),
            "{what} keeps a day"
        );
        assert!(moved.iter().all(|day| *day < on), "{what}");
        assert_eq!(
            record
                .courses
                .iter()
                .filter(|course| course.start.approximate)
                .count(),
            other
                .courses
                .iter()
                .filter(|course| course.start.approximate)
                .count()
        );
        if let (Some(born), Some(band)) = (record.person.born, other.person.born) {
            use chrono::Datelike as _;
            assert!(band.approximate, "{what}");
            assert_eq!(
                (born.date + shift).year() / 5,
                band.date.year() / 5,
                "{what}"
            );
            assert!(
                moved.iter().all(|day| *day >= band.date),
                "{what} has a day before the birth"
            );
        }
        assert_eq!(record.person.born.is_some(), other.person.born.is_some());
    }
    assert!(
        shifts.len() > records.len() * 3 / 4,
        "shifts differ from patient to patient"
    );
    found
}

#[test]
fn every_verdict_of_the_example_clinic_stays() {
    let knowledge = shipped().unwrap();
    let (register, today) = example(&knowledge);
    for seed in 1..=4 {
        let found = check(register.patients(), &knowledge, today, seed);
        let order: Vec<_> = found.records.iter().map(|record| record.id).collect();
        assert!(
            !order.is_sorted(),
            "new numbers stand in the order of the old ones"
        );
        let again = deidentify(register.patients(), &knowledge, today, [seed; SEED_BYTES]);
        assert_eq!(again, Ok(found), "the same seed gives the same");
    }
}

#[test]
fn every_verdict_of_the_worked_patients_stays() {
    let cases = folder("cases");
    let knowledge = shipped().unwrap();
    let register = imported(&cases, &knowledge);
    assert_eq!(register.patients().len(), 155);
    check(register.patients(), &knowledge, day("2024-06-01"), 1);
    check(register.patients(), &knowledge, day("2023-12-31"), 2);
}

/// Patients who crowd around every threshold: here a day more or less decides.
#[test]
fn every_verdict_of_an_invented_cohort_stays() {
    let knowledge = shipped().unwrap();
    let cohort = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cohort");
    let register = imported(&cohort, &knowledge);
    assert!(register.patients().len() > 400);
    check(register.patients(), &knowledge, day("2024-06-01"), 3);
}

/// Names, numbers, contacts, reasons and days of the example clinic, whole and in parts.
fn secrets(records: &[Arc<Record>]) -> BTreeSet<String> {
    let mut secrets = BTreeSet::new();
    for record in records {
        let person = &record.person;
        let own = [
            Some(&person.mrn),
            Some(&person.name),
            person.contact.as_ref(),
        ];
        let reasons = record.courses.iter().map(|course| course.reason.as_ref());
        for text in own.into_iter().chain(reasons).flatten() {
            secrets.insert(text.clone());
            secrets.extend(
                text.split(|c: char| !c.is_alphanumeric())
                    .filter(|word| word.chars().count() >= 4 || !word.is_ascii())
                    .map(str::to_owned),
            );
        }
        let born = person.born.map(|born| born.date);
        secrets.extend(
            days(record)
                .into_iter()
                .chain(born)
                .map(|day| day.to_string()),
        );
    }
    secrets.remove("");
    secrets
}

#[test]
fn the_export_holds_no_name_number_contact_reason_or_day_of_the_example_clinic() {
    let knowledge = shipped().unwrap();
    let (register, _) = example(&knowledge);
    // Words of reasons that are also names of drugs, tests, units or columns tell of nobody.
    let innocent: BTreeSet<String> = knowledge
        .drugs
        .iter()
        .flat_map(|(_, drug)| drug.name.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .chain(
            knowledge
                .tests
                .iter()
                .flat_map(|test| test.name.split(' ').map(str::to_owned).collect::<Vec<_>>()),
        )
        .chain(
            [
                "treatment",
                "treated",
                "HBsAg",
                "died",
                "none",
                "moved",
                "active",
                "lost",
                "week",
            ]
            .map(str::to_owned),
        )
        .collect();
    let secrets: Vec<String> = secrets(register.patients())
        .into_iter()
        .filter(|secret| !innocent.contains(secret))
        .collect();
    assert!(secrets.len() > 600, "{}", secrets.len());
    let clinic = Clinic::new();
    for attempt in ["one", "two", "three"] {
        clinic.ok(["--demo", "export", "--deidentified", attempt]);
        for file in ["patients.csv", "courses.csv", "results.csv"] {
            let written = std::fs::read_to_string(clinic.path(attempt).join(file)).unwrap();
            let found: Vec<_> = secrets
                .iter()
                .filter(|secret| written.contains(secret.as_str()))
                .collect();
            assert_eq!(found, Vec::<&String>::new(), "{file}");
        }
    }
    let read = |folder: &str| std::fs::read(clinic.path(folder).join("results.csv")).unwrap();
    assert_ne!(
        read("one"),
        read("two"),
        "two exports are shifted differently"
    );
}

#[test]
fn what_was_exported_is_imported_and_reviewed_on_the_shifted_days() {
    let clinic = Clinic::new();
    clinic.ok([
        "--demo",
        "export",
        "--deidentified",
        "out",
        "--review-days",
        "days.csv",
    ]);
    clinic.import(&clinic.path("out"));
    let days = std::fs::read_to_string(clinic.path("days.csv")).unwrap();
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for line in days.lines().skip(1) {
        let (number, on) = line.split_once(',').unwrap();
        let review = clinic.ok(["review", number, "--as-of", on, "--format", "json"]);
        let review: Value = serde_json::from_str(&review).unwrap();
        *found
            .entry(review["patients"][0]["status"].to_string())
            .or_default() += 1;
    }
    let review: Value =
        serde_json::from_str(&clinic.ok(["--demo", "review", "--format", "json"])).unwrap();
    let mut expected: BTreeMap<String, usize> = BTreeMap::new();
    for patient in review["patients"].as_array().unwrap() {
        *expected.entry(patient["status"].to_string()).or_default() += 1;
    }
    assert_eq!(found, expected);
}

#[test]
fn nothing_is_written_over_and_the_options_belong_together() {
    let clinic = Clinic::new();
    clinic.write("days.csv", "mine");
    let refused = clinic.run([
        "--demo",
        "export",
        "--deidentified",
        "out",
        "--review-days",
        "days.csv",
    ]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(
        refused.err.contains("days.csv: exists already"),
        "{}",
        refused.err
    );
    assert!(
        !clinic.path("out").exists(),
        "nothing is exported without the review days"
    );
    clinic.write("out/results.csv", "mine");
    let refused = clinic.run([
        "--demo",
        "export",
        "--deidentified",
        "out",
        "--review-days",
        "other.csv",
    ]);
    assert_eq!(refused.code, 1);
    assert!(
        !clinic.path("other.csv").exists(),
        "no review days without an export"
    );
    let wrong = clinic.run(["--demo", "export", "out", "--review-days", "x.csv"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
}
