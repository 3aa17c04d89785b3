//! What a verdict stands on.

use chrono::NaiveDate;

use super::counted::ResultRef;
use crate::clinical::record::Id;

/// A rule of `RULES.md` that decided something, as it is cited: `6.5a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// §1: never treated.
    NeverTreated,
    /// §6.1.
    Prophylaxis,
    /// §6.2.
    NothingMeasuredOnLine,
    /// §6.3.
    LastNegative,
    /// §6.4.
    InterferonOnly,
    /// §6.5a.
    PositiveAgain,
    /// §6.5b.
    NeverNegative,
    /// §7.1.
    NothingMeasuredOff,
    /// §7.2.
    NegativeOff,
    /// §7.3a.
    PositiveAgainOff,
    /// §7.3b.
    PositiveAtStop,
    /// §7.3c.
    UnknownAtStop,
    /// §7b.
    Reactivation,
    /// §8.
    StopConditions,
}

impl Rule {
    /// The number of the rule in `RULES.md`.
    #[must_use]
    pub const fn number(self) -> &'static str {
        match self {
            Self::NeverTreated => "7b",
            Self::Prophylaxis => "6.1",
            Self::NothingMeasuredOnLine => "6.2",
            Self::LastNegative => "6.3",
            Self::InterferonOnly => "6.4",
            Self::PositiveAgain => "6.5a",
            Self::NeverNegative => "6.5b",
            Self::NothingMeasuredOff => "7.1",
            Self::NegativeOff => "7.2",
            Self::PositiveAgainOff => "7.3a",
            Self::PositiveAtStop => "7.3b",
            Self::UnknownAtStop => "7.3c",
            Self::Reactivation => "7b",
            Self::StopConditions => "8",
        }
    }
}

/// Something on file that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    Result(ResultRef),
    /// A course began.
    CourseStarted(Id),
    CourseStopped(Id),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Because {
    pub on: NaiveDate,
    pub evidence: Evidence,
    pub rule: Rule,
}
