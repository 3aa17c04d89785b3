//! Cells of a buffer as SVG: words of one look as texts on rectangles, each as wide as its cells whatever the font.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// Width and height of a cell, and the base line below its top, in tenths of a pixel.
const CELL: (u32, u32, u32) = (84, 180, 135);
/// Around everything, in tenths of a pixel.
const MARGIN: u32 = 100;
const GROUND: &str = "#1c1f24";
const TEXT: &str = "#d8dce2";

/// A buffer as an SVG of its own: nothing is read from anywhere, the font is whichever fixed one there is.
pub fn of(buffer: &Buffer, title: &str) -> String {
    let (columns, rows) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let width = pixels(columns * CELL.0 + 2 * MARGIN);
    let height = pixels(rows * CELL.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', Menlo, Consolas, monospace\" font-size=\"14\" \
         xml:space=\"preserve\">\n<title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" \
         fill=\"{GROUND}\"/>\n",
        escaped(title)
    );
    for y in 0..buffer.area.height {
        for run in runs(buffer, y) {
            write_run(&mut svg, u32::from(y), &run);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// Characters of one look in a row, each with its column and its width in cells.
struct Run {
    look: Cell,
    characters: Vec<(u32, u32, String)>,
}

fn runs(buffer: &Buffer, y: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        let width = u16::try_from(cell.symbol().width()).unwrap().max(1);
        let character = (u32::from(x), u32::from(width), cell.symbol().to_owned());
        match runs.last_mut() {
            Some(run) if alike(&run.look, cell) => run.characters.push(character),
            Some(_) | None => runs.push(Run {
                look: cell.clone(),
                characters: vec![character],
            }),
        }
        x += width;
    }
    runs
}

fn alike(one: &Cell, other: &Cell) -> bool {
    one.fg == other.fg && one.modifier == other.modifier
}

fn write_run(svg: &mut String, y: u32, run: &Run) {
    let reversed = run.look.modifier.contains(Modifier::REVERSED);
    let colour = colour(run.look.fg);
    let (left, top) = (run.characters[0].0 * CELL.0 + MARGIN, y * CELL.1 + MARGIN);
    let cells: u32 = run.characters.iter().map(|(_, width, _)| width).sum();
    if reversed {
        let _ = writeln!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{colour}\"/>",
            pixels(left),
            pixels(top),
            pixels(cells * CELL.0),
            pixels(CELL.1)
        );
    }
    let mut style = String::new();
    if run.look.modifier.contains(Modifier::BOLD) {
        style.push_str(" font-weight=\"bold\"");
    }
    if run.look.modifier.contains(Modifier::DIM) {
        style.push_str(" opacity=\"0.6\"");
    }
    if run.look.modifier.contains(Modifier::UNDERLINED) {
        style.push_str(" text-decoration=\"underline\"");
    }
    for piece in pieces(&run.characters) {
        let cells: u32 = piece.iter().map(|(_, width, _)| width).sum();
        let text: String = piece.iter().map(|(_, _, symbol)| symbol.as_str()).collect();
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" textLength=\"{}\" fill=\"{}\"{style}>{}</text>",
            pixels(piece[0].0 * CELL.0 + MARGIN),
            pixels(top + CELL.2),
            pixels(cells * CELL.0),
            if reversed { GROUND } else { colour },
            escaped(&text)
        );
    }
}

/// Characters without two blanks between them, wide ones apart from the others: another font has them of other widths.
fn pieces(characters: &[(u32, u32, String)]) -> Vec<&[(u32, u32, String)]> {
    let blank = |place: usize| {
        characters
            .get(place)
            .is_none_or(|(_, _, symbol)| symbol == " ")
    };
    let mut pieces = Vec::new();
    let mut first = 0;
    while first < characters.len() {
        if blank(first) {
            first += 1;
            continue;
        }
        let width = characters[first].1;
        let mut end = first + 1;
        while !(blank(end) && blank(end + 1)) && characters[end].1 == width {
            end += 1;
        }
        pieces.push(&characters[first..end]);
        first = end;
    }
    pieces
}

/// Tenths of a pixel as SVG writes them.
fn pixels(tenths: u32) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

/// The theme's colours on a dark ground.
fn colour(colour: Color) -> &'static str {
    match colour {
        Color::Reset => TEXT,
        Color::Red => "#f2777a",
        Color::Green => "#99cc8f",
        Color::Yellow => "#f0c36c",
        Color::Blue => "#7aa6da",
        Color::Magenta => "#cf9fdf",
        Color::Cyan => "#73c5d0",
        other => panic!("the theme has no {other:?}"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// That it is XML: every element is closed in its turn, and nothing in a text or an attribute can be taken for markup.
pub fn check(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg;
    while let Some(begin) = rest.find('<') {
        let text = &rest[..begin];
        assert!(!text.contains('>'), "a text with a >: {text}");
        let entities = ["amp;", "lt;", "gt;", "quot;"];
        for after in text.split('&').skip(1) {
            assert!(
                entities.iter().any(|entity| after.starts_with(entity)),
                "{text}"
            );
        }
        let end = begin + rest[begin..].find('>').expect("an element that ends");
        let element = &rest[begin + 1..end];
        assert_eq!(element.matches('"').count() % 2, 0, "{element}");
        if let Some(name) = element.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{name} is closed");
        } else if !element.ends_with('/') {
            open.push(element.split(' ').next().unwrap());
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "{open:?} are left open");
    assert_eq!(rest.trim(), "");
    let forbidden = |character: char| character.is_control() && character != '\n';
    assert!(!svg.contains(forbidden), "a control character");
}
