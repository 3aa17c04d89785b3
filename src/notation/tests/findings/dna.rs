//! HBV DNA in every form.

use super::{DNA, knowledge, read, shown};
use crate::notation::{InputOrigin, Unusual, Written, parse_finding, value_text};
use crate::wording::{Language, Sentence};

/// A row of `RULES.md` §3: what a report says, and how it is understood.
#[test]
fn dna_in_every_form_that_a_laboratory_prints() {
    let knowledge = knowledge();
    for (value, unit, understood) in [
        ("TND", "IU/mL", "TND IU/mL"),
        ("tnd", "", "TND IU/mL"),
        ("not detected", "", "TND IU/mL"),
        ("Target Not Detected", "", "TND IU/mL"),
        ("negative", "copies/mL", "TND copies/mL"),
        ("NEG", "IU/mL", "TND IU/mL"),
        ("0", "IU/mL", "TND IU/mL"),
        ("0.0", "IU/mL", "TND IU/mL"),
        ("<20", "IU/mL", "<20 IU/mL"),
        ("< 20", "IU/mL", "<20 IU/mL"),
        ("<=20", "IU/mL", "<20 IU/mL"),
        ("\u{2264}20", "IU/mL", "<20 IU/mL"),
        ("\u{300a}20", "iu/ml", "<20 IU/mL"),
        ("<20 detected", "IU/mL", "<20 detected IU/mL"),
        ("<20 DETECTED", "IU/mL", "<20 detected IU/mL"),
        ("<20 (detected)", "IU/mL", "<20 detected IU/mL"),
        ("<20, detected", "IU/mL", "<20 detected IU/mL"),
        ("<20 d", "IU/mL", "<20 detected IU/mL"),
        ("<20d", "IU/mL", "<20 detected IU/mL"),
        ("<20 +", "IU/mL", "<20 detected IU/mL"),
        ("<20+", "IU/mL", "<20 detected IU/mL"),
        ("detected <20", "IU/mL", "<20 detected IU/mL"),
        ("detected below 20", "IU/mL", "<20 detected IU/mL"),
        ("<20 IU/mL detected", "", "<20 detected IU/mL"),
        ("<1.3", "log10 IU/mL", "<1.3 log10IU/mL"),
        ("2.3e5", "IU/mL", "2.3e5 IU/mL"),
        ("230000", "IU/mL", "230000 IU/mL"),
        ("230 000", "IU/mL", "230000 IU/mL"),
        ("10", "IU/mL", "10 IU/mL"),
        ("5.36", "log10 IU/mL", "5.36 log10IU/mL"),
        ("4.362", "log10 copies/mL", "4.362 log10copies/mL"),
        ("1.2e6", "copies/mL", "1.2e6 copies/mL"),
        (">1.7e8", "IU/mL", ">1.7e8 IU/mL"),
        (">=1.7e8", "IU/mL", ">1.7e8 IU/mL"),
        ("5.36 log", "", "5.36 log10IU/mL"),
        ("5.36 log10 IU/mL", "log10 IU/mL", "5.36 log10IU/mL"),
        ("1.2e6 cp", "", "1.2e6 copies/mL"),
        ("3 200 IU/mL", "", "3200 IU/mL"),
        ("2.3x10^5 IU/mL", "", "2.3e5 IU/mL"),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            let reading = read(DNA, value, unit, origin, &knowledge).unwrap();
            assert_eq!(shown(&reading, &knowledge), understood, "{value}");
            assert_eq!(reading.unusual, [], "{value}");
        }
    }
}

#[test]
fn dna_that_is_never_guessed() {
    let knowledge = knowledge();
    for (value, unit, said) in [
        ("", "IU/mL", "no value"),
        ("positive", "IU/mL", "positive without an amount"),
        ("+", "IU/mL", "positive without an amount"),
        ("detected", "IU/mL", "positive without an amount"),
        ("20,000", "IU/mL", "may mean 20000 or 20"),
        ("2,3", "IU/mL", "may mean 23 or 2.3"),
        ("NaN", "IU/mL", "not a number"),
        ("inf", "IU/mL", "not a number"),
        ("1e400", "IU/mL", "exponent"),
        ("-5", "IU/mL", "a number with a sign"),
        ("5.36", "IU/mL", "probably a logarithm"),
        ("9.99", "IU/mL", "probably a logarithm"),
        ("8", "copies/mL", "probably a logarithm"),
        ("0", "log10 IU/mL", "zero as a logarithm"),
        ("<0", "IU/mL", "below or above zero"),
        (">0", "IU/mL", "below or above zero"),
        ("2e12", "IU/mL", "impossible"),
        ("13", "log10 IU/mL", "impossible"),
        (
            "<3.00",
            "IU/mL",
            "probably a logarithm (3.00 log10 is 1000 IU/mL)",
        ),
        ("<1.3", "IU/mL", "probably a logarithm"),
        ("<3.00 detected", "copies/mL", "probably a logarithm"),
        (">8.23", "IU/mL", "probably a logarithm"),
        ("11.5", "log10 IU/mL", "probably 11.5 IU/mL"),
        ("20 not detected", "IU/mL", "not detected, and an amount"),
        (
            "detected, not detected",
            "IU/mL",
            "detected and not detected",
        ),
        (
            "detected below the limit of quantification",
            "IU/mL",
            "a limit that is not named",
        ),
        (">20 detected", "IU/mL", "detected without a limit"),
        ("230 detected", "IU/mL", "detected without a limit"),
        ("230", "furlongs", "no unit of HBV DNA"),
        ("230 furlongs", "IU/mL", "no unit of HBV DNA"),
        ("5.36 log", "IU/mL", "contradict each other"),
        ("TND", "furlongs", "no unit of HBV DNA"),
        ("about 20", "IU/mL", "not a number or a word"),
        ("20\u{0}", "IU/mL", "not a number"),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            let fault = read(DNA, value, unit, origin, &knowledge).unwrap_err();
            assert!(fault.to_string().contains(said), "{value}: {fault}");
        }
    }
    let log = read(DNA, "5.36", "IU/mL", InputOrigin::Typed, &knowledge).unwrap_err();
    assert_eq!(log.readings, ["5.36 log10 IU/mL", "5.36 log10 copies/mL"]);
    let long = "9".repeat(300);
    assert!(read(DNA, &long, "IU/mL", InputOrigin::File, &knowledge).is_err());
}

