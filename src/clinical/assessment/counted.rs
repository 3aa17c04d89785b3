//! HBV DNA as it counts (`RULES.md` §3).

use chrono::NaiveDate;

use crate::clinical::quantity::IuPerMl;

/// A result of the record that was assessed: its place in `Record::results`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResultRef(pub u32);

impl ResultRef {
    /// The place in `Record::results`.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Whether a counted HBV DNA result is negative or positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Below what the assay can quantify.
    Negative,
    /// At or above it.
    Positive,
}

/// Where the limit of an HBV DNA result comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitOrigin {
    /// Printed on the report: as the reading itself or beside it.
    Recorded,
    /// The limit of the assay that was named.
    Assay,
    /// Nobody named one: the clinic's default is assumed.
    Assumed,
}

/// How a counted result came to its polarity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountedAs {
    /// Not detected, or below the limit without a word of detection.
    Clean,
    /// Detected below the limit.
    Trace,
    /// A quantified value that cannot be told from the limit of an earlier negative (`RULES.md` §3, 3a).
    Excused,
    /// Quantified at or above the limit.
    Quantified,
    /// Above the range of the assay: at least its value.
    AboveRange,
}

/// One HBV DNA result of the counted series (`RULES.md` §3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    pub result: ResultRef,
    pub on: NaiveDate,
    pub polarity: Polarity,
    pub counted_as: CountedAs,
    /// The value where a number is needed: itself, the bound of the range, or the limit of a negative.
    pub value: IuPerMl,
    /// The limit below which this assay sees nothing; the same as `value` for a negative that is not excused.
    pub limit: IuPerMl,
    pub limit_origin: LimitOrigin,
    /// What makes its day exact (`RULES.md` §6.5a): the result itself, else another of that day that says the same, of
    /// which more than the month is known. None where only the month is.
    pub exact: Option<ResultRef>,
}

impl Counted {
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.polarity == Polarity::Positive
    }

    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.polarity == Polarity::Negative
    }
}

/// Why an HBV DNA result is on file but not in the counted series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotCountedBecause {
    /// A negative by an assay too crude to say anything (§3.1).
    TooCrude,
    /// Another result of the same day counts (§3.2).
    SameDay,
    /// A negative that cannot show that the positive before it has gone (§3.3b).
    SetAside {
        /// The quantified positive directly before it.
        positive: ResultRef,
    },
}

/// An HBV DNA result that is not in the counted series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCounted {
    pub result: ResultRef,
    pub on: NaiveDate,
    pub because: NotCountedBecause,
}

/// All HBV DNA up to the review date, settled once (`RULES.md` §3).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct DnaSeries {
    /// What counts, oldest first, at most one a day.
    pub counted: Vec<Counted>,
    /// What does not, oldest first.
    pub not_counted: Vec<NotCounted>,
}
