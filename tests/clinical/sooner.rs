//! What brings a due date forward, and the dates of kidneys and ultrasound (`RULES.md` §9): tables for a clinician to
//! read.

use hepatrack::clinical::assessment::{AlertLevel, Assessment, DueReason, DueTest, Tier};
use hepatrack::clinical::laboratory::{Analyte, Marker};
use hepatrack::clinical::record::{Cirrhosis, Intent, Sex};

use crate::build::{Patient, day};

const TODAY: &str = "2024-06-01";

fn due(assessment: &Assessment, test: DueTest) -> Option<(String, DueReason)> {
    let due = assessment.next_due.iter().find(|due| due.test == test)?;
    Some((due.on.to_string(), due.reason))
}

fn is_due(on: &str, reason: DueReason) -> Option<(String, DueReason)> {
    Some((on.to_owned(), reason))
}

fn on_entecavir() -> Patient {
    Patient::new().drug("ETV", "2020-01-10", "")
}

#[test]
fn a_liver_alert_asks_for_liver_tests_within_days_and_for_dna_where_it_is_old() {
    let danger = DueReason::LiverAlert(AlertLevel::Danger);
    let flare = DueReason::LiverAlert(AlertLevel::Flare);
    let half_a_year = DueReason::AfterLast { months: 6 };
    for (what, patient, liver, dna) in [
        (
            "danger, DNA 30 days before",
            on_entecavir()
                .dna("2024-04-25", "<20")
                .alt("2024-05-25", "900"),
            is_due("2024-05-27", danger),
            is_due("2024-10-25", half_a_year),
        ),
        (
            "danger, DNA 31 days before",
            on_entecavir()
                .dna("2024-04-24", "<20")
                .alt("2024-05-25", "900"),
            is_due("2024-05-27", danger),
            is_due("2024-05-27", danger),
        ),
        (
            "flare without bilirubin or INR",
            on_entecavir()
                .dna("2024-05-25", "<20")
                .alt("2024-05-25", "250"),
            is_due("2024-05-27", flare),
            is_due("2024-11-25", half_a_year),
        ),
        (
            "flare, bilirubin seven days before",
            on_entecavir()
                .dna("2024-05-25", "<20")
                .alt("2024-05-25", "250")
                .amount(Analyte::TotalBilirubin, day("2024-05-18"), "10"),
            is_due("2024-06-08", flare),
            is_due("2024-11-25", half_a_year),
        ),
        (
            "flare, bilirubin eight days before",
            on_entecavir()
                .dna("2024-05-25", "<20")
                .alt("2024-05-25", "250")
                .amount(Analyte::TotalBilirubin, day("2024-05-17"), "10"),
            is_due("2024-05-27", flare),
            is_due("2024-11-25", half_a_year),
        ),
        (
            "counted from the newest of the liver tests, here an AST",
            on_entecavir()
                .dna("2024-05-28", "<20")
                .alt("2024-05-25", "900")
                .amount(Analyte::Ast, day("2024-05-28"), "30"),
            is_due("2024-05-30", danger),
            is_due("2024-11-28", half_a_year),
        ),
        (
            "albumin and platelets move no date",
            on_entecavir()
                .dna("2024-05-28", "<20")
                .alt("2024-05-25", "900")
                .amount(Analyte::Albumin, day("2024-05-28"), "40")
                .amount(Analyte::Platelets, day("2024-05-28"), "200"),
            is_due("2024-05-27", danger),
            is_due("2024-11-28", half_a_year),
        ),
        (
            "no DNA at all",
            Patient::new().alt("2024-05-25", "900"),
            is_due("2024-05-27", danger),
            is_due("2024-05-27", danger),
        ),
    ] {
        let assessment = patient.on(TODAY);
        assert_eq!(due(&assessment, DueTest::Liver), liver, "{what}");
        assert_eq!(due(&assessment, DueTest::HbvDna), dna, "{what}");
    }
}

