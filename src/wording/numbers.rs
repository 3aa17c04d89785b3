//! Numbers, dates and spans of time inside sentences.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

use super::Language;
use super::language::{Phrase, say};
use crate::clinical::calendar::{CalendarDay, days_between, whole_months_between};
use crate::clinical::decimal::Decimal;
use crate::clinical::quantity::{IuPerMl, MultipleOfLimit};

/// What is added before a difference of log10 is cut (`RULES.md` §3).
const LOG10_TOLERANCE: f64 = 1e-9;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A day as it is written everywhere on screen: `02-May-2024`, `2024-05-02`.
#[must_use]
pub fn date_words(language: Language, day: NaiveDate) -> String {
    match language {
        Language::English => {
            let mut words = day_month_words(language, day);
            // Writing into a text does not fail.
            let _ = write!(words, "-{:04}", day.year());
            words
        }
        Language::Chinese => day.to_string(),
    }
}

/// A day where its year is clear: `02-May`, `05-02`.
#[must_use]
pub fn day_month_words(language: Language, day: NaiveDate) -> String {
    let two_digits =
        |number: u32| [number / 10, number % 10].map(|digit| char::from(b'0' + digit as u8));
    let mut words = String::with_capacity("02-May-2024".len());
    match language {
        Language::English => {
            words.extend(two_digits(day.day()));
            words.push('-');
            words.push_str(
                MONTHS
                    .get(day.month0() as usize)
                    .copied()
                    .unwrap_or_default(),
            );
        }
        Language::Chinese => {
            words.extend(two_digits(day.month()));
            words.push('-');
            words.extend(two_digits(day.day()));
        }
    }
    words
}

/// A day that may be known only roughly: `~02-May-2024`.
#[must_use]
pub fn day_words(language: Language, day: CalendarDay) -> String {
    let words = date_words(language, day.date);
    if day.approximate {
        format!("~{words}")
    } else {
        words
    }
}

/// A moment by the clock on the wall, with its distance from UTC: `22-Nov-2026 09:41:03 +08:00`.
#[must_use]
pub fn moment_words(language: Language, at: DateTime<FixedOffset>) -> String {
    let day = date_words(language, at.date_naive());
    format!("{day} {}", at.format("%H:%M:%S %:z"))
}

/// A moment by the clock on the wall, to the minute: `22-Nov-2026 09:41`.
#[must_use]
pub fn minute_words(language: Language, at: DateTime<FixedOffset>) -> String {
    let day = date_words(language, at.date_naive());
    format!("{day} {}", at.format("%H:%M"))
}

/// Two days in one phrase, the year once where both have it: `02-Mar and 02-Apr-2024`, `2024-03-02 与 04-02`.
pub(super) fn two_dates(language: Language, first: NaiveDate, last: NaiveDate) -> String {
    let is_one_year = first.year() == last.year();
    let (first, last) = match language {
        Language::English if is_one_year => {
            (day_month_words(language, first), date_words(language, last))
        }
        Language::Chinese if is_one_year => {
            (date_words(language, first), day_month_words(language, last))
        }
        Language::English | Language::Chinese => {
            (date_words(language, first), date_words(language, last))
        }
    };
    say!(language, "{first} and {last}", "{first} 与 {last}")
}

/// A figure as it was written, its digits grouped by a blank: `2.3e5` is `230 000`.
#[must_use]
pub fn decimal_words(figure: Decimal) -> String {
    let mut words = String::new();
    add_decimal(figure, &mut words);
    words
}

pub(super) fn add_decimal(figure: Decimal, words: &mut String) {
    let start = words.len();
    let amount = figure.value();
    // Writing into a text does not fail.
    let _ = if figure.is_scientific() && (1.0..1e15).contains(&amount) {
        write!(words, "{amount}")
    } else {
        write!(words, "{figure}")
    };
    group(words, start);
}

/// An HBV DNA load in IU/mL without its unit: `23 000 000`, `16.1`.
#[must_use]
pub fn iu_words(load: IuPerMl) -> String {
    let value = load.get();
    let mut digits = if value.fract() == 0.0 && value < 1e15 {
        (value as u64).to_string()
    } else if value >= 1000.0 {
        format!("{value:.0}")
    } else if value >= 100.0 {
        format!("{value:.1}")
    } else if value >= 1.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.4}")
    };
    if digits.contains('.') {
        let kept = digits.trim_end_matches('0').trim_end_matches('.').len();
        digits.truncate(kept);
    }
    group(&mut digits, 0);
    digits
}

/// A multiple of a limit: `22x`, `4.1x`.
#[must_use]
pub fn multiple_words(language: Language, multiple: MultipleOfLimit) -> String {
    let times = multiple.0;
    if times >= 10.0 {
        say!(language, "{times:.0}x", "{times:.0}倍")
    } else {
        say!(language, "{times:.1}x", "{times:.1}倍")
    }
}

