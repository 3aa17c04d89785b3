//! What a breakthrough is counted from, and what is told beside it: interruptions and changes of the assay.

use hepatrack::clinical::assess_beside_guidelines;
use hepatrack::clinical::guidelines::{Answer, Beside, Criterion, Term};
use hepatrack::clinical::laboratory::DnaUnit;
use hepatrack::clinical::record::{DnaReading, Finding, Limits};

use crate::build::{Patient, day, knowledge};

fn answers(patient: &Patient, on: &str) -> Vec<Answer> {
    assess_beside_guidelines(&patient.record, knowledge(), day(on)).1
}

fn on_entecavir() -> Patient {
    Patient::new()
        .drug("ETV", "2020-01-10", "")
        .dna("2020-01-08", "1e7")
}

#[test]
fn a_breakthrough_is_counted_from_the_lowest_value_and_of_equal_ones_from_the_latest() {
    for (readings, lowest) in [
        (
            &[
                ("2020-03-10", "1e6"),
                ("2020-06-10", "100"),
                ("2021-01-10", "5000"),
            ][..],
            "2020-06-10",
        ),
        (
            &[
                ("2020-06-10", "100"),
                ("2020-09-10", "300"),
                ("2021-01-10", "5000"),
            ],
            "2020-06-10",
        ),
        (
            &[
                ("2020-06-10", "100"),
                ("2020-09-10", "100"),
                ("2021-01-10", "5000"),
            ],
            "2020-09-10",
        ),
        (
            &[
                ("2020-06-10", "300"),
                ("2020-09-10", "100"),
                ("2021-01-10", "5000"),
            ],
            "2020-09-10",
        ),
    ] {
        let patient = readings
            .iter()
            .fold(on_entecavir(), |patient, (on, reading)| {
                patient.dna(on, reading)
            });
        for answer in answers(&patient, "2021-02-10") {
            assert_eq!(answer.term, Term::Breakthrough, "{readings:?}");
            match answer.criterion {
                Criterion::Rise { lowest: from, last } => {
                    assert_eq!((from.on, last.on), (day(lowest), day("2021-01-10")));
                }
                other => panic!("{other:?}"),
            }
            // The lowest, the latest, and what stood before the rise are named.
            let named: Vec<_> = answer.because().map(|because| because.on).collect();
            for on in [lowest, readings[1].0, "2021-01-10"] {
                assert!(named.contains(&day(on)), "{readings:?}: {named:?}");
            }
        }
    }
}

#[test]
fn an_interruption_between_the_lowest_value_and_the_latest_is_told_beside_a_breakthrough() {
    for (lowest, last, is_told) in [
        ("2020-12-10", "2021-06-10", true),
        // It ends after the lowest and begins before the latest.
        ("2021-01-19", "2021-06-10", true),
        ("2021-01-20", "2021-06-10", false),
        ("2020-12-10", "2021-01-11", true),
        ("2020-12-10", "2021-01-10", false),
        ("2020-06-10", "2020-12-10", false),
    ] {
        let patient = Patient::new()
            .drug("ETV", "2020-01-10", "2021-01-10")
            .drug("ETV", "2021-01-20", "")
            .dna(lowest, "<20")
            .dna(last, "5000");
        for answer in answers(&patient, "2021-07-10") {
            assert_eq!(answer.term, Term::Breakthrough);
            let told = answer.beside.iter();
            let told = told.filter(|beside| matches!(beside, Beside::Interruption(_)));
            assert_eq!(told.count(), usize::from(is_told), "{lowest} {last}");
        }
    }
}

#[test]
fn a_change_of_the_assay_is_told_beside_a_breakthrough() {
    let told = |one: Option<&str>, other: Option<&str>| {
        let assay = |name: Option<&str>| name.map(|name| knowledge().assays.find(name).unwrap());
        let by = |patient: Patient, on: &str, reading, name| {
            let finding = Finding::HbvDna {
                reading,
                unit: DnaUnit::IuPerMl,
                assay: assay(name),
            };
            patient.result(day(on), finding, Limits::default())
        };
        let below = DnaReading::Below("20".parse().unwrap());
        let high = DnaReading::Quantified("5000".parse().unwrap());
        let patient = by(
            by(on_entecavir(), "2020-12-10", below, one),
            "2021-06-10",
            high,
            other,
        );
        let changed = assay(one)
            .zip(assay(other))
            .map(|(one, other)| Beside::AssayChanged(one, other));
        answers(&patient, "2021-07-10")
            .into_iter()
            .map(|answer| {
                let set = &knowledge().guidelines[answer.set];
                let is_changed = changed.is_some_and(|changed| answer.beside.contains(&changed));
                let is_unknown = answer.beside.contains(&Beside::AssayUnknown);
                assert!(!is_unknown || set.same_assay, "{}", set.name);
                (is_changed, is_unknown, set.same_assay)
            })
            .collect::<Vec<_>>()
    };
    let (roche, abbott) = (Some("Roche cobas HBV"), Some("Abbott RealTime"));
    let all = |found: Vec<(bool, bool, bool)>, changed| {
        found
            .iter()
            .all(|(is_changed, is_unknown, _)| *is_changed == changed && !is_unknown)
    };
    assert!(all(told(roche, abbott), true));
    assert!(all(told(roche, roche), false));
    for (one, other) in [(None, roche), (roche, None), (None, None)] {
        let found = told(one, other);
        assert!(
            found
                .iter()
                .all(|(changed, unknown, asks)| !changed && unknown == asks)
        );
        assert!(found.iter().any(|(_, unknown, _)| *unknown));
    }
}