#[test]
fn virus_newly_there_is_looked_for_again_within_two_weeks() {
    let reason = DueReason::Reactivation;
    // From the day that counts, or from what was measured since.
    let untreated = Patient::new()
        .marker(Marker::HbsAg, "2019-12-10", "-")
        .dna("2024-03-01", "300");
    let assessment = untreated.on(TODAY);
    assert_eq!(
        due(&assessment, DueTest::HbvDna),
        is_due("2024-03-15", reason)
    );
    assert_eq!(
        due(&assessment, DueTest::Liver),
        is_due("2024-03-15", reason)
    );
    let followed = untreated
        .clone()
        .dna("2024-05-20", "400")
        .alt("2024-05-10", "30");
    let assessment = followed.on(TODAY);
    assert_eq!(
        due(&assessment, DueTest::HbvDna),
        is_due("2024-06-03", reason)
    );
    assert_eq!(
        due(&assessment, DueTest::Liver),
        is_due("2024-05-24", reason)
    );
    let earlier = untreated.alt("2024-02-29", "30").on(TODAY);
    assert_eq!(due(&earlier, DueTest::Liver), is_due("2024-03-15", reason));
    // After a preventive course the same, by the first positive.
    let prevented = Patient::new()
        .course(
            "ETV",
            day("2021-09-01"),
            Some(day("2022-10-01")),
            Intent::Prophylaxis,
        )
        .dna("2022-09-01", "<20")
        .dna("2024-05-01", "300")
        .on(TODAY);
    assert_eq!(
        due(&prevented, DueTest::HbvDna),
        is_due("2024-05-15", reason)
    );
}

#[test]
fn a_raised_alt_with_virus_and_without_treatment_is_repeated_in_a_month() {
    let reason = DueReason::RaisedAlt { months: 1 };
    let with = |patient: Patient, dna: &str, alt: &str| {
        let assessment = patient
            .dna("2024-05-10", dna)
            .alt("2024-05-10", alt)
            .on(TODAY);
        due(&assessment, DueTest::Liver).unwrap()
    };
    let off = || {
        Patient::new()
            .drug("ETV", "2020-01-10", "2022-01-10")
            .dna("2022-01-05", "9000")
    };
    let raised = ("2024-06-10".to_owned(), reason);
    assert_eq!(with(Patient::new(), "9000", "81"), raised);
    assert_eq!(with(off(), "9000", "81"), raised);
    assert_ne!(with(Patient::new(), "9000", "80"), raised);
    assert_ne!(with(Patient::new(), "<20", "81"), raised);
    assert_ne!(with(on_entecavir(), "9000", "81"), raised);
}

#[test]
fn a_rise_on_treatment_is_repeated_in_a_month() {
    let with = |value: &str| {
        let patient = on_entecavir()
            .dna("2020-01-08", "1e7")
            .dna("2022-01-10", "100")
            .dna("2024-04-10", "900")
            .dna("2024-05-10", value);
        due(&patient.on(TODAY), DueTest::HbvDna)
    };
    let rising = is_due("2024-06-10", DueReason::Rising { months: 1 });
    let usual = is_due("2024-08-10", DueReason::AfterLast { months: 3 });
    assert_eq!((with("1001"), with("1000")), (rising, usual));
    // Off treatment the schedule after a stop holds.
    let off = Patient::new()
        .drug("ETV", "2020-01-10", "2022-01-10")
        .dna("2022-01-05", "100")
        .dna("2024-05-10", "9000");
    let after_stop = is_due("2024-07-10", DueReason::AfterStop { months: 30 });
    assert_eq!(due(&off.on(TODAY), DueTest::HbvDna), after_stop);
}

#[test]
fn a_line_after_a_failed_one_is_looked_at_after_a_month() {
    let changed = |last: &str| {
        Patient::new()
            .drug("LAM", "2020-01-10", "2024-05-09")
            .drug("TDF", "2024-05-09", "")
            .dna("2021-01-10", "<20")
            .dna("2024-05-01", last)
    };
    let sooner = is_due("2024-06-09", DueReason::AfterFailedLine { months: 1 });
    let failed = changed("5000").on(TODAY);
    assert!(failed.facts.follows_failed_line);
    assert_eq!(due(&failed, DueTest::HbvDna), sooner);
    // After a line that had not failed, and once something counts on the new one.
    assert_ne!(due(&changed("<20").on(TODAY), DueTest::HbvDna), sooner);
    let measured = changed("5000").dna("2024-05-20", "4000").on(TODAY);
    assert_ne!(due(&measured, DueTest::HbvDna), sooner);
}

