//! One line of text under the cursor: edited by graphemes, measured in terminal cells.
//!
//! A Chinese character is one keystroke, three bytes and two cells; an `e` with a separate accent is one grapheme of
//! two characters and one cell. Every position here is a byte at a grapheme's edge, every width a number of cells.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::clinical::record::LINE_BREAK;

/// The longest paste that a field takes, in bytes; a longer one is refused whole.
pub const LONGEST_PASTE: usize = 4096;
/// The longest text that a field holds, in bytes; further keys are refused, what stands there stays.
pub const LONGEST_TEXT: usize = 2 * LONGEST_PASTE;

/// What is shown in the place of a line break.
const BREAK_SIGN: &str = "|";

fn width_of(grapheme: &str) -> usize {
    if grapheme.starts_with(LINE_BREAK) {
        1
    } else {
        grapheme.width()
    }
}

/// A line of text with a cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextLine {
    text: String,
    cursor: usize,
    selected: bool,
}

/// What of a line is visible in a field of some width, and where the cursor stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Whole graphemes, at most as many cells as the field has; a line break is a `|`.
    pub text: String,
    /// The cursor's cell, from the field's left edge; at most the field's last cell.
    pub cursor: u16,
    /// Where it begins: a byte of the whole text.
    pub start: usize,
    /// Whether text is hidden on the left.
    pub more_left: bool,
}

