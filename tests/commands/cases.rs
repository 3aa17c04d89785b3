//! The worked patients, and series in other units, through the built program.

use std::path::Path;

use crate::support::{Clinic, folder};
use serde_json::Value;

fn patients(review: &str) -> Vec<Value> {
    let review: Value = serde_json::from_str(review).unwrap();
    review["patients"].as_array().unwrap().clone()
}

/// Every key that `expected` holds is in `found` with the same value; a key that is absent is not checked.
fn differences(place: &str, expected: &Value, found: &Value, into: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                let place = format!("{place}.{key}");
                match found.get(key) {
                    Some(other) => differences(&place, value, other, into),
                    None => into.push(format!("{place} is missing")),
                }
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, (value, other)) in expected.iter().zip(found).enumerate() {
                differences(&format!("{place}[{index}]"), value, other, into);
            }
        }
        (Value::Number(expected), Value::Number(found)) if expected.as_f64() == found.as_f64() => {}
        _ if expected == found => {}
        _ => into.push(format!("{place}: {expected} expected, {found} found")),
    }
}

#[test]
fn all_worked_patients_are_judged_as_expected() {
    let cases = folder("cases");
    let clinic = Clinic::new();
    clinic.import(&cases);
    let expected = std::fs::read_to_string(cases.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let expected_patients = expected["patients"].as_object().unwrap();
    let found = patients(&clinic.review_json(expected["as_of"].as_str().unwrap()));
    assert_eq!((found.len(), expected_patients.len()), (155, 155));
    let wrong = wrongly_judged(&found, expected_patients);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The keys in which the review differs from what is expected of its patients.
fn wrongly_judged(found: &[Value], expected: &serde_json::Map<String, Value>) -> Vec<String> {
    let mut wrong = Vec::new();
    for patient in found {
        let mrn = patient["mrn"].as_str().unwrap();
        let mut wanted = expected[mrn].clone();
        let due = patient["next_due"].as_array().unwrap();
        let due: serde_json::Map<String, Value> = due
            .iter()
            .map(|due| (due["test"].as_str().unwrap().to_owned(), due["due"].clone()))
            .collect();
        let keys = wanted.as_object_mut().unwrap();
        keys.remove("case");
        let wanted_due = keys.remove("next_due").unwrap();
        if Value::Object(due.clone()) != wanted_due {
            wrong.push(format!(
                "{mrn}.next_due: {wanted_due} expected, {due:?} found"
            ));
        }
        differences(mrn, &wanted, patient, &mut wrong);
    }
    wrong
}

#[test]
fn every_guideline_set_says_what_is_expected_of_the_worked_patients() {
    let cases = folder("cases");
    let clinic = Clinic::new();
    clinic.import(&cases);
    let expected = std::fs::read_to_string(cases.join("expected-guidelines.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let expected_patients = expected["patients"].as_object().unwrap();
    let found = patients(&clinic.review_json(expected["as_of"].as_str().unwrap()));
    assert_eq!((found.len(), expected_patients.len()), (155, 155));
    let mut wrong = Vec::new();
    for patient in &found {
        let mrn = patient["mrn"].as_str().unwrap();
        let wanted = &expected_patients[mrn]["guidelines"];
        differences(mrn, wanted, &patient["guidelines"], &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Some five hundred invented patients who crowd around every threshold of the rules. What is expected of them was
/// computed by another implementation of the rules, written apart from this one.
#[test]
fn an_invented_cohort_is_judged_as_by_another_implementation() {
    let cohort = folder("cohort");
    let clinic = Clinic::new();
    clinic.import(&cohort);
    let expected = std::fs::read_to_string(cohort.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    for (day, patients_of_day) in expected.as_object().unwrap() {
        let found = patients(&clinic.review_json(day));
        let patients_of_day = patients_of_day.as_object().unwrap();
        assert_eq!(found.len(), patients_of_day.len());
        let wrong = wrongly_judged(&found, patients_of_day);
        assert!(wrong.is_empty(), "{day}: {}", wrong.join("\n"));
    }
}

/// The same cohort, and what a second implementation of the guidelines says of it.
#[test]
fn an_invented_cohort_is_told_what_another_implementation_of_the_guidelines_says() {
    let cohort = folder("cohort");
    let clinic = Clinic::new();
    clinic.import(&cohort);
    let expected = std::fs::read_to_string(cohort.join("expected-guidelines.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    for (day, patients_of_day) in expected.as_object().unwrap() {
        let found = patients(&clinic.review_json(day));
        assert_eq!(found.len(), patients_of_day.as_object().unwrap().len());
        let mut wrong = Vec::new();
        for patient in &found {
            let mrn = patient["mrn"].as_str().unwrap();
            let wanted = &patients_of_day[mrn];
            differences(mrn, wanted, &patient["guidelines"], &mut wrong);
        }
        assert!(wrong.is_empty(), "{day}: {}", wrong.join("\n"));
    }
}

#[test]
fn every_patient_has_every_key_and_something_to_stand_on() {
    let cases = folder("cases");
    let clinic = Clinic::new();
    clinic.import(&cases);
    let keys = [
        "mrn",
        "name",
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
        "sign",
        "action",
        "resistance_proven",
        "egfr",
        "kidney_alert",
        "headline",
        "phases",
        "events",
        "because",
        "missing",
        "doubts",
        "notes",
        "guidelines",
        "next_due",
    ];
    let found = patients(&clinic.review_json("2024-06-01"));
    let mut numbers: Vec<_> = Vec::new();
    for patient in &found {
        let present: Vec<&str> = patient
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(present.len(), keys.len());
        assert!(keys.iter().all(|key| present.contains(key)), "{present:?}");
        let stands = ["because", "missing"]
            .iter()
            .any(|key| !patient[*key].as_array().unwrap().is_empty());
        assert!(stands, "{}", patient["mrn"]);
        numbers.push(patient["mrn"].as_str().unwrap().to_owned());
    }
    assert!(numbers.is_sorted());
}

#[test]
fn loads_in_log10_copies_are_judged_as_those_in_iu() {
    let clinic = Clinic::new();
    let said = clinic.import(&folder("other_units"));
    assert!(
        said.ends_with("added: 5 patients, 4 courses, 14 results\n"),
        "{said}"
    );
    let judged: Vec<(String, String)> = patients(&clinic.review_json("2010-08-01"))
        .iter()
        .map(|patient| ["mrn", "status"].map(|key| patient[key].as_str().unwrap().to_owned()))
        .map(|[mrn, status]| (mrn, status))
        .collect();
    let expected = [
        ("L-1", "primary_resistance"),
        ("L-2", "responding"),
        ("L-3", "secondary_resistance"),
        ("L-4", "undetermined"),
        ("L-5", "never_treated"),
    ];
    let expected = expected.map(|(mrn, status)| (mrn.to_owned(), status.to_owned()));
    assert_eq!(judged, expected);
}

#[test]
fn liver_tests_in_other_units_are_compared_after_conversion() {
    let clinic = Clinic::new();
    clinic.import(&folder("other_units"));
    // 14.5 mg/dL are 248 umol/L: 14.5 times the limit of 17.1. 2.6 g/dL are 26 g/L: below 35.
    let shown = clinic.ok(["show", "L-5", "--as-of", "2010-02-01"]);
    assert!(
        shown.contains("bilirubin 14x of 17.1 (01-Jan-2010)"),
        "{shown}"
    );
    assert!(shown.contains("2.6 g/dL L"), "{shown}");
}

fn comes_back(folder: &Path, day: &str) {
    let clinic = Clinic::new();
    clinic.import(folder);
    let exported = clinic.path("out");
    clinic.ok(["export".as_ref(), exported.as_os_str()]);
    let other = Clinic::new();
    other.import(&exported);
    assert_eq!(clinic.review_json(day), other.review_json(day));
    let again = other.path("again");
    other.ok(["export".as_ref(), again.as_os_str()]);
    for file in ["patients.csv", "courses.csv", "results.csv"] {
        assert_eq!(
            std::fs::read(exported.join(file)).unwrap(),
            std::fs::read(again.join(file)).unwrap()
        );
    }
    let said = other.import(&exported);
    assert!(
        said.starts_with("added: 0 patients, 0 courses, 0 results\n"),
        "{said}"
    );
}

#[test]
fn what_is_exported_comes_back_byte_for_byte() {
    comes_back(&folder("cases"), "2024-06-01");
    // With results of which only the month is known.
    comes_back(&folder("cohort"), "2024-06-01");
    comes_back(&folder("other_units"), "2010-08-01");
}
