//! What an export says of a row that no other program knows, in a column of its own that stands there only where a row
//! needs it: that somebody confirmed here what no file may say by itself, and the day on which a month counts.

use chrono::Datelike;

use crate::clinical::assays::AssayId;
use crate::clinical::calendar::{CalendarDay, middle_of_month};
use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Finding, LabResult};
use crate::notation::{self, Written};

/// What stands in the column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Own {
    /// A file with this row would be refused or read otherwise: it was asked about and confirmed when it was typed, or
    /// the profile of its laboratory made it believable.
    pub(super) is_confirmed: bool,
    /// The day on which a month counts that was not over yet when it was entered.
    day: Option<u32>,
}

const CONFIRMED: &str = "confirmed";
const COUNTS_ON: &str = "day ";
const BETWEEN: &str = "; ";

impl Own {
    /// What a cell says.
    pub(super) fn of(cell: &str) -> Self {
        let mut own = Self::default();
        for part in cell.split(BETWEEN).filter(|part| !part.is_empty()) {
            match part.strip_prefix(COUNTS_ON) {
                Some(day) => own.day = day.parse().ok(),
                None => own.is_confirmed |= part == CONFIRMED,
            }
        }
        own
    }

    /// What is to be said of a result.
    pub(super) fn of_result(result: &LabResult, knowledge: &Knowledge) -> Self {
        let is_early = result.month_only && result.on < middle_of_month(result.on);
        Self {
            is_confirmed: !is_believed_elsewhere(result, knowledge),
            day: is_early.then(|| result.on.day()),
        }
    }

    /// The cell.
    pub(super) fn cell(self) -> String {
        let confirmed = self.is_confirmed.then(|| CONFIRMED.to_owned());
        let day = self.day.map(|day| format!("{COUNTS_ON}{day}"));
        let parts: Vec<String> = confirmed.into_iter().chain(day).collect();
        parts.join(BETWEEN)
    }

    /// The day of a sample, if only its month is known the one on which that counts.
    pub(super) fn counted(self, on: CalendarDay) -> CalendarDay {
        let day = self.day.filter(|_| on.approximate);
        let date = day.and_then(|day| on.date.with_day(day));
        match date.filter(|date| *date <= middle_of_month(*date)) {
            Some(date) => CalendarDay { date, ..on },
            None => on,
        }
    }
}

/// The assay of a finding.
pub(super) fn assay_of(finding: &Finding) -> Option<AssayId> {
    match finding {
        Finding::HbvDna { assay, .. } => *assay,
        Finding::Amount { .. }
        | Finding::Serology { .. }
        | Finding::QuantifiedSerology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => None,
    }
}

/// Whether a file with this row is read as what is on file.
fn is_believed_elsewhere(result: &LabResult, knowledge: &Knowledge) -> bool {
    let finding = &result.finding;
    let written = Written {
        test: finding.test(),
        value: &notation::value_text(finding),
        unit: notation::unit_text(finding, knowledge),
        implied_unit: None,
        assay: assay_of(finding),
    };
    let (lower, upper) = (
        limit_text(result.limits.lower),
        limit_text(result.limits.upper),
    );
    notation::parse_row(&written, &lower, &upper, knowledge)
        .is_ok_and(|row| row.finding == *finding && row.limits == result.limits)
}

/// A limit as a cell holds it.
pub(super) fn limit_text(limit: Option<Decimal>) -> String {
    limit.map_or_else(String::new, |limit| limit.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_what_it_was_written_for() {
        for (is_confirmed, day) in [
            (false, None),
            (true, None),
            (false, Some(3)),
            (true, Some(9)),
        ] {
            let own = Own { is_confirmed, day };
            assert_eq!(Own::of(&own.cell()), own);
        }
        for cell in ["x", "day 40x", "Confirmed", "yes"] {
            assert_eq!(Own::of(cell), Own::default(), "{cell}");
        }
    }
}
