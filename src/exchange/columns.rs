//! The columns of the three tables, and those that any of them may have.

use crate::clinical::laboratory::fold_words;
use crate::notation::fold;

/// The columns that a table may have: those that must be there, then those that may be missing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub(super) required: &'static [&'static str],
    pub(super) optional: &'static [&'static str],
}

impl Columns {
    pub(super) fn all(self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).copied()
    }

    pub(super) fn knows(self, name: &str) -> Option<&'static str> {
        let same = |column: &&str| column.eq_ignore_ascii_case(name);
        self.all().find(same).or_else(|| {
            let words = words_of_header(name);
            self.all().find(|column| words_of_header(column) == words)
        })
    }
}

/// The name of a column without what differs between programs: case, blanks, underscores, full-width forms.
fn words_of_header(name: &str) -> String {
    fold_words(&fold(name)).replace(' ', "")
}

/// Those of `patients.csv`.
pub(super) const PATIENTS: Columns = Columns {
    required: &["mrn", "name", "born", "sex", "cirrhosis"],
    optional: &["contact", "follow_up"],
};

/// Those of `courses.csv`.
pub(super) const COURSES: Columns = Columns {
    required: &["mrn", "drug", "start", "stop", "intent"],
    optional: &["dose", "reason"],
};

/// Those of `results.csv`.
pub(super) const RESULTS: Columns = Columns {
    required: &[
        "mrn",
        "date",
        "test",
        "value",
        "unit",
        "lower_limit",
        "upper_limit",
    ],
    optional: &["assay"],
};

/// The column of a status, by the name that rows are asked for.
pub(super) const STATUS: &str = "status";
/// The column in which an export of this program says of a row what no other program knows.
pub(super) const OWN: &str = "hepatrack";
/// What a column means that is left out.
pub(super) const IGNORED: &str = "left out";
