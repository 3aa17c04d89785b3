//! The liver alert, values that stand alone, values never repeated, and decompensation doubted: tables for a clinician to
//! read (`RULES.md` §9). Limits are those of the clinic: ALT and AST 40, bilirubin 17.1, albumin 35.

use hepatrack::clinical::assessment::{AlertLevel, Assessment, Doubt, DueTest, Tier};
use hepatrack::clinical::laboratory::Analyte;
use hepatrack::clinical::record::Cirrhosis;

use crate::build::{Patient, day};

const TODAY: &str = "2024-06-01";
/// The day of every value that names none.
const LATELY: &str = "2024-05-25";

/// Reads `alt 90`, `bilirubin 60 2023-11-01` and the like, divided by `;`: U/L, µmol/L, g/L, a ratio.
fn with_values(mut patient: Patient, values: &str) -> Patient {
    for value in values
        .split(';')
        .map(str::trim)
        .filter(|value| !value.is_empty())
    {
        let words: Vec<&str> = value.split_whitespace().collect();
        let on = words.get(2).copied().unwrap_or(LATELY);
        let analyte = match words[0] {
            "alt" => Analyte::Alt,
            "ast" => Analyte::Ast,
            "bilirubin" => Analyte::TotalBilirubin,
            "albumin" => Analyte::Albumin,
            "inr" => Analyte::Inr,
            "dna" => {
                patient = patient.dna(on, words[1]);
                continue;
            }
            other => panic!("no test of these tables: {other}"),
        };
        patient = patient.amount(analyte, day(on), words[1]);
    }
    patient
}

fn on_treatment() -> Patient {
    Patient::new().drug("ETV", "2020-01-10", "")
}

fn off_treatment() -> Patient {
    Patient::new().drug("ETV", "2020-01-10", "2022-01-10")
}

/// `danger`, `flare`, `alone` (a doubt) or `quiet`.
fn state(assessment: &Assessment) -> &'static str {
    let is_alone = assessment
        .doubts
        .iter()
        .any(|doubt| matches!(doubt, Doubt::HighAlone { .. }));
    match assessment.alerts.liver.as_ref().map(|alert| alert.level) {
        Some(_) if is_alone => "both",
        Some(AlertLevel::Danger) => "danger",
        Some(AlertLevel::Flare) => "flare",
        None if is_alone => "alone",
        None => "quiet",
    }
}

#[test]
fn what_is_a_danger_a_flare_or_alone() {
    for (values, untreated, on, off) in [
        // ALT by itself.
        ("alt 200", "quiet", "quiet", "quiet"),
        ("alt 201", "flare", "flare", "flare"),
        ("alt 400", "flare", "flare", "flare"),
        ("alt 401", "danger", "danger", "danger"),
        // INR and bilirubin together need nothing else.
        ("inr 1.5; bilirubin 34.2", "danger", "danger", "danger"),
        ("inr 1.4; bilirubin 34.2", "quiet", "quiet", "danger"),
        // One of them with a raised ALT or AST.
        ("bilirubin 34.2; alt 81", "danger", "danger", "danger"),
        ("bilirubin 34.2; alt 80", "quiet", "quiet", "danger"),
        ("inr 1.5; ast 81", "danger", "danger", "danger"),
        ("inr 1.5; ast 80", "quiet", "quiet", "danger"),
        // One of them with virus, or off treatment, unless it stands alone.
        ("bilirubin 40; dna 5000", "danger", "danger", "danger"),
        ("bilirubin 40; dna <20", "quiet", "quiet", "danger"),
        (
            "bilirubin 40; alt 40; inr 1.4; dna 5000",
            "alone",
            "alone",
            "alone",
        ),
        (
            "bilirubin 40; alt 41; inr 1.4; dna 5000",
            "danger",
            "danger",
            "danger",
        ),
        (
            "bilirubin 40; alt 40; dna 5000",
            "danger",
            "danger",
            "danger",
        ),
        (
            "bilirubin 40; inr 1.4; dna 5000",
            "danger",
            "danger",
            "danger",
        ),
        (
            "bilirubin 40; alt 40; inr 1.4; ast 41; dna 5000",
            "danger",
            "danger",
            "danger",
        ),
        (
            "bilirubin 40; alt 40; inr 1.4; albumin 34; dna 5000",
            "danger",
            "danger",
            "danger",
        ),
        (
            "bilirubin 40; alt 40; inr 1.4; ast 40; albumin 35; dna 5000",
            "alone",
            "alone",
            "alone",
        ),
        (
            "inr 2.4; alt 30; bilirubin 17.1; dna 5000",
            "alone",
            "alone",
            "alone",
        ),
        (
            "inr 2.4; alt 30; bilirubin 17.2; dna 5000",
            "danger",
            "danger",
            "danger",
        ),
        // Alone it is a doubt also where nothing else would alarm.
        ("inr 2.4; alt 30; bilirubin 10", "alone", "alone", "alone"),
        // Too old to count.
        ("alt 900 2023-11-30", "quiet", "quiet", "quiet"),
        ("alt 900 2023-12-01", "danger", "danger", "danger"),
    ] {
        let of = |patient: Patient| state(&with_values(patient, values).on(TODAY));
        let found = (of(Patient::new()), of(on_treatment()), of(off_treatment()));
        // Where a test is missing and the DNA of the rule is unknown, nothing but the off treatment counts.
        assert_eq!(found, (untreated, on, off), "{values}");
    }
}

