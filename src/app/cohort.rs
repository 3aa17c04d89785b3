//! The figures of the cohort page.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Months, NaiveDate};

use super::board::Board;
use super::text::TextLine;
use crate::clinical::assessment::VerdictKind;
use crate::clinical::cohort::Cohort;
use crate::clinical::record::{Id, Seq};
use crate::wording::{RowSign, Sign};

/// What figures were counted of: the state of the register and the two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedOf {
    /// The last entry of the register.
    pub seq: Seq,
    /// The review day.
    pub now: NaiveDate,
    /// The earlier day.
    pub then: NaiveDate,
}

/// The figures of two days.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoDays {
    /// On the review day.
    pub now: Arc<Cohort>,
    /// On the earlier day.
    pub then: Arc<Cohort>,
}

/// Figures that were counted, with what they are of.
#[derive(Clone, Debug)]
pub struct Figures {
    /// What they are of.
    pub of: CountedOf,
    /// The figures.
    pub days: Arc<TwoDays>,
    /// How the patients of a verdict are marked in the list on the review day, the worst sign first.
    pub signs: BTreeMap<VerdictKind, Vec<(RowSign, usize)>>,
}

/// The patients behind a number, shown as the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// Which number.
    pub title: String,
    /// Who, in the order of identifiers.
    pub patients: Vec<Id>,
}

/// The cohort page.
#[derive(Clone, Debug, Default)]
pub struct CohortPage {
    /// The record from which it was opened: Esc leads back to it.
    pub back_to: Option<Id>,
    /// Who was selected in the list where it was opened from there.
    pub selected: Option<Id>,
    /// Whether a search began here: Esc leads back from it.
    pub is_left_for_search: bool,
    /// The earlier day that was asked for; without one it is that of the settings.
    pub asked: Option<NaiveDate>,
    /// The earlier day while it is typed.
    pub typing: Option<TextLine>,
    /// The row of the cursor among the rows with numbers.
    pub row: usize,
    /// The number in that row; where the row has fewer the last one.
    pub column: usize,
    /// Rows above the window.
    pub top: usize,
    /// What was counted last.
    pub figures: Option<Figures>,
    /// What is being counted.
    pub counting: Option<CountedOf>,
}

impl CohortPage {
    /// The figures of a day that are at hand, if they are of this state of the register.
    #[must_use]
    pub fn at_hand(&self, seq: Seq, day: NaiveDate) -> Option<Arc<Cohort>> {
        let figures = self.figures.as_ref().filter(|own| own.of.seq == seq)?;
        let days = &figures.days;
        [&days.now, &days.then]
            .into_iter()
            .find(|cohort| cohort.day == day)
            .map(Arc::clone)
    }

    /// The day with which the figures are compared.
    #[must_use]
    pub fn then(&self, today: NaiveDate, months: u32) -> NaiveDate {
        let before = today
            .checked_sub_months(Months::new(months))
            .unwrap_or(today);
        self.asked.unwrap_or(before)
    }
}

/// How the patients of each verdict are marked in the list, the worst sign first.
#[must_use]
pub fn signs(board: &Board) -> BTreeMap<VerdictKind, Vec<(RowSign, usize)>> {
    let mut counts: BTreeMap<VerdictKind, BTreeMap<Sign, (RowSign, usize)>> = BTreeMap::new();
    for outline in board.everybody() {
        let of_kind = counts.entry(outline.verdict).or_default();
        of_kind
            .entry(outline.sign.sign)
            .or_insert((outline.sign, 0))
            .1 += 1;
    }
    counts
        .into_iter()
        .map(|(kind, signs)| (kind, signs.into_values().rev().collect()))
        .collect()
}