/// A distance in log10 without its sign, cut and not rounded, so that 0.996 does not read as 1 (`RULES.md` §6.5b): one
/// decimal, two below 1.
pub(super) fn log10_words(log10: f64) -> String {
    let distance = log10.abs() + LOG10_TOLERANCE;
    if distance < 1.0 {
        format!("{:.2} log10", (distance * 100.0).floor() / 100.0)
    } else {
        format!("{:.1} log10", (distance * 10.0).floor() / 10.0)
    }
}

/// A number of years at the start of a sentence: `Two years`.
pub(super) fn years_words(language: Language, years: u32) -> String {
    match (language, years) {
        (Language::English, 1) => "One year".to_owned(),
        (Language::English, 2) => "Two years".to_owned(),
        (Language::English, 3) => "Three years".to_owned(),
        (Language::English | Language::Chinese, years) => {
            say!(language, "{years} years", "{years}年")
        }
    }
}

/// What is counted: in English a noun that takes an s, in Chinese with its measure word.
pub(super) const DAY: Phrase = Phrase::new("day", "天");
pub(super) const WEEK: Phrase = Phrase::new("week", "周");
pub(super) const MONTH: Phrase = Phrase::new("month", "个月");

/// How long something has lasted: whole weeks from two on, else days.
pub(super) fn weeks_words(language: Language, from: NaiveDate, to: NaiveDate) -> String {
    match days_between(from, to) {
        days @ ..14 => count(language, days, DAY),
        days => count(language, days / 7, WEEK),
    }
}

/// How long: whole months from one month on, else days.
#[must_use]
pub fn span_words(language: Language, from: NaiveDate, to: NaiveDate) -> String {
    match whole_months_between(from, to) {
        0 => count(language, days_between(from, to).max(0), DAY),
        months => count(language, i64::from(months), MONTH),
    }
}

/// How long ago: `30 days ago`, `today`.
#[must_use]
pub fn age_words(language: Language, on: NaiveDate, today: NaiveDate) -> String {
    if on >= today {
        language.says("today", "今日").to_owned()
    } else {
        let span = span_words(language, on, today);
        say!(language, "{span} ago", "{span}前")
    }
}

/// `1 day`, `13 days`; `13天`.
pub(super) fn count(language: Language, number: i64, noun: Phrase) -> String {
    let mut words = String::new();
    add_count(language, number, noun, &mut words);
    words
}

/// Adds a number of things to other words.
pub(super) fn add_count(language: Language, number: i64, noun: Phrase, words: &mut String) {
    let noun = noun.of(language);
    // Writing into a text does not fail.
    let _ = match language {
        Language::English => write!(
            words,
            "{number} {noun}{}",
            if number == 1 { "" } else { "s" }
        ),
        Language::Chinese => write!(words, "{number}{noun}"),
    };
}

/// Several things in one phrase: `HBeAg, kidney tests and ultrasound`, `HBeAg、肾功能和超声`.
pub(super) fn listed(language: Language, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [others @ .., last] => {
            let others = others.join(language.says(", ", "、"));
            say!(language, "{others} and {last}", "{others}和{last}")
        }
    }
}

/// A count with its digits in groups: `3 000`.
#[must_use]
pub fn count_words(count: usize) -> String {
    let mut words = count.to_string();
    group(&mut words, 0);
    words
}

/// Divides the digits from `start` up to the point into groups of three by a blank.
fn group(words: &mut String, start: usize) {
    let digits = words.bytes().skip(start).take_while(u8::is_ascii_digit);
    let mut place = start + digits.count();
    while place > start + 3 {
        place -= 3;
        words.insert(place, ' ');
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Language, count_words, date_words, decimal_words};

    #[test]
    fn a_day_is_written_as_the_calendar_writes_it() {
        let first = NaiveDate::from_ymd_opt(2023, 12, 31).unwrap();
        for day in first.iter_days().take(800) {
            assert_eq!(
                date_words(Language::English, day),
                day.format("%d-%b-%Y").to_string()
            );
        }
    }

    #[test]
    fn digits_stand_in_groups_of_three() {
        for (written, words) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1 000"),
            ("0.0500", "0.0500"),
            ("12345.678", "12 345.678"),
            ("999999", "999 999"),
            ("1.70e8", "170 000 000"),
            ("2.3e-5", "2.3e-5"),
            ("1.5e0", "1.5"),
            ("100000000000000", "100 000 000 000 000"),
        ] {
            assert_eq!(decimal_words(written.parse().unwrap()), words);
        }
        assert_eq!(count_words(3_000), "3 000");
    }
}
