//! Days as the files of laboratories and hospitals hold them: with a time behind, in figures alone, with the month's
//! name. Never `03/04/2026`, which is two days.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use super::date::{civil, digits, file_readings, no_such_day, parse_iso};
use super::fault::Fault;
use super::fold::{fold, has_figures_of_two_kinds};
use super::month_only::{self, Approximate};
use crate::clinical::calendar::{CalendarDay, middle_of_month};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::fold_words;
use crate::wording::refusals::dates as said;

/// Reads the day of a sample as a row holds it: a day in any of the forms of [`parse_file_day`], or `~2024-03` where only the
/// month is known. That counts at its 15th, or today if that is earlier.
///
/// # Errors
/// As [`parse_file_day`]; a `~` before anything but a month.
pub fn parse_sample_day(
    text: &str,
    today: NaiveDate,
    knowledge: &Knowledge,
) -> Result<CalendarDay, Fault> {
    let folded = fold(text);
    let Some(about) = folded.trim().strip_prefix('~').map(str::trim) else {
        return exact_day(text, Approximate::Month, knowledge).map(CalendarDay::exact);
    };
    let Some((year, Some(month))) = year_and_month(about, knowledge) else {
        let day = exact_day(about, Approximate::Month, knowledge)?;
        return Err(Approximate::Month.refuse(text, day));
    };
    Ok(CalendarDay {
        date: month_only::counted_day(year, month, today, text)?,
        approximate: true,
    })
}

/// Reads the day of a row: `2024-03-05`, `2024/3/5`, `20240305`, `20240305103000`, `2024-03-05T10:30:00+08:00` (the day
/// that the stamp itself names), `05-Mar-2024`, `Mar 5, 2024`, `2024年3月5日`. `2024-3-05` has lost a
/// figure.
fn exact_day(text: &str, roughly: Approximate, knowledge: &Knowledge) -> Result<NaiveDate, Fault> {
    if let Ok(day) = parse_iso(text) {
        return Ok(day);
    }
    let folded = fold(text);
    let written = folded.trim();
    if written.is_empty() {
        return Err(Fault::new("", said::NO_DATE, said::AS_IN_FILES));
    }
    if has_figures_of_two_kinds(text) {
        return Err(Fault::of_two_kinds(text, said::AS_IN_FILES));
    }
    let date = without_time(written).ok_or_else(|| not_understood(text))?;
    if let Some(day) = in_figures(date) {
        return day.ok_or_else(|| of_other_calendar(text));
    }
    if let Some(day) = with_month_named(date, knowledge) {
        return day.map_err(|readings| match readings.is_empty() {
            true => of_other_calendar(text),
            false => Fault::ambiguous(text, readings, said::AS_IN_FILES),
        });
    }
    match file_readings(date) {
        Some(readings) if readings.is_empty() => Err(of_other_calendar(text)),
        Some(readings) => Err(Fault::ambiguous(text, readings, said::AS_IN_FILES)),
        None => Err(month_or_year(date, text, roughly, knowledge)),
    }
}

/// Reads the day of a birth or a course as a row holds it, perhaps with a `~` before it for *about*; a month with one counts
/// at its 15th.
///
/// # Errors
/// A day that may be two, with both readings; a month or a year alone, with how an approximate day is written; a day or
/// a time that does not exist; anything else.
pub fn parse_file_day(text: &str, knowledge: &Knowledge) -> Result<CalendarDay, Fault> {
    let folded = fold(text);
    let Some(about) = folded.trim().strip_prefix('~').map(str::trim) else {
        return exact_day(text, Approximate::Day, knowledge).map(CalendarDay::exact);
    };
    let date = match year_and_month(about, knowledge) {
        Some((year, Some(month))) => month_only::counted_day(year, month, NaiveDate::MAX, text)?,
        Some((_, None)) | None => exact_day(about, Approximate::Day, knowledge)?,
    };
    Ok(CalendarDay {
        date,
        approximate: true,
    })
}

