//! Results of which only the month is known: counted on a day of it, with a doubt, and never what confirms.

use hepatrack::clinical::assessment::{Assessment, Doubt};

use crate::build::{Patient, day};

const TODAY: &str = "2024-06-01";

fn certainty(assessment: &Assessment) -> (&'static str, String) {
    let certainty = assessment.verdict.certainty();
    (assessment.verdict.key(), format!("{certainty:?}"))
}

fn on_entecavir(loads: &[(&str, &str)]) -> Patient {
    let patient = Patient::new().drug("ETV", "2022-01-10", "");
    loads
        .iter()
        .fold(patient, |patient, (on, load)| patient.dna(on, load))
}

/// The negative of 2023 first; 21 days confirm. What only a month is known of counts, and confirms nothing.
#[test]
fn only_exact_days_confirm() {
    for (loads, confirmed) in [
        (vec![("2024-03-15", "500"), ("2024-04-15", "600")], true),
        (vec![("~2024-03-15", "500"), ("2024-04-15", "600")], false),
        (vec![("2024-03-15", "500"), ("~2024-04-15", "600")], false),
        (vec![("~2024-03-15", "500"), ("~2024-05-15", "600")], false),
        // The exact ones of the run, whatever stands before, between or behind them.
        (
            vec![
                ("~2024-02-15", "500"),
                ("2024-03-15", "500"),
                ("2024-04-05", "600"),
            ],
            true,
        ),
        (
            vec![
                ("2024-03-15", "500"),
                ("~2024-04-15", "500"),
                ("2024-04-04", "600"),
            ],
            false,
        ),
        (
            vec![
                ("2024-03-15", "500"),
                ("2024-04-05", "600"),
                ("~2024-05-15", "600"),
            ],
            true,
        ),
        // A day is exact if any result that gave it its polarity is, though a higher one counts.
        (
            vec![
                ("~2024-03-15", "900"),
                ("2024-03-15", "500"),
                ("2024-04-15", "600"),
            ],
            true,
        ),
        (
            vec![
                ("~2024-03-15", "900"),
                ("2024-03-15", "<20"),
                ("2024-04-15", "600"),
            ],
            false,
        ),
    ] {
        let patient = on_entecavir(&[("2023-06-10", "<20")]);
        let patient = loads
            .iter()
            .fold(patient, |patient, (on, load)| patient.dna(on, load));
        let wanted = if confirmed {
            "Some(Confirmed)"
        } else {
            "Some(Provisional)"
        };
        let found = certainty(&patient.on(TODAY));
        assert_eq!(
            found,
            ("secondary_resistance", wanted.to_owned()),
            "{loads:?}"
        );
    }
}

#[test]
fn a_relapse_and_a_primary_resistance_are_confirmed_by_exact_days_too() {
    let off = |first: &str| {
        Patient::new()
            .drug("ETV", "2020-01-10", "2023-03-01")
            .dna("2023-02-10", "<20")
            .dna(first, "5000")
            .dna("2024-04-15", "9000")
    };
    let never_negative = |first: &str| {
        let loads = [
            ("2022-01-01", "5e7"),
            (first, "40000"),
            ("2023-06-10", "30000"),
        ];
        on_entecavir(&loads)
    };
    for (patient, key, wanted) in [
        (off("2024-03-15"), "relapse", "Some(Confirmed)"),
        (off("~2024-03-15"), "relapse", "Some(Provisional)"),
        (
            never_negative("2023-03-15"),
            "primary_resistance",
            "Some(Confirmed)",
        ),
        (
            never_negative("~2023-03-15"),
            "primary_resistance",
            "Some(Provisional)",
        ),
    ] {
        assert_eq!(certainty(&patient.on(TODAY)), (key, wanted.to_owned()));
    }
}

#[test]
fn it_counts_on_its_day_and_is_a_doubt() {
    let patient = on_entecavir(&[("2023-06-10", "<20"), ("~2024-03-15", "500")]);
    let on = day("2024-03-15");
    let assessment = patient.on(TODAY);
    assert!(assessment.doubts.contains(&Doubt::MonthOnly { on }));
    assert_eq!(assessment.series.counted.len(), 2);
    // Before its day it is not known.
    let before = patient.on("2024-03-14");
    assert!(!before.doubts.contains(&Doubt::MonthOnly { on }));
    assert_eq!(before.series.counted.len(), 1);
}
