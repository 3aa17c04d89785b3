//! The due calendar: how many fall due, or are late since, on each day of a month or a week; Enter shows whom.

use chrono::{Days, Months};

use crate::app::model::{Calendar, Model, Page, due_days};
use crate::app::motion::Motion;
use crate::view::cohort::Behind;
use crate::wording::date_words;
use crate::wording::screens::calendar as words;

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
