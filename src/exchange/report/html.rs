//! Pages as SVG inside HTML: any browser prints them, on A4 and on letter paper.

use std::fmt::Write as _;

use super::{DOT_RADIUS, DrawCommand, Ink, PAGE_HEIGHT, PAGE_WIDTH, Page, text_width};
use crate::wording::{Shape, shown};

/// The margin is that of the drawing: in one of the page browsers print the address of the file and the time.
const STYLE: &str = "\
@page { margin: 0 }\n\
html, body { margin: 0; background: #fff }\n\
svg { display: block; margin: 12mm auto; background: #fff; break-inside: avoid }\n\
svg + svg { break-before: page }\n\
text { font-family: Arial, Helvetica, \"Liberation Sans\", \"Noto Sans\", \"Noto Sans CJK SC\", sans-serif; white-space: pre }\n\
@media print { svg { print-color-adjust: exact } }\n";

/// The language of the pages: BCP 47.
pub(super) fn language_tag(pages: &[Page]) -> &'static str {
    pages
        .first()
        .map_or("en", |page| page.language.says("en", "zh-Hans"))
}

/// The pages as one file. The same pages give the same bytes.
#[must_use]
pub fn write_html(pages: &[Page]) -> String {
    let title = pages.first().map_or("", |page| page.title.as_str());
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        language_tag(pages),
        escaped(title)
    );
    for page in pages {
        // Writing into a text does not fail.
        let _ = writeln!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{PAGE_WIDTH}mm\" height=\"{PAGE_HEIGHT}mm\" viewBox=\"0 0 {PAGE_WIDTH} {PAGE_HEIGHT}\">\n<title>{}</title>",
            escaped(&page.title)
        );
        for order in &page.orders {
            add(order, &mut out);
        }
        out.push_str("</svg>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn add(order: &DrawCommand, out: &mut String) {
    // Writing into a text does not fail.
    let _ = match order {
        DrawCommand::Text {
            x,
            y,
            size,
            bold,
            ink,
            text,
        } => {
            let weight = if *bold { " font-weight=\"bold\"" } else { "" };
            writeln!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} fill=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
                mm(*x),
                mm(*y),
                mm(*size),
                colour(*ink),
                mm(text_width(text, *size, *bold)),
                escaped(text)
            )
        }
        DrawCommand::Line {
            from,
            to,
            thick,
            dashed,
            ink,
        } => {
            let dashes = if *dashed {
                " stroke-dasharray=\"1 0.8\""
            } else {
                ""
            };
            writeln!(
                out,
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{}\"{dashes}/>",
                mm(from.0),
                mm(from.1),
                mm(to.0),
                mm(to.1),
                colour(*ink),
                mm(*thick)
            )
        }
        DrawCommand::Dot { x, y, shape, told } => {
            writeln!(
                out,
                "<g><title>{}</title>{}</g>",
                escaped(told),
                dot(*x, *y, *shape)
            )
        }
        DrawCommand::Bar {
            x,
            y,
            width,
            height,
            filled,
            ink,
        } => {
            let colour = colour(*ink);
            let look = if *filled {
                format!("fill=\"{colour}\"")
            } else {
                format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"0.4\"")
            };
            writeln!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {look}/>",
                mm(*x),
                mm(*y),
                mm(*width),
                mm(*height)
            )
        }
    };
}

/// A sign for each shape that a printer without colour tells from the others.
fn dot(x: f64, y: f64, shape: Shape) -> String {
    let r = DOT_RADIUS;
    let at = |x: f64, y: f64| format!("{} {}", mm(x), mm(y));
    let ring = |inside: &str| {
        format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{inside}\" stroke=\"#000\" stroke-width=\"0.3\"/>",
            mm(x),
            mm(y),
            mm(r - 0.15)
        )
    };
    let path = |steps: &[String], fill: &str| {
        format!(
            "<path d=\"M{}\" fill=\"{fill}\" stroke=\"#000\" stroke-width=\"0.3\"/>",
            steps.join(" L")
        )
    };
    let r = r - 0.15;
    match shape {
        Shape::Full => ring("#000"),
        Shape::Open => ring("#fff"),
        Shape::Trace => format!(
            "{}<circle cx=\"{}\" cy=\"{}\" r=\"0.3\"/>",
            ring("#fff"),
            mm(x),
            mm(y)
        ),
        Shape::Excused => path(
            &[
                at(x, y - r),
                at(x + r, y),
                at(x, y + r),
                format!("{} Z", at(x - r, y)),
            ],
            "#fff",
        ),
        Shape::SetAside => path(
            &[
                at(x - r, y - r),
                format!("{} M{}", at(x + r, y + r), at(x + r, y - r)),
                at(x - r, y + r),
            ],
            "none",
        ),
        Shape::AboveRange => path(
            &[
                at(x - r, y + r),
                at(x, y - r),
                format!("{} Z", at(x + r, y + r)),
            ],
            "#000",
        ),
    }
}

fn colour(ink: Ink) -> String {
    let [red, green, blue] = ink.rgb();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Millimetres to a hundredth, without noughts at the end.
fn mm(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" | "" => "0".to_owned(),
        text => text.to_owned(),
    }
}

/// Text that no browser takes for anything else; what cannot be seen is written out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in shown(text).chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_typed_is_taken_for_markup() {
        let page = Page {
            title: "a</title><script>".to_owned(),
            language: crate::wording::Language::English,
            orders: vec![DrawCommand::Text {
                x: 1.0,
                y: 2.0,
                size: 3.0,
                bold: false,
                ink: Ink::Plain,
                text: "<b onclick='x'>&\"\u{202e}\u{0}".to_owned(),
            }],
        };
        let html = write_html(std::slice::from_ref(&page));
        assert!(!html.contains("<script") && !html.contains("<b ") && !html.contains("x'>"));
        assert!(html.contains(
            ">&lt;b onclick=&#39;x&#39;&gt;&amp;&quot;&lt;U+202E&gt;&lt;U+0000&gt;</text>"
        ));
        assert_eq!(html, write_html(&[page]));
    }

    #[test]
    fn millimetres_are_short() {
        for (value, text) in [
            (1.0, "1"),
            (0.126, "0.13"),
            (-0.001, "0"),
            (0.0, "0"),
            (100.0, "100"),
        ] {
            assert_eq!(mm(value), text);
        }
    }
}
