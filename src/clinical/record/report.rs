//! Results on file, and the reports that they stand in.

use chrono::NaiveDate;

use super::entry::{Id, Seq, Source};
use super::finding::{Finding, Limits};
use super::results::Results;
use crate::clinical::calendar::CalendarDay;

/// A result as it stood before it was amended, and the entry that amended it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Earlier {
    pub finding: Finding,
    pub replaced_by: Seq,
}

/// What happened to a result since it was entered.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Trail {
    /// Earlier values, the latest replaced first.
    pub earlier: Vec<Earlier>,
    pub retracted_by: Option<Seq>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabResult {
    /// The report that it stands in.
    pub report: Id,
    /// Its place in the report, from 1; places are never reused. The result's identifier is `702.2`.
    pub place: u16,
    /// Whether somebody was asked about an unusual value and kept it, or it came so from a file.
    pub unusual: bool,
    /// The day the sample was taken: that of the report.
    pub on: NaiveDate,
    /// Whether only the month is known: that of the report.
    pub month_only: bool,
    pub finding: Finding,
    /// The limits printed beside it.
    pub limits: Limits,
    /// Amendments and retraction; absent for nearly all.
    pub trail: Option<Box<Trail>>,
}

impl LabResult {
    /// The day of the sample, approximate where only the month is known.
    #[must_use]
    pub const fn day(&self) -> CalendarDay {
        CalendarDay {
            date: self.on,
            approximate: self.month_only,
        }
    }

    /// Whether it was retracted: then it stands in the register and the history and nowhere else.
    #[must_use]
    pub fn is_retracted(&self) -> bool {
        self.trail
            .as_ref()
            .is_some_and(|trail| trail.retracted_by.is_some())
    }

    /// Earlier values, the latest replaced first.
    #[must_use]
    pub fn earlier(&self) -> &[Earlier] {
        self.trail.as_ref().map_or(&[], |trail| &trail.earlier)
    }
}

/// A laboratory report without its results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportHead {
    pub id: Id,
    /// The day the sample was taken.
    pub on: NaiveDate,
    /// Whether only the month is known of it (`~2024-03`): it counts as [`on`](Self::on), and makes nothing confirmed.
    pub month_only: bool,
    /// The laboratory profile that it was entered with.
    pub laboratory: Option<Id>,
    pub source: Source,
}

impl ReportHead {
    /// The day of the sample, approximate where only the month is known.
    #[must_use]
    pub const fn day(&self) -> CalendarDay {
        CalendarDay {
            date: self.on,
            approximate: self.month_only,
        }
    }
}

/// A laboratory report with its results, as one thing to add, correct or move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub head: ReportHead,
    /// Its results in order of place; each names this report and its day.
    pub results: Results,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hospital holds millions: a byte more in each is 4 MB.
    #[test]
    fn a_result_is_small() {
        assert!(size_of::<LabResult>() <= 48, "{}", size_of::<LabResult>());
    }
}
