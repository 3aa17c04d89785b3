//! The patient list: one line each, the worst first; the selected patient's headline and reasons below or beside it.

mod course;
mod recall;
mod row;
mod title;

use ratatui::layout::Rect;

use super::paint::{Cursor, Paint, after, line};
use super::theme::{Role, Theme};
use crate::app::Model;
use crate::app::filter::Filter;
use crate::app::layout;
use crate::app::list::{ListRow, ListRows};
use crate::clinical::record::NoteKind;
use crate::view::board::Standing;
use crate::view::cells::fit;
use crate::view::page::{self, wrap};
use crate::wording::{Language, Urgency, count_words, note_in_short};

/// How a row is divided: as the work list, or as the list of those who are called back.
enum Columns {
    Work(row::Columns),
    Recall(recall::Columns),
}

impl Columns {
    fn of(model: &Model, theme: Theme, width: u16) -> Self {
        if is_recall(model) {
            Self::Recall(recall::Columns::of(model, width))
        } else {
            Self::Work(row::Columns::of(model, theme, width))
        }
    }

    fn draw_heading(&self, model: &Model, paint: &mut Paint<'_>, area: Rect) {
        match self {
            Self::Work(columns) => row::draw_heading(model, paint, area, columns),
            Self::Recall(columns) => recall::draw_heading(model, paint, area, columns),
        }
    }

    fn draw_row(&self, model: &Model, standing: &Standing, paint: &mut Paint<'_>, area: Rect) {
        match self {
            Self::Work(columns) => row::draw_row(model, standing, paint, area, columns),
            Self::Recall(columns) => recall::draw_row(model, standing, paint, area, columns),
        }
    }
}

/// Whether the rows are those of the recall; a search looks through everybody and shows what is due like any list.
fn is_recall(model: &Model) -> bool {
    model.list().filter() == Filter::Recall && model.list().search.is_none()
}

/// Draws the list; the cursor stands in the search line.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, size: (u16, u16)) -> Cursor {
    let areas = layout::list(size);
    let columns = Columns::of(model, paint.theme(), areas.rows.width);
    let cursor = title::draw(model, paint, areas.title);
    columns.draw_heading(model, paint, areas.heading);
    draw_rows(model, paint, areas.rows, &columns);
    draw_pane(model, paint, areas.pane);
    cursor
}

fn draw_rows(model: &Model, paint: &mut Paint<'_>, area: Rect, columns: &Columns) {
    let list = model.list();
    let shown = list.shown();
    if shown.is_empty() {
        let style = paint.theme().role(Role::Foot);
        let width = usize::from(area.width).max(1);
        for (place, text) in (0..area.height).zip(wrap(&title::nobody(model), width)) {
            paint.text(line(area, place), &text, style);
        }
        return;
    }
    let rows = ListRows::of(list, model.board());
    let selected = list.row().unwrap_or(0);
    let first = rows.first_shown(selected, usize::from(area.height));
    for (y, row) in (area.y..area.bottom()).zip(first..) {
        let area = Rect::new(area.x, y, area.width, 1);
        match rows.at(row) {
            Some(ListRow::Heading(urgency, count)) => {
                let count = (!model.is_first_look()).then_some(count);
                draw_group(model.language(), paint, area, urgency, count);
            }
            Some(ListRow::Patient(place)) => {
                let standing = shown.get(place).and_then(|id| model.standing(*id));
                if let Some(standing) = standing {
                    columns.draw_row(model, &standing, paint, area);
                }
                if place == selected {
                    paint.style(area, paint.theme().role(Role::Selected));
                }
            }
            None => break,
        }
    }
}

/// Cells of the line behind the heading of a group: over a slow line each is felt.
const RULE: usize = 24;

/// The heading of a group, with a quiet line: `this week (11) ----------`.
fn draw_group(
    language: Language,
    paint: &mut Paint<'_>,
    area: Rect,
    urgency: Urgency,
    count: Option<usize>,
) {
    let mut words = format!("{} ", urgency.heading(language));
    if let Some(count) = count {
        words.push_str(&format!("({}) ", count_words(count)));
    }
    let used = paint.say(area, &words, Role::Foot);
    let rule = "\u{2500}".repeat(RULE.saturating_sub(usize::from(used)).max(4));
    paint.say(after(area, used), &rule, Role::Rule);
}

/// The status of the selected patient as their record shows it, below their banner.
fn draw_pane(model: &Model, paint: &mut Paint<'_>, area: Rect) {
    let Some(standing) = model.list().selected.and_then(|id| model.standing(id)) else {
        return;
    };
    let width = usize::from(area.width);
    let style = paint.theme().role(Role::Head);
    let mut banner = model.banner(&standing.record, width);
    // Four rows are too few for more than one line of it.
    banner.truncate(usize::from(area.height / 4).max(1));
    for (place, text) in (0..area.height).zip(&banner) {
        paint.text(line(area, place), text, style);
    }
    let used = u16::try_from(banner.len()).unwrap_or(1).min(area.height);
    let mut rows = Vec::new();
    if is_recall(model) {
        rows.extend(page::recall(
            &standing,
            model.knowledge(),
            model.keymap(),
            width,
        ));
    }
    rows.extend(page::status(&standing, model.knowledge(), width));
    let below = Rect {
        y: area.y + used,
        height: area.height - used,
        ..area
    };
    paint.rows(below, &rows, 0);
    if !is_recall(model) {
        draw_note(&standing, paint, area);
    }
}

/// The first line of the newest note, in the last row of the pane.
fn draw_note(standing: &Standing, paint: &mut Paint<'_>, area: Rect) {
    let mut notes = standing.record.notes.iter().rev();
    let newest = notes.find(|note| !matches!(note.kind, NoteKind::Visit(_)));
    if let (Some(note), true) = (newest, area.height > 2) {
        let row = line(area, area.height - 1);
        paint.clear(row);
        let words = fit(
            &note_in_short(standing.language, note),
            usize::from(row.width),
        );
        paint.say(row, &words, Role::Foot);
    }
}
