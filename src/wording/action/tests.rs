//! The action line, tier by tier.

use crate::clinical::laboratory::{Analyte, Marker};
use crate::clinical::record::{Cirrhosis, Finding, FollowUp, Intent, Limits, LiverLesion};
use crate::wording::testing::Patient;

const TODAY: &str = "2024-06-01";

/// A patient of a row: on entecavir since January 2022, negative since July.
fn treated() -> Patient {
    Patient::new()
        .takes("etv", "2022-01-10", "")
        .dna("2022-01-08", "2.3e7")
        .dna("2022-07-10", "<20")
}

/// The same off treatment, negative at the stop.
fn stopped(on: &str) -> Patient {
    Patient::new()
        .takes("etv", "2020-01-10", on)
        .dna("2020-07-10", "<20")
        .dna(on, "<20")
}

fn with_ultrasound(patient: Patient, on: &str, seen: LiverLesion) -> Patient {
    patient.result(on, Finding::Ultrasound(seen), Limits::default())
}

/// The tier, why, the patient, the line, and its short form.
type Row = (
    Option<u8>,
    &'static str,
    Patient,
    &'static str,
    &'static str,
);

fn doctor_today() -> Vec<Row> {
    vec![
        (
            Some(1),
            "liver in danger",
            treated().dna("2024-05-30", "<20").alt("2024-05-30", "900"),
            "Tell the doctor today; liver tests by 01-Jun",
            "doctor now",
        ),
        (
            Some(1),
            "liver in danger, the repeat is late",
            treated().dna("2024-05-20", "<20").alt("2024-05-20", "900"),
            "Tell the doctor today; late since 22-May: find the patient",
            "doctor now",
        ),
        (
            Some(1),
            "decompensated and virus",
            treated()
                .cirrhosis(Cirrhosis::Decompensated)
                .dna("2024-05-20", "45")
                .alt("2024-05-20", "30"),
            "Tell the doctor today; HBV DNA by 20-Jun",
            "doctor now",
        ),
        (
            Some(2),
            "a flare",
            treated()
                .dna("2024-05-30", "<20")
                .alt("2024-05-30", "300")
                .amount("2024-05-30", Analyte::Inr, "1.0"),
            "Tell the doctor today; liver tests by 13-Jun",
            "doctor now",
        ),
        (
            Some(2),
            "cirrhosis off treatment",
            stopped("2024-05-10")
                .cirrhosis(Cirrhosis::Compensated)
                .alt("2024-05-10", "30"),
            "Tell the doctor today; HBV DNA and liver tests by 10-Jun",
            "doctor now",
        ),
    ]
}

fn doctor_this_week() -> Vec<Row> {
    vec![
        (
            Some(3),
            "the virus is back on treatment",
            treated().dna("2024-05-02", "3200").alt("2024-05-02", "30"),
            "Tell the doctor this week; repeat HBV DNA by 02-Jun; ask about missed doses",
            "repeat 2 Jun",
        ),
        (
            Some(3),
            "resistance proven",
            treated()
                .dna("2024-04-02", "45")
                .dna("2024-05-20", "60")
                .alt("2024-05-20", "30")
                .genotype("2024-05-20", "rtL180M+rtM204V+rtS202G"),
            "Tell the doctor this week; repeat HBV DNA and liver tests by 20-Aug",
            "this week",
        ),
        (
            Some(3),
            "reactivation",
            Patient::new()
                .dna("2024-01-10", "<20")
                .dna("2024-05-25", "2000")
                .alt("2024-05-25", "30"),
            "Tell the doctor this week; repeat HBV DNA and liver tests by 08-Jun",
            "this week",
        ),
        (
            Some(3),
            "a focal lesion",
            with_ultrasound(
                treated().dna("2024-05-20", "<20").alt("2024-05-20", "30"),
                "2024-05-20",
                LiverLesion::Focal,
            ),
            "Tell the doctor this week; repeat HBV DNA and liver tests by 20-Nov",
            "this week",
        ),
        (
            Some(3),
            "a relapse that nobody repeated",
            stopped("2023-12-01")
                .dna("2024-03-01", "30000")
                .alt("2024-03-01", "30"),
            "Tell the doctor this week; late since 01-Apr: find the patient",
            "late 2 m",
        ),
    ]
}

