//! Dates in forms: read as she types them, echoed with their weekday, asked about where the year is a guess.

use chrono::{Datelike, NaiveDate};

use super::{Desk, Echo, Form, Reading};
use crate::app::question::{Answer, Question, Then};
use crate::clinical::calendar::{CalendarDay, plus_days, plus_months};
use crate::notation::{
    Approximate, DateEntry, DateQuestion, TypedDate, date_echo, parse_typed_date, sample_day_text,
};
use crate::wording::day_words;

/// Which days a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accepts {
    /// A sample: exact, or only the month is known; not after today.
    Sample,
    /// A note: exact, not after today.
    Note,
    /// A start: perhaps about, not after today.
    Start,
    /// A stop: perhaps about, perhaps planned.
    Stop,
    /// A birth: perhaps about, not after today.
    Birth,
    /// A clinic: exact, perhaps ahead.
    Clinic,
}

impl Accepts {
    const fn may_lie_ahead(self) -> bool {
        match self {
            Self::Stop | Self::Clinic => true,
            Self::Sample | Self::Note | Self::Start | Self::Birth => false,
        }
    }

    const fn approximate(self) -> Approximate {
        match self {
            Self::Start | Self::Stop | Self::Birth => Approximate::Day,
            Self::Sample => Approximate::Month,
            Self::Note | Self::Clinic => Approximate::Never,
        }
    }
}

/// A day as the program prints it, so that it can be typed again.
pub(super) fn written(day: CalendarDay) -> String {
    day_words(day)
}

/// The day of a sample as the program prints it, so that it can be typed again: `~2026-11` where only the month is known.
pub(super) fn sample_written(day: CalendarDay) -> String {
    if day.approximate {
        sample_day_text(day)
    } else {
        written(day)
    }
}

/// What is understood of a day: with its weekday, or as the month that it stands for.
fn understood(day: CalendarDay, accepts: Accepts) -> String {
    if day.approximate && accepts.approximate() == Approximate::Month {
        let counted = date_echo(day.date);
        return format!("only the month is known: counted on {counted}");
    }
    echo(day)
}

/// A day with its weekday: `22-Nov-2026 (Sun)`.
pub(super) fn echo(day: CalendarDay) -> String {
    let about = if day.approximate { "about " } else { "" };
    format!("{about}{}", date_echo(day.date))
}

fn understand(
    text: &str,
    accepts: Accepts,
    earliest: Option<NaiveDate>,
    desk: &Desk<'_>,
) -> Result<TypedDate, String> {
    let entry = DateEntry {
        today: desk.today,
        earliest,
        may_lie_ahead: accepts.may_lie_ahead(),
        is_birth: accepts == Accepts::Birth,
        approximate: accepts.approximate(),
        bare_date_months: desk.knowledge.settings.entry.bare_date_months,
    };
    parse_typed_date(text, &entry).map_err(|fault| fault.to_string())
}

/// Reads the field at `place`: its day, if it is one, with echo, complaint or question.
pub(super) fn read(
    form: &Form,
    place: usize,
    accepts: Accepts,
    earliest: Option<NaiveDate>,
    desk: &Desk<'_>,
    reading: &mut Reading,
) -> Option<CalendarDay> {
    let field = form.fields.get(place)?;
    let written = Written {
        place,
        label: &field.label,
        text: field.text(),
    };
    written.read(accepts, earliest, desk, reading)
}

/// A day as it was typed: beside what, under which name.
pub(super) struct Written<'a> {
    /// The place of its echo.
    pub(super) place: usize,
    /// What the day is called.
    pub(super) label: &'a str,
    /// What was typed.
    pub(super) text: &'a str,
}

impl Written<'_> {
    /// The day, if it is one, with echo, complaint or question.
    pub(super) fn read(
        &self,
        accepts: Accepts,
        earliest: Option<NaiveDate>,
        desk: &Desk<'_>,
        reading: &mut Reading,
    ) -> Option<CalendarDay> {
        let typed = match understand(self.text, accepts, earliest, desk) {
            Ok(typed) => typed,
            Err(why) => {
                reading.complain(self.place, format!("{}: {why}", self.label));
                return None;
            }
        };
        let words = understood(typed.day, accepts);
        reading.echo(self.place, Echo::understood(words));
        if let Some(question) = typed.question {
            self.ask(typed.day, question, reading);
        }
        Some(typed.day)
    }

    /// Asks which year is meant.
    fn ask(&self, day: CalendarDay, question: DateQuestion, reading: &mut Reading) {
        let (text, day_words) = (self.text, echo(day));
        let words = match question {
            DateQuestion::WhichYear => format!("{text}: no year; is {day_words} meant?"),
            DateQuestion::LiesAhead => format!("{text}: still ahead; is {day_words} meant?"),
        };
        let question = Question {
            about: format!("date {text} {day_words}"),
            field: Some(self.place),
            words,
            answers: vec![
                Answer::new(
                    'n',
                    "no: back to the field, to type the year",
                    Then::BackToField,
                ),
                Answer::new(
                    'y',
                    format!("yes, {day_words}"),
                    Then::Replace(written(day)),
                ),
            ],
        };
        reading.ask(question, format!("{day_words}?"));
    }
}

/// Any day, of a birth or another.
const fn any(is_birth: bool) -> Accepts {
    if is_birth {
        Accepts::Birth
    } else {
        Accepts::Stop
    }
}

/// A day as it was meant on the day of typing, so that it means the same tomorrow; what is no day stays as it is.
pub(super) fn fixed(text: &str, is_birth: bool, desk: &Desk<'_>) -> String {
    match understand(text, any(is_birth), None, desk) {
        // A month is one tomorrow too.
        Ok(_)
            if understand(text, Accepts::Sample, None, desk).is_ok_and(|it| it.day.approximate) =>
        {
            text.to_owned()
        }
        Ok(typed) if typed.question.is_none() => written(typed.day),
        Ok(_) | Err(_) => text.to_owned(),
    }
}

/// The day after (or before) what stands in a field; today where that is no day.
pub(super) fn step(text: &str, up: bool, accepts: Accepts, desk: &Desk<'_>) -> String {
    let next = match understand(text, any(accepts == Accepts::Birth), None, desk) {
        Ok(typed) if typed.day.approximate && accepts.approximate() == Approximate::Month => {
            return another_month(typed.day, up, desk);
        }
        Ok(typed) => CalendarDay {
            date: plus_days(typed.day.date, if up { 1 } else { -1 }),
            ..typed.day
        },
        Err(_) => CalendarDay::exact(desk.today),
    };
    let next = if accepts.may_lie_ahead() || next.date <= desk.today {
        next
    } else {
        CalendarDay {
            date: desk.today,
            ..next
        }
    };
    written(next)
}

/// The month after (or before) the one of a sample, up to this one.
fn another_month(day: CalendarDay, up: bool, desk: &Desk<'_>) -> String {
    let first = day.date.with_day(1).unwrap_or(day.date);
    let next = if up {
        plus_months(first, 1)
    } else {
        plus_days(first, -1)
    };
    let date = if next <= desk.today { next } else { day.date };
    sample_written(CalendarDay { date, ..day })
}
