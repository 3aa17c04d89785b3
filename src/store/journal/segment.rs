//! One file of the journal: a first line that says where it goes on, then a line per entry.

use crate::clinical::record::Seq;
use crate::reference::Document;
use crate::register::Timestamp;
use crate::store::layout::digest::Digest;
use crate::store::layout::header::{OLDEST, SCHEMA};
use crate::store::layout::raw_entry::RawSegment;
use crate::store::layout::spell::Speller;
use crate::store::layout::stamp::{at_text, parse_at};
use crate::wording::refusals::{journal as said, layout};
use crate::wording::{Phrase, Sentence};

use super::line::{self, Kind};

const FORMAT: &str = "hepatrack journal";

/// What the first line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Header {
    pub(in crate::store) schema: u32,
    /// The register that the journal belongs to.
    pub(in crate::store) register: String,
    /// Which segment this is, from 1.
    pub(in crate::store) number: u32,
    /// The entry before its first one.
    pub(in crate::store) after: Seq,
    /// The digest of that entry's line.
    pub(in crate::store) head: Digest,
    pub(in crate::store) begun: Timestamp,
}

impl Header {
    /// The first line of a segment, and its digest.
    pub(super) fn line(&self, speller: &mut Speller<'_, '_>) -> Digest {
        let start = speller.text.len();
        speller.quoted("(format: ", FORMAT);
        speller.plain(", schema: ", self.schema);
        speller.quoted(", register: ", &self.register);
        speller.plain(", number: ", self.number);
        speller.plain(", after: ", self.after.0);
        speller.quoted(", head: ", &self.head.to_string());
        speller.quoted(", begun: ", &at_text(self.begun));
        speller.push(")");
        let body = speller.text.split_off(start);
        let (line, digest) = line::seal(self.head, Kind::Segment, &body);
        speller.push(&line);
        digest
    }

    /// Reads the first line of a segment; it names the digest that it is chained on itself.
    fn read(text: &[u8]) -> Result<(Self, Digest), Sentence> {
        let no_line = || Sentence::from(said::NO_FIRST_LINE);
        // The chain begins with what the line says of the segment before: whether that is true is the caller's to ask.
        let text = std::str::from_utf8(text).map_err(|_| layout::NOT_UTF8)?;
        let body = text
            .split_once("segment: ")
            .and_then(|(_, body)| body.strip_suffix(')'))
            .ok_or_else(no_line)?;
        let raw: RawSegment<'_> = Document::new("", body).read().map_err(|fault| fault.what)?;
        let head = Digest::parse(&raw.head).ok_or_else(no_line)?;
        let line = line::open(head, text.as_bytes())?;
        if line.kind != Kind::Segment || *raw.format != *FORMAT {
            return Err(no_line());
        }
        if raw.schema > SCHEMA {
            return Err(layout::later_schema(raw.schema));
        }
        if raw.schema < OLDEST {
            return Err(no_line());
        }
        let header = Self {
            schema: raw.schema,
            register: raw.register.to_string(),
            number: raw.number,
            after: Seq(raw.after),
            head,
            begun: parse_at(&raw.begun).ok_or_else(no_line)?,
        };
        Ok((header, line.digest))
    }
}

/// A line of an entry, not yet understood.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scanned<'t> {
    pub(super) seq: Seq,
    pub(super) digest: Digest,
    /// Where the line begins, in bytes.
    pub(super) offset: usize,
    pub(super) body: &'t str,
}

/// What stands behind the last good line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// Nothing.
    Clean,
    /// A write that did not come to its end: nobody was told that it is saved.
    Unfinished,
    /// Something else.
    Bad(Sentence),
}

/// What something else than this program made of the ends of lines: nothing of what they say is changed by it, as every
/// digest tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Foreign {
    ByteOrderMark,
    CarriageReturns,
    EmptyLines,
    NoLastLineEnd,
}

impl Foreign {
    /// What is foreign about a line with its end, if it has one.
    pub(super) fn of(line: &[u8], has_end: bool) -> Option<Self> {
        if line.starts_with(BYTE_ORDER_MARK) {
            Some(Self::ByteOrderMark)
        } else if line.trim_ascii_end().is_empty() {
            Some(Self::EmptyLines)
        } else if line.ends_with(b"\r\n") {
            Some(Self::CarriageReturns)
        } else {
            (!has_end).then_some(Self::NoLastLineEnd)
        }
    }

    /// What is said of a file.
    pub(super) const fn words(self) -> Phrase {
        match self {
            Self::ByteOrderMark => said::MARK_ADDED,
            Self::CarriageReturns => said::RETURNS_ADDED,
            Self::EmptyLines => said::EMPTY_LINES_ADDED,
            Self::NoLastLineEnd => said::LINE_END_TAKEN,
        }
    }
}

/// Where lines go on: behind which byte, entry and digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct From {
    pub(super) offset: usize,
    pub(super) seq: Seq,
    pub(super) digest: Digest,
    /// What was foreign before.
    pub(super) foreign: Option<Foreign>,
}