#[test]
fn with_cirrhosis_nothing_stands_alone() {
    let gilbert = "bilirubin 40; alt 30; inr 1.1; dna 5000";
    for (cirrhosis, expected) in [
        (Cirrhosis::NotRecorded, "alone"),
        (Cirrhosis::None, "alone"),
        (Cirrhosis::Compensated, "danger"),
        (Cirrhosis::Decompensated, "danger"),
    ] {
        let patient = with_values(Patient::new().cirrhosis(cirrhosis), gilbert);
        assert_eq!(state(&patient.on(TODAY)), expected, "{cirrhosis:?}");
    }
}

#[test]
fn an_alert_names_the_values_that_made_it() {
    let patient = with_values(
        Patient::new(),
        "alt 900; ast 60; bilirubin 60; inr 1.7; albumin 30",
    );
    let alert = patient.on(TODAY).alerts.liver.unwrap();
    let named: Vec<String> = alert
        .evidence
        .iter()
        .map(|result| {
            format!(
                "{:?}",
                patient.record.results[result.index()].finding.test()
            )
        })
        .collect();
    // An AST that is not above twice its limit made no alert.
    assert_eq!(
        named,
        ["Analyte(Alt)", "Analyte(TotalBilirubin)", "Analyte(Inr)"]
    );
}

/// What was never repeated, each with the day on which the liver tests were due.
fn never_repeated(assessment: &Assessment) -> Vec<(Analyte, String)> {
    assessment
        .alerts
        .never_repeated
        .iter()
        .map(|value| (value.analyte, value.due.to_string()))
        .collect()
}

#[test]
fn an_alert_is_not_forgotten_because_nobody_looked_again() {
    use Analyte::{Alt, Inr, TotalBilirubin};
    for (values, expected) in [
        // A flare without bilirubin or INR of those days is repeated as soon as a danger.
        ("alt 250 2023-11-01", &[(Alt, "2023-11-03")][..]),
        (
            "alt 250 2023-11-01; bilirubin 12 2023-10-25",
            &[(Alt, "2023-11-15")],
        ),
        (
            "alt 250 2023-11-01; bilirubin 12 2023-10-24",
            &[(Alt, "2023-11-03")],
        ),
        (
            "alt 900 2023-11-01; bilirubin 12 2023-10-25",
            &[(Alt, "2023-11-03")],
        ),
        // No alert on that day.
        ("alt 200 2023-11-01", &[]),
        // Repeated, with whatever result.
        ("alt 900 2023-11-01; alt 30 2024-02-01", &[]),
        // An alert holds today: that is told instead.
        (
            "alt 900 2023-11-01; inr 2 2024-05-01; bilirubin 60 2024-05-01",
            &[],
        ),
        // Fresh it is an alert, and after two years no longer news.
        ("alt 900 2022-06-01", &[(Alt, "2022-06-03")]),
        ("alt 900 2022-05-31", &[]),
        // Each of the values by itself: the other one was repeated.
        (
            "bilirubin 60 2023-11-01; inr 1.9 2023-11-01; bilirubin 12 2024-05-01",
            &[(Inr, "2023-11-03")],
        ),
        (
            "bilirubin 60 2023-11-01; inr 1.9 2023-11-01",
            &[(Inr, "2023-11-03"), (TotalBilirubin, "2023-11-03")],
        ),
        // A high INR is settled by a later ALT and a later bilirubin within their limits, never by one of them.
        (
            "bilirubin 60 2023-11-01; inr 1.9 2023-11-01; bilirubin 17.1 2024-05-01; alt 40 2024-05-01",
            &[],
        ),
        (
            "bilirubin 60 2023-11-01; inr 1.9 2023-11-01; bilirubin 17.2 2024-05-01; alt 40 2024-05-01",
            &[(Inr, "2023-11-03")],
        ),
        (
            "bilirubin 60 2023-11-01; inr 1.9 2023-11-01; bilirubin 17.1 2024-05-01; alt 41 2024-05-01",
            &[(Inr, "2023-11-03")],
        ),
        // On that day it stood alone, so that there was no alert.
        (
            "bilirubin 60 2023-11-01; inr 1.1 2023-11-01; alt 30 2023-11-01; dna 5000 2023-10-01",
            &[],
        ),
        // By what was known on that day: a negative HBV DNA from later takes nothing away.
        (
            "bilirubin 60 2023-11-01; dna 5000 2023-10-01; dna <20 2024-05-01",
            &[(TotalBilirubin, "2023-11-03")],
        ),
    ] {
        let assessment = with_values(Patient::new(), values).on(TODAY);
        let expected: Vec<_> = expected
            .iter()
            .map(|(analyte, due)| (*analyte, (*due).to_owned()))
            .collect();
        assert_eq!(never_repeated(&assessment), expected, "{values}");
        if let Some((_, due)) = expected.first() {
            let liver = assessment
                .next_due
                .iter()
                .find(|due| due.test == DueTest::Liver);
            assert!(liver.unwrap().on <= day(due), "{values}");
            assert_eq!(assessment.tier, Some(Tier(4)), "{values}");
        }
    }
}

