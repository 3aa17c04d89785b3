//! One line of the journal: what it says, behind a digest that is chained on the line before.
//!
//! ```text
//! (sha256: "9f2c..", entry: (seq: 398, at: "..", ..))
//! ```

use crate::store::layout::digest::Digest;
use crate::wording::Phrase;
use crate::wording::refusals::{journal as said, layout};

const OPENING: &str = "(sha256: \"";
const AFTER_DIGEST: &str = "\", ";
const DIGITS: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The first of a segment.
    Segment,
    Entry,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Segment => "segment: ",
            Self::Entry => "entry: ",
        }
    }
}

/// A line that was read and is as it was written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    pub(super) kind: Kind,
    pub(super) digest: Digest,
    pub(super) body: &'t str,
}

/// The line for `body`, with its end, and its digest.
pub(super) fn seal(previous: Digest, kind: Kind, body: &str) -> (String, Digest) {
    let said = format!("{}{body}", kind.word());
    let digest = previous.chained(said.as_bytes());
    (line_of(digest, &said), digest)
}

/// The line that says this, with its end.
pub(in crate::store) fn line_of(digest: Digest, said: &str) -> String {
    format!("{OPENING}{digest}{AFTER_DIGEST}{said})\n")
}

/// What a line says, given without its end, and the digest that it names for itself, true or not.
pub(in crate::store) fn said_of(line: &[u8]) -> Option<(Digest, &str)> {
    let rest = std::str::from_utf8(line).ok()?.strip_prefix(OPENING)?;
    let (digits, rest) = rest.split_at_checked(DIGITS)?;
    let said = rest.strip_prefix(AFTER_DIGEST)?.strip_suffix(')')?;
    Some((Digest::parse(digits)?, said))
}

/// The digest that a line names for itself, true or not.
pub(super) fn named(line: &[u8]) -> Option<Digest> {
    let text = std::str::from_utf8(line).ok()?;
    Digest::parse(text.strip_prefix(OPENING)?.get(..DIGITS)?)
}

/// What a line says, given without its end.
///
/// # Errors
/// Why it is not the line that was written after the one with the digest `previous`.
pub(super) fn open(previous: Digest, line: &[u8]) -> Result<Line<'_>, Phrase> {
    let text = std::str::from_utf8(line).map_err(|_| layout::NOT_UTF8)?;
    let rest = text.strip_prefix(OPENING).ok_or(said::NO_LINE)?;
    let (digits, rest) = rest.split_at_checked(DIGITS).ok_or(said::NO_LINE)?;
    let said = rest
        .strip_prefix(AFTER_DIGEST)
        .and_then(|rest| rest.strip_suffix(')'))
        .ok_or(said::NO_LINE)?;
    let digest = Digest::parse(digits).ok_or(said::NO_LINE)?;
    if previous.chained(said.as_bytes()) != digest {
        return Err(said::LINE_CHANGED);
    }
    let (kind, body) = [Kind::Segment, Kind::Entry]
        .into_iter()
        .find_map(|kind| Some((kind, said.strip_prefix(kind.word())?)))
        .ok_or(said::NO_LINE)?;
    Ok(Line { kind, digest, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let (line, digest) = seal(Digest::NONE, Kind::Entry, "(seq: 1, by: \"伟\")");
        let line = line.strip_suffix('\n').unwrap().as_bytes();
        let read = open(Digest::NONE, line).unwrap();
        assert_eq!(
            (read.kind, read.digest, read.body),
            (Kind::Entry, digest, "(seq: 1, by: \"伟\")")
        );
        assert!(open(digest, line).is_err());
        for place in 0..line.len() {
            assert!(open(Digest::NONE, &line[..place]).is_err());
            for bit in 0..8 {
                let mut changed = line.to_vec();
                changed[place] ^= 1 << bit;
                assert!(open(Digest::NONE, &changed).is_err(), "{place}.{bit}");
            }
        }
    }
}
