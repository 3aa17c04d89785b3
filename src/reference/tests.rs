//! The shipped files hold what the clinic works with, and what is wrong in a file is said with its place.

mod resistance;
mod scores;

use super::*;
use crate::clinical::drugs::{Barrier, DrugError};
use crate::clinical::laboratory::{Analyte, DnaUnit, Marker, Test, UnitId};

#[test]
fn every_drug_answers_to_its_names() {
    let drugs = shipped().unwrap().drugs;
    for (written, name) in [
        ("lamivudine", "lamivudine"),
        ("3tc", "lamivudine"),
        ("epivir hbv", "lamivudine"),
        ("贺普丁", "lamivudine"),
        ("Adefovir Dipivoxil", "adefovir"),
        ("贺维力", "adefovir"),
        ("代丁", "adefovir"),
        ("LDT", "telbivudine"),
        ("素比伏", "telbivudine"),
        ("博路定", "entecavir"),
        ("TDF", "tenofovir disoproxil"),
        ("vemlidy", "tenofovir alafenamide"),
        ("恒沐", "tenofovir amibufenamide"),
        ("emtriva", "emtricitabine"),
        ("besivo", "besifovir"),
        ("levovir", "clevudine"),
        ("peg-ifn", "peginterferon alfa-2a"),
        ("派罗欣", "peginterferon alfa-2a"),
        ("PEGIFN 2B", "peginterferon alfa-2b"),
        ("ifn", "interferon alfa"),
    ] {
        let id = drugs.find(written).unwrap();
        assert_eq!(drugs.get(id).name, name, "{written}");
    }
    assert_eq!(drugs.iter().count(), 13);
    let combination: Vec<_> = drugs
        .source_combination()
        .iter()
        .map(|id| &drugs.get(*id).name)
        .collect();
    assert_eq!(combination, ["lamivudine", "adefovir"]);
}

#[test]
fn names_that_mislead_are_refused() {
    let drugs = shipped().unwrap().drugs;
    for (written, offers) in [
        ("tenofovir", 3),
        ("Interferon", 3),
        ("peginterferon", 2),
        ("tibivudine", 1),
        ("Truvada", 2),
        ("Herceptin", 0),
        ("hewlett packard", 0),
        ("lamotrigine", 0),
    ] {
        let Err(DrugError::Refused(refusal)) = drugs.find(written) else {
            panic!("{written} is taken");
        };
        assert_eq!(refusal.offer.len(), offers, "{written}");
    }
    assert_eq!(drugs.find("aspirin"), Err(DrugError::Unknown));
}

#[test]
fn drugs_of_one_substance_are_one_for_lines() {
    let drugs = shipped().unwrap().drugs;
    let find = |name| drugs.find(name).unwrap();
    assert!(drugs.same_for_lines(find("TDF"), find("TAF")));
    assert!(drugs.same_for_lines(find("TMF"), find("TAF")));
    assert!(drugs.same_for_lines(find("IFN"), find("Pegasys")));
    assert!(!drugs.same_for_lines(find("ADV"), find("TDF")));
    assert_eq!(drugs.get(find("ETV")).barrier, Barrier::High);
    assert_eq!(drugs.get(find("LAM")).barrier, Barrier::Low);
    assert_eq!(drugs.get(find("IFN")).barrier, Barrier::NotApplicable);
}

