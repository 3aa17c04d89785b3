//! What the status of rows does to the results of one patient: corrections amend, what is taken back is retracted.
//!
//! Rows of one day and test are looked at together, whatever their order: first what is taken back, then what is
//! corrected, then what is left. Nothing is guessed: where two results fit, or the one that fits was changed by hand,
//! the row is a fault that names both.

mod corrected;
mod taken_back;
mod told;

use crate::clinical::laboratory::ResultStatus;
use crate::clinical::record::{Id, LabResult, Record, Report, Seq, Via};
use crate::register::Change;

use super::edited::Found;
use super::on_file::{self, Known, RowKey, ValueKey};
use super::reading::Reading;
use super::target::{BlankRow, ResultRow};
use crate::wording::refusals::import as said;
use crate::wording::{Phrase, Sentence};
pub(super) use corrected::came_as_correction;

pub(super) const fn takes_back(status: ResultStatus) -> bool {
    match status {
        ResultStatus::Cancelled | ResultStatus::EnteredInError => true,
        ResultStatus::Final | ResultStatus::Corrected | ResultStatus::Preliminary => false,
    }
}

const fn status_words(status: ResultStatus) -> Phrase {
    match status {
        ResultStatus::Final => said::FINAL,
        ResultStatus::Corrected => said::CORRECTED,
        ResultStatus::Preliminary => said::PRELIMINARY,
        ResultStatus::Cancelled => said::CANCELLED,
        ResultStatus::EnteredInError => said::ENTERED_IN_ERROR,
    }
}

/// What became of a result that is no longer where it stood.
fn gone_words(known: Known) -> Sentence {
    let words = known.words();
    words.map_or_else(|| Sentence::alike(&""), Sentence::from)
}

/// The results of one day and test, and the rows about them.
struct Day<'r> {
    record: &'r Record,
    seq: Seq,
    /// Results on file that count, as the rows leave them.
    standing: Vec<LabResult>,
    /// Results on file that rows take back.
    retracted: Vec<LabResult>,
    taken_back: Vec<ValueKey>,
    /// Values to which rows correct.
    corrected: Vec<ValueKey>,
    /// Rows that are final or nothing, and not on file.
    finals: Vec<ResultRow>,
    /// What is left of the rows.
    rest: Vec<ResultRow>,
}

/// Rows with statuses, worked out: what is left to be added, and the record as it is changed.
pub(super) struct Settled {
    pub(super) rows: Vec<ResultRow>,
    pub(super) changed: Vec<LabResult>,
}

impl Reading<'_> {
    /// Works out the rows of a patient, in the order of their days.
    pub(super) fn settle(
        &self,
        record: &Record,
        rows: Vec<ResultRow>,
        blanks: Vec<BlankRow>,
        seq: Seq,
        found: &mut Found,
    ) -> Settled {
        let mut settled = Settled {
            rows: Vec::with_capacity(rows.len()),
            changed: Vec::new(),
        };
        let mut days: Vec<_> = rows
            .iter()
            .filter(|row| row.status() != ResultStatus::Final)
            .map(|row| (row.on, row.finding.test()))
            .chain(blanks.iter().map(|blank| (blank.on, blank.test)))
            .collect();
        days.sort_unstable();
        days.dedup();
        let mut rows = rows;
        for (on, test) in days {
            let is_here = |row: &mut ResultRow| (row.on, row.finding.test()) == (on, test);
            let here: Vec<ResultRow> = rows.extract_if(.., is_here).collect();
            let blanks = blanks
                .iter()
                .filter(|blank| (blank.on, blank.test) == (on, test));
            let mut day = Day {
                record,
                seq,
                standing: on_file::results_of(record, on)
                    .filter(|result| result.finding.test() == test && !result.is_retracted())
                    .cloned()
                    .collect(),
                retracted: Vec::new(),
                taken_back: Vec::new(),
                corrected: Vec::new(),
                finals: Vec::new(),
                rest: Vec::new(),
            };
            self.settle_day(&mut day, here, blanks, found);
            settled.rows.append(&mut day.rest);
            settled.rows.append(&mut day.finals);
            let amended = day
                .standing
                .into_iter()
                .filter(|result| is_amended_by(result, seq));
            settled.changed.extend(amended.chain(day.retracted));
        }
        settled.rows.append(&mut rows);
        settled.rows.sort_by_key(|row| row.on);
        settled
    }

    fn settle_day<'b>(
        &self,
        day: &mut Day<'_>,
        rows: Vec<ResultRow>,
        blanks: impl Iterator<Item = &'b BlankRow>,
        found: &mut Found,
    ) {
        let (mut corrected, mut taken_back) = (Vec::new(), Vec::new());
        for row in rows {
            let status = row.status();
            let all: &mut Vec<ResultRow> = match status {
                ResultStatus::Corrected => &mut corrected,
                ResultStatus::Cancelled | ResultStatus::EnteredInError => &mut taken_back,
                ResultStatus::Final | ResultStatus::Preliminary
                    if self.known(day.record, &row).is_none() =>
                {
                    &mut day.finals
                }
                ResultStatus::Final | ResultStatus::Preliminary => &mut day.rest,
            };
            // Another row with the same value says nothing more.
            let key = RowKey::of(&row);
            if all.iter().any(|other| RowKey::of(other) == key) {
                found.on_file += 1;
            } else {
                all.push(row);
            }
        }
        let values = |rows: &[ResultRow]| {
            let values = rows.iter().map(|row| ValueKey::of(&row.finding));
            values.collect()
        };
        day.taken_back = values(&taken_back);
        day.corrected = values(&corrected);
        for row in taken_back {
            self.take_back(day, &row, &corrected, found);
        }
        for blank in blanks {
            self.take_back_blank(day, blank, found);
        }
        for (row, has_other) in self.with_others(day.record, corrected) {
            if has_other {
                let words = said::OTHER_CORRECTION;
                self.row_fault(day.record, &row, words, found);
            } else {
                self.correct(day, row, found);
            }
        }
    }

    /// Whether somebody here, and no laboratory, amended a result last. Who is not known counts as somebody here.
    fn was_amended_by_hand(&self, result: &LabResult) -> bool {
        result.earlier().first().is_some_and(|earlier| {
            let entry = self.register.history().get(earlier.replaced_by);
            entry.is_none_or(|entry| entry.stamp.via != Via::Import)
        })
    }
}

fn is_amended_by(result: &LabResult, seq: Seq) -> bool {
    let last = result.earlier().first();
    last.is_some_and(|earlier| earlier.replaced_by == seq)
}

fn places<T>(all: &[T], is_it: impl Fn(&T) -> bool) -> Vec<usize> {
    let found = all.iter().enumerate().filter(|(_, one)| is_it(one));
    found.map(|(place, _)| place).collect()
}

pub(super) fn report_changes(record: &Record, changed: &[LabResult]) -> Vec<Change<Report>> {
    let mut reports: Vec<Id> = changed.iter().map(|result| result.report).collect();
    reports.sort_unstable();
    reports.dedup();
    reports
        .into_iter()
        .filter_map(|id| record.report(id))
        .map(|before| {
            let mut after = before.clone();
            for result in &mut after.results {
                let own = changed.iter().find(|changed| {
                    (changed.report, changed.place) == (result.report, result.place)
                });
                if let Some(own) = own {
                    *result = own.clone();
                }
            }
            Change::replace(before, after)
        })
        .collect()
}
