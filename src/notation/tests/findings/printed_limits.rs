//! Limits as laboratories print them, and other tests than HBV DNA.

use super::{ALT, BILIRUBIN, DNA, knowledge, row, row_shown};
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::notation::{Noted, Unusual};

/// An assay that sees less than 10 IU/mL is believed, down to its limit.
#[test]
fn an_assay_that_sees_little_is_believed() {
    let mut knowledge = knowledge();
    knowledge.settings.entry.probable_log_below = 15.0;
    let assay = "Roche cobas HBV";
    for (value, lower, is_good) in [
        ("<10", "", true),
        ("12", "10", true),
        ("TND", "10", true),
        ("<9", "", false),
        ("TND", "9", false),
    ] {
        let read = |assay| row(DNA, [value, "IU/mL", lower, "", assay], &knowledge).is_ok();
        assert_eq!(read(assay), is_good, "{value}");
        assert!(!read(""), "{value}");
    }
}

#[test]
fn limits_that_say_nothing_are_left_out_and_listed() {
    let knowledge = knowledge();
    let upper = |text: &str| Noted::ReferenceRange(text.parse().unwrap());
    for (value, unit, lower, high, understood, noted) in [
        (
            "1500",
            "IU/mL",
            "0",
            "20",
            "1500 IU/mL",
            vec![Noted::LowerLimitOfNought, upper("20")],
        ),
        (
            "Not detected",
            "IU/mL",
            "0",
            "20",
            "TND IU/mL",
            vec![Noted::LowerLimitOfNought, upper("20")],
        ),
        (
            "5.1",
            "log10 IU/mL",
            "0.0",
            "1.3",
            "5.1 log10IU/mL",
            vec![Noted::LowerLimitOfNought, upper("1.3")],
        ),
        (
            "1500",
            "IU/mL",
            "20",
            "1.7e8",
            "1500 IU/mL [20..1.7e8]",
            vec![],
        ),
        (
            ">1.7e8",
            "IU/mL",
            "20",
            "1.7e8",
            ">1.7e8 IU/mL [20..1.7e8]",
            vec![],
        ),
    ] {
        let read = row(DNA, [value, unit, lower, high, ""], &knowledge);
        let read = read.unwrap_or_else(|(_, fault)| panic!("{value}: {fault}"));
        assert_eq!(row_shown(&read, &knowledge), understood, "{value}");
        assert_eq!(read.noted, noted, "{value}");
    }
    let unnamed = row(DNA, ["LDL", "IU/mL", "", "", ""], &knowledge).unwrap();
    assert_eq!(row_shown(&unnamed, &knowledge), "TND IU/mL");
    assert_eq!(unnamed.unusual, [Unusual::LimitNotNamed]);
}

/// The ends of each range of limits, and a step beyond them.
#[test]
fn limits_that_no_laboratory_prints_are_refused() {
    let knowledge = knowledge();
    let analyte = Test::Analyte;
    for (test, value, unit, lower, upper, is_good) in [
        (ALT, "9.4", "ukat/L", "", "40", false),
        (ALT, "9.4", "ukat/L", "", "0.67", true),
        (ALT, "38", "U/L", "", "5", false),
        (ALT, "38", "U/L", "", "14.9", false),
        (ALT, "38", "U/L", "", "15", true),
        (ALT, "38", "U/L", "", "120", true),
        (ALT, "38", "U/L", "", "121", false),
        (ALT, "38", "U/L", "0", "40", true),
        (analyte(Analyte::Ast), "38", "U/L", "", "121", false),
        (BILIRUBIN, "3.6", "mg/dL", "", "21", false),
        (BILIRUBIN, "3.6", "mg/dL", "", "1.2", true),
        (BILIRUBIN, "36", "µmol/L", "", "1.2", false),
        (analyte(Analyte::Albumin), "40", "g/L", "3.5", "5.0", false),
        (analyte(Analyte::Albumin), "4.0", "g/dL", "3.5", "5.0", true),
        (analyte(Analyte::Inr), "1.1", "", "0.8", "1.2", true),
        (analyte(Analyte::Inr), "1.1", "", "", "12", false),
        (
            analyte(Analyte::Platelets),
            "180",
            "10*9/L",
            "125",
            "350",
            true,
        ),
        (
            analyte(Analyte::Platelets),
            "180",
            "10*9/L",
            "125000",
            "",
            false,
        ),
        (
            analyte(Analyte::Creatinine),
            "80",
            "µmol/L",
            "",
            "1.2",
            false,
        ),
        (
            analyte(Analyte::Creatinine),
            "0.9",
            "mg/dL",
            "",
            "1.2",
            true,
        ),
    ] {
        let read = row(test, [value, unit, lower, upper, ""], &knowledge);
        assert_eq!(
            read.is_ok(),
            is_good,
            "{value} {unit} [{lower}..{upper}]: {read:?}"
        );
    }
}

