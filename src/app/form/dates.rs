//! Dates in forms: read as she types them, echoed with their weekday, asked about where the year is a guess.

use chrono::{Datelike, NaiveDate};

use super::context::FormContext;
use super::reader::Reader;
use super::reading::Echo;
use super::spec::Accepts;
use crate::app::question::{Answer, Question, Then};
use crate::clinical::calendar::{CalendarDay, plus_days, plus_months};
use crate::notation::{
    Approximate, DateEntry, DateQuestion, TypedDate, parse_typed_date, sample_day_text,
};
use crate::wording::screens::{days, form as words};
use crate::wording::{Language, day_words};

/// A day as the program prints it, so that it can be typed again.
pub(super) fn written(language: Language, day: CalendarDay) -> String {
    day_words(language, day)
}

/// The day of a sample as the program prints it, so that it can be typed again: `~2026-11` where only the month is known.
pub(super) fn sample_written(language: Language, day: CalendarDay) -> String {
    if day.approximate {
        sample_day_text(day)
    } else {
        written(language, day)
    }
}

/// What is understood of a day: with its weekday, or as the month that it stands for.
fn understood(language: Language, day: CalendarDay, accepts: Accepts) -> String {
    if day.approximate && accepts.approximate() == Approximate::Month {
        let counted = days::echo(language, day.date);
        return words::month_only(language, counted);
    }
    echo(language, day)
}

/// A day with its weekday: `22-Nov-2026 (Sun)`.
pub(super) fn echo(language: Language, day: CalendarDay) -> String {
    let words = days::echo(language, day.date);
    if day.approximate {
        words::about(language, words)
    } else {
        words
    }
}

fn understand(
    text: &str,
    accepts: Accepts,
    earliest: Option<NaiveDate>,
    cx: &FormContext<'_>,
) -> Result<TypedDate, String> {
    let entry = DateEntry {
        today: cx.today,
        earliest,
        may_lie_ahead: accepts.may_lie_ahead(),
        is_birth: accepts == Accepts::Birth,
        approximate: accepts.approximate(),
        bare_date_months: cx.knowledge.settings.entry.bare_date_months,
    };
    parse_typed_date(text, &entry).map_err(|fault| fault.told(cx.language))
}

impl Reader<'_> {
    /// A day as it was typed, beside `place`, under a label: with echo, complaint or question.
    pub(super) fn typed_day(
        &mut self,
        place: usize,
        label: &str,
        text: &str,
        accepts: Accepts,
    ) -> Option<CalendarDay> {
        let born = self.record.and_then(|record| record.person.born);
        let earliest = born.filter(|_| accepts != Accepts::Birth);
        let earliest = earliest.map(|born| born.date);
        let typed = match understand(text, accepts, earliest, self.cx) {
            Ok(typed) => typed,
            Err(why) => {
                self.reading
                    .complain_of(place, self.cx.language, label, text, &why);
                return None;
            }
        };
        let words = understood(self.cx.language, typed.day, accepts);
        self.reading.echo(place, Echo::understood(words));
        if let Some(question) = typed.question {
            self.ask_year(place, text, typed.day, question);
        }
        Some(typed.day)
    }

    fn ask_year(&mut self, place: usize, text: &str, day: CalendarDay, question: DateQuestion) {
        let language = self.cx.language;
        let day_words = echo(language, day);
        let words = match question {
            DateQuestion::WhichYear => words::no_year(language, text, &day_words),
            DateQuestion::LiesAhead => words::lies_ahead(language, text, &day_words),
        };
        let no = words::TYPE_THE_YEAR.of(language);
        let yes = words::yes(language, &day_words);
        let question = Question {
            about: format!("date {text} {day_words}"),
            field: Some(place),
            words,
            answers: vec![
                Answer::new('n', no, Then::BackToField),
                Answer::new('y', yes, Then::Replace(written(self.cx.language, day))),
            ],
        };
        self.reading.ask(question, format!("{day_words}?"));
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
pub(super) fn fixed(text: &str, is_birth: bool, cx: &FormContext<'_>) -> String {
    match understand(text, any(is_birth), None, cx) {
        // A month is one tomorrow too.
        Ok(_) if understand(text, Accepts::Sample, None, cx).is_ok_and(|it| it.day.approximate) => {
            text.to_owned()
        }
        Ok(typed) if typed.question.is_none() => written(cx.language, typed.day),
        Ok(_) | Err(_) => text.to_owned(),
    }
}

/// The day after (or before) what stands in a field; today where that is no day.
pub(super) fn step(text: &str, up: bool, accepts: Accepts, cx: &FormContext<'_>) -> String {
    let next = match understand(text, any(accepts == Accepts::Birth), None, cx) {
        Ok(typed) if typed.day.approximate && accepts.approximate() == Approximate::Month => {
            return another_month(typed.day, up, cx);
        }
        Ok(typed) => CalendarDay {
            date: plus_days(typed.day.date, if up { 1 } else { -1 }),
            ..typed.day
        },
        Err(_) => CalendarDay::exact(cx.today),
    };
    let next = if accepts.may_lie_ahead() || next.date <= cx.today {
        next
    } else {
        CalendarDay {
            date: cx.today,
            ..next
        }
    };
    written(cx.language, next)
}

/// The month after (or before) the one of a sample, up to this one.
fn another_month(day: CalendarDay, up: bool, cx: &FormContext<'_>) -> String {
    let first = day.date.with_day(1).unwrap_or(day.date);
    let next = if up {
        plus_months(first, 1)
    } else {
        plus_days(first, -1)
    };
    let date = if next <= cx.today { next } else { day.date };
    sample_written(cx.language, CalendarDay { date, ..day })
}
