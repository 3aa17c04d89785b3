//! Dates in forms: read as she types them, echoed with their weekday, asked about where the year is a guess.

use chrono::NaiveDate;

use super::{Desk, Echo, Form, Reading};
use crate::app::question::{Answer, Question, Then};
use crate::clinical::calendar::{CalendarDay, plus_days};
use crate::notation::{DateEntry, DateQuestion, TypedDate, date_echo, parse_typed_date};
use crate::wording::date_words;

/// Which days a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accepts {
    /// A sample or a note: exact, not after today.
    Sample,
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
            Self::Sample | Self::Start | Self::Birth => false,
        }
    }

    const fn may_be_approximate(self) -> bool {
        match self {
            Self::Start | Self::Stop | Self::Birth => true,
            Self::Sample | Self::Clinic => false,
        }
    }
}

/// A day as the program prints it, so that it can be typed again.
pub(super) fn written(day: CalendarDay) -> String {
    let about = if day.approximate { "~" } else { "" };
    format!("{about}{}", date_words(day.date))
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
        may_be_approximate: accepts.may_be_approximate(),
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
        reading.echo(self.place, Echo::understood(echo(typed.day)));
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
        Ok(typed) if typed.question.is_none() => written(typed.day),
        Ok(_) | Err(_) => text.to_owned(),
    }
}

/// The day after (or before) what stands in a field; today where that is no day.
pub(super) fn step(text: &str, up: bool, accepts: Accepts, desk: &Desk<'_>) -> String {
    let next = match understand(text, any(accepts == Accepts::Birth), None, desk) {
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
