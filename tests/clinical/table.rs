//! Patients in a line each, and what the clinic's rules say of them: for a clinician to read and to correct.

use hepatrack::clinical::assessment::{Certainty, CountedAs, Evidence, LimitOrigin};
use hepatrack::clinical::laboratory::{Analyte, UnitId};
use hepatrack::clinical::limits::Measured;
use hepatrack::clinical::record::{Comparator, Finding, Intent, Limits};

use crate::build::{Patient, day};

/// Reads `drug start..stop` and `date dna reading`, divided by `;`, and gives the status on a day.
pub(crate) fn status(story: &str, review: &str) -> String {
    let mut patient = Patient::new();
    for part in story.split(';').map(str::trim) {
        let words: Vec<&str> = part.split_whitespace().collect();
        patient = match words.as_slice() {
            [on, "dna", reading] => patient.dna(on, reading),
            [on, "alt", figure] => patient.alt(on, figure),
            [on, "hbeag", sign] => patient.hbeag(on, sign),
            [on, "anti-hbe", sign] => patient.anti_hbe(on, sign),
            [drug, range] => {
                let (start, stop) = range.split_once("..").unwrap();
                patient.drug(drug, start, stop)
            }
            other => panic!("not a part of a story: {other:?}"),
        };
    }
    patient.on(review).verdict.key().to_owned()
}

#[test]
fn stories_and_their_verdicts() {
    let stories = [
        // On treatment.
        (
            "ETV 2024-04-01..; 2024-05-10 dna 41000",
            "2024-06-01",
            "awaiting_response",
        ),
        (
            "ETV 2022-01-10..; 2024-03-01 dna <20",
            "2024-06-01",
            "responding",
        ),
        (
            "ETV 2022-01-10..; 2024-03-01 dna <20d",
            "2024-06-01",
            "responding",
        ),
        ("ETV 2024-01-10..", "2024-06-01", "undetermined"),
        (
            "LAM 2024-01-10..; 2024-04-08 dna 310000",
            "2024-06-01",
            "primary_resistance",
        ),
        (
            "LAM 2022-01-10..; 2022-04-11 dna TND; 2024-05-02 dna 3200",
            "2024-06-01",
            "secondary_resistance",
        ),
        // 180 after <1000 proves no change; 4200 does.
        (
            "LAM 2020-01-10..; 2020-07-11 dna <1000; 2024-04-11 dna 180",
            "2024-06-01",
            "responding",
        ),
        (
            "LAM 2020-01-10..; 2020-07-11 dna <1000; 2024-04-11 dna 4200",
            "2024-06-01",
            "secondary_resistance",
        ),
        // Excused once only.
        (
            "LAM 2020-01-10..; 2020-07-11 dna <1000; 2023-11-11 dna 180; 2024-04-11 dna 190",
            "2024-06-01",
            "secondary_resistance",
        ),
        // A crude negative does not take a positive away.
        (
            "LAM 2020-01-10..; 2020-07-11 dna <20; 2023-11-11 dna 640; 2024-04-11 dna <1000",
            "2024-06-01",
            "secondary_resistance",
        ),
        // An interruption between the last negative and the first positive.
        (
            "LAM 2021-01-10..2024-02-01; LAM 2024-02-15..; 2024-01-20 dna TND; 2024-03-10 dna 4000",
            "2024-06-01",
            "viraemia_after_interruption",
        ),
        // A switch while positive begins a new line; the old failure is not held against the new drug yet.
        (
            "LAM 2020-01-10..2024-04-09; TDF 2024-04-09..; 2020-07-11 dna TND; 2024-03-01 dna 50000; 2024-05-05 dna 8000",
            "2024-06-01",
            "awaiting_response",
        ),
        // One tenofovir for another is no new line.
        (
            "TDF 2023-01-10..2024-03-01; TAF 2024-03-01..; 2023-01-08 dna 2.3e8; 2023-12-20 dna 4000; 2024-05-20 dna 300",
            "2024-06-01",
            "primary_resistance",
        ),
        // Everything the clinic's text asks for, long enough ago.
        (
            "ETV 2021-01-10..; 2021-01-08 hbeag +; 2023-03-01 hbeag -; 2023-03-01 anti-hbe +; 2023-09-01 hbeag -; 2023-09-01 anti-hbe +; 2024-03-01 dna <20; 2024-03-01 alt 30",
            "2024-06-01",
            "stop_conditions_met",
        ),
        // Interferon is read at its end.
        (
            "Pegasys 2023-07-01..; 2024-05-20 dna 90000",
            "2024-06-01",
            "awaiting_response",
        ),
        // Off treatment.
        (
            "ETV 2020-01-10..2024-03-01; 2024-02-01 dna TND",
            "2024-06-01",
            "off_treatment",
        ),
        (
            "ETV 2020-01-10..2023-03-01; 2023-02-01 dna TND; 2024-03-01 dna <20",
            "2024-06-01",
            "off_treatment_remission",
        ),
        (
            "ETV 2020-01-10..2023-03-01; 2023-02-01 dna TND; 2023-06-01 dna 5000",
            "2024-06-01",
            "relapse",
        ),
        (
            "ETV 2020-01-10..2020-09-01; 2020-08-20 dna 900; 2023-06-01 dna 500000",
            "2024-06-01",
            "viraemic_off_treatment",
        ),
        (
            "ETV 2018-01-10..2022-09-01; 2023-06-01 dna 500000",
            "2024-06-01",
            "undetermined",
        ),
        // A sample on the day of the stop is still on treatment.
        (
            "ETV 2020-01-10..2023-03-01; 2021-02-01 dna TND; 2023-03-01 dna 700; 2023-09-01 dna 30000",
            "2024-06-01",
            "viraemic_off_treatment",
        ),
        // A planned stop has not happened.
        (
            "ETV 2022-01-10..2024-09-01; 2024-03-01 dna TND",
            "2024-06-01",
            "responding",
        ),
        ("2023-01-05 dna 230000", "2024-06-01", "never_treated"),
    ];
    for (story, review, expected) in stories {
        assert_eq!(status(story, review), expected, "{story}");
    }
}

