//! Comma-separated values (or divided by semicolons, tabs or bars), read strictly and a row at a time, each field with its place.
//!
//! Written here because no reader of such files tells line and column of a field, takes nothing for granted about the
//! encoding, and stops at a row without end. Lines end with LF or CRLF; a field in quotation marks may hold commas,
//! doubled quotation marks and line ends; a byte order mark of UTF-8 is passed over.

mod divider;
mod fault;
mod plain;

use std::io::{self, BufRead, Read as _};

pub(super) use divider::Divider;
use divider::Knows;
pub(super) use fault::{BadRow, RowFault};
use plain::divide;
pub(super) use plain::{Ahead, PlainLines};

/// No row of these tables is longer, in bytes.
const LONGEST_ROW: u64 = 1 << 16;
/// Most rows need no more room.
const USUAL_ROW: usize = 112;
/// Most rows have no more fields.
const USUAL_FIELDS: usize = 8;

/// A field of a row with the place of its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field<'r> {
    pub(super) text: &'r str,
    pub(super) line: u64,
    pub(super) column: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) line: u64,
    /// The text of all fields, one behind the other, perhaps with what divided them.
    text: String,
    spans: Vec<Span>,
}

/// Where a field stands in the text of its row, and in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    start: usize,
    end: usize,
    line: u64,
    column: u64,
}

impl Row {
    /// How many bytes its fields have.
    pub(super) const fn bytes(&self) -> usize {
        self.text.len()
    }

    pub(super) const fn len(&self) -> usize {
        self.spans.len()
    }

    /// A field by its place, from 0.
    pub(super) fn field(&self, place: usize) -> Option<Field<'_>> {
        self.spans.get(place).map(|span| self.of(*span))
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        self.spans.iter().map(|span| self.of(*span))
    }

    fn of(&self, span: Span) -> Field<'_> {
        Field {
            text: self.text.get(span.start..span.end).unwrap_or_default(),
            line: span.line,
            column: span.column,
        }
    }
}

pub(super) struct Scanner<R> {
    input: R,
    divider: Divider,
    /// Whether a name is that of a column: by these the divider is told from the first line.
    knows: Option<Knows>,
    line: u64,
    ended: bool,
    complete: bool,
}

/// One line of the file without its end.
struct Line {
    bytes: Vec<u8>,
    number: u64,
}

impl<R: BufRead> Scanner<R> {
    /// A scanner at the beginning of a file.
    pub(super) const fn new(input: R) -> Self {
        Self {
            input,
            divider: Divider::COMMA,
            knows: None,
            line: 0,
            ended: false,
            complete: true,
        }
    }

    /// A scanner of a file whose header tells by what it is divided: by comma, semicolon, tab or bar.
    pub(super) fn of_table(input: R, knows: impl Fn(&str) -> bool + Send + 'static) -> Self {
        Self {
            knows: Some(Box::new(knows)),
            ..Self::new(input)
        }
    }

    /// Whether the last line read had an end; a file that was cut short has none.
    pub(super) const fn is_complete(&self) -> bool {
        self.complete
    }

    /// The next row that is not an empty line; `None` at the end.
    pub(super) fn next_row(&mut self) -> io::Result<Option<Result<Row, BadRow>>> {
        while !self.ended {
            let Some(line) = self.next_line()? else {
                return Ok(None);
            };
            let line = match line {
                Ok(line) if line.bytes.is_empty() => continue,
                Ok(line) if self.tells_divider(&line) => continue,
                Ok(line) => line,
                Err(bad) => return Ok(Some(Err(bad))),
            };
            let row = self.row(line)?;
            if let Err(bad) = &row {
                self.ended = bad.fault.ends_the_file();
            }
            return Ok(Some(row));
        }
        Ok(None)
    }

    /// Learns the divider from the first line that is not empty; whether that line says nothing else.
    fn tells_divider(&mut self, line: &Line) -> bool {
        let Some(knows) = &self.knows else {
            return false;
        };
        let text = String::from_utf8_lossy(&line.bytes);
        if let Some(divider) = Divider::named(&text) {
            self.divider = divider;
            self.knows = None;
            return true;
        }
        self.divider = Divider::of_header(&text, knows);
        self.knows = None;
        false
    }

    fn next_line(&mut self) -> io::Result<Option<Result<Line, BadRow>>> {
        let mut bytes = Vec::with_capacity(USUAL_ROW);
        let read = self
            .input
            .by_ref()
            .take(LONGEST_ROW)
            .read_until(b'\n', &mut bytes)?;
        if read == 0 {
            self.ended = true;
            return Ok(None);
        }
        self.line += 1;
        let bad = |column, fault| BadRow {
            line: self.line,
            column,
            fault,
        };
        if self.line == 1 {
            if looks_like_utf16(&bytes) {
                self.ended = true;
                return Ok(Some(Err(bad(1, RowFault::Utf16))));
            }
            if bytes.starts_with(b"\xef\xbb\xbf") {
                bytes.drain(..3);
            }
            let returns = bytes.iter().position(|byte| *byte == b'\r');
            if returns.is_some_and(|at| at + 1 < bytes.len() && bytes.get(at + 1) != Some(&b'\n')) {
                self.ended = true;
                return Ok(Some(Err(bad(1, RowFault::CarriageReturns))));
            }
        }
        self.complete = bytes.pop_if(|byte| *byte == b'\n').is_some();
        if !self.complete && read as u64 == LONGEST_ROW {
            self.ended = true;
            return Ok(Some(Err(bad(1, RowFault::TooLong))));
        }
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        Ok(Some(Ok(Line {
            bytes,
            number: self.line,
        })))
    }

