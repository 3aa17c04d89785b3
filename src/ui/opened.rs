//! What is opened over a record: under the patient's banner, in a frame of its own.

use ratatui::layout::Rect;

use super::paint::{Paint, line};
use super::record::draw_banner;
use super::theme::Role;
use crate::app::Model;
use crate::keys::Action;
use crate::wording::screens::frame;

/// Draws a value or a course with its origin.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>) {
    let record = model.open_patient().and_then(|id| model.register().get(id));
    let (Some(record), Some(area)) = (record, model.opened_area()) else {
        return;
    };
    let banner = Rect::new(area.x, 1, area.width, area.y.saturating_sub(1));
    draw_banner(model, record, paint, banner);
    let inner = paint.frame(area, model.opened_title().of(model.language()));
    let inner = Rect {
        x: inner.x + 1.min(inner.width),
        width: inner.width.saturating_sub(2),
        ..inner
    };
    let rows = model.opened_rows().unwrap_or_default();
    let first = model.view().opened_row;
    paint.rows(inner, &rows, first);
    let hidden = rows.len().saturating_sub(first + usize::from(inner.height));
    if hidden > 0 && area.height > 1 {
        let style = paint.theme().role(Role::TabFocused);
        let down = model.key_here(Action::Down);
        let bottom = line(area, area.height - 1);
        let bottom = Rect {
            width: bottom.width.saturating_sub(2),
            ..bottom
        };
        paint.text_right(
            bottom,
            &frame::rows_more_key(model.language(), hidden, down),
            style,
        );
    }
}
