//! Which test the name in a file means.

use super::knowledge;
use crate::clinical::laboratory::{Analyte, Marker, Test};
use crate::notation::{is_surely_another_test, parse_file_test};

#[test]
fn names_as_laboratories_print_them() {
    let knowledge = knowledge();
    let analyte = |analyte| Test::Analyte(analyte);
    for (test, names) in [
        (
            Test::HbvDna,
            "HBV DNA|HBV-DNA|HBV DNA level|HBV DNA level.........|HBV QUANT|HBV QUANT LOG|HBVQN|HBV(DNA)|HBV DNA (IU/mL)|\
             HBV DNA, serum|Hepatitis B virus DNA [Units/volume] (viral load) in Serum or Plasma by NAA with probe detection|\
             HBV DNA PCR quant|11258-1|5009-6|20442-0|29610-3|42595-9|LN:11258-1|11258-1^HBV DNA^LN|乙肝病毒DNA|\
             乙肝病毒DNA定量|HBV DNA定量(PCR)|HBV viral load|ＨＢＶ　ＤＮＡ|Hep B DNA|HBV DNA log10|HBV VL",
        ),
        (
            analyte(Analyte::Alt),
            "ALT(SGPT)|ALT (SGPT)|SGPT/ALT|GPT (ALT)|ALT, serum|Serum ALT level|76625-3|1743-4|谷丙转氨酶|谷丙转氨酶(ALT)|\
             丙氨酸氨基转移酶(ALT)|Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma|ALT (U/L)|TGP",
        ),
        (
            analyte(Analyte::Ast),
            "AST (SGOT)|AST/GOT|天门冬氨酸氨基转移酶|30239-8",
        ),
        (
            analyte(Analyte::TotalBilirubin),
            "T-BIL|总胆红素|Bilirubin.total [Mass/volume] in Serum or Plasma|Bilirubin, total",
        ),
        (
            analyte(Analyte::Platelets),
            "Platelets [#/volume] in Blood by Automated count|PLT|血小板计数|Platelet count",
        ),
        (
            analyte(Analyte::Creatinine),
            "Creatinine [Mass/volume] in Serum or Plasma|肌酐|Serum creatinine level",
        ),
        (
            analyte(Analyte::Albumin),
            "Albumin [Mass/volume] in Serum or Plasma|白蛋白",
        ),
        (
            Test::Marker(Marker::HbsAg),
            "5195-3|HBs-Antigen|乙肝表面抗原|Hepatitis B virus surface Ag [Presence] in Serum|HBsAg (quantitative)|HBsAg qual",
        ),
        (
            Test::Marker(Marker::AntiHbs),
            "乙肝表面抗体|Hepatitis B surface Ab|anti-HBs",
        ),
        (Test::Marker(Marker::HbeAg), "乙肝e抗原|HBeAg"),
        (
            Test::Marker(Marker::AntiHbc),
            "乙肝核心抗体|Hepatitis B virus core Ab [Presence] in Serum",
        ),
    ] {
        for name in names.split('|') {
            let read = parse_file_test(name, &knowledge);
            assert_eq!(read.as_ref().map(|(test, _)| *test), Ok(test), "{name}");
            assert!(!is_surely_another_test(name, &knowledge), "{name}");
        }
    }
    let unit = |name| parse_file_test(name, &knowledge).unwrap().1;
    let dna = knowledge.tests.get(Test::HbvDna);
    assert_eq!(unit("HBV DNA (IU/mL)"), dna.unit_spelled("IU/mL"));
    assert_eq!(unit("HBV DNA copies"), dna.unit_spelled("copies/mL"));
    assert_eq!(unit("HBV DNA log IU"), dna.unit_spelled("log10 IU/mL"));
    assert_eq!(unit("HBV QUANT LOG"), None);
}

/// Neither taken for a test nor, with `--known-tests`, left out.
#[test]
fn names_that_are_asked_about() {
    let knowledge = knowledge();
    for (name, said) in [
        ("viral load", "of which virus is not said"),
        ("VL", "of which virus is not said"),
        ("DNA", "of which virus is not said"),
        ("HBsAb", "mix-up"),
        ("bilirubin", "total or direct"),
        ("HBV", "which test is not said"),
        ("HEB P DNA QUANT", ""),
        ("ALT/AST", "several tests: ALT, AST"),
        ("1742-6 AST", "several tests"),
        ("HBV DNA integrated", "meant may be HBV DNA"),
        ("Anti-HBc IgM", "meant may be anti-HBc"),
        ("ALT special", "meant may be ALT"),
        ("albumen", "meant may be albumin"),
        ("Alanine aminotransferse", ""),
        ("HBV genotype", ""),
        ("24113-3", "hepatitis B, but no test"),
        ("Hepatitis B panel", "hepatitis B, but no test"),
        ("乙肝五项", "hepatitis B, but no test"),
        ("HVB DNA", ""),
    ] {
        let fault = parse_file_test(name, &knowledge).unwrap_err().to_string();
        assert!(fault.contains(said), "{name}: {fault}");
        assert!(!is_surely_another_test(name, &knowledge), "{name}");
    }
}

#[test]
fn names_of_other_tests() {
    let knowledge = knowledge();
    for name in [
        "Glucose",
        "Sodium",
        "2345-7",
        "Glucose [Mass/volume] in Blood",
        "Urine creatinine",
        "Albumin, urine",
        "尿肌酐",
        "Microalbumin Creatinine Ratio",
        "HIV viral load",
        "HCV RNA",
        "Mean platelet volume",
        "Platelet distribution width",
        "Bilirubin indirect",
        "AST/ALT ratio",
        "Hepatitis B vaccine",
        "Cholesterol",
        "WBC",
        "血糖",
        "Creatinine clearance",
        "Bone alkaline phosphatase isoenzyme",
        "Estimated Glomerular Filtration Rate",
        "Hemoglobin A1c",
    ] {
        assert!(parse_file_test(name, &knowledge).is_err(), "{name}");
        assert!(is_surely_another_test(name, &knowledge), "{name}");
    }
}
