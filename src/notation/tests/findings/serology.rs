//! Markers.

use super::{knowledge, read, shown};
use crate::clinical::laboratory::{Marker, Test};
use crate::notation::{InputOrigin, Unusual};

#[test]
fn serology_in_words_and_amounts() {
    let knowledge = knowledge();
    let marker = Test::Marker;
    for (test, value, unit, understood) in [
        (marker(Marker::HbeAg), "positive", "", "positive"),
        (marker(Marker::HbeAg), "POS", "", "positive"),
        (marker(Marker::HbeAg), "+", "", "positive"),
        (marker(Marker::HbeAg), "\u{ff0b}", "", "positive"),
        (marker(Marker::HbeAg), "Reactive", "", "positive"),
        (marker(Marker::AntiHbe), "neg", "", "negative"),
        (marker(Marker::AntiHbe), "-", "", "negative"),
        (marker(Marker::AntiHbe), "\u{2212}", "", "negative"),
        (marker(Marker::AntiHbe), "Non-Reactive", "", "negative"),
        (marker(Marker::AntiHbc), "nonreactive", "", "negative"),
        (marker(Marker::HbsAg), "positive", "IU/mL", "positive"),
        (marker(Marker::HbsAg), "<0.05", "IU/mL", "<0.05 IU/mL"),
        (marker(Marker::HbsAg), "1250", "IU/mL", "1250 IU/mL"),
        (marker(Marker::AntiHbs), ">1000 mIU/mL", "", ">1000 mIU/mL"),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            let reading = read(test, value, unit, origin, &knowledge).unwrap();
            assert_eq!(shown(&reading, &knowledge), understood, "{value}");
            assert_eq!(reading.unusual, [], "{value}");
        }
    }
    for (test, value, unit, said) in [
        (
            marker(Marker::HbeAg),
            "0.5",
            "",
            "whose direction differs between assays",
        ),
        (
            marker(Marker::AntiHbe),
            "<1",
            "",
            "whose direction differs between assays",
        ),
        (
            marker(Marker::AntiHbc),
            "7.2",
            "S/CO",
            "whose direction differs between assays",
        ),
        (
            marker(Marker::HbeAg),
            "positive",
            "furlongs",
            "no unit of HBeAg: positive or negative",
        ),
        (
            marker(Marker::HbeAg),
            "equivocal",
            "",
            "not understood: positive or negative",
        ),
        (
            marker(Marker::HbsAg),
            "weakly positive",
            "",
            "positive, negative, or an amount",
        ),
        (
            marker(Marker::HbsAg),
            "0.9",
            "S/CO",
            "a ratio to the cut-off",
        ),
        (marker(Marker::HbsAg), "", "", "not understood"),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            let fault = read(test, value, unit, origin, &knowledge).unwrap_err();
            assert!(fault.to_string().contains(said), "{value}: {fault}");
        }
    }
    let bare = read(
        marker(Marker::HbsAg),
        "0.9",
        "",
        InputOrigin::File,
        &knowledge,
    )
    .unwrap_err();
    assert!(bare.to_string().contains("it may be a ratio"), "{bare}");
    let typed = read(
        marker(Marker::HbsAg),
        "0.9",
        "",
        InputOrigin::Typed,
        &knowledge,
    )
    .unwrap();
    assert_eq!(typed.unusual, [Unusual::UnitAssumed]);
}
