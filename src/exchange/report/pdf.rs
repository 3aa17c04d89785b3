//! Pages as PDF on A4 paper, by the crate `krilla`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::TextDirection;
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::Fonts;
use super::{DOT_RADIUS, DrawCommand, FontError, Ink, PAGE_WIDTH, Page, text_width};
use crate::wording::{Shape, shown};

/// A4 in millimetres, and the margin above what is printed.
const PAPER: (f64, f64) = (210.0, 297.0);
const ABOVE: f64 = 12.0;
/// Points, of which an inch has 72, to a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// Bold letters are the plain ones with a stroke around them, so wide as a share of their size.
const BOLD: f64 = 0.035;
/// How far from its middle a circle's handles are, as a share of its radius.
const HANDLE: f64 = 0.552_284_8;

/// The pages as one file. The same pages with the same fonts give the same bytes.
///
/// # Errors
/// A font that is named cannot be read, or no font has a character: it is named.
pub(super) fn write_pdf(pages: &[Page], named: &[PathBuf]) -> Result<Vec<u8>, FontError> {
    let mut fonts = Fonts::new(named)?;
    let runs = runs_of(pages, &mut fonts)?;
    let mut runs = runs.into_iter();
    let mut document = Document::new();
    let title = pages
        .first()
        .map_or_else(String::new, |page| page.title.clone());
    document.set_metadata(
        Metadata::new()
            .title(title)
            .language(super::html::language_tag(pages).to_owned()),
    );
    let paper =
        PageSettings::from_wh(points(PAPER.0), points(PAPER.1)).ok_or(FontError::NoPaper)?;
    for page in pages {
        let mut sheet = document.start_page_with(paper.clone());
        let mut surface = sheet.surface();
        let left = (PAPER.0 - PAGE_WIDTH) / 2.0;
        let scale = POINTS as f32;
        surface.push_transform(&Transform::from_row(
            scale,
            0.0,
            0.0,
            scale,
            points(left),
            points(ABOVE),
        ));
        for order in &page.orders {
            let words = match order {
                DrawCommand::Text { .. } => runs.next().unwrap_or_default(),
                DrawCommand::Line { .. } | DrawCommand::Dot { .. } | DrawCommand::Bar { .. } => {
                    Vec::new()
                }
            };
            draw(order, &words, &fonts, &mut surface);
        }
        surface.pop();
        surface.finish();
        sheet.finish();
    }
    document
        .finish()
        .map_err(|error| FontError::Refused(format!("{error:?}")))
}

/// Words that one font draws.
#[derive(Default)]
struct Run {
    font: usize,
    text: String,
}

/// For each text of the pages the fonts that draw it; all characters that no font has are named together.
fn runs_of(pages: &[Page], fonts: &mut Fonts) -> Result<Vec<Vec<Run>>, FontError> {
    let mut all = Vec::new();
    let mut missing: BTreeSet<String> = BTreeSet::new();
    let orders = pages.iter().flat_map(|page| &page.orders);
    for order in orders {
        let DrawCommand::Text { text, .. } = order else {
            continue;
        };
        let text = shown(text);
        let mut runs: Vec<Run> = Vec::new();
        for grapheme in text.graphemes(true) {
            let Some(font) = fonts.place(grapheme) else {
                missing.insert(grapheme.to_owned());
                continue;
            };
            match runs.last_mut() {
                Some(run) if run.font == font => run.text.push_str(grapheme),
                Some(_) | None => runs.push(Run {
                    font,
                    text: grapheme.to_owned(),
                }),
            }
        }
        all.push(runs);
    }
    if missing.is_empty() {
        return Ok(all);
    }
    if fonts.has_none() {
        return Err(FontError::NoFont);
    }
    let named = missing.iter().map(|grapheme| {
        let codes: Vec<String> = grapheme
            .chars()
            .map(|one| format!("U+{:04X}", u32::from(one)))
            .collect();
        format!("\"{grapheme}\" ({})", codes.join(" "))
    });
    Err(FontError::NoGlyph(named.collect::<Vec<_>>().join(", ")))
}