/// The complaint about something that is no date, or a day as spreadsheets count it.
fn not_understood(text: &str) -> Fault {
    // From 1954 to 2064.
    const LIKELY: RangeInclusive<u64> = 20_000..=60_000;
    let folded = fold(text);
    let (number, time) = folded.trim().split_once('.').unwrap_or((&folded, "0"));
    let is_time = time.bytes().all(|byte| byte.is_ascii_digit());
    let count = number.trim().parse().ok();
    let day = count
        .filter(|count| is_time && LIKELY.contains(count))
        .and_then(|count| {
            NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(count))
        });
    let problem = match day {
        Some(day) => said::of_spreadsheet(day),
        None => said::NOT_UNDERSTOOD.into(),
    };
    Fault::new(text, problem, said::AS_IN_FILES)
}

/// The complaint about a day that does not exist, or only in the calendar of Thailand.
fn of_other_calendar(text: &str) -> Fault {
    const BUDDHIST: RangeInclusive<u32> = 2443..=2643;
    const EARLIER: u32 = 543;
    let folded = fold(text);
    let mut figures = folded.split(|c: char| !c.is_ascii_digit());
    let year = figures.find_map(|figure| digits(figure, 4).filter(|year| BUDDHIST.contains(year)));
    match year {
        Some(year) => {
            let year = year - EARLIER;
            let problem = said::of_buddhist_calendar(year);
            Fault::new(text, problem, said::AS_IN_FILES)
        }
        None => no_such_day(text),
    }
}

/// The date before a time; `None` where what stands behind is no time, or a divider stands before.
pub(super) fn without_time(text: &str) -> Option<&str> {
    if text.starts_with(['-', '/', '.']) {
        return None;
    }
    let is_figures = text.bytes().take_while(u8::is_ascii_digit).count();
    if let 12 | 14 = is_figures {
        let (date, time) = text.split_at(8);
        let (clock, behind) = time.split_at(is_figures - 8);
        let pairs: Vec<_> = clock.as_bytes().chunks(2).collect();
        let number = |place: usize| -> Option<u32> {
            std::str::from_utf8(pairs.get(place)?).ok()?.parse().ok()
        };
        let is_time = number(0)? < 24 && number(1)? < 60 && number(2).is_none_or(|s| s < 61);
        return (is_time && is_behind_a_time(behind)).then_some(date);
    }
    let Some(colon) = text.find(':') else {
        return Some(text);
    };
    let (before, behind) = text.split_at(colon);
    let date = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let hour = before.get(date.len()..)?;
    let divider = date.chars().next_back()?;
    let hour: u32 = digits(hour, hour.len().clamp(1, 2))?;
    let mut parts = behind.strip_prefix(':')?.splitn(2, ':');
    let (minute, after) = leading_digits(parts.next()?);
    let (second, after) = match parts.next() {
        Some(rest) if after.is_empty() => leading_digits(rest),
        Some(_) => return zone_with_colon(text, date, hour, minute),
        None => ("0", after),
    };
    let minute: u32 = digits(minute, 2)?;
    let second: u32 = second.parse().ok()?;
    let is_time = hour < 24 && minute < 60 && second < 61 && matches!(divider, 'T' | 't' | ' ');
    (is_time && is_behind_a_time(after))
        .then(|| date.trim_end_matches(['T', 't', ' ', ',']))
        .filter(|date| !date.is_empty())
}

/// `2024-03-05T10:30+08:00`: the second colon is that of the zone.
fn zone_with_colon<'t>(text: &str, date: &'t str, hour: u32, minute: &str) -> Option<&'t str> {
    let (_, zone) = text.rsplit_once(['+', '-'])?;
    let is_zone = zone.len() == 5 && zone.as_bytes().get(2) == Some(&b':');
    let minute: u32 = digits(minute, 2)?;
    (is_zone && hour < 24 && minute < 60)
        .then(|| date.trim_end_matches(['T', 't', ' ', ',']))
        .filter(|date| !date.is_empty())
}

fn leading_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// Fractions of a second, a zone, or the half of the day.
fn is_behind_a_time(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let text = match text.strip_prefix(['.', ',']) {
        Some(fraction) => leading_digits(fraction).1.trim(),
        None => text.as_str(),
    };
    let zone = |text: &str| {
        text.len() <= 6
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b':')
    };
    matches!(
        text,
        "" | "z" | "utc" | "gmt" | "am" | "pm" | "a.m." | "p.m."
    ) || text.strip_prefix(['+', '-']).is_some_and(zone)
}

