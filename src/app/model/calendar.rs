//! The due calendar: its day, and how many fall due on each.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use crate::clinical::record::Id;
use crate::view::board::Board;

#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// The day under the cursor; without one it is today.
    pub(in crate::app) day: Option<NaiveDate>,
    /// Whether one week is shown, each day with who is due.
    pub is_week: bool,
    /// Who was selected in the list from which it was opened.
    pub(in crate::app) selected: Option<Id>,
    /// Whether the list shows the patients of one of its days.
    pub(in crate::app) is_behind: bool,
    /// Whether a search began here: Esc leads back from it.
    pub(in crate::app) is_left_for_search: bool,
}

/// Whose HBV DNA or liver tests fall due on each day, in the order of the list.
pub fn due_days(board: &Board) -> BTreeMap<NaiveDate, Vec<Id>> {
    let mut days: BTreeMap<NaiveDate, Vec<Id>> = BTreeMap::new();
    for id in board.order() {
        if let Some(due) = board.get(*id).and_then(|summary| summary.due) {
            days.entry(due).or_default().push(*id);
        }
    }
    days
}

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}

impl Calendar {
    pub fn day(&self, today: NaiveDate) -> NaiveDate {
        self.day.unwrap_or(today)
    }
}
