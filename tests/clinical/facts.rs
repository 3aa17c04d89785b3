//! What headlines, notes and conditions stand on: facts of a record at their edges, for a clinician to read.

use hepatrack::clinical::assessment::{
    Advice, AlertLevel, ConditionState, DueReason, DueTest, LiverAbnormal, Missing, Note, Tier,
    Verdict,
};
use hepatrack::clinical::dna::iu_per_ml_in;
use hepatrack::clinical::drugs::DrugId;
use hepatrack::clinical::genotypes::{drugs_taken, failures};
use hepatrack::clinical::laboratory::{Analyte, DnaUnit, Marker};
use hepatrack::clinical::record::{Cirrhosis, Intent, Sex};

use crate::build::{Patient, day, knowledge};

const TODAY: &str = "2024-06-01";

#[test]
fn a_negative_of_an_earlier_line_is_known_from_the_episode_on() {
    let changed = || {
        Patient::new()
            .drug("LAM", "2020-01-10", "2022-01-10")
            .drug("TDF", "2022-01-10", "")
            .dna("2024-05-10", "5000")
    };
    for (on, reading, expected) in [
        ("2020-01-10", "<20", false),
        ("2020-01-11", "<20", true),
        ("2022-01-10", "<20", true),
        ("2022-01-11", "<20", false),
        ("2021-01-10", "900", false),
    ] {
        let facts = changed().dna(on, reading).on(TODAY).facts;
        assert_eq!(facts.negative_on_earlier_line, expected, "{on} {reading}");
    }
    let stopped = Patient::new()
        .drug("LAM", "2020-01-10", "2022-01-10")
        .dna("2021-01-10", "<20");
    assert!(!stopped.on(TODAY).facts.negative_on_earlier_line);
}

#[test]
fn a_crude_negative_of_the_line_is_known() {
    let left_out = |readings: &[(&str, &str)]| {
        let patient = Patient::new().drug("LAM", "2022-01-10", "");
        let patient = readings
            .iter()
            .fold(patient, |patient, (on, reading)| patient.dna(on, reading));
        patient.on(TODAY).facts.left_out_negative.is_some()
    };
    assert!(left_out(&[("2022-01-11", "<5000")]));
    assert!(!left_out(&[("2022-01-10", "<5000")]));
    assert!(
        !left_out(&[("2023-01-10", "5000"), ("2023-01-10", "6000")]),
        "another of that day"
    );
}

#[test]
fn hbsag_of_the_latest_day_counts_and_of_one_day_the_positive() {
    let is_negative = |signs: &[(&str, &str)]| {
        let patient = Patient::new().drug("ETV", "2020-01-10", "");
        let patient = signs.iter().fold(patient, |patient, (on, sign)| {
            patient.marker(Marker::HbsAg, on, sign)
        });
        patient.on(TODAY).facts.hbsag_negative
    };
    assert!(!is_negative(&[]));
    assert!(is_negative(&[("2024-05-10", "-")]));
    assert!(!is_negative(&[("2024-05-10", "+")]));
    assert!(is_negative(&[("2023-05-10", "+"), ("2024-05-10", "-")]));
    assert!(!is_negative(&[("2024-05-10", "-"), ("2024-05-10", "+")]));
    assert!(!is_negative(&[("2024-05-10", "+"), ("2024-05-10", "-")]));
}

#[test]
fn markers_that_turned_are_noted_with_their_day() {
    let notes = |marker, signs: &[(&str, &str)]| {
        let patient = signs.iter().fold(Patient::new(), |patient, (on, sign)| {
            patient.marker(marker, on, sign)
        });
        patient.on(TODAY).notes
    };
    let lost = |on| Note::HbsagLost { since: day(on) };
    for (signs, on) in [
        (
            &[("2020-01-10", "+"), ("2021-01-10", "-")][..],
            "2021-01-10",
        ),
        (
            &[
                ("2020-01-10", "+"),
                ("2021-01-10", "+"),
                ("2022-01-10", "-"),
            ],
            "2022-01-10",
        ),
        (
            &[
                ("2020-01-10", "+"),
                ("2021-01-10", "-"),
                ("2022-01-10", "-"),
            ],
            "2021-01-10",
        ),
    ] {
        assert!(notes(Marker::HbsAg, signs).contains(&lost(on)), "{signs:?}");
    }
    // HBeAg back after anti-HBe, which may have come later than HBeAg went.
    let back = |antibody: &str| {
        let patient = Patient::new()
            .hbeag("2019-01-10", "+")
            .hbeag("2020-01-10", "-")
            .hbeag("2023-01-10", "+")
            .anti_hbe(antibody, "+");
        let note = Note::HbeagPositiveAgain {
            on: day("2023-01-10"),
        };
        patient.on(TODAY).notes.contains(&note)
    };
    for (antibody, expected) in [
        ("2020-01-09", false),
        ("2020-01-10", true),
        ("2021-01-10", true),
        ("2023-01-09", true),
        ("2023-01-10", false),
    ] {
        assert_eq!(back(antibody), expected, "{antibody}");
    }
}