fn draw(order: &DrawCommand, runs: &[Run], fonts: &Fonts, surface: &mut Surface<'_>) {
    match order {
        DrawCommand::Text {
            x,
            y,
            size,
            bold,
            ink,
            text,
        } => {
            surface.set_fill(Some(fill(*ink)));
            surface.set_stroke(bold.then(|| stroke(*ink, BOLD * size, false)));
            let widths: Vec<f64> = runs
                .iter()
                .map(|run| {
                    fonts
                        .get(run.font)
                        .map_or(0.0, |font| font.width(&run.text))
                })
                .collect();
            let natural = widths.iter().sum::<f64>() * size;
            // The words take exactly the room that was settled for them, in whatever font.
            let stretch = text_width(text, *size, *bold) / natural.max(f64::MIN_POSITIVE);
            let mut from = *x;
            for (run, width) in runs.iter().zip(widths) {
                let Some(font) = fonts.get(run.font) else {
                    continue;
                };
                surface.push_transform(&Transform::from_row(
                    stretch as f32,
                    0.0,
                    0.0,
                    1.0,
                    from as f32,
                    *y as f32,
                ));
                surface.draw_text(
                    Point::from_xy(0.0, 0.0),
                    font.font.clone(),
                    *size as f32,
                    &run.text,
                    false,
                    TextDirection::Auto,
                );
                surface.pop();
                from += width * size * stretch;
            }
        }
        DrawCommand::Line {
            from,
            to,
            thick,
            dashed,
            ink,
        } => {
            surface.set_fill(None);
            surface.set_stroke(Some(stroke(*ink, *thick, *dashed)));
            path(surface, &[*from, *to], false);
        }
        DrawCommand::Dot { x, y, shape, .. } => dot(surface, *x, *y, *shape),
        DrawCommand::Bar {
            x,
            y,
            width,
            height,
            filled,
            ink,
        } => {
            surface.set_fill(filled.then(|| fill(*ink)));
            surface.set_stroke((!filled).then(|| stroke(*ink, 0.4, false)));
            let mut builder = PathBuilder::new();
            if let Some(area) = Rect::from_xywh(*x as f32, *y as f32, *width as f32, *height as f32)
            {
                builder.push_rect(area);
            }
            if let Some(path) = builder.finish() {
                surface.draw_path(&path);
            }
        }
    }
}

/// The same signs as in HTML.
fn dot(surface: &mut Surface<'_>, x: f64, y: f64, shape: Shape) {
    let r = DOT_RADIUS - 0.15;
    let white = Fill {
        paint: rgb::Color::new(255, 255, 255).into(),
        ..Fill::default()
    };
    surface.set_stroke(Some(stroke(Ink::Plain, 0.3, false)));
    surface.set_fill(match shape {
        Shape::Full | Shape::AboveRange => Some(fill(Ink::Plain)),
        Shape::Open | Shape::Trace | Shape::Excused => Some(white),
        Shape::SetAside => None,
    });
    match shape {
        Shape::Full | Shape::Open => circle(surface, x, y, r),
        Shape::Trace => {
            circle(surface, x, y, r);
            surface.set_fill(Some(fill(Ink::Plain)));
            surface.set_stroke(None);
            circle(surface, x, y, 0.3);
        }
        Shape::Excused => path(
            surface,
            &[(x, y - r), (x + r, y), (x, y + r), (x - r, y)],
            true,
        ),
        Shape::SetAside => {
            path(surface, &[(x - r, y - r), (x + r, y + r)], false);
            path(surface, &[(x + r, y - r), (x - r, y + r)], false);
        }
        Shape::AboveRange => path(surface, &[(x - r, y + r), (x, y - r), (x + r, y + r)], true),
    }
}

fn circle(surface: &mut Surface<'_>, x: f64, y: f64, r: f64) {
    let h = r * HANDLE;
    let mut builder = PathBuilder::new();
    builder.move_to((x + r) as f32, y as f32);
    for [(ax, ay), (bx, by), (cx, cy)] in [
        [(x + r, y + h), (x + h, y + r), (x, y + r)],
        [(x - h, y + r), (x - r, y + h), (x - r, y)],
        [(x - r, y - h), (x - h, y - r), (x, y - r)],
        [(x + h, y - r), (x + r, y - h), (x + r, y)],
    ] {
        let [ax, ay, bx, by, cx, cy] = [ax, ay, bx, by, cx, cy].map(|value| value as f32);
        builder.cubic_to(ax, ay, bx, by, cx, cy);
    }
    builder.close();
    if let Some(path) = builder.finish() {
        surface.draw_path(&path);
    }
}

fn path(surface: &mut Surface<'_>, corners: &[(f64, f64)], closed: bool) {
    let mut builder = PathBuilder::new();
    for (place, (x, y)) in corners.iter().enumerate() {
        let (x, y) = (*x as f32, *y as f32);
        match place {
            0 => builder.move_to(x, y),
            _ => builder.line_to(x, y),
        }
    }
    if closed {
        builder.close();
    }
    if let Some(path) = builder.finish() {
        surface.draw_path(&path);
    }
}

fn fill(ink: Ink) -> Fill {
    let [red, green, blue] = ink.rgb();
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        ..Fill::default()
    }
}

fn stroke(ink: Ink, thick: f64, dashed: bool) -> Stroke {
    let [red, green, blue] = ink.rgb();
    Stroke {
        paint: rgb::Color::new(red, green, blue).into(),
        width: thick as f32,
        dash: dashed.then(|| StrokeDash {
            array: vec![1.0, 0.8],
            offset: 0.0,
        }),
        ..Stroke::default()
    }
}

fn points(millimetres: f64) -> f32 {
    (millimetres * POINTS) as f32
}
