//! Words that stand where a value would: there is no result.

use super::fold::fold;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{ValueWord, WordTable, fold_words};
use crate::wording::Sentence;
use crate::wording::refusals::import::NOTHING;

/// Longer texts are cut where they are counted.
const MOST_SHOWN: usize = 40;

/// Why there is no value, in the word by which such rows are counted: `pending`, `haemolysed`; `nothing` for an empty
/// cell. A longer text that holds such a word and nothing that could be a value is counted as it stands. `None` for
/// everything else, values among it.
#[must_use]
pub fn no_result(text: &str, knowledge: &Knowledge) -> Option<Sentence> {
    let words = &knowledge.words;
    let written = text.trim();
    if written.is_empty() {
        return Some(NOTHING.into());
    }
    let folded = fold_words(&fold(written));
    if let Some(place) = words.no_result.get(&folded) {
        return words.no_result_names.get(place).map(Sentence::alike);
    }
    let could_be_a_value = written.chars().any(char::is_numeric)
        || folded.contains(['<', '>', '+'])
        || phrases(&folded, &words.values).any(|word| word != ValueWord::Nothing);
    let says_why = !could_be_a_value && phrases(&folded, &words.no_result).next().is_some();
    let shown = || Sentence::alike(&written.chars().take(MOST_SHOWN).collect::<String>());
    says_why.then(shown)
}

/// Every phrase of a table that stands anywhere in a text: as whole words, or, in scripts that put no blanks between
/// words, anywhere.
fn phrases<'a, T: Copy + PartialEq>(
    folded: &'a str,
    table: &'a WordTable<T>,
) -> impl Iterator<Item = T> + 'a {
    let words: Vec<&str> = folded.split(' ').collect();
    let spaced = (0..words.len()).filter_map(move |start| {
        let (_, meaning) = table.first_of(words.get(start..)?)?;
        Some(meaning)
    });
    spaced.chain(table.unspaced_in(folded))
}