#[test]
fn tests_answer_to_names_words_and_codes() {
    let tests = shipped().unwrap().tests;
    for (written, test, unit) in [
        ("HBV-DNA", Test::HbvDna, None),
        ("hbvdna", Test::HbvDna, None),
        ("29615-2", Test::HbvDna, Some(UnitId(1))),
        ("48398-2", Test::HbvDna, Some(UnitId(2))),
        ("SGPT", Test::Analyte(Analyte::Alt), None),
        (
            "1975-2",
            Test::Analyte(Analyte::TotalBilirubin),
            Some(UnitId(1)),
        ),
        (
            "14631-6",
            Test::Analyte(Analyte::TotalBilirubin),
            Some(UnitId(0)),
        ),
        ("plt", Test::Analyte(Analyte::Platelets), None),
        ("sag", Test::Marker(Marker::HbsAg), None),
        ("63557-3", Test::Marker(Marker::HbsAg), Some(UnitId(0))),
        ("Anti HBs", Test::Marker(Marker::AntiHbs), None),
        ("eab", Test::Marker(Marker::AntiHbe), None),
        ("cab", Test::Marker(Marker::AntiHbc), None),
    ] {
        assert_eq!(tests.find(written), Some((test, unit)), "{written}");
    }
    for written in ["HBsAb", "glucose", "bilirubin", "viral load", ""] {
        assert_eq!(tests.find(written), None, "{written}");
    }
    assert_eq!(tests.refusal("hbsab").unwrap().offer, ["HBsAg", "anti-HBs"]);
    for definition in tests.iter() {
        assert_eq!(tests.find(&definition.word), Some((definition.test, None)));
    }
}

#[test]
fn units_are_spelled_in_many_ways() {
    let tests = shipped().unwrap().tests;
    let unit = |test, spelling: &str| tests.get(test).unit_spelled(spelling).map(|id| id.0);
    for spelling in [
        "10*9/L", "10^9/L", "x10E9/L", "10E9/L", "x 10^9/l", "10⁹/L", "×10^9/L",
    ] {
        assert_eq!(
            unit(Test::Analyte(Analyte::Platelets), spelling),
            Some(0),
            "{spelling}"
        );
    }
    for spelling in [
        "10^3/uL",
        "10*3/uL",
        "thou/uL",
        "x10E3/µL",
        "10\u{b3}/\u{3bc}L",
    ] {
        assert_eq!(
            unit(Test::Analyte(Analyte::Platelets), spelling),
            Some(1),
            "{spelling}"
        );
    }
    for spelling in ["umol/l", "\u{b5}mol/L", "\u{3bc}mol/L", "UMOL/L"] {
        assert_eq!(
            unit(Test::Analyte(Analyte::TotalBilirubin), spelling),
            Some(0),
            "{spelling}"
        );
    }
    for spelling in ["U/L", "Units/L", "unit/L", "u/l"] {
        assert_eq!(
            unit(Test::Analyte(Analyte::Alt), spelling),
            Some(0),
            "{spelling}"
        );
    }
    assert_eq!(unit(Test::Analyte(Analyte::Alt), "mg/dL"), None);
    let dna = tests.get(Test::HbvDna);
    for (spelling, wanted) in [
        ("cp", DnaUnit::CopiesPerMl),
        ("copies/ml", DnaUnit::CopiesPerMl),
        ("log10 copies/mL", DnaUnit::Log10CopiesPerMl),
        ("log cp/mL", DnaUnit::Log10CopiesPerMl),
        ("log10 IU/mL", DnaUnit::Log10IuPerMl),
        ("log", DnaUnit::Log10IuPerMl),
        ("iu/ml", DnaUnit::IuPerMl),
    ] {
        let id = dna.unit_spelled(spelling).unwrap();
        assert_eq!(dna.dna_unit(id), Some(wanted), "{spelling}");
        assert_eq!(dna.unit_of_dna(wanted), id);
    }
}

#[test]
fn assays_have_their_limits_and_factors() {
    let assays = shipped().unwrap().assays;
    for (written, limit, factor) in [
        ("Roche COBAS AmpliPrep/TaqMan v2", 20.0, 5.82),
        ("roche cobas hbv", 10.0, 5.82),
        ("Abbott RealTime", 10.0, 3.41),
        ("Sansure, older", 500.0, 5.6),
        ("DA-AN, OLDER", 1000.0, 5.0),
    ] {
        let assay = assays.get(assays.find(written).unwrap());
        assert_eq!(
            (assay.lower_limit_iu_per_ml, assay.copies_per_iu),
            (limit, factor),
            "{written}"
        );
    }
    assert!(assays.find("unknown").is_none());
    assert!(assays.says_unknown("Unknown"));
}

