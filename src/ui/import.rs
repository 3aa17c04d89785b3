//! An import: the path, what is done with unknown tests, and below what would be imported or what is wrong.

use super::paint::{Cursor, Paint, after, line};
use super::theme::Role;
use crate::app::import::Stage;
use crate::app::{Model, layout};
use crate::keys::Action;
use crate::wording::screens::import as words;
use crate::wording::shown;

/// Draws the import; the cursor stands in the path while it is typed.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, size: (u16, u16)) -> Cursor {
    let language = model.language();
    let page = model.import();
    let areas = layout::import(size);
    let inner = paint.frame(areas.frame, words::TITLE.of(language));
    let (label, typed) = match &page.teaching {
        Some(teaching) => (
            words::teach(language, teaching.about.label(language)),
            &teaching.line,
        ),
        None => (words::PATH.of(language).to_owned(), &page.line),
    };
    let used = paint.say(line(inner, 0), &label, Role::Head);
    let field = after(line(inner, 0), used);
    let window = typed.window(field.width.max(1));
    let is_typed = match page.stage {
        Stage::Typing | Stage::ReadingHistory | Stage::Reading | Stage::Faulty(..) => true,
        Stage::Planned(_) => false,
    };
    let role = match (is_typed, typed.is_selected()) {
        (true, true) => Role::FieldSelected,
        (true, false) => Role::FieldFocused,
        (false, _) => Role::Field,
    };
    paint.say(field, &shown(&window.text), role);
    paint.say(line(inner, 1), &page.decided(language), Role::Foot);
    let rows = page.rows(model.keymap(), usize::from(areas.rows.width));
    paint.rows(areas.rows, &rows, page.top);
    let shown = (rows.len(), page.top);
    let down = model.key_here(Action::Down);
    paint.hidden_below(line(inner, 2), shown, areas.rows, (&down, model.language()));
    (is_typed && field.width > 0).then_some((field.x + window.cursor, field.y))
}