/// `20240305`, `2024/3/5`, `2024.03.05`, `2024年3月5日`: the year first; the day, if it exists. `None` for anything else.
fn in_figures(date: &str) -> Option<Option<NaiveDate>> {
    if let Some(number) = digits(date, 8) {
        return Some(civil(number / 10_000, number / 100 % 100, number % 100));
    }
    let is_divider = |c: char| {
        matches!(
            c,
            '-' | '/' | '.' | ' ' | '年' | '月' | '日' | '년' | '월' | '일'
        )
    };
    // Between hyphens or strokes nothing else divides: another sign there may have been a figure.
    for strict in ['-', '/'] {
        let others = date.chars().filter(|c| is_divider(*c) && *c != strict);
        if date.contains(strict) && (date.matches(strict).count() != 2 || others.count() > 0) {
            return None;
        }
    }
    let fields: Vec<_> = date
        .split(is_divider)
        .filter(|field| !field.is_empty())
        .collect();
    let [year, month, day] = fields.as_slice() else {
        return None;
    };
    let small = |text: &str| digits(text, text.len().clamp(1, 2));
    // Between hyphens figures come in pairs, and whoever writes a nought before one writes it before the other: else one
    // is missing.
    let has_nought = date.contains('-') || month.starts_with('0') || day.starts_with('0');
    let is_short = month.len() == 1 || day.len() == 1;
    let read = civil(digits(year, 4)?, small(month)?, small(day)?);
    (!(has_nought && is_short)).then_some(read)
}

/// `05-Mar-2024`, `5 March 2024`, `Mar 5, 2024`, `2024-Mar-05`: the day, or, for a year of two digits, what it may be.
fn with_month_named(date: &str, knowledge: &Knowledge) -> Option<Result<NaiveDate, Vec<String>>> {
    let (figures, month) = figures_and_month(date, knowledge)?;
    let [first, second] = figures.as_slice() else {
        return None;
    };
    let number = |text: &str, count: usize| digits(text, count);
    let short = |text: &str| digits(text, text.len().clamp(1, 2));
    let day = match (number(first, 4), number(second, 4)) {
        (Some(year), None) => civil(year, month, short(second)?),
        (None, Some(year)) => civil(year, month, short(first)?),
        (Some(_), Some(_)) => return None,
        (None, None) => {
            let (first, second) = (short(first)?, short(second)?);
            let readings = [(second, first), (first, second)]
                .into_iter()
                .filter_map(|(year, day)| civil(2000 + year, month, day))
                .map(|day| day.to_string())
                .collect();
            return Some(Err(readings));
        }
    };
    Some(day.ok_or_else(Vec::new))
}

/// The figures of a date and the one month that its words name.
pub(super) fn figures_and_month<'d>(
    date: &'d str,
    knowledge: &Knowledge,
) -> Option<(Vec<&'d str>, u32)> {
    let figures: Vec<_> = date
        .split(|c: char| !c.is_ascii_digit())
        .filter(|figure| !figure.is_empty())
        .collect();
    let words: String = date
        .chars()
        .map(|c| if c.is_ascii_digit() { ' ' } else { c })
        .collect();
    let folded = fold_words(&words);
    let mut month = None;
    for word in folded.split(' ') {
        if let Some(found) = knowledge.words.months.get(word) {
            if month.replace(found).is_some() {
                return None;
            }
        } else {
            knowledge.words.beside_months.get(word)?;
        }
    }
    Some((figures, month?))
}

/// The year of a date without a day, and its month, if it names one.
fn year_and_month(date: &str, knowledge: &Knowledge) -> Option<(u32, Option<u32>)> {
    month_only::in_figures(date).or_else(|| {
        let (figures, month) = figures_and_month(date, knowledge)?;
        match figures.as_slice() {
            [year] => Some((digits(year, 4)?, Some(month))),
            _ => None,
        }
    })
}

/// The complaint about a month or a year alone: how an approximate day is written.
fn month_or_year(date: &str, text: &str, roughly: Approximate, knowledge: &Knowledge) -> Fault {
    let day = year_and_month(date, knowledge).and_then(|(year, month)| match month {
        Some(month) => {
            civil(year, month, 1).map(|first| (said::MONTH_ALONE, middle_of_month(first)))
        }
        None => civil(year, 7, 1).map(|day| (said::YEAR_ALONE, day)),
    });
    match day {
        Some((problem, day)) => Fault {
            readings: roughly.reading(day).into_iter().collect(),
            ..Fault::new(text, problem, roughly.accepted(day))
        },
        None => not_understood(text),
    }
}
