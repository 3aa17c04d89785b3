//! A line that is asked for, over whatever stands below.

use ratatui::layout::Rect;

use super::paint::{Cursor, Paint, line};
use crate::app::Model;
use crate::app::asked::AskedLine;
use crate::app::form::EchoKind;
use crate::view::page::wrap;

/// Draws the line at the foot of the body, what was understood of it below; the cursor stands in it.
pub(super) fn draw(model: &Model, asked: &AskedLine, paint: &mut Paint<'_>, body: Rect) -> Cursor {
    let width = usize::from(body.width.saturating_sub(4)).max(1);
    let (kind, rows) = match model.asked_echo() {
        None => (EchoKind::Hint, Vec::new()),
        Some(Ok(words)) => (EchoKind::Understood, wrap(&words, width)),
        Some(Err(words)) => (EchoKind::Wrong, wrap(&words, width)),
    };
    let title = asked.what.title().of(model.language());
    let inner = paint.frame_at_foot(body, rows.len() + 1, title);
    let cursor = paint.input(
        line(inner, 0),
        asked.what.label().of(model.language()),
        &asked.line,
    );
    for (place, words) in (1..inner.height).zip(&rows) {
        let style = paint.theme().echo(kind);
        paint.text(line(inner, place), &format!(" {words}"), style);
    }
    cursor
}