impl TextLine {
    /// A line that holds `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// A line that holds `text` selected as a whole: the first thing typed replaces it.
    pub fn selected(text: &str) -> Self {
        let mut line = Self::new(text);
        line.selected = !line.text.is_empty();
        line
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing but blanks stands in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub const fn is_selected(&self) -> bool {
        self.selected
    }

    /// Selects the whole, if there is any.
    pub const fn select_all(&mut self) {
        self.selected = !self.text.is_empty();
        self.cursor = self.text.len();
    }

    pub fn before_cursor(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    /// Whether the cursor stands at the end.
    pub const fn is_at_end(&self) -> bool {
        self.cursor == self.text.len()
    }

    /// Puts `text` in the place of the last `bytes` before the cursor.
    pub fn replace_before(&mut self, bytes: usize, text: &str) {
        let from = self.cursor.saturating_sub(bytes);
        if self.text.is_char_boundary(from) {
            self.selected = false;
            self.text.replace_range(from..self.cursor, "");
            self.cursor = from;
            self.insert(text);
        }
    }

    pub const fn deselect(&mut self) {
        self.selected = false;
    }

    /// Puts another text in its place, the cursor at its end.
    pub fn set(&mut self, text: &str) {
        *self = Self::new(text);
    }

    /// Types `text` at the cursor. Line ends and tabs become blanks, other control characters vanish.
    ///
    /// Returns whether it was taken; it is not if the line would grow too long.
    pub fn insert(&mut self, text: &str) -> bool {
        let clean: String = text
            .chars()
            .filter_map(|character| match character {
                '\n' | '\r' | '\t' => Some(' '),
                other if other.is_control() => None,
                other => Some(other),
            })
            .collect();
        let kept = if self.selected { 0 } else { self.text.len() };
        if kept + clean.len() > LONGEST_TEXT {
            return false;
        }
        if self.selected {
            self.clear();
        }
        self.text.insert_str(self.cursor, &clean);
        self.cursor = self.next_edge(self.cursor + clean.len());
        true
    }

    pub fn clear(&mut self) {
        self.text.clear();
        self.cursor = 0;
        self.selected = false;
    }

    /// Removes the grapheme before the cursor, or the selection.
    pub fn backspace(&mut self) {
        if self.selected {
            return self.clear();
        }
        let from = self.edge_before(self.cursor);
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
    }

    /// Removes the grapheme after the cursor, or the selection.
    pub fn delete(&mut self) {
        if self.selected {
            return self.clear();
        }
        let to = self.edge_after(self.cursor);
        self.text.replace_range(self.cursor..to, "");
    }

    /// Removes the word before the cursor.
    pub fn delete_word(&mut self) {
        if self.selected {
            return self.clear();
        }
        let head = self.text.get(..self.cursor).unwrap_or_default();
        let from = head
            .trim_end()
            .rfind(char::is_whitespace)
            .map_or(0, |blank| self.edge_after(blank));
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
    }

    pub fn left(&mut self) {
        self.cursor = if self.selected {
            0
        } else {
            self.edge_before(self.cursor)
        };
        self.selected = false;
    }

    pub fn right(&mut self) {
        self.cursor = self.edge_after(self.cursor);
        self.selected = false;
    }

    pub const fn home(&mut self) {
        self.cursor = 0;
        self.selected = false;
    }

    pub const fn end(&mut self) {
        self.cursor = self.text.len();
        self.selected = false;
    }

    /// What of it shows in a field of `width` cells: the part around the cursor, whole graphemes only.
    pub fn window(&self, width: u16) -> Window {
        let cells = usize::from(width).saturating_sub(1);
        let (head, tail) = self.text.split_at(self.cursor);
        let (mut from, mut before) = (self.cursor, 0);
        for (edge, grapheme) in head.grapheme_indices(true).rev() {
            let wider = before + width_of(grapheme);
            if wider > cells {
                break;
            }
            (from, before) = (edge, wider);
        }
        let mut to = self.cursor;
        let mut total = before;
        for grapheme in tail.graphemes(true) {
            let wider = total + width_of(grapheme);
            if wider > usize::from(width) {
                break;
            }
            total = wider;
            to += grapheme.len();
        }
        Window {
            text: (self.text.get(from..to).unwrap_or_default()).replace(LINE_BREAK, BREAK_SIGN),
            cursor: u16::try_from(before).unwrap_or(u16::MAX),
            start: from,
            more_left: from > 0,
        }
    }

    fn edge_before(&self, position: usize) -> usize {
        self.text
            .grapheme_indices(true)
            .map(|(edge, _)| edge)
            .take_while(|edge| *edge < position)
            .last()
            .unwrap_or(0)
    }

    fn edge_after(&self, position: usize) -> usize {
        self.next_edge((position + 1).min(self.text.len()))
    }

    /// The first edge at or after `position`.
    fn next_edge(&self, position: usize) -> usize {
        self.text
            .grapheme_indices(true)
            .map(|(edge, _)| edge)
            .find(|edge| *edge >= position)
            .unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_move_by_graphemes_and_cells_are_measured() {
        for (text, total) in [
            ("Chen, Wei", 9),
            ("Müller", 6),
            ("Mu\u{308}ller", 6),
            ("陈伟", 4),
            ("欧阳, 建国", 10),
            ("Nguyễn Thị", 10),
        ] {
            let mut line = TextLine::new(text);
            assert_eq!(usize::from(line.window(80).cursor), total, "{text}");
            line.backspace();
            line.home();
            line.delete();
            let graphemes = text.graphemes(true).count();
            assert_eq!(line.text().graphemes(true).count(), graphemes - 2, "{text}");
        }
    }

    #[test]
    fn what_is_selected_is_replaced_by_the_first_key() {
        let mut line = TextLine::selected("22-Nov-2026");
        line.insert("t");
        line.insert("-1");
        assert_eq!(line.text(), "t-1");
        let mut line = TextLine::selected("22-Nov-2026");
        line.end();
        line.backspace();
        assert_eq!(line.text(), "22-Nov-202");
    }

    #[test]
    fn a_narrow_field_shows_whole_characters_around_the_cursor() {
        let mut line = TextLine::new("陈伟明");
        let window = line.window(4);
        assert_eq!((window.text.as_str(), window.cursor), ("明", 2));
        line.home();
        let window = line.window(5);
        assert_eq!((window.text.as_str(), window.cursor), ("陈伟", 0));
    }

    #[test]
    fn words_and_control_characters() {
        let mut line = TextLine::new("rash and\tfever\u{7}");
        assert_eq!(line.text(), "rash and fever");
        line.delete_word();
        assert_eq!(line.text(), "rash and ");
        line.delete_word();
        assert_eq!(line.text(), "rash ");
        assert!(!line.insert(&"x".repeat(LONGEST_TEXT)));
        assert_eq!(line.text(), "rash ");
    }

    proptest! {
        #[test]
        fn any_keys_leave_the_cursor_on_an_edge_and_inside(
            keys in proptest::collection::vec((0_u8..9, "\\PC{0,3}"), 0..60), width in 1_u16..40
        ) {
            let mut line = TextLine::default();
            for (key, text) in keys {
                match key {
                    0 => line.left(),
                    1 => line.right(),
                    2 => line.home(),
                    3 => line.end(),
                    4 => line.backspace(),
                    5 => line.delete(),
                    6 => line.delete_word(),
                    7 => line.select_all(),
                    _ => { line.insert(&text); }
                }
                prop_assert!(line.text.is_char_boundary(line.cursor));
                let window = line.window(width);
                prop_assert!(window.cursor < width);
                prop_assert!(window.text.width() <= usize::from(width) + 2);
            }
        }
    }
}
