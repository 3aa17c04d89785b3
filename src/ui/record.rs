//! The record: banner, status, flow sheet, courses and phases, notes, picture.

use std::ops::Range;

use ratatui::layout::Rect;

use super::flow;
use super::paint::{Paint, TOP, after, line};
use super::picture;
use super::theme::Role;
use crate::app::{Model, Part, RecordPage};
use crate::clinical::record::{Id, Record};
use crate::keys::{Action, Place};
use crate::view::page::StatusItem;
use crate::wording::screens::{frame, record as words};

/// Draws the record of a patient.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>) {
    let language = model.language();
    let Some(page) = model.record_page() else {
        return;
    };
    let areas = page.areas;
    draw_banner(model, &page.standing.record, paint, areas.banner);
    let hint = Rect {
        y: areas.banner.bottom(),
        height: 1,
        ..areas.banner
    };
    // What the parts are called is the upper edge of the answer's box, where that stands right below.
    let [status, ..] = areas.parts;
    if !areas.one_at_a_time || model.view().part == Part::Status {
        let width = status.width;
        paint.edge(Rect { width, ..hint }, TOP);
    }
    let tabs = 2 + draw_tabs(model, paint, after(hint, 2));
    let [.., right] = areas.parts;
    let drafts = if areas.one_at_a_time {
        after(hint, tabs)
    } else {
        after(hint, right.x)
    };
    let patient = page.standing.record.id;
    let waits = model.drafts_of(Some(patient)).next().is_some();
    if waits {
        let style = paint.theme().role(Role::Head);
        paint.text(drafts, words::DRAFT_WAITS.of(language), style);
    }
    let down = model.key(Place::Record, Action::Down);
    for (part, area) in Part::ALL.into_iter().zip(areas.parts) {
        if !areas.one_at_a_time || part == model.view().part {
            let hidden = draw_part(model, &page, part, paint);
            let more = match (hidden, part == model.view().part) {
                (0, _) => continue,
                // Beside the draft that waits there is no room for more.
                (hidden, true) if waits => frame::more(language, hidden, &down),
                (1, true) => frame::one_row_more(language, &down),
                (1, false) => frame::ONE_ROW_MORE.of(language).to_owned(),
                (hidden, true) => frame::rows_more_key(language, hidden, &down),
                (hidden, false) => frame::rows_more(language, hidden),
            };
            draw_hidden(paint, &more, part, area, hint);
        }
    }
}

/// How many rows are hidden below, over a part that has a free row above it.
fn draw_hidden(paint: &mut Paint<'_>, words: &str, part: Part, area: Rect, hint: Rect) {
    if area.y == hint.bottom() || matches!(part, Part::Courses | Part::Notes) {
        let line = Rect {
            x: area.x,
            y: area.y.saturating_sub(1),
            width: area
                .width
                .saturating_sub(u16::from(part == Part::Status) * 2),
            height: 1,
        };
        let style = paint.theme().role(Role::TabFocused);
        paint.text_right(line, words, style);
    }
}

/// The banner of a patient, in reverse over the whole line.
pub(super) fn draw_banner(model: &Model, record: &Record, paint: &mut Paint<'_>, area: Rect) {
    let style = paint.theme().role(Role::Banner);
    paint.style(area, style);
    let lines = model.banner(record, usize::from(area.width));
    for (row, text) in (0..area.height).zip(&lines) {
        paint.text(line(area, row), text, style);
    }
}

/// The names of the parts; returns the cells they took.
fn draw_tabs(model: &Model, paint: &mut Paint<'_>, area: Rect) -> u16 {
    let theme = paint.theme();
    let mut used = 0;
    for part in Part::ALL {
        let focused = part == model.view().part;
        let role = if focused { Role::TabFocused } else { Role::Tab };
        let name = format!(" {} ", part.name().of(model.language()));
        used += paint.texts(after(area, used), &[(&name, theme.role(role))]);
    }
    used
}

/// Draws a part; returns how many of its rows are hidden below.
fn draw_part(model: &Model, page: &RecordPage, part: Part, paint: &mut Paint<'_>) -> usize {
    let (area, view) = (page.area(part), model.view());
    let first = view.top(part);
    let total = match part {
        Part::Status => {
            let [whole, ..] = page.areas.parts;
            paint.rows(whole, &page.status.answer, 0);
            paint.rows(area, &page.status.rows, first);
            if view.part == part {
                mark_item(page, view.item, paint, area, first);
            }
            page.status.rows.len()
        }
        Part::Courses => {
            paint.rows(area, &page.courses, first);
            if view.part == part {
                mark(page.items(part), view.course, paint, area, first);
            }
            page.courses.len()
        }
        Part::Notes => {
            paint.rows(area, &page.notes, first);
            if view.part == part {
                mark(page.items(part), view.note, paint, area, first);
            }
            page.notes.len()
        }
        Part::FlowSheet => {
            flow::draw(&page.sheet, model, paint, area);
            page.sheet.tests.len() + 1
        }
        Part::Picture => return picture::draw(model, &page.standing, paint, area),
    };
    total.saturating_sub(first + usize::from(area.height))
}

/// Reverses what Enter opens in the status.
fn mark_item(page: &RecordPage, item: StatusItem, paint: &mut Paint<'_>, area: Rect, first: usize) {
    let placed = page.status.items.get(page.status.place_of(item));
    let shown = placed.and_then(|placed| Some((placed, placed.row.checked_sub(first)?)));
    let Some((placed, row)) = shown else {
        return;
    };
    let cells = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
    let row = after(line(area, cells(row)), cells(placed.columns.start));
    let width = cells(placed.columns.len()).min(row.width);
    paint.style(Rect { width, ..row }, paint.theme().role(Role::Selected));
}

/// Reverses the rows of the selected course or note.
fn mark(
    places: &[(Id, Range<usize>)],
    selected: usize,
    paint: &mut Paint<'_>,
    area: Rect,
    first: usize,
) {
    let Some((_, rows)) = places.get(selected) else {
        return;
    };
    let style = paint.theme().role(Role::Selected);
    for row in rows.clone().filter_map(|row| row.checked_sub(first)) {
        let row = u16::try_from(row).unwrap_or(u16::MAX);
        if row < area.height {
            paint.style(line(area, row), style);
        }
    }
}
