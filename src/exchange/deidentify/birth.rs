//! A birth year only as a five-year band.

use std::collections::HashSet;

use chrono::{Datelike as _, NaiveDate};

use crate::clinical::calendar::{CalendarDay, plus_days};

const BAND_YEARS: i32 = 5;
/// From the first day of a band to its middle.
const HALF_A_BAND: i64 = 913;

/// The day that stands for the five-year band in which `born` lies: the middle of 1970 to 1974, marked as approximate.
/// It is an earlier day of the band where `first`, the patient's first day on file, lies before that, or where the day
/// is to be `avoided`.
pub(super) fn banded(
    born: NaiveDate,
    first: Option<NaiveDate>,
    avoided: &HashSet<NaiveDate>,
) -> CalendarDay {
    let year = born.year() - born.year().rem_euclid(BAND_YEARS);
    let begins = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(born);
    let fits = |day: &NaiveDate| first.is_none_or(|first| *day <= first) && !avoided.contains(day);
    let date = (0..=HALF_A_BAND)
        .map(|back| plus_days(begins, HALF_A_BAND - back))
        .find(fits)
        .unwrap_or(begins);
    CalendarDay {
        date,
        approximate: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_is_a_day_of_its_band_and_never_after_the_first_result() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (born, first, avoided, expected) in [
            ("1970-01-01", None, "", "1972-07-02"),
            ("1974-12-31", None, "", "1972-07-02"),
            ("1975-01-01", None, "", "1977-07-02"),
            ("1972-07-02", None, "1972-07-02", "1972-07-01"),
            ("1970-03-01", Some("1971-05-01"), "", "1971-05-01"),
            ("1970-03-01", Some("1971-05-01"), "1971-05-01", "1971-04-30"),
            ("1970-01-01", Some("1970-01-01"), "", "1970-01-01"),
        ] {
            let avoided: HashSet<NaiveDate> = avoided.parse().into_iter().collect();
            let found = banded(day(born), first.map(day), &avoided);
            assert_eq!(
                (found.date, found.approximate),
                (day(expected), true),
                "{born}"
            );
        }
    }
}
