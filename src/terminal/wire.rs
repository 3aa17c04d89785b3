//! What goes over the line to the terminal: of every frame only what differs from the one before, in as few bytes as
//! the common terminals understand. The program is used over slow lines, where a kilobyte is felt.
//!
//! A frame is written whole and at once, between the marks of a synchronized update. Used are cursor moves, erasing to
//! the end of a line and of so many cells, scrolling of rows, and colours by their short codes: what a VT220, the
//! console of Linux, tmux and every terminal since have in common.

mod grid;
mod pen;
mod row;
mod scroll;

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Size};

use super::size::size as terminal_size;
use grid::Grid;
use pen::Pen;

/// Begins a frame that is to be shown as a whole.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// The line to a terminal. [`Terminal`](ratatui::Terminal) keeps the cursor's place here; the cells of a frame are
/// given to [`Wire::show`].
pub(super) struct Wire<W: Write> {
    out: W,
    /// How large the terminal is, where it is not asked.
    fixed: Option<Size>,
    pub(super) widths: Widths,
    /// What the terminal shows; nothing is known before the first frame and after it was cleared.
    shown: Option<Grid>,
    /// Where the text cursor is to stand, if it is to be seen.
    cursor: Option<Position>,
    /// Whether the cursor is seen now, where that is known.
    cursor_seen: Option<bool>,
    cursor_at: Option<Position>,
}

/// What the terminal has said of the width of characters; behind others the cursor is placed anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Widths {
    /// Han characters take two cells.
    pub(super) han: bool,
    /// Latin letters with a mark take one: where they would take two, so would boxes.
    pub(super) latin: bool,
}

/// The bytes of a frame while they are gathered.
#[derive(Clone)]
struct Frame {
    bytes: Vec<u8>,
    pen: Pen,
    widths: Widths,
    /// Row and, where it is known, column of the terminal's cursor.
    at: Option<(u16, Option<u16>)>,
}

impl<W: Write> Wire<W> {
    /// To a terminal that is asked for its size.
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            fixed: None,
            widths: Widths::default(),
            shown: None,
            cursor: None,
            cursor_seen: None,
            cursor_at: None,
        }
    }

    /// To a terminal of a known size.
    #[cfg(test)]
    fn of_size(out: W, columns: u16, rows: u16) -> Self {
        Self {
            fixed: Some(Size::new(columns, rows)),
            ..Self::new(out)
        }
    }

    /// Makes the terminal show a frame, and the cursor where it was set.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn show(&mut self, buffer: &Buffer) -> io::Result<()> {
        let bytes = self.frame(Grid::of(buffer));
        self.out.write_all(&bytes)?;
        self.out.flush()
    }

    /// The bytes that make the terminal show what is wanted; none where it does.
    fn frame(&mut self, wanted: Grid) -> Vec<u8> {
        let mut frame = Frame {
            bytes: BEGIN.to_vec(),
            pen: Pen::default(),
            widths: self.widths,
            at: None,
        };
        let mut shown = if let Some(shown) = self.shown.take() {
            frame.at = self.cursor_at.map(|at| (at.y, Some(at.x)));
            shown
        } else {
            frame.bytes.extend(b"\x1b[m\x1b[2J");
            Grid::blank(wanted.columns(), wanted.rows())
        };
        let moved = scroll::find(&shown, &wanted).map(|shift| {
            let mut frame = frame.clone();
            frame.scroll(shift, wanted.rows());
            (frame, shift)
        });
        frame.rows(&shown, &wanted);
        if let Some((mut moved, shift)) = moved {
            shift.apply(&mut shown);
            moved.rows(&shown, &wanted);
            if moved.bytes.len() < frame.bytes.len() {
                frame = moved;
            }
        }
        frame.look(Pen::default());
        match self.cursor {
            Some(position) => {
                if frame.bytes != BEGIN || self.cursor_at != Some(position) {
                    frame.go(position.x, position.y);
                }
                if self.cursor_seen != Some(true) {
                    frame.bytes.extend(b"\x1b[?25h");
                }
            }
            None if self.cursor_seen != Some(false) => frame.bytes.extend(b"\x1b[?25l"),
            None => {}
        }
        self.cursor_seen = Some(self.cursor.is_some());
        self.cursor_at = self.cursor;
        self.shown = Some(wanted);
        if frame.bytes == BEGIN {
            return Vec::new();
        }
        frame.bytes.extend(END);
        frame.bytes
    }
}

