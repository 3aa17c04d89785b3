//! The guidelines of a record in full: opened, scrolled, left.

use crate::app::model::{Model, Page};
use crate::app::page;

/// Opens the guidelines of the open record.
pub(super) const fn open(model: &mut Model) {
    if let Page::Record(id) = model.page {
        model.page = Page::Guidelines(id);
        model.guidelines_top = 0;
    }
}

/// Back to the record, where it was left.
pub(super) const fn close(model: &mut Model) {
    if let Page::Guidelines(id) = model.page {
        model.page = Page::Record(id);
    }
}

/// Moves the window by so many rows.
pub(super) const fn scroll(model: &mut Model, rows: isize) {
    model.guidelines_top = model.guidelines_top.saturating_add_signed(rows);
}

/// Keeps the window on what there is; closes it where the patient is no longer there.
pub(super) fn clamp(model: &mut Model) {
    let Page::Guidelines(id) = model.page else {
        return;
    };
    let (Some(standing), Some(areas)) = (model.standing(id), model.guidelines_areas()) else {
        model.page = Page::List;
        return;
    };
    let width = usize::from(areas.rows.width);
    let rows = page::guidelines(&standing, &model.knowledge, &model.guideline_faults, width).len();
    let last = rows.saturating_sub(usize::from(areas.rows.height));
    model.guidelines_top = model.guidelines_top.min(last);
}
