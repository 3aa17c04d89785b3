//! What else the second edition of the rules changed: crude negatives as bounds, falls that are cut, resistance proven,
//! the stop verdict beside a preventive course, and the tiers that go by them.

use hepatrack::clinical::assessment::{Assessment, Note, Tier, Verdict};
use hepatrack::clinical::record::Intent;

use crate::build::{Patient, day, knowledge};

const TODAY: &str = "2024-06-01";

fn on_entecavir() -> Patient {
    Patient::new().drug("ETV", "2022-01-10", "")
}

#[test]
fn a_negative_that_is_left_out_bounds_a_rise() {
    let rise = |patient: Patient| {
        let rise = patient.on(TODAY).rising?;
        Some((rise.lowest.on.to_string(), rise.lowest.is_left_out))
    };
    let crude = Some(("2023-06-10".to_owned(), true));
    let bounded = |last: &str| {
        on_entecavir()
            .dna("2023-06-10", "<5000")
            .dna("2024-05-10", last)
    };
    assert_eq!(rise(bounded("50001")), crude);
    assert_eq!(rise(bounded("50000")), None);
    // It must come before the last result, ...
    let later = on_entecavir()
        .dna("2024-05-10", "60000")
        .dna("2024-05-11", "<5000");
    assert_eq!(rise(later), None);
    // ... and no longer before the line than a baseline may.
    let before = |on: &str| on_entecavir().dna(on, "<5000").dna("2024-05-10", "60000");
    assert_eq!(
        rise(before("2021-01-10")),
        Some(("2021-01-10".to_owned(), true))
    );
    assert_eq!(rise(before("2021-01-09")), None);
    // So after a stop.
    let off = |on: &str| {
        Patient::new()
            .drug("ETV", "2019-01-10", "2023-01-10")
            .dna(on, "<5000")
            .dna("2024-05-10", "60000")
    };
    assert_eq!(
        rise(off("2022-01-10")),
        Some(("2022-01-10".to_owned(), true))
    );
    assert_eq!(rise(off("2022-01-09")), None);
    // It says nothing else: nobody is called negative by it.
    let assessment = bounded("60000").on(TODAY);
    assert_eq!(assessment.verdict.key(), "primary_resistance");
    assert!(assessment.facts.left_out_negative.is_some());
}

#[test]
fn a_negative_counts_at_least_at_the_limit_of_any_assay() {
    let rising = |first: &str, last: &str| {
        let patient = on_entecavir()
            .dna("2023-06-10", first)
            .dna("2024-05-10", last);
        patient.on(TODAY).rising.is_some()
    };
    assert!(!rising("<1", "200"), "20 to 200 is no more than 1 log10");
    assert!(rising("<1", "201"));
    assert!(!rising("<50", "500"));
    assert!(rising("<50", "501"));
    // An excused value counts as negative, so at least at 20 too.
    let excused = |last: &str| {
        let patient = on_entecavir()
            .dna("2022-06-10", "<500")
            .dna("2023-06-10", "25")
            .dna("2024-05-10", last);
        patient.on(TODAY).rising.is_some()
    };
    assert!(!excused("250"));
    assert!(excused("251"));
}

#[test]
fn a_fall_is_cut_after_it_was_compared() {
    // log10(1e6) - log10(100 926) is 0.996: below 1, so poor at month 3.
    let patient = Patient::new()
        .drug("LAM", "2024-01-10", "")
        .dna("2024-01-08", "1e6")
        .dna("2024-04-20", "100926");
    let assessment = patient.on(TODAY);
    let Verdict::PrimaryResistance(primary) = assessment.verdict else {
        panic!("{:?}", assessment.verdict);
    };
    assert!((primary.fall.unwrap().log10 - 0.996).abs() < 1e-5);
    assert_eq!(assessment.tier, Some(Tier(4)));
}

fn proven(assessment: &Assessment) -> (Vec<&str>, bool) {
    let name =
        |drug: &hepatrack::clinical::drugs::DrugId| knowledge().drugs.get(*drug).name.as_str();
    let drugs = assessment.resistance_proven.iter().map(name).collect();
    (drugs, assessment.is_proven)
}

