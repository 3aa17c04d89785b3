//! `hepatrack cohort`: the built program, its day, its formats.

use crate::support::{Clinic, folder};
use serde_json::Value;

fn json(clinic: &Clinic, arguments: &[&str]) -> Value {
    let asked = ["cohort", "--format", "json"].iter().chain(arguments);
    serde_json::from_str(&clinic.ok(asked)).unwrap()
}

#[test]
fn the_verdicts_are_those_that_review_gives() {
    let clinic = Clinic::new();
    let review: Value =
        serde_json::from_str(&clinic.ok(["--demo", "review", "--format", "json"])).unwrap();
    let figures = json(&clinic, &["--demo"]);
    assert_eq!(figures["as_of"], review["as_of"]);
    for (key, number) in figures["verdicts"].as_object().unwrap() {
        let patients = review["patients"].as_array().unwrap().iter();
        let same = patients
            .filter(|patient| patient["status"] == key.as_str())
            .count();
        assert_eq!(number.as_u64(), u64::try_from(same).ok(), "{key}");
    }
}

#[test]
fn the_day_can_be_another_one_and_the_text_says_which() {
    let clinic = Clinic::new();
    let text = clinic.ok(["--demo", "cohort"]);
    for words in [
        "44 patients on 01-Jun-2024",
        "month 24",
        "lamivudine",
        "all stops",
        "still negative, by years",
    ] {
        assert!(text.contains(words), "no {words:?} in\n{text}");
    }
    assert!(text.is_ascii(), "{text}");
    let earlier = clinic.ok(["--demo", "cohort", "--as-of", "2020-01-01"]);
    assert!(earlier.contains("44 patients on 01-Jan-2020"), "{earlier}");
    assert_eq!(
        json(&clinic, &["--demo", "--as-of", "2020-01-01"])["as_of"],
        "2020-01-01"
    );
    let wrong = clinic.run(["--demo", "cohort", "--format", "xml"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
}

/// The worked patients, added up from what is expected of each of them.
#[test]
fn the_worked_patients_are_counted_as_expected() {
    let cases = folder("cases");
    let clinic = Clinic::new();
    clinic.import(&cases);
    let expected = std::fs::read_to_string(cases.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let figures = json(&clinic, &["--as-of", expected["as_of"].as_str().unwrap()]);
    let mut total = 0;
    for (key, number) in figures["verdicts"].as_object().unwrap() {
        let patients = expected["patients"].as_object().unwrap().values();
        let same = patients
            .filter(|patient| patient["status"] == key.as_str())
            .count();
        assert_eq!(number.as_u64(), u64::try_from(same).ok(), "{key}");
        total += same;
    }
    assert_eq!(total, 155);
}
