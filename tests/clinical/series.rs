//! One result more or less, one day sooner or later: stories in a line each at the edges of the counted series, of courses
//! and of lines (`RULES.md` §3 to 7), for a clinician to read.

use hepatrack::clinical::assessment::{Assessment, PhaseKind, Verdict};
use hepatrack::clinical::laboratory::DnaUnit;
use hepatrack::clinical::record::{DnaReading, Finding, Intent, Limits};

use crate::build::{Patient, day, knowledge};
use crate::table::status;

const TODAY: &str = "2024-06-01";

#[test]
fn stories_at_the_edges_of_the_counted_series() {
    for (story, expected) in [
        // No higher than the limit of the negative before: excused.
        ("2023-01-10 dna <1000; 2024-05-01 dna 1000", "responding"),
        (
            "2023-01-10 dna <1000; 2024-05-01 dna 1001",
            "secondary_resistance",
        ),
        // Above the range, or not directly after the negative: not excused.
        (
            "2023-01-10 dna <1000; 2024-05-01 dna >900",
            "secondary_resistance",
        ),
        (
            "2023-01-10 dna <1000; 2023-06-10 dna 5000; 2024-05-01 dna 400",
            "secondary_resistance",
        ),
        // After an excused value nothing is excused until a negative at or below it has been counted.
        (
            "2023-01-10 dna <1000; 2023-03-10 dna 180; 2024-05-01 dna 150",
            "secondary_resistance",
        ),
        (
            "2023-01-10 dna <1000; 2023-03-10 dna 180; 2023-06-10 dna <180; 2024-05-01 dna 150",
            "responding",
        ),
        (
            "2023-01-10 dna <1000; 2023-03-10 dna 180; 2023-06-10 dna <100; 2024-05-01 dna 90",
            "responding",
        ),
        (
            "2023-01-10 dna <1000; 2023-03-10 dna 180; 2023-06-10 dna <181; 2024-05-01 dna 150",
            "secondary_resistance",
        ),
        // A negative above the positive before it is set aside; one at it is not.
        (
            "2023-01-10 dna <20; 2023-06-10 dna 640; 2024-05-01 dna <640",
            "responding",
        ),
        (
            "2023-01-10 dna <20; 2023-06-10 dna 640; 2024-05-01 dna <641",
            "secondary_resistance",
        ),
        // A negative on the day of the first dose belongs to what came before it.
        (
            "2022-01-10 dna <20; 2024-05-01 dna 5000",
            "primary_resistance",
        ),
        (
            "2022-01-11 dna <20; 2024-05-01 dna 5000",
            "secondary_resistance",
        ),
    ] {
        let story = format!("ETV 2022-01-10..; {story}");
        assert_eq!(status(&story, TODAY), expected, "{story}");
    }
}

/// "Not detected" is set aside only where its limit was named: here after 15 IU/mL by an assay that sees 10.
#[test]
fn not_detected_is_set_aside_only_on_a_limit_that_was_named() {
    let with = |reading: DnaReading, lower: Option<&str>| {
        let finding = |reading| Finding::HbvDna {
            reading,
            unit: DnaUnit::IuPerMl,
            assay: None,
        };
        let limits = |lower: Option<&str>| Limits {
            lower: lower.map(|lower| lower.parse().unwrap()),
            ..Limits::default()
        };
        let low = DnaReading::Quantified("15".parse().unwrap());
        let patient = Patient::new()
            .drug("ETV", "2022-01-10", "")
            .dna("2023-01-10", "<5")
            .result(day("2023-06-10"), finding(low), limits(Some("10")))
            .result(day("2024-05-01"), finding(reading), limits(lower));
        patient.on(TODAY).verdict.key()
    };
    let below = DnaReading::Below("20".parse().unwrap());
    assert_eq!(with(DnaReading::NotDetected, None), "responding");
    assert_eq!(
        with(DnaReading::NotDetected, Some("20")),
        "secondary_resistance"
    );
    assert_eq!(with(DnaReading::NotDetected, Some("15")), "responding");
    assert_eq!(with(below, None), "secondary_resistance");
}

