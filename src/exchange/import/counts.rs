//! What an import holds and leaves out, counted.

use std::collections::BTreeMap;

use crate::register::Op;
use crate::wording::Sentence;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub patients: usize,
    pub courses: usize,
    pub results: usize,
}

impl Counts {
    /// How many are in the ops of an entry, added or not.
    #[must_use]
    pub fn of(ops: &[Op]) -> Self {
        let mut counts = Self::default();
        for op in ops {
            match op {
                Op::Patient { .. } => counts.patients += 1,
                Op::Course { .. } => counts.courses += 1,
                Op::Report { change, .. } => {
                    let report = change.after.as_ref().or(change.before.as_ref());
                    counts.results += report.map_or(0, |report| report.results.len());
                }
                Op::Note { .. }
                | Op::Laboratory { .. }
                | Op::Clinic { .. }
                | Op::Letter { .. }
                | Op::Guidelines { .. }
                | Op::Number { .. }
                | Op::Word { .. }
                | Op::Setting { .. } => {}
            }
        }
        counts
    }

    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.patients == 0 && self.courses == 0 && self.results == 0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Their test is not known.
    UnknownTest,
    /// They say that there is no result.
    NoResult,
    /// Their status says that they do not count yet, or no longer.
    Status,
}

/// How many rows are left out, by why and by the word that says so.
pub type LeftOut = BTreeMap<(Why, Sentence), usize>;
