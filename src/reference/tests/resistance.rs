//! The table of variants as a clinician reads it, and what is wrong in its file.

use super::super::*;
use crate::clinical::drugs::DrugId;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::Test;
use crate::clinical::record::{Finding, Variant};
use crate::clinical::resistance::{Listed, Response};
use crate::notation::{InputOrigin, Written, parse_finding};

fn variants(written: &str, knowledge: &Knowledge) -> Vec<Variant> {
    let written = Written {
        test: Test::Genotype,
        value: written,
        unit: "",
        implied_unit: None,
        assay: None,
    };
    match parse_finding(&written, InputOrigin::File, knowledge)
        .unwrap()
        .finding
    {
        Finding::Genotype(genotype) => genotype.variants().to_vec(),
        other => panic!("{other:?}"),
    }
}

fn drugs(names: &[&str], knowledge: &Knowledge) -> Vec<DrugId> {
    let find = |name: &&str| knowledge.drugs.find(name).unwrap();
    names.iter().map(find).collect()
}

#[test]
fn every_row_of_the_table_and_what_lies_between() {
    let knowledge = shipped().unwrap();
    let columns: Vec<_> = knowledge
        .resistance
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(
        columns,
        [
            "lamivudine",
            "telbivudine",
            "entecavir",
            "adefovir",
            "tenofovir"
        ]
    );
    for (written, responses) in [
        ("rtM204V", "RRISS"),
        ("rtM204I", "RRISS"),
        ("rtM204V/I", "RRISS"),
        ("rtM204M/V", "RRISS"),
        ("rtM204S", ""),
        ("rtN236T", "SSSRI"),
        ("rtA181T", "RRSRI"),
        ("rtA181V", "RRSRI"),
        ("rtA181S", ""),
        ("rtA181T rtN236T", "RRSRR"),
        // Without one of the others it is the first row.
        ("rtL180M rtM204V", "RRISS"),
        ("rtL180M rtM204V rtT184G", "RRRSS"),
        ("rtL180M rtM204I rtI169T", "RRRSS"),
        ("rtT184G rtM204V", "RRISS"),
        ("rtL180M rtM204I rtT184G rtS202I", "RRRSS"),
        ("rtL180M rtM204V rtM250V", "RRRSS"),
        // Alone these stand in no row: nothing is said, and least of all "sensitive".
        ("rtL180M", ""),
        ("rtT184G", ""),
        ("rtV214A", ""),
        ("none", ""),
        // Both kinds: the worse response of each drug.
        ("rtM204V rtN236T", "RRIRI"),
        ("rtL180M rtM204V rtA181V rtN236T", "RRIRR"),
        ("rtM204V rtV214A", "RRISS"),
    ] {
        let found = knowledge
            .resistance
            .responses(&variants(written, &knowledge));
        let letters: String = found
            .iter()
            .map(|(_, response)| match response {
                Response::Sensitive => 'S',
                Response::Reduced => 'I',
                Response::Resistant => 'R',
            })
            .collect();
        assert_eq!(letters, responses, "{written}");
    }
}

#[test]
fn where_a_variant_stands() {
    let knowledge = shipped().unwrap();
    let listed = |written: &str, wanted: usize| {
        let all = variants(written, &knowledge);
        match knowledge.resistance.listed(&all[wanted], &all) {
            Listed::Fits => "fits",
            Listed::OnlyWithOthers(_) => "with others",
            Listed::Nowhere => "nowhere",
        }
    };
    assert_eq!(listed("rtM204V", 0), "fits");
    assert_eq!(listed("rtL180M", 0), "with others");
    assert_eq!(listed("rtL180M rtM204V", 0), "with others");
    assert_eq!(listed("rtL180M rtM204V rtS202G", 0), "fits");
    assert_eq!(listed("rtT184G", 0), "with others");
    assert_eq!(listed("rtM204V rtT184G", 0), "with others");
    assert_eq!(listed("rtM204S", 0), "nowhere");
    assert_eq!(listed("rtV214A", 0), "nowhere");
}

#[test]
fn only_variants_that_resist_a_drug_prove_it() {
    let knowledge = shipped().unwrap();
    let proves = |written: &str, drug: &str| {
        let drug = knowledge.drugs.find(drug).unwrap();
        let found = knowledge
            .resistance
            .resisting(&variants(written, &knowledge), drug);
        let words: Vec<String> = found.iter().map(ToString::to_string).collect();
        words.join(" ")
    };
    assert_eq!(proves("rtM204V", "lamivudine"), "rtM204V");
    assert_eq!(proves("rtM204V", "entecavir"), "");
    assert_eq!(
        proves("rtM204V rtL180M rtV214A rtM250V", "entecavir"),
        "rtL180M rtM204V rtM250V"
    );
    assert_eq!(proves("rtN236T", "TAF"), "");
    assert_eq!(proves("rtA181T rtN236T", "TAF"), "rtA181T rtN236T");
    assert_eq!(proves("rtM204V rtL180M", "entecavir"), "");
    assert_eq!(proves("rtM204V", "FTC"), "rtM204V");
    assert_eq!(proves("rtA181T", "clevudine"), "rtA181T");
    assert_eq!(proves("rtA181T rtN236T", "TMF"), "rtA181T rtN236T");
    assert_eq!(proves("rtA181T rtN236T rtM204V", "besifovir"), "");
    assert_eq!(proves("rtM204V", "Pegasys"), "");
}

