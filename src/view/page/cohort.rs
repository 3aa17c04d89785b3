//! The cohort page as rows of words, numbers and curves; every number knows whom it counts.
//!
//! ```text
//! DNA negative after treatment began
//!                       22-Nov-2026                   22-Oct-2026
//!             due   tested negative  share     due   tested negative  share
//! month 3      40       31       19  61.3%      38       30       18  60.0%
//! ```

mod curves;
mod number;
mod tables;

pub use number::{NumberOf, When, behind};

use super::picture::{Ink, PictureRow};
use super::{Meaning, Row, Span, wrap};
use crate::clinical::knowledge::Knowledge;
use crate::view::cells::pad;
use crate::view::cohort::Figures;
use crate::wording::{CohortPart, Language, date_words};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberCell {
    pub row: usize,
    pub x: usize,
    /// Its width, the number at the right.
    pub width: usize,
    /// The number as it is shown.
    pub text: String,
    pub of: NumberOf,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CohortSheet {
    pub rows: Vec<PictureRow>,
    /// The rows with numbers from the top, each with those of the day and then those of the earlier day.
    pub numbers: Vec<Vec<NumberCell>>,
}

impl CohortSheet {
    /// The number at a row among the rows with numbers, and a place in it; where there are fewer the last one.
    pub fn number(&self, row: usize, column: usize) -> Option<&NumberCell> {
        let row = self.numbers.get(row).or_else(|| self.numbers.last())?;
        row.get(column).or_else(|| row.last())
    }
}

/// The page in rows of `width` cells.
pub fn cohort_sheet(
    language: Language,
    figures: &Figures,
    knowledge: &Knowledge,
    width: usize,
    ink: Ink,
) -> CohortSheet {
    let mut page = Page {
        language,
        figures,
        knowledge,
        width,
        ink,
        sheet: CohortSheet::default(),
    };
    page.verdicts();
    page.suppression();
    page.resistance();
    page.relapse();
    page.sheet
}

struct Page<'a> {
    language: Language,
    figures: &'a Figures,
    knowledge: &'a Knowledge,
    width: usize,
    ink: Ink,
    sheet: CohortSheet,
}

impl Page<'_> {
    fn words(&mut self, row: Row) {
        self.sheet.rows.push(PictureRow::Words(row));
    }

    fn say(&mut self, meaning: Meaning, text: &str) {
        for piece in wrap(text, self.width.max(1)) {
            self.words(vec![Span::new(meaning, piece)]);
        }
    }

    /// A part's heading with what it counts, after an empty row.
    fn heading(&mut self, part: CohortPart) {
        if !self.sheet.rows.is_empty() {
            self.words(Row::new());
        }
        self.say(Meaning::Heading, part.heading(self.language));
        self.say(Meaning::Faint, part.explained(self.language));
    }

    /// A label in a column of its own.
    fn label(&mut self, text: &str, width: usize) {
        let text = pad(text, width);
        self.words(vec![Span::new(Meaning::Plain, text)]);
    }

    fn then_words(&self) -> String {
        date_words(self.language, self.figures.of.then)
    }
}
