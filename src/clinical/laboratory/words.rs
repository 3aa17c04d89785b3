//! Words that laboratories print beside or instead of a value (`data/words.ron`).

use std::collections::HashMap;

use serde::Deserialize;

use super::fold::fold_words;
use super::unit::fold_unit;
use crate::clinical::drugs::Refusal;
use crate::clinical::record::Sex;

/// What a laboratory says of whether a result counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResultStatus {
    /// It counts.
    Final,
    /// It replaces what was reported before.
    Corrected,
    /// It may still change.
    Preliminary,
    /// There is none after all.
    Cancelled,
    /// It never was this patient's, or never was measured.
    EnteredInError,
}

/// What a word says that is a value or part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueWord {
    NotDetected,
    Detected,
    /// Positive, reactive.
    Positive,
    /// Negative, not reactive.
    Negative,
    /// Below a limit that is not said.
    BelowLimit,
    /// Above a limit that is not said.
    AboveLimit,
    /// Less than what follows.
    Less,
    /// More than what follows.
    Greater,
    /// Nothing that matters beside the others.
    Nothing,
}

/// What a word of a test's name says of the unit of its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitWord {
    /// A logarithm.
    Log,
    Copies,
    /// International units.
    Iu,
}

/// Words and phrases with what they mean, compared as `fold_words` leaves them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordTable<T> {
    meanings: HashMap<String, T>,
    /// The most words of a phrase.
    longest: usize,
}

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        Self {
            meanings: HashMap::new(),
            longest: 0,
        }
    }
}

impl<T: Copy + PartialEq> WordTable<T> {
    /// Adds a phrase, which several languages may share; gives back whether it had no other meaning.
    pub(crate) fn add(&mut self, phrase: &str, meaning: T) -> bool {
        let folded = fold_words(phrase);
        self.longest = self.longest.max(folded.split(' ').count());
        let before = self.meanings.insert(folded, meaning);
        before.is_none_or(|before| before == meaning)
    }

    /// Every phrase as it is compared.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        self.meanings.keys().map(String::as_str)
    }

    /// Every phrase with what it means.
    pub fn entries(&self) -> impl Iterator<Item = (&str, T)> {
        self.meanings
            .iter()
            .map(|(phrase, meaning)| (phrase.as_str(), *meaning))
    }

    /// What a whole folded text means.
    #[must_use]
    pub fn get(&self, folded: &str) -> Option<T> {
        self.meanings.get(folded).copied()
    }

    /// Phrases of two characters or more in scripts that put no blanks between words, wherever they stand in a text.
    pub fn unspaced_in<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = T> + 'a {
        let held = self.meanings.iter().filter(|(phrase, _)| {
            !folded.is_ascii()
                && phrase.chars().all(is_unspaced)
                && phrase.chars().nth(1).is_some()
                && folded.contains(phrase.as_str())
        });
        held.map(|(_, meaning)| *meaning)
    }

    /// The longest phrase that a row of folded words begins with: how many words it has, and what it means.
    #[must_use]
    pub fn first_of(&self, words: &[&str]) -> Option<(usize, T)> {
        let most = self.longest.min(words.len());
        (1..=most).rev().find_map(|count| {
            let phrase = words.get(..count)?.join(" ");
            self.get(&phrase).map(|meaning| (count, meaning))
        })
    }
}

/// Han, kana, Hangul, Thai: scripts in which a word is found without blanks around it.
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{e7f}' | '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

/// The words of reports and of the columns of their files.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReportWords {
    pub statuses: WordTable<ResultStatus>,
    /// Words that say nothing beside a word of status.
    pub beside_status: WordTable<()>,
    pub verified: WordTable<bool>,
    /// Words that are a value or part of one.
    pub values: WordTable<ValueWord>,
    /// Units of a ratio to the cut-off, as units are folded.
    pub ratios: Vec<String>,
    /// Words that stand where there is no value, by their place in `no_result_names`.
    pub no_result: WordTable<usize>,
    /// How the words that stand for no result are counted.
    pub no_result_names: Vec<String>,
    /// Names of months, from 1 on.
    pub months: WordTable<u32>,
    /// Words that may stand beside the name of a month in a date.
    pub beside_months: WordTable<()>,
    /// Words that say nothing beside the name of a test.
    pub beside_tests: WordTable<()>,
    /// Words with which a name is surely that of another test.
    pub other_tests: WordTable<()>,
    /// Parts of the names of hepatitis B tests, folded and without blanks.
    pub hepatitis_b: Vec<String>,
    /// LOINC codes of hepatitis B that are none of the tests that are kept.
    pub other_hepatitis_b_codes: Vec<String>,
    /// Names that forms understand and files may not use.
    pub not_in_files: Vec<Refusal>,
    /// Words of a name that say the unit of its figures.
    pub unit_words: WordTable<UnitWord>,
    /// Words that say nothing beside the name of a drug.
    pub beside_drugs: WordTable<()>,
    /// Units of doses, as units are folded.
    pub dose_units: Vec<String>,
    /// Sex; nothing where it is not recorded.
    pub sexes: WordTable<Option<Sex>>,
    pub status_columns: WordTable<()>,
    /// Columns that say whether a result was verified.
    pub verified_columns: WordTable<()>,
    /// A column whose folded name without blanks holds one of these may speak of whether a row counts.
    pub validity_stems: Vec<String>,
    /// A column whose name has one of these words may do so too.
    pub validity_words: WordTable<()>,
}

impl ReportWords {
    /// Whether a unit is that of a ratio to the cut-off of an assay.
    #[must_use]
    pub fn is_ratio(&self, unit: &str) -> bool {
        self.ratios.contains(&fold_unit(unit))
    }

    /// A text without the ratio's unit behind it; `None` where there is none.
    #[must_use]
    pub fn before_ratio<'t>(&self, text: &'t str) -> Option<&'t str> {
        let ends = text.char_indices().map(|(at, _)| at);
        let mut parts = ends.map(|at| text.split_at(at));
        let (figure, _) = parts.find(|(_, unit)| self.is_ratio(unit))?;
        Some(figure.trim_end())
    }
}