#[test]
fn what_is_wrong_in_a_file_is_said_with_its_place() {
    type Parse = fn(&str, &str) -> Result<(), DataFault>;
    let drugs: Parse = |text, file| parse_drugs(text, file).map(|_| ());
    let assays: Parse = |text, file| parse_assays(text, file).map(|_| ());
    let tests: Parse = |text, file| parse_tests(text, file).map(|_| ());
    for (parse, shipped, from, to, complaint) in [
        (
            drugs,
            DRUGS,
            "[\"ADV\"]",
            "[\"3-tc\"]",
            "data/drugs.ron:33:29: drugs[1].abbreviations[0]: \"3-tc\" is already a name of lamivudine: each spelling once",
        ),
        (
            drugs,
            DRUGS,
            "barrier: low",
            "barrier: middling",
            "data/drugs.ron:21:22: drugs[0].barrier: ",
        ),
        (
            drugs,
            DRUGS,
            "barrier: low",
            "barrier: not_applicable",
            "drugs[0].barrier: not of this class of drug: not_applicable for interferons",
        ),
        (
            drugs,
            DRUGS,
            "offer: [\"telbivudine\"]",
            "offer: [\"telbivudin\"]",
            "\"telbivudin\" is nowhere",
        ),
        (
            drugs,
            DRUGS,
            "source_combination: [\"lamivudine\"",
            "source_combination: [\"lam\"",
            "source_combination[0]: \"lam\" is no drug",
        ),
        (drugs, DRUGS, "atc:", "act:", "act"),
        (
            drugs,
            DRUGS,
            "with: [\"emtricitabine\", \"telbivudine\"]",
            "with: [\"emtricitabine\", \"LdT\"]",
            "drugs[0].cautions[0].with[1]: \"LdT\" is no drug",
        ),
        (
            drugs,
            DRUGS,
            "cirrhosis: [decompensated]",
            "cirrhosis: [bad]",
            "drugs[3].cautions[1].cirrhosis",
        ),
        (
            drugs,
            DRUGS,
            "say: \"not in pregnancy\"",
            "say: \" \"",
            "cautions[1].say: empty",
        ),
        (
            assays,
            ASSAYS,
            "lower_limit: 20,",
            "lower_limit: 0,",
            "assays[0].lower_limit: 0: IU/mL above 0",
        ),
        (
            assays,
            ASSAYS,
            "lower_limit: 20,",
            "lower_limit: NaN,",
            "NaN: IU/mL above 0",
        ),
        (
            assays,
            ASSAYS,
            "upper_limit: 1.7e8",
            "upper_limit: 17",
            "17: IU/mL above the lower limit",
        ),
        (
            assays,
            ASSAYS,
            "copies_per_iu: 5.82",
            "copies_per_iu: 1e400",
            "inf: 1 to 20",
        ),
        (
            tests,
            TESTS,
            "analyte(ast)",
            "analyte(alt)",
            "AST is defined twice",
        ),
        (
            tests,
            TESTS,
            "scale: times(1)",
            "scale: times(2)",
            "times(1): the unit computed in stands first",
        ),
        (
            tests,
            TESTS,
            "dna(copies_per_ml)",
            "dna(iu_per_ml)",
            "stands here 2 times: each HBV DNA unit once",
        ),
        (
            tests,
            TESTS,
            "unit: \"copies/mL\"",
            "unit: \"kopies\"",
            "tests[0].loinc[1].unit: \"kopies\" is no unit of HBV DNA",
        ),
        (
            tests,
            TESTS,
            "usual: (low: 3, high: 5000)",
            "usual: (low: 3, high: 50000)",
            "tests[1].usual: too wide",
        ),
        (
            tests,
            TESTS,
            "\"SGOT\"",
            "\"s-gpt\"",
            "already a name of ALT",
        ),
        (tests, TESTS, "1920-8", "1742-6", "already a name of ALT"),
        (
            tests,
            TESTS,
            "word: \"alt\"",
            "word: \"a lt\"",
            "tests[1].word",
        ),
    ] {
        assert!(shipped.text.contains(from), "{from}");
        let text = shipped.text.replacen(from, to, 1);
        let fault = parse(&text, shipped.file).unwrap_err().to_string();
        assert!(fault.contains(complaint), "{fault}");
    }
}
