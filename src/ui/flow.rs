//! The flow sheet: the first column stays, the dates scroll, the selected value is reversed.
//!
//! ```text
//!                            11-Jun-26     11-Apr-23     08-Jan-23
//! HBV DNA IU/mL                    <20           <20  23 000 000 P
//! ALT U/L                           31            35          96 H
//! ```

use ratatui::layout::Rect;

use super::paint::{Paint, after, line};
use super::theme::Role;
use crate::app::{Model, Part};
use crate::clinical::calendar::CalendarDay;
use crate::keys::{Action, Place};
use crate::view::cells::{cells, fit, pad};
use crate::view::page::{FlowSheet, Meaning, TESTS_WIDTH};
use crate::wording::Language;
use crate::wording::screens::{days, frame, record};

/// Draws the sheet; where the arrows move it, the selected value is reversed.
pub(super) fn draw(sheet: &FlowSheet, model: &Model, paint: &mut Paint<'_>, area: Rect) {
    let language = model.language();
    let view = model.view();
    let key = |action| model.key(Place::Record, action);
    let theme = paint.theme();
    let first = view.top(Part::FlowSheet);
    let selected = sheet
        .nearest(view.test, view.date)
        .filter(|_| view.part == Part::FlowSheet)
        .map(|(_, cell)| cell.result);
    let label = theme.meaning(Meaning::Label);
    let head = theme.role(Role::Head);
    if sheet.tests.is_empty() {
        paint.text(
            area,
            &record::no_result_yet(language, key(Action::Report)),
            theme.meaning(Meaning::Faint),
        );
        return;
    }
    let tests = TESTS_WIDTH.min(area.width);
    let date = sheet.date_width();
    let visible = sheet.visible_dates(area.width);
    let column = view
        .column
        .min(sheet.days.len().saturating_sub(visible.max(1)));
    let older = sheet.days.len().saturating_sub(column + visible);
    let title = match (column, older) {
        (0, 0) => String::new(),
        (0, older) => frame::older(language, older, key(Action::Right)),
        (newer, _) => frame::newer(language, newer, key(Action::Left)),
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
            short_day(language, *day),
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
            let area = cell_at(row, tests, date, place);
            paint.text(area, &(" ".repeat(gap) + &text), style);
            if selected == Some(cell.result) {
                let area = Rect {
                    width: area.width.saturating_sub(1),
                    ..area
                };
                paint.style(area, theme.role(Role::Selected));
            }
        }
    }
}

/// `11-Jun-26`, with `~` where only the month is known.
fn short_day(language: Language, day: CalendarDay) -> String {
    let about = if day.approximate { "~" } else { "" };
    format!("{about}{}", days::short(language, day.date))
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
