//! What laboratories print every day, in the words of many countries; and what is never guessed.

use super::{ALT, BILIRUBIN, DNA, knowledge, row, row_shown};
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::notation::{Noted, RowField, Unusual};

#[test]
fn loads_as_they_are_printed() {
    let knowledge = knowledge();
    for (value, unit, lower, understood) in [
        ("less than 20", "IU/mL", "", "<20 IU/mL"),
        ("LESS THAN 20 IU/mL", "", "", "<20 IU/mL"),
        ("Less than or equal to 20", "IU/mL", "", "<20 IU/mL"),
        ("GREATER THAN 170000000", "IU/mL", "", ">170000000 IU/mL"),
        ("=23", "IU/mL", "", "23 IU/mL"),
        ("= 2.3E5", "IU/mL", "", "2.3e5 IU/mL"),
        ("<^20", "IU/mL", "", "<20 IU/mL"),
        ("below 20", "IU/mL", "", "<20 IU/mL"),
        ("低于20", "IU/mL", "", "<20 IU/mL"),
        ("小于 20 IU/mL", "", "", "<20 IU/mL"),
        ("20未満", "IU/mL", "", "<20 IU/mL"),
        ("kleiner 20", "IU/mL", "", "<20 IU/mL"),
        ("unter 20", "IE/ml", "", "<20 IU/mL"),
        ("inférieur à 20", "UI/mL", "", "<20 IU/mL"),
        ("menor que 20", "UI/mL", "", "<20 IU/mL"),
        ("менее 20", "МЕ/мл", "", "<20 IU/mL"),
        ("＜２０", "ＩＵ／ｍＬ", "", "<20 IU/mL"),
        ("<٢٠", "IU/mL", "", "<20 IU/mL"),
        ("not detected, <20", "IU/mL", "", "TND IU/mL [20..]"),
        (
            "Target Not Detected (<10 IU/mL)",
            "IU/mL",
            "",
            "TND IU/mL [10..]",
        ),
        ("<20 TND", "IU/mL", "", "TND IU/mL [20..]"),
        ("<20 IU/mL (not detected)", "", "20", "TND IU/mL [20..]"),
        ("negative (<20)", "IU/mL", "", "TND IU/mL [20..]"),
        ("阴性(<20 IU/mL)", "", "", "TND IU/mL [20..]"),
        (
            "not detected (<1.30 log IU/mL)",
            "",
            "",
            "TND log10IU/mL [1.30..]",
        ),
        ("未检出", "IU/mL", "", "TND IU/mL"),
        ("检测不到", "IU/mL", "", "TND IU/mL"),
        ("阴性", "IU/mL", "", "TND IU/mL"),
        ("検出せず", "IU/mL", "", "TND IU/mL"),
        ("미검출", "IU/mL", "", "TND IU/mL"),
        ("negativ", "IU/mL", "", "TND IU/mL"),
        ("nicht nachweisbar", "IU/mL", "", "TND IU/mL"),
        ("no detectado", "UI/mL", "", "TND IU/mL"),
        ("indétectable", "UI/mL", "", "TND IU/mL"),
        ("INDETECTABLE", "UI/mL", "", "TND IU/mL"),
        ("não detectado", "UI/mL", "", "TND IU/mL"),
        ("не обнаружено", "МЕ/мл", "", "TND IU/mL"),
        ("không phát hiện", "IU/mL", "", "TND IU/mL"),
        ("HBV DNA not detected", "IU/mL", "", "TND IU/mL"),
        ("LDL", "IU/mL", "20", "<20 IU/mL [20..]"),
        ("BLQ", "IU/mL", "20", "<20 IU/mL [20..]"),
        ("<LLOQ", "IU/mL", "20", "<20 IU/mL [20..]"),
        ("低于检测下限", "IU/mL", "20", "<20 IU/mL [20..]"),
        (
            "unter der Nachweisgrenze",
            "IU/mL",
            "20",
            "<20 IU/mL [20..]",
        ),
        ("BLQ (<20)", "IU/mL", "", "<20 IU/mL"),
        (
            "Detected but < LLOQ",
            "IU/mL",
            "20",
            "<20 detected IU/mL [20..]",
        ),
        (
            "detected, below the limit of quantification",
            "IU/mL",
            "20",
            "<20 detected IU/mL [20..]",
        ),
        ("Detected <10 IU/mL", "", "", "<10 detected IU/mL"),
        ("检出,低于20", "IU/mL", "", "<20 detected IU/mL"),
        ("positive <20", "IU/mL", "", "<20 detected IU/mL"),
        ("detected 2.3e5", "IU/mL", "", "2.3e5 IU/mL"),
        ("Positive: 230000 IU/mL", "", "", "230000 IU/mL"),
        ("2.3×10⁵", "IU/mL", "", "2.3e5 IU/mL"),
        ("2.3x10^5 IU/mL", "", "", "2.3e5 IU/mL"),
        ("<10^3", "copies/mL", "", "<1e3 copies/mL"),
        ("5.36", "{Log_IU}/mL", "", "5.36 log10IU/mL"),
        ("5.36", "Log IU/mL", "", "5.36 log10IU/mL"),
        ("log 5.36", "", "", "5.36 log10IU/mL"),
        ("2100000", "[IU]/mL", "", "2100000 IU/mL"),
        ("1200", "{copies}/mL", "", "1200 copies/mL"),
        ("1200", "Kopien/ml", "", "1200 copies/mL"),
        ("1200", "拷贝/mL", "", "1200 copies/mL"),
        ("1.2", "kIU/ml", "0.030", "1.2 kIU/mL [0.030..]"),
        ("negativ", "kIU/ml", "0.030", "TND kIU/mL [0.030..]"),
        ("2.3", "10*3 [IU]/mL", "", "2.3 kIU/mL"),
        ("2130 IU/mL (3.33 log IU/mL)", "", "", "2130 IU/mL"),
        ("<10 IU/mL (<1.00 log IU/mL)", "", "", "<10 IU/mL"),
        ("<1.3 log IU/mL (<20 IU/mL)", "", "", "<20 IU/mL"),
        ("2.3e5 (5.36 log)", "IU/mL", "", "2.3e5 IU/mL"),
        ("2.3e5 (5.36)", "IU/mL", "", "2.3e5 IU/mL"),
        ("5.36 (2.3e5)", "log10 IU/mL", "", "2.3e5 IU/mL"),
        ("230000 IU/mL / 5.36 log IU/mL", "", "", "230000 IU/mL"),
        ("1200 copies/mL (3.08 log)", "", "", "1200 copies/mL"),
        ("206 IU/mL (1200 copies/mL)", "", "", "206 IU/mL"),
        (
            "<20 IU/mL (<1.30 log), not detected",
            "",
            "",
            "TND IU/mL [20..]",
        ),
    ] {
        let read = row(DNA, [value, unit, lower, "", ""], &knowledge);
        let read = read.unwrap_or_else(|(_, fault)| panic!("{value}: {fault}"));
        assert_eq!(row_shown(&read, &knowledge), understood, "{value}");
        assert_eq!((read.unusual, read.noted), (vec![], vec![]), "{value}");
    }
}

