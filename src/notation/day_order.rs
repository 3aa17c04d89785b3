//! Days in figures whose order somebody has said: `05/02/2024` as those write it who put the day first, or the month.

use chrono::NaiveDate;

use super::date::{civil, digits};
use super::file_date::{figures_and_month, without_time};
use super::fold::fold;
use crate::clinical::knowledge::Knowledge;

/// What stands first where the year stands last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// `05/02/2024` is the 5th of February.
    DayFirst,
    /// `05/02/2024` is the 2nd of May.
    MonthFirst,
}

/// The day of `05/02/2024`, `5.2.24` or `05-Feb-24`, perhaps with a time behind; `None` for anything else, and for a day
/// that this order does not have. A year of two digits is the latest that makes a day up to `latest`; without one, as for
/// births, it is not read.
#[must_use]
pub fn parse_ordered_day(
    text: &str,
    order: DayOrder,
    latest: Option<NaiveDate>,
    knowledge: &Knowledge,
) -> Option<NaiveDate> {
    let folded = fold(text);
    let date = without_time(folded.trim())?;
    let short = |text: &str| digits(text, text.len().clamp(1, 2));
    let in_year = |year: &str, month: u32, day: u32| match (year.len(), latest) {
        (4, _) => civil(digits(year, 4)?, month, day),
        (2, Some(latest)) => {
            let year = digits(year, 2)?;
            [2000 + year, 1900 + year]
                .into_iter()
                .filter_map(|year| civil(year, month, day))
                .find(|day| *day <= latest)
        }
        _ => None,
    };
    if let Some((figures, month)) = figures_and_month(date, knowledge) {
        let [day, year] = figures.as_slice() else {
            return None;
        };
        return in_year(year, month, short(day)?);
    }
    let divider = date.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let fields: Vec<&str> = date.split(divider).map(str::trim).collect();
    let [first, second, year] = fields.as_slice() else {
        return None;
    };
    let (first, second) = (short(first)?, short(second)?);
    match order {
        DayOrder::DayFirst => in_year(year, second, first),
        DayOrder::MonthFirst => in_year(year, first, second),
    }
}
