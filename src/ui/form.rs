//! A form with its echoes, and beside or below it what saving would change.
//!
//! ```text
//! +- W-19 | CHEN, Wei | born 12-May-1974: laboratory report --------------------+
//! | sample taken    22-Nov-2026       22-Nov-2026 (Sun)                         |
//! | HBV DNA         3200              = 3 200 IU/mL                             |
//! +-----------------------------------------------------------------------------+
//! After saving: ! DNA positive again on treatment: 3 200, seen once
//! ```

use ratatui::layout::Rect;

pub(super) mod preview;

use super::paint::{Cursor, Paint, after, line};
use super::theme::Role;
use crate::app::Model;
use crate::app::form::{EchoKind, Form, FormKind, Last};
use crate::app::layout;
use crate::clinical::limits::Beyond;
use crate::keys::{Action, Place};
use crate::view::cells::{cells, fit, pad};
use crate::view::describe::named;
use crate::wording::Language;
use crate::wording::screens::{common, days, form as words, laboratories, saving};
use crate::wording::{Tone, date_words, shown};

/// Cells of the frame itself beside its title.
const FRAME_CELLS: usize = 6;
const LABEL: u16 = 18;
/// Cells of a label that only counts.
const SHORT_LABEL: u16 = 10;
/// Cells of a field for a value, with a blank behind it.
const FIELD: u16 = 16;
/// Cells of what was last on file, with its day.
const LAST: u16 = 23;
/// So many cells of what was understood say something.
const LEAST_ECHO: u16 = 12;
/// Cells of a field for a name, a reason and the like.
const LONG_FIELD: u16 = 25;

/// Draws the open form; the cursor stands in its field.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, size: (u16, u16)) -> Cursor {
    let language = model.language();
    let form = model.form()?;
    let (visible, folded) = form.shown(model.reading());
    let heads = form.head_rows();
    let count = u16::try_from(visible.len()).unwrap_or(u16::MAX);
    let areas = layout::form(size, count.saturating_add(heads), heads > 0);
    let inner = frame(model, form, paint, areas.frame);
    let columns = Columns::of(form, inner.width);
    if heads > 0 {
        columns.draw_heads(model.language(), paint, line(inner, 0));
    }
    let inner = Rect {
        y: inner.y + heads,
        height: inner.height.saturating_sub(heads),
        ..inner
    };
    let focused = visible
        .iter()
        .position(|place| *place == form.focus)
        .unwrap_or(0);
    let height = usize::from(inner.height).max(1);
    let first = layout::first_shown(focused, height, visible.len());
    let mut cursor = None;
    for (row, place) in (0..inner.height).zip(visible.iter().skip(first)) {
        let at = draw_field(model, form, *place, &columns, paint, line(inner, row));
        cursor = cursor.or(at);
    }
    let hidden = visible.len().saturating_sub(first + height);
    if (hidden + folded > 0 || first > 0) && areas.frame.height > 1 {
        let next = model.key(Place::Form, Action::NextFieldRound);
        let hint = match (first, hidden, folded) {
            (0, 0, folded) => words::fields_more(language, folded, next),
            (0, below, folded) => words::below(language, more_fields(language, below + folded)),
            (above, 0, 0) => words::above(language, more_fields(language, above)),
            (above, below, folded) => {
                words::above_below(language, more_fields(language, above), below + folded)
            }
        };
        let bottom = line(areas.frame, areas.frame.height - 1);
        let style = paint.theme().role(Role::Foot);
        paint.text(after(bottom, 2), &hint, style);
    }
    preview::draw(model, form, paint, areas.preview);
    cursor
}

/// Where things stand in a row: label, field, what was last on file where there is room, and what was understood.
struct Columns {
    label: u16,
    field: u16,
    last: u16,
}

impl Columns {
    fn of(form: &Form, width: u16) -> Self {
        let (label, field) = match form.kind {
            FormKind::Report => (LABEL, FIELD),
            FormKind::Letter => (SHORT_LABEL, LONG_FIELD),
            FormKind::Drug
            | FormKind::Patient
            | FormKind::QuickLine
            | FormKind::Note
            | FormKind::Recall
            | FormKind::Correction(_)
            | FormKind::Laboratory(_) => (LABEL, LONG_FIELD),
        };
        let has_last = form.kind == FormKind::Report && width >= LABEL + FIELD + LAST + LEAST_ECHO;
        let last = if has_last { LAST } else { 0 };
        Self { label, field, last }
    }

    fn draw_heads(&self, language: Language, paint: &mut Paint<'_>, area: Rect) {
        let style = paint.theme().role(Role::Foot);
        let field = after(area, self.label);
        paint.text(field, words::THIS_TIME.of(language), style);
        if self.last > 0 {
            paint.text(
                after(field, self.field),
                words::LAST_TIME.of(language),
                style,
            );
        }
    }
}

