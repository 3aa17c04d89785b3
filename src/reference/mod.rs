//! The shipped data files, read and checked: settings, drugs, assays, tests, guideline sets, the glossary.

mod assays;
mod blank;
mod drugs;
mod fault;
mod glossary;
mod guidelines;
mod laboratory;
mod located;
mod names;
mod order;
mod resistance;
mod rules_file;
mod scores;
mod settings;
mod thresholds;
mod words;

pub use assays::parse_assays;
pub use drugs::parse_drugs;
pub use fault::{DataFault, Within};
pub use glossary::{Explained, explained, glossary};
pub use guidelines::{
    SET_THRESHOLDS, SetThreshold, parse_guideline_set, parse_guidelines, with_set,
};
pub use laboratory::parse_tests;
pub use located::Document;
pub use resistance::parse_resistance;
pub use rules_file::{Rules, parse_rules};
pub use scores::parse_scores;
pub use settings::{OverrideFault, clinic_settings, parse_settings, with_overrides};
pub use thresholds::{Scope, Threshold, threshold, thresholds};
pub use words::parse_words;

use crate::clinical::knowledge::Knowledge;

/// A data file that is part of the program: its name in complaints, and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// The name, such as `data/drugs.ron`.
    pub file: &'static str,
    pub text: &'static str,
}

pub const SETTINGS: Shipped = Shipped {
    file: "data/settings.ron",
    text: include_str!("../../data/settings.ron"),
};

pub const DRUGS: Shipped = Shipped {
    file: "data/drugs.ron",
    text: include_str!("../../data/drugs.ron"),
};

pub const ASSAYS: Shipped = Shipped {
    file: "data/assays.ron",
    text: include_str!("../../data/assays.ron"),
};

pub const TESTS: Shipped = Shipped {
    file: "data/tests.ron",
    text: include_str!("../../data/tests.ron"),
};

/// Words that laboratories print beside or instead of a value.
pub const WORDS: Shipped = Shipped {
    file: "data/words.ron",
    text: include_str!("../../data/words.ron"),
};

/// Guideline sets: every file of `data/guidelines`, in the order of their names.
pub const GUIDELINES: &[Shipped] = include!(concat!(env!("OUT_DIR"), "/guideline_sets.rs"));

/// Variants and the drugs that they resist.
pub const RESISTANCE: Shipped = Shipped {
    file: "data/resistance.ron",
    text: include_str!("../../data/resistance.ron"),
};

pub const SCORES: Shipped = Shipped {
    file: "data/scores.ron",
    text: include_str!("../../data/scores.ron"),
};

/// Everything that the rules know, from the shipped files.
///
/// # Errors
/// The first thing that is wrong in one of them, with its place.
pub fn shipped() -> Result<Knowledge, DataFault> {
    let drugs = parse_drugs(DRUGS.text, DRUGS.file)?;
    Ok(Knowledge {
        settings: parse_settings(SETTINGS.text, SETTINGS.file)?,
        resistance: parse_resistance(RESISTANCE.text, RESISTANCE.file, &drugs)?,
        scores: parse_scores(SCORES.text, SCORES.file)?,
        drugs,
        assays: parse_assays(ASSAYS.text, ASSAYS.file)?,
        tests: parse_tests(TESTS.text, TESTS.file)?,
        words: parse_words(WORDS.text, WORDS.file)?,
        guidelines: parse_guidelines(GUIDELINES)?,
        shown_guidelines: None,
    })
}

#[cfg(test)]
mod tests;