#[test]
fn since_when_the_stop_conditions_hold() {
    let base = || {
        Patient::new()
            .drug("ETV", "2021-01-10", "")
            .dna("2021-01-08", "23000000")
            .hbeag("2021-01-08", "+")
            .anti_hbe("2021-01-08", "-")
            .dna("2021-07-12", "TND")
            .alt("2021-07-12", "34")
            .hbeag("2023-09-01", "-")
            .anti_hbe("2023-09-01", "+")
            .dna("2024-03-01", "<20")
            .alt("2024-03-01", "30")
    };
    let held = |patient: Patient| patient.on("2024-06-01").stop_conditions.unwrap().held_since;
    let all = |on: &str, ast: &str| base().amount(Analyte::Ast, day(on), ast);
    assert_eq!(
        held(all("2024-03-01", "25")),
        Some(day("2023-09-01")),
        "AST within its limits"
    );
    let same_day = all("2023-12-01", "55").alt("2023-12-01", "30");
    let same_day = same_day.amount(Analyte::Ast, day("2024-03-01"), "25");
    assert_eq!(
        held(same_day),
        Some(day("2024-03-01")),
        "an ALT of the day of a raised AST does not show its end"
    );
    let only_at_the_start = Patient::new()
        .drug("ETV", "2024-01-10", "")
        .alt("2024-01-10", "30")
        .hbeag("2024-01-08", "+")
        .hbeag("2024-04-01", "-")
        .anti_hbe("2024-04-01", "+")
        .dna("2024-04-01", "<20");
    assert_eq!(
        held(only_at_the_start),
        None,
        "no ALT after the start: not known how long"
    );
    assert_eq!(held(base()), Some(day("2023-09-01")), "by HBeAg");
    assert_eq!(
        held(base().dna("2023-12-01", "<20d")),
        Some(day("2024-03-01")),
        "after a trace"
    );
    assert_eq!(
        held(base().alt("2023-12-01", "41")),
        Some(day("2024-03-01")),
        "after a raised ALT"
    );
    assert_eq!(
        held(base().dna("2023-12-01", "<500")),
        Some(day("2023-09-01")),
        "a crude negative neither meets nor breaks"
    );
    assert_eq!(held(base().alt("2024-04-01", "41")), None, "not met");
}

#[test]
fn a_refill_is_the_same_course_only_with_the_same_intent() {
    let course = |patient: Patient, from: &str, to: &str, intent| {
        patient.course("ETV", day(from), (!to.is_empty()).then(|| day(to)), intent)
    };
    let stopped_as = |second: Intent| {
        let patient = course(
            Patient::new(),
            "2024-01-10",
            "2024-01-15",
            Intent::Treatment,
        );
        let patient = course(patient, "2024-01-15", "", second);
        let taken =
            hepatrack::clinical::effective::taken_courses(&patient.record, day("2024-06-01"));
        taken
            .iter()
            .map(|course| (course.start, course.stop))
            .collect::<Vec<_>>()
    };
    assert_eq!(stopped_as(Intent::Treatment), [(day("2024-01-10"), None)]);
    assert_eq!(
        stopped_as(Intent::Prophylaxis),
        [
            (day("2024-01-10"), Some(day("2024-01-15"))),
            (day("2024-01-15"), None)
        ]
    );
}

#[test]
fn of_two_inr_on_one_day_the_higher_number_counts() {
    let inr = |patient: Patient, figure: &str, upper: Option<&str>| {
        let finding = Finding::Amount {
            analyte: Analyte::Inr,
            comparator: Comparator::Equal,
            figure: figure.parse().unwrap(),
            unit: UnitId::COMPUTED,
        };
        let upper = upper.map(|upper| upper.parse().unwrap());
        patient.result(day("2024-05-20"), finding, Limits { lower: None, upper })
    };
    let patient = Patient::new().dna("2024-05-20", "50000");
    let patient = inr(inr(patient, "1.4", Some("1.2")), "1.6", None);
    assert!(patient.on("2024-06-01").alerts.liver.is_some());
}