#[test]
fn a_file_must_name_the_unit_of_a_load_and_a_screen_shows_it() {
    let knowledge = knowledge();
    for value in ["230", "<20", ">1.7e8", "0"] {
        let fault = read(DNA, value, "", InputOrigin::File, &knowledge).unwrap_err();
        assert!(
            fault
                .to_string()
                .contains("without a unit: IU/mL, copies/mL"),
            "{fault}"
        );
        assert!(
            read(DNA, value, "", InputOrigin::Typed, &knowledge).is_ok(),
            "{value}"
        );
    }
    let copies = knowledge.tests.get(DNA).unit_spelled("copies/mL");
    let written = |value, unit| Written {
        test: DNA,
        value,
        unit,
        implied_unit: copies,
        assay: None,
    };
    let implied = parse_finding(&written("230", ""), InputOrigin::File, &knowledge).unwrap();
    assert_eq!(shown(&implied, &knowledge), "230 copies/mL");
    assert!(
        parse_finding(&written("230", "IU/mL"), InputOrigin::File, &knowledge).is_err(),
        "the code says copies"
    );
    let typed = parse_finding(&written("230 IU/mL", ""), InputOrigin::Typed, &knowledge).unwrap();
    assert_eq!(shown(&typed, &knowledge), "230 IU/mL");
}

#[test]
fn nd_is_refused_in_files_and_asked_about_on_screen() {
    let knowledge = knowledge();
    for value in ["ND", "nd", "N.D."] {
        let fault = read(DNA, value, "IU/mL", InputOrigin::File, &knowledge).unwrap_err();
        assert_eq!(fault.readings, ["TND"], "{value}");
        let reading = read(DNA, value, "", InputOrigin::Typed, &knowledge).unwrap();
        assert_eq!(reading.unusual, [Unusual::MayBeNotDone]);
        assert_eq!(value_text(&reading.finding), "TND");
    }
}

/// Each threshold of the settings at it, one step below and one above.
#[test]
fn unusual_loads_are_marked() {
    let knowledge = knowledge();
    let usual = Unusual::OutsideUsual {
        low: 0.0,
        high: 1e10,
        unit: Sentence::alike(&"IU/mL"),
    };
    for (value, unit, unusual) in [
        (">999999", "IU/mL", vec![Unusual::LowEndOfRange]),
        (">1e6", "IU/mL", vec![]),
        (">1000001", "IU/mL", vec![]),
        ("<1999", "IU/mL", vec![]),
        ("<2000", "IU/mL", vec![]),
        ("<2001", "IU/mL", vec![Unusual::CrudeLimit]),
        ("<2001 detected", "IU/mL", vec![Unusual::CrudeLimit]),
        ("<2001", "copies/mL", vec![]),
        ("1e10", "IU/mL", vec![]),
        ("1.1e10", "IU/mL", vec![usual.clone()]),
        ("1e12", "IU/mL", vec![usual.clone()]),
        ("20.000", "IU/mL", vec![Unusual::PointMayGroup]),
    ] {
        let reading = read(DNA, value, unit, InputOrigin::File, &knowledge).unwrap();
        assert_eq!(reading.unusual, unusual, "{value} {unit}");
    }
    assert_eq!(usual.told(Language::English), "usually 0 to 1e10 IU/mL");
    let typed = read(DNA, "20.000", "", InputOrigin::Typed, &knowledge).unwrap_err();
    assert_eq!(typed.readings, ["20000", "20"]);
    assert!(
        read(DNA, "4.362 log", "", InputOrigin::Typed, &knowledge).is_ok(),
        "4362 log is impossible"
    );
}
