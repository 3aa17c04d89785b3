//! What is said of rows with a status.

use crate::clinical::record::{LabResult, Record};

use super::super::super::fault::{FileFault, Location, Noticed, Remark, WayOn};
use super::super::edited::Found;
use super::super::reading::Reading;
use super::super::target::ResultRow;
use super::{Day, status_words};
use crate::wording::refusals::import as said;
use crate::wording::sentence::Figure;
use crate::wording::{Phrase, Sentence};

impl Reading<'_> {
    pub(super) fn fitting_words(
        &self,
        day: &Day<'_>,
        on_file: &[usize],
        brought: &[usize],
    ) -> Sentence {
        let on_file = on_file
            .iter()
            .filter_map(|place| day.standing.get(*place))
            .map(|result| {
                let value = self.value(&result.finding);
                said::on_file(value, result.report.0, result.place)
            });
        let brought = brought
            .iter()
            .filter_map(|place| day.finals.get(*place))
            .map(|row| said::in_line(self.value(&row.finding), row.spot.line));
        Sentence::list(&on_file.chain(brought).collect::<Vec<_>>())
    }

    pub(super) fn on_file_words(&self, result: &LabResult, what: Phrase) -> Sentence {
        let value = self.value(&result.finding);
        said::on_file_but(value, result.report.0, result.place, what)
    }

    pub(super) fn remark_row(
        &self,
        record: &Record,
        row: &ResultRow,
        words: impl Into<Sentence>,
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
            words: words.into(),
            noticed,
        });
    }

    pub(super) fn remark_change(
        &self,
        record: &Record,
        row: &ResultRow,
        words: impl Into<Sentence>,
        found: &mut Found,
    ) {
        self.remark_row(record, row, words, Noticed::Change, found);
    }

    /// What stands as it is on file although the row may say otherwise.
    pub(super) fn remark_kept(
        &self,
        record: &Record,
        row: &ResultRow,
        words: &Sentence,
        found: &mut Found,
    ) {
        let words = said::kept(words);
        self.remark_row(record, row, words, Noticed::Kept, found);
    }

    /// A row that can be read in two ways, and the options that decide.
    pub(super) fn undecided(
        &self,
        record: &Record,
        row: &ResultRow,
        words: &Sentence,
        decides: Phrase,
        found: &mut Found,
    ) {
        let fault = FileFault {
            place: self.place(row.spot),
            what: said::problem_of(self.about_with_status(record, row), words),
            accepted: decides.into(),
        };
        found.faults.push_with(fault, WayOn::TakeOrKeep);
    }

    fn about_with_status(&self, record: &Record, row: &ResultRow) -> Sentence {
        said::with_status(self.about(record, row), status_words(row.status()))
    }

    pub(super) fn row_fault(
        &self,
        record: &Record,
        row: &ResultRow,
        words: impl Figure,
        found: &mut Found,
    ) {
        let what = self.about_with_status(record, row);
        self.fault_at(self.place(row.spot), what, words, found);
    }

    pub(super) fn fault_at(
        &self,
        place: Location,
        what: Sentence,
        words: impl Figure,
        found: &mut Found,
    ) {
        found.faults.push(FileFault {
            place,
            what: said::problem_of(what, words),
            accepted: said::RETRACT_ON_SCREEN.into(),
        });
    }
}
