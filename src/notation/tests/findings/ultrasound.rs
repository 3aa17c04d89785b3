//! Ultrasounds, and the other tests whose values are not those of a liver test.

use super::{knowledge, read, shown};
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::notation::{InputOrigin, parse_test};

#[test]
fn an_ultrasound_says_whether_a_focal_lesion_was_seen() {
    let knowledge = knowledge();
    for (written, understood) in [
        ("no focal lesion", "no focal lesion"),
        ("-", "no focal lesion"),
        ("\u{2212}", "no focal lesion"),
        ("No  Focal Lesions", "no focal lesion"),
        ("focal lesion", "focal lesion"),
        ("+", "focal lesion"),
        ("Known lesion", "known lesion"),
        ("=", "known lesion"),
        ("\u{ff1d}", "known lesion"),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            let reading = read(Test::Ultrasound, written, "", origin, &knowledge).unwrap();
            assert_eq!(shown(&reading, &knowledge), understood, "{written}");
        }
    }
    for (written, unit) in [
        ("", ""),
        ("normal", ""),
        ("negative", ""),
        ("positive", ""),
        ("lesion", ""),
        ("0", ""),
        ("+-", ""),
        ("-", "cm"),
    ] {
        let fault = read(
            Test::Ultrasound,
            written,
            unit,
            InputOrigin::File,
            &knowledge,
        )
        .unwrap_err();
        assert!(!fault.accepted.english().is_empty(), "{written}");
    }
}

#[test]
fn amounts_of_the_newer_tests_have_their_ranges_and_units() {
    let knowledge = knowledge();
    let analyte = Test::Analyte;
    for (test, value, unit, understood, is_unusual) in [
        (
            analyte(Analyte::LiverStiffness),
            "12.4",
            "kPa",
            "12.4 kPa",
            false,
        ),
        (
            analyte(Analyte::LiverStiffness),
            "1.5",
            "kPa",
            "1.5 kPa",
            true,
        ),
        (
            analyte(Analyte::LiverStiffness),
            "75.1",
            "kPa",
            "75.1 kPa",
            true,
        ),
        (analyte(Analyte::MissedDoses), "0", "", "0 days", false),
        (
            analyte(Analyte::MissedDoses),
            "15",
            "days",
            "15 days",
            false,
        ),
        (analyte(Analyte::MissedDoses), "16", "", "16 days", true),
        (
            analyte(Analyte::Phosphate),
            "0.8",
            "mmol/L",
            "0.8 mmol/L",
            false,
        ),
        // 1.5 mg/dL are 0.48 mmol/L.
        (
            analyte(Analyte::Phosphate),
            "1.5",
            "mg/dL",
            "1.5 mg/dL",
            true,
        ),
        (
            analyte(Analyte::ProthrombinActivity),
            "85",
            "%",
            "85 %",
            false,
        ),
        (
            analyte(Analyte::ProthrombinActivity),
            "85%",
            "",
            "85 %",
            false,
        ),
        (
            analyte(Analyte::ProthrombinActivity),
            "131",
            "%",
            "131 %",
            true,
        ),
        (
            Test::Marker(Marker::AntiHcv),
            "non-reactive",
            "",
            "negative",
            false,
        ),
    ] {
        let reading = read(test, value, unit, InputOrigin::File, &knowledge).unwrap();
        assert_eq!(shown(&reading, &knowledge), understood, "{value}");
        assert_eq!(!reading.unusual.is_empty(), is_unusual, "{value} {unit}");
    }
    for (test, value, unit) in [
        (analyte(Analyte::LiverStiffness), "0.9", "kPa"),
        (analyte(Analyte::LiverStiffness), "81", "kPa"),
        (analyte(Analyte::MissedDoses), "31", ""),
        (analyte(Analyte::MissedDoses), "2.5", ""),
        (analyte(Analyte::Phosphate), "5.1", "mmol/L"),
        (analyte(Analyte::ProthrombinActivity), "4", "%"),
        (analyte(Analyte::ProthrombinActivity), "12.5", "s"),
        (Test::Marker(Marker::AntiHdv), "12.3", ""),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            assert!(
                read(test, value, unit, origin, &knowledge).is_err(),
                "{value} {unit}"
            );
        }
    }
}

#[test]
fn their_usual_names_are_known_and_a_bare_virus_is_not_guessed() {
    let knowledge = knowledge();
    for (written, test) in [
        ("US", Test::Ultrasound),
        ("Liver ultrasound", Test::Ultrasound),
        ("FibroScan", Test::Analyte(Analyte::LiverStiffness)),
        ("77615-3", Test::Analyte(Analyte::LiverStiffness)),
        ("PO4", Test::Analyte(Analyte::Phosphate)),
        ("2777-1", Test::Analyte(Analyte::Phosphate)),
        ("PTA", Test::Analyte(Analyte::ProthrombinActivity)),
        ("anti HCV", Test::Marker(Marker::AntiHcv)),
        ("HCV Ab", Test::Marker(Marker::AntiHcv)),
        ("HDV-Ab", Test::Marker(Marker::AntiHdv)),
        ("HIV Ag/Ab", Test::Marker(Marker::AntiHiv)),
        ("missed doses", Test::Analyte(Analyte::MissedDoses)),
    ] {
        assert_eq!(
            parse_test(written, &knowledge).unwrap().0,
            test,
            "{written}"
        );
    }
    for virus in ["HCV", "HDV", "HIV", "PT"] {
        let fault = parse_test(virus, &knowledge).unwrap_err();
        assert!(!fault.readings.is_empty(), "{virus}");
    }
}
