//! The due calendar: how many fall due, or are late since, on each day of a month or a week; Enter shows whom.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::app::board::Board;
use crate::app::cohort::Behind;
use crate::app::model::{Model, Page};
use crate::app::motion::Motion;
use crate::clinical::record::Id;
use crate::wording::date_words;
use crate::wording::screens::calendar as words;

/// The due calendar.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// The day under the cursor; without one it is today.
    day: Option<NaiveDate>,
    /// Whether one week is shown, each day with who is due.
    pub is_week: bool,
    /// Who was selected in the list from which it was opened.
    selected: Option<Id>,
    /// Whether the list shows the patients of one of its days.
    pub(in crate::app) is_behind: bool,
    /// Whether a search began here: Esc leads back from it.
    pub(in crate::app) is_left_for_search: bool,
}

/// Whose HBV DNA or liver tests fall due on each day, in the order of the list.
#[must_use]
pub fn due_days(board: &Board) -> BTreeMap<NaiveDate, Vec<Id>> {
    let mut days: BTreeMap<NaiveDate, Vec<Id>> = BTreeMap::new();
    for id in board.order() {
        if let Some(due) = board.get(*id).and_then(|outline| outline.due) {
            days.entry(due).or_default().push(*id);
        }
    }
    days
}

/// The Monday of a day's week.
#[must_use]
pub fn monday(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}

impl Calendar {
    /// The day under the cursor.
    #[must_use]
    pub fn day(&self, today: NaiveDate) -> NaiveDate {
        self.day.unwrap_or(today)
    }
}

/// Opens it, at today.
pub(in crate::app) fn open(model: &mut Model) {
    // From the patients of a day it is opened again where it stood.
    if !(model.calendar.is_behind && model.list.leave_behind()) {
        model.calendar = Calendar {
            selected: model.list.selected,
            is_week: model.calendar.is_week,
            ..Calendar::default()
        };
    }
    model.page = Page::Calendar;
}

/// Back to the list.
pub(in crate::app) fn close(model: &mut Model) {
    model.page = Page::List;
    if let Some(id) = model.calendar.selected.take() {
        model.list.select(id);
    }
}

/// A month, or one of its weeks.
pub(in crate::app) fn switch(model: &mut Model) {
    model.calendar.is_week = !model.calendar.is_week;
}

/// Up and Down go a week, in a week a day; the pages a month, in a week a week; Home is today, End the last day on which
/// somebody is due.
pub(in crate::app) fn scroll(model: &mut Model, motion: Motion) {
    let today = model.session.today;
    let day = model.calendar.day(today);
    let step = Days::new(if model.calendar.is_week { 1 } else { 7 });
    let is_week = model.calendar.is_week;
    let page = |forward: bool| match (is_week, forward) {
        (true, true) => day.checked_add_days(Days::new(7)),
        (true, false) => day.checked_sub_days(Days::new(7)),
        (false, true) => day.checked_add_months(Months::new(1)),
        (false, false) => day.checked_sub_months(Months::new(1)),
    };
    model.calendar.day = match motion {
        Motion::Up => day.checked_sub_days(step),
        Motion::Down => day.checked_add_days(step),
        Motion::PageUp => page(false),
        Motion::PageDown => page(true),
        Motion::Top => Some(today),
        Motion::Bottom => due_days(&model.session.board).into_keys().next_back(),
    }
    .or(Some(day));
}

/// A day to the side.
pub(in crate::app) fn step(model: &mut Model, right: bool) {
    let day = model.calendar.day(model.session.today);
    let one = Days::new(1);
    let stepped = if right {
        day.checked_add_days(one)
    } else {
        day.checked_sub_days(one)
    };
    model.calendar.day = stepped.or(Some(day));
}

/// Shows who is due on the day under the cursor.
pub(in crate::app) fn open_day(model: &mut Model) {
    let day = model.calendar.day(model.session.today);
    let patients = due_days(&model.session.board).remove(&day);
    let Some(patients) = patients else {
        return model.note(words::nobody_due_on(
            model.language(),
            date_words(model.language(), day),
        ));
    };
    let title = if day < model.session.today {
        words::late_since(model.language(), date_words(model.language(), day))
    } else {
        words::due_on(model.language(), date_words(model.language(), day))
    };
    model.list.end_search();
    model
        .list
        .show_behind(Behind { title, patients }, &model.session.board);
    model.calendar.is_behind = true;
    model.page = Page::List;
}
