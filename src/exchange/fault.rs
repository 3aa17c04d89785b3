//! What is wrong in a file, where, and what is accepted.

use std::fmt;

/// A place in a file that was read. Lines are those of the file, columns are characters of the line, both from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as it was named or found.
    pub file: std::sync::Arc<str>,
    /// The line.
    pub line: u64,
    /// The character of the line.
    pub column: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Something that stops an import: `results.csv:12:9: unknown test 'glucose': a test by name or LOINC code`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}: {accepted}")]
pub struct FileFault {
    /// Where.
    pub place: Place,
    /// What stands there or is wrong with it.
    pub what: String,
    /// What is accepted.
    pub accepted: String,
}

/// Something that was noticed and stops nothing: `results.csv:12:9: second result of this day`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// What was noticed, and what was done about it.
    pub what: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// How many faults are listed one by one; a file of rubbish has millions.
pub const LISTED_FAULTS: usize = 100;

/// Faults in the order in which they were found, the first [`LISTED_FAULTS`] of them word by word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaultList {
    listed: Vec<FileFault>,
    count: usize,
}

impl FaultList {
    /// Adds a fault, or only counts it.
    pub fn push(&mut self, fault: FileFault) {
        self.count += 1;
        if self.listed.len() < LISTED_FAULTS {
            self.listed.push(fault);
        }
    }

    /// Adds the faults of another list behind its own.
    pub(super) fn append(&mut self, other: Self) {
        let count = self.count + other.count;
        for fault in other.listed {
            self.push(fault);
        }
        self.count = count;
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The first faults, at most [`LISTED_FAULTS`].
    #[must_use]
    pub fn listed(&self) -> &[FileFault] {
        &self.listed
    }

    /// How many faults there are.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.count
    }

    /// The same with the listed ones in the order of the files.
    pub(super) fn sorted(mut self) -> Self {
        self.listed
            .sort_by(|one, other| one.place.cmp(&other.place));
        self
    }

    /// How many faults there are beyond those listed.
    #[must_use]
    pub const fn further(&self) -> usize {
        self.count - self.listed.len()
    }

    /// Whether further faults would only be counted.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.count >= LISTED_FAULTS
    }
}

/// What somebody wrote, for a complaint: in quotation marks, cut where it is long, nothing unseen.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = text.chars().take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        short.push_str("...");
    }
    format!("'{}'", crate::wording::shown(&short))
}
