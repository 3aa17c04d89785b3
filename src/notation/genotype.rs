//! Genotypic resistance: a list of variants, or that none was found.
//!
//! A variant is `rt`, the amino acid of the wild type, the position in the reverse transcriptase and what was found
//! there: `rtM204V`; several found side by side are a mixture, `rtM204V/I`. Nothing is guessed: a variant without `rt`
//! may be counted along another gene or the whole polymerase, so that is offered and not taken.

use super::fault::Fault;
use super::finding::{Reading, Written};
use super::fold::fold;
use super::unusual::Unusual;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{AminoAcid, AminoAcids, Finding, Genotype, LAST_POSITION, Variant};

/// What stands before every variant.
const PREFIX: &str = "rt";
/// How a file and a form say that a test found no variant; the words that a person may type for it.
const NONE_FOUND: &str = "none found";
/// The same as one word, for lines whose words are divided by blanks.
const NONE: &str = "none";
const NOTHING_FOUND: [&str; 8] = [
    NONE_FOUND,
    NONE,
    "no variants",
    "no variant",
    "no mutations",
    "wild type",
    "wild-type",
    "wt",
];
/// Between variants of one word.
const JOINT: char = '+';
const ACCEPTED: &str = "variants such as rtM204V or rtM204V/I (rt, wild type, position 1 to 344, what was found) with blanks or + between them, or none found";

/// Reads the variants of a test.
pub(super) fn parse(written: &Written<'_>, knowledge: &Knowledge) -> Result<Reading, Fault> {
    let folded = fold(written.value);
    let value = folded.trim();
    if !written.unit.trim().is_empty() {
        return Err(Fault::new(
            written.unit.trim(),
            "a unit",
            "variants without a unit",
        ));
    }
    let understood = |genotype, unusual| Reading {
        finding: Finding::Genotype(genotype),
        unusual,
        limit: None,
    };
    let words: Vec<&str> = value
        .split(|c: char| c.is_whitespace() || matches!(c, JOINT | ',' | ';'))
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        return Err(Fault::new(written.value, "no value", ACCEPTED));
    }
    let lower = value
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    if NOTHING_FOUND.contains(&lower.as_str()) {
        return Ok(understood(Genotype::default(), Vec::new()));
    }
    let mut variants = Vec::with_capacity(words.len());
    for word in &words {
        variants.push(variant(word).map_err(|wrong| wrong.of(written.value, word, &words))?);
    }
    let unusual = variants
        .iter()
        .filter_map(|variant| other_wild_type(variant, knowledge))
        .collect();
    let genotype = Genotype::new(variants).map_err(|(one, other)| {
        let problem = format!("{one} and {other} name two wild types of one position");
        Fault::new(written.value, problem, ACCEPTED)
    })?;
    Ok(understood(genotype, unusual))
}

/// Why a word is no variant.
enum Wrong {
    /// Nothing that could be one.
    NoVariant(String),
    /// Written without `rt`: what it would be with it.
    WithoutPrefix(Variant),
}

impl Wrong {
    /// The fault of the whole value; a reading replaces the word in it.
    fn of(self, value: &str, word: &str, words: &[&str]) -> Fault {
        match self {
            Self::NoVariant(problem) => Fault::new(value, format!("'{word}' {problem}"), ACCEPTED),
            Self::WithoutPrefix(variant) => {
                let meant: Vec<String> = words
                    .iter()
                    .map(|other| match other {
                        other if *other == word => variant.to_string(),
                        other => (*other).to_owned(),
                    })
                    .collect();
                let problem = format!(
                    "'{word}' has no rt before it: counted along the reverse transcriptase?"
                );
                Fault {
                    readings: vec![meant.join(&JOINT.to_string())],
                    ..Fault::new(value, problem, ACCEPTED)
                }
            }
        }
    }
}

/// One variant: `rtM204V/I` in either case.
fn variant(word: &str) -> Result<Variant, Wrong> {
    let no = |problem: &str| Wrong::NoVariant(problem.to_owned());
    let Some((prefix, rest)) = word.split_at_checked(PREFIX.len()) else {
        return Err(no("is no variant"));
    };
    if !prefix.eq_ignore_ascii_case(PREFIX) {
        return match without_prefix(word) {
            Ok(variant) => Err(Wrong::WithoutPrefix(variant)),
            Err(_) => Err(no("is no variant")),
        };
    }
    // `rT184G` is threonine 184 with half a prefix.
    without_prefix(rest).map_err(Wrong::NoVariant)
}

/// `M204V/I`.
fn without_prefix(text: &str) -> Result<Variant, String> {
    let mut characters = text.chars();
    let wild_type = characters
        .next()
        .and_then(AminoAcid::of)
        .ok_or("names no amino acid of the wild type behind rt")?;
    let rest = characters.as_str();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (position, found) = rest.split_at(digits);
    let position: u16 = position
        .parse()
        .ok()
        .filter(|position| (1..=LAST_POSITION).contains(position) && !rest.starts_with('0'))
        .ok_or("names no position from 1 to 344")?;
    let mut all = AminoAcids::default();
    for one in found.split('/') {
        let mut letters = one.chars();
        let (Some(letter), None) = (letters.next().and_then(AminoAcid::of), letters.next()) else {
            return Err(
                "names no amino acid that was found, or not one by one: V or V/I".to_owned(),
            );
        };
        all = all.with(letter);
    }
    if all == AminoAcids::default().with(wild_type) {
        return Err("is the wild type itself".to_owned());
    }
    Ok(Variant {
        position,
        wild_type,
        found: all,
    })
}

fn other_wild_type(variant: &Variant, knowledge: &Knowledge) -> Option<Unusual> {
    let known = knowledge.resistance.wild_type(variant.position)?;
    (known != variant.wild_type).then_some(Unusual::OtherWildType {
        position: variant.position,
        known,
    })
}

/// The variants as files and reports write them: `rtL180M rtM204V`, `none found`.
pub(super) fn genotype_text(genotype: &Genotype) -> String {
    joined(genotype, ' ', NONE_FOUND)
}

/// The same as one word: `rtL180M+rtM204V`, `none`.
#[must_use]
pub fn genotype_word(genotype: &Genotype) -> String {
    joined(genotype, JOINT, NONE)
}

fn joined(genotype: &Genotype, between: char, none: &str) -> String {
    if genotype.variants().is_empty() {
        return none.to_owned();
    }
    let variants: Vec<String> = genotype
        .variants()
        .iter()
        .map(ToString::to_string)
        .collect();
    variants.join(&between.to_string())
}
