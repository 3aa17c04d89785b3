//! What an HBsAg, an anti-HBs or a quantity of HBsAg says: tables for a clinician to read (`RULES.md` §8, `GUIDELINES.md` C).

use hepatrack::clinical::hbsag::{self, Bound};
use hepatrack::clinical::laboratory::{QuantifiedMarker, UnitId};
use hepatrack::clinical::record::{Comparator, Finding, Limits, LiverLesion, Reactivity};
use hepatrack::clinical::serology::reactivity;

use crate::build::{Patient, day, knowledge};

/// `+`, `-`, `<0.05`, `>250`, `850` in IU/mL, for anti-HBs in mIU/mL.
fn said(marker: QuantifiedMarker, written: &str) -> Finding {
    let word = |reactivity| Finding::Serology {
        marker: marker.marker(),
        reactivity,
    };
    let (comparator, figure) = match written.as_bytes() {
        b"+" => return word(Reactivity::Positive),
        b"-" => return word(Reactivity::Negative),
        [b'<', ..] => (Comparator::Less, &written[1..]),
        [b'>', ..] => (Comparator::Greater, &written[1..]),
        [..] => (Comparator::Equal, written),
    };
    Finding::QuantifiedSerology {
        marker,
        comparator,
        figure: figure.parse().unwrap(),
        unit: UnitId::COMPUTED,
    }
}

#[test]
fn a_bound_counts_only_where_it_tells() {
    use QuantifiedMarker::{AntiHbs, HbsAg};
    let (positive, negative) = (Some(Reactivity::Positive), Some(Reactivity::Negative));
    for (marker, written, expected) in [
        (HbsAg, "+", positive),
        (HbsAg, "-", negative),
        (HbsAg, "0.049", negative),
        (HbsAg, "0.05", positive),
        (HbsAg, "<0.05", negative),
        // An assay that cannot see so little shows neither.
        (HbsAg, "<0.08", None),
        (HbsAg, "<250", None),
        (HbsAg, ">0.05", positive),
        (HbsAg, ">250", positive),
        (HbsAg, ">0.04", None),
        (AntiHbs, "9.9", negative),
        (AntiHbs, "10", positive),
        // Below what an assay sees no antibody was shown.
        (AntiHbs, "<10", negative),
        (AntiHbs, "<12", negative),
        (AntiHbs, ">9", negative),
        (AntiHbs, ">10", positive),
    ] {
        let found = reactivity(&said(marker, written), knowledge());
        assert_eq!(
            found,
            expected.map(|reactivity| (marker.marker(), reactivity)),
            "{marker:?} {written}"
        );
    }
    let scan = Finding::Ultrasound(LiverLesion::None);
    assert_eq!(reactivity(&scan, knowledge()), None);
}

fn with_hbsag(patient: Patient, on: &str, written: &[&str]) -> Patient {
    written.iter().fold(patient, |patient, written| {
        patient.result(
            day(on),
            said(QuantifiedMarker::HbsAg, written),
            Limits::default(),
        )
    })
}

#[test]
fn a_bound_that_does_not_tell_brings_no_antigen_back() {
    let after = |written: &[&str]| {
        let lost = with_hbsag(Patient::new(), "2023-01-10", &["-"]);
        with_hbsag(lost, "2024-05-10", written).on("2024-06-01")
    };
    for (written, is_newly_positive) in [
        (&["<0.08"][..], false),
        (&["<0.05"], false),
        (&["0.05"], true),
        (&["+"], true),
        (&["-", "+"], true),
    ] {
        let assessment = after(written);
        let found = assessment.verdict.key();
        assert_eq!(
            found == "reactivation",
            is_newly_positive,
            "{written:?}: {found}"
        );
    }
}