/// How far a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// All of it: a last line of which only the end is missing is read.
    End,
    /// As far as it is written: a last line without its end is being written.
    Written,
}

/// The lines of entries from a place on, where they go on, and what stands behind them.
pub(super) struct Scan<'t> {
    pub(super) lines: Vec<Scanned<'t>>,
    pub(super) behind: From,
    pub(super) tail: Tail,
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A line without a foreign end.
fn without_return(line: &[u8]) -> (&[u8], Option<Foreign>) {
    match line.strip_suffix(b"\r") {
        Some(line) => (line, Some(Foreign::CarriageReturns)),
        None => (line, None),
    }
}

/// The first line of a segment and where its entries begin.
///
/// # Errors
/// What stands there instead.
pub(super) fn scan_header(bytes: &[u8]) -> Result<(Header, From), Tail> {
    let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else {
        return Err(Tail::Unfinished);
    };
    let (line, rest) = (bytes.get(..end).unwrap_or_default(), bytes.get(end + 1..));
    let (text, has_mark) = match line.strip_prefix(BYTE_ORDER_MARK) {
        Some(text) => (text, Some(Foreign::ByteOrderMark)),
        None => (line, None),
    };
    let (text, has_return) = without_return(text);
    match Header::read(text) {
        Ok((header, digest)) => {
            let from = From {
                offset: end + 1,
                seq: header.after,
                digest,
                foreign: has_return.or(has_mark),
            };
            Ok((header, from))
        }
        // The first line and the first entry are one write.
        Err(_) if is_torn(line, 0) && is_one_line(rest.unwrap_or_default()) => {
            Err(Tail::Unfinished)
        }
        Err(what) => Err(Tail::Bad(what)),
    }
}

/// The lines of entries from a place on. `base` is where `bytes` begin in their file.
pub(super) fn scan(bytes: &[u8], base: usize, from: From, until: Until) -> Scan<'_> {
    let mut lines = Vec::new();
    let mut from = from;
    let tail = loop {
        let rest = bytes.get(from.offset - base..).unwrap_or_default();
        if rest.is_empty() {
            break Tail::Clean;
        }
        if rest.iter().all(|byte| matches!(byte, b'\r' | b'\n')) && rest.contains(&b'\n') {
            from.offset += rest.len();
            from.foreign = from.foreign.or(Some(Foreign::EmptyLines));
            break Tail::Clean;
        }
        let end = rest.iter().position(|byte| *byte == b'\n');
        let text = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let (text, mut foreign) = without_return(text);
        match (entry_line(text, from), end) {
            (Ok((digest, body)), end) if end.is_some() || until == Until::End => {
                if end.is_none() {
                    foreign = Some(Foreign::NoLastLineEnd);
                }
                let seq = Seq(from.seq.0.saturating_add(1));
                lines.push(Scanned {
                    seq,
                    digest,
                    offset: from.offset,
                    body,
                });
                from = From {
                    offset: from.offset + end.map_or(rest.len(), |end| end + 1),
                    seq,
                    digest,
                    foreign: from.foreign.or(foreign),
                };
            }
            (Ok(_) | Err(_), None) => break Tail::Unfinished,
            (Err(_), Some(_)) if is_torn(text, from.offset) && is_one_line(rest) => {
                break Tail::Unfinished;
            }
            (Ok(_), Some(_)) => break Tail::Unfinished,
            (Err(what), Some(_)) => break Tail::Bad(what),
        }
    };
    Scan {
        lines,
        behind: from,
        tail,
    }
}

fn entry_line(text: &[u8], from: From) -> Result<(Digest, &str), Sentence> {
    let line = line::open(from.digest, text)?;
    let seq = line
        .body
        .strip_prefix("(seq: ")
        .and_then(|rest| rest.split_once(','))
        .and_then(|(digits, _)| digits.parse().ok())
        .map(Seq);
    let next = Seq(from.seq.0.saturating_add(1));
    if line.kind != Kind::Entry || seq != Some(next) {
        return Err(said::entry_expected(next.0));
    }
    Ok((line.digest, line.body))
}

/// What a disk writes in one piece, at least.
const SECTOR: usize = 512;

/// Whether sectors of a line that begins at `start` are missing: they read as zeros, from where the write began or from
/// a border between sectors to another. A single damaged byte looks otherwise.
fn is_torn(line: &[u8], start: usize) -> bool {
    let is_border = |place: usize| place == 0 || (start + place).is_multiple_of(SECTOR);
    let mut before = false;
    let mut has_zeros = false;
    for (place, byte) in line.iter().chain([&b'\n']).enumerate() {
        let is_zero = *byte == 0;
        if is_zero != before && !is_border(place) {
            return false;
        }
        has_zeros |= is_zero;
        before = is_zero;
    }
    has_zeros
}

/// Whether nothing stands behind the first end of a line.
fn is_one_line(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    lines.next();
    lines.next().is_none_or(<[u8]>::is_empty) && lines.next().is_none()
}
