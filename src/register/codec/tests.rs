//! What is printed reads back; what people write by hand is understood or refused with a reason.

use proptest::prelude::*;

use crate::clinical::assays::AssayId;
use crate::clinical::record::Id;

use super::super::laboratory::Laboratory;
use super::arbitrary::{knowledge, results};
use super::{Codec, Context};

fn laboratory(assay: Option<AssayId>) -> Laboratory {
    Laboratory {
        assay,
        ..Laboratory::new(Id(1), "city".to_owned())
    }
}

fn context(laboratory: Option<&Laboratory>) -> Context<'_> {
    Context {
        report: Id(702),
        month_only: false,
        on: chrono::NaiveDate::from_ymd_opt(2023, 6, 1).unwrap(),
        laboratory,
    }
}

#[test]
fn canonical_lines_read_back_byte_for_byte() {
    let knowledge = knowledge();
    let codec = Codec::new(knowledge);
    for line in [
        "dna 2.3e7 IU/mL [10..1e9]; alt 96 U/L [..40]; eag +; eab -",
        "dna 5e3 IU/mL [10..1e9] was 5e4 @4716; alt 88 U/L [..40] !; void ast 600 U/L @4717",
        "dna <20 detected IU/mL; dna <20 IU/mL; dna TND IU/mL [20..]; dna >1.7e8 IU/mL",
        "dna 5.36 log10IU/mL; dna 1.2e6 copies/mL (Sansure, older)",
        "dna 5.36 log10IU/mL was 230000 IU/mL @12 was 5.3 (Abbott RealTime) @9",
        "sag 1250.0 IU/mL; sag <0.05 IU/mL; sab >1000 mIU/mL; sag +; sab -; cab +",
        "tbil 1.2 mg/dL [..1.2] !; inr 1.1 ratio; plt 180 10*9/L; crea 80 umol/L; afp >1000 ng/mL",
        "void eag + was - @3 @4",
        "us = was - @3; lsm 12.4 kPa; missed 3 days; phos 0.8 mmol/L; pta 85 % [70..130]; hdvab -; hcvab +; hivab -",
    ] {
        let results = codec
            .read(line, &context(None))
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(codec.print(&results, &context(None)), line);
    }
}

#[test]
fn what_people_write_by_hand_is_understood() {
    let knowledge = knowledge();
    let codec = Codec::new(knowledge);
    for (written, canonical) in [
        ("  DNA  2.3E+07 IU/ml ", "dna 2.3e7 IU/mL"),
        (
            "dna 5.36 log10 IU/mL (cobas 6800)",
            "dna 5.36 log10IU/mL (Roche cobas HBV)",
        ),
        ("SGPT 88 u/l [ .. 40 ]", "alt 88 U/L [..40]"),
        ("tbil 12 \u{3bc}mol/L", "tbil 12 umol/L"),
        (
            "dna 230 000 IU/mL [10..] (unknown)",
            "dna 230000 IU/mL [10..]",
        ),
        (
            "dna not detected; dna 0 IU/mL; dna <20 d IU/mL; eag pos; eab non-reactive",
            "dna TND IU/mL; dna TND IU/mL; dna <20 detected IU/mL; eag +; eab -",
        ),
        (
            "dna 5.36 lg; 48398-2 5.4; dna 2.3x10^5 cp/mL",
            "dna 5.36 log10IU/mL; dna 5.4 log10IU/mL; dna 2.3e5 copies/mL",
        ),
        (
            "dna 5e3 IU/mL was 5e4 @4716 !",
            "dna 5e3 IU/mL ! was 5e4 @4716",
        ),
    ] {
        let results = codec
            .read(written, &context(None))
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(codec.print(&results, &context(None)), canonical);
    }
}

