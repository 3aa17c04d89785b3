//! The one codec: a report's results as one line in the grammar of the quick line, in canonical spelling.
//!
//! ```text
//! dna 2.3e7 IU/mL [10..1e9]; alt 96 U/L [..40] !; eag +; eab -; sag 1250 IU/mL
//! dna <20 detected IU/mL; dna TND IU/mL [20..] (Abbott RealTime); dna 5.36 log10IU/mL
//! dna 5e3 IU/mL was 5e4 @4716; void ast 600 U/L @4717
//! gt rtL180M+rtM204V; gt none
//! ```
//!
//! Parts are divided by `;`, and a part's position is its place in the report. A part is a test, a value, a unit,
//! the limits printed beside it, the assay of a DNA result where it is not that of the report's laboratory (`(no
//! assay)` where there is one but not for this result), `!` for an unusual value that was confirmed, each earlier
//! value with the entry that replaced it, and, after `void`, the entry that retracted it. What is printed reads back
//! as the same results; [`Codec::read`] also takes what people write by hand: any spelling of a test, a unit or an
//! assay, and a unit left out where the laboratory's profile names it.

#[cfg(test)]
pub(crate) mod arbitrary;
mod cursor;
mod line;
mod plain;
mod print;
mod profile;
mod quick;
mod read;
mod small;
#[cfg(test)]
mod tests;
mod vocabulary;

use crate::clinical::assays::AssayId;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Id;
use crate::notation::Fault;
use crate::wording::Sentence;

use super::laboratory::Laboratory;
use vocabulary::Vocabulary;

pub use line::{
    Act, Item, LineFault, LinePart, LineProblem, Meant, NOTE, Piece, SERO, SERO_MARKERS, Said, Says,
};
pub use small::{parse_source, source_text};

/// Reads and prints report lines and laboratory profiles in the words of one [`Knowledge`].
#[derive(Debug)]
pub struct Codec<'k> {
    vocabulary: Vocabulary<'k>,
}

/// The report that a line belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub report: Id,
    /// The day the sample was taken.
    pub on: chrono::NaiveDate,
    /// Whether only the month is known of it.
    pub month_only: bool,
    /// The profile that the report was entered with: its assay and units stand where a part names none.
    pub laboratory: Option<&'a Laboratory>,
}

impl Context<'_> {
    fn assay(&self) -> Option<AssayId> {
        self.laboratory.and_then(|laboratory| laboratory.assay)
    }
}

/// Why a line is not the results of a report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("part {part} '{text}': {}: {}", what.english(), accepted.english())]
pub struct CodecError {
    /// The part, from 1.
    pub part: usize,
    /// The part as it was written.
    pub text: String,
    pub what: Sentence,
    pub accepted: Sentence,
}

/// What is wrong with a part, before its place is known.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wrong {
    what: Sentence,
    accepted: Sentence,
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Self {
            what: fault.problem,
            accepted: fault.accepted,
        }
    }
}

impl Wrong {
    fn new(what: impl Into<Sentence>, accepted: impl Into<Sentence>) -> Self {
        Self {
            what: what.into(),
            accepted: accepted.into(),
        }
    }
}

impl<'k> Codec<'k> {
    /// A codec for the tests, units and assays of `knowledge`.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self {
            vocabulary: Vocabulary::new(knowledge),
        }
    }
}
