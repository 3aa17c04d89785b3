//! The cohort page: its cursor, the earlier day, and what was counted last.

use std::sync::Arc;

use chrono::{Months, NaiveDate};

use crate::app::text::TextLine;
use crate::clinical::cohort::Cohort;
use crate::clinical::record::{Id, Seq};
use crate::view::cohort::{CountedOf, Figures};

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
    pub top: usize,
    pub figures: Option<Figures>,
    pub counting: Option<CountedOf>,
}

impl CohortPage {
    /// The figures of a day that are at hand, if they are of this state of the register.
    pub fn at_hand(&self, seq: Seq, day: NaiveDate) -> Option<Arc<Cohort>> {
        let figures = self.figures.as_ref().filter(|own| own.of.seq == seq)?;
        let days = &figures.days;
        [&days.now, &days.then]
            .into_iter()
            .find(|cohort| cohort.day == day)
            .map(Arc::clone)
    }

    /// The day with which the figures are compared.
    pub fn then(&self, today: NaiveDate, months: u32) -> NaiveDate {
        let before = today
            .checked_sub_months(Months::new(months))
            .unwrap_or(today);
        self.asked.unwrap_or(before)
    }
}
