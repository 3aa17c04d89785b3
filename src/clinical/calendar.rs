//! Calendar arithmetic of `RULES.md` §1: calendar months clamped to the month's end, ages in whole days.

use chrono::{Datelike, Days, Months, NaiveDate};

/// A day that may be known only roughly: of a birth or a course (`~2014-06-15`), or of a result of which only the month is
/// known. It counts as that day, with a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDay {
    pub date: NaiveDate,
    /// Whether it was written with a `~`.
    pub approximate: bool,
}

impl CalendarDay {
    /// A day that is known exactly.
    #[must_use]
    pub const fn exact(date: NaiveDate) -> Self {
        Self {
            date,
            approximate: false,
        }
    }
}

/// The day of its month on which a result counts of which only the month is known.
#[must_use]
pub fn middle_of_month(day: NaiveDate) -> NaiveDate {
    const MIDDLE: u32 = 15;
    day.with_day(MIDDLE).unwrap_or(day)
}

/// `date` plus whole calendar months, the day clamped to the month's end (31 Aug + 6 months = 28 or 29 Feb). A day
/// beyond the calendar is clamped to its end.
#[must_use]
pub fn plus_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

/// `date` plus whole days, which may be negative; clamped to the ends of the calendar.
#[must_use]
pub fn plus_days(date: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    if days.is_negative() {
        date.checked_sub_days(distance).unwrap_or(NaiveDate::MIN)
    } else {
        date.checked_add_days(distance).unwrap_or(NaiveDate::MAX)
    }
}

/// Whole days from `earlier` to `later`; negative if they stand the other way round.
#[must_use]
pub fn days_between(earlier: NaiveDate, later: NaiveDate) -> i64 {
    later.signed_duration_since(earlier).num_days()
}

/// Whole calendar months from `earlier` to `later`: the largest n with `earlier + n months <= later`; 0 if `later`
/// comes first.
#[must_use]
pub fn whole_months_between(earlier: NaiveDate, later: NaiveDate) -> u32 {
    let rough =
        (later.year() - earlier.year()) * 12 + later.month() as i32 - earlier.month() as i32;
    let rough = u32::try_from(rough).unwrap_or(0);
    rough.saturating_sub(u32::from(plus_months(earlier, rough) > later))
}

/// Age in whole years on `day`; somebody born on 29 February has the birthday of a common year on 1 March.
#[must_use]
pub fn whole_years_between(born: NaiveDate, day: NaiveDate) -> u32 {
    day.years_since(born).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_counts_on_its_fifteenth() {
        for (on, middle) in [("2024-02-29", "2024-02-15"), ("2024-03-01", "2024-03-15")] {
            assert_eq!(middle_of_month(day(on)), day(middle));
        }
    }

    #[test]
    fn months_are_clamped_to_the_end_of_the_month() {
        assert_eq!(plus_months(day("2023-08-31"), 6), day("2024-02-29"));
        assert_eq!(plus_months(day("2022-08-31"), 6), day("2023-02-28"));
        assert_eq!(plus_months(day("2023-11-30"), 3), day("2024-02-29"));
    }

    #[test]
    fn whole_months_are_the_largest_that_fit() {
        for (from, to, months) in [
            ("2024-01-31", "2024-02-28", 0),
            ("2024-01-31", "2024-02-29", 1),
            ("2023-03-15", "2024-03-14", 11),
            ("2023-03-15", "2024-03-15", 12),
            ("2024-03-15", "2024-03-15", 0),
            ("2024-03-15", "2023-01-01", 0),
        ] {
            assert_eq!(
                whole_months_between(day(from), day(to)),
                months,
                "{from} {to}"
            );
        }
        assert_eq!(
            whole_years_between(day("1972-02-29"), day("2023-02-28")),
            50
        );
        assert_eq!(
            whole_years_between(day("1972-02-29"), day("2023-03-01")),
            51
        );
    }
}
