//! The worked vector, and every reason for which a score is not there.

use crate::clinical::laboratory::{Analyte, UnitId};
use crate::clinical::record::{Comparator, Finding, Limits, Sex};
use crate::clinical::scores::{PageB, PageBBand, Scores};
use crate::wording::testing::{Patient, day};

const TODAY: &str = "2026-06-01";
const TAKEN: &str = "2026-05-02";

/// A man of 52 without results.
fn man() -> Patient {
    let mut patient = Patient::new();
    patient.record.person.sex = Some(Sex::Male);
    patient
}

fn limited(patient: Patient, on: &str, analyte: Analyte, figure: &str) -> Patient {
    let finding = Finding::Amount {
        analyte,
        comparator: Comparator::Equal,
        figure: figure.parse().unwrap(),
        unit: UnitId::COMPUTED,
    };
    let limits = Limits {
        lower: None,
        upper: Some("40".parse().unwrap()),
    };
    patient.result(on, finding, limits)
}

/// The worked vector of the facts sheet, with another value or another day for some.
fn vector(other: &[(Analyte, &str, &str)]) -> Patient {
    let mut patient = man();
    for (analyte, figure) in [
        (Analyte::Ast, "78"),
        (Analyte::Alt, "96"),
        (Analyte::Platelets, "118"),
        (Analyte::Albumin, "36.0"),
        (Analyte::TotalBilirubin, "24.0"),
    ] {
        let changed = other.iter().find(|(wanted, ..)| *wanted == analyte);
        let (on, figure) = changed.map_or((TAKEN, figure), |(_, on, figure)| (*on, *figure));
        if figure.is_empty() {
            continue;
        }
        patient = match analyte {
            Analyte::Ast | Analyte::Alt => limited(patient, on, analyte, figure),
            _ => patient.amount(on, analyte, figure),
        };
    }
    patient
}

fn scores(patient: &Patient) -> Scores {
    Scores::of(&patient.record, &patient.knowledge, day(TODAY))
}

/// Which of FIB-4, APRI, ALBI and PAGE-B are there.
fn there(patient: &Patient) -> String {
    let scores = scores(patient);
    let all = [
        scores.fib4.map(|_| 'F'),
        scores.apri.map(|_| 'A'),
        scores.albi.map(|_| 'L'),
        scores.page_b.map(|_| 'P'),
    ];
    all.into_iter().flatten().collect()
}

#[test]
fn the_worked_vector_to_three_decimals() {
    let scores = scores(&vector(&[]));
    let three = |score: Option<f64>| format!("{:.3}", score.unwrap());
    assert_eq!(three(scores.apri), "1.653");
    assert_eq!(three(scores.fib4), "3.508");
    assert_eq!(three(scores.albi), "-2.149");
    let page_b = PageB {
        points: 18,
        band: PageBBand::High,
    };
    assert_eq!(scores.page_b, Some(page_b));
    let lines = vector(&[]).words(TODAY, |words| words.scores());
    assert_eq!(
        lines,
        [
            "FIB-4 3.51   APRI 1.65   ALBI -2.15   PAGE-B 18 (high)",
            "from age 52, sex M; 02-May-2026: ALT 96 U/L, AST 78 U/L of 40, total bilirubin 24.0 \u{b5}mol/L, albumin 36.0 g/L, platelets 118 10^9/L",
        ]
    );
}

