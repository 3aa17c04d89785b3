//! Dates as files hold them and as the program prints them.

use chrono::{Datelike as _, NaiveDate};

use super::fault::Fault;
use crate::clinical::calendar::CalendarDay;
use crate::wording::refusals::dates as said;

/// Nobody who is followed here was born, and nothing was measured or planned, outside these years.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Reads a date as files hold it: exactly `YYYY-MM-DD`.
///
/// # Errors
/// Anything else: `2026-1-5`, `03/04/2026` (with both readings), a day that no calendar has, a year before 1900 or
/// after 2199.
pub fn parse_iso(text: &str) -> Result<NaiveDate, Fault> {
    if let Some(day) = canonical_day(text.as_bytes()) {
        return Ok(day);
    }
    let fields: Vec<_> = text.split('-').collect();
    let [year, month, day] = fields.as_slice() else {
        return Err(not_iso(text));
    };
    match (digits(year, 4), digits(month, 2), digits(day, 2)) {
        (Some(year), Some(month), Some(day)) => {
            civil(year, month, day).ok_or_else(|| no_such_day(text))
        }
        (Some(_) | None, Some(_) | None, Some(_) | None) => Err(not_iso(text)),
    }
}

/// The day that ten bytes spell, as nearly every day of a register is; nothing where [`parse_iso`] has to look closer.
fn canonical_day(text: &[u8]) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else {
        return None;
    };
    let two = |tens: &u8, ones: &u8| {
        let are_digits = tens.is_ascii_digit() && ones.is_ascii_digit();
        are_digits.then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
    };
    civil(
        two(y1, y2)? * 100 + two(y3, y4)?,
        two(m1, m2)?,
        two(d1, d2)?,
    )
}

/// Reads the day of a birth or a course: a date as files hold it, perhaps with a `~` before it for *about*.
///
/// # Errors
/// As [`parse_iso`].
pub fn parse_calendar_day(text: &str) -> Result<CalendarDay, Fault> {
    let (date, approximate) = match text.strip_prefix('~') {
        Some(date) => (date, true),
        None => (text, false),
    };
    Ok(CalendarDay {
        date: parse_iso(date)?,
        approximate,
    })
}

/// A number of exactly so many ASCII digits.
pub(super) fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// The day of the calendar, if there is one, in the years that can be meant.
pub(super) fn civil(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok()?;
    YEARS
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))
        .flatten()
}

pub(super) fn no_such_day(text: &str) -> Fault {
    let accepted = said::in_years(said::AS_STORED, YEARS.start(), YEARS.end());
    Fault::new(text, said::NO_SUCH_DAY, accepted)
}

fn not_iso(text: &str) -> Fault {
    if text.is_empty() {
        return Fault::new("", said::NO_DATE, said::AS_STORED);
    }
    match file_readings(text) {
        Some(readings) if !readings.is_empty() => Fault::ambiguous(text, readings, said::AS_STORED),
        Some(_) | None => Fault::new(text, said::NOT_UNDERSTOOD, said::AS_STORED),
    }
}

/// As [`day_and_month_readings`], for files: there nobody says which century two digits belong to.
pub(super) fn file_readings(text: &str) -> Option<Vec<String>> {
    day_and_month_readings(text, |year, month, day| {
        civil(2000 + year, month, day).map(short_date)
    })
}

/// The readings of `03/04/2026`, `3.4.26` or `3-4-26`, day first and month first; `None` for anything else. A day of a
/// year of two digits is written by `two_digits`.
pub(super) fn day_and_month_readings(
    text: &str,
    two_digits: impl Fn(u32, u32, u32) -> Option<String>,
) -> Option<Vec<String>> {
    let fields: Vec<_> = text.split(['/', '.', '-']).map(str::trim).collect();
    let [first, second, year] = fields.as_slice() else {
        return None;
    };
    let small = |text: &str| digits(text, text.len().clamp(1, 2));
    let (first, second) = (small(first)?, small(second)?);
    let is_whole = match year.len() {
        4 => true,
        2 => false,
        _ => return None,
    };
    let year = digits(year, year.len())?;
    let mut readings: Vec<_> = [(second, first), (first, second)]
        .into_iter()
        .filter_map(|(month, day)| match is_whole {
            true => civil(year, month, day).map(iso),
            false => two_digits(year, month, day),
        })
        .collect();
    readings.dedup();
    Some(readings)
}

/// `2026-11-22`, as files hold it.
#[must_use]
pub fn iso(date: NaiveDate) -> String {
    let mut text = String::with_capacity("2026-11-22".len());
    add_iso(date, &mut text);
    text
}

/// Adds a day to a text, as [`iso`] writes it.
pub fn add_iso(date: NaiveDate, text: &mut String) {
    let Ok(year @ 0..=9999) = u32::try_from(date.year()) else {
        text.push_str(&date.to_string());
        return;
    };
    let digit = |number: u32| b'0' + (number % 10) as u8;
    let (month, day) = (date.month(), date.day());
    let digits = [
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
    ];
    // Digits are always text.
    text.push_str(str::from_utf8(&digits).unwrap_or_default());
}

/// `2014-06-15`, or `~2014-06-15` for *about*.
#[must_use]
pub fn calendar_day_text(day: CalendarDay) -> String {
    let mut text = String::with_capacity("~2014-06-15".len());
    if day.approximate {
        text.push('~');
    }
    add_iso(day.date, &mut text);
    text
}

/// The echo beside a date field: `22-Nov-2026 (Sun)`.
#[must_use]
pub fn date_echo(date: NaiveDate) -> String {
    date.format("%d-%b-%Y (%a)").to_string()
}

/// `11-Apr-23`, where a column is narrow.
#[must_use]
pub fn short_date(date: NaiveDate) -> String {
    date.format("%d-%b-%y").to_string()
}

/// `02-May`, where the year is clear.
#[must_use]
pub fn day_and_month(date: NaiveDate) -> String {
    date.format("%d-%b").to_string()
}