#[test]
fn those_who_left_have_no_dates() {
    let mut patient = on_entecavir().alt("2024-05-25", "900");
    patient.record.person.follow_up = hepatrack::clinical::record::FollowUp::Lost;
    let assessment = patient.on(TODAY);
    assert_eq!((assessment.next_due.len(), assessment.tier), (0, None));
    assert!(assessment.alerts.liver.is_some(), "the alert itself stays");
}

fn creatinine(patient: Patient, on: &str, figure: &str) -> Patient {
    patient.amount(Analyte::Creatinine, day(on), figure)
}

#[test]
fn kidneys_are_followed_on_adefovir_and_tenofovir_disoproxil() {
    let on = |drug: &str| Patient::new().sex(Sex::Male).drug(drug, "2021-01-10", "");
    for drug in ["ADV", "TDF"] {
        let never = due(&on(drug).on(TODAY), DueTest::Kidney);
        assert_eq!(
            never,
            is_due("2021-07-10", DueReason::AfterStart { months: 6 })
        );
        let before = creatinine(on(drug), "2021-01-10", "80").on(TODAY);
        assert_eq!(
            due(&before, DueTest::Kidney),
            never,
            "a sample of the start's day"
        );
        let since = creatinine(on(drug), "2024-05-01", "80").on(TODAY);
        let half_a_year = is_due("2024-11-01", DueReason::AfterLast { months: 6 });
        assert_eq!(due(&since, DueTest::Kidney), half_a_year);
        let weak = creatinine(on(drug), "2024-05-01", "180").on(TODAY);
        let sooner = is_due("2024-08-01", DueReason::KidneyAlert { months: 3 });
        assert_eq!(due(&weak, DueTest::Kidney), sooner);
        assert_eq!(weak.tier, Some(Tier(4)));
    }
    for drug in ["ETV", "TAF", "TMF", "LAM"] {
        let assessment = creatinine(on(drug), "2024-05-01", "400").on(TODAY);
        assert_eq!(due(&assessment, DueTest::Kidney), None, "{drug}");
        assert_eq!(assessment.alerts.kidney, None, "{drug}");
        assert!(assessment.egfr_hundredths.is_some(), "{drug}");
    }
    let stopped = Patient::new().drug("TDF", "2021-01-10", "2022-01-10");
    let stopped = creatinine(stopped, "2024-05-01", "400").on(TODAY);
    assert_eq!(
        (due(&stopped, DueTest::Kidney), stopped.alerts.kidney),
        (None, None)
    );
}

#[test]
fn egfr_and_the_kidney_alert() {
    let of = |born: &str, sex: Option<Sex>, on: &str, figure: &str| {
        let mut patient = Patient::new().born(born).drug("TDF", "2010-01-10", "");
        patient.record.person.sex = sex;
        let assessment = creatinine(patient, on, figure).on(TODAY);
        (
            assessment.egfr_hundredths,
            assessment.alerts.kidney.is_some(),
        )
    };
    let (woman, man) = (Some(Sex::Female), Some(Sex::Male));
    for (born, sex, on, figure, expected) in [
        // Computed by hand, and cut.
        ("1964-06-01", man, "2024-06-01", "110", (Some(6628), false)),
        ("1964-06-01", woman, "2024-06-01", "110", (Some(4961), true)),
        ("1974-06-01", woman, "2024-06-01", "80", (Some(7736), false)),
        // A creatinine below that of the formula's bend.
        ("1984-06-01", man, "2024-06-01", "60", (Some(12057), false)),
        (
            "1984-06-01",
            woman,
            "2024-06-01",
            "50",
            (Some(11796), false),
        ),
        // A birthday later: the age of the creatinine's day counts.
        ("1964-06-02", man, "2024-06-01", "110", (Some(6669), false)),
        // Older than a year: no eGFR, but still an alert.
        ("1964-06-01", woman, "2023-06-01", "110", (Some(4992), true)),
        ("1964-06-01", woman, "2023-05-31", "110", (None, true)),
        ("1964-06-01", man, "2015-06-01", "200", (None, true)),
        // Sex not recorded: the lower of the two.
        ("1964-06-01", None, "2024-06-01", "110", (None, true)),
        ("1964-06-01", None, "2024-06-01", "80", (None, false)),
        // Without a birth date, or under 18, by the limit.
        ("", man, "2024-06-01", "104", (None, false)),
        ("", man, "2024-06-01", "105", (None, true)),
        ("2006-06-02", man, "2024-06-01", "104", (None, false)),
        ("2006-06-02", man, "2024-06-01", "105", (None, true)),
        ("2006-06-01", man, "2024-06-01", "105", (Some(9100), false)),
    ] {
        assert_eq!(
            of(born, sex, on, figure),
            expected,
            "{born} {sex:?} {on} {figure}"
        );
    }
    // Of several on one day the highest.
    let twice = creatinine(
        Patient::new().sex(Sex::Male).drug("TDF", "2010-01-10", ""),
        "2024-05-01",
        "80",
    );
    let twice = creatinine(creatinine(twice, "2024-05-01", "200"), "2024-05-01", "90");
    assert!(twice.on(TODAY).alerts.kidney.is_some());
}

