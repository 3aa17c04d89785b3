//! Cells of a terminal, wide characters as heads with the cells they cover.

use ratatui::buffer::Cell;

use super::pen::Pen;
use crate::app::cells::cells;

/// A cell as the terminal has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Glyph {
    /// Nothing, on the terminal's own ground.
    Blank,
    /// A blank or a character.
    Of(Box<str>, Pen),
    /// Covered by the wide character before it.
    Covered,
}

/// Rows of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    rows: Vec<Vec<Glyph>>,
    columns: u16,
}

impl Grid {
    /// Nothing anywhere.
    pub(super) fn blank(columns: u16, rows: u16) -> Self {
        Self {
            rows: vec![blank_row(columns); usize::from(rows)],
            columns,
        }
    }

    pub(super) const fn columns(&self) -> u16 {
        self.columns
    }

    pub(super) fn rows(&self) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }

    /// A row; an empty one where there is none.
    pub(super) fn row(&self, y: u16) -> &[Glyph] {
        self.rows.get(usize::from(y)).map_or(&[], Vec::as_slice)
    }

    /// Sets a cell, and what its character covers or uncovers beside it. Outside of the grid nothing is set.
    pub(super) fn set(&mut self, x: u16, y: u16, cell: &Cell) {
        let Some(row) = self.rows.get_mut(usize::from(y)) else {
            return;
        };
        let x = usize::from(x);
        let width = cells(cell.symbol()).max(1);
        let Some(first) = row.get_mut(x) else {
            return;
        };
        let pen = Pen::of(cell);
        *first = if cell.symbol().trim().is_empty() && pen.is_unseen_on_blank() {
            Glyph::Blank
        } else {
            Glyph::Of(cell.symbol().into(), pen)
        };
        for covered in row.iter_mut().skip(x + 1).take(width - 1) {
            *covered = Glyph::Covered;
        }
        // What a character before covered here is nobody's any more.
        for free in row.iter_mut().skip(x + width) {
            if *free != Glyph::Covered {
                break;
            }
            *free = Glyph::Blank;
        }
    }

    /// Removes rows at `top` and puts blank ones in before `bottom`, or the other way round.
    pub(super) fn shift(&mut self, top: u16, bottom: u16, by: u16, up: bool) {
        let columns = self.columns;
        let Some(region) = self.rows.get_mut(usize::from(top)..usize::from(bottom)) else {
            return;
        };
        let by = usize::from(by).min(region.len());
        if up {
            region.rotate_left(by);
            let kept = region.len() - by;
            for row in region.iter_mut().skip(kept) {
                *row = blank_row(columns);
            }
        } else {
            region.rotate_right(by);
            for row in region.iter_mut().take(by) {
                *row = blank_row(columns);
            }
        }
    }
}

fn blank_row(columns: u16) -> Vec<Glyph> {
    vec![Glyph::Blank; usize::from(columns)]
}
