//! Dates as a nurse types them.

use chrono::{Datelike, NaiveDate, Weekday};

use super::date::{civil, day_and_month_readings, digits, iso, no_such_day, parse_iso};
use super::fault::{Fault, shortened};
use super::fold::fold;
use super::month_only::{Approximate, counted_day, in_figures};
use crate::clinical::calendar::{CalendarDay, days_between, plus_days, plus_months};
use crate::wording::Sentence;
use crate::wording::refusals::dates as said;
use crate::wording::screens::days;

/// What a date field accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateEntry {
    /// The day of the review: no clock is read.
    pub today: NaiveDate,
    /// The earliest day that can be meant, such as the birth.
    pub earliest: Option<NaiveDate>,
    /// Whether the day may lie ahead: a planned stop.
    pub may_lie_ahead: bool,
    /// Whether it is a birth: two digits of a year are then of the last hundred years, as somebody who lives was born.
    pub is_birth: bool,
    /// What a `~` before it stands for.
    pub approximate: Approximate,
    /// A day and month without a year that lies further back than this is asked about, in calendar months.
    pub bare_date_months: u32,
}

/// Why a typed date is asked about once before it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateQuestion {
    /// A day and month without a year, far back or of a birth: which year was meant?
    WhichYear,
    /// A day and month without a year that was taken for one to come.
    LiesAhead,
}

/// A date that was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedDate {
    pub day: CalendarDay,
    /// What is asked before it is kept, if anything.
    pub question: Option<DateQuestion>,
}

/// Reads a date as it is typed: `t` (today), `y`, `t-14`, `-3d`, `2026-11-22`, `20261122`, `22-Nov-2026`, `22nov`,
/// `22nov25`, and the echo `22-Nov-2026 (Sun)`; a `~` before it for *about* where the field takes one, or before a month
/// (`~2026-11`, `~nov 2026`) of which the day is not known.
///
/// A day and month without a year is the latest such day that is not after today; where the day may lie ahead, the
/// nearest one. Years of two digits belong to this century up to next year (up to ten years on where the day may lie
/// ahead), else to the one before; of a birth to the century in which it does not lie ahead.
///
/// # Errors
/// `03/04/2026`, `3.4.26`, `3-4-26` with both readings; a day that no calendar has; a day after today or before the
/// earliest; anything else.
pub fn parse_typed_date(text: &str, entry: &DateEntry) -> Result<TypedDate, Fault> {
    let folded = fold(text).trim().to_lowercase();
    let (written, approximate) = match folded.strip_prefix('~') {
        Some(date) => (date.trim_start(), true),
        None => (folded.as_str(), false),
    };
    let month = month_alone(written).filter(|_| approximate);
    let (date, question) = match month {
        Some((year, month)) => (counted_day(year, month, entry.today, text)?, None),
        None => understand(written, text, entry)?,
    };
    let is_refused = match entry.approximate {
        Approximate::Never => approximate,
        Approximate::Day => false,
        Approximate::Month => approximate && month.is_none(),
    };
    if is_refused {
        return Err(entry.approximate.refuse(text, date));
    }
    if date > entry.today && !entry.may_lie_ahead {
        let accepted = said::not_after(echo(entry.today));
        return Err(Fault::new(text, said::lies_ahead(iso(date)), accepted));
    }
    if let Some(earliest) = entry.earliest.filter(|earliest| date < *earliest) {
        let accepted = said::not_before(iso(earliest));
        return Err(Fault::new(text, said::too_early(iso(date)), accepted));
    }
    Ok(TypedDate {
        day: CalendarDay { date, approximate },
        question,
    })
}

/// The year and the month of `2024-03`, `03/2024`, `mar 2024`.
fn month_alone(date: &str) -> Option<(u32, u32)> {
    if let Some((year, month)) = in_figures(date) {
        return Some((year, month?));
    }
    let is_letter = |character: char| character.is_ascii_lowercase();
    let name: String = date.chars().filter(|c| is_letter(*c)).collect();
    let year = date.trim_matches(|character: char| {
        is_letter(character) || character == '-' || character == ' '
    });
    Some((digits(year, 4)?, month_named(&name)?))
}

type Understood = (NaiveDate, Option<DateQuestion>);

fn understand(date: &str, typed: &str, entry: &DateEntry) -> Result<Understood, Fault> {
    if let Some(days) = relative(date) {
        let day = plus_days(entry.today, days);
        return civil_again(day)
            .map(|day| (day, None))
            .ok_or_else(|| no_such_day(typed));
    }
    if date.len() == 8
        && let Some(number) = digits(date, 8)
    {
        let day = civil(number / 10_000, number / 100 % 100, number % 100);
        return day.map(|day| (day, None)).ok_or_else(|| no_such_day(typed));
    }
    if let Some(readings) = day_and_month_readings(date, |year, month, day| {
        two_digits(year, month, day, entry).map(iso)
    }) {
        return Err(match readings.is_empty() {
            true => no_such_day(typed),
            false => Fault::ambiguous(typed, readings, said::AS_TYPED),
        });
    }
    if digits(date.get(..4).unwrap_or_default(), 4).is_some() {
        let dashed = date.replace(['/', '.'], "-");
        return parse_iso(&dashed)
            .map(|day| (day, None))
            .map_err(|fault| Fault {
                written: shortened(typed),
                ..fault
            });
    }
    named_month(date, typed, entry)
}

