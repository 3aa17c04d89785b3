//! Numbers for today's clinic, over the list.

use ratatui::layout::Rect;

use super::Cursor;
use super::paint::{Paint, line};
use super::theme::Role;
use crate::app::Model;
use crate::app::keymap::{Action, Place};
use crate::app::page::wrap;
use crate::app::text::TextLine;
use crate::wording::count_words;

/// At most so many rows list the numbers that nobody has.
const MOST_ROWS: usize = 6;

/// Draws the line at the foot of the body, the unknown numbers above it; the cursor stands in the line.
pub(super) fn draw(model: &Model, typed: &TextLine, paint: &mut Paint<'_>, body: Rect) -> Cursor {
    let theme = paint.theme();
    let width = usize::from(body.width.saturating_sub(4)).max(1);
    let unknown = &model.clinic().unknown;
    let mut rows = if unknown.is_empty() {
        Vec::new()
    } else {
        wrap(&format!("Not on file: {}", unknown.join(", ")), width)
    };
    if rows.len() > MOST_ROWS {
        rows.truncate(MOST_ROWS - 1);
        rows.push(format!(
            "... {} in all are not on file",
            count_words(unknown.len())
        ));
    }
    let hint = format!(
        "{} adds and waits for the next; a path adds the numbers of a text or CSV file (column mrn)",
        model.key(Place::Adding, Action::AddToClinic)
    );
    let hints = wrap(&hint, width);
    let height = u16::try_from(rows.len() + hints.len() + 3)
        .unwrap_or(u16::MAX)
        .min(body.height);
    let frame = Rect {
        y: body.bottom() - height,
        height,
        ..body
    };
    let day = model.today();
    let on_it = model
        .board()
        .order()
        .iter()
        .filter_map(|id| model.register().get(*id))
        .filter(|record| record.is_on_clinic(day))
        .count();
    let title = format!("Put on today's clinic ({} on it)", count_words(on_it));
    paint.style(frame, theme.role(Role::Field));
    let inner = paint.frame(frame, &title);
    let mut row = 0;
    for text in &rows {
        paint.text(
            line(inner, row),
            &format!(" {text}"),
            theme.role(Role::NotSaved),
        );
        row += 1;
    }
    let cursor = paint.input(line(inner, row), " Number: ", typed);
    for (place, text) in (row + 1..).zip(&hints) {
        paint.text(
            line(inner, place),
            &format!(" {text}"),
            theme.role(Role::Foot),
        );
    }
    cursor
}
