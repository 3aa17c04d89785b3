//! Rows of the picture from what was drawn, with what stands before and below them.

use super::axis::labels;
use super::canvas::{Canvas, Ink};
use super::lanes::Lane;
use super::scale::ScaleLabel;
use super::window::Window;
use super::{GUTTER, PictureRow};
use crate::view::cells::{cells, pad};
use crate::view::page::{Meaning, Span};
use crate::wording::Language;
use crate::wording::screens::record as words;
use crate::wording::{LANE_LEGEND, Shape};

/// A panel with the name of what it shows in its first row, and the labels of its scale.
pub(super) fn panel(
    canvas: Canvas,
    name: &str,
    labels: &[ScaleLabel],
    gutter: usize,
) -> Vec<PictureRow> {
    let texts = (0..).map(|row| {
        let name = if row == 0 { name } else { "" };
        let label = labels.iter().find(|label| label.row == row);
        let label = label.map_or("", |label| label.text.as_str());
        format!("{}{label}|", pad(name, GUTTER - 1 - cells(label)))
    });
    drawn(canvas, texts, gutter)
}

pub(super) fn draw_lanes(
    lanes: &[&Lane],
    window: Window,
    columns: usize,
    gutter: usize,
) -> Vec<PictureRow> {
    let mut canvas = Canvas::new(columns, lanes.len());
    for (row, lane) in lanes.iter().enumerate() {
        lane.draw(&mut canvas, row, window, columns);
    }
    let texts = lanes.iter().map(|lane| lane_label(&lane.label));
    drawn(canvas, texts, gutter)
}

pub(super) fn draw_dates(
    language: Language,
    window: Window,
    columns: usize,
    rows: usize,
    gutter: usize,
) -> Vec<PictureRow> {
    let mut canvas = Canvas::new(columns, rows);
    for label in labels(language, window, columns) {
        canvas.text(label.column, 0, &label.text, Meaning::Label);
    }
    drawn(canvas, std::iter::once(" ".repeat(GUTTER)), gutter)
}

/// What stands before a row that has no scale.
pub(super) fn lane_label(text: &str) -> String {
    pad(text, GUTTER - 1) + "|"
}

/// Rows of cells with what stands before them.
pub(super) fn drawn(
    canvas: Canvas,
    labels: impl Iterator<Item = String>,
    gutter: usize,
) -> Vec<PictureRow> {
    labels
        .zip(canvas.into_rows())
        .map(|(label, glyphs)| PictureRow::Drawn {
            label: if gutter == 0 { String::new() } else { label },
            glyphs,
        })
        .collect()
}

/// What the shapes say that stand in the picture, as many as fit.
pub(super) fn legend(
    language: Language,
    shapes: &[Shape],
    ink: Ink,
    has_lanes: bool,
    width: usize,
) -> PictureRow {
    let mut fields: Vec<String> = Shape::ALL
        .into_iter()
        .filter(|shape| shapes.contains(shape))
        .map(|shape| format!("{} {}", shape.character(), shape.meaning(language)))
        .collect();
    fields.push(words::assay_limit(language, ink.assay_limit()));
    fields.push(words::alt_limit(language, ink.alt_limit()));
    if has_lanes {
        fields.extend(LANE_LEGEND.map(|sign| sign.of(language).to_owned()));
    }
    let mut text = String::new();
    for field in fields {
        let gap = if text.is_empty() { "" } else { "  " };
        if cells(&text) + gap.len() + cells(&field) <= width {
            text.push_str(gap);
            text.push_str(&field);
        }
    }
    PictureRow::Words(vec![Span::new(Meaning::Faint, text)])
}
