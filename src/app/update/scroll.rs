//! Arrows and pages: the selection of the list, the window of the record.

use crate::app::keymap::Place;
use crate::app::layout;
use crate::app::model::{Model, Part};

use super::{cohort, cursor, guidelines, history, import, picture};

/// A way to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first row.
    Top,
    /// To the last row.
    Bottom,
}

/// More rows than there ever are.
const ALL_ROWS: isize = isize::MAX / 2;

/// Moves whatever the arrows move here.
pub(super) fn scroll(model: &mut Model, motion: Motion) {
    let place = model.place();
    let window = match place {
        Place::Record => model
            .record_page()
            .map_or(1, |page| usize::from(page.area(model.view.part).height)),
        Place::History => model
            .history_areas()
            .map_or(1, |areas| usize::from(areas.rows.height)),
        Place::Guidelines => model
            .guidelines_areas()
            .map_or(1, |areas| usize::from(areas.rows.height)),
        Place::Import | Place::Preview => usize::from(layout::import(model.size).rows.height),
        Place::Value | Place::Course | Place::Note => model.opened_height(),
        Place::List
        | Place::Search
        | Place::Actions
        | Place::Form
        | Place::QuickLine
        | Place::Copying
        | Place::Adding
        | Place::Cohort
        | Place::EarlierDay
        | Place::Laboratories
        | Place::Question => usize::from(layout::list_rows(model.size)),
    };
    let page_of = isize::try_from(window.saturating_sub(1).max(1)).unwrap_or(1);
    let rows = match motion {
        Motion::Up => -1,
        Motion::Down => 1,
        Motion::PageUp => -page_of,
        Motion::PageDown => page_of,
        Motion::Top => -ALL_ROWS,
        Motion::Bottom => ALL_ROWS,
    };
    match place {
        Place::List | Place::Search => model.list.move_by(rows),
        Place::Actions => {
            if let Some(actions) = &mut model.actions {
                actions.move_by(rows, &model.keymap);
            }
        }
        Place::Record => scroll_part(model, motion, rows),
        Place::Value | Place::Course | Place::Note => {
            let top = &mut model.view.opened_row;
            *top = top.saturating_add_signed(rows);
        }
        Place::Cohort => cohort::scroll(model, motion),
        Place::Laboratories => model.laboratories.move_by(rows, &model.register),
        Place::History => history::scroll(model, rows),
        Place::Guidelines => guidelines::scroll(model, rows),
        Place::Import | Place::Preview => import::scroll(model, rows),
        Place::Form
        | Place::QuickLine
        | Place::Copying
        | Place::Adding
        | Place::EarlierDay
        | Place::Question => {}
    }
}

/// In the flow sheet, the courses and the notes the cursor moves, in the status the window, in the picture the lanes.
fn scroll_part(model: &mut Model, motion: Motion, rows: isize) {
    match (model.view.part, motion) {
        (Part::Picture, Motion::Top) => picture::to_end(model, false),
        (Part::Picture, Motion::Bottom) => picture::to_end(model, true),
        (Part::Status, _)
        | (Part::Picture, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown) => {
            let top = model.view.top_mut(model.view.part);
            *top = top.saturating_add_signed(rows);
        }
        (Part::FlowSheet, Motion::Top) => cursor::to_end(model, false),
        (Part::FlowSheet, Motion::Bottom) => cursor::to_end(model, true),
        (Part::FlowSheet, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown) => {
            cursor::move_test(model, rows)
        }
        (part @ (Part::Courses | Part::Notes), _) => cursor::move_item(model, part, rows),
    }
}

/// To the number, the value or the day beside the cursor.
pub(super) fn sideways(model: &mut Model, right: bool) {
    match model.place() {
        Place::Cohort => cohort::step(model, right),
        _ => cursor::move_date(model, right),
    }
}

/// The next part of the record, and round.
pub(super) fn step_part(model: &mut Model, forward: bool) {
    let count = Part::ALL.len();
    let step = if forward { 1 } else { count - 1 };
    let next = (model.view.part.index() + step) % count;
    if let Some(part) = Part::ALL.get(next) {
        model.view.part = *part;
    }
}

/// Keeps the window of the record on what there is.
pub(super) fn clamp(model: &mut Model) {
    let Some(page) = model.record_page() else {
        return;
    };
    for part in Part::ALL {
        let window = usize::from(page.area(part).height);
        let top = model.view.top_mut(part);
        *top = (*top).min(page.rows(part).saturating_sub(window));
    }
    let window = model.opened_height();
    let rows = model.opened_rows().map_or(0, |rows| rows.len());
    model.view.opened_row = model.view.opened_row.min(rows.saturating_sub(window));
    cursor::clamp(model, &page);
    picture::clamp(model, &page);
}
