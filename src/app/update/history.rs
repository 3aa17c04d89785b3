//! The history of a record: opened, learned where earlier entries are not known yet, scrolled.

use crate::app::event::Effect;
use crate::app::model::{HistoryView, Model, Page};
use crate::app::page;
use crate::register::EarlierEntries;

use super::{import, waiting};

/// Opens the history of the open record.
pub(super) fn open(model: &mut Model) {
    let Page::Record(id) = model.page else {
        return;
    };
    model.page = Page::History(id);
    model.history = HistoryView {
        is_learning: model.history.is_learning,
        ..HistoryView::default()
    };
    learn(model);
}

/// Back to the record, where it was left.
pub(super) const fn close(model: &mut Model) {
    if let Page::History(id) = model.page {
        model.page = Page::Record(id);
    }
}

/// Asks for the entries before the first known one, once.
pub(super) fn learn(model: &mut Model) {
    if model.register.history().has_earlier() && !model.history.is_learning {
        model.history.is_learning = true;
        model.history.fault = None;
        model.effects.push(Effect::LearnHistory);
    }
}

/// The entries before the first known one have come, or cannot be read.
pub(super) fn learned(model: &mut Model, answer: Result<EarlierEntries, String>) {
    model.history.is_learning = false;
    match answer {
        Ok(earlier) => {
            if model.register.history().has_earlier() {
                model.register.learn_earlier(earlier);
            }
        }
        Err(reason) => model.history.fault = Some(reason),
    }
    import::history_learned(model);
    waiting::history_is_here(model);
}

/// Moves the window by so many rows.
pub(super) const fn scroll(model: &mut Model, rows: isize) {
    model.history.top = model.history.top.saturating_add_signed(rows);
}

/// Keeps the window on what there is.
pub(super) fn clamp(model: &mut Model) {
    if let (Some(told), Some(areas)) = (model.chronicle(), model.history_areas()) {
        let rows = page::history(&told, &model.history, usize::from(areas.rows.width)).len();
        let last = rows.saturating_sub(usize::from(areas.rows.height));
        model.history.top = model.history.top.min(last);
    }
}
