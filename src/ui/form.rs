//! A form with its echoes, and beside or below it what saving would change.
//!
//! ```text
//! +- W-19 | CHEN, Wei | born 12-May-1974: laboratory report --------------------+
//! | sample taken    22-Nov-2026       22-Nov-2026 (Sun)                         |
//! | HBV DNA         3200              = 3 200 IU/mL                             |
//! +-----------------------------------------------------------------------------+
//! If saved: ! DNA positive again on treatment: 3 200, seen once
//! ```

use ratatui::layout::Rect;

pub(super) mod preview;

use super::Cursor;
use super::paint::{Paint, after, line};
use super::theme::Role;
use crate::app::cells::{cells, pad};
use crate::app::form::{EchoKind, Form, FormKind};
use crate::app::layout;
use crate::app::{Model, NOT_SAVED, named};
use crate::wording::{date_words, shown};

/// Cells of the frame itself beside its title.
const FRAME_CELLS: usize = 6;
/// Cells of a label.
const LABEL: u16 = 18;
/// Cells of a field where there is room for an echo beside it.
const FIELD: u16 = 20;
/// Cells of a field for a name, a reason and the like.
const LONG_FIELD: u16 = 24;

/// Draws the open form; the cursor stands in its field.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, size: (u16, u16)) -> Cursor {
    let form = model.form()?;
    let reading = model.reading();
    let visible: Vec<usize> = (0..form.fields.len())
        .filter(|place| reading.is_shown(*place))
        .collect();
    let count = u16::try_from(visible.len()).unwrap_or(u16::MAX);
    let areas = layout::form(size, count);
    let inner = frame(model, form, paint, areas.frame);
    let focused = visible
        .iter()
        .position(|place| *place == form.focus)
        .unwrap_or(0);
    let height = usize::from(inner.height).max(1);
    let first = layout::first_shown(focused, height, visible.len());
    let mut cursor = None;
    for (row, place) in (0..inner.height).zip(visible.iter().skip(first)) {
        let at = draw_field(model, form, *place, paint, line(inner, row));
        cursor = cursor.or(at);
    }
    let hidden = visible.len().saturating_sub(first + height);
    if (hidden > 0 || first > 0) && areas.frame.height > 1 {
        let words = match (first, hidden) {
            (0, below) => format!(" {} below ", more_fields(below)),
            (above, 0) => format!(" {} above ", more_fields(above)),
            (above, below) => format!(" {} above, {below} below ", more_fields(above)),
        };
        let bottom = line(areas.frame, areas.frame.height - 1);
        let style = paint.theme().role(Role::Frame);
        paint.text(after(bottom, 2), &words, style);
    }
    preview::draw(model, form, paint, areas.preview);
    cursor
}

/// The frame: whose form it is and the laboratory whose profile it means, which stands below where there is no room
/// above; and, where something is typed, that it is not saved yet. The area inside.
pub(super) fn frame(model: &Model, form: &Form, paint: &mut Paint<'_>, area: Rect) -> Rect {
    let title = title(model, form);
    let laboratory = form.laboratory(&model.form_context()).unwrap_or_default();
    let whole = format!("{title}, {laboratory}");
    let fits = cells(&whole) + FRAME_CELLS <= usize::from(area.width);
    let is_above = !laboratory.is_empty() && fits;
    let inner = paint.frame(area, if is_above { &whole } else { &title });
    if area.height < 2 {
        return inner;
    }
    let bottom = line(area, area.height - 1);
    let mut room = Rect {
        width: bottom.width.saturating_sub(2),
        ..bottom
    };
    if form.is_touched() {
        let style = paint.theme().echo(EchoKind::Asked);
        let used = paint.text_right(room, &format!(" {NOT_SAVED} "), style);
        room.width = room.width.saturating_sub(used + 1);
    }
    if !laboratory.is_empty() && !is_above {
        let style = paint.theme().role(Role::Frame);
        paint.text_right(room, &format!(" {laboratory} "), style);
    }
    inner
}

/// Number, full name and birth date of the patient whose form it is.
fn title(model: &Model, form: &Form) -> String {
    if let FormKind::Laboratory(_) = form.kind {
        return format!("Laboratory profile: {}", form.owner(model.register()));
    }
    let record = form.patient.and_then(|id| model.register().get(id));
    let Some(record) = record else {
        return "New patient".to_owned();
    };
    let person = &record.person;
    let born = person.born.map_or_else(
        || "birth date not recorded".to_owned(),
        |born| format!("born {}", date_words(born.date)),
    );
    format!(
        "{} | {born}: {}",
        named(person),
        form.title(&model.form_context())
    )
}

fn draw_field(
    model: &Model,
    form: &Form,
    place: usize,
    paint: &mut Paint<'_>,
    area: Rect,
) -> Cursor {
    let field = form.fields.get(place)?;
    let theme = paint.theme();
    let focused = place == form.focus;
    let mark = if focused { "> " } else { "  " };
    let label = pad(&format!("{mark}{}", field.label), usize::from(LABEL));
    let style = theme.role(if focused {
        Role::FieldFocused
    } else {
        Role::FieldLabel
    });
    paint.text(
        Rect {
            width: LABEL.min(area.width),
            ..area
        },
        &label,
        style,
    );
    let is_report = form.kind == FormKind::Report;
    let wide = if is_report { FIELD } else { LONG_FIELD };
    let room = after(area, LABEL);
    // Nothing stands beside a reason or a note, so a long one is seen as a whole.
    let room = if field.spec.stands_alone && !field.text().is_empty() {
        room
    } else {
        Rect {
            width: wide.min(room.width),
            ..room
        }
    };
    let window = field.line.window(room.width.max(1));
    let style = match (focused, field.line.is_selected()) {
        (true, true) => theme.role(Role::FieldSelected),
        (true, false) => theme.role(Role::FieldFocused),
        (false, _) => theme.role(Role::Field),
    };
    paint.text(room, &shown(&window.text), style);
    let echo = model.reading().echoes.get(place);
    if let Some(echo) = echo {
        // A number that is still being typed is not yet wrong.
        let kind = match echo.kind {
            EchoKind::Wrong if focused && !field.left => EchoKind::Hint,
            other => other,
        };
        paint.text(after(area, LABEL + wide + 1), &echo.words, theme.echo(kind));
    }
    focused.then_some((room.x + window.cursor, room.y))
}

/// `1 more field`, `3 more fields`.
fn more_fields(count: usize) -> String {
    match count {
        1 => "1 more field".to_owned(),
        count => format!("{count} more fields"),
    }
}
