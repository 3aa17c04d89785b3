//! Days in the file: `2014-06-15` and nothing else; `~2014-06-15` where about is good enough.

use chrono::NaiveDate;

use crate::clinical::calendar::CalendarDay;

/// What is accepted as a day.
pub(super) const ACCEPTED: &str = "a day of the calendar as YYYY-MM-DD";
/// What is accepted as a day that may be approximate.
pub(super) const ACCEPTED_ABOUT: &str =
    "a day of the calendar as YYYY-MM-DD, with ~ before it if about";

/// A strict day: four digits, two, two.
pub(super) fn parse_day(text: &str) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return None;
    };
    let number = |digits: &[&u8]| {
        digits.iter().try_fold(0_u32, |number, digit| {
            digit
                .is_ascii_digit()
                .then(|| number * 10 + u32::from(**digit - b'0'))
        })
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

/// A strict day, perhaps with a `~` before it.
pub(super) fn parse_calendar_day(text: &str) -> Option<CalendarDay> {
    let (text, approximate) = match text.strip_prefix('~') {
        Some(text) => (text, true),
        None => (text, false),
    };
    let date = parse_day(text)?;
    Some(CalendarDay { date, approximate })
}

/// The spelling that reads back.
pub(super) fn calendar_day_text(day: CalendarDay) -> String {
    let about = if day.approximate { "~" } else { "" };
    format!("{about}{}", day.date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_strict() {
        for text in ["2014-06-15", "~2014-06-15", "2024-02-29"] {
            assert_eq!(calendar_day_text(parse_calendar_day(text).unwrap()), text);
        }
        for wrong in [
            "",
            "2014-6-15",
            "2023-02-29",
            "2014-06-15 ",
            "15-06-2014",
            "03/04/2026",
            "20140615",
            "~~2014-06-15",
            "2014-06-1\u{665}",
        ] {
            assert_eq!(parse_calendar_day(wrong), None, "{wrong}");
        }
    }
}
