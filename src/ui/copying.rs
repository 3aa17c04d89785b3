//! The path of a copy, over whatever stands below.

use ratatui::layout::Rect;

use super::Cursor;
use super::paint::{Paint, line};
use super::theme::Role;
use crate::app::text::TextLine;
use crate::wording::Language;
use crate::wording::screens::copying as words;

/// Draws the path at the foot of the body; the cursor stands in it.
pub(super) fn draw(
    language: Language,
    path: &TextLine,
    paint: &mut Paint<'_>,
    body: Rect,
) -> Cursor {
    let height = 3.min(body.height);
    let frame = Rect {
        y: body.bottom() - height,
        height,
        ..body
    };
    paint.style(frame, paint.theme().role(Role::Field));
    let inner = paint.frame(frame, words::TITLE.of(language));
    paint.input(line(inner, 0), words::PATH.of(language), path)
}