#[test]
fn what_guidelines_offer_after_each_failure() {
    let knowledge = shipped().unwrap();
    for (failed, offers) in [
        (&[][..], &[][..]),
        (&["LAM"], &["tenofovir (adefovir"]),
        (&["LAM", "LdT"], &["tenofovir (adefovir"]),
        (&["ADV"], &["entecavir or tenofovir"]),
        (
            &["ADV", "LAM"],
            &[
                "tenofovir (adefovir",
                "tenofovir with or without",
                "tenofovir + entecavir 1 mg",
            ],
        ),
        (&["ETV"], &["tenofovir"]),
        (&["TDF"], &["entecavir alone"]),
        (&["TDF", "TAF"], &["entecavir alone"]),
        (
            &["TAF", "LdT"],
            &[
                "tenofovir (adefovir",
                "entecavir added",
                "tenofovir + entecavir 1 mg",
            ],
        ),
        (&["Pegasys"], &[]),
    ] {
        let failed = drugs(failed, &knowledge);
        let mut found: Vec<&str> = knowledge
            .resistance
            .offers(&failed)
            .into_iter()
            .map(|(_, offer)| offer.words.as_str())
            .collect();
        found.extend(knowledge.resistance.offer_after_several(&failed));
        assert_eq!(found.len(), offers.len(), "{failed:?}: {found:?}");
        for (found, offer) in found.iter().zip(offers) {
            assert!(found.starts_with(offer), "{failed:?}: {found}");
        }
    }
}

#[test]
fn rates_differ_after_a_failure() {
    let knowledge = shipped().unwrap();
    let rates = |drug: &str, failed: &[&str]| {
        let failed = drugs(failed, &knowledge);
        let drug = knowledge.drugs.find(drug).unwrap();
        knowledge
            .resistance
            .rates(drug, &failed)
            .map(|rates| rates.percent.clone())
    };
    assert_eq!(rates("LAM", &[]), Some(vec![20.0, 38.0, 49.0, 67.0, 70.0]));
    assert_eq!(rates("ETV", &["ADV"]), Some(vec![0.2, 0.5, 1.2, 1.2, 1.2]));
    assert_eq!(
        rates("ETV", &["LAM"]),
        Some(vec![6.0, 15.0, 36.0, 46.0, 51.0])
    );
    assert_eq!(rates("besifovir", &[]), None);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let drugs = shipped().unwrap().drugs;
    for (from, to, complaint) in [
        (
            "drugs: [\"lamivudine\", \"emt",
            "drugs: [\"LAM\", \"emt",
            "data/resistance.ron:14:59: table.columns[0].drugs[0]: \"LAM\" is no drug: a name shown of drugs.ron",
        ),
        (
            "drugs: [\"lamivudine\", \"emtricitabine\", \"clevudine\"]",
            "drugs: []",
            "table.columns[0].drugs: 0 entries",
        ),
        (
            "responses: [r, r, i, s, s]",
            "responses: [r, r, i, s]",
            "table.rows[0].responses: 4 responses: one for each of the 5 columns",
        ),
        (
            "responses: [r, r, i, s, s]",
            "responses: [r, r, i, s, x]",
            "table.rows[0].responses[4]",
        ),
        (
            "\"N236T\"",
            "\"N363T\"",
            "table.rows[1].all[0]: \"N363T\": wild type",
        ),
        (
            "\"N236T\"",
            "\"N236TV\"",
            "table.rows[1].all[0]: \"N236TV\"",
        ),
        ("\"N236T\"", "\"236T\"", "table.rows[1].all[0]: \"236T\""),
        (
            "percent: [20, 38",
            "percent: [40, 38",
            "none below the year before",
        ),
        (
            "percent: [5, 17]",
            "percent: [5, 170]",
            "per cent from 0 to 100",
        ),
        (
            "published: [1, 5]",
            "published: [1, 6]",
            "published: year 6: 1 to 5",
        ),
        (
            "offer: \"tenofovir\"",
            "offer: \"\"",
            "offers.rows[3].offer: empty",
        ),
    ] {
        assert!(RESISTANCE.text.contains(from), "{from}");
        let text = RESISTANCE.text.replacen(from, to, 1);
        let fault = parse_resistance(&text, RESISTANCE.file, &drugs)
            .unwrap_err()
            .to_string();
        assert!(fault.contains(complaint), "{fault}");
    }
}