#[test]
fn a_limit_of_nought_gives_no_multiple() {
    let measured = |upper| Measured {
        analyte: Analyte::Alt,
        value: 40.0,
        lower: None,
        upper,
    };
    assert_eq!(measured(Some(0.0)).multiple_of_upper(), None);
    assert_eq!(measured(Some(20.0)).multiple_of_upper(), Some(2.0));
    assert_eq!(measured(None).multiple_of_upper(), None);
}

#[test]
fn of_one_day_the_more_telling_result_counts() {
    let counted = |readings: &[&str]| {
        let patient = readings.iter().fold(Patient::new(), |patient, reading| {
            patient.dna("2024-05-01", reading)
        });
        let last = patient.on("2024-06-01").facts.last.unwrap();
        (last.counted_as, last.limit_origin)
    };
    for order in [["TND", "<20"], ["<20", "TND"]] {
        assert_eq!(
            counted(&order),
            (CountedAs::Clean, LimitOrigin::Recorded),
            "a named limit before an assumed one"
        );
    }
    for order in [["<20", "<20d"], ["<20d", "<20"]] {
        assert_eq!(counted(&order).0, CountedAs::Trace, "on a tie the trace");
    }
    for order in [[">1.7e8", "1.7e8"], ["1.7e8", ">1.7e8"]] {
        assert_eq!(
            counted(&order).0,
            CountedAs::AboveRange,
            "more than a value before the value"
        );
    }
}

#[test]
fn the_result_that_was_not_on_interferon_alone_is_named() {
    // Both drugs from the start; entecavir pauses, comes back for a month, and stops: no new line begins.
    let patient = || {
        Patient::new()
            .drug("Pegasys", "2023-01-10", "")
            .drug("ETV", "2023-01-10", "2023-03-10")
            .drug("ETV", "2023-08-10", "2023-09-10")
    };
    let never = patient()
        .dna("2023-06-10", "50000")
        .dna("2023-09-01", "50000")
        .dna("2024-05-10", "50000");
    let assessment = never.on("2024-06-01");
    assert_eq!(assessment.verdict.key(), "primary_resistance");
    assert!(
        assessment
            .because
            .iter()
            .any(|because| because.on == day("2023-09-01"))
    );
    let back = patient()
        .dna("2023-02-10", "<20")
        .dna("2023-06-10", "50000")
        .dna("2023-09-01", "50000")
        .dna("2024-05-10", "50000");
    let assessment = back.on("2024-06-01");
    assert_eq!(assessment.verdict.key(), "secondary_resistance");
    assert!(
        assessment
            .because
            .iter()
            .any(|because| because.on == day("2023-09-01"))
    );
}

#[test]
fn a_result_on_the_first_bound_is_one_of_the_two_that_confirm() {
    let patient = Patient::new()
        .drug("ETV", "2024-01-10", "")
        .dna("2024-03-27", "5000")
        .dna("2024-04-17", "5000");
    assert_eq!(
        patient.on("2024-06-01").verdict.certainty(),
        Some(Certainty::Confirmed)
    );
    let patient = Patient::new()
        .drug("ETV", "2024-01-10", "")
        .dna("2024-03-26", "5000")
        .dna("2024-04-17", "5000");
    assert_eq!(
        patient.on("2024-06-01").verdict.certainty(),
        Some(Certainty::Provisional)
    );
}

#[test]
fn a_sample_of_the_first_day_stands_before_the_first_dose() {
    let patient = Patient::new()
        .drug("LAM", "2023-01-10", "")
        .dna("2023-01-10", "1e7")
        .dna("2024-05-08", "1e5");
    let order: Vec<bool> = (patient.on("2024-06-01").because.iter())
        .map(|because| matches!(because.evidence, Evidence::CourseStarted(_)))
        .collect();
    assert_eq!(order, [false, true, false]);
}

#[test]
fn what_keeps_a_positive_positive_is_named_once() {
    // 180 is excused after <1000, so 190 after the next <1000 is positive only because of that excuse.
    let patient = Patient::new()
        .drug("LAM", "2020-01-10", "")
        .dna("2020-07-11", "<1000")
        .dna("2021-07-11", "180")
        .dna("2022-07-11", "<1000")
        .dna("2023-07-11", "190");
    let assessment = patient.on("2024-06-01");
    assert_eq!(assessment.verdict.key(), "secondary_resistance");
    let named: Vec<String> = assessment
        .because
        .iter()
        .map(|because| because.on.to_string())
        .collect();
    assert_eq!(
        named,
        [
            "2020-01-10",
            "2020-07-11",
            "2021-07-11",
            "2022-07-11",
            "2023-07-11"
        ]
    );
    // A positive after a positive needs no negative to be positive.
    let patient = patient.dna("2023-08-11", "195");
    let named = patient.on("2024-06-01").because.len();
    assert_eq!(named, 6);
}