#[test]
fn of_several_quantities_of_one_day_the_less_favourable_counts() {
    let (exactly, under, over) = (Bound::Exactly, Bound::Under, Bound::Over);
    for (written, expected) in [
        (&["-"][..], Some(Bound::Negative)),
        (&["850"], Some(exactly(850.0))),
        (&["850", "900", "840"], Some(exactly(900.0))),
        (&["-", "850"], Some(exactly(850.0))),
        (&["850", "-"], Some(exactly(850.0))),
        // Of equal numbers the one that says more.
        (&["<250", "250"], Some(exactly(250.0))),
        (&["250", "<250"], Some(exactly(250.0))),
        (&["250", ">250"], Some(over(250.0))),
        (&[">250", "250"], Some(over(250.0))),
        (&["<0.05"], Some(under(0.05))),
        // Positive without a number is no quantity, and takes away what calls the day negative.
        (&["+"], None),
        (&["-", "+"], None),
        (&["+", "-"], None),
        (&["+", "<0.05"], None),
        (&["+", "0.04"], None),
        (&["+", "850"], Some(exactly(850.0))),
        (&["850", "+"], Some(exactly(850.0))),
        (&["<0.08", "-"], Some(under(0.08))),
    ] {
        let patient = with_hbsag(Patient::new(), "2024-05-10", written);
        let newest = hbsag::newest(&patient.record, knowledge(), day("2024-06-01"));
        assert_eq!(
            newest.map(|quantity| quantity.bound),
            expected,
            "{written:?}"
        );
        // What is not told by one day is told by the one before it.
        let before = with_hbsag(patient, "2024-04-10", &["700"]);
        let newest = hbsag::newest(&before.record, knowledge(), day("2024-06-01")).unwrap();
        let older = exactly(700.0);
        assert_eq!(newest.bound, expected.unwrap_or(older), "{written:?}");
        let earlier = hbsag::quantities(&before.record, knowledge(), day("2024-05-09"));
        assert_eq!(earlier.len(), 1, "{written:?}");
    }
}

#[test]
fn of_two_equal_quantities_the_one_on_file_first_stands_for_the_day() {
    let patient = with_hbsag(Patient::new(), "2024-05-10", &["850"]);
    let newest = |patient: &Patient| {
        let newest = hbsag::newest(&patient.record, knowledge(), day("2024-06-01"));
        newest.unwrap().result
    };
    let first = newest(&patient);
    assert_eq!(newest(&with_hbsag(patient, "2024-05-10", &["850"])), first);
}

#[test]
fn the_quantity_falls_between_two_exact_ones_far_enough_apart() {
    let fall = |values: &[(&str, &str)], apart| {
        let patient = values
            .iter()
            .fold(Patient::new(), |patient, (on, written)| {
                with_hbsag(patient, on, &[written])
            });
        let quantities = hbsag::quantities(&patient.record, knowledge(), day("2024-06-01"));
        let fall = hbsag::fall(&quantities, apart)?;
        Some((
            fall.from.on.to_string(),
            fall.to.on.to_string(),
            (fall.log10_a_year * 1e4).round(),
        ))
    };
    let year = |from: &str, to: &str, log10: f64| {
        Some((from.to_owned(), to.to_owned(), (log10 * 1e4).round()))
    };
    // 1461 days are four mean years.
    let fourth = [("2020-01-10", "1000"), ("2024-01-10", "100")];
    assert_eq!(fall(&fourth, 168), year("2020-01-10", "2024-01-10", 0.25));
    assert_eq!(fall(&fourth, 1461), year("2020-01-10", "2024-01-10", 0.25));
    assert_eq!(fall(&fourth, 1462), None);
    let risen = [("2020-01-10", "100"), ("2024-01-10", "1000")];
    assert_eq!(fall(&risen, 168), year("2020-01-10", "2024-01-10", -0.25));
    // The latest that is far enough away, and exact.
    let several = [
        ("2019-01-10", "9000"),
        ("2020-01-10", "1000"),
        ("2022-01-10", ">250"),
        ("2023-12-10", "120"),
        ("2024-01-10", "100"),
    ];
    assert_eq!(fall(&several, 168), year("2020-01-10", "2024-01-10", 0.25));
    for newest in ["-", "<0.05", ">250", "0"] {
        assert_eq!(
            fall(&[("2020-01-10", "1000"), ("2024-01-10", newest)], 168),
            None,
            "{newest}"
        );
    }
    assert_eq!(
        fall(&[("2020-01-10", "0"), ("2024-01-10", "100")], 168),
        None
    );
    assert_eq!(fall(&[("2024-01-10", "100")], 168), None);
    assert_eq!(fall(&[], 168), None);
}
