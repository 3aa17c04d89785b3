//! Text into cells: whole characters only, never outside its area.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::theme::{Role, Theme};
use crate::app::text::TextLine;
use crate::view::cells::{cells, fit};
use crate::view::page::{Row, cut};
use crate::wording::Language;
use crate::wording::screens::frame;
use crate::wording::shown;

/// Where the cursor stands, if anything takes text.
pub(super) type Cursor = Option<(u16, u16)>;

pub(super) struct Paint<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
}

impl<'a> Paint<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        Self { buffer, theme }
    }

    pub(super) const fn theme(&self) -> Theme {
        self.theme
    }

    /// A line of text at the left of an area, cut where it is too long. Returns the cells it took.
    pub(super) fn text(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return 0;
        }
        let text: String = fit(text, usize::from(area.width))
            .chars()
            .map(|character| self.theme.sign(character))
            .collect();
        // Of a line that it is written over nothing shows through.
        let style = Style::reset().patch(style);
        self.buffer
            .set_stringn(area.x, area.y, &text, usize::from(area.width), style);
        u16::try_from(cells(&text)).unwrap_or(area.width)
    }

    pub(super) fn say(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        self.text(area, text, self.theme.role(role))
    }

    pub(super) fn say_right(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        self.text_right(area, text, self.theme.role(role))
    }

    /// Several texts one after the other. Returns the cells they took.
    pub(super) fn texts(&mut self, area: Rect, texts: &[(&str, Style)]) -> u16 {
        let mut used = 0;
        for (text, style) in texts {
            used += self.text(after(area, used), text, *style);
        }
        used
    }

    /// A line of text at the right of an area. Returns the cells it took.
    pub(super) fn text_right(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let width = u16::try_from(cells(text))
            .unwrap_or(u16::MAX)
            .min(area.width);
        self.text(after(area, area.width - width), text, style)
    }

    /// A line that is typed, behind its label; gives back where the cursor stands in it.
    pub(super) fn input(&mut self, area: Rect, label: &str, typed: &TextLine) -> Cursor {
        let used = self.say(area, label, Role::Head);
        let field = after(area, used);
        let window = typed.window(field.width.max(1));
        let role = match typed.is_selected() {
            true => Role::FieldSelected,
            false => Role::FieldFocused,
        };
        self.say(field, &shown(&window.text), role);
        (field.width > 0).then_some((field.x + window.cursor, field.y))
    }

    /// Rows of a page from `first` on, as many as the area has.
    pub(super) fn rows(&mut self, area: Rect, rows: &[Row], first: usize) {
        for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(first)) {
            self.row(Rect::new(area.x, y, area.width, 1), row);
        }
    }

    /// How many of `rows` rows are hidden below a window that begins at `first`, and the key that shows them, at the
    /// right of a line.
    pub(super) fn hidden_below(
        &mut self,
        line: Rect,
        (rows, first): (usize, usize),
        window: Rect,
        (down, language): (&str, Language),
    ) {
        let hidden = rows.saturating_sub(first + usize::from(window.height));
        if hidden > 0 {
            let words = match hidden {
                1 => frame::one_row_more(language, down),
                hidden => frame::rows_more_key(language, hidden, down),
            };
            let style = self.theme.role(Role::TabFocused);
            self.text_right(line, &words, style);
        }
    }

    pub(super) fn row(&mut self, area: Rect, row: &Row) {
        let mut used = 0;
        for span in cut(row, usize::from(area.width)) {
            let style = self.theme.meaning(span.meaning);
            used += self.text(after(area, used), &span.text, style);
        }
    }

    /// Lays a style over an area.
    pub(super) fn style(&mut self, area: Rect, style: Style) {
        self.buffer
            .set_style(area.intersection(self.buffer.area), style);
    }

    /// Empties an area. A wide character that reaches into it from the left goes as a whole.
    pub(super) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            let before = area.left().checked_sub(1);
            let before = before.and_then(|x| self.buffer.cell_mut((x, y)));
            if let Some(cell) = before.filter(|cell| cells(cell.symbol()) > 1) {
                cell.reset();
            }
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// A frame with a title; returns the area inside.
    pub(super) fn frame(&mut self, area: Rect, title: &str) -> Rect {
        let area = area.intersection(self.buffer.area);
        self.clear(area);
        if area.width < 4 || area.height < 2 {
            return Rect::new(area.x, area.y, 0, 0);
        }
        let style = self.theme.role(Role::Frame);
        for (y, corners) in [(0, TOP), (area.height - 1, BOTTOM)] {
            self.edge(line(area, y), corners);
        }
        for y in area.y + 1..area.bottom() - 1 {
            for x in [area.x, area.right() - 1] {
                self.text(Rect::new(x, y, 1, 1), SIDE, style);
            }
        }
        let room = usize::from(area.width).saturating_sub(6);
        let title = format!(" {} ", fit(title, room));
        let head = self.theme.role(Role::Head);
        self.text(
            Rect::new(area.x + 2, area.y, area.width.saturating_sub(4), 1),
            &title,
            head,
        );
        Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
    }

    /// A frame at the foot of the body around so many rows; returns the area inside.
    pub(super) fn frame_at_foot(&mut self, body: Rect, rows: usize, title: &str) -> Rect {
        let height = u16::try_from(rows + 2).unwrap_or(u16::MAX);
        let height = height.min(body.height);
        let y = body.bottom() - height;
        self.frame(Rect { y, height, ..body }, title)
    }

    /// One of several rows, with a sign where it is the marked one.
    pub(super) fn one_of(&mut self, area: Rect, is_marked: bool, text: &str) {
        let (mark, role) = match is_marked {
            true => ('>', Role::Selected),
            false => (' ', Role::Field),
        };
        self.say(area, &format!(" {mark} {text}"), role);
    }

    /// The upper or the lower edge of a frame, over a whole line.
    pub(super) fn edge(&mut self, area: Rect, (left, right): (char, char)) {
        let between = "\u{2500}".repeat(usize::from(area.width).saturating_sub(2));
        let style = self.theme.role(Role::Frame);
        self.text(area, &format!("{left}{between}{right}"), style);
    }
}

/// The corners of a frame at its top.
pub(super) const TOP: (char, char) = ('\u{256d}', '\u{256e}');
/// The corners of a frame at its bottom.
pub(super) const BOTTOM: (char, char) = ('\u{2570}', '\u{256f}');
/// The left and the right of a frame.
pub(super) const SIDE: &str = "\u{2502}";

/// What is left of a line after so many cells.
pub(super) fn after(area: Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    Rect::new(area.x + cells, area.y, area.width - cells, area.height)
}

/// The line at `row` of an area, empty where there is none.
pub(super) fn line(area: Rect, row: u16) -> Rect {
    if row < area.height {
        Rect::new(area.x, area.y + row, area.width, 1)
    } else {
        Rect::new(area.x, area.y, 0, 0)
    }
}
