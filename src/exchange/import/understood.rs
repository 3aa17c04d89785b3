//! What the parsers say of cells, or what is wrong there and who decides about it.

use chrono::NaiveDate;

use super::super::fault::{FileFault, WayOn, quoted};
use super::super::table::Cell;
use super::reading::Reading;
use crate::clinical::calendar::CalendarDay;
use crate::notation::{self, DayOrder};
use crate::wording::refusals::import as said;
use crate::wording::refusals::tables::cell as cell_words;

impl Reading<'_> {
    /// A day as the files write it, or what is wrong with it. `latest` bounds years of two digits.
    pub(super) fn day(
        &mut self,
        cell: &Cell<'_>,
        field: &str,
        latest: Option<NaiveDate>,
    ) -> Option<CalendarDay> {
        let parsed = self.words.day(cell.text, latest, self.knowledge);
        self.understood_day(cell, field, latest, parsed)
    }

    /// As [`Reading::understood`]; where the order of a day is not known, the options that say it are offered.
    pub(super) fn understood_day(
        &mut self,
        cell: &Cell<'_>,
        field: &str,
        latest: Option<NaiveDate>,
        parsed: Result<CalendarDay, notation::Fault>,
    ) -> Option<CalendarDay> {
        let is_decided_by_order = parsed.is_err() && self.options.day_order.is_none() && {
            let read =
                |order| notation::parse_ordered_day(cell.text, order, latest, self.knowledge);
            read(DayOrder::DayFirst).is_some() || read(DayOrder::MonthFirst).is_some()
        };
        match parsed {
            Err(fault) if is_decided_by_order => {
                let mut fault = not_understood(cell, field, &fault);
                fault.accepted = said::order_else(&fault.accepted);
                self.faults.push_with(fault, WayOn::DayOrder);
                None
            }
            parsed => self.understood(cell, field, parsed),
        }
    }

    /// What a parser says of a cell, or its complaint as a fault in that place.
    pub(super) fn understood<T>(
        &mut self,
        cell: &Cell<'_>,
        field: &str,
        parsed: Result<T, notation::Fault>,
    ) -> Option<T> {
        parsed
            .map_err(|fault| self.faults.push(not_understood(cell, field, &fault)))
            .ok()
    }
}

/// A complaint of the notation, in its place.
pub(super) fn not_understood(cell: &Cell<'_>, field: &str, fault: &notation::Fault) -> FileFault {
    FileFault {
        place: cell.place.clone(),
        what: cell_words(field, quoted(cell.text), &fault.problem),
        accepted: fault.accepted.clone(),
    }
}