#[test]
fn loads_that_are_never_guessed() {
    let knowledge = knowledge();
    for (value, unit, lower, field, said) in [
        (
            "<3.00",
            "IU/mL",
            "",
            RowField::Value,
            "probably a logarithm",
        ),
        (
            "<3.00 IU/mL",
            "",
            "",
            RowField::Value,
            "probably a logarithm",
        ),
        (
            "less than 3",
            "IU/mL",
            "",
            RowField::Value,
            "probably a logarithm",
        ),
        (
            "not detected, <1.30",
            "IU/mL",
            "",
            RowField::Value,
            "probably a logarithm",
        ),
        (
            "TND",
            "IU/mL",
            "1.30",
            RowField::LowerLimit,
            "probably a logarithm",
        ),
        (
            "15",
            "IU/mL",
            "1.30",
            RowField::LowerLimit,
            "probably a logarithm",
        ),
        (
            "BLQ",
            "IU/mL",
            "1.30",
            RowField::Value,
            "probably a logarithm",
        ),
        (
            "10.31",
            "copies/mL",
            "3.30",
            RowField::LowerLimit,
            "probably a logarithm",
        ),
        (
            "2.3e5",
            "IU/mL",
            "200000",
            RowField::LowerLimit,
            "no limit of HBV DNA",
        ),
        (
            "5.36",
            "log10 IU/mL",
            "20",
            RowField::LowerLimit,
            "impossible as a limit",
        ),
        (
            "12.1",
            "log10 copies/mL",
            "",
            RowField::Value,
            "probably 12.1 copies/mL",
        ),
        (
            "2.3e5 (4.36 log)",
            "IU/mL",
            "",
            RowField::Value,
            "two figures that differ",
        ),
        (
            "<10 IU/mL (<2.00 log IU/mL)",
            "",
            "",
            RowField::Value,
            "two figures",
        ),
        (
            "<20 IU/mL (>1.30 log IU/mL)",
            "",
            "",
            RowField::Value,
            "two figures",
        ),
        ("5.36 log (230000)", "copies/mL", "", RowField::Value, ""),
        (
            "206 IU/mL (12000 copies/mL)",
            "",
            "",
            RowField::Value,
            "two figures",
        ),
        (
            "not detected, <20",
            "IU/mL",
            "30",
            RowField::LowerLimit,
            "another limit than the value names",
        ),
        (
            "detected 20",
            "IU/mL",
            "",
            RowField::Value,
            "detected without a limit",
        ),
        (
            "阳性",
            "IU/mL",
            "",
            RowField::Value,
            "positive without an amount",
        ),
        (
            "weakly positive",
            "IU/mL",
            "",
            RowField::Value,
            "not a number or a word",
        ),
        (
            "nicht 20",
            "IU/mL",
            "",
            RowField::Value,
            "not a number or a word",
        ),
        (
            "ca. 20",
            "IU/mL",
            "",
            RowField::Value,
            "not a number or a word",
        ),
        ("20-50", "IU/mL", "", RowField::Value, ""),
        (
            "less than 20, greater than 10",
            "IU/mL",
            "",
            RowField::Value,
            "",
        ),
        (
            "pending",
            "IU/mL",
            "",
            RowField::Value,
            "not a number or a word",
        ),
    ] {
        let read = row(DNA, [value, unit, lower, "", ""], &knowledge);
        let (found, fault) = read.unwrap_err();
        assert_eq!(found, field, "{value}: {fault}");
        assert!(fault.to_string().contains(said), "{value}: {fault}");
    }
}

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
