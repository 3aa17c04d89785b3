//! The copy of the rows on this machine: the journal of a register's file, line for line.

use std::io;
use std::path::Path;

use crate::clinical::record::Seq;
use crate::store::disk::DiskFile;
use crate::store::error::StoreError;
use crate::store::journal::{line_of, said_of};
use crate::store::layout::digest::Digest;
use crate::store::register_paths::{RegisterPaths, io_error};
use crate::wording::files::doing;

use crate::wording::Sentence;
use crate::wording::refusals::ledger as words;

use super::fault::LedgerFault;

/// A row of the database: a line of the journal, and in which of its files it is.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) segment: u32,
    pub(super) prev: Digest,
    pub(super) hash: Digest,
    pub(super) said: String,
}

impl Row {
    /// The row of a line that is said after another.
    pub(super) fn after(prev: Digest, segment: u32, said: String) -> Self {
        Self {
            hash: prev.chained(said.as_bytes()),
            segment,
            prev,
            said,
        }
    }

    /// Whether it is what was written after `head`.
    pub(super) fn check(&self, head: Digest) -> Result<(), LedgerFault> {
        let is_chained = self.prev == head && head.chained(self.said.as_bytes()) == self.hash;
        if is_chained && !self.said.contains(['\n', '\r']) {
            return Ok(());
        }
        Err(LedgerFault::Damaged(self.name()))
    }

    /// The entry that it is, or after which a file of the journal begins.
    pub(super) fn seq(&self) -> i64 {
        let number = |after: &str| {
            let (_, rest) = self.said.split_once(after)?;
            rest.split_once(',')?.0.parse().ok()
        };
        number("entry: (seq: ")
            .or_else(|| number(", after: "))
            .unwrap_or(0)
    }

    /// How it is named to people: by its entry.
    pub(super) fn name(&self) -> Sentence {
        name_of(&self.said)
    }
}

/// `entry 17 of 2026-11-22T09:41:03.000+08:00 by li`.
pub(super) fn name_of(said: &str) -> Sentence {
    let between = |from: &str, to: &str| {
        let (_, rest) = said.split_once(from)?;
        rest.split_once(to).map(|(word, _)| word.to_owned())
    };
    let named = between("entry: (seq: ", ",").and_then(|seq| {
        let (at, by) = (between("at: \"", "\"")?, between("by: \"", "\"")?);
        Some(words::entry(seq, at, by))
    });
    named.unwrap_or_else(|| words::FIRST_LINE.into())
}

/// The sealed import that a line names.
pub(super) fn batch_of(said: &str) -> Option<(Seq, Digest)> {
    let (_, rest) = said.split_once(", batch: (of: ")?;
    let (of, rest) = rest.split_once(", sha256: \"")?;
    Some((Seq(of.parse().ok()?), Digest::parse(rest.get(..64)?)?))
}

/// The journal on this machine.
#[derive(Clone)]
pub(super) struct Copy(pub(super) RegisterPaths);

/// No line is longer but that of an entry, which names a file where it would be.
const LONGEST_LINE: u64 = 256 * 1024;

impl Copy {
    /// The hash of its last line. What stands behind that is a write that did not come to its end, and is cut off.
    ///
    /// # Errors
    /// The disk refused.
    pub(super) fn head(&self) -> Result<Digest, StoreError> {
        let place = &self.0;
        for number in place.segments()?.into_iter().rev() {
            let path = place.segment(number);
            let length = place.state(&path)?.map_or(0, |state| state.length);
            let from = length.saturating_sub(LONGEST_LINE);
            let io = |source| io_error(&path, doing::READING, source);
            let mut bytes = place.disk.read_from(&path, from).map_err(io)?;
            let whole = bytes.iter().rposition(|byte| *byte == b'\n');
            let whole = whole.map_or(0, |end| end + 1);
            if whole < bytes.len() {
                let keep = from + u64::try_from(whole).unwrap_or(u64::MAX);
                let file = place.disk.open_at_end(&path);
                file.and_then(|mut file| file.cut(keep)).map_err(io)?;
                bytes.truncate(whole);
            }
            let last = bytes.trim_ascii_end().rsplit(|byte| *byte == b'\n').next();
            if let Some((digest, _)) = last.and_then(said_of) {
                return Ok(digest);
            }
            // It was only named.
            place.disk.remove(&path).map_err(io)?;
        }
        Ok(Digest::NONE)
    }

    /// Writes rows behind what is there; each is checked already.
    ///
    /// # Errors
    /// The disk refused: what is missing is fetched again.
    pub(super) fn write(&self, rows: &[Row]) -> Result<(), StoreError> {
        for rows in rows.chunk_by(|one, other| one.segment == other.segment) {
            let Some(segment) = rows.first().map(|row| row.segment) else {
                continue;
            };
            let path = self.0.segment(segment);
            let text: String = rows
                .iter()
                .map(|row| line_of(row.hash, &row.said))
                .collect();
            let written = self.at_end(&path)?.write_all(text.as_bytes());
            written.map_err(|source| io_error(&path, doing::WRITING, source))?;
        }
        Ok(())
    }

    fn at_end(&self, path: &Path) -> Result<Box<dyn DiskFile>, StoreError> {
        let place = &self.0;
        let opened = match place.disk.open_at_end(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                place.make_directory(&place.directory())?;
                place.disk.create_new(path)
            }
            opened => opened,
        };
        opened.map_err(|source| io_error(path, doing::WRITING, source))
    }

    /// Every line, oldest first.
    ///
    /// # Errors
    /// The disk refused.
    pub(super) fn lines(&self) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::new();
        let mut prev = Digest::NONE;
        for segment in self.0.segments()? {
            let bytes = self.0.read(&self.0.segment(segment))?;
            for line in bytes.split(|byte| *byte == b'\n') {
                let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
                let Some((hash, said)) = said_of(line.trim_ascii_end()) else {
                    continue;
                };
                rows.push(Row {
                    segment,
                    prev,
                    hash,
                    said: said.to_owned(),
                });
                prev = hash;
            }
        }
        Ok(rows)
    }
}
