//! The words of a line, folded, each with its place in the text as it was typed.

use std::ops::Range;

use super::Piece;
use crate::notation::fold;

/// A word is a piece without blanks.
pub(super) type Word = Piece;

/// The words between two bytes of a text.
pub(super) fn words(text: &str, within: Range<usize>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    let inner = text.get(within.clone()).unwrap_or_default();
    let ends = inner.char_indices().chain([(inner.len(), ' ')]);
    for (at, character) in ends {
        let at = within.start + at;
        match (is_blank(character), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                words.push(piece(text, from..at));
                start = None;
            }
            (false, Some(_)) | (true, None) => {}
        }
    }
    words
}

/// What stands between two bytes, folded.
pub(super) fn piece(text: &str, span: Range<usize>) -> Piece {
    let written = text.get(span.clone()).unwrap_or_default();
    Piece {
        text: fold(written).into_owned(),
        span,
    }
}

/// Whether a character is `sign`, in any of its forms.
pub(super) fn is_sign(character: char, sign: char) -> bool {
    let mut buffer = [0; 4];
    fold(character.encode_utf8(&mut buffer)).starts_with(sign)
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || is_sign(character, ' ')
}

/// Several words as one piece, blanks between them.
pub(super) fn joined(words: &[Word]) -> Piece {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    Piece {
        text: texts.join(" "),
        span: span(words),
    }
}

/// From the start of the first to the end of the last.
pub(super) fn span(words: &[Word]) -> Range<usize> {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => first.span.start..last.span.end,
        (Some(_) | None, _) => 0..0,
    }
}
