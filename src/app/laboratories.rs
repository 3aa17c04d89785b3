//! The list of laboratory profiles.

use crate::clinical::knowledge::Knowledge;
use crate::register::{Laboratory, Register, TaughtWord};
use crate::wording::{minute_words, shown};

/// The list, open or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LaboratoryDesk {
    /// Whether it is open.
    pub is_open: bool,
    /// The row of the marked profile.
    pub marked: usize,
}

impl LaboratoryDesk {
    /// The marked profile.
    #[must_use]
    pub fn marked<'r>(&self, register: &'r Register) -> Option<&'r Laboratory> {
        register.laboratories().get(self.marked)
    }

    /// The marked word: they stand behind the profiles.
    #[must_use]
    pub fn marked_word<'r>(&self, register: &'r Register) -> Option<&'r TaughtWord> {
        let place = self.marked.checked_sub(register.laboratories().len())?;
        register.words().get(place)
    }

    /// Moves the mark by so many rows, staying inside.
    pub fn move_by(&mut self, rows: isize, register: &Register) {
        let count = register.laboratories().len() + register.words().len();
        let last = count.saturating_sub(1);
        self.marked = self.marked.saturating_add_signed(rows).min(last);
    }
}

/// `test HBVQN means HBV DNA | files of city | ana, 22-Nov-2026 09:41`.
#[must_use]
pub fn word_line(word: &TaughtWord) -> String {
    let source = match word.source.as_str() {
        "" => "files without a named source".to_owned(),
        source => format!("files of {}", shown(source)),
    };
    let by = match word.by.as_str() {
        "" => "somebody".into(),
        by => shown(by),
    };
    format!(
        "{} {} means {} | {source} | {by}, {}",
        word.kind.name(),
        shown(&word.word),
        shown(&word.means),
        minute_words(word.at.local())
    )
}

/// `Central laboratory | 4 units, 3 limits | Abbott RealTime`.
#[must_use]
pub fn laboratory_line(laboratory: &Laboratory, knowledge: &Knowledge) -> String {
    let assay = laboratory.assay.map_or("HBV DNA assay not known", |assay| {
        &knowledge.assays.get(assay).name
    });
    let units = laboratory
        .fields
        .iter()
        .filter(|field| field.unit.is_some());
    let count = |count: usize, what: &str| match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    };
    format!(
        "{} | {}, {} | {assay}",
        shown(&laboratory.name),
        count(units.count(), "unit"),
        count(laboratory.limits.len(), "limit")
    )
}
