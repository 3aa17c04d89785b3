//! The mouse, where it was asked for: a click selects, a click on what is selected opens, the wheel scrolls.

use crate::app::layout;
use crate::app::list::{ListRow, ListRows};
use crate::app::model::Model;
use crate::app::operations::form;
use crate::keys::{Action, Place};

use super::acting::act;

/// Rows that a notch of the wheel scrolls.
const NOTCH: usize = 3;

/// A click at a column and a row of the screen. Where a click means nothing it does nothing.
pub(in crate::app) fn click(model: &mut Model, (x, y): (u16, u16)) {
    match model.place() {
        Place::List | Place::Search => click_list(model, (x, y)),
        Place::Form => click_form(model, (x, y)),
        _ => {}
    }
}

fn click_list(model: &mut Model, at_cell: (u16, u16)) {
    let area = layout::list(model.size).rows;
    if !area.contains(at_cell.into()) {
        return;
    }
    let rows = ListRows::of(&model.list, &model.session.board);
    let selected = model.list.row().unwrap_or(0);
    let first = rows.first_shown(selected, usize::from(area.height));
    let row = rows.at(first + usize::from(at_cell.1 - area.y));
    let Some(ListRow::Patient(place)) = row else {
        return;
    };
    let Some(patient) = model.list.shown().get(place).copied() else {
        return;
    };
    if model.list.selected == Some(patient) {
        act(model, Action::Open);
    } else {
        model.list.selected = Some(patient);
    }
}

/// Goes to the field of the row, as Tab would.
fn click_form(model: &mut Model, (x, y): (u16, u16)) {
    let Some(form) = &model.form else {
        return;
    };
    let (shown, _) = form.shown(&model.reading);
    let heads = form.head_rows();
    let count = u16::try_from(shown.len()).unwrap_or(u16::MAX);
    let frame = layout::form(model.size, count.saturating_add(heads), heads > 0).frame;
    let top = frame.y + heads;
    let inside = x > frame.x && x + 1 < frame.right() && y > top && y + 1 < frame.bottom();
    if !inside {
        return;
    }
    let height = usize::from(frame.height.saturating_sub(2 + heads));
    let focused = shown.iter().position(|place| *place == form.focus);
    let first = layout::first_shown(focused.unwrap_or(0), height, shown.len());
    if let Some(place) = shown.get(first + usize::from(y - top - 1)).copied()
        && place != form.focus
    {
        form::leave_field(model, form::Way::To(place));
    }
}

/// A notch of the wheel, where the arrows go up and down.
pub(in crate::app) fn wheel(model: &mut Model, down: bool) {
    let action = if down { Action::Down } else { Action::Up };
    let place = model.place();
    let scrolls = model
        .session
        .keymap
        .bindings(place)
        .any(|bound| bound.action() == action);
    if scrolls {
        for _ in 0..NOTCH {
            act(model, action);
        }
    }
}
