//! The stretch of time that the picture shows, and which column a day has in it.

use crate::wording::Phrase;
use crate::wording::screens::record as words;
use chrono::NaiveDate;

use crate::clinical::calendar::{days_between, plus_days};

/// How much of the history is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Zoom {
    #[default]
    Whole,
    FiveYears,
    TwoYears,
    OneYear,
}

impl Zoom {
    /// Every step, from the widest to the closest.
    pub const ALL: [Self; 4] = [Self::Whole, Self::FiveYears, Self::TwoYears, Self::OneYear];

    /// Days from the first to the last that is shown; `None` for all.
    const fn span(self) -> Option<i64> {
        match self {
            Self::Whole => None,
            Self::FiveYears => Some(1826),
            Self::TwoYears => Some(730),
            Self::OneYear => Some(365),
        }
    }

    pub const fn name(self) -> Phrase {
        match self {
            Self::Whole => words::WHOLE_HISTORY,
            Self::FiveYears => words::FIVE_YEARS,
            Self::TwoYears => words::TWO_YEARS,
            Self::OneYear => words::ONE_YEAR,
        }
    }

    /// Whether it shows less than all of a history.
    fn is_closer_than(self, whole: Window) -> bool {
        self.span().is_some_and(|span| span < whole.span())
    }

    /// The next closer step that shows less, if there is one.
    pub fn closer(self, whole: Window) -> Option<Self> {
        let mut steps = Self::ALL.into_iter().skip_while(|step| *step != self);
        steps.next();
        steps.find(|step| step.is_closer_than(whole))
    }

    /// The next wider step that shows more, if there is one.
    pub fn wider(self, whole: Window) -> Option<Self> {
        if !self.is_closer_than(whole) {
            return None;
        }
        let mut steps = Self::ALL.into_iter().rev().skip_while(|step| *step != self);
        steps.next();
        steps
            .find(|step| step.is_closer_than(whole))
            .or(Some(Self::Whole))
    }
}

/// A stretch of time, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// A shorter history is shown with so many days before the last, so that a month's label stands in it.
const LEAST_SPAN: i64 = 60;

impl Window {
    /// The whole history from its first day on, up to the day of the review.
    pub fn whole(first: Option<NaiveDate>, day: NaiveDate) -> Self {
        let latest = plus_days(day, -LEAST_SPAN);
        Self {
            from: first.map_or(latest, |first| first.min(latest)),
            to: day,
        }
    }

    /// The part of this whole history that is shown: it begins at `from` if that can be, and holds `cursor`.
    pub fn zoomed(self, zoom: Zoom, from: Option<NaiveDate>, cursor: NaiveDate) -> Self {
        let Some(span) = zoom.span().filter(|span| *span < self.span()) else {
            return self;
        };
        let latest = plus_days(self.to, -span);
        let cursor = cursor.clamp(self.from, self.to);
        let from = from
            .unwrap_or(latest)
            .max(plus_days(cursor, -span))
            .min(cursor)
            .clamp(self.from, latest);
        Self {
            from,
            to: plus_days(from, span),
        }
    }

    /// Where a window of this zoom begins that has a day in its middle.
    pub fn around(day: NaiveDate, zoom: Zoom) -> Option<NaiveDate> {
        Some(plus_days(day, -(zoom.span()? / 2)))
    }

    /// Days from the first to the last.
    pub fn span(self) -> i64 {
        days_between(self.from, self.to).max(0)
    }

    /// Whether a day stands in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// The place of a day among so many places side by side; outside of the window it is negative or too great.
    pub fn place(self, day: NaiveDate, places: usize) -> i64 {
        let places = i64::try_from(places).unwrap_or(0);
        (days_between(self.from, day) * places).div_euclid(self.span() + 1)
    }

    /// The column of a day among so many, if the day stands in the window.
    pub fn column(self, day: NaiveDate, columns: usize) -> Option<usize> {
        let place = self.holds(day).then(|| self.place(day, columns))?;
        usize::try_from(place)
            .ok()
            .filter(|column| *column < columns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_first_day_has_the_first_column_and_the_last_day_the_last() {
        for (first, last) in [
            ("2024-06-01", "2024-06-01"),
            ("2024-02-29", "2024-06-01"),
            ("1984-01-01", "2024-06-01"),
        ] {
            let window = Window::whole(Some(day(first)), day(last));
            for columns in [1, 2, 41] {
                assert_eq!(window.column(window.from, columns), Some(0));
                assert_eq!(window.column(window.to, columns), Some(columns - 1));
            }
            assert_eq!(window.column(plus_days(window.to, 1), 40), None);
            assert_eq!(window.column(plus_days(window.from, -1), 40), None);
            assert_eq!(window.column(window.to, 0), None);
        }
    }

    #[test]
    fn zooming_skips_what_would_show_as_much() {
        let long = Window::whole(Some(day("2014-06-01")), day("2024-06-01"));
        assert_eq!(Zoom::Whole.closer(long), Some(Zoom::FiveYears));
        assert_eq!(Zoom::OneYear.closer(long), None);
        assert_eq!(Zoom::TwoYears.wider(long), Some(Zoom::FiveYears));
        assert_eq!(Zoom::Whole.wider(long), None);
        let short = Window::whole(Some(day("2021-06-01")), day("2024-06-01"));
        assert_eq!(Zoom::Whole.closer(short), Some(Zoom::TwoYears));
        assert_eq!(Zoom::TwoYears.wider(short), Some(Zoom::Whole));
        let young = Window::whole(Some(day("2024-01-01")), day("2024-06-01"));
        assert_eq!(Zoom::Whole.closer(young), None);
    }

    #[test]
    fn the_window_moves_no_further_than_the_cursor_asks() {
        let whole = Window::whole(Some(day("2014-06-01")), day("2024-06-01"));
        let at = |from: Option<&str>, cursor| {
            let window = whole.zoomed(Zoom::OneYear, from.map(day), day(cursor));
            (window.from.to_string(), window.span())
        };
        assert_eq!(at(None, "2024-05-02"), ("2023-06-02".to_owned(), 365));
        assert_eq!(at(None, "2020-01-01"), ("2020-01-01".to_owned(), 365));
        assert_eq!(
            at(Some("2019-08-01"), "2020-01-01"),
            ("2019-08-01".to_owned(), 365)
        );
        assert_eq!(
            at(Some("2019-08-01"), "2021-01-01"),
            ("2020-01-02".to_owned(), 365)
        );
        assert_eq!(
            at(Some("2000-01-01"), "2014-06-01"),
            ("2014-06-01".to_owned(), 365)
        );
    }
}