#[test]
fn dna_that_was_negative_before_treatment_is_noted() {
    let noted = |readings: &[(&str, &str)]| {
        let patient = Patient::new().drug("ETV", "2022-01-10", "");
        let patient = readings
            .iter()
            .fold(patient, |patient, (on, reading)| patient.dna(on, reading));
        let notes = patient.on(TODAY).notes;
        notes
            .iter()
            .any(|note| matches!(note, Note::NegativeBeforeTreatment(_)))
    };
    assert!(noted(&[("2021-01-10", "<20")]));
    assert!(noted(&[("2022-01-10", "<20")]));
    assert!(!noted(&[("2022-01-11", "<20")]));
    assert!(!noted(&[("2021-01-10", "<20"), ("2021-06-10", "900")]));
}

#[test]
fn a_stop_that_awaits_the_end_of_prevention_says_until_when() {
    let until = |stop: Option<&str>| {
        let patient = Patient::new()
            .drug("ETV", "2016-01-10", "")
            .course("LAM", day("2010-01-10"), stop.map(day), Intent::Prophylaxis)
            .hbeag("2016-01-08", "+")
            .hbeag("2024-03-01", "-")
            .anti_hbe("2024-03-01", "+")
            .dna("2024-03-01", "TND")
            .alt("2024-03-01", "30");
        let notes = patient.on(TODAY).notes;
        notes.into_iter().find_map(|note| match note {
            Note::StopAwaitsPrevention { until } => Some(until),
            _ => None,
        })
    };
    assert_eq!(until(None), Some(None));
    assert_eq!(
        until(Some("2024-06-02")),
        Some(None),
        "it has not happened yet"
    );
    assert_eq!(until(Some("2024-06-01")), Some(Some(day("2026-06-01"))));
    assert_eq!(until(Some("2022-06-01")), None);
}

/// A patient in whom DNA, liver and cirrhosis allow a stop.
fn ready() -> Patient {
    Patient::new()
        .drug("ETV", "2020-01-10", "")
        .dna("2024-05-10", "TND")
}

#[test]
fn hbeag_is_asked_about_where_it_was_positive() {
    use ConditionState::{Met, NotApplicable, NotMet, Unknown};
    for (antigen, antibody, expected) in [
        // The latest on or before the start, or any since.
        (
            &[("2018-01-10", "+"), ("2024-05-10", "-")][..],
            &[("2024-05-10", "+")][..],
            Met,
        ),
        (
            &[
                ("2018-01-10", "+"),
                ("2019-12-01", "-"),
                ("2024-05-10", "-"),
            ],
            &[("2024-05-10", "+")],
            NotApplicable,
        ),
        (
            &[
                ("2018-01-10", "+"),
                ("2020-01-10", "-"),
                ("2024-05-10", "-"),
            ],
            &[("2024-05-10", "+")],
            NotApplicable,
        ),
        (
            &[
                ("2019-12-01", "-"),
                ("2020-01-11", "+"),
                ("2024-05-10", "-"),
            ],
            &[("2024-05-10", "+")],
            Met,
        ),
        (&[("2019-12-01", "-"), ("2024-05-10", "+")], &[], NotMet),
        // Anti-HBe negative, never tested, or one of the two too old.
        (
            &[("2018-01-10", "+"), ("2024-05-10", "-")],
            &[("2024-05-10", "-")],
            NotMet,
        ),
        (&[("2018-01-10", "+"), ("2024-05-10", "-")], &[], Unknown),
        (
            &[("2018-01-10", "+"), ("2024-05-10", "-")],
            &[("2023-05-31", "+")],
            Unknown,
        ),
        (
            &[("2018-01-10", "+"), ("2023-05-31", "-")],
            &[("2024-05-10", "+")],
            Unknown,
        ),
        (
            &[("2018-01-10", "+"), ("2023-06-01", "-")],
            &[("2023-06-01", "+")],
            Met,
        ),
        (&[], &[("2024-05-10", "+")], Unknown),
    ] {
        let patient = antigen
            .iter()
            .fold(ready(), |patient, (on, sign)| patient.hbeag(on, sign));
        let patient = antibody
            .iter()
            .fold(patient, |patient, (on, sign)| patient.anti_hbe(on, sign));
        let conditions = patient.on(TODAY).stop_conditions.unwrap();
        assert_eq!(conditions.hbeag.state, expected, "{antigen:?} {antibody:?}");
    }
}

