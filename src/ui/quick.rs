//! The quick line: what was typed, marks under what is not understood, what was understood, and what saving would
//! change.
//!
//! ```text
//! +- W-19 Chen, Wei | born 12-May-1974: quick line -----------------------------+
//! |> dna 2.3e4 atl 88                                                           |
//! |            ^^^^^^                                                           |
//! |  22-Nov-2026 (Sun), today: HBV DNA 23 000 IU/mL                             |
//! |  ! 'atl 88': no test is called so                                           |
//! +-----------------------------------------------------------------------------+
//! After saving: ! DNA positive again on treatment: 23 000, seen once
//! ```

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::form::{frame, preview};
use super::paint::{Cursor, Paint, after, line};
use super::theme::Role;
use crate::app::form::{EchoKind, Form, Understood};
use crate::app::text::Window;
use crate::app::{Model, layout};
use crate::keys::{Action, Place};
use crate::view::cells::cells;
use crate::view::page::wrap;
use crate::wording::screens::common::{COLON, COMMA};
use crate::wording::screens::form::quick_hint;
use crate::wording::shown;

const MARGIN: u16 = 2;
/// Draws the line; the cursor stands in it.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, size: (u16, u16)) -> Cursor {
    let form = model.form()?;
    let width = usize::from(size.0.saturating_sub(2 * MARGIN + 1)).max(1);
    let rows = echo_rows(model, form, width);
    let count = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let areas = layout::quick(size, count.saturating_add(2));
    let inner = frame(model, form, paint, areas.frame);
    let field = form.focused()?;
    let theme = paint.theme();
    paint.say(line(inner, 0), "> ", Role::FieldFocused);
    let room = after(line(inner, 0), MARGIN);
    let window = field.line.window(room.width.max(1));
    let style = if field.line.is_selected() {
        theme.role(Role::FieldSelected)
    } else {
        theme.role(Role::FieldFocused)
    };
    paint.text(room, &shown(&window.text), style);
    for piece in &model.reading().pieces {
        if kind(form, piece) == EchoKind::Wrong {
            underline(paint, inner, &window, piece);
        }
    }
    for (row, (kind, text)) in (2..inner.height).zip(&rows) {
        let style = paint.theme().echo(*kind);
        paint.text(after(line(inner, row), MARGIN), text, style);
    }
    preview::draw(model, form, paint, areas.preview);
    (room.width > 0).then_some((room.x + window.cursor, room.y))
}

/// How a piece is meant: what is still being typed at the end of the line is not yet wrong.
fn kind(form: &Form, piece: &Understood) -> EchoKind {
    let is_typed = form.focused().is_some_and(|field| {
        !field.left && piece.span.end == field.line.text().len() && field.line.is_at_end()
    });
    match piece.echo.kind {
        EchoKind::Wrong if is_typed => EchoKind::Hint,
        other => other,
    }
}

/// Underlines a piece, and sets marks below it for those who see no underlining.
fn underline(paint: &mut Paint<'_>, inner: Rect, window: &Window, piece: &Understood) {
    let visible = |byte: usize| {
        let inside = byte.saturating_sub(window.start).min(window.text.len());
        let before = window.text.get(..inside).unwrap_or(&window.text);
        u16::try_from(cells(&shown(before))).unwrap_or(u16::MAX)
    };
    let from = visible(piece.span.start);
    let count = visible(piece.span.end).saturating_sub(from);
    let typed = after(line(inner, 0), MARGIN.saturating_add(from));
    let typed = Rect {
        width: count.min(typed.width),
        ..typed
    };
    let wrong = paint.theme().echo(EchoKind::Wrong);
    paint.style(typed, wrong.add_modifier(Modifier::UNDERLINED));
    let marks = after(line(inner, 1), MARGIN.saturating_add(from));
    paint.text(marks, &"^".repeat(usize::from(typed.width)), wrong);
}

/// What was understood, a paragraph for each part, and below each what is asked about it or wrong with it.
fn echo_rows(model: &Model, form: &Form, width: usize) -> Vec<(EchoKind, String)> {
    let pieces = &model.reading().pieces;
    let speaks = |piece: &&Understood| !piece.echo.words.is_empty();
    if !pieces.iter().any(|piece| speaks(&piece)) {
        let key = |action| model.key(Place::QuickLine, action);
        let hint = quick_hint(
            model.language(),
            key(Action::Save),
            key(Action::Complete),
            key(Action::EarlierLine),
        );
        let hint = wrap(&hint, width).into_iter();
        return hint.map(|text| (EchoKind::Hint, text)).collect();
    }
    let parts = pieces.iter().map(|piece| piece.part).max().unwrap_or(0);
    let mut rows = Vec::new();
    for part in 0..=parts {
        let own = || {
            pieces
                .iter()
                .filter(speaks)
                .filter(|piece| piece.part == part)
        };
        let understood = |is_day: bool| {
            let words: Vec<&str> = own()
                .filter(|piece| piece.is_day == is_day)
                .filter(|piece| kind(form, piece) == EchoKind::Understood)
                .map(|piece| piece.echo.words.as_str())
                .collect();
            words.join(COMMA.of(model.language()))
        };
        let mut said = [understood(true), understood(false)].to_vec();
        said.retain(|words| !words.is_empty());
        if !said.is_empty() {
            let text = said.join(COLON.of(model.language()));
            let wrapped = wrap(&text, width).into_iter();
            rows.extend(wrapped.map(|text| (EchoKind::Understood, text)));
        }
        for piece in own() {
            let kind = kind(form, piece);
            let sign = match kind {
                EchoKind::Understood => continue,
                EchoKind::Hint => "",
                EchoKind::Asked => "? ",
                EchoKind::Wrong => "! ",
            };
            let text = format!("{sign}{}", shown(&piece.echo.words));
            rows.extend(wrap(&text, width).into_iter().map(|text| (kind, text)));
        }
    }
    rows
}
