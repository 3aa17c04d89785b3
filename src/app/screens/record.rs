//! The record on the screen: its parts, and the arrows in them.

pub(in crate::app) mod cursor;
pub(in crate::app) mod picture;
mod status;

use crate::app::model::{Model, Part};
use crate::app::motion::Motion;

/// In the status, the flow sheet, the courses and the notes the cursor moves, in the picture the lanes.
pub(in crate::app) fn scroll(model: &mut Model, motion: Motion, rows: isize) {
    match (model.view.part, motion) {
        (Part::Picture, Motion::Top) => picture::to_end(model, false),
        (Part::Picture, Motion::Bottom) => picture::to_end(model, true),
        (Part::Status, _) => status::scroll(model, rows),
        (Part::Picture, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown) => {
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

/// The next part of the record, and round.
pub(in crate::app) fn step_part(model: &mut Model, forward: bool) {
    let count = Part::ALL.len();
    let step = if forward { 1 } else { count - 1 };
    let next = (model.view.part.index() + step) % count;
    if let Some(part) = Part::ALL.get(next) {
        model.view.part = *part;
    }
}

/// Keeps the window of the record on what there is.
pub(in crate::app) fn clamp(model: &mut Model) {
    let Some(page) = model.record_page() else {
        return;
    };
    for part in Part::ALL {
        if let Some(rows) = page.rows(part) {
            let window = usize::from(page.area(part).height);
            let top = model.view.top_mut(part);
            *top = (*top).min(rows.saturating_sub(window));
        }
    }
    let window = model.opened_height();
    let rows = model.opened_rows().map_or(0, |rows| rows.len());
    model.view.opened_row = model.view.opened_row.min(rows.saturating_sub(window));
    cursor::clamp(model, &page);
    picture::clamp(model, &page);
}
