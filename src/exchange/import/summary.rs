//! What an import would do or has done, in lines, for the command and the screen.

use std::collections::HashMap;

use super::ImportPlan;
use super::counts::{Counts, Why};
use crate::exchange::{FaultList, Noticed, Remark};
use crate::wording::refusals::{import as said, tables};
use crate::wording::{Language, shown};

impl Counts {
    /// `3 patients, 1 course, 120 results`.
    #[must_use]
    pub fn words(self, language: Language) -> String {
        let patients = match self.patients {
            1 => said::patients_one(language, 1),
            count => said::patients(language, count),
        };
        let courses = match self.courses {
            1 => said::courses_one(language, 1),
            count => said::courses(language, count),
        };
        let results = match self.results {
            1 => said::results_one(language, 1),
            count => said::results(language, count),
        };
        said::counts(language, patients, courses, results)
    }
}

/// So many remarks of one kind are told one by one.
const TOLD_OF_A_KIND: usize = 3;

impl ImportPlan {
    /// `3 patients, 1 course, 120 results`, and what is changed.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let added = self.added.words(language);
        match self.changed.is_zero() {
            true => added,
            false => said::and_changes(language, added, self.changed.words(language)),
        }
    }

    /// What was noticed and what is left out, then what it changes, adds, and what is on file; `verbs` say whether it is
    /// done: changed, added. Of many remarks of one kind the first are told.
    #[must_use]
    pub fn lines(&self, language: Language, verbs: [&str; 2]) -> Vec<String> {
        let mut lines = self.told(language);
        for ((why, word), rows) in &self.left_out {
            let why = match why {
                Why::UnknownTest => said::UNKNOWN_TEST,
                Why::NoResult => said::WITHOUT_RESULT,
                Why::Status => said::STATUS,
            };
            let word = shown(word.of(language));
            lines.push(said::left_out(language, why.of(language), word, rows));
        }
        let [changed, added] = verbs;
        if !self.changed.is_zero() {
            lines.push(said::done(language, changed, self.changed.words(language)));
        }
        lines.push(said::done(language, added, self.added.words(language)));
        if !self.on_file.is_zero() {
            let on_file = self.on_file.words(language);
            lines.push(said::on_file_already(language, on_file));
        }
        lines
    }

    /// The remarks by kind: changes and what was kept one by one, of anything else the first of each kind.
    fn told(&self, language: Language) -> Vec<String> {
        let mut kinds: Vec<(&str, Vec<&Remark>)> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut lines = Vec::new();
        for remark in &self.remarks {
            match remark.noticed {
                Noticed::Change | Noticed::Kept => lines.push(remark.told(language)),
                Noticed::Strange => {
                    let words = remark.words.of(language);
                    let place = *places.entry(words).or_insert(kinds.len());
                    match kinds.get_mut(place) {
                        Some((_, remarks)) => remarks.push(remark),
                        None => kinds.push((words, vec![remark])),
                    }
                }
            }
        }
        for (words, remarks) in kinds {
            let (told, more) = remarks.split_at(remarks.len().min(TOLD_OF_A_KIND));
            lines.extend(told.iter().map(|remark| remark.told(language)));
            if !more.is_empty() {
                lines.push(tables::more_of_kind(language, more.len(), words));
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
    pub fn lines(&self, language: Language) -> Vec<String> {
        let listed = self.listed().iter();
        let mut lines: Vec<String> = listed.map(|fault| fault.told(language)).collect();
        if self.further() > 0 {
            lines.push(tables::further(language, self.further()));
        }
        lines.push(match self.total() {
            1 => tables::one_fault(language, 1),
            count => tables::all_faults(language, count),
        });
        lines
    }
}
