//! The record: banner, status, flow sheet, courses and phases.

use ratatui::layout::Rect;

use super::paint::{Paint, after, line};
use super::theme::Role;
use crate::app::board::Standing;
use crate::app::cells::{cells, fit, pad};
use crate::app::page::{self, FlowSheet, Meaning};
use crate::app::{Model, Part};
use crate::clinical::record::Id;

/// Cells of the first column of the flow sheet.
const TESTS: u16 = 23;
/// The least cells of a date's column; a longer value makes all of them wider, for a figure is never cut.
const DATE: usize = 12;

/// Draws the record of a patient.
pub(super) fn draw(model: &Model, id: Id, paint: &mut Paint<'_>) {
    let (Some(standing), Some(areas)) = (model.board().get(id), model.record_areas()) else {
        return;
    };
    draw_banner(model, standing, paint, areas.banner);
    let hint = Rect {
        y: areas.banner.bottom(),
        ..areas.banner
    };
    let mut drafts = hint;
    if areas.one_at_a_time {
        drafts = after(hint, draw_tabs(model, paint, hint));
    }
    if model.drafts_of(Some(id)).next().is_some() {
        let style = paint.theme().role(Role::Head);
        paint.text(drafts, " \u{270e} a draft waits", style);
    }
    for (part, area) in Part::ALL.into_iter().zip(areas.parts) {
        if !areas.one_at_a_time || part == model.view().part {
            let hidden = draw_part(model, standing, part, paint, area);
            draw_hidden(paint, hidden, area, hint);
        }
    }
}

/// How many rows are hidden below, over the part at the right.
fn draw_hidden(paint: &mut Paint<'_>, hidden: usize, area: Rect, hint: Rect) {
    if hidden > 0 && area.y == hint.bottom() {
        let line = Rect {
            x: area.x,
            width: area.width,
            ..hint
        };
        let style = paint.theme().role(Role::TabFocused);
        let rows = if hidden == 1 { "row" } else { "rows" };
        paint.text_right(line, &format!(" {hidden} more {rows}: Down "), style);
    }
}

/// The banner of a patient, in reverse over the whole line.
pub(super) fn draw_banner(model: &Model, standing: &Standing, paint: &mut Paint<'_>, area: Rect) {
    let style = paint.theme().role(Role::Banner);
    paint.style(area, style);
    let lines = model.banner(&standing.record, usize::from(area.width));
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
        let name = format!(" {} ", part.name());
        used += paint.texts(
            after(area, used),
            &[(&name, theme.role(role)), (" ", theme.role(Role::Tab))],
        );
    }
    used
}

/// Draws a part; returns how many of its rows are hidden below.
fn draw_part(
    model: &Model,
    standing: &Standing,
    part: Part,
    paint: &mut Paint<'_>,
    area: Rect,
) -> usize {
    let width = usize::from(area.width);
    let first = model.view().rows.get(part.index()).copied().unwrap_or(0);
    let total = match part {
        Part::Status => {
            let rows = page::status(standing, model.knowledge(), width);
            paint.rows(area, &rows, first);
            rows.len()
        }
        Part::Courses => {
            let rows = page::courses(standing, model.knowledge(), width);
            paint.rows(area, &rows, first);
            rows.len()
        }
        Part::FlowSheet => {
            let sheet = page::flow_sheet(standing, model.knowledge());
            draw_flow(&sheet, paint, area, first, model.view().column);
            sheet.tests.len() + 1
        }
    };
    total.saturating_sub(first + usize::from(area.height))
}

fn draw_flow(sheet: &FlowSheet, paint: &mut Paint<'_>, area: Rect, first: usize, column: usize) {
    let theme = paint.theme();
    let label = theme.meaning(Meaning::Label);
    let head = theme.role(Role::Head);
    if sheet.tests.is_empty() {
        paint.text(
            area,
            "no result on file; r enters a report",
            theme.meaning(Meaning::Faint),
        );
        return;
    }
    let tests = TESTS.min(area.width);
    let date = date_width(sheet);
    let visible = usize::from(area.width.saturating_sub(tests) / date);
    let column = column.min(sheet.days.len().saturating_sub(visible.max(1)));
    let older = sheet.days.len().saturating_sub(column + visible);
    let title = match (column, older) {
        (0, 0) => String::new(),
        (0, older) => format!("{older} older: Right"),
        (newer, _) => format!("{newer} newer: Left"),
    };
    paint.text(
        Rect {
            width: tests,
            ..line(area, 0)
        },
        &title,
        head,
    );
    for (place, day) in sheet.days.iter().skip(column).take(visible).enumerate() {
        let cell = cell_at(line(area, 0), tests, date, place);
        let day = format!(
            "{:>width$}",
            day.format("%d-%b-%y").to_string(),
            width = usize::from(date) - 1
        );
        paint.text(cell, &day, head);
    }
    let rows = sheet.tests.iter().zip(&sheet.cells).skip(first);
    for (row, (test, cells_of_test)) in (1..area.height).zip(rows) {
        let row = line(area, row);
        let name = pad(
            &fit(test, usize::from(tests).saturating_sub(1)),
            usize::from(tests),
        );
        paint.text(
            Rect {
                width: tests,
                ..row
            },
            &name,
            label,
        );
        for (place, cell) in cells_of_test.iter().skip(column).take(visible).enumerate() {
            let Some(cell) = cell else {
                continue;
            };
            let width = usize::from(date) - 1;
            let text = fit(&cell.text, width);
            let gap = width.saturating_sub(cells(&text));
            let style = theme.meaning(cell.meaning);
            paint.text(
                cell_at(row, tests, date, place),
                &(" ".repeat(gap) + &text),
                style,
            );
        }
    }
}

/// Cells of a date's column, wide enough for every value.
fn date_width(sheet: &FlowSheet) -> u16 {
    let widest = sheet
        .cells
        .iter()
        .flatten()
        .flatten()
        .map(|cell| cells(&cell.text))
        .max()
        .unwrap_or(0);
    u16::try_from((widest + 2).max(DATE)).unwrap_or(u16::MAX)
}

fn cell_at(row: Rect, tests: u16, date: u16, place: usize) -> Rect {
    let offset = tests.saturating_add(
        u16::try_from(place)
            .unwrap_or(u16::MAX)
            .saturating_mul(date),
    );
    let rest = after(row, offset);
    Rect {
        width: rest.width.min(date),
        ..rest
    }
}