/// The frame: whose form it is and the laboratory whose profile it means, which stands below where there is no room
/// above; and, where something is typed, that it is not saved yet. The area inside.
pub(super) fn frame(model: &Model, form: &Form, paint: &mut Paint<'_>, area: Rect) -> Rect {
    let language = model.language();
    let mut title = title(model, form);
    if cells(&title) + FRAME_CELLS > usize::from(area.width) {
        // Number, name and birth date are not cut for it.
        title = title.replace(
            words::LONG_TITLE.of(language),
            words::SHORT_TITLE.of(language),
        );
    }
    let laboratory = form.laboratory(&model.form_context()).unwrap_or_default();
    let whole = words::with_laboratory(language, &title, &laboratory);
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
        let used = paint.text_right(
            room,
            &format!(" {} ", saving::NOT_SAVED_YET.of(language)),
            style,
        );
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
    let language = model.language();
    if form.kind == FormKind::Letter {
        return words::LETTER_TITLE.of(language).to_owned();
    }
    if let FormKind::Laboratory(_) = form.kind {
        return laboratories::profile(language, form.owner(model.register(), language));
    }
    let record = form.patient.and_then(|id| model.register().get(id));
    let Some(record) = record else {
        return words::NEW_PATIENT.of(language).to_owned();
    };
    let person = &record.person;
    let born = person.born.map_or_else(
        || common::NO_BIRTH_DATE.of(language).to_owned(),
        |born| common::born(language, date_words(language, born.date)),
    );
    words::title(
        language,
        named(person),
        born,
        form.title(&model.form_context()),
    )
}

fn draw_field(
    model: &Model,
    form: &Form,
    place: usize,
    columns: &Columns,
    paint: &mut Paint<'_>,
    area: Rect,
) -> Cursor {
    let field = form.fields.get(place)?;
    let theme = paint.theme();
    let focused = place == form.focus;
    let mark = if focused { "> " } else { "  " };
    let label = pad(
        &format!("{mark}{}", field.label(model.language(), model.knowledge())),
        usize::from(columns.label),
    );
    let style = theme.role(if focused {
        Role::FieldFocused
    } else {
        Role::FieldLabel
    });
    paint.text(
        Rect {
            width: columns.label.min(area.width),
            ..area
        },
        &label,
        style,
    );
    let field_width = columns.field.saturating_sub(1);
    let room = after(area, columns.label);
    // Nothing stands beside a reason or a note, so a long one is seen as a whole.
    let room = if field.spec.stands_alone && !field.text().is_empty() {
        room
    } else {
        Rect {
            width: field_width.min(room.width),
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
    let beside = after(area, columns.label + columns.field);
    let echo = model.reading().echoes.get(place);
    if let Some(echo) = echo {
        // A number that is still being typed is not yet wrong.
        let kind = match echo.kind {
            EchoKind::Wrong if focused && !field.left => EchoKind::Hint,
            other => other,
        };
        let echo_area = after(beside, columns.last);
        let fits = cells(&echo.words) <= usize::from(echo_area.width);
        let is_plain = matches!(kind, EchoKind::Hint | EchoKind::Understood);
        // Below words::LAST_TIME.of(language) stands nothing of this time but a complaint or a question that needs the room.
        let last = model.reading().lasts.get(place).and_then(Option::as_ref);
        if columns.last > 0 && (fits || is_plain && last.is_some()) {
            if let Some(last) = last {
                draw_last(
                    model.language(),
                    last,
                    paint,
                    Rect {
                        width: columns.last,
                        ..beside
                    },
                );
            }
            paint.text(echo_area, &echo.words, theme.echo(kind));
        } else {
            paint.text(beside, &echo.words, theme.echo(kind));
        }
    }
    focused.then_some((room.x + window.cursor, room.y))
}

/// `52 high   02-May-24`.
fn draw_last(language: Language, last: &Last, paint: &mut Paint<'_>, area: Rect) {
    let theme = paint.theme();
    let (word, style) = match last.beyond {
        Some(Beyond::Above) => (words::HIGH, theme.tone(Tone::Caution)),
        Some(Beyond::Below) => (words::LOW, theme.tone(Tone::Caution)),
        None => (words::NOTHING, theme.role(Role::Field)),
    };
    let day = days::short(language, last.on);
    let room = usize::from(LAST).saturating_sub(cells(&day) + cells(word.of(language)) + 2);
    let amount = fit(&last.amount, room);
    paint.texts(
        area,
        &[
            (&amount, theme.role(Role::Field)),
            (word.of(language), style),
        ],
    );
    let width = area.width.saturating_sub(1);
    paint.say_right(Rect { width, ..area }, &day, Role::Field);
}

/// `1 more field`, `3 more fields`.
fn more_fields(language: Language, count: usize) -> String {
    match count {
        1 => words::ONE_FIELD.of(language).to_owned(),
        count => words::fields(language, count),
    }
}
