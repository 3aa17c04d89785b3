//! What an import would do or has done, in lines, for the command and the screen.

use std::collections::HashMap;

use super::{Counts, ImportPlan, Why};
use crate::exchange::{FaultList, Noticed, Remark};
use crate::wording::shown;

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

/// So many remarks of one kind are told one by one.
const TOLD_OF_A_KIND: usize = 3;

impl ImportPlan {
    /// `3 patients, 1 course, 120 results`, and what is changed.
    #[must_use]
    pub fn words(&self) -> String {
        if self.changed.is_zero() {
            return self.added.words();
        }
        format!(
            "{}, and changes of {}",
            self.added.words(),
            self.changed.words()
        )
    }

    /// What was noticed and what is left out, then what it changes, adds, and what is on file; `verbs` say whether it is
    /// done: changed, added. Of many remarks of one kind the first are told.
    #[must_use]
    pub fn lines(&self, verbs: [&str; 2]) -> Vec<String> {
        let mut lines = self.told();
        for ((why, word), rows) in &self.left_out {
            let why = match why {
                Why::UnknownTest => "unknown test",
                Why::NoResult => "no result",
                Why::Status => "status",
            };
            lines.push(format!("left out, {why}: {}: {rows}", shown(word)));
        }
        let [changed, added] = verbs;
        if !self.changed.is_zero() {
            lines.push(format!("{changed}: {}", self.changed.words()));
        }
        lines.push(format!("{added}: {}", self.added.words()));
        if !self.on_file.is_zero() {
            lines.push(format!("on file already: {}", self.on_file.words()));
        }
        lines
    }

    /// The remarks by kind: changes and what was kept one by one, of anything else the first of each kind.
    fn told(&self) -> Vec<String> {
        let mut kinds: Vec<(&str, Vec<&Remark>)> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut lines = Vec::new();
        for remark in &self.remarks {
            match remark.noticed {
                Noticed::Change | Noticed::Kept => lines.push(remark.to_string()),
                Noticed::Strange => {
                    let place = *places.entry(&remark.words).or_insert(kinds.len());
                    match kinds.get_mut(place) {
                        Some((_, remarks)) => remarks.push(remark),
                        None => kinds.push((&remark.words, vec![remark])),
                    }
                }
            }
        }
        for (words, remarks) in kinds {
            let (told, more) = remarks.split_at(remarks.len().min(TOLD_OF_A_KIND));
            lines.extend(told.iter().map(ToString::to_string));
            if !more.is_empty() {
                lines.push(format!("and {} more: {words}", more.len()));
            }
        }
        lines
    }

    /// Every remark by itself, for a file.
    pub fn whole(&self) -> impl Iterator<Item = String> + '_ {
        self.remarks.iter().map(ToString::to_string)
    }
}

impl FaultList {
    /// A line for each fault with the places where the same is wrong, and the total last.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.listed().iter().map(ToString::to_string).collect();
        if self.further() > 0 {
            lines.push(format!(
                "and {} further faults of other kinds",
                self.further()
            ));
        }
        let plural = if self.total() == 1 { "" } else { "s" };
        lines.push(format!(
            "{} fault{plural}: nothing was stored",
            self.total()
        ));
        lines
    }
}
