//! Taking a written value apart: the words around its figures.

use std::borrow::Cow;

use crate::clinical::laboratory::{ValueWord, WordTable, fold_words, is_unspaced};

/// What opens something that stands beside figures, or divides them from words.
const BETWEEN: [char; 8] = [' ', '(', '[', ',', ':', ';', '-', '/'];
const SIGNS: [char; 4] = ['<', '>', '=', ' '];

/// A value as its words and what stands between them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    words: Vec<ValueWord>,
    /// A comparison sign, a figure and its unit, perhaps the same once more; empty where there is no digit.
    pub(super) figures: String,
}

impl Parts {
    pub(super) fn says(&self, word: ValueWord) -> bool {
        self.words.contains(&word)
    }
}

/// Takes a value in small letters apart; `None` where a word around the figures is not known, or where nothing is
/// written.
pub(super) fn parts(value: &str, words: &WordTable<ValueWord>) -> Option<Parts> {
    let is_digit = |c: char| c.is_ascii_digit();
    let value = logarithm_behind(value);
    let Some(digit) = value.find(is_digit) else {
        return sequence(&value, words).map(|words| Parts {
            words,
            figures: String::new(),
        });
    };
    let (before, _) = value.split_at(digit);
    let before = before
        .strip_suffix('.')
        .filter(|before| !before.ends_with(char::is_alphanumeric))
        .unwrap_or(before);
    let (_, mut rest) = value.split_at(before.len());
    let lead = before.trim_end_matches(SIGNS);
    let sign = before.get(lead.len()..).unwrap_or_default().trim();
    let mut found = match lead.trim_end_matches(['(', '[', ',', ':', ';', ' ']) {
        "" => Vec::new(),
        lead => sequence(lead, words)?,
    };
    if lead.ends_with(['(', '[']) {
        rest = rest.trim_end().strip_suffix([')', ']']).unwrap_or(rest);
    }
    let (figures, behind) = words_behind(rest.trim_end(), words);
    found.extend(behind);
    Some(Parts {
        words: found,
        figures: format!("{sign}{figures}"),
    })
}

/// `log10 5.36` and `lg=5.36` as `5.36 log10`.
pub(super) fn logarithm_behind(value: &str) -> Cow<'_, str> {
    for name in ["log10", "log", "lg"] {
        if let Some(rest) = value.strip_prefix(name)
            && let rest = rest.trim_start_matches([' ', '=', ':'])
            && rest.starts_with(|c: char| c.is_ascii_digit() || c == '<' || c == '>')
            && !rest.contains(char::is_alphabetic)
        {
            return Cow::Owned(format!("{rest} {name}"));
        }
    }
    Cow::Borrowed(value)
}

/// The figures with their unit, and the words behind them: as many as there are.
fn words_behind<'t>(text: &'t str, words: &WordTable<ValueWord>) -> (&'t str, Vec<ValueWord>) {
    let mut before = None;
    for (at, character) in text.char_indices() {
        let previous = before.replace(character);
        let begins_a_word = previous.is_some_and(|previous: char| {
            !previous.is_alphanumeric()
                || previous.is_ascii_digit()
                || is_unspaced(character) != is_unspaced(previous)
        });
        if !begins_a_word || character.is_ascii_digit() {
            continue;
        }
        let (figures, behind) = text.split_at(at);
        if behind.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // A laboratory's short mark for "detected".
        if behind.trim() == "d" {
            return (figures.trim_end(), vec![ValueWord::Detected]);
        }
        if let Some(found) = sequence(behind, words) {
            return (figures.trim_end_matches(BETWEEN), found);
        }
    }
    (text, Vec::new())
}

/// What each phrase of a text says; `None` where one of its words is not known, or where it holds none.
fn sequence(text: &str, words: &WordTable<ValueWord>) -> Option<Vec<ValueWord>> {
    let folded = fold_words(text);
    if folded.is_empty() {
        return None;
    }
    if let Some(word) = words.get(&folded) {
        return Some(vec![word]);
    }
    let mut rest: Vec<&str> = folded.split(' ').collect();
    rest.reverse();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let ahead: Vec<&str> = rest.iter().rev().copied().collect();
        if let Some((count, word)) = words.first_of(&ahead) {
            found.push(word);
            rest.truncate(rest.len() - count);
            continue;
        }
        // Scripts without blanks between their words: the longest phrase that the next piece begins with.
        let piece = rest.pop()?;
        let ends = piece.char_indices().rev().map(|(at, _)| at);
        let (behind, word) = ends.filter(|at| *at > 0).find_map(|at| {
            let (phrase, behind) = piece.split_at(at);
            let joins = is_unspaced(phrase.chars().next_back()?);
            words
                .get(phrase)
                .filter(|_| joins)
                .map(|word| (behind, word))
        })?;
        found.push(word);
        rest.push(behind);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::shipped;

    #[test]
    fn words_around_figures() {
        use ValueWord::{BelowLimit, Detected, Greater, Less, Negative, NotDetected, Positive};
        let words = shipped().unwrap().words.values;
        for (value, said, figures) in [
            ("tnd", vec![NotDetected], ""),
            ("less than 20", vec![Less], "20"),
            ("greater than 170000000", vec![Greater], "170000000"),
            ("=23", vec![], "=23"),
            ("<^20", vec![Less], "20"),
            ("< 20 iu/ml", vec![], "<20 iu/ml"),
            ("not detected, <20", vec![NotDetected], "<20"),
            (
                "target not detected (<10 iu/ml)",
                vec![NotDetected],
                "<10 iu/ml",
            ),
            ("<20 iu/ml (not detected)", vec![NotDetected], "<20 iu/ml"),
            ("<20 detected", vec![Detected], "<20"),
            ("<20d", vec![Detected], "<20"),
            ("<20 +", vec![Positive], "<20"),
            (
                "detected but < lloq",
                vec![Detected, ValueWord::Nothing, BelowLimit],
                "",
            ),
            ("低于20", vec![Less], "20"),
            ("20以下", vec![Less], "20"),
            ("阴性(<20 iu/ml)", vec![Negative], "<20 iu/ml"),
            ("阴性,未检出", vec![Negative, NotDetected], ""),
            ("检出低于检测下限", vec![Detected, BelowLimit], ""),
            ("2.3e5 iu/ml (5.36 log)", vec![], "2.3e5 iu/ml (5.36 log)"),
            ("log10 5.36", vec![], "5.36 log10"),
            (".5", vec![], ".5"),
            ("5.36 log10 iu/ml", vec![], "5.36 log10 iu/ml"),
        ] {
            let parts = parts(value, &words).unwrap_or_else(|| panic!("{value}"));
            assert_eq!(
                (parts.words, parts.figures.as_str()),
                (said, figures),
                "{value}"
            );
        }
        for unknown in ["about 20", "-5", "nan", "", "not 20", "vermutlich <20", "?"] {
            assert_eq!(parts(unknown, &words), None, "{unknown}");
        }
    }
}
