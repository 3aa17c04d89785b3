//! Days of which only the month is known: `~2024-03`.

use chrono::{Datelike, NaiveDate};

use super::date::{civil, digits, no_such_day};
use super::fault::Fault;
use crate::clinical::calendar::{CalendarDay, middle_of_month};
use crate::wording::refusals::dates as said;
use crate::wording::{Sentence, month_text};

/// What a `~` before a date may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approximate {
    /// Nothing: the day is known.
    Never,
    /// About that day: births and courses.
    Day,
    /// Only the month is known: results.
    Month,
}

impl Approximate {
    /// The way out for a month or a year that stands alone.
    pub(super) fn accepted(self, day: NaiveDate) -> Sentence {
        match self {
            Self::Never => said::EXACT_DAY.into(),
            Self::Day => said::about_day(day),
            Self::Month => said::about_month(month_text(day)),
        }
    }

    /// How it is to be written.
    pub(super) fn reading(self, day: NaiveDate) -> Option<String> {
        match self {
            Self::Never => None,
            Self::Day => Some(format!("~{day}")),
            Self::Month => Some(format!("~{}", month_text(day))),
        }
    }

    /// The complaint about a day with a `~`, where that says nothing.
    pub(super) fn refuse(self, text: &str, day: NaiveDate) -> Fault {
        Fault::new(text, said::APPROXIMATE, self.accepted(day))
    }
}

/// The day of a sample as files hold it: `2024-03-05`, or `~2024-03` where only the month is known.
#[must_use]
pub fn sample_day_text(day: CalendarDay) -> String {
    if day.approximate {
        format!("~{}", month_text(day.date))
    } else {
        super::iso(day.date)
    }
}

/// The day on which a month counts: its 15th, or today if that is earlier.
pub(super) fn counted_day(
    year: u32,
    month: u32,
    today: NaiveDate,
    text: &str,
) -> Result<NaiveDate, Fault> {
    let first = civil(year, month, 1).ok_or_else(|| no_such_day(text))?;
    let middle = middle_of_month(first);
    let is_this_month = (middle.year(), middle.month()) == (today.year(), today.month());
    Ok(if is_this_month {
        middle.min(today)
    } else {
        middle
    })
}

/// The year and the month of `2024-03`, `03/2024`, `2024年3月`; no month for a year alone. `None` for anything else.
pub(super) fn in_figures(date: &str) -> Option<(u32, Option<u32>)> {
    let is_divider = |c: char| matches!(c, '-' | '/' | '.' | '年' | '月' | ' ');
    // A second one may have been a figure.
    if ['-', '/'].iter().any(|one| date.matches(*one).count() > 1) {
        return None;
    }
    let fields: Vec<_> = date
        .split(is_divider)
        .filter(|field| !field.is_empty())
        .collect();
    let small = |text: &str| digits(text, text.len().clamp(1, 2));
    match fields.as_slice() {
        [year, month] if year.len() == 4 => Some((digits(year, 4)?, Some(small(month)?))),
        [month, year] if year.len() == 4 => Some((digits(year, 4)?, Some(small(month)?))),
        [year] if year.len() == 4 => Some((digits(year, 4)?, None)),
        _ => None,
    }
}