#[test]
fn the_profile_stands_in_for_assay_and_unit() {
    let knowledge = knowledge();
    let codec = Codec::new(knowledge);
    let mut laboratory = laboratory(knowledge.assays.find("Abbott RealTime"));
    laboratory.fields = codec.read_fields("dna copies/mL; eag; tbil mg/dL").unwrap();
    let context = context(Some(&laboratory));
    for (written, canonical) in [
        (
            "dna 1e6; tbil 1.2; eag +",
            "dna 1e6 copies/mL; tbil 1.2 mg/dL; eag +",
        ),
        ("dna 500 IU/mL (Abbott RealTime)", "dna 500 IU/mL"),
        ("dna 500 IU/mL (no assay)", "dna 500 IU/mL (no assay)"),
        (
            "dna 500 IU/mL (Da-an, older)",
            "dna 500 IU/mL (Da-an, older)",
        ),
    ] {
        let results = codec
            .read(written, &context)
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(codec.print(&results, &context), canonical);
    }
}

#[test]
fn profiles_read_back() {
    let knowledge = knowledge();
    let codec = Codec::new(knowledge);
    let fields = "dna IU/mL; alt U/L; tbil umol/L; eag; sag IU/mL; sab";
    assert_eq!(
        codec.print_fields(&codec.read_fields(fields).unwrap()),
        fields
    );
    let limits = "dna 10..1e9; alt ..40; alb 35..";
    assert_eq!(
        codec.print_profile_limits(&codec.read_profile_limits(limits).unwrap()),
        limits
    );
    assert!(codec.read_fields(" ").unwrap().is_empty());
    assert!(codec.read_fields("alt U/L; glucose mmol/L").is_err());
    assert!(codec.read_profile_limits("alt 40").is_err());
}

#[test]
fn what_is_wrong_is_named_with_its_part() {
    let knowledge = knowledge();
    let codec = Codec::new(knowledge);
    for (line, part, what) in [
        ("alt 88 U/L;", 2, "an empty part"),
        ("", 1, "an empty part"),
        ("eag +; glucose 5 mmol/L", 2, "no test that is known"),
        ("alt 88 furlongs", 1, "no unit of ALT"),
        ("dna 5e3 IU/mL (Acme)", 1, "no assay that is known"),
        (
            "alt 88 U/L (Abbott RealTime)",
            1,
            "an assay is named for a test other than HBV DNA",
        ),
        ("alt 88 U/L [40]", 1, "'40' is no range of limits"),
        ("alt 88 U/L [..40", 1, "'[' is not closed"),
        ("alt 88 U/L @4", 1, "'@4' is not understood here"),
        ("void alt 88 U/L", 1, "a retracted result ends with"),
        ("alt 88 U/L was 90", 1, "an earlier value ends with"),
        ("alt 88 U/L ! !", 1, "'!' is not understood here"),
    ] {
        let error = codec.read(line, &context(None)).unwrap_err();
        assert_eq!(error.part, part, "{line}");
        assert!(error.what.english().contains(what), "{line}: {error}");
    }
}

proptest! {
    #[test]
    fn reading_what_was_printed_is_the_identity(results in results(), assay in proptest::option::of(0..5_u8), in_laboratory: bool) {
        let knowledge = knowledge();
        let codec = Codec::new(knowledge);
        let laboratory = laboratory(assay.map(AssayId));
        let context = context(in_laboratory.then_some(&laboratory));
        let line = codec.print(&results, &context);
        let again = codec.read(&line, &context).map_err(|error| TestCaseError::fail(format!("{line}: {error}")))?;
        prop_assert_eq!(&again, &results, "{}", line);
        prop_assert_eq!(codec.print(&again, &context), line);
    }

    #[test]
    fn no_line_makes_it_panic(line in "[a-z0-9 ;()\\[\\]!@.<>+-]{0,40}|\\PC{0,30}") {
        let knowledge = knowledge();
        let codec = Codec::new(knowledge);
        if let Ok(results) = codec.read(&line, &context(None)) {
            let printed = codec.print(&results, &context(None));
            prop_assert_eq!(codec.read(&printed, &context(None)).unwrap(), results);
        }
    }
}
