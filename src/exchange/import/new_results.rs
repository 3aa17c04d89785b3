//! Which results of a patient are on file already, which are new, and what is strange beside what is there.

use std::collections::HashSet;
use std::sync::Arc;

use crate::clinical::calendar::CalendarDay;
use crate::clinical::laboratory::{ResultStatus, Test};
use crate::clinical::record::{Record, Report, Seq};
use crate::register::Change;

use super::super::fault::{FileFault, Noticed, Remark, WayOn};
use super::edited::Found;
use super::on_file::{self, Known, RowKey};
use super::options::Differing;
use super::reading::Reading;
use super::statuses::{came_as_correction, report_changes};
use super::target::{BlankRow, ResultRow};
use crate::wording::refusals::import as said;

impl Reading<'_> {
    /// The record and its reports as rows with a status change them, and the results that are not on file yet, by day.
    pub(super) fn new_results(
        &self,
        record: &Arc<Record>,
        mut rows: Vec<ResultRow>,
        blanks: Vec<BlankRow>,
        seq: Seq,
        found: &mut Found,
    ) -> (Arc<Record>, Vec<Change<Report>>, Vec<ResultRow>) {
        rows.sort_by_key(|row| row.on);
        let is_final = |row: &ResultRow| row.status() == ResultStatus::Final;
        if blanks.is_empty() && rows.iter().all(is_final) {
            let new = self.not_on_file(record, rows, found);
            return (Arc::clone(record), Vec::new(), new);
        }
        let settled = self.settle(record, rows, blanks, seq, found);
        let taken_back = settled
            .changed
            .iter()
            .filter(|result| result.is_retracted())
            .count();
        found.taken_back += taken_back;
        found.amended += settled.changed.len() - taken_back;
        let changes = report_changes(record, &settled.changed);
        let mut changed = Record::clone(record);
        for after in changes.iter().filter_map(|change| change.after.clone()) {
            changed.remove_report(after.head.id);
            changed.insert_report(after);
        }
        let new = self.not_on_file(&changed, settled.rows, found);
        (Arc::new(changed), changes, new)
    }

    /// The results that are not on file yet, of rows in the order of their days.
    fn not_on_file(
        &self,
        record: &Record,
        rows: Vec<ResultRow>,
        found: &mut Found,
    ) -> Vec<ResultRow> {
        let mut new: Vec<ResultRow> = Vec::with_capacity(rows.len());
        let mut brought: (Option<CalendarDay>, HashSet<RowKey>) = (None, HashSet::new());
        for row in rows {
            if let Some(known) = self.known(record, &row) {
                found.on_file += 1;
                if let Some(words) = known.words() {
                    self.remark_on(record, &row, words, found);
                }
                continue;
            }
            if self.is_uncorrected(record, &row, found) {
                continue;
            }
            if brought.0 != Some(row.on) {
                brought.0 = Some(row.on);
                brought.1.clear();
            }
            if brought.1.insert(RowKey::of(&row)) {
                new.push(row);
            } else {
                found.on_file += 1;
            }
        }
        self.mark_other_units(record, &mut new);
        self.list_second_results(record, &new, found);
        for row in &new {
            for why in row.unusual() {
                self.remark_on(record, row, said::unusual(why), found);
            }
            for what in row.noted() {
                self.remark_on(record, row, what.clone(), found);
            }
        }
        new
    }

    /// Whether a row may be what a correction on file was about, which came before it: then it must not count beside it
    /// unless somebody says so.
    fn is_uncorrected(&self, record: &Record, row: &ResultRow, found: &mut Found) -> bool {
        let mut of_the_day = on_file::results_of(record, row.on);
        let correction = of_the_day.find(|result| {
            result.finding.test() == row.finding.test()
                && !result.is_retracted()
                && came_as_correction(result)
        });
        let Some(correction) = correction.filter(|_| row.trail().is_none()) else {
            return false;
        };
        let value = self.value(&correction.finding);
        match self.options.differing {
            Differing::Stops => {
                let fault = FileFault {
                    place: self.place(row.spot),
                    what: said::correction_on_file(self.about(record, row), value),
                    accepted: said::ADD_OR_LEAVE.into(),
                };
                found.faults.push_with(fault, WayOn::TakeOrKeep);
                true
            }
            Differing::TakeFile => false,
            Differing::KeepRegister => {
                found.on_file += 1;
                let words = said::correction_kept(value);
                found.remarks.push(Remark {
                    place: self.place(row.spot),
                    about: self.about(record, row),
                    words,
                    noticed: Noticed::Kept,
                });
                true
            }
        }
    }

    pub(super) fn known(&self, record: &Record, row: &ResultRow) -> Option<Known> {
        on_file::known(record, row).or_else(|| self.replaced.result(record, row))
    }

    /// Another unit than this patient's last result of the test is unusual.
    fn mark_other_units(&self, record: &Record, new: &mut [ResultRow]) {
        let mut last: [Option<&str>; Test::ALL.len()] = [None; Test::ALL.len()];
        let mut on_file = record
            .results
            .iter()
            .filter(|result| !result.is_retracted())
            .peekable();
        for row in new {
            while let Some(result) = on_file.next_if(|result| result.on <= row.on.date) {
                let unit = self.unit_of(&result.finding);
                if let (Some(unit), Some(last)) =
                    (unit, last.get_mut(result.finding.test().index()))
                {
                    *last = Some(unit);
                }
            }
            let Some(unit) = self.unit_of(&row.finding) else {
                continue;
            };
            let last = last.get_mut(row.finding.test().index());
            if let Some(before) = last.and_then(|last| last.replace(unit))
                && before != unit
            {
                row.mark(said::other_unit(before));
            }
        }
    }

    /// Lists new results beside another one of the same test and day.
    fn list_second_results(&self, record: &Record, new: &[ResultRow], found: &mut Found) {
        let mut day = None;
        let mut seen: [Option<usize>; Test::ALL.len()] = [None; Test::ALL.len()];
        let counts =
            |row: &&ResultRow| row.trail().is_none_or(|trail| trail.retracted_by.is_none());
        for row in new.iter().filter(counts) {
            if day != Some(row.on) {
                day = Some(row.on);
                seen = [None; Test::ALL.len()];
            }
            let test = row.finding.test();
            let Some(seen) = seen.get_mut(test.index()) else {
                continue;
            };
            let before = seen.get_or_insert_with(|| {
                on_file::results_of(record, row.on)
                    .filter(|result| result.finding.test() == test && !result.is_retracted())
                    .count()
            });
            *before += 1;
            if *before > 1 {
                let words = said::SECOND_RESULT;
                self.remark_on(record, row, words, found);
            }
        }
    }
}
