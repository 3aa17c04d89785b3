//! Words of the files that somebody gave a meaning before: asked only where a word is not known by itself.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::clinical::calendar::CalendarDay;
use crate::clinical::drugs::DrugId;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Test, UnitId};
use crate::notation::{self, DayOrder, Fault, RowField, RowReading, Written};
use crate::register::{Register, WordKind};
use crate::wording::refusals::import as said;
use crate::wording::{Phrase, Sentence};

use super::super::columns::{COURSES, IGNORED, PATIENTS, RESULTS, STATUS};
use super::options::ImportOptions;

/// What a meaning is kept as that somebody types for a word.
///
/// # Errors
/// It is not known itself.
pub fn meaning_of(kind: WordKind, typed: &str, knowledge: &Knowledge) -> Result<String, Fault> {
    let typed = typed.trim();
    match kind {
        WordKind::Test => notation::parse_test(typed, knowledge).map(|_| typed.to_owned()),
        WordKind::Drug => {
            let drug = notation::parse_drug(typed, knowledge)?;
            Ok(knowledge.drugs.get(drug).name.clone())
        }
        WordKind::Unit => {
            let folded = notation::fold(typed);
            let mut tests = knowledge.tests.iter();
            if tests.any(|test| test.unit_spelled(&folded).is_some()) {
                return Ok(typed.to_owned());
            }
            Err(fault(typed, said::NO_UNIT, said::SUCH_UNITS.into()))
        }
        WordKind::Column => {
            let all = [PATIENTS, COURSES, RESULTS];
            let mut names: Vec<&str> = all.iter().flat_map(|columns| columns.all()).collect();
            names.extend([STATUS, IGNORED]);
            let known = names.iter().find(|name| name.eq_ignore_ascii_case(typed));
            known.map(|name| (*name).to_owned()).ok_or_else(|| {
                names.sort_unstable();
                names.dedup();
                fault(typed, said::NO_COLUMN, Sentence::alike(&names.join(", ")))
            })
        }
    }
}

fn fault(written: &str, problem: Phrase, accepted: Sentence) -> Fault {
    Fault {
        written: written.to_owned(),
        problem: problem.into(),
        accepted,
        readings: Vec::new(),
    }
}

/// A word as it is compared: without regard to case and to blanks around it.
fn folded(word: &str) -> String {
    notation::fold(word).trim().to_lowercase()
}

/// The words of one source with their meanings, and what was said of its days and numbers.
#[derive(Default)]
pub(in super::super) struct Words<'a> {
    taught: HashMap<(WordKind, String), &'a str>,
    day_order: Option<DayOrder>,
    decimal_comma: bool,
}

impl<'a> Words<'a> {
    /// Those of the source of an import.
    pub(super) fn of(register: &'a Register, options: &ImportOptions) -> Self {
        let words = register.words().iter();
        let words = words.filter(|word| word.source == options.source);
        Self {
            taught: words
                .map(|word| ((word.kind, folded(&word.word)), word.means.as_str()))
                .collect(),
            day_order: options.day_order,
            decimal_comma: options.decimal_comma,
        }
    }

    pub(in super::super) fn means(&self, kind: WordKind, word: &str) -> Option<&'a str> {
        if self.taught.is_empty() {
            return None;
        }
        self.taught.get(&(kind, folded(word))).copied()
    }

    pub(super) fn test(
        &self,
        text: &str,
        knowledge: &Knowledge,
    ) -> Result<(Test, Option<UnitId>), Fault> {
        notation::parse_file_test(text, knowledge).or_else(|fault| {
            let means = self.means(WordKind::Test, text).ok_or(fault)?;
            notation::parse_test(means, knowledge)
        })
    }

    /// A drug, and the dose behind its name.
    pub(super) fn drug(
        &self,
        text: &str,
        knowledge: &Knowledge,
    ) -> Result<(DrugId, Option<String>), Fault> {
        notation::parse_file_drug(text, knowledge).or_else(|fault| {
            let means = self.means(WordKind::Drug, text).ok_or(fault)?;
            Ok((notation::parse_drug(means, knowledge)?, None))
        })
    }

    /// The day of a birth or a course.
    pub(super) fn day(
        &self,
        text: &str,
        latest: Option<NaiveDate>,
        knowledge: &Knowledge,
    ) -> Result<CalendarDay, Fault> {
        self.ordered(
            notation::parse_file_day(text, knowledge),
            text,
            latest,
            knowledge,
        )
    }

    /// The day of a sample.
    pub(super) fn sample_day(
        &self,
        text: &str,
        today: NaiveDate,
        knowledge: &Knowledge,
    ) -> Result<CalendarDay, Fault> {
        let parsed = notation::parse_sample_day(text, today, knowledge);
        self.ordered(parsed, text, Some(today), knowledge)
    }

    /// A day that may be two is the one that was said.
    fn ordered(
        &self,
        parsed: Result<CalendarDay, Fault>,
        text: &str,
        latest: Option<NaiveDate>,
        knowledge: &Knowledge,
    ) -> Result<CalendarDay, Fault> {
        parsed.or_else(|fault| {
            let order = self.day_order.filter(|_| !fault.readings.is_empty());
            order
                .and_then(|order| notation::parse_ordered_day(text, order, latest, knowledge))
                .map(CalendarDay::exact)
                .ok_or(fault)
        })
    }

    /// A number, or a value that holds one, with its decimal point.
    pub(super) fn number<'t>(&self, text: &'t str) -> Result<Cow<'t, str>, Fault> {
        match self.decimal_comma {
            true => notation::with_decimal_points(text),
            false => Ok(Cow::Borrowed(text)),
        }
    }

    /// A value with its limits; a unit that is not known by itself is looked up.
    pub(super) fn row(
        &self,
        written: &Written<'_>,
        limits: (&str, &str),
        knowledge: &Knowledge,
    ) -> Result<RowReading, (RowField, Fault)> {
        let number = |text, field| self.number(text).map_err(|fault| (field, fault));
        let lower = number(limits.0, RowField::LowerLimit)?;
        let upper = number(limits.1, RowField::UpperLimit)?;
        let value = number(written.value, RowField::Value)?;
        let written = Written {
            value: &value,
            ..*written
        };
        notation::parse_row(&written, &lower, &upper, knowledge).or_else(|fault| {
            let unit = self.means(WordKind::Unit, written.unit).ok_or(fault)?;
            let written = Written { unit, ..written };
            notation::parse_row(&written, &lower, &upper, knowledge)
        })
    }
}
