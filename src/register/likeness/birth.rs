//! Birth dates that may be one: the same, written with day and month the other way round, or a neighbour of it.

use chrono::{Datelike as _, NaiveDate};

use crate::clinical::calendar::{CalendarDay, plus_days};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BirthLikeness {
    /// The same day.
    Same,
    /// Day and month the other way round.
    Swapped,
    /// A day beside it, or the same but for one in the month or one in the year.
    Neighbouring,
    /// That of one of the two is not recorded.
    NotRecorded,
}

/// How two birth dates are alike, if they are.
pub(super) fn likeness(
    one: Option<CalendarDay>,
    other: Option<CalendarDay>,
) -> Option<BirthLikeness> {
    let (Some(one), Some(other)) = (one, other) else {
        return Some(BirthLikeness::NotRecorded);
    };
    if one.date == other.date {
        return Some(BirthLikeness::Same);
    }
    if one.date.year().abs_diff(other.date.year()) > 1 {
        return None;
    }
    births_alike(one.date)
        .find(|(_, day)| *day == other.date)
        .map(|(why, _)| why)
}

/// The days that may be written for a birth date by mistake, the day itself first.
pub fn births_alike(born: NaiveDate) -> impl Iterator<Item = (BirthLikeness, NaiveDate)> {
    let (year, month, day) = (born.year(), born.month(), born.day());
    let of = NaiveDate::from_ymd_opt;
    let swapped = of(year, day, month).filter(|_| day != month);
    let neighbours = [
        Some(plus_days(born, -1)),
        Some(plus_days(born, 1)),
        of(year, month - 1, day),
        of(year, month + 1, day),
        of(year - 1, month, day),
        of(year + 1, month, day),
    ];
    let swapped = swapped.map(|day| (BirthLikeness::Swapped, day));
    std::iter::once((BirthLikeness::Same, born))
        .chain(swapped)
        .chain(
            neighbours
                .into_iter()
                .flatten()
                .map(|day| (BirthLikeness::Neighbouring, day)),
        )
}
