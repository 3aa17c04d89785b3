//! Who is being put on a clinic.

use chrono::NaiveDate;

use crate::app::text::TextLine;

/// What is being put on today's clinic.
#[derive(Clone, Debug, Default)]
pub struct ClinicLine {
    /// The number or path as it is typed, while somebody is added.
    pub line: Option<TextLine>,
    /// Numbers that nobody on file has, as they were written: shown until the next are added.
    pub unknown: Vec<String>,
    /// The day of the clinic, where it is not today's.
    pub day: Option<NaiveDate>,
    /// Which of the patients whom a name finds is meant, once that was chosen.
    pub chosen: Option<usize>,
}

impl ClinicLine {
    /// Changes what is typed: whoever was chosen before is no longer meant.
    pub(in crate::app) fn edit(&mut self, change: impl FnOnce(&mut TextLine)) {
        self.chosen = None;
        if let Some(line) = &mut self.line {
            change(line);
        }
    }
}
