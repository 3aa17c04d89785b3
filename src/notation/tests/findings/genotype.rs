//! Variants of a genotypic resistance test.

use super::{knowledge, read, shown};
use crate::clinical::laboratory::Test;
use crate::notation::{InputOrigin, Unusual};
use crate::wording::Language;

#[test]
fn variants_in_every_spelling() {
    let knowledge = knowledge();
    for (value, understood) in [
        ("rtM204V", "rtM204V"),
        ("RTM204v", "rtM204V"),
        ("rtM204V/I", "rtM204I/V"),
        ("rtM204V rtM204I", "rtM204I/V"),
        ("rtM204M/V", "rtM204M/V"),
        ("rtM204V rtL180M", "rtL180M rtM204V"),
        ("rtM204V+rtL180M", "rtL180M rtM204V"),
        ("rtM204V, rtL180M;rtV173L", "rtV173L rtL180M rtM204V"),
        ("rtM204V\u{ff0c}rtL180M", "rtL180M rtM204V"),
        (" \u{ff52}\u{ff54}N236T ", "rtN236T"),
        ("rtQ1K rtE344D", "rtQ1K rtE344D"),
        ("none found", "none found"),
        ("None", "none found"),
        ("NO  mutations", "none found"),
        ("wild type", "none found"),
        ("WT", "none found"),
        ("未检出变异", "none found"),
        ("无变异", "none found"),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            let reading = read(Test::Genotype, value, "", origin, &knowledge).unwrap();
            assert_eq!(shown(&reading, &knowledge), understood, "{value}");
            assert_eq!(reading.unusual, [], "{value}");
        }
    }
}

#[test]
fn what_is_no_variant_is_refused_with_what_is_accepted() {
    let knowledge = knowledge();
    for (value, said) in [
        ("", "no value"),
        ("+", "no value"),
        ("positive", "'positive' is no variant"),
        // Nothing that could be looked at: not that it has no variant.
        ("not detected", "'not' is no variant"),
        ("未检出", "'未检出' is no variant"),
        ("-", "'-' is no variant"),
        ("55", "'55' is no variant"),
        ("C", "'C' is no variant"),
        ("rt", "names no amino acid of the wild type"),
        ("rt204V", "names no amino acid of the wild type"),
        ("rtB204V", "names no amino acid of the wild type"),
        ("rtM204", "names no amino acid that was found"),
        (
            "rtM204VI",
            "names no amino acid that was found, or not one by one",
        ),
        ("rtM204V/", "names no amino acid that was found"),
        ("rtM204*", "names no amino acid that was found"),
        ("rtM204X", "names no amino acid that was found"),
        ("rtM204M", "is the wild type itself"),
        ("rtM0V", "no position from 1 to 344"),
        ("rtM0204V", "no position from 1 to 344"),
        ("rtM345V", "no position from 1 to 344"),
        ("rtM99999V", "no position from 1 to 344"),
        ("rtMV", "no position from 1 to 344"),
        ("rt M204V", "'rt' names no amino acid"),
        ("rtM204V none found", "'none' is no variant"),
        ("rtM204V rtL204I", "two wild types of one position"),
        ("sM204V", "'sM204V' is no variant"),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            let fault = read(Test::Genotype, value, "", origin, &knowledge).unwrap_err();
            let words = fault.to_string();
            assert!(words.contains(said), "{value}: {words}");
            assert!(
                words.contains("rtM204V/I (rt, wild type"),
                "{value}: {words}"
            );
            assert!(fault.readings.is_empty(), "{value}: {words}");
        }
    }
    let fault = read(
        Test::Genotype,
        "rtM204V",
        "IU/mL",
        InputOrigin::File,
        &knowledge,
    )
    .unwrap_err();
    assert!(fault.to_string().contains("without a unit"), "{fault}");
}

#[test]
fn a_variant_without_rt_is_offered_and_never_taken() {
    let knowledge = knowledge();
    for (value, offered) in [
        ("M204V", "rtM204V"),
        ("rtL180M M204V/I", "rtL180M+rtM204I/V"),
    ] {
        for origin in [InputOrigin::File, InputOrigin::Typed] {
            let fault = read(Test::Genotype, value, "", origin, &knowledge).unwrap_err();
            assert_eq!(fault.readings, [offered], "{value}");
            read(Test::Genotype, offered, "", origin, &knowledge).unwrap();
        }
    }
    // Counted along the whole polymerase, as M552V once was: nothing to offer.
    let fault = read(Test::Genotype, "M552V", "", InputOrigin::File, &knowledge).unwrap_err();
    assert!(fault.readings.is_empty());
}

#[test]
fn another_wild_type_than_the_table_names_is_unusual() {
    let knowledge = knowledge();
    let reading = read(Test::Genotype, "rtL204V", "", InputOrigin::File, &knowledge).unwrap();
    let [Unusual::OtherWildType { position: 204, .. }] = reading.unusual.as_slice() else {
        panic!("{:?}", reading.unusual);
    };
    assert_eq!(
        reading.unusual[0].told(Language::English),
        "the wild type of position 204 is M"
    );
}