#[test]
fn a_passing_rise_stands_between_negatives() {
    let events = |story: &[(&str, &str)]| {
        let patient = Patient::new().drug("ETV", "2022-01-10", "");
        let patient = story
            .iter()
            .fold(patient, |patient, (on, reading)| patient.dna(on, reading));
        patient.on(TODAY).events.len()
    };
    let (before, rise, after) = (
        ("2022-07-10", "<20"),
        ("2023-01-10", "90"),
        ("2023-07-10", "<20"),
    );
    assert_eq!(events(&[before, rise, after]), 1);
    assert_eq!(events(&[before, rise]), 0);
    assert_eq!(events(&[rise, after]), 0);
    assert_eq!(events(&[before, after]), 0);
}

#[test]
fn interruptions_count_by_the_day() {
    for (story, expected) in [
        // Two days without the drug interrupt, one does not.
        (
            "LAM 2021-01-10..2024-02-01; LAM 2024-02-03..; 2024-01-20 dna TND; 2024-03-10 dna 4000",
            "viraemia_after_interruption",
        ),
        (
            "LAM 2021-01-10..2024-02-01; LAM 2024-02-02..; 2024-01-20 dna TND; 2024-03-10 dna 4000",
            "secondary_resistance",
        ),
        // It begins before the first positive, ...
        (
            "LAM 2021-01-10..2024-02-01; LAM 2024-02-15..; 2024-01-20 dna TND; 2024-02-01 dna 4000",
            "secondary_resistance",
        ),
        (
            "LAM 2021-01-10..2024-02-01; LAM 2024-02-15..; 2024-01-20 dna TND; 2024-02-02 dna 4000",
            "viraemia_after_interruption",
        ),
        // ... and ends after the negative.
        (
            "LAM 2021-01-10..2024-02-01; LAM 2024-02-15..; 2024-02-15 dna TND; 2024-03-10 dna 4000",
            "secondary_resistance",
        ),
        (
            "LAM 2021-01-10..2024-02-01; LAM 2024-02-15..; 2024-02-14 dna TND; 2024-03-10 dna 4000",
            "viraemia_after_interruption",
        ),
        // Resistance is judged from 3 months, less 14 days, after the drug was taken again.
        (
            "LAM 2020-01-10..2023-02-01; LAM 2023-02-15..; 2023-01-20 dna TND; 2023-04-30 dna 4000",
            "viraemia_after_interruption",
        ),
        (
            "LAM 2020-01-10..2023-02-01; LAM 2023-02-15..; 2023-01-20 dna TND; 2023-05-01 dna 4000",
            "secondary_resistance",
        ),
        // The days without the drug move the checkpoints of a line: 13 of them month 3, from 27 February to 11 March.
        (
            "LAM 2023-12-12..2024-01-05; LAM 2024-01-19..; 2024-03-10 dna 4000",
            "undetermined",
        ),
        (
            "LAM 2023-12-12..2024-01-05; LAM 2024-01-19..; 2024-03-11 dna 4000",
            "primary_resistance",
        ),
        ("LAM 2023-12-12..; 2024-02-26 dna 4000", "undetermined"),
        (
            "LAM 2023-12-12..; 2024-02-27 dna 4000",
            "primary_resistance",
        ),
        // Up to those that end on the day of the last result, and not those of the line before.
        (
            "LAM 2023-12-12..2024-02-20; LAM 2024-03-10..; 2024-03-10 dna 4000",
            "undetermined",
        ),
        (
            "LAM 2023-12-12..2024-02-28; LAM 2024-03-12..; 2024-02-27 dna 4000",
            "primary_resistance",
        ),
        (
            "LAM 2023-01-10..2023-10-01; LAM 2023-10-15..; ETV 2023-12-12..; 2024-02-27 dna 4000",
            "primary_resistance",
        ),
        // On the day of the stop somebody is still on treatment.
        (
            "ETV 2022-01-10..2024-06-01; 2024-05-01 dna <20",
            "responding",
        ),
        (
            "ETV 2022-01-10..2024-05-31; 2024-05-01 dna <20",
            "off_treatment",
        ),
    ] {
        assert_eq!(status(story, TODAY), expected, "{story}");
    }
}

fn names(assessment: &Assessment) -> Vec<&str> {
    let drugs = assessment.drugs.iter();
    drugs
        .map(|drug| knowledge().drugs.get(*drug).name.as_str())
        .collect()
}

