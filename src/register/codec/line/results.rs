//! Tests and their values.

use std::ops::Range;

use super::days::{last_day, looks_like_a_day};
use super::words::{Word, span};
use super::{Codec, Item, LinePart, LineProblem, Piece, SERO, SERO_MARKERS, Says};
use crate::clinical::laboratory::Test;
use crate::notation::parse_test;
use crate::wording::refusals::lines as said;

/// No test has a name of more words.
const MOST_WORDS: usize = 4;
/// No unit has a name of more words.
const MOST_UNIT_WORDS: usize = 3;
const PHRASES: [&[&str]; 9] = [
    &["no", "focal", "lesion"],
    &["focal", "lesion"],
    &["known", "lesion"],
    &["none", "found"],
    &["wild", "type"],
    &["target", "not", "detected"],
    &["not", "detected"],
    &["not", "reactive"],
    &["non", "reactive"],
];
/// What says that something was detected, behind a limit.
const DETECTED: [&str; 3] = ["detected", "d", "+"];

impl Codec<'_> {
    /// Reads tests with their values, and the day that may stand last.
    pub(super) fn results(&self, text: &str, part: &mut LinePart, words: &[Word]) {
        let mut items: Vec<Item> = Vec::new();
        let mut rest = words;
        while !rest.is_empty() {
            if last_day(rest) == rest.len() {
                part.take_day(text, rest);
                break;
            }
            let Some((count, found)) = self.item(text, part, rest) else {
                rest = self.not_a_test(text, part, rest, items.is_empty());
                continue;
            };
            for item in found {
                if items.iter().any(|other| other.test == item.test) {
                    part.fault(text, item.span, LineProblem::TestTwice);
                } else {
                    items.push(item);
                }
            }
            rest = rest.get(count..).unwrap_or_default();
        }
        if !items.is_empty() {
            part.says = Says::Results(items);
        }
    }

    /// One test with its value, or five signs: how many words they have. `None` where no test begins.
    fn item(&self, text: &str, part: &mut LinePart, words: &[Word]) -> Option<(usize, Vec<Item>)> {
        let first = words.first()?;
        if let Some(signs) = strip_sero(&first.text) {
            return Some(sero(text, part, words, signs));
        }
        if let Some((test, sign)) = self.glued_sign(text, first) {
            let item = Item {
                test,
                span: first.span.clone(),
                value: sign,
            };
            return Some((1, vec![item]));
        }
        let (count, test) = self.test_at(words)?;
        let behind = words.get(count..).unwrap_or_default();
        if behind.is_empty() || self.begins_item(text, behind) {
            let named = words.get(..count).unwrap_or_default();
            part.fault(text, span(named), LineProblem::NoValue);
            return Some((count, Vec::new()));
        }
        let (more, value) = self.value(test, behind);
        let item = Item {
            test,
            span: first.span.start..value.span.end,
            value,
        };
        Some((count + more, vec![item]))
    }

    fn begins_item(&self, text: &str, words: &[Word]) -> bool {
        words.first().is_some_and(|first| {
            strip_sero(&first.text).is_some()
                || self.glued_sign(text, first).is_some()
                || self.test_at(words).is_some()
        })
    }

    /// `eag-`, `us=`: the test, and the sign with its place.
    fn glued_sign(&self, text: &str, word: &Word) -> Option<(Test, Piece)> {
        let name = word.text.strip_suffix(['+', '-', '='])?;
        let test = self.test_named(name)?;
        let written = text.get(word.span.clone())?;
        let sign = written.chars().next_back()?;
        let span = word.span.end - sign.len_utf8()..word.span.end;
        Some((test, super::words::piece(text, span)))
    }

    /// The test that begins here, in as many words as its name has.
    fn test_at(&self, words: &[Word]) -> Option<(usize, Test)> {
        (1..=words.len().min(MOST_WORDS)).rev().find_map(|count| {
            let named = words.get(..count)?;
            let has_letters = |word: &Word| word.text.chars().any(char::is_alphanumeric);
            if !named.iter().all(has_letters) {
                return None;
            }
            let test = self.test_named(&super::words::joined(named).text)?;
            Some((count, test))
        })
    }

    fn test_named(&self, name: &str) -> Option<Test> {
        // Codes of tests are numbers, which would be taken for values here.
        if !name.starts_with(char::is_alphabetic) {
            return None;
        }
        let lower = name.to_lowercase();
        self.vocabulary.test(&lower).ok().map(|(test, _)| test)
    }

    /// The value: a word or a phrase, its unit, whether it was detected, its upper limit. How many words it has.
    fn value(&self, test: Test, words: &[Word]) -> (usize, Piece) {
        let mut taken = phrase(words).unwrap_or(1).min(words.len());
        if test == Test::Genotype {
            let further = words.get(taken..).unwrap_or_default();
            taken += further
                .iter()
                .take_while(|word| is_variant(&word.text))
                .count();
        }
        let mut text = super::words::joined(words.get(..taken).unwrap_or_default()).text;
        let mut detected = false;
        if let Some(limit) = glued_detection(test, &text) {
            text = limit;
            detected = true;
        }
        let mut unit: &[Word] = &[];
        // The mark of detection stands before the unit or behind it.
        for _ in 0..2 {
            if unit.is_empty() {
                let count = self.unit_at(test, words, taken);
                unit = words.get(taken..taken + count).unwrap_or_default();
                taken += count;
            }
            if test == Test::HbvDna && !detected && is_one_of(words.get(taken), &DETECTED) {
                detected = true;
                taken += 1;
            }
        }
        for word in unit {
            text.push(' ');
            text.push_str(&word.text);
        }
        if detected {
            text.push_str(" detected");
        }
        if let Some(limit) = words.get(taken).filter(|word| is_limit(&word.text)) {
            text.push_str(&limit.text);
            taken += 1;
        }
        let span = span(words.get(..taken).unwrap_or_default());
        (taken, Piece { text, span })
    }

    /// How many words the unit has that begins at `from`, perhaps with an upper limit behind its stroke.
    fn unit_at(&self, test: Test, words: &[Word], from: usize) -> usize {
        let definition = self.vocabulary.definition(test);
        (1..=MOST_UNIT_WORDS)
            .rev()
            .find(|count| {
                let Some(unit) = words.get(from..from + count) else {
                    return false;
                };
                if unit.iter().any(|word| is_limit(&word.text)) {
                    return false;
                }
                let spelled = super::words::joined(unit).text;
                let without = match spelled.rsplit_once('/') {
                    Some((unit, limit)) if is_number(limit) => unit,
                    Some(_) | None => spelled.as_str(),
                };
                let may_be_one = |c: char| c.is_alphanumeric() || c == '%';
                without.chars().any(may_be_one)
                    && (definition.unit_spelled(without).is_some()
                        || definition.unit_spelled(&spelled).is_some())
            })
            .unwrap_or(0)
    }

    /// Complains about words up to the next test; gives back what follows.
    fn not_a_test<'w>(
        &self,
        text: &str,
        part: &mut LinePart,
        words: &'w [Word],
        is_first: bool,
    ) -> &'w [Word] {
        let Some(first) = words.first() else {
            return words;
        };
        let begins = |at: &usize| {
            let rest = words.get(*at..).unwrap_or_default();
            self.begins_item(text, rest) || last_day(rest) == rest.len()
        };
        let end = (1..words.len()).find(begins).unwrap_or(words.len());
        let problem = if looks_like_a_day(&first.text) {
            LineProblem::DayInside
        } else if !is_first && first.text.starts_with(|c: char| c.is_ascii_digit()) {
            LineProblem::BlankInNumber
        } else {
            let known = parse_test(&first.text, self.vocabulary.knowledge).err();
            let mixed_up = known.filter(|fault| !fault.readings.is_empty());
            LineProblem::NoTest(mixed_up.map(|fault| said::told(fault.problem, fault.accepted)))
        };
        let (unknown, rest) = words.split_at(end);
        part.fault(text, span(unknown), problem);
        rest
    }
}

