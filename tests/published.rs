//! Ten courses that were published as case reports, judged on the days of which the authors say what they saw. The values
//! are facts out of the reports named in each folder's README; names, birth dates and calendar dates are invented.
//! What is expected stands in `published/moments.txt`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

mod support;

use std::collections::BTreeMap;

use serde_json::Value;
use support::Clinic;

/// What a cell of the table says as JSON: `-` is nothing, a bare word a text.
fn json(cell: &str) -> Value {
    if cell == "-" {
        return Value::Null;
    }
    serde_json::from_str(cell).unwrap_or_else(|_| cell.into())
}

#[test]
fn published_courses_are_judged_as_the_rules_say() {
    let folder = support::folder("published");
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
