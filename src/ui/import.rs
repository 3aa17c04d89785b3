//! An import: the path, what is done with unknown tests, and below what would be imported or what is wrong.

use super::Cursor;
use super::paint::{Paint, after, line};
use super::theme::Role;
use crate::app::import::Stage;
use crate::app::keymap::Action;
use crate::app::{Model, layout};
use crate::wording::shown;

/// Draws the import; the cursor stands in the path while it is typed.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, size: (u16, u16)) -> Cursor {
    let desk = model.import();
    let areas = layout::import(size);
    let inner = paint.frame(
        areas.frame,
        "Import of patients.csv, results.csv, courses.csv",
    );
    let theme = paint.theme();
    let used = paint.text(line(inner, 0), " Path: ", theme.role(Role::Head));
    let field = after(line(inner, 0), used);
    let window = desk.line.window(field.width.max(1));
    let is_typed = match desk.stage {
        Stage::Typing | Stage::ReadingHistory | Stage::Reading | Stage::Faulty(_) => true,
        Stage::Planned(_) => false,
    };
    let role = match (is_typed, desk.line.is_selected()) {
        (true, true) => Role::FieldSelected,
        (true, false) => Role::FieldFocused,
        (false, _) => Role::Field,
    };
    paint.text(field, &shown(&window.text), theme.role(role));
    let unknown = if desk.options.known_tests_only {
        " Rows of unknown tests: left out and counted"
    } else {
        " Rows of unknown tests: faults"
    };
    paint.text(line(inner, 1), unknown, theme.role(Role::Foot));
    let rows = desk.rows(model.keymap(), usize::from(areas.rows.width));
    paint.rows(areas.rows, &rows, desk.top);
    let shown = (rows.len(), desk.top);
    let down = model.key_here(Action::Down);
    paint.hidden_below(line(inner, 2), shown, areas.rows, &down);
    (is_typed && field.width > 0).then_some((field.x + window.cursor, field.y))
}