#[test]
fn resistance_is_proven_by_variants_against_the_drugs_taken() {
    let viraemic = |drugs: &[&str], variants: &[&str]| {
        let mut patient = Patient::new();
        for drug in drugs {
            patient = patient.drug(drug, "2022-01-10", "");
        }
        patient
            .dna("2022-01-08", "1e8")
            .dna("2024-05-10", "300")
            .genotype("2024-05-10", variants)
            .on(TODAY)
    };
    for (drugs, variants, named, all) in [
        (&["LAM"][..], &["M204V"][..], &["lamivudine"][..], true),
        (&["LAM"], &[], &[], false),
        (&["TDF"], &["M204V"], &[], false),
        (&["LAM", "TDF"], &["M204V"], &["lamivudine"], false),
        // Every drug but the interferons, of which there is none to resist.
        (&["LAM", "Pegasys"], &["M204V"], &["lamivudine"], true),
        (&["Pegasys"], &["M204V"], &[], false),
        (&["ADV"], &["N236T"], &["adefovir"], true),
        (&["TAF"], &["N236T"], &[], false),
        (
            &["ADV", "TAF"],
            &["A181T", "N236T"],
            &["adefovir", "tenofovir alafenamide"],
            true,
        ),
    ] {
        let assessment = viraemic(drugs, variants);
        assert_eq!(
            proven(&assessment),
            (named.to_vec(), all),
            "{drugs:?} {variants:?}"
        );
        assert_eq!(
            assessment.tier == Some(Tier(3)),
            all,
            "{drugs:?} {variants:?}"
        );
    }
}

#[test]
fn a_variant_found_once_counts_from_then_on_while_the_drug_is_taken() {
    let on_lamivudine = || Patient::new().drug("LAM", "2020-01-10", "");
    let found = on_lamivudine().genotype("2022-01-10", &["M204I"]);
    let found = found.genotype("2023-01-10", &[]).dna("2024-05-10", "3000");
    assert_eq!(proven(&found.on(TODAY)), (vec!["lamivudine"], true));
    assert_eq!(
        proven(&found.on("2022-01-09")),
        (vec![], false),
        "not found yet"
    );
    let negative = found.clone().dna("2024-05-20", "<20");
    assert_eq!(
        proven(&negative.on(TODAY)),
        (vec!["lamivudine"], false),
        "no virus"
    );
    let stopped = Patient::new()
        .drug("LAM", "2020-01-10", "2023-06-10")
        .genotype("2022-01-10", &["M204I"])
        .dna("2024-05-10", "3000");
    assert_eq!(proven(&stopped.on(TODAY)), (vec![], false), "off treatment");
    // Variants of all reports together.
    let together = Patient::new()
        .drug("TDF", "2020-01-10", "")
        .genotype("2021-01-10", &["A181V"])
        .genotype("2022-01-10", &["N236T"])
        .dna("2024-05-10", "3000");
    assert_eq!(
        proven(&together.on(TODAY)),
        (vec!["tenofovir disoproxil"], true)
    );
}

#[test]
fn no_stop_is_spoken_of_beside_a_preventive_course() {
    let ready = || {
        Patient::new()
            .drug("ETV", "2016-01-10", "")
            .hbeag("2016-01-08", "+")
            .hbeag("2024-03-01", "-")
            .anti_hbe("2024-03-01", "+")
            .dna("2024-03-01", "TND")
            .alt("2024-03-01", "30")
    };
    let beside = |start: &str, stop: Option<&str>, intent| {
        ready()
            .course("LAM", day(start), stop.map(day), intent)
            .on(TODAY)
    };
    let prevention = Intent::Prophylaxis;
    assert_eq!(ready().on(TODAY).verdict, Verdict::StopConditionsMet);
    for (start, stop, intent, may_stop) in [
        ("2023-01-10", None, prevention, false),
        ("2010-01-10", Some("2022-06-01"), prevention, true),
        ("2010-01-10", Some("2022-06-02"), prevention, false),
        ("2010-01-10", Some("2022-06-02"), Intent::Pregnancy, true),
        ("2010-01-10", Some("2014-06-02"), prevention, true),
        ("2024-06-01", None, prevention, false),
        // It does not exist yet.
        ("2024-06-02", None, prevention, true),
    ] {
        let assessment = beside(start, stop, intent);
        let conditions = assessment.stop_conditions.as_ref();
        // A course beside treatment begins a line of its own, on which nothing may be counted yet.
        assert!(conditions.is_some(), "{start} {stop:?}");
        let is_met = assessment.verdict == Verdict::StopConditionsMet;
        assert_eq!(is_met, may_stop, "{start} {stop:?} {intent:?}");
        let note = assessment
            .notes
            .iter()
            .any(|note| matches!(note, Note::StopAwaitsPrevention { .. }));
        assert_eq!(note, !may_stop, "{start} {stop:?} {intent:?}");
    }
}