#[test]
fn nothing_where_a_part_is_missing_or_too_old() {
    // 183 days before the day are fresh, 184 are not.
    const FRESH: &str = "2025-11-30";
    const OLD: &str = "2025-11-29";
    use Analyte::{Albumin, Alt, Ast, Platelets, TotalBilirubin};
    for (analyte, without) in [
        (Ast, "LP"),
        (Alt, "ALP"),
        (Platelets, "L"),
        (Albumin, "FAP"),
        (TotalBilirubin, "FAP"),
    ] {
        assert_eq!(
            there(&vector(&[(analyte, TAKEN, "")])),
            without,
            "{analyte:?}"
        );
        assert_eq!(
            there(&vector(&[(analyte, OLD, "30")])),
            without,
            "{analyte:?}"
        );
        assert_eq!(
            there(&vector(&[(analyte, FRESH, "30")])),
            "FALP",
            "{analyte:?}"
        );
    }
    let mut unborn = vector(&[]);
    unborn.record.person.born = None;
    assert_eq!(there(&unborn), "AL");
    let mut neither = vector(&[]);
    neither.record.person.sex = None;
    assert_eq!(there(&neither), "FAL");
    assert_eq!(there(&man()), "");
    assert_eq!(man().words(TODAY, |words| words.scores()), [""; 0]);
}

#[test]
fn a_flare_makes_two_of_them_not_valid() {
    let flare = vector(&[(Analyte::Alt, TAKEN, "201")]);
    assert_eq!(there(&flare), "LP");
    let lines = flare.words(TODAY, |words| words.scores());
    assert!(
        lines[0].ends_with("FIB-4 and APRI are not valid while ALT is above 5x its limit"),
        "{lines:?}"
    );
    assert!(!lines[1].contains("AST"), "{lines:?}");
    let row = flare.words(TODAY, |words| words.liver_row());
    assert!(row.contains(&"FIB-4 -".to_owned()), "{row:?}");
    // Five times the limit is no flare yet.
    assert_eq!(there(&vector(&[(Analyte::Alt, TAKEN, "200")])), "FALP");
}

#[test]
fn every_step_of_page_b() {
    let points = |born: &str, sex: Sex, platelets: &str| {
        let mut patient = Patient::new().amount(TAKEN, Analyte::Platelets, platelets);
        patient.record.person.sex = Some(sex);
        patient.record.person.born = Some(crate::clinical::calendar::CalendarDay::exact(day(born)));
        scores(&patient).page_b.map(|page_b| page_b.points)
    };
    for (born, by_age) in [
        ("2010-06-02", None),
        ("2010-06-01", Some(0)),
        ("1996-06-02", Some(0)),
        ("1996-06-01", Some(2)),
        ("1986-06-02", Some(2)),
        ("1986-06-01", Some(4)),
        ("1976-06-02", Some(4)),
        ("1976-06-01", Some(6)),
        ("1966-06-02", Some(6)),
        ("1966-06-01", Some(8)),
        ("1956-06-02", Some(8)),
        ("1956-06-01", Some(10)),
        ("1926-06-01", Some(10)),
    ] {
        assert_eq!(points(born, Sex::Female, "200"), by_age, "{born}");
        assert_eq!(points(born, Sex::Male, "200"), by_age.map(|age| age + 6));
    }
    for (platelets, by_count) in [("99.9", 9), ("100", 6), ("199", 6), ("200", 0)] {
        let found = points("2000-01-01", Sex::Female, platelets);
        assert_eq!(found, Some(by_count), "{platelets}");
    }
}

#[test]
fn every_sum_of_page_b_falls_in_one_band() {
    let band = |born: &str, sex: Sex, platelets: &str| {
        let mut patient = Patient::new().amount(TAKEN, Analyte::Platelets, platelets);
        patient.record.person.sex = Some(sex);
        patient.record.person.born = Some(crate::clinical::calendar::CalendarDay::exact(day(born)));
        let page_b = scores(&patient).page_b.unwrap();
        (page_b.points, page_b.band)
    };
    assert_eq!(band("2000-01-01", Sex::Female, "90"), (9, PageBBand::Low));
    assert_eq!(
        band("1980-01-01", Sex::Female, "150"),
        (10, PageBBand::Middle)
    );
    assert_eq!(band("1990-01-01", Sex::Male, "90"), (17, PageBBand::Middle));
    assert_eq!(band("1970-01-01", Sex::Male, "150"), (18, PageBBand::High));
}
