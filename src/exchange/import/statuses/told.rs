//! What is said of rows with a status.

use crate::clinical::record::{LabResult, Record};
use crate::wording::amount_words;

use super::super::super::fault::{FileFault, Noticed, Place, Remark, WayOn};
use super::super::Reading;
use super::super::edited::Found;
use super::super::target::ResultRow;
use super::{Day, status_words};
use crate::wording::Language;

impl Reading<'_> {
    pub(super) fn fitting_words(
        &self,
        day: &Day<'_>,
        on_file: &[usize],
        brought: &[usize],
    ) -> String {
        let on_file = on_file
            .iter()
            .filter_map(|place| day.standing.get(*place))
            .map(|result| {
                let value = amount_words(Language::English, &result.finding, self.knowledge);
                format!(
                    "{value} on file (result {}.{})",
                    result.report.0, result.place
                )
            });
        let brought = brought
            .iter()
            .filter_map(|place| day.finals.get(*place))
            .map(|row| {
                let value = amount_words(Language::English, &row.finding, self.knowledge);
                format!("{value} in line {}", row.spot.line)
            });
        on_file.chain(brought).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn on_file_words(&self, result: &LabResult, what: &str) -> String {
        let value = amount_words(Language::English, &result.finding, self.knowledge);
        format!(
            "{value} on file (result {}.{}), {what}",
            result.report.0, result.place
        )
    }

    pub(super) fn remark_row(
        &self,
        record: &Record,
        row: &ResultRow,
        words: String,
        noticed: Noticed,
        found: &mut Found,
    ) {
        let about = match noticed {
            Noticed::Change | Noticed::Strange => self.about(record, row),
            Noticed::Kept => self.about_with_status(record, row),
        };
        found.remarks.push(Remark {
            place: self.place(row.spot),
            about,
            words,
            noticed,
        });
    }

    pub(super) fn remark_change(
        &self,
        record: &Record,
        row: &ResultRow,
        words: &str,
        found: &mut Found,
    ) {
        self.remark_row(record, row, words.to_owned(), Noticed::Change, found);
    }

    /// What stands as it is on file although the row may say otherwise.
    pub(super) fn remark_kept(
        &self,
        record: &Record,
        row: &ResultRow,
        words: &str,
        found: &mut Found,
    ) {
        let words = format!("{words}: kept as on file");
        self.remark_row(record, row, words, Noticed::Kept, found);
    }

    /// A row that can be read in two ways, and the options that decide.
    pub(super) fn undecided(
        &self,
        record: &Record,
        row: &ResultRow,
        words: &str,
        decides: &str,
        found: &mut Found,
    ) {
        let fault = FileFault {
            place: self.place(row.spot),
            what: format!("{}: {words}", self.about_with_status(record, row)),
            accepted: decides.to_owned(),
        };
        found.faults.push_with(fault, WayOn::TakeOrKeep);
    }

    fn about_with_status(&self, record: &Record, row: &ResultRow) -> String {
        let status = status_words(row.status());
        format!("{}, {status}", self.about(record, row))
    }

    pub(super) fn row_fault(
        &self,
        record: &Record,
        row: &ResultRow,
        words: &str,
        found: &mut Found,
    ) {
        let what = self.about_with_status(record, row);
        self.fault_at(self.place(row.spot), what, words, found);
    }

    pub(super) fn fault_at(&self, place: Place, what: String, words: &str, found: &mut Found) {
        found.faults.push(FileFault {
            place,
            what: format!("{what}: {words}"),
            accepted: "correct or retract it on screen, then take this row out".to_owned(),
        });
    }
}
