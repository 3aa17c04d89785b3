//! Walking along a part word by word.

use super::Wrong;
use crate::wording::refusals::lines as said;

/// What is left of a part; blanks between words are passed over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'t> {
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            rest: text.trim_ascii(),
        }
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn peek(&self) -> &'t str {
        let end = self.rest.bytes().position(is_blank);
        end.map_or(self.rest, |end| self.rest.split_at(end).0)
    }

    /// The next word; empty at the end.
    pub(super) fn word(&mut self) -> &'t str {
        let word = self.peek();
        self.skip(word.len());
        word
    }

    /// Takes the next word if it is `wanted`.
    pub(super) fn take(&mut self, wanted: &str) -> bool {
        let is_next = self.peek() == wanted;
        if is_next {
            self.skip(wanted.len());
        }
        is_next
    }

    /// The words up to the one that `ends` it, which stays.
    pub(super) fn phrase(&mut self, ends: impl Fn(&str) -> bool) -> &'t str {
        let whole = self.rest;
        while !self.is_at_end() && !ends(self.peek()) {
            self.word();
        }
        let (phrase, _) = whole.split_at(whole.len() - self.rest.len());
        phrase.trim_ascii_end()
    }

    /// Everything that is left.
    pub(super) fn all(&mut self) -> &'t str {
        self.phrase(|_| false)
    }

    /// What stands between `open` and the `close` that matches it, if `open` is next.
    pub(super) fn enclosed(&mut self, open: char, close: char) -> Result<Option<&'t str>, Wrong> {
        let Some(inner) = self.rest.strip_prefix(open) else {
            return Ok(None);
        };
        let mut depth = 1_u32;
        for (position, character) in inner.char_indices() {
            if character == open {
                depth += 1;
            } else if character == close {
                depth -= 1;
            }
            if depth == 0 {
                self.rest = inner
                    .split_at(position + close.len_utf8())
                    .1
                    .trim_ascii_start();
                return Ok(Some(inner.split_at(position).0.trim_ascii()));
            }
        }
        Err(Wrong::new(said::not_closed(open), said::close_after(close)))
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.split_at(bytes).1.trim_ascii_start();
    }
}

/// Blanks are those of ASCII: no other is ever printed.
const fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

/// The parts of a line: divided by `;` outside parentheses.
pub(super) fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut depth = 0_u32;
        let end = text.bytes().position(|byte| {
            match byte {
                b'(' => depth += 1,
                b')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            byte == b';' && depth == 0
        });
        let Some(end) = end else {
            rest = None;
            return Some(text);
        };
        let (part, others) = text.split_at(end);
        rest = others.get(1..);
        Some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_falls_apart_at_semicolons_outside_parentheses() {
        let divided: Vec<_> = parts("a (b; c); d;").collect();
        assert_eq!(divided, ["a (b; c)", " d", ""]);
    }

    #[test]
    fn words_and_what_is_enclosed() {
        let mut cursor = Cursor::new("  dna (a (b)) [..40]  !");
        assert_eq!(cursor.word(), "dna");
        assert_eq!(cursor.enclosed('[', ']'), Ok(None));
        assert_eq!(cursor.enclosed('(', ')'), Ok(Some("a (b)")));
        assert_eq!(cursor.enclosed('[', ']'), Ok(Some("..40")));
        assert!(cursor.take("!"));
        assert!(cursor.is_at_end());
        assert!(Cursor::new("(a").enclosed('(', ')').is_err());
    }
}