/// Days from today: `t`, `y`, `t-14`, `t+3`, `-3d`.
fn relative(date: &str) -> Option<i64> {
    const MOST: usize = 5;
    let number = |digits: &str| {
        (digits.len() <= MOST && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.parse::<i64>().ok())
            .flatten()
    };
    match date {
        "t" => return Some(0),
        "y" => return Some(-1),
        _ => {}
    }
    if let Some(back) = date.strip_prefix("t-") {
        return number(back).map(|days| -days);
    }
    if let Some(ahead) = date.strip_prefix("t+") {
        return number(ahead);
    }
    number(date.strip_prefix('-')?.strip_suffix('d')?).map(|days| -days)
}

fn civil_again(day: NaiveDate) -> Option<NaiveDate> {
    civil(u32::try_from(day.year()).ok()?, day.month(), day.day())
}

/// `22-Nov-2026`, `22 november 26`, `22nov`, perhaps with the weekday of the echo behind it.
fn named_month(date: &str, typed: &str, entry: &DateEntry) -> Result<Understood, Fault> {
    let unknown = || Fault::new(typed, said::NOT_UNDERSTOOD, said::AS_TYPED);
    let (date, weekday) = match date.split_once('(') {
        Some((date, weekday)) => {
            let name = weekday.strip_suffix(')').ok_or_else(unknown)?;
            let weekday: Weekday = name.trim().parse().map_err(|_| unknown())?;
            (date.trim_end(), Some(weekday))
        }
        None => (date, None),
    };
    let is_divider = |character: char| character == '-' || character == ' ';
    let (day, rest) = split_where(date, |character| !character.is_ascii_digit());
    let (month, year) = split_where(rest.trim_start_matches(is_divider), |character| {
        !character.is_ascii_lowercase()
    });
    let year = year.trim_start_matches(is_divider);
    let day = digits(day, day.len().clamp(1, 2)).ok_or_else(unknown)?;
    let month = month_named(month).ok_or_else(unknown)?;
    let understood = match year.len() {
        0 => bare(day, month, entry),
        2 => digits(year, 2)
            .and_then(|year| two_digits(year, month, day, entry))
            .map(|date| (date, None)),
        4 => digits(year, 4)
            .and_then(|year| civil(year, month, day))
            .map(|date| (date, None)),
        _ => return Err(unknown()),
    };
    let (date, question) = understood.ok_or_else(|| no_such_day(typed))?;
    if weekday.is_some_and(|weekday| weekday != date.weekday()) {
        let accepted = said::or_right_day(echo(date));
        return Err(Fault::new(typed, said::ANOTHER_WEEKDAY, accepted));
    }
    Ok((date, question))
}

/// A day with its weekday.
fn echo(day: NaiveDate) -> Sentence {
    Sentence::made(|language| days::echo(language, day))
}

fn split_where(text: &str, end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(end).unwrap_or(text.len()))
}

/// The month of an English name or its first three letters.
fn month_named(name: &str) -> Option<u32> {
    let known = name.len() >= 3;
    let month: chrono::Month = known.then(|| name.parse().ok()).flatten()?;
    Some(month.number_from_month())
}

fn two_digits(year: u32, month: u32, day: u32, entry: &DateEntry) -> Option<NaiveDate> {
    let year = century(year, entry);
    let date = civil(year, month, day);
    if entry.is_birth && date.is_none_or(|date| date > entry.today) {
        return civil(year.checked_sub(100)?, month, day).or(date);
    }
    date
}

/// The year of two digits: of this century as far as it can be meant, else of the one before.
fn century(two_digits: u32, entry: &DateEntry) -> u32 {
    let this_year = u32::try_from(entry.today.year()).unwrap_or(0);
    let year = this_year - this_year % 100 + two_digits;
    let ahead = if entry.may_lie_ahead { 10 } else { 1 };
    if year > this_year + ahead {
        year - 100
    } else {
        year
    }
}

/// A day and month without a year.
fn bare(day: u32, month: u32, entry: &DateEntry) -> Option<Understood> {
    let in_year = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
    let this_year = entry.today.year();
    // A 29 February comes every fourth year, and once in eight.
    let before = (0..=8)
        .filter_map(|back| in_year(this_year - back))
        .find(|date| *date <= entry.today)?;
    let ahead = (0..=8)
        .filter_map(|on| in_year(this_year + on))
        .find(|date| *date > entry.today)
        .filter(|_| entry.may_lie_ahead);
    if let Some(ahead) = ahead
        && days_between(entry.today, ahead) < days_between(before, entry.today)
    {
        return Some((ahead, Some(DateQuestion::LiesAhead)));
    }
    let far_back = plus_months(before, entry.bare_date_months) < entry.today;
    // Without a year nobody can tell how old somebody is.
    let is_asked = far_back || entry.is_birth;
    Some((before, is_asked.then_some(DateQuestion::WhichYear)))
}