#[test]
fn the_drugs_of_a_verdict_are_those_taken_when_the_sample_was_drawn() {
    let both = ["adefovir", "lamivudine"];
    for (courses, first_positive, expected) in [
        // In order of name, each once.
        (
            &[("LAM", "2022-01-10", ""), ("ADV", "2022-01-10", "")][..],
            "2024-03-10",
            &both[..],
        ),
        // On the day of its stop a drug was still taken, on that of its start not yet.
        (
            &[
                ("LAM", "2022-01-10", "2024-03-10"),
                ("ADV", "2022-01-10", ""),
            ],
            "2024-03-10",
            &both,
        ),
        (
            &[
                ("LAM", "2022-01-10", "2024-03-10"),
                ("ADV", "2022-01-10", ""),
            ],
            "2024-03-11",
            &["adefovir"],
        ),
        // A refill of the next day leaves no gap; one of the day after does.
        (
            &[
                ("LAM", "2022-01-10", "2024-03-09"),
                ("LAM", "2024-03-10", ""),
                ("ADV", "2022-01-10", ""),
            ],
            "2024-03-10",
            &both,
        ),
        (
            &[
                ("LAM", "2022-01-10", "2024-03-08"),
                ("LAM", "2024-03-10", ""),
                ("ADV", "2022-01-10", ""),
            ],
            "2024-03-10",
            &["adefovir"],
        ),
    ] {
        let patient = courses
            .iter()
            .fold(Patient::new(), |patient, (drug, start, stop)| {
                patient.drug(drug, start, stop)
            });
        let patient = patient.dna("2023-01-10", "<20").dna(first_positive, "5000");
        let assessment = patient.on(TODAY);
        assert_eq!(
            assessment.verdict.key(),
            "secondary_resistance",
            "{courses:?}"
        );
        assert_eq!(names(&assessment), expected, "{courses:?}");
    }
}

#[test]
fn a_line_is_preventive_until_treatment_starts() {
    let first_of = |courses: &[(&str, &str, &str, Intent)]| {
        let patient =
            courses
                .iter()
                .fold(Patient::new(), |patient, (drug, start, stop, intent)| {
                    let stop = (!stop.is_empty()).then(|| day(stop));
                    patient.course(drug, day(start), stop, *intent)
                });
        let phases = patient.on(TODAY).phases;
        assert_eq!(phases[0].kind, PhaseKind::Treatment);
        matches!(phases[0].verdict, Verdict::Prophylaxis { .. })
    };
    let (treatment, prevention) = (Intent::Treatment, Intent::Prophylaxis);
    // Treatment that starts on the day on which the line ends comes after it.
    assert!(first_of(&[
        ("LAM", "2020-01-10", "2021-01-10", prevention),
        ("ETV", "2021-01-10", "", treatment),
    ]));
    assert!(!first_of(&[
        ("LAM", "2020-01-10", "2021-01-10", prevention),
        ("LAM", "2020-12-10", "2021-02-10", treatment),
        ("ETV", "2021-01-10", "", prevention),
    ]));
    assert!(!first_of(&[
        ("ETV", "2020-01-10", "2021-06-10", treatment),
        ("TDF", "2021-01-10", "", prevention),
    ]));
}

#[test]
fn lines_begin_with_another_drug_and_not_with_one_of_its_kind() {
    let phases = |courses: &[(&str, &str, &str)]| {
        let patient = courses
            .iter()
            .fold(Patient::new(), |patient, (drug, start, stop)| {
                patient.drug(drug, start, stop)
            });
        patient.on(TODAY).phases.len()
    };
    let then = |one, other| phases(&[(one, "2020-01-10", "2022-01-10"), (other, "2022-01-10", "")]);
    assert_eq!(then("TDF", "TAF"), 1);
    assert_eq!(then("Pegasys", "IFN"), 1);
    assert_eq!(then("TDF", "Pegasys"), 2);
    assert_eq!(then("LAM", "ETV"), 2);
    assert_eq!(then("LAM", "LAM"), 1);
    // Two on one day are one line.
    assert_eq!(
        phases(&[("LAM", "2020-01-10", ""), ("ADV", "2020-01-10", "")]),
        1
    );
}

#[test]
fn virus_after_a_fine_negative_is_reactivation_however_many_results_stand_around() {
    let crude = ["2020-01-10", "2020-06-10", "2021-01-10"];
    let patient = crude
        .iter()
        .fold(Patient::new(), |patient, on| patient.dna(on, "<500"));
    let patient = patient
        .dna("2022-01-10", "<20")
        .dna("2024-04-10", "1500")
        .dna("2024-05-10", "1500");
    let assessment = patient.on(TODAY);
    assert_eq!(assessment.verdict.key(), "reactivation");
    assert_eq!(assessment.verdict.since(), Some(day("2024-04-10")));
}
