//! A panel of cells: characters over dots, so that a line joins marks and never hides one.

use super::scale::DOTS_A_ROW;
use crate::view::page::Meaning;

/// With which characters a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Lines are of braille dots: two by four to a cell.
    Braille,
    /// Lines are of points: one to a cell.
    Ascii,
}

impl Ink {
    /// The stroke of an assay's limit.
    pub(super) const fn assay_limit(self) -> char {
        match self {
            Self::Braille => '\u{2500}',
            Self::Ascii => '-',
        }
    }

    /// The stroke of the limit of ALT.
    pub(super) const fn alt_limit(self) -> char {
        match self {
            Self::Braille => '\u{2504}',
            Self::Ascii => '_',
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    pub character: char,
    pub meaning: Meaning,
}

impl Glyph {
    pub const BLANK: Self = Self {
        character: ' ',
        meaning: Meaning::Plain,
    };
}

/// Dots from the left to the right of one cell.
pub(super) const DOTS_A_COLUMN: usize = 2;
/// The bits of a braille character, by row and column of the dot.
const BITS: [[u8; DOTS_A_COLUMN]; DOTS_A_ROW] =
    [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// A dot: how many from the left, perhaps left of all, and how many from the top.
pub(super) type Dot = (i64, usize);

#[derive(Clone, Debug)]
pub(super) struct Canvas {
    columns: usize,
    glyphs: Vec<Vec<Glyph>>,
    dots: Vec<Vec<u8>>,
}

impl Canvas {
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        Self {
            columns,
            glyphs: vec![vec![Glyph::BLANK; columns]; rows],
            dots: vec![vec![0; columns]; rows],
        }
    }

    /// Puts a character into a cell; outside of the canvas nothing is put.
    pub(super) fn put(&mut self, column: usize, row: usize, character: char, meaning: Meaning) {
        if let Some(cell) = self.glyphs.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = Glyph { character, meaning };
        }
    }

    /// Puts a text from a cell on, as far as the row goes.
    pub(super) fn text(&mut self, column: usize, row: usize, text: &str, meaning: Meaning) {
        for (column, character) in (column..).zip(text.chars()) {
            self.put(column, row, character, meaning);
        }
    }

    /// Joins two points, given in dots, the first not right of the second; what lies outside is left out.
    pub(super) fn join(&mut self, (x0, y0): Dot, (x1, y1): Dot) {
        let width = i64::try_from(self.columns * DOTS_A_COLUMN).unwrap_or(0);
        let run = (x1 - x0).max(1) as f64;
        let height = |x: i64| {
            let share = ((x - x0) as f64 / run).clamp(0.0, 1.0);
            (y0 as f64 + (y1 as f64 - y0 as f64) * share).round() as usize
        };
        let mut before = height(x0.max(0) - 1);
        if (0..width).contains(&x0) {
            self.dot(usize::try_from(x0).unwrap_or(0), y0);
        }
        for x in x0.max(0)..=x1.min(width - 1) {
            let y = height(x);
            let y = if x == x1 { y1 } else { y };
            // From beside the dot before, so that a steep line has no holes.
            let (top, bottom) = match before.cmp(&y) {
                std::cmp::Ordering::Less => (before + 1, y),
                std::cmp::Ordering::Equal => (y, y),
                std::cmp::Ordering::Greater => (y, before - 1),
            };
            for y in top..=bottom {
                self.dot(usize::try_from(x).unwrap_or(0), y);
            }
            before = y;
        }
    }

    fn dot(&mut self, x: usize, y: usize) {
        let cell = self
            .dots
            .get_mut(y / DOTS_A_ROW)
            .and_then(|row| row.get_mut(x / DOTS_A_COLUMN));
        let bit = BITS
            .get(y % DOTS_A_ROW)
            .and_then(|row| row.get(x % DOTS_A_COLUMN));
        if let (Some(cell), Some(bit)) = (cell, bit) {
            *cell |= bit;
        }
    }

    /// Lays the dots that were joined under what is put afterwards, over what was put before.
    pub(super) fn ink(&mut self, ink: Ink, meaning: Meaning) {
        for (glyphs, dots) in self.glyphs.iter_mut().zip(&mut self.dots) {
            for (glyph, dots) in glyphs.iter_mut().zip(dots) {
                if *dots == 0 {
                    continue;
                }
                let character = match ink {
                    Ink::Braille => char::from_u32(0x2800 + u32::from(*dots)).unwrap_or(' '),
                    Ink::Ascii => '.',
                };
                *glyph = Glyph { character, meaning };
                *dots = 0;
            }
        }
    }

    pub(super) fn into_rows(self) -> Vec<Vec<Glyph>> {
        self.glyphs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(ink: Ink, lines: &[(Dot, Dot)]) -> Vec<String> {
        let mut canvas = Canvas::new(3, 2);
        for (from, to) in lines {
            canvas.join(*from, *to);
        }
        canvas.ink(ink, Meaning::Plain);
        canvas
            .into_rows()
            .iter()
            .map(|row| row.iter().map(|glyph| glyph.character).collect())
            .collect()
    }

    #[test]
    fn lines_join_their_ends_without_holes() {
        assert_eq!(
            drawn(Ink::Braille, &[((0, 0), (5, 0))]),
            ["\u{2809}\u{2809}\u{2809}", "   "]
        );
        assert_eq!(drawn(Ink::Ascii, &[((0, 7), (5, 0))]), [" ..", ".. "]);
        // Straight down in one column of dots.
        assert_eq!(
            drawn(Ink::Braille, &[((2, 0), (2, 7))]),
            [" \u{2847} ", " \u{2847} "]
        );
    }

    #[test]
    fn what_lies_outside_is_left_out() {
        assert_eq!(drawn(Ink::Ascii, &[((-9, 3), (-3, 3))]), ["   ", "   "]);
        assert_eq!(drawn(Ink::Ascii, &[((-90, 3), (90, 3))]), ["...", "   "]);
        assert_eq!(drawn(Ink::Ascii, &[((9, 3), (90, 3))]), ["   ", "   "]);
    }
}