    /// The row that begins with `line`; further lines are read while a quotation mark is open.
    fn row(&mut self, line: Line) -> io::Result<Result<Row, BadRow>> {
        if !line.bytes.contains(&b'"') {
            return Ok(unquoted(line, self.divider));
        }
        let mut reading = Reading::new(line.number, self.divider);
        let mut length = line.bytes.len() as u64;
        let mut next = line;
        loop {
            if let Err(bad) = reading.take_line(&next) {
                return Ok(Err(bad));
            }
            if !reading.in_quotes {
                return Ok(Ok(reading.finish()));
            }
            next = match self.next_line()? {
                Some(Ok(line)) => line,
                Some(Err(bad)) => return Ok(Err(bad)),
                None => return Ok(Err(reading.bad(RowFault::OpenQuote))),
            };
            length += next.bytes.len() as u64 + 1;
            if length > LONGEST_ROW {
                return Ok(Err(reading.bad(RowFault::OpenQuote)));
            }
            reading.row.text.push('\n');
        }
    }
}

/// A row without quotation marks: its fields stand between dividers.
fn unquoted(line: Line, divider: Divider) -> Result<Row, BadRow> {
    text_of(&line)?;
    let number = line.number;
    let text = String::from_utf8(line.bytes).unwrap_or_default();
    let mut spans = Vec::with_capacity(USUAL_FIELDS);
    divide(&text, divider, number, &mut spans);
    Ok(Row {
        line: number,
        text,
        spans,
    })
}

/// A row in the making.
struct Reading {
    row: Row,
    divider: char,
    /// The field in the making; its text ends where that of the row does.
    field: Span,
    in_quotes: bool,
    was_quoted: bool,
}

impl Reading {
    const fn new(line: u64, divider: Divider) -> Self {
        Self {
            divider: divider.0 as char,
            row: Row {
                line,
                text: String::new(),
                spans: Vec::new(),
            },
            field: Span {
                start: 0,
                end: 0,
                line,
                column: 1,
            },
            in_quotes: false,
            was_quoted: false,
        }
    }

    const fn bad(&self, fault: RowFault) -> BadRow {
        BadRow {
            line: self.field.line,
            column: self.field.column,
            fault,
        }
    }

    fn take_line(&mut self, line: &Line) -> Result<(), BadRow> {
        let text = text_of(line)?;
        let mut characters = (1_u64..).zip(text.chars()).peekable();
        while let Some((column, character)) = characters.next() {
            if self.in_quotes {
                if character != '"' {
                    self.row.text.push(character);
                } else if characters.next_if(|(_, next)| *next == '"').is_some() {
                    self.row.text.push('"');
                } else {
                    self.in_quotes = false;
                }
                continue;
            }
            match character {
                _ if character == self.divider => self.next_field(line.number, column + 1),
                '"' if self.row.text.len() == self.field.start && !self.was_quoted => {
                    self.in_quotes = true;
                    self.was_quoted = true;
                }
                _ if self.was_quoted => {
                    return Err(BadRow {
                        line: line.number,
                        column,
                        fault: RowFault::TextAfterQuote,
                    });
                }
                _ => self.row.text.push(character),
            }
        }
        Ok(())
    }

    fn next_field(&mut self, line: u64, column: u64) {
        self.end_field();
        let start = self.row.text.len();
        self.field = Span {
            start,
            end: start,
            line,
            column,
        };
        self.was_quoted = false;
    }

    fn end_field(&mut self) {
        self.field.end = self.row.text.len();
        self.row.spans.push(self.field);
    }

    fn finish(mut self) -> Row {
        self.end_field();
        self.row
    }
}

/// The text of a line, or where it is none.
fn text_of(line: &Line) -> Result<&str, BadRow> {
    let column_of = |byte: usize| {
        let before = line.bytes.get(..byte).unwrap_or_default();
        String::from_utf8_lossy(before).chars().count() as u64 + 1
    };
    let bad = |byte, fault| BadRow {
        line: line.number,
        column: column_of(byte),
        fault,
    };
    if let Some(place) = line.bytes.iter().position(|byte| *byte == 0) {
        return Err(bad(place, RowFault::Nul));
    }
    std::str::from_utf8(&line.bytes).map_err(|error| bad(error.valid_up_to(), RowFault::NotUtf8))
}

/// A byte order mark of UTF-16, or every second byte zero as in Latin text without one.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
        || matches!(bytes, [0, first, 0, second, ..] | [first, 0, second, 0, ..] if *first != 0 && *second != 0)
}

#[cfg(test)]
mod tests;
