//! Every refusal is written twice, and its Chinese is Chinese.

use std::fs;
use std::path::Path;

use crate::wording::refusals::testing::{english_in, unquoted};

/// What stands in Latin letters in Chinese too: units, analytes, and what is to be typed or stands in files.
const LATIN: &str = "HBV DNA TND IU mL copies log detected HBsAg HBeAg HBs HBe HBc none found rt rtM final corrected \
    preliminary cancelled entered in error HL yes no female male unknown Nov nov start stop switch note \
    dna alt eag sero was CSV UTF NUL PDF HTML Windows Unix mrn value sex \
    PostgreSQL TLS AES AVX BMI ADX hepatrack HOME";

fn without_figures(text: &str) -> String {
    let mut text = text.to_owned();
    while let Some((start, end)) = text.find('{').zip(text.find('}')) {
        text.replace_range(start..=end, "");
    }
    text
}

#[test]
fn every_refusal_stands_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/wording/refusals");
    let (mut found, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(folder).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in source.lines() {
            let texts = line
                .strip_suffix("\";")
                .and_then(|line| line.split_once(" = \""));
            let Some((english, chinese)) = texts.and_then(|texts| texts.1.split_once("\", \""))
            else {
                continue;
            };
            found += 1;
            let is_letter = |one: char| one.is_ascii_alphabetic();
            let plain = without_figures(&unquoted(chinese));
            let is_told = !plain.is_ascii() || !without_figures(english).contains(is_letter);
            let is_latin = |word: &str| word.len() < 2 || LATIN.split(' ').any(|own| own == word);
            let mut words = plain.split(|one: char| !is_letter(one));
            if !is_told || english_in(&plain).is_some() || !words.all(is_latin) {
                wrong.push(format!("{english} | {chinese}"));
            }
        }
    }
    assert!(found > 150, "{found}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
