//! Genotypic resistance: a list of variants, or that none was found.
//!
//! A variant is `rt`, the amino acid of the wild type, the position in the reverse transcriptase and what was found
//! there: `rtM204V`; several found side by side are a mixture, `rtM204V/I`. Nothing is guessed: a variant without `rt`
//! may be counted along another gene or the whole polymerase, so that is offered and not taken.

use super::fault::Fault;
use super::fold::fold;
use super::unusual::Unusual;
use super::written::{Reading, Written};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{AminoAcid, AminoAcids, Finding, Genotype, LAST_POSITION, Variant};
use crate::wording::Sentence;
use crate::wording::filed::{JOINT, NOTHING_FOUND};
use crate::wording::refusals::values as said;

/// What stands before every variant.
const PREFIX: &str = "rt";

/// Reads the variants of a test.
pub(super) fn parse(written: &Written<'_>, knowledge: &Knowledge) -> Result<Reading, Fault> {
    let folded = fold(written.value);
    let value = folded.trim();
    if !written.unit.trim().is_empty() {
        return Err(Fault::new(
            written.unit.trim(),
            said::UNIT,
            said::VARIANTS_WITHOUT_UNIT,
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
        return Err(Fault::new(written.value, said::NO_VALUE, said::VARIANTS));
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
        let problem = said::two_wild_types(one, other);
        Fault::new(written.value, problem, said::VARIANTS)
    })?;
    Ok(understood(genotype, unusual))
}

/// Why a word is no variant.
enum Wrong {
    /// Nothing that could be one: what is said of the word.
    NoVariant(fn(&str) -> Sentence),
    /// Written without `rt`: what it would be with it.
    WithoutPrefix(Variant),
}

impl Wrong {
    /// The fault of the whole value; a reading replaces the word in it.
    fn of(self, value: &str, word: &str, words: &[&str]) -> Fault {
        match self {
            Self::NoVariant(problem) => Fault::new(value, problem(word), said::VARIANTS),
            Self::WithoutPrefix(variant) => {
                let meant: Vec<String> = words
                    .iter()
                    .map(|other| match other {
                        other if *other == word => variant.to_string(),
                        other => (*other).to_owned(),
                    })
                    .collect();
                Fault {
                    readings: vec![meant.join(&JOINT.to_string())],
                    ..Fault::new(value, said::without_rt(word), said::VARIANTS)
                }
            }
        }
    }
}

/// One variant: `rtM204V/I` in either case.
fn variant(word: &str) -> Result<Variant, Wrong> {
    let none = Wrong::NoVariant(|word| said::no_variant(word));
    let Some((prefix, rest)) = word.split_at_checked(PREFIX.len()) else {
        return Err(none);
    };
    if !prefix.eq_ignore_ascii_case(PREFIX) {
        return match without_prefix(word) {
            Ok(variant) => Err(Wrong::WithoutPrefix(variant)),
            Err(_) => Err(none),
        };
    }
    // `rT184G` is threonine 184 with half a prefix.
    without_prefix(rest).map_err(Wrong::NoVariant)
}

/// `M204V/I`.
fn without_prefix(text: &str) -> Result<Variant, fn(&str) -> Sentence> {
    let mut characters = text.chars();
    let wild_type = characters
        .next()
        .and_then(AminoAcid::of)
        .ok_or((|word| said::no_wild_type(word)) as fn(&str) -> Sentence)?;
    let rest = characters.as_str();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (position, found) = rest.split_at(digits);
    let position: u16 = position
        .parse()
        .ok()
        .filter(|position| (1..=LAST_POSITION).contains(position) && !rest.starts_with('0'))
        .ok_or((|word| said::no_position(word)) as fn(&str) -> Sentence)?;
    let mut all = AminoAcids::default();
    for one in found.split('/') {
        let mut letters = one.chars();
        let (Some(letter), None) = (letters.next().and_then(AminoAcid::of), letters.next()) else {
            return Err(|word| said::nothing_found(word));
        };
        all = all.with(letter);
    }
    if all == AminoAcids::default().with(wild_type) {
        return Err(|word| said::wild_type_itself(word));
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
