//! What stands on a record's page, as rows of words with their meaning, wrapped to a width. How a meaning looks is
//! the theme's affair.

mod changed_by;
mod cohort;
mod courses;
mod flow;
mod guidelines;
mod history;
mod notes;
mod origin;
mod past;
pub mod picture;
mod recall;
mod rules;
mod sections;
mod status;

pub use cohort::{CohortSheet, NumberCell, NumberOf, When, behind, cohort_sheet};
pub use courses::{course_rows, course_text, courses};
pub use flow::{Cell, FlowSheet, TESTS_WIDTH, flow_sheet};
pub use guidelines::guidelines;
pub use history::history;
pub use notes::{note_rows, note_text, notes};
pub use origin::Origin;
pub use recall::recall;
pub use rules::rules;
pub use sections::{PlacedItem, Section, Sections, StatusItem, StatusPage};
pub use status::{preview, standing_now, status, status_of_record};

use super::cells::{cells, fit};
use crate::wording::{Language, Phrase, Piece, Tone, pieces as pieces_of};

/// What words mean, for the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    Plain,
    Faint,
    Strong,
    Label,
    Heading,
    /// As urgent as the tone says.
    Tone(Tone),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub meaning: Meaning,
    pub text: String,
}

impl Span {
    pub fn new(meaning: Meaning, text: impl Into<String>) -> Self {
        Self {
            meaning,
            text: text.into(),
        }
    }
}

pub type Row = Vec<Span>;

/// The column in which the text of labelled rows begins.
const INDENT: usize = 9;

/// Wraps words to a width: the first row begins with `label`, the others below its text.
fn labelled(label: &str, meaning: Meaning, text: &str, width: usize) -> Vec<Row> {
    labelled_at(INDENT, label, meaning, text, width)
}

/// The same with the text in another column.
fn labelled_at(indent: usize, label: &str, meaning: Meaning, text: &str, width: usize) -> Vec<Row> {
    wrap(text, width.saturating_sub(indent).max(1))
        .into_iter()
        .enumerate()
        .map(|(place, piece)| {
            let label = if place == 0 { label } else { "" };
            vec![
                Span::new(Meaning::Label, super::cells::pad(label, indent)),
                Span::new(meaning, piece),
            ]
        })
        .collect()
}

/// Rows below each other, in a language and of so many cells.
struct Rows {
    language: Language,
    width: usize,
    rows: Vec<Row>,
}

impl Rows {
    const fn new(language: Language, width: usize) -> Self {
        let rows = Vec::new();
        Self {
            language,
            width,
            rows,
        }
    }

    fn labelled(&mut self, label: Phrase, meaning: Meaning, text: &str) {
        let label = label.of(self.language);
        self.rows.extend(labelled(label, meaning, text, self.width));
    }

    /// Several texts under one label, each beginning on a row of its own.
    fn list(&mut self, label: Phrase, meaning: Meaning, texts: &[String]) {
        let mut label = label.of(self.language);
        for text in texts {
            self.rows.extend(labelled(label, meaning, text, self.width));
            label = "";
        }
    }

    /// Fields under one label, as many to a row as fit, never broken inside.
    fn fields(&mut self, label: Phrase, meaning: Meaning, fields: &[String]) {
        let room = self.width.saturating_sub(INDENT).max(1);
        let mut rows: Vec<String> = Vec::new();
        for field in fields {
            match rows.last_mut() {
                Some(row) if cells(row) + 3 + cells(field) <= room => {
                    row.push_str("   ");
                    row.push_str(field);
                }
                Some(_) | None => rows.push(field.clone()),
            }
        }
        self.list(label, meaning, &rows);
    }

    /// A text that stands in from the edge.
    fn paragraph(&mut self, meaning: Meaning, text: &str) {
        let pieces = wrap(text, self.width.saturating_sub(2).max(1)).into_iter();
        let row = |piece| vec![Span::new(meaning, format!("  {piece}"))];
        self.rows.extend(pieces.map(row));
    }
}

/// Breaks a text between words, and between Han characters, into pieces of at most `width` cells; a longer word is cut into pieces between
/// graphemes. At least one piece.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for Piece {
        after_blank,
        text: word,
    } in pieces_of(text)
    {
        let has_blank = after_blank && !piece.is_empty();
        let joined = cells(&piece) + usize::from(has_blank) + cells(word);
        if joined <= width {
            if has_blank {
                piece.push(' ');
            }
            piece.push_str(word);
            continue;
        }
        if !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
        }
        piece = break_word(word, width, &mut pieces);
    }
    pieces.push(piece);
    pieces
}

/// Pushes the full pieces of a word that may be longer than a row; gives back what is left.
fn break_word(word: &str, width: usize, pieces: &mut Vec<String>) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let mut piece = String::new();
    for grapheme in word.graphemes(true) {
        if !piece.is_empty() && cells(&piece) + cells(grapheme) > width {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push_str(grapheme);
    }
    piece
}

/// A row cut to a width, whole graphemes only.
pub fn cut(row: &Row, width: usize) -> Row {
    let mut left = width;
    let mut cut = Row::new();
    for span in row {
        let text = if cells(&span.text) <= left {
            span.text.clone()
        } else {
            fit(&span.text, left)
        };
        left = left.saturating_sub(cells(&text));
        cut.push(Span::new(span.meaning, text));
        if left == 0 {
            break;
        }
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_are_wrapped_between_words_and_characters() {
        assert_eq!(wrap("the virus came back", 9), ["the virus", "came back"]);
        assert_eq!(wrap("陈伟明 陈", 4), ["陈伟", "明", "陈"]);
        assert_eq!(wrap("", 5), [""]);
    }

    proptest! {
        #[test]
        fn no_piece_is_wider_than_asked(text in "[a-z 陈é]{0,60}", width in 2_usize..30) {
            for piece in wrap(&text, width) {
                prop_assert!(cells(&piece) <= width);
            }
        }
    }
}
