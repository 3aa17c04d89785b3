//! Days, as the screens write them beside the dates of sentences.

use chrono::{Datelike, NaiveDate};

use crate::wording::{Language, Phrase};

const WEEKDAYS: [Phrase; 7] = [
    Phrase::new("Mon", "周一"),
    Phrase::new("Tue", "周二"),
    Phrase::new("Wed", "周三"),
    Phrase::new("Thu", "周四"),
    Phrase::new("Fri", "周五"),
    Phrase::new("Sat", "周六"),
    Phrase::new("Sun", "周日"),
];

/// The days of a week from Monday on.
pub(crate) fn weekdays(language: Language) -> [&'static str; 7] {
    WEEKDAYS.map(|name| name.of(language))
}

/// `Sun`.
pub(crate) fn weekday(language: Language, day: NaiveDate) -> &'static str {
    let place = day.weekday().num_days_from_monday() as usize;
    WEEKDAYS.get(place).map_or("", |name| name.of(language))
}

fn written(language: Language, day: NaiveDate, english: &str, chinese: &str) -> String {
    let pattern = match language {
        Language::English => english,
        Language::Chinese => chinese,
    };
    day.format(pattern).to_string()
}

/// `Sun 22-Nov-2026`.
pub(crate) fn with_weekday(language: Language, day: NaiveDate) -> String {
    match language {
        Language::English => day.format("%a %d-%b-%Y").to_string(),
        Language::Chinese => format!("{} {}", day.format("%Y-%m-%d"), weekday(language, day)),
    }
}

/// What is understood of a date: `22-Nov-2026 (Sun)`.
pub(crate) fn echo(language: Language, day: NaiveDate) -> String {
    match language {
        Language::English => day.format("%d-%b-%Y (%a)").to_string(),
        Language::Chinese => format!("{}（{}）", day.format("%Y-%m-%d"), weekday(language, day)),
    }
}

/// `11-Apr-23`, where a column is narrow.
pub(crate) fn short(language: Language, day: NaiveDate) -> String {
    written(language, day, "%d-%b-%y", "%y-%m-%d")
}

/// `02-May`, where the year is clear.
pub(crate) fn day_and_month(language: Language, day: NaiveDate) -> String {
    written(language, day, "%d-%b", "%m-%d")
}

/// `November 2026`.
pub(crate) fn month(language: Language, day: NaiveDate) -> String {
    written(language, day, "%B %Y", "%Y年%-m月")
}

/// A month on an axis: with its year, or without it.
pub(crate) fn month_on_axis(language: Language, day: NaiveDate, has_year: bool) -> String {
    if has_year {
        written(language, day, "|%b %Y", "|%Y-%m")
    } else {
        written(language, day, "|%b", "|%-m月")
    }
}
