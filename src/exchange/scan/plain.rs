//! Whole lines that hold nothing out of the ordinary: nearly all of a large file. They are found without being taken
//! apart, so that this can be done elsewhere.

use std::io::BufRead;

use memchr::{memchr_iter, memchr2, memrchr};

use super::{Divider, LONGEST_ROW, Row, Scanner, Span};

/// So many rows are read one by one where the first is out of the ordinary: the others are likely to be so too.
const ROWS_OUT_OF_THE_ORDINARY: usize = 1024;

/// What comes next in a file.
pub(in super::super) enum Ahead {
    /// Whole lines, passed over.
    Lines(PlainLines),
    /// So many rows, or what is left, to be read one by one.
    Rows(usize),
}

/// Whole lines without quotation marks and zero bytes, all of them text and none longer than a row can be.
pub(in super::super) struct PlainLines {
    text: String,
    /// The number of the first.
    first: u64,
    divider: Divider,
}

impl<R: BufRead> Scanner<R> {
    /// The whole lines that are read already, up to the first that is out of the ordinary.
    pub(in super::super) fn look_ahead(&mut self) -> Ahead {
        // Whoever reads the next row meets the error.
        let read = match self.input.fill_buf() {
            Ok(read) if !self.ended => read,
            Ok(_) | Err(_) => return Ahead::Rows(1),
        };
        let odd = memchr2(b'"', 0, read);
        let before = read.get(..odd.unwrap_or(read.len())).unwrap_or_default();
        let mut end = 0;
        let mut is_long = false;
        for line_end in memchr_iter(b'\n', before) {
            is_long = (line_end + 1 - end) as u64 > LONGEST_ROW;
            if is_long {
                break;
            }
            end = line_end + 1;
        }
        let lines = before.get(..end).unwrap_or_default();
        let (text, is_text) = match std::str::from_utf8(lines) {
            Ok(text) => (text, true),
            Err(error) => {
                let valid = lines.get(..error.valid_up_to()).unwrap_or_default();
                let end = memrchr(b'\n', valid).map_or(0, |last| last + 1);
                let valid = valid.get(..end).unwrap_or_default();
                (std::str::from_utf8(valid).unwrap_or_default(), false)
            }
        };
        if text.is_empty() {
            let is_odd = odd.is_some() || is_long || !is_text;
            return Ahead::Rows(if is_odd { ROWS_OUT_OF_THE_ORDINARY } else { 1 });
        }
        let lines = PlainLines {
            text: text.to_owned(),
            first: self.line + 1,
            divider: self.divider,
        };
        self.input.consume(lines.text.len());
        self.line += lines.count();
        self.complete = true;
        Ahead::Lines(lines)
    }
}

impl PlainLines {
    pub(in super::super) const fn bytes(&self) -> usize {
        self.text.len()
    }

    pub(in super::super) fn count(&self) -> u64 {
        memchr_iter(b'\n', self.text.as_bytes()).count() as u64
    }

    /// The number of the last that is not empty.
    pub(in super::super) fn last(&self) -> Option<u64> {
        let behind = self.text.lines().rev().position(|line| !line.is_empty())?;
        Some(self.first + self.count() - 1 - behind as u64)
    }

    /// Hands out a row for each line that is not empty, with the byte at which the line begins.
    pub(in super::super) fn each_row(&self, mut take: impl FnMut(&Row, usize)) {
        let mut row = Row {
            line: self.first,
            text: String::new(),
            spans: Vec::new(),
        };
        let mut start = 0;
        for (number, line) in (self.first..).zip(self.text.split_inclusive('\n')) {
            let text = line.lines().next().unwrap_or_default();
            if !text.is_empty() {
                row.become_line(number, text, self.divider);
                take(&row, start);
            }
            start += line.len();
        }
    }

    /// The row of the line that begins at a byte.
    pub(in super::super) fn row_at(&self, start: usize) -> Row {
        let (before, rest) = self.text.split_at_checked(start).unwrap_or_default();
        let mut row = Row {
            line: 0,
            text: String::new(),
            spans: Vec::new(),
        };
        let number = self.first + memchr_iter(b'\n', before.as_bytes()).count() as u64;
        let line = rest.lines().next().unwrap_or_default();
        row.become_line(number, line, self.divider);
        row
    }
}

impl Row {
    fn become_line(&mut self, number: u64, text: &str, divider: Divider) {
        self.line = number;
        self.text.clear();
        self.text.push_str(text);
        self.spans.clear();
        divide(text, divider, number, &mut self.spans);
    }
}

/// Where the fields of a line without quotation marks stand.
pub(super) fn divide(text: &str, divider: Divider, line: u64, spans: &mut Vec<Span>) {
    let is_ascii = text.is_ascii();
    let mut column = 1;
    let mut start = 0;
    let dividers = text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| *byte == divider.0);
    for end in dividers.map(|(place, _)| place).chain([text.len()]) {
        spans.push(Span {
            start,
            end,
            line,
            column,
        });
        let characters = if is_ascii {
            end - start
        } else {
            text.get(start..end).unwrap_or_default().chars().count()
        };
        column += characters as u64 + 1;
        start = end + 1;
    }
}