#[test]
fn ultrasound_for_cirrhosis_the_treated_and_a_lesion() {
    let of = |patient: Patient| due(&patient.on(TODAY), DueTest::Ultrasound);
    let never = is_due(TODAY, DueReason::NeverMeasured);
    assert_eq!(of(Patient::new()), None);
    assert_eq!(of(Patient::new().ultrasound(day("2024-01-10"), "-")), None);
    assert_eq!(of(Patient::new().cirrhosis(Cirrhosis::Compensated)), never);
    assert_eq!(of(on_entecavir()), never);
    assert_eq!(
        of(Patient::new().drug("ETV", "2010-01-10", "2011-01-10")),
        never
    );
    let half_a_year = is_due("2024-07-10", DueReason::AfterLast { months: 6 });
    assert_eq!(
        of(on_entecavir().ultrasound(day("2024-01-10"), "-")),
        half_a_year
    );
    let lesion = is_due("2024-04-10", DueReason::LesionAlert { months: 3 });
    assert_eq!(
        of(Patient::new().ultrasound(day("2024-01-10"), "+")),
        lesion
    );
    let afp = Patient::new().amount(Analyte::Afp, day("2024-05-10"), "200");
    assert_eq!(of(afp), never);
}

#[test]
fn a_lesion_is_open_until_it_is_named_or_has_gone() {
    for (scans, is_open) in [
        (&[("2024-01-10", "+")][..], true),
        (&[("2014-01-10", "+")], true),
        (&[("2024-01-10", "-")], false),
        (&[("2024-01-10", "=")], false),
        // Named by a later ultrasound, not by an earlier one or one of that day.
        (&[("2024-01-10", "+"), ("2024-01-11", "=")], false),
        (&[("2024-01-10", "+"), ("2024-01-10", "=")], true),
        (&[("2024-01-10", "="), ("2024-02-10", "+")], true),
        // Gone at least three months later; sooner is too early to believe.
        (&[("2024-01-10", "+"), ("2024-04-10", "-")], false),
        (&[("2024-01-10", "+"), ("2024-04-09", "-")], true),
        // One that is new after the other has gone.
        (
            &[
                ("2023-01-10", "+"),
                ("2023-04-10", "-"),
                ("2024-01-10", "+"),
            ],
            true,
        ),
        (
            &[
                ("2023-01-10", "+"),
                ("2024-01-10", "+"),
                ("2024-02-10", "="),
            ],
            false,
        ),
    ] {
        let patient = scans.iter().fold(Patient::new(), |patient, (on, sign)| {
            patient.ultrasound(day(on), sign)
        });
        let assessment = patient.on(TODAY);
        assert_eq!(assessment.alerts.lesion.is_some(), is_open, "{scans:?}");
        assert_eq!(assessment.tier == Some(Tier(3)), is_open, "{scans:?}");
    }
    for (afp, is_alert) in [
        (&[("2024-05-10", "199.9")][..], false),
        (&[("2024-05-10", "200")], true),
        (&[("2023-12-01", "200")], true),
        (&[("2023-11-30", "200")], false),
        (&[("2024-04-10", "900"), ("2024-05-10", "5")], false),
        (
            &[
                ("2024-05-10", "5"),
                ("2024-05-10", "900"),
                ("2024-05-10", "6"),
            ],
            true,
        ),
    ] {
        let patient = afp.iter().fold(Patient::new(), |patient, (on, figure)| {
            patient.amount(Analyte::Afp, day(on), figure)
        });
        let alert = patient.on(TODAY).alerts.lesion;
        assert_eq!(alert.is_some(), is_alert, "{afp:?}");
    }
}
