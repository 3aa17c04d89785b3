//! Amounts and their ranges.

use super::{ALT, BILIRUBIN, knowledge, read, shown};
use crate::clinical::laboratory::{Analyte, Test};
use crate::notation::{InputOrigin, Unusual};
use crate::wording::Sentence;

#[test]
fn amounts_with_their_units() {
    let knowledge = knowledge();
    let platelets = Test::Analyte(Analyte::Platelets);
    let inr = Test::Analyte(Analyte::Inr);
    for (test, value, unit, understood) in [
        (ALT, "88", "", "88 U/L"),
        (ALT, "88", "Units/L", "88 U/L"),
        (ALT, "88 IU/L", "", "88 IU/L"),
        (ALT, "1.5", "\u{3bc}kat/L", "1.5 ukat/L"),
        (ALT, "<5", "U/L", "<5 U/L"),
        (ALT, "> 3000", "U/L", ">3000 U/L"),
        (BILIRUBIN, "1.2", "mg/dl", "1.2 mg/dL"),
        (BILIRUBIN, "14", "\u{b5}mol/L", "14 umol/L"),
        (platelets, "180", "10*9/L", "180 10*9/L"),
        (platelets, "180 10^9/L", "", "180 10*9/L"),
        (platelets, "180 x10^9/L", "", "180 10*9/L"),
        (platelets, "180", "10^3/uL", "180 10*3/uL"),
        (platelets, "180", "K/uL", "180 K/uL"),
        (inr, "1.1", "", "1.1 ratio"),
        (inr, "1.234", "", "1.234 ratio"),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            let reading = read(test, value, unit, origin, &knowledge).unwrap();
            assert_eq!(shown(&reading, &knowledge), understood, "{value} {unit}");
            assert_eq!(reading.unusual, [], "{value} {unit}");
        }
    }
    for (test, value, unit, said) in [
        (ALT, "", "", "no value"),
        (ALT, "positive", "U/L", "not a number"),
        (ALT, "30001", "U/L", "impossible for ALT: 0 to 30000 U/L"),
        (ALT, "88", "mg/dL", "no unit of ALT: U/L"),
        (ALT, "8,8", "U/L", "may mean 88 or 8.8"),
        (ALT, "<0", "U/L", "below or above zero"),
        (
            BILIRUBIN,
            "88",
            "mg/dL",
            "impossible for total bilirubin: 0 to 1500",
        ),
        (inr, "0.2", "", "impossible for INR: 0.3 to 20 ratio"),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            let fault = read(test, value, unit, origin, &knowledge).unwrap_err();
            assert!(fault.to_string().contains(said), "{value}: {fault}");
        }
    }
}

/// Each range of the catalogue at its ends, one step outside and one inside.
#[test]
fn the_ends_of_every_range() {
    let knowledge = knowledge();
    for definition in knowledge.tests.iter() {
        let (Test::Analyte(analyte), Some(plausible), Some(usual)) =
            (definition.test, definition.plausible, definition.usual)
        else {
            continue;
        };
        let unit = &definition.units[0].ascii;
        let said = |value: f64| {
            read(
                definition.test,
                &format!("{value}"),
                unit,
                InputOrigin::File,
                &knowledge,
            )
            .map(|reading| reading.unusual.is_empty())
            .ok()
        };
        let step = if analyte.is_count() { 1.0 } else { 0.01 };
        for (value, expected) in [
            (usual.low, Some(true)),
            (usual.high, Some(true)),
            (usual.high + step, Some(false)),
            (plausible.high, Some(plausible.high == usual.high)),
            (plausible.high + step, None),
        ] {
            assert_eq!(said(value), expected, "{} {value}", definition.name);
        }
        if usual.low > 0.0 {
            assert_eq!(said(usual.low - step), Some(false), "{}", definition.name);
        }
        if plausible.low > 0.0 {
            assert_eq!(said(plausible.low - step), None, "{}", definition.name);
        }
    }
}

#[test]
fn a_low_bilirubin_without_a_unit_is_probably_in_another() {
    let knowledge = knowledge();
    let without = Unusual::OutsideUsual {
        low: 6.0,
        high: 600.0,
        unit: Sentence::alike(&"\u{b5}mol/L"),
    };
    for (value, unit, unusual) in [
        ("5.9", "", vec![without.clone()]),
        ("6", "", vec![]),
        ("5.9", "umol/L", vec![]),
        ("1.2", "mg/dL", vec![]),
        ("1.2", "", vec![without.clone()]),
    ] {
        let reading = read(BILIRUBIN, value, unit, InputOrigin::File, &knowledge).unwrap();
        assert_eq!(reading.unusual, unusual, "{value} {unit}");
    }
}
