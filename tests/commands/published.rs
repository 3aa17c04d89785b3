//! Ten courses that were published as case reports, judged on the days of which the authors say what they saw. The values
//! are facts out of the reports named in each folder's README; names, birth dates and calendar dates are invented.
//! What is expected stands in `published/moments.txt`; what a person reads, and what never, in `published/sentences.txt`.

use std::collections::BTreeMap;

use crate::support::Clinic;
use chrono::{Datelike as _, NaiveDate};
use serde_json::Value;

/// What a cell of the table says as JSON: `-` is nothing, a bare word a text.
fn json(cell: &str) -> Value {
    if cell == "-" {
        return Value::Null;
    }
    serde_json::from_str(cell).unwrap_or_else(|_| cell.into())
}

#[test]
fn published_courses_are_judged_as_the_rules_say() {
    let folder = crate::support::folder("published");
    let table = std::fs::read_to_string(folder.join("moments.txt")).unwrap();
    let mut clinics: BTreeMap<&str, Clinic> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let &[
            course,
            on,
            status,
            since,
            alert,
            tier,
            dna_due,
            liver_due,
            also,
            authors,
        ] = cells.as_slice()
        else {
            panic!("not a line of the table: {line}");
        };
        let clinic = clinics.entry(course).or_insert_with(|| {
            let clinic = Clinic::new();
            clinic.import(&folder.join(course));
            clinic
        });
        let review: Value = serde_json::from_str(&clinic.review_json(on)).unwrap();
        let patient = &review["patients"][0];
        let due = |test: &str| {
            let due = patient["next_due"].as_array().unwrap();
            due.iter().find(|due| due["test"] == test).unwrap()["due"].clone()
        };
        let mut expect = |key: &str, cell: &str, found: &Value| {
            let expected = json(cell);
            if expected != *found {
                wrong.push(format!(
                    "{course} on {on} ({authors}): {key}: {expected} expected, {found} found"
                ));
            }
        };
        for (key, cell) in [
            ("status", status),
            ("since", since),
            ("liver_alert", alert),
            ("tier", tier),
        ] {
            expect(key, cell, &patient[key]);
        }
        expect("HBV DNA", dna_due, &due("HBV DNA"));
        expect("liver", liver_due, &due("liver"));
        for pair in also.split(", ").filter(|pair| *pair != "-") {
            let (key, cell) = pair.split_once(' ').unwrap();
            expect(key, cell, &patient[key]);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!((table.lines().count(), clinics.len()), (29, 10));
}

/// The days that an action line names: `19-Oct` is the next one where it lies ahead, this year's where it is past.
fn days_named(line: &str, today: NaiveDate) -> Vec<NaiveDate> {
    let words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    let mut named = Vec::new();
    let mut is_past = false;
    for word in words.filter(|word| !word.is_empty()) {
        let in_year = |year: i32| NaiveDate::parse_from_str(&format!("{word}-{year}"), "%d-%b-%Y");
        if let Ok(day) = NaiveDate::parse_from_str(word, "%d-%b-%Y") {
            named.push(day);
        } else if let Ok(day) = in_year(today.year()) {
            let is_next_year = !is_past && day < today;
            named.push(if is_next_year {
                in_year(today.year() + 1).unwrap()
            } else {
                day
            });
        }
        is_past = word == "since";
    }
    named
}

#[test]
fn what_is_read_first_says_what_to_do_by_when_and_nothing_that_misleads() {
    let folder = crate::support::folder("published");
    let table = std::fs::read_to_string(folder.join("sentences.txt")).unwrap();
    let mut clinics: BTreeMap<&str, Clinic> = BTreeMap::new();
    let mut wrong = Vec::new();
    for moment in table.split("\n\n") {
        let mut lines = moment.lines();
        let (course, on) = lines.next().unwrap().split_once(' ').unwrap();
        let expected: Vec<&str> = lines.by_ref().take(2).collect();
        let never = lines.next().and_then(|line| line.strip_prefix("never: "));
        let clinic = clinics.entry(course).or_insert_with(|| {
            let clinic = Clinic::new();
            clinic.import(&folder.join(course));
            clinic
        });
        let review: Value = serde_json::from_str(&clinic.review_json(on)).unwrap();
        let patient = &review["patients"][0];
        let said = |key: &str| patient[key].as_str().unwrap().to_owned();
        let found = [
            format!("{} {}", said("sign"), said("headline")),
            format!("→ {}", said("action")),
        ];
        if found.as_slice() != expected.as_slice() {
            wrong.push(format!(
                "{course} on {on}: {expected:?} expected, {found:?} found"
            ));
        }

        let shown = clinic.ok(["show", &said("mrn"), "--as-of", on]);
        let (top, _) = shown.split_once("\nBecause\n").unwrap();
        wrong.extend(
            (found.iter().filter(|line| !top.contains(line.as_str())))
                .map(|line| format!("{course} on {on}: show does not say {line}")),
        );
        wrong.extend(
            (never.into_iter().flat_map(|never| never.split("; ")))
                .filter(|words| top.contains(words))
                .map(|words| format!("{course} on {on}: {words}")),
        );
        let is_in_danger = !patient["liver_alert"].is_null();
        if is_in_danger != top.contains("Liver in danger: for the doctor today.") {
            wrong.push(format!("{course} on {on}: {top}"));
        }

        let today: NaiveDate = on.parse().unwrap();
        let dues = patient["next_due"].as_array().unwrap().iter();
        let first_due: NaiveDate = dues
            .filter(|due| due["test"] == "HBV DNA" || due["test"] == "liver")
            .map(|due| due["due"].as_str().unwrap().parse().unwrap())
            .min()
            .unwrap();
        let named = days_named(&found[1], today);
        if named.iter().min().is_none_or(|first| *first > first_due) {
            wrong.push(format!(
                "{course} on {on}: due {first_due}, but {}",
                found[1]
            ));
        }
        if found[1].contains("today") != matches!(patient["tier"].as_u64(), Some(1 | 2)) {
            wrong.push(format!(
                "{course} on {on}: tier {}, but {}",
                patient["tier"], found[1]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!((table.split("\n\n").count(), clinics.len()), (28, 10));
}
