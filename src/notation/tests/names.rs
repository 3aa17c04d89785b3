//! Names of tests, units, drugs and assays.

use super::knowledge;
use crate::clinical::laboratory::{Analyte, Test};
use crate::notation::{drugs_beginning_with, parse_assay, parse_drug, parse_test, parse_unit};

#[test]
fn an_unknown_name_is_refused_with_what_is_accepted() {
    let knowledge = knowledge();
    for (fault, said) in [
        (
            parse_test("glucose", &knowledge).unwrap_err(),
            "\"glucose\": no test that is known: HBV DNA, ALT",
        ),
        (
            parse_test("HBsAb", &knowledge).unwrap_err(),
            "HBsAg or anti-HBs",
        ),
        (
            parse_drug("tenofovir", &knowledge).unwrap_err(),
            "\"tenofovir\": three drugs are called so: tenofovir disoproxil or tenofovir alafenamide or tenofovir amibufenamide",
        ),
        (
            parse_drug("Herceptin", &knowledge).unwrap_err(),
            "mistranslation",
        ),
        (
            parse_drug("aspirin", &knowledge).unwrap_err(),
            "no drug of the list: lamivudine, adefovir",
        ),
        (
            parse_assay("Rosche", &knowledge).unwrap_err(),
            "no assay that is known: Roche COBAS",
        ),
        (
            parse_unit("mg/dL", Test::Analyte(Analyte::Alt), &knowledge).unwrap_err(),
            "\"mg/dL\": no unit of ALT: U/L, IU/L, \u{b5}kat/L",
        ),
    ] {
        assert!(fault.to_string().contains(said), "{fault}");
    }
    assert_eq!(
        parse_drug("tibivudine", &knowledge).unwrap_err().readings,
        ["telbivudine"]
    );
    assert_eq!(parse_assay("", &knowledge).unwrap(), None);
    assert_eq!(parse_assay("unknown", &knowledge).unwrap(), None);
    assert!(
        parse_assay("Abbott RealTime", &knowledge)
            .unwrap()
            .is_some()
    );
}

#[test]
fn drugs_are_completed_from_the_closed_list() {
    let knowledge = knowledge();
    let names = |text: &str| -> Vec<_> {
        drugs_beginning_with(text, &knowledge)
            .into_iter()
            .map(|id| knowledge.drugs.get(id).name.as_str())
            .collect()
    };
    assert_eq!(
        names("tenofovir a"),
        ["tenofovir alafenamide", "tenofovir amibufenamide"]
    );
    assert_eq!(names("ETV"), ["entecavir"]);
    assert_eq!(names("贺"), ["lamivudine", "adefovir"]);
    assert_eq!(names("xyz"), Vec::<&str>::new());
    assert_eq!(names("").len(), 13);
}

/// What a refusal offers in Chinese can be typed.
#[test]
fn the_chinese_name_of_a_test_or_a_drug_is_read() {
    let knowledge = knowledge();
    for test in knowledge.tests.iter() {
        let read = parse_test(&test.name_zh, &knowledge);
        assert_eq!(read.ok(), Some((test.test, None)), "{}", test.name_zh);
    }
    for (id, drug) in knowledge.drugs.iter() {
        let read = parse_drug(&drug.name_zh, &knowledge);
        assert_eq!(read.ok(), Some(id), "{}", drug.name_zh);
    }
}