fn show_the_doctor() -> Vec<Row> {
    vec![
        (
            Some(4),
            "weak kidneys on adefovir",
            Patient::new()
                .takes("adv", "2020-01-10", "")
                .dna("2024-05-20", "<20")
                .alt("2024-05-20", "30")
                .amount("2024-05-20", Analyte::Creatinine, "252"),
            "Show the doctor the kidney values; kidney tests by 20-Aug",
            "show doctor",
        ),
        (
            Some(4),
            "two signs of decompensation",
            treated()
                .dna("2024-05-20", "<20")
                .amount("2024-05-20", Analyte::Inr, "1.2")
                .amount("2024-05-20", Analyte::TotalBilirubin, "55")
                .amount("2024-05-20", Analyte::Albumin, "27")
                .cirrhosis(Cirrhosis::None),
            "Show the doctor the liver values; late since 10-Jul-2022: find the patient",
            "late 22 m",
        ),
        (
            Some(4),
            "nothing measured since treatment began",
            Patient::new().takes("etv", "2023-10-10", ""),
            "Late since 10-Jan: find the patient; show the doctor",
            "late 4 m",
        ),
        (
            Some(4),
            "much virus, untreated",
            Patient::new()
                .dna("2024-05-20", "230000")
                .alt("2024-05-20", "81"),
            "Show the doctor; liver tests by 20-Jun",
            "show doctor",
        ),
    ]
}

fn repeat_and_late() -> Vec<Row> {
    vec![
        (
            Some(5),
            "a low level, seen once",
            treated().dna("2024-05-20", "45").alt("2024-05-20", "30"),
            "Repeat HBV DNA by 20-Jun; ask about missed doses",
            "repeat 20 Jun",
        ),
        (
            Some(5),
            "a low level, the liver tests are late",
            treated().dna("2024-05-20", "45").alt("2023-12-20", "30"),
            "Late since 20-Mar: find the patient; HBV DNA by 20-Jun",
            "late 2 m",
        ),
        (
            Some(6),
            "late soon after a stop",
            stopped("2024-03-20").alt("2024-03-20", "30"),
            "Late since 20-Apr: find the patient",
            "late 1 m",
        ),
        (
            Some(6),
            "late by more than three months",
            treated().dna("2023-03-20", "<20").alt("2023-03-20", "30"),
            "Late since 20-Sep-2023: find the patient",
            "late 8 m",
        ),
        (
            Some(7),
            "late by less",
            treated().dna("2023-11-20", "<20").alt("2023-12-20", "30"),
            "Late since 20-May: find the patient; liver tests by 20-Jun",
            "late 12 d",
        ),
    ]
}

fn no_hurry() -> Vec<Row> {
    vec![
        (
            Some(8),
            "HBsAg lost on treatment",
            treated()
                .dna("2024-05-20", "<20")
                .alt("2024-05-20", "30")
                .marker("2024-05-20", Marker::HbsAg, false),
            "For the doctor's next clinic; HBV DNA and liver tests by 20-Nov",
            "next clinic",
        ),
        (
            Some(9),
            "due within a month",
            treated().dna("2023-12-20", "<20").alt("2023-12-25", "30"),
            "HBV DNA by 20-Jun",
            "20 Jun",
        ),
        (
            Some(10),
            "the ultrasound is due sooner",
            with_ultrasound(
                treated().dna("2024-05-20", "<20").alt("2024-05-20", "30"),
                "2024-01-20",
                LiverLesion::None,
            ),
            "HBeAg late since 10-Jan-2023; ultrasound by 20-Jul",
            "20 Nov",
        ),
        (
            Some(10),
            "nothing for months",
            with_ultrasound(
                treated().dna("2024-05-20", "<20").alt("2024-05-20", "30"),
                "2024-05-20",
                LiverLesion::None,
            )
            .marker("2024-05-20", Marker::HbeAg, false),
            "Nothing until 20-Nov",
            "20 Nov",
        ),
        (
            Some(10),
            "a preventive course",
            Patient::new()
                .takes_for(Intent::Prophylaxis, "etv", "2024-05-10", "")
                .dna("2024-05-08", "<20")
                .alt("2024-05-08", "30"),
            "Ultrasound by 01-Jun, else nothing until 10-Aug",
            "10 Aug",
        ),
        (
            None,
            "moved away",
            {
                let mut patient = treated();
                patient.record.person.follow_up = FollowUp::Moved;
                patient
            },
            "No longer followed here",
            "left",
        ),
    ]
}

#[test]
fn every_tier_says_what_is_to_be_done_with_its_day_and_who() {
    let rows = [
        doctor_today(),
        doctor_this_week(),
        show_the_doctor(),
        repeat_and_late(),
        no_hurry(),
    ];
    let mut wrong = Vec::new();
    for (tier, why, patient, line, in_short) in rows.into_iter().flatten() {
        let found = patient.assessed(TODAY).tier.map(|tier| tier.0);
        let action = patient.words(TODAY, |words| words.action());
        let said = (found, action.line.as_str(), action.in_short.as_str());
        if said != (tier, line, in_short) {
            wrong.push(format!(
                "{why}: {:?} expected, {said:?} found",
                (tier, line, in_short)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