#[test]
fn a_stop_is_asked_for_where_somebody_is_treated_with_more_than_interferon() {
    let asked = |drug: &str, intent| {
        let patient = Patient::new().course(drug, day("2023-01-10"), None, intent);
        let patient = patient.dna("2024-03-01", "TND").alt("2024-03-01", "30");
        patient.on(TODAY).stop_conditions.is_some()
    };
    assert!(asked("ETV", Intent::Treatment));
    assert!(!asked("Pegasys", Intent::Treatment));
    assert!(!asked("ETV", Intent::Prophylaxis));
    assert!(!asked("ETV", Intent::Pregnancy));
}

#[test]
fn a_low_level_that_rises_on_treatment_is_not_low() {
    let on = |value: &str| {
        let patient = on_entecavir()
            .dna("2023-01-10", "<20")
            .dna("2024-05-10", value);
        patient.on(TODAY).tier
    };
    assert_eq!((on("200"), on("201")), (Some(Tier(5)), Some(Tier(3))));
    let off = |value: &str| {
        let stopped = Patient::new().drug("ETV", "2019-01-10", "2023-06-01");
        let patient = stopped.dna("2023-01-10", "<20").dna("2024-05-10", value);
        patient.on(TODAY).tier
    };
    assert_eq!((off("1999"), off("2000")), (Some(Tier(5)), Some(Tier(3))));
}

#[test]
fn a_fall_is_poor_only_where_there_was_room_for_a_better_one() {
    let tier = |months: &str, baseline: Option<&str>, last: &str| {
        let mut patient = Patient::new().drug("ETV", "2023-01-10", "");
        if let Some(baseline) = baseline {
            patient = patient.dna("2023-01-08", baseline);
        }
        patient.dna(months, last).alt(months, "30").on(months).tier
    };
    let (month_3, month_6, month_12) = ("2023-04-10", "2023-07-10", "2024-01-10");
    let (poor, slow) = (Some(Tier(4)), Some(Tier(8)));
    for (month, baseline, last, expected) in [
        // Ten times the limit of any assay for 1 log10, a hundred times for 2.
        (month_3, Some("200"), "50", poor),
        (month_3, Some("199"), "50", slow),
        (month_6, Some("2000"), "100", poor),
        (month_6, Some("1999"), "100", slow),
        (month_12, Some("2000"), "100", poor),
        (month_12, Some("1999"), "100", slow),
        // 2 000 or more at month 12 whatever the fall, at month 6 where it is not known.
        (month_12, Some("1e8"), "2000", poor),
        (month_12, Some("1e8"), "5000", poor),
        (month_12, Some("1e8"), "1999", slow),
        (month_12, None, "2000", poor),
        (month_6, Some("1e8"), "2000", slow),
        (month_6, None, "2000", poor),
        (month_6, None, "1999", slow),
        (month_3, None, "2000", slow),
    ] {
        assert_eq!(
            tier(month, baseline, last),
            expected,
            "{month} {baseline:?} {last}"
        );
    }
}

#[test]
fn virus_in_and_long_after_a_pregnancy() {
    let pregnancy = |stop: Option<&str>| {
        let start = day("2023-02-01");
        Patient::new().course("TDF", start, stop.map(day), Intent::Pregnancy)
    };
    let tier = |patient: Patient, dna: &str, alt: &str, on: &str| {
        let patient = patient.dna("2023-05-20", "6e8").dna("2024-05-20", dna);
        patient.alt("2024-05-20", alt).on(on).tier
    };
    let on = |dna: &str| tier(pregnancy(None), dna, "20", TODAY);
    assert_eq!(on("200000"), Some(Tier(4)));
    assert_ne!(on("199999"), Some(Tier(4)));
    // After the birth virus is expected for a year, and then as in anybody untreated.
    let off = |dna: &str, alt: &str, on: &str| tier(pregnancy(Some("2023-06-01")), dna, alt, on);
    assert_ne!(off("1e8", "20", "2024-06-01"), Some(Tier(4)));
    assert_eq!(off("20000", "20", "2024-06-02"), Some(Tier(4)));
    assert_ne!(off("19999", "20", "2024-06-02"), Some(Tier(4)));
    // With a raised ALT it is back.
    assert_eq!(off("5000", "81", "2024-06-01"), Some(Tier(3)));
}