impl Frame {
    /// Moves the terminal's cursor by the shortest way that is certain.
    fn go(&mut self, x: u16, y: u16) {
        let absolute = if x == 0 {
            format!("\x1b[{}H", y + 1)
        } else {
            format!("\x1b[{};{}H", y + 1, x + 1)
        };
        let down = self.at.and_then(|(row, column)| {
            let rows = y.checked_sub(row)?;
            // Some terminals go to the first column with a new line.
            let column = column.filter(|_| rows == 0);
            Some("\n".repeat(usize::from(rows)) + &along(column, x))
        });
        let way = down.filter(|down| down.len() <= absolute.len());
        self.bytes.extend(way.unwrap_or(absolute).into_bytes());
        self.at = Some((y, Some(x)));
    }

    /// Makes all rows that are `shown` what is `wanted`.
    fn rows(&mut self, shown: &Grid, wanted: &Grid) {
        for y in 0..wanted.rows() {
            self.row(y, shown.row(y), wanted.row(y));
        }
    }

    /// Goes on with this look.
    fn look(&mut self, pen: Pen) {
        self.bytes.extend(self.pen.to(pen).into_bytes());
        self.pen = pen;
    }

    /// Goes on with a look that is not seen on blanks: colour and weight of a text are not.
    fn look_blank(&mut self) {
        if !self.pen.is_unseen_on_blank() {
            self.look(Pen::default());
        }
    }

    /// Moves rows up or down, on a screen of so many: some are taken out, and as many blank ones put in elsewhere.
    fn scroll(&mut self, shift: scroll::Shift, rows: u16) {
        self.look(Pen::default());
        let count = match shift.by {
            1 => String::new(),
            by => by.to_string(),
        };
        let first = shift.top;
        let last = shift.bottom - shift.by;
        let (out_at, in_at) = if shift.up {
            (first, last)
        } else {
            (last, first)
        };
        // What stands below the last row is blank, and what is pushed below it is gone.
        let is_at_end = shift.bottom == rows;
        if shift.up || !is_at_end {
            self.go(0, out_at);
            self.bytes.extend(format!("\x1b[{count}M").into_bytes());
        }
        if !shift.up || !is_at_end {
            self.go(0, in_at);
            self.bytes.extend(format!("\x1b[{count}L").into_bytes());
        }
    }
}

/// The shortest way along a row to `x`, from a column that may not be known.
fn along(from: Option<u16>, x: u16) -> String {
    match from {
        Some(from) if from == x => String::new(),
        _ if x == 0 => "\r".to_owned(),
        Some(from) if from + 1 == x => "\x1b[C".to_owned(),
        Some(from) if from < x && x - from < 10 => format!("\x1b[{}C", x - from),
        Some(from) if from > x && from - x < 4 => "\x08".repeat(usize::from(from - x)),
        Some(_) | None => format!("\x1b[{}G", x + 1),
    }
}

impl<W: Write> Backend for Wire<W> {
    type Error = io::Error;

    /// What a frame changes is found by [`Wire::show`], which has the whole of it.
    fn draw<'a, I>(&mut self, _: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor = self.cursor.or(Some(Position::ORIGIN));
        Ok(())
    }

    /// The terminal is never asked: its answer would go to the keyboard's thread.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or(Position::ORIGIN))
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.shown = None;
        self.cursor_seen = None;
        Ok(())
    }

    /// Only the whole screen is ever cleared.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        if let Some(size) = self.fixed {
            return Ok(size);
        }
        let (width, height) = terminal_size();
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
