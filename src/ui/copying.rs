//! The path of a copy, over whatever stands below.

use ratatui::layout::Rect;

use super::Cursor;
use super::paint::{Paint, after, line};
use super::theme::Role;
use crate::app::text::TextLine;
use crate::wording::shown;

/// Draws the path at the foot of the body; the cursor stands in it.
pub(super) fn draw(path: &TextLine, paint: &mut Paint<'_>, body: Rect) -> Cursor {
    let height = 3.min(body.height);
    let frame = Rect {
        y: body.bottom() - height,
        height,
        ..body
    };
    paint.style(frame, paint.theme().role(Role::Field));
    let inner = paint.frame(frame, "A copy of everything on another disk");
    let used = paint.text(line(inner, 0), " Path: ", paint.theme().role(Role::Head));
    let field = after(line(inner, 0), used);
    let window = path.window(field.width.max(1));
    let role = paint.theme().role(Role::FieldFocused);
    paint.text(field, &shown(&window.text), role);
    (field.width > 0).then_some((field.x + window.cursor, field.y))
}
