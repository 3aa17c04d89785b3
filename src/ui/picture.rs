//! The picture: its rows as they come, the column of the cursor's day reversed while the arrows move it.

use ratatui::layout::Rect;

use super::paint::{Paint, after, line};
use super::theme::Role;
use crate::app::{Model, Part};
use crate::view::board::Standing;
use crate::view::page::Meaning;
use crate::view::page::picture::{PictureRow, Sitter};

/// Draws one row of words, or of cells after their label.
pub(super) fn draw_row(row: &PictureRow, paint: &mut Paint<'_>, area: Rect) {
    let theme = paint.theme();
    match row {
        PictureRow::Words(row) => paint.row(area, row),
        PictureRow::Drawn { label, glyphs } => {
            let used = paint.text(area, label, theme.meaning(Meaning::Label));
            for (x, glyph) in (used..).zip(glyphs) {
                let style = theme.meaning(glyph.meaning);
                let cell = after(area, x);
                paint.text(cell, glyph.character.encode_utf8(&mut [0; 4]), style);
            }
        }
    }
}

/// Draws the picture; returns how many lanes are hidden below.
pub(super) fn draw(model: &Model, standing: &Standing, paint: &mut Paint<'_>, area: Rect) -> usize {
    let theme = paint.theme();
    let view = model.view();
    let sitter = Sitter {
        standing,
        knowledge: model.knowledge(),
        view: view.picture,
        first_lane: view.top(Part::Picture),
        ink: theme.ink(),
        keys: model.keymap(),
    };
    let picture = sitter.picture(usize::from(area.width), usize::from(area.height));
    let cursor = picture.cursor.filter(|_| view.part == Part::Picture);
    for (y, row) in (0..area.height).zip(&picture.rows) {
        let row_area = line(area, y);
        draw_row(row, paint, row_area);
        match row {
            PictureRow::Words(_) => {}
            PictureRow::Drawn { .. } => {
                let column = cursor.map(|cursor| picture.gutter + cursor);
                if let Some(column) = column.and_then(|column| u16::try_from(column).ok()) {
                    let cell = Rect {
                        width: 1,
                        ..after(row_area, column)
                    };
                    paint.style(cell, theme.role(Role::Selected));
                }
            }
        }
    }
    picture.hidden_lanes
}
