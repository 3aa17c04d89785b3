//! The list by one of its columns, for as long as she wants it so: the order of the work is one key away.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::app::filter::FilterContext;
use crate::clinical::assessment::Stage;
use crate::clinical::effective::taken_courses;
use crate::clinical::record::Id;
use crate::view::board::Summary;
use crate::view::search::fold;
use crate::wording::Phrase;
use crate::wording::screens::list as words;

/// A column by which the list can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Time,
    Number,
    /// The name, without regard to case and accents.
    Name,
    Age,
    /// The drugs taken, by their abbreviations, then how long.
    Drug,
    Dna,
    Tested,
    /// The last ALT as a multiple of its limit.
    Alt,
    /// When HBV DNA or liver tests are due.
    Due,
}

impl Column {
    /// Every column, in the order of the choice.
    pub const ALL: [Self; 9] = [
        Self::Number,
        Self::Name,
        Self::Age,
        Self::Drug,
        Self::Dna,
        Self::Tested,
        Self::Alt,
        Self::Due,
        Self::Time,
    ];

    pub const fn key(self) -> char {
        match self {
            Self::Time => 't',
            Self::Number => 'i',
            Self::Name => 'n',
            Self::Age => 'a',
            Self::Drug => 'd',
            Self::Dna => 'v',
            Self::Tested => 'o',
            Self::Alt => 'l',
            Self::Due => 'u',
        }
    }

    pub const fn name(self) -> Phrase {
        match self {
            Self::Time => words::BY_TIME,
            Self::Number => words::BY_NUMBER,
            Self::Name => words::BY_NAME,
            Self::Age => words::BY_AGE,
            Self::Drug => words::BY_DRUG,
            Self::Dna => words::BY_DNA,
            Self::Tested => words::BY_TESTED,
            Self::Alt => words::BY_ALT,
            Self::Due => words::BY_DUE,
        }
    }

    /// What stands first: as it is chosen, and when it is chosen again.
    const fn ends(self) -> (Phrase, Phrase) {
        match self {
            Self::Time | Self::Due => (words::EARLIEST_FIRST, words::LATEST_FIRST),
            Self::Number | Self::Name | Self::Drug => (words::A_TO_Z, words::Z_TO_A),
            Self::Age | Self::Tested => (words::OLDEST_FIRST, words::NEWEST_FIRST),
            Self::Dna | Self::Alt => (words::HIGHEST_FIRST, words::LOWEST_FIRST),
        }
    }

    /// Whether what is greatest stands first as it is chosen.
    const fn begins_with_greatest(self) -> bool {
        matches!(self, Self::Dna | Self::Alt)
    }

    /// What of a patient it compares; nobody without it stands before anybody with it.
    fn value(self, summary: &Summary, context: &FilterContext<'_>) -> Option<Value> {
        let person = &summary.record.person;
        match self {
            Self::Time => {
                let text = summary.record.time_on_clinic(context.board.day())?;
                Some(Value::Text(text.to_owned()))
            }
            Self::Number => Some(Value::Text(person.mrn.clone())),
            Self::Name => Some(Value::Text(fold(&person.name))),
            Self::Age => person.born.map(|born| Value::Day(born.date)),
            Self::Drug => drug(summary, context),
            Self::Dna => summary
                .last
                .map(|last| Value::Load(last.is_positive(), last.value.get().to_bits())),
            Self::Tested => summary.last.map(|last| Value::Day(last.on)),
            Self::Alt => summary
                .alt
                .map(|multiple| Value::Amount(multiple.0.to_bits())),
            Self::Due => summary.due.map(Value::Day),
        }
    }
}

fn drug(summary: &Summary, context: &FilterContext<'_>) -> Option<Value> {
    let Stage::OnTreatment { line_start, .. } = summary.stage else {
        return None;
    };
    let day = context.board.day();
    let mut names: Vec<&str> = taken_courses(&summary.record, day)
        .iter()
        .filter(|taken| taken.stop.is_none())
        .map(|taken| {
            let drug = context.knowledge.drugs.get(taken.drug);
            drug.abbreviations.first().unwrap_or(&drug.name).as_str()
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    Some(Value::Texts(names.join("+"), line_start))
}

/// What of a patient is compared. The bits of an amount that is not negative stand in the order of the amounts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Text(String),
    Texts(String, NaiveDate),
    Day(NaiveDate),
    Amount(u64),
    /// Every negative stands below every positive.
    Load(bool, u64),
}

/// A column, and which end of it stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    pub column: Column,
    /// Whether the other end stands first than when it is chosen.
    pub is_reversed: bool,
}

impl Sort {
    /// By a column as it is chosen.
    pub const fn by(column: Column) -> Self {
        Self {
            column,
            is_reversed: false,
        }
    }

    pub const fn first(self) -> Phrase {
        let (usual, other) = self.column.ends();
        if self.is_reversed { other } else { usual }
    }

    /// Puts these in order; who are equal stand as they stood.
    pub fn arrange(self, patients: &mut Vec<Id>, context: &FilterContext<'_>) {
        let value = |id: &Id| self.column.value(context.board.get(*id)?, context);
        let mut valued: Vec<(Option<Value>, Id)> =
            patients.iter().map(|id| (value(id), *id)).collect();
        let descends = self.is_reversed != self.column.begins_with_greatest();
        valued.sort_by(|(one, _), (other, _)| match (one, other) {
            (Some(one), Some(other)) if descends => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        });
        *patients = valued.into_iter().map(|(_, id)| id).collect();
    }
}

/// In which order the list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// That of the work; a clinic with times by them.
    #[default]
    Usual,
    Work,
    By(Sort),
}

impl ListOrder {
    /// The column, where it is by one; `has_times` where the list is that of a clinic with times.
    pub(super) fn sort(self, has_times: bool) -> Option<Sort> {
        match self {
            Self::Usual => has_times.then(|| Sort::by(Column::Time)),
            Self::Work => None,
            Self::By(sort) => Some(sort),
        }
    }
}

/// Whether somebody has a time on today's clinic.
pub(super) fn has_times(patients: &[Id], context: &FilterContext<'_>) -> bool {
    let day = context.board.day();
    patients.iter().any(|id| {
        let summary = context.board.get(*id);
        summary.is_some_and(|summary| summary.record.time_on_clinic(day).is_some())
    })
}
