//! Words and strokes put onto the page, from above.

use crate::exchange::report::{DrawCommand, Ink, text_width, wrapped};
use crate::wording::{Shape, shown};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) ink: Ink,
}

pub(super) const BODY: Style = Style {
    size: 2.8,
    bold: false,
    ink: Ink::Plain,
};
pub(super) const STRONG: Style = Style {
    bold: true,
    size: 3.0,
    ..BODY
};
pub(super) const SMALL: Style = Style { size: 2.3, ..BODY };

impl Style {
    /// From one line to the next.
    pub(super) fn leading(self) -> f64 {
        self.size * 1.28
    }

    pub(super) fn width(self, text: &str) -> f64 {
        text_width(&shown(text), self.size, self.bold)
    }

    /// The lines of a text in so much room.
    pub(super) fn wrap(self, text: &str, room: f64) -> Vec<String> {
        wrapped(&shown(text), self.size, self.bold, room)
    }

    /// The same, of which at most so many are shown: that something is cut is seen.
    pub(super) fn wrap_cut(self, text: &str, room: f64, most: usize) -> Vec<String> {
        let lines = self.wrap(text, room);
        if lines.len() <= most {
            return lines;
        }
        const MORE: &str = " [...]";
        let mut kept: Vec<String> = lines.into_iter().take(most).collect();
        if let Some(last) = kept.last_mut() {
            let short = self.wrap(last, room - self.width(MORE));
            *last = short.into_iter().next().unwrap_or_default();
            last.push_str(MORE);
        }
        kept
    }
}

/// How many lines a text takes.
pub(super) fn lines(text: &str, style: Style, room: f64) -> usize {
    style.wrap(text, room).len()
}

#[derive(Debug, Default)]
pub(super) struct Pen {
    pub(super) orders: Vec<DrawCommand>,
}

impl Pen {
    /// One line of words whose upper edge is at `y`; what cannot be seen is written out.
    pub(super) fn text(&mut self, x: f64, y: f64, style: Style, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.orders.push(DrawCommand::Text {
            x,
            y: y + style.size,
            size: style.size,
            bold: style.bold,
            ink: style.ink,
            text: shown(text).into_owned(),
        });
    }

    /// Words in as many lines as they need; gives back where the next line may begin.
    pub(super) fn paragraph(&mut self, at: (f64, f64), room: f64, style: Style, text: &str) -> f64 {
        self.cut_paragraph(at, room, style, text, usize::MAX)
    }

    /// The same in at most so many lines.
    pub(super) fn cut_paragraph(
        &mut self,
        (x, mut y): (f64, f64),
        room: f64,
        style: Style,
        text: &str,
        most: usize,
    ) -> f64 {
        for line in style.wrap_cut(text, room, most) {
            self.text(x, y, style, &line);
            y += style.leading();
        }
        y
    }

    pub(super) fn frame(&mut self, x: f64, y: f64, width: f64, height: f64) {
        self.bar((x, y), width, height, false, Ink::Plain);
    }

    pub(super) fn bar(
        &mut self,
        (x, y): (f64, f64),
        width: f64,
        height: f64,
        filled: bool,
        ink: Ink,
    ) {
        self.orders.push(DrawCommand::Bar {
            x,
            y,
            width,
            height,
            filled,
            ink,
        });
    }

    /// A thin line from left to right.
    pub(super) fn rule(&mut self, x: f64, y: f64, width: f64) {
        self.line((x, y), (x + width, y), 0.15, false, Ink::Faint);
    }

    pub(super) fn line(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        thick: f64,
        dashed: bool,
        ink: Ink,
    ) {
        self.orders.push(DrawCommand::Line {
            from,
            to,
            thick,
            dashed,
            ink,
        });
    }

    pub(super) fn dot(&mut self, (x, y): (f64, f64), shape: Shape, told: String) {
        self.orders.push(DrawCommand::Dot { x, y, shape, told });
    }
}