/// What stands behind `sero` in the same word.
fn strip_sero(word: &str) -> Option<&str> {
    let (sero, signs) = word.split_at_checked(SERO.len())?;
    let are_signs = signs.chars().all(|sign| matches!(sign, '+' | '-'));
    (sero.eq_ignore_ascii_case(SERO) && are_signs).then_some(signs)
}

/// Five signs, in the word itself or in the next.
fn sero(text: &str, part: &mut LinePart, words: &[Word], glued: &str) -> (usize, Vec<Item>) {
    let next = words
        .get(1)
        .filter(|_| glued.is_empty())
        .filter(|word| word.text.starts_with(['+', '-']));
    let count = if next.is_some() { 2 } else { 1 };
    let all = span(words.get(..count).unwrap_or_default());
    let signs = next.map_or(glued, |word| &word.text);
    let are_signs = signs.chars().all(|sign| matches!(sign, '+' | '-'));
    if !are_signs || signs.chars().count() != SERO_MARKERS.len() {
        part.fault(text, all, LineProblem::NotFiveSigns);
        return (count, Vec::new());
    }
    let items = SERO_MARKERS
        .into_iter()
        .zip(signs.chars())
        .zip(places(text, &all))
        .map(|((marker, sign), span)| Item {
            test: Test::Marker(marker),
            span: span.clone(),
            value: Piece {
                text: sign.to_string(),
                span,
            },
        });
    (count, items.collect())
}

/// Where each of the last five characters stands.
fn places(text: &str, within: &Range<usize>) -> Vec<Range<usize>> {
    let written = text.get(within.clone()).unwrap_or_default();
    let mut places: Vec<Range<usize>> = written
        .char_indices()
        .rev()
        .take(SERO_MARKERS.len())
        .map(|(at, sign)| within.start + at..within.start + at + sign.len_utf8())
        .collect();
    places.reverse();
    places
}

fn phrase(words: &[Word]) -> Option<usize> {
    PHRASES.into_iter().find_map(|phrase| {
        let begins = phrase.iter().enumerate().all(|(place, own)| {
            let word = words.get(place);
            word.is_some_and(|word| word.text.eq_ignore_ascii_case(own))
        });
        begins.then_some(phrase.len())
    })
}

/// `<20+` and `<20d`: the limit without the mark.
fn glued_detection(test: Test, value: &str) -> Option<String> {
    let limit = value.strip_suffix(['+', 'd', 'D'])?;
    (test == Test::HbvDna && value.starts_with('<') && limit.len() > 1).then(|| limit.to_owned())
}

fn is_one_of(word: Option<&Word>, words: &[&str]) -> bool {
    word.is_some_and(|word| words.iter().any(|own| word.text.eq_ignore_ascii_case(own)))
}

/// Whether a word begins as a variant does, `rtM2`: variants may be typed with blanks between them.
fn is_variant(word: &str) -> bool {
    let mut letters = word.chars().map(|letter| letter.to_ascii_lowercase());
    let prefix = letters.by_ref().take(2).eq("rt".chars());
    prefix
        && letters
            .next()
            .is_some_and(|wild| wild.is_ascii_alphabetic())
        && letters.next().is_some_and(|digit| digit.is_ascii_digit())
}

fn is_limit(word: &str) -> bool {
    word.strip_prefix('/').is_some_and(is_number)
}

/// Whether a word begins as a number does; whoever reads it judges the rest.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(' ')
}
