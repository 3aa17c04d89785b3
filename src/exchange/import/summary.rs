//! What an import would do or has done, in lines, for the command and the screen.

use super::{Counts, ImportPlan};
use crate::exchange::FaultList;

impl Counts {
    /// `3 patients, 1 course, 120 results`.
    #[must_use]
    pub fn words(self) -> String {
        let some = |number: usize, noun: &str| {
            let plural = if number == 1 { "" } else { "s" };
            format!("{number} {noun}{plural}")
        };
        format!(
            "{}, {}, {}",
            some(self.patients, "patient"),
            some(self.courses, "course"),
            some(self.results, "result")
        )
    }
}

impl ImportPlan {
    /// What it adds, what is on file, what is left out and what was noticed, each in a line; `verb` says whether it is
    /// done.
    #[must_use]
    pub fn lines(&self, verb: &str) -> Vec<String> {
        let mut lines = vec![format!("{verb}: {}", self.added.words())];
        if !self.on_file.is_zero() {
            lines.push(format!("on file already: {}", self.on_file.words()));
        }
        for (test, rows) in &self.left_out {
            lines.push(format!("left out, unknown test: {test}: {rows}"));
        }
        lines.extend(self.remarks.iter().map(ToString::to_string));
        lines
    }
}

impl FaultList {
    /// A line for each listed fault, and one that counts the further ones.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.listed().iter().map(ToString::to_string).collect();
        match self.further() {
            0 => {}
            1 => lines.push("and 1 further fault; nothing was stored".to_owned()),
            further => lines.push(format!("and {further} further faults; nothing was stored")),
        }
        lines
    }
}
