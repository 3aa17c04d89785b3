//! An import on the screen: a path is typed, what it would do is shown, and only then, asked again, it is done.

use super::keymap::{Action, Keymap, Place};
use super::page::{Meaning, Row, Span, wrap};
use super::text::TextLine;
use crate::exchange::{ImportOptions, ImportPlan};
use crate::wording::shown;

/// The import in the making. What was typed stays when it is closed.
#[derive(Clone, Debug, Default)]
pub struct ImportDesk {
    /// Whether it is open.
    pub is_open: bool,
    /// The paths as typed.
    pub line: TextLine,
    /// What was decided.
    pub options: ImportOptions,
    /// How far it is.
    pub stage: Stage,
    /// Rows above the window.
    pub top: usize,
    /// How often files were read: an answer to an earlier reading is passed over.
    pub reading: u32,
}

/// How far an import is.
#[derive(Clone, Debug, Default)]
pub enum Stage {
    /// The path is typed.
    #[default]
    Typing,
    /// The register's own history is read first: it tells what was moved or corrected since.
    ReadingHistory,
    /// The files are read.
    Reading,
    /// Nothing can be imported, line by line.
    Faulty(Vec<String>),
    /// This would be done.
    Planned(Box<ImportPlan>),
}

impl ImportDesk {
    /// What stands below the path, in rows of `width` cells.
    #[must_use]
    pub fn rows(&self, keys: &Keymap, width: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut say = |meaning: Meaning, text: &str| {
            let pieces = wrap(text, width.max(1)).into_iter();
            rows.extend(pieces.map(|piece| vec![Span::new(meaning, piece)]));
        };
        match &self.stage {
            Stage::Typing => {
                let read = keys.told(Place::Import, Action::ReadFiles);
                say(
                    Meaning::Plain,
                    &format!(
                        "Type or paste a folder with patients.csv, results.csv, courses.csv, or any of them by name. \
                         {read} reads them and shows what would be imported; nothing is stored yet."
                    ),
                );
                say(
                    Meaning::Faint,
                    "A path with blanks stands between quotation marks; ~ is your home.",
                );
            }
            Stage::ReadingHistory => say(Meaning::Strong, "reading the history ..."),
            Stage::Reading => say(Meaning::Strong, "reading ..."),
            Stage::Faulty(lines) => {
                say(
                    Meaning::Heading,
                    "Nothing can be imported as long as this is so:",
                );
                for line in lines {
                    say(Meaning::Plain, &shown(line));
                }
            }
            Stage::Planned(plan) => {
                say(Meaning::Heading, "Nothing is stored yet.");
                for line in plan.lines(["to be changed", "to be added"]) {
                    say(Meaning::Plain, &shown(&line));
                }
            }
        }
        rows
    }
}
