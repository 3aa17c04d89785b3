//! The parts of a line, and what each is: results, something done with a drug, or a note.

use std::ops::Range;

use super::days::{first_day, last_day, looks_like_a_day};
use super::words::{Word, is_sign, joined, piece, span, words};
use super::{Act, Codec, LinePart, LineProblem, NOTE, Piece, Says, is_word};
use crate::notation::{drugs_beginning_with, parse_drug};

/// Where the parts stand: divided by `;` in any of its forms. A note goes on to the end of the line.
pub(super) fn divided(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        if is_sign(character, ';') && !is_note(text, start..at) {
            parts.push(start..at);
            start = at + character.len_utf8();
        }
    }
    parts.push(start..text.len());
    parts
}

fn is_note(text: &str, part: Range<usize>) -> bool {
    let words = words(text, part);
    let mut words = words.as_slice();
    while let Some((_day, rest)) = a_day(words) {
        words = rest;
    }
    words
        .first()
        .is_some_and(|word| behind_note(text, word).is_some())
}

/// The day that stands first, and what stands behind it.
fn a_day(words: &[Word]) -> Option<(&[Word], &[Word])> {
    let day = words.split_at_checked(first_day(words));
    day.filter(|(day, _)| !day.is_empty())
}

/// Where the text begins behind the word before a note: `note came alone`, `note: came alone`.
fn behind_note(text: &str, word: &Word) -> Option<usize> {
    if is_word(&word.text, NOTE) {
        return Some(word.span.end);
    }
    let written = text.get(word.span.clone())?;
    let (at, colon) = written
        .char_indices()
        .find(|(_, character)| is_sign(*character, ':'))?;
    let before = piece(text, word.span.start..word.span.start + at);
    is_word(&before.text, NOTE).then(|| word.span.start + at + colon.len_utf8())
}

/// The part without the blanks around it.
fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let words = words(text, part.clone());
    if words.is_empty() { part } else { span(&words) }
}

impl Codec<'_> {
    /// What a part says.
    pub(super) fn line_part(&self, text: &str, within: Range<usize>) -> LinePart {
        let mut part = LinePart {
            span: trimmed(text, within.clone()),
            day: None,
            says: Says::Nothing,
            faults: Vec::new(),
        };
        let (head, reason) = head_and_reason(text, within.clone());
        let end = within.end;
        let all = words(text, within);
        let day = first_day(&all);
        let Some((day, mut rest)) = all.split_at_checked(day) else {
            return part;
        };
        if !day.is_empty() {
            part.day = Some(joined(day));
            rest = part.skip_days(text, rest);
        }
        let Some(first) = rest.first() else {
            let problem = if day.is_empty() {
                LineProblem::EmptyPart
            } else {
                LineProblem::OnlyADay
            };
            if part.faults.is_empty() {
                part.fault(text, part.span.clone(), problem);
            }
            return part;
        };
        if let Some(behind) = behind_note(text, first) {
            let noted = as_typed(text, behind..end);
            if noted.text.is_empty() {
                part.fault(text, first.span.clone(), LineProblem::EmptyNote);
            } else {
                part.says = Says::Note(noted);
            }
            return part;
        }
        let head = head.get(all.len() - rest.len()..).unwrap_or_default();
        if let Some((word, behind)) = head.split_first()
            && let Some(act) = Act::named(&word.text)
        {
            self.drug(text, &mut part, (act, word), behind, reason);
        } else {
            self.results(text, &mut part, rest);
        }
        part
    }

    fn drug(
        &self,
        text: &str,
        part: &mut LinePart,
        (act, word): (Act, &Word),
        behind: &[Word],
        reason: Piece,
    ) {
        let (drugs, day) = behind.split_at(behind.len() - last_day(behind));
        part.take_day(text, day);
        for inside in drugs.iter().filter(|word| looks_like_a_day(&word.text)) {
            part.fault(text, inside.span.clone(), LineProblem::DayInside);
        }
        let drugs: Vec<Word> = drugs
            .iter()
            .filter(|word| !looks_like_a_day(&word.text))
            .cloned()
            .collect();
        let here = word.span.end..word.span.end;
        let nothing = || Piece {
            text: String::new(),
            span: here.clone(),
        };
        let (old, new) = match act {
            Act::Start => (nothing(), self.only_drug(text, part, &drugs)),
            Act::Stop => (self.only_drug(text, part, &drugs), nothing()),
            Act::Switch => self.two_drugs(text, part, &drugs),
        };
        let at = |piece: Piece| {
            if piece.text.is_empty() {
                nothing()
            } else {
                piece
            }
        };
        part.says = Says::Drug {
            act,
            word: word.span.clone(),
            old: at(old),
            new: at(new),
            reason,
        };
    }

    /// The drug that these words are; complains about words behind it.
    fn only_drug(&self, text: &str, part: &mut LinePart, words: &[Word]) -> Piece {
        if self.is_a_drug(words) {
            return joined(words);
        }
        let known = (1..words.len())
            .rev()
            .filter_map(|count| words.split_at_checked(count))
            .find(|(drug, _)| self.is_a_drug(drug));
        match known {
            Some((drug, behind)) => {
                part.fault(text, span(behind), LineProblem::BehindTheDrug);
                joined(drug)
            }
            None => joined(words),
        }
    }

    /// The drug that is stopped and the one that is started: two, or only the second.
    fn two_drugs(&self, text: &str, part: &mut LinePart, words: &[Word]) -> (Piece, Piece) {
        let exactly = |words: &[Word]| self.is_named(words);
        let roughly = |words: &[Word]| self.is_a_drug(words);
        if let Some(both) = one_or_two(words, exactly).or_else(|| one_or_two(words, roughly)) {
            return both;
        }
        match words {
            [old, rest @ ..] if !rest.is_empty() && self.is_a_drug(std::slice::from_ref(old)) => {
                (old.clone(), self.only_drug(text, part, rest))
            }
            [old, new] => (old.clone(), new.clone()),
            [..] => (Piece::default(), self.only_drug(text, part, words)),
        }
    }

    fn is_named(&self, words: &[Word]) -> bool {
        !words.is_empty() && parse_drug(&joined(words).text, self.vocabulary.knowledge).is_ok()
    }

    /// Whether words are a drug, or as much of one as is clear.
    fn is_a_drug(&self, words: &[Word]) -> bool {
        let begun = || {
            let text = joined(words).text;
            drugs_beginning_with(&text, self.vocabulary.knowledge).len() == 1
        };
        self.is_named(words) || (!words.is_empty() && begun())
    }
}