#[test]
fn off_treatment_on_the_day_of_the_value_counts() {
    // On treatment without virus a bilirubin is no alert; after the stop it is.
    let bilirubin = "bilirubin 60 2021-06-01; dna <20 2021-05-01";
    let stopped_before = Patient::new().drug("ETV", "2020-01-10", "2021-05-31");
    let stopped_that_day = Patient::new().drug("ETV", "2020-01-10", "2021-06-01");
    let of = |patient: Patient| {
        let assessment = with_values(patient, bilirubin).on("2022-06-01");
        never_repeated(&assessment).len()
    };
    assert_eq!((of(stopped_before), of(stopped_that_day)), (1, 0));
}

#[test]
fn decompensation_is_doubted_by_bilirubin_inr_or_albumin() {
    for (values, signs) in [
        ("bilirubin 51.2; inr 1.4; albumin 28", 0),
        ("bilirubin 51.3; inr 1.4; albumin 28", 1),
        ("bilirubin 51.2; inr 1.5; albumin 28", 1),
        ("bilirubin 51.2; inr 1.4; albumin 27.9", 1),
        ("bilirubin 60; inr 1.4; albumin 20", 2),
        ("bilirubin 60; inr 1.6; albumin 20", 3),
        ("albumin 20 2023-11-30", 0),
        ("albumin 20 2023-12-01", 1),
    ] {
        let doubt = |cirrhosis| {
            let patient = with_values(on_treatment().cirrhosis(cirrhosis), values);
            let assessment = patient.on(TODAY);
            let named = assessment
                .doubts
                .iter()
                .any(|doubt| matches!(doubt, Doubt::DecompensationDoubted(_)));
            let signs = assessment
                .alerts
                .decompensation
                .map_or(0, |doubt| doubt.signs());
            assert_eq!(named, signs > 0, "{values}");
            signs
        };
        assert_eq!(doubt(Cirrhosis::NotRecorded), signs, "{values}");
        assert_eq!(doubt(Cirrhosis::Compensated), signs, "{values}");
        assert_eq!(doubt(Cirrhosis::Decompensated), 0, "{values}");
    }
}

#[test]
fn one_sign_of_decompensation_moves_only_a_compensated_cirrhosis() {
    let tier = |cirrhosis, values: &str| {
        let patient = on_treatment()
            .cirrhosis(cirrhosis)
            .dna("2024-05-25", "<20")
            .alt("2024-05-25", "30");
        with_values(patient, values).on(TODAY).tier
    };
    assert_eq!(tier(Cirrhosis::None, "albumin 27"), Some(Tier(10)));
    assert_eq!(tier(Cirrhosis::Compensated, "albumin 27"), Some(Tier(4)));
    assert_eq!(
        tier(Cirrhosis::None, "albumin 27; inr 1.6; bilirubin 10"),
        Some(Tier(4))
    );
}
