//! The cohort page: its rows from the top of the window, the numbers over them, the one under the cursor reversed.

use ratatui::layout::Rect;

use super::paint::{Cursor, Paint, after, line};
use super::picture::draw_row;
use super::theme::Role;
use crate::app::form::EchoKind;
use crate::app::{Model, layout};
use crate::keys::{Action, Place};
use crate::view::page::{CohortSheet, Meaning, NumberCell, cohort_sheet};
use crate::wording::screens::days;
use crate::wording::{COUNTING, EARLIER_DAY, cohort_words};

/// Draws the page; the cursor stands in the earlier day while it is typed.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, size: (u16, u16)) -> Cursor {
    let areas = layout::cohort(size);
    let theme = paint.theme();
    let page = model.cohort();
    let wanted = model.cohort_wanted();
    let words = cohort_words(
        model.language(),
        model.register().patients().len(),
        wanted.now,
        wanted.then,
    );
    paint.say(areas.hint, &words, Role::Head);
    let counting = if page.counting.is_some() {
        COUNTING.of(model.language())
    } else {
        ""
    };
    match &page.figures {
        // Figures of another day or of before a change are not shown under today's date.
        Some(figures) if figures.of == wanted => {
            let width = usize::from(areas.rows.width);
            let sheet = cohort_sheet(
                model.language(),
                figures,
                model.knowledge(),
                width,
                theme.ink(),
            );
            draw_sheet(model, &sheet, paint, areas.rows);
            let shown = (sheet.rows.len(), page.top);
            let down = model.key(Place::Cohort, Action::Down);
            paint.hidden_below(areas.hint, shown, areas.rows, (&down, model.language()));
        }
        Some(_) | None => {
            let style = theme.meaning(Meaning::Strong);
            paint.text(areas.rows, counting, style);
        }
    }
    let typed = page.typing.as_ref()?;
    paint.clear(areas.hint);
    let mut room = areas.hint;
    // What was understood of it.
    if let Some(Ok(day)) = model.typed_earlier_day() {
        let style = theme.echo(EchoKind::Understood);
        let right = paint.text_right(room, &days::echo(model.language(), day), style);
        room.width = room.width.saturating_sub(right + 1);
    }
    paint.input(room, EARLIER_DAY.of(model.language()), typed)
}

fn draw_sheet(model: &Model, sheet: &CohortSheet, paint: &mut Paint<'_>, area: Rect) {
    let page = model.cohort();
    for (y, row) in (0..area.height).zip(sheet.rows.iter().skip(page.top)) {
        draw_row(row, paint, line(area, y));
    }
    let selected = sheet.number(page.row, page.column);
    for cell in sheet.numbers.iter().flatten() {
        draw_number(cell, selected == Some(cell), page.top, paint, area);
    }
}

fn draw_number(cell: &NumberCell, selected: bool, top: usize, paint: &mut Paint<'_>, area: Rect) {
    let y = cell
        .row
        .checked_sub(top)
        .and_then(|y| u16::try_from(y).ok());
    let (Some(y), Ok(x)) = (y.filter(|y| *y < area.height), u16::try_from(cell.x)) else {
        return;
    };
    let width = cell.width;
    let text = if cell.of.is_under_axis() {
        cell.text.clone()
    } else {
        format!("{:>width$}", cell.text)
    };
    let place = after(line(area, y), x);
    if selected {
        paint.say(place, &text, Role::Selected);
    } else {
        let blanks = u16::try_from(text.len() - text.trim_start().len()).unwrap_or(0);
        paint.say(after(place, blanks), text.trim_start(), Role::Field);
    }
}