fn one_or_two(words: &[Word], is_drug: impl Fn(&[Word]) -> bool) -> Option<(Piece, Piece)> {
    if is_drug(words) {
        return Some((Piece::default(), joined(words)));
    }
    (1..words.len())
        .filter_map(|at| words.split_at_checked(at))
        .find(|(old, new)| is_drug(old) && is_drug(new))
        .map(|(old, new)| (joined(old), joined(new)))
}

impl LinePart {
    /// Complains about further days behind the first one; what stands behind them.
    fn skip_days<'w>(&mut self, text: &str, mut words: &'w [Word]) -> &'w [Word] {
        while let Some((day, rest)) = a_day(words) {
            self.fault(text, span(day), LineProblem::DayInside);
            words = rest;
        }
        words
    }

    /// Takes a day that stands last.
    pub(super) fn take_day(&mut self, text: &str, day: &[Word]) {
        if day.is_empty() {
            return;
        }
        if self.day.is_some() {
            self.fault(text, span(day), LineProblem::DayInside);
        } else {
            self.day = Some(joined(day));
        }
    }
}

/// The words before the first `:`, and the reason behind it as it was typed.
fn head_and_reason(text: &str, within: Range<usize>) -> (Vec<Word>, Piece) {
    let inner = text.get(within.clone()).unwrap_or_default();
    let colon = inner
        .char_indices()
        .find(|(_, character)| is_sign(*character, ':'));
    let Some((at, colon)) = colon else {
        return (
            words(text, within.clone()),
            piece(text, within.end..within.end),
        );
    };
    let start = within.start + at + colon.len_utf8();
    let head = words(text, within.start..within.start + at);
    (head, as_typed(text, start..within.end))
}

/// A text without the blanks around it, otherwise as it was typed.
fn as_typed(text: &str, within: Range<usize>) -> Piece {
    let span = trimmed(text, within);
    let text = text.get(span.clone()).unwrap_or_default().trim().to_owned();
    Piece { text, span }
}