#[test]
fn other_tests_as_they_are_printed() {
    let knowledge = knowledge();
    let marker = Test::Marker;
    for (test, value, unit, understood) in [
        (ALT, "LESS THAN 5", "U/L", "<5 U/L"),
        (ALT, "=31", "U/L", "31 U/L"),
        (ALT, "３１", "Ｕ／Ｌ", "31 U/L"),
        (ALT, "31", "UI/L", "31 IU/L"),
        (ALT, "0.52 ukat/L (31 U/L)", "", "0.52 ukat/L"),
        (
            Test::Analyte(Analyte::Platelets),
            "180",
            "10*3/uL",
            "180 10*3/uL",
        ),
        (
            Test::Analyte(Analyte::Platelets),
            "180",
            "/nl",
            "180 10*9/L",
        ),
        (
            Test::Analyte(Analyte::Platelets),
            "180000",
            "/cumm",
            "180000 /uL",
        ),
        (marker(Marker::HbsAg), "阳性", "", "positive "),
        (marker(Marker::HbsAg), "阳性(+)", "", "positive "),
        (marker(Marker::HbsAg), "negativ", "", "negative "),
        (marker(Marker::HbsAg), "Reagente", "", "positive "),
        (marker(Marker::HbsAg), "Non-Reactive", "S/CO", "negative "),
        (marker(Marker::HbsAg), "not detected", "", "negative "),
        (
            marker(Marker::HbsAg),
            "Reactive (12.3 S/CO)",
            "",
            "positive ",
        ),
        (
            marker(Marker::AntiHbe),
            "positive (0.02 COI)",
            "",
            "positive ",
        ),
        (marker(Marker::HbsAg), "1250", "IU/mL", "1250 IU/mL"),
        (marker(Marker::HbsAg), "1.25", "kIU/mL", "1.25 kIU/mL"),
        (marker(Marker::HbsAg), "3.1", "log IU/mL", "3.1 log10IU/mL"),
        (
            marker(Marker::HbsAg),
            "positive, 1250 IU/mL",
            "",
            "1250 IU/mL",
        ),
        (
            marker(Marker::HbsAg),
            "<0.05 IU/mL (negative)",
            "",
            "<0.05 IU/mL",
        ),
        (marker(Marker::AntiHbs), "120", "IU/L", "120 mIU/mL"),
    ] {
        let read = row(test, [value, unit, "", "", ""], &knowledge);
        let read = read.unwrap_or_else(|(_, fault)| panic!("{value}: {fault}"));
        assert_eq!(row_shown(&read, &knowledge), understood, "{value}");
    }
    for (test, value, unit) in [
        (marker(Marker::HbsAg), "0.4", ""),
        (marker(Marker::HbsAg), "0.4", "S/CO"),
        (marker(Marker::HbsAg), "12", "COI"),
        (marker(Marker::HbsAg), "12.3 S/CO", ""),
        (marker(Marker::HbsAg), "12", "Index"),
        (marker(Marker::AntiHbs), "12", ""),
        (marker(Marker::AntiHbs), "12", "IU/mL"),
        (marker(Marker::HbsAg), "Reactive (0.3 S/CO)", ""),
        (marker(Marker::HbsAg), "negative 1250 IU/mL", ""),
        (marker(Marker::HbsAg), "N (0.02/0.07)", ""),
        (marker(Marker::HbsAg), "弱阳性", ""),
        (marker(Marker::HbeAg), "0.02", ""),
        (ALT, "positive", "U/L"),
        (ALT, "31 positive", "U/L"),
        (ALT, "31", "mg/dL"),
        (ALT, "about 31", "U/L"),
    ] {
        let read = row(test, [value, unit, "", "", ""], &knowledge);
        assert!(read.is_err(), "{value} {unit}: {read:?}");
    }
}
