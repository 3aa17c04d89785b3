//! Cells of a terminal, wide characters as heads with the cells they cover.

use ratatui::buffer::{Buffer, Cell};

use super::pen::Pen;
use crate::view::cells::cells;

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

impl Glyph {
    /// How many bytes it is on the line, looks and moves aside.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Blank => 1,
            Self::Of(symbol, _) => symbol.len(),
            Self::Covered => 0,
        }
    }
}

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

    pub(super) fn of(buffer: &Buffer) -> Self {
        let columns = buffer.area.width;
        let rows = buffer.content.chunks(usize::from(columns).max(1));
        Self {
            rows: rows.map(row_of).collect(),
            columns,
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

fn row_of(cells_of_row: &[Cell]) -> Vec<Glyph> {
    let mut covered = 0;
    let glyph = |cell: &Cell| {
        if covered > 0 {
            covered -= 1;
            return Glyph::Covered;
        }
        covered = cells(cell.symbol()).saturating_sub(1);
        let pen = Pen::of(cell);
        if cell.symbol().trim().is_empty() && pen.is_unseen_on_blank() {
            Glyph::Blank
        } else {
            Glyph::Of(cell.symbol().into(), pen)
        }
    };
    cells_of_row.iter().map(glyph).collect()
}
