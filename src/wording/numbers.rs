//! Numbers, dates and spans of time inside sentences.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

use crate::clinical::calendar::{days_between, whole_months_between};
use crate::clinical::decimal::Decimal;
use crate::clinical::quantity::{IuPerMl, MultipleOfLimit};

/// A day as it is written everywhere on screen: `02-May-2024`.
#[must_use]
pub fn date_words(day: NaiveDate) -> String {
    day.format("%d-%b-%Y").to_string()
}

/// A moment by the clock on the wall, with its distance from UTC: `22-Nov-2026 09:41:03 +08:00`.
#[must_use]
pub fn moment_words(at: DateTime<FixedOffset>) -> String {
    at.format("%d-%b-%Y %H:%M:%S %:z").to_string()
}

/// A moment by the clock on the wall, to the minute: `22-Nov-2026 09:41`.
#[must_use]
pub fn minute_words(at: DateTime<FixedOffset>) -> String {
    at.format("%d-%b-%Y %H:%M").to_string()
}

/// Two days in one phrase, the year once where both have it: `02-Mar and 02-Apr-2024`.
pub(super) fn two_dates(first: NaiveDate, last: NaiveDate) -> String {
    if first.year() == last.year() {
        format!("{} and {}", first.format("%d-%b"), date_words(last))
    } else {
        format!("{} and {}", date_words(first), date_words(last))
    }
}

/// A figure as it was written, its digits grouped by a blank: `2.3e5` is `230 000`.
#[must_use]
pub fn decimal_words(figure: Decimal) -> String {
    let written = figure.to_string();
    let plain = if written.contains('e') && figure.value() < 1e15 && figure.value() >= 1.0 {
        figure.value().to_string()
    } else {
        written
    };
    group(&plain)
}

/// An HBV DNA load in IU/mL without its unit: `23 000 000`, `16.1`.
#[must_use]
pub fn iu_words(load: IuPerMl) -> String {
    let value = load.get();
    let digits = if value.fract() == 0.0 || value >= 1000.0 {
        format!("{value:.0}")
    } else if value >= 100.0 {
        format!("{value:.1}")
    } else if value >= 1.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.4}")
    };
    let digits = if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.')
    } else {
        &digits
    };
    group(digits)
}

/// A multiple of a limit: `22x`, `4.1x`.
#[must_use]
pub fn multiple_words(multiple: MultipleOfLimit) -> String {
    if multiple.0 >= 10.0 {
        format!("{:.0}x", multiple.0)
    } else {
        format!("{:.1}x", multiple.0)
    }
}

/// A distance in log10 with one decimal, without its sign.
pub(super) fn log10_words(log10: f64) -> String {
    format!("{:.1} log10", log10.abs())
}

/// How long: whole months from one month on, else days.
#[must_use]
pub fn span_words(from: NaiveDate, to: NaiveDate) -> String {
    match whole_months_between(from, to) {
        0 => count(days_between(from, to).max(0), "day"),
        months => count(i64::from(months), "month"),
    }
}

/// How long ago: `30 days ago`, `today`.
#[must_use]
pub fn age_words(on: NaiveDate, today: NaiveDate) -> String {
    if on >= today {
        "today".to_owned()
    } else {
        format!("{} ago", span_words(on, today))
    }
}

/// `1 day`, `13 days`.
pub(super) fn count(number: i64, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}

/// A count with its digits in groups: `3 000`.
#[must_use]
pub fn count_words(count: usize) -> String {
    group(&count.to_string())
}

/// Digits before the point in groups of three, divided by a blank.
fn group(digits: &str) -> String {
    let (whole, rest) = match digits.find(|c: char| !c.is_ascii_digit()) {
        Some(position) => digits.split_at(position),
        None => (digits, ""),
    };
    let mut grouped = String::with_capacity(digits.len() + 4);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped + rest
}
