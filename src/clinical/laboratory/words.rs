//! Words that laboratories print beside or instead of a value (`data/words.ron`).

use std::collections::HashMap;

use serde::Deserialize;

use super::fold::fold_words;

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

/// Words and phrases with what they mean, compared as [`fold_words`] leaves them.
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

    /// What a whole folded text means.
    #[must_use]
    pub fn get(&self, folded: &str) -> Option<T> {
        self.meanings.get(folded).copied()
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

/// The words of reports and of the columns of their files.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReportWords {
    /// Whether a result counts.
    pub statuses: WordTable<ResultStatus>,
    /// Words that say nothing beside a word of status.
    pub beside_status: WordTable<()>,
    /// Whether a result was verified.
    pub verified: WordTable<bool>,
    /// Columns that hold a status.
    pub status_columns: WordTable<()>,
    /// Columns that say whether a result was verified.
    pub verified_columns: WordTable<()>,
    /// A column whose folded name without blanks holds one of these may speak of whether a row counts.
    pub validity_stems: Vec<String>,
    /// A column whose name has one of these words may do so too.
    pub validity_words: WordTable<()>,
}