#[test]
fn the_first_alt_may_be_that_of_the_day() {
    let held = |alts: &[(&str, &str)]| {
        let patient = ready()
            .hbeag("2020-01-08", "+")
            .hbeag("2024-05-10", "-")
            .anti_hbe("2024-05-10", "+");
        let patient = alts
            .iter()
            .fold(patient, |patient, (on, figure)| patient.alt(on, figure));
        patient.on(TODAY).stop_conditions.unwrap().held_since
    };
    assert_eq!(held(&[(TODAY, "30")]), Some(day(TODAY)));
    assert_eq!(
        held(&[("2024-05-20", "90"), (TODAY, "30")]),
        Some(day(TODAY))
    );
    assert_eq!(
        held(&[("2020-01-10", "30"), (TODAY, "30")]),
        Some(day(TODAY))
    );
    assert_eq!(
        held(&[("2020-01-11", "30"), (TODAY, "30")]),
        Some(day("2024-05-10"))
    );
}

#[test]
fn a_liver_value_of_the_day_belongs_to_a_relapse() {
    let abnormal = |on: &str| {
        let patient = Patient::new()
            .drug("ETV", "2020-01-10", "2023-01-10")
            .dna("2023-01-05", "<20")
            .dna("2024-05-10", "5000")
            .alt(on, "90");
        match patient.on(TODAY).verdict {
            Verdict::Relapse(relapse) => relapse.liver_abnormal,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(abnormal(TODAY), LiverAbnormal::Yes);
    assert_eq!(abnormal("2024-04-10"), LiverAbnormal::Yes);
    assert_eq!(abnormal("2024-04-09"), LiverAbnormal::Unknown);
}

#[test]
fn an_alert_is_never_repeated_from_the_day_after_it_was_fresh() {
    // Bilirubin 2 x its limit beside virus that has gone since: no alert today, whatever its age.
    let alerts = |review: &str| {
        let patient = Patient::new()
            .drug("ETV", "2020-01-10", "")
            .dna("2023-01-05", "5000")
            .dna("2023-05-05", "<20")
            .amount(Analyte::TotalBilirubin, day("2023-01-10"), "34.2");
        let assessment = patient.on(review);
        assert_eq!(assessment.alerts.liver, None);
        assessment.alerts.never_repeated.len()
    };
    assert_eq!((alerts("2023-07-12"), alerts("2023-07-13")), (0, 1));
}

#[test]
fn a_value_was_part_of_an_alert_from_its_threshold_on() {
    let long_ago = day("2023-10-01");
    let never_repeated = |values: &[(Analyte, &str)], later: &[(Analyte, &str, &str)]| {
        let patient = Patient::new()
            .cirrhosis(Cirrhosis::Compensated)
            .drug("ETV", "2020-01-10", "")
            .dna("2023-09-01", "5000");
        let patient = values.iter().fold(patient, |patient, (analyte, figure)| {
            patient.amount(*analyte, long_ago, figure)
        });
        let patient = later
            .iter()
            .fold(patient, |patient, (analyte, on, figure)| {
                patient.amount(*analyte, day(on), figure)
            });
        let found = patient.on(TODAY).alerts.never_repeated;
        found
            .into_iter()
            .map(|value| value.analyte)
            .collect::<Vec<_>>()
    };
    use Analyte::{Alt, Inr, TotalBilirubin};
    assert_eq!(never_repeated(&[(Inr, "1.5")], &[]), [Inr]);
    assert_eq!(never_repeated(&[(Inr, "1.4")], &[]), []);
    assert_eq!(
        never_repeated(&[(TotalBilirubin, "34.2")], &[]),
        [TotalBilirubin]
    );
    assert_eq!(never_repeated(&[(TotalBilirubin, "34.1")], &[]), []);
    let inr_repeated = [(Inr, "2023-10-20", "1.0")];
    assert_eq!(
        never_repeated(&[(Alt, "201"), (Inr, "1.6")], &inr_repeated),
        [Alt]
    );
    assert_eq!(
        never_repeated(&[(Alt, "200"), (Inr, "1.6")], &inr_repeated),
        []
    );
    // A later ALT and a later bilirubin, both normal, stand for an INR; those of its own day do not.
    let normal = |on| [(Alt, on, "30"), (TotalBilirubin, on, "10")];
    assert_eq!(never_repeated(&[(Inr, "1.6")], &normal("2023-10-02")), []);
    assert_eq!(
        never_repeated(&[(Inr, "1.6")], &normal("2023-10-01")),
        [Inr]
    );
    assert_eq!(
        never_repeated(&[(Inr, "1.6")], &[(Alt, "2023-10-02", "30")]),
        [Inr]
    );
}

#[test]
fn of_two_reasons_for_one_day_the_graver_is_named_and_no_date_is_put_off() {
    let due = |patient: &Patient, test| {
        let assessment = patient.on(TODAY);
        let due = assessment.next_due.iter().find(|due| due.test == test);
        due.map(|due| (due.on, due.reason)).unwrap()
    };
    let treated = || Patient::new().drug("ETV", "2020-01-10", "");
    // A first sighting that is also a rise: repeated in a month.
    let back = treated().dna("2023-01-10", "<20").dna("2024-05-10", "9000");
    assert_eq!(
        due(&back, DueTest::HbvDna),
        (day("2024-06-10"), DueReason::Repeat)
    );
    // Virus newly there and a flare.
    let flare = DueReason::LiverAlert(AlertLevel::Flare);
    let newly = Patient::new()
        .marker(Marker::HbsAg, "2023-01-10", "-")
        .marker(Marker::HbsAg, "2024-05-25", "+")
        .dna("2024-05-25", "9000")
        .alt("2024-05-25", "250")
        .amount(Analyte::Inr, day("2024-05-25"), "1.0");
    assert_eq!(due(&newly, DueTest::Liver), (day("2024-06-08"), flare));
    // Liver tests that are late already stay late.
    let late = treated()
        .dna("2024-05-20", "900")
        .alt("2024-01-25", "900")
        .amount(Analyte::Inr, day("2024-05-25"), "1.0");
    let usual = DueReason::AfterLast { months: 3 };
    assert_eq!(due(&late, DueTest::Liver), (day("2024-04-25"), usual));
}

#[test]
fn a_drug_taken_up_to_the_day_is_taken_on_it() {
    let advice = |stop: &str| {
        let patient = Patient::new()
            .drug("LAM", "2020-01-10", stop)
            .dna("2024-05-10", "<20");
        let advice = patient.on(TODAY).advice;
        advice
            .iter()
            .any(|advice| matches!(advice, Advice::LowBarrierAlone { .. }))
    };
    assert!(advice(""));
    assert!(advice(TODAY));
    assert!(!advice("2024-05-31"));
}

#[test]
fn dna_is_missing_where_none_was_measured() {
    let missing = |readings: &[(&str, &str)]| {
        let patient = Patient::new().drug("ETV", "2024-04-10", "");
        let patient = readings
            .iter()
            .fold(patient, |patient, (on, reading)| patient.dna(on, reading));
        let assessment = patient.on(TODAY);
        assert_eq!(assessment.verdict, Verdict::AwaitingResponse);
        let missing = assessment.missing;
        missing
            .iter()
            .any(|missing| matches!(missing, Missing::DnaSince(_)))
    };
    assert!(missing(&[]));
    assert!(missing(&[("2024-04-10", "5000")]));
    assert!(!missing(&[("2024-05-10", "5000")]));
}

fn name(drug: DrugId) -> &'static str {
    &knowledge().drugs.get(drug).name
}

#[test]
fn drugs_taken_are_told_in_order_of_name() {
    let patient =
        Patient::new()
            .drug("TDF", "2023-01-10", "")
            .drug("LAM", "2020-01-10", "2023-01-10");
    let taken = |on: &str| -> Vec<&str> {
        let drugs = drugs_taken(&patient.record, knowledge(), day(on));
        drugs.into_iter().map(name).collect()
    };
    assert_eq!(taken("2019-01-10"), Vec::<&str>::new());
    assert_eq!(taken("2022-01-10"), ["lamivudine"]);
    assert_eq!(taken(TODAY), ["lamivudine", "tenofovir disoproxil"]);
}

/// Which drugs failed, and whether that is more than a first sign.
#[test]
fn drugs_failed_by_a_verdict_or_by_a_variant() {
    let failed = |courses: &[(&str, &str, &str)], readings: &[(&str, &str)], variants: &[&str]| {
        let patient = courses
            .iter()
            .fold(Patient::new(), |patient, (drug, start, stop)| {
                patient.drug(drug, start, stop)
            });
        let mut patient = readings
            .iter()
            .fold(patient, |patient, (on, reading)| patient.dna(on, reading));
        if !variants.is_empty() {
            patient = patient.genotype("2024-05-10", variants);
        }
        let failures = failures(&patient.record, &patient.on(TODAY), knowledge());
        let told = failures
            .iter()
            .map(|failure| (name(failure.drug()), failure.is_settled()));
        told.collect::<Vec<_>>()
    };
    let entecavir = ("ETV", "2022-01-10", "");
    let negative = ("2023-01-10", "<20");
    let (once, twice) = (("2024-03-10", "5000"), ("2024-05-10", "6000"));
    assert_eq!(failed(&[entecavir], &[negative], &[]), []);
    assert_eq!(
        failed(&[entecavir], &[negative, once], &[]),
        [("entecavir", false)]
    );
    assert_eq!(
        failed(&[entecavir], &[negative, once, twice], &[]),
        [("entecavir", true)]
    );
    // Interferon is not failed by.
    let with_interferon = [entecavir, ("Pegasys", "2022-01-10", "")];
    assert_eq!(
        failed(&with_interferon, &[negative, once], &[]),
        [("entecavir", false)]
    );
    // An earlier line that failed, and a change while DNA was negative, which may have begun on either.
    let changed = [
        ("LAM", "2020-01-10", "2024-01-10"),
        ("ETV", "2024-01-10", ""),
    ];
    let before = ("2023-12-10", "900");
    assert_eq!(
        failed(&changed, &[negative, before], &[]),
        [("lamivudine", true)]
    );
    let either = [("entecavir", false), ("lamivudine", false)];
    assert_eq!(failed(&changed, &[negative, once, twice], &[]), either);
    let later = ("2024-04-10", "5000");
    assert_eq!(
        failed(&changed, &[negative, later], &[]),
        [("entecavir", false)]
    );
    // A variant on file, whatever the verdict; a drug is named once.
    let lamivudine = ("LAM", "2022-01-10", "");
    assert_eq!(
        failed(&[lamivudine], &[negative], &["M204V"]),
        [("lamivudine", true)]
    );
    assert_eq!(
        failed(&[lamivudine], &[negative, once], &["M204V"]),
        [("lamivudine", true)]
    );
}

#[test]
fn loads_are_computed_in_iu() {
    for (amount, unit, iu) in [
        (2300.0, DnaUnit::IuPerMl, 2300.0),
        (2.3, DnaUnit::KiloIuPerMl, 2300.0),
        (12_880.0, DnaUnit::CopiesPerMl, 2300.0),
        (3.0, DnaUnit::Log10IuPerMl, 1000.0),
        (4.0, DnaUnit::Log10CopiesPerMl, 10_000.0 / 5.6),
    ] {
        let found = iu_per_ml_in(amount, unit, None, knowledge());
        assert!((found - iu).abs() < 1e-6, "{amount} {unit:?}: {found}");
    }
    let abbott = knowledge().assays.find("Abbott RealTime").unwrap();
    let found = iu_per_ml_in(3410.0, DnaUnit::CopiesPerMl, Some(abbott), knowledge());
    assert!((found - 1000.0).abs() < 1e-6, "{found}");
}

#[test]
fn a_clinic_chooses_which_guideline_sets_are_shown() {
    let shown = |chosen: Option<&[&str]>| {
        let mut knowledge = knowledge().clone();
        knowledge.shown_guidelines =
            chosen.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        let sets = knowledge.guidelines.iter();
        sets.filter(|set| knowledge.shows(set)).count()
    };
    let all = knowledge().guidelines.len();
    assert_eq!(shown(None), all);
    assert_eq!(shown(Some(&["CMA 2022"])), 1);
    assert_eq!(shown(Some(&["CMA 2022", "EASL 2017"])), 2);
    assert_eq!(shown(Some(&["CMA 2022", "a set that is gone"])), 1);
    assert_eq!(shown(Some(&["a set that is gone"])), all);
}

#[test]
fn an_egfr_at_the_limit_is_no_alert() {
    let patient = Patient::new()
        .sex(Sex::Male)
        .born("1964-06-01")
        .drug("TDF", "2020-01-10", "")
        .amount(Analyte::Creatinine, day(TODAY), "110");
    let mut knowledge = knowledge().clone();
    knowledge.settings.kidney.low_egfr = knowledge.scores.egfr.egfr(110.0, 60, Sex::Male);
    let found = hepatrack::clinical::assess(&patient.record, &knowledge, day(TODAY));
    assert_eq!(found.alerts.kidney, None);
}

#[test]
fn the_tiers_begin_with_who_can_die() {
    let treated = || Patient::new().drug("ETV", "2020-01-10", "");
    let negative = || treated().dna("2024-05-20", "<20").alt("2024-05-20", "30");
    let positive = || {
        treated()
            .dna("2021-01-10", "<20")
            .dna("2024-05-20", "45")
            .alt("2024-05-20", "30")
    };
    let off = |stop: &str| {
        Patient::new()
            .drug("ETV", "2020-01-10", stop)
            .dna(stop, "<20")
            .alt(stop, "30")
    };
    let (compensated, decompensated) = (Cirrhosis::Compensated, Cirrhosis::Decompensated);
    for (what, patient, tier) in [
        ("danger", negative().alt("2024-05-30", "900"), 1),
        (
            "decompensated and virus",
            positive().cirrhosis(decompensated),
            1,
        ),
        (
            "decompensated, no virus",
            negative().cirrhosis(decompensated),
            10,
        ),
        ("flare", negative().alt("2024-05-30", "300"), 2),
        ("cirrhosis and virus", positive().cirrhosis(compensated), 2),
        (
            "cirrhosis off treatment",
            off("2024-05-20").cirrhosis(compensated),
            2,
        ),
        (
            "cirrhosis, on treatment, no virus",
            negative().cirrhosis(compensated),
            10,
        ),
        ("virus at a low level", positive(), 5),
        ("due on the day, soon after a stop", off("2024-05-01"), 9),
        ("late by a day, soon after a stop", off("2024-04-30"), 6),
        (
            "due on the day",
            treated().dna("2023-12-01", "<20").alt("2023-12-01", "30"),
            9,
        ),
        (
            "late by a day",
            treated().dna("2023-11-30", "<20").alt("2023-12-01", "30"),
            7,
        ),
        (
            "HBsAg lost on treatment",
            negative().marker(Marker::HbsAg, "2024-05-20", "-"),
            8,
        ),
        (
            "HBsAg lost, off treatment",
            off("2024-05-10").marker(Marker::HbsAg, "2024-05-20", "-"),
            9,
        ),
    ] {
        assert_eq!(patient.on(TODAY).tier, Some(Tier(tier)), "{what}");
    }
}

#[test]
fn a_record_stands_in_order_whatever_came_first() {
    let patient = Patient::new()
        .drug("TDF", "2022-01-10", "")
        .drug("LAM", "2019-01-10", "2020-01-10")
        .drug("ETV", "2020-06-10", "2021-01-10")
        .dna("2022-01-10", "<20")
        .dna("2019-01-10", "5000")
        .dna("2020-06-10", "900")
        .alt("2020-06-10", "30");
    let record = &patient.record;
    assert!(
        record
            .courses
            .is_sorted_by_key(|course| (course.start.date, course.id))
    );
    assert!(record.reports.is_sorted_by_key(|head| (head.on, head.id)));
    assert!(
        record
            .results
            .is_sorted_by_key(|result| (result.on, result.report))
    );
    let middle = record.reports[1].id;
    let report = record.report(middle).unwrap();
    assert_eq!((report.head.id, report.results.len()), (middle, 1));
    let mut without = record.clone();
    assert_eq!(without.remove_report(middle), Some(report));
    assert_eq!((without.report(middle), without.results.len()), (None, 3));
    let course = record.courses[1].id;
    assert_eq!(
        without.remove_course(course).map(|course| course.id),
        Some(course)
    );
    assert_eq!(
        (without.courses.len(), without.remove_course(course)),
        (2, None)
    );
}
