//! Whatever is drawn after whatever else, the terminal shows it.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::style::{Color, Modifier, Style};

use super::{Widths, Wire};

const COLUMNS: u16 = 30;
const ROWS: u16 = 12;

/// Texts, as they are set into rows at columns with a look.
type Texts = Vec<(u16, u16, String, Style)>;

fn look() -> impl Strategy<Value = Style> {
    let colours = prop::sample::select(vec![
        Color::Reset,
        Color::Red,
        Color::LightCyan,
        Color::White,
    ]);
    let modifiers = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::REVERSED,
        Modifier::BOLD | Modifier::UNDERLINED,
    ]);
    (colours, modifiers).prop_map(|(colour, modifier)| {
        Style::new()
            .fg(colour)
            .remove_modifier(Modifier::all())
            .add_modifier(modifier)
    })
}

fn texts() -> impl Strategy<Value = Texts> {
    let text = prop_oneof![
        "[a-c ]{1,30}",
        " {1,30}",
        "[a陈，éị ]{1,12}",
        Just("the same line in many a row".to_owned())
    ];
    prop::collection::vec((0..COLUMNS, 0..ROWS, text, look()), 0..20)
}

/// What a terminal that read all bytes shows, and what was drawn last.
fn shown(frames: &[(Texts, u16)], widths: Widths) -> (vt100::Parser, ratatui::buffer::Buffer) {
    let mut wire = Wire::of_size(Vec::new(), COLUMNS, ROWS);
    wire.widths = widths;
    let mut terminal = Terminal::new(wire).unwrap();
    let size = |cells| NonZeroU16::new(cells).unwrap();
    let mut last = None;
    for (texts, down) in frames {
        let done = terminal
            .draw(|frame| {
                for (x, y, text, style) in texts {
                    let y = (y + down) % ROWS;
                    let room = usize::from(COLUMNS - x);
                    frame.buffer_mut().set_stringn(*x, y, text, room, *style);
                }
            })
            .unwrap();
        let buffer = done.buffer.clone();
        terminal.backend_mut().show(&buffer).unwrap();
        last = Some(buffer);
    }
    let mut parser = vt100::Parser::new(size(ROWS), size(COLUMNS), 0);
    parser.process(&terminal.backend().out);
    (parser, last.unwrap())
}

fn same(frames: &[(Texts, u16)]) -> Result<(), TestCaseError> {
    same_where(frames, Widths::default())?;
    let (han, latin) = (true, true);
    same_where(frames, Widths { han, latin })
}

fn same_where(frames: &[(Texts, u16)], widths: Widths) -> Result<(), TestCaseError> {
    let (parser, buffer) = shown(frames, widths);
    for y in 0..ROWS {
        let mut x = 0;
        while x < COLUMNS {
            let wanted = &buffer[(x, y)];
            let cell = parser.screen().cell(y, x).unwrap();
            let is = if cell.contents().is_empty() {
                " "
            } else {
                cell.contents()
            };
            prop_assert_eq!(is, wanted.symbol(), "at {},{}", x, y);
            let blank = wanted.symbol() == " ";
            prop_assert_eq!(cell.inverse(), wanted.modifier.contains(Modifier::REVERSED));
            prop_assert_eq!(
                cell.underline(),
                wanted.modifier.contains(Modifier::UNDERLINED)
            );
            if !blank {
                let colour = match wanted.fg {
                    Color::Red => vt100::Color::Idx(1),
                    Color::LightCyan => vt100::Color::Idx(14),
                    Color::White => vt100::Color::Idx(15),
                    _ => vt100::Color::Default,
                };
                prop_assert_eq!(cell.fgcolor(), colour, "at {},{}", x, y);
                prop_assert_eq!(cell.bold(), wanted.modifier.contains(Modifier::BOLD));
                prop_assert_eq!(cell.dim(), wanted.modifier.contains(Modifier::DIM));
            }
            x += u16::try_from(crate::view::cells::cells(wanted.symbol()))
                .unwrap()
                .max(1);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_terminal_shows_what_was_drawn(frames in prop::collection::vec((texts(), 0..ROWS), 1..5)) {
        same(&frames)?;
    }

    /// The same where rows only move.
    #[test]
    fn the_terminal_shows_what_was_scrolled(texts in texts(), downs in prop::collection::vec(0..ROWS, 1..5)) {
        let frames: Vec<(Texts, u16)> = downs.into_iter().map(|down| (texts.clone(), down)).collect();
        same(&frames)?;
    }
}

/// How many bytes show these frames one after the other.
fn bytes(frames: &[Texts]) -> usize {
    let mut terminal = Terminal::new(Wire::of_size(Vec::new(), COLUMNS, ROWS)).unwrap();
    for texts in frames {
        let done = terminal
            .draw(|frame| {
                for (x, y, text, style) in texts {
                    frame.buffer_mut().set_string(*x, *y, text, *style);
                }
            })
            .unwrap();
        let buffer = done.buffer.clone();
        terminal.backend_mut().show(&buffer).unwrap();
    }
    terminal.backend().out.len()
}

#[test]
fn a_row_more_above_is_not_all_rows_again() {
    let rows = |first: u16| -> Texts {
        (0..ROWS)
            .map(|y| {
                (
                    0,
                    y,
                    "abcdefghijklmnopqrstuvw".repeat(2)[usize::from(first + y)..].to_owned(),
                    Style::new(),
                )
            })
            .collect()
    };
    assert!(bytes(&[rows(0), rows(1)]) - bytes(&[rows(0)]) < 90);
    assert!(bytes(&[rows(5), rows(4)]) - bytes(&[rows(5)]) < 90);
}

/// As where a box loses a row and all below is new.
#[test]
fn two_rows_that_move_are_not_written_again() {
    let row = |y, text: &str| (0, y, text.repeat(8), Style::new().fg(Color::Red));
    let first = vec![row(0, "abc"), row(1, "def"), row(2, "ghi"), row(3, "jkl")];
    let second = vec![row(0, "abc"), row(1, "ghi"), row(2, "jkl"), row(3, "mno")];
    let both = bytes(&[first.clone(), second]) - bytes(&[first]);
    assert!(both < 75, "{both}");
}

/// A row alone is moved only where that is shorter.
#[test]
fn a_short_row_that_moves_is_written_again() {
    let row = |y| vec![(0, y, "ab".to_owned(), Style::new())];
    let both = bytes(&[row(3), row(2)]) - bytes(&[row(3)]);
    assert!(both < 35, "{both}");
}

/// Blanks look the same whatever colour and weight a text has.
#[test]
fn erasing_needs_no_other_look() {
    let row = |text: &str| {
        let style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
        vec![
            (0, 0, text.to_owned(), style),
            (0, 1, text.to_owned(), style),
        ]
    };
    let (long, short) = (row("abcdefghijklmno"), row("xyz"));
    let both = bytes(&[long.clone(), short]) - bytes(&[long]);
    let look_and_rows = "\x1b[1H\x1b[1;31mxyz\x1b[K\r\nxyz\x1b[K\x1b[m".len();
    let marks = "\x1b[?2026h\x1b[?2026l".len();
    assert!(both <= look_and_rows + marks, "{both}");
}
