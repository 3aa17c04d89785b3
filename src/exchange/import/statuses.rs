//! What the status of rows does to the results of one patient: corrections amend, what is taken back is retracted.
//!
//! Rows of one day and test are looked at together, whatever their order: first what is taken back, then what is
//! corrected, then what is left. Nothing is guessed: where two results fit, or the one that fits was changed by hand,
//! the row is a fault that names both.

use crate::clinical::dna;
use crate::clinical::laboratory::ResultStatus;
use crate::clinical::record::{
    DnaReading, Earlier, Finding, Id, LabResult, Limits, Record, Report, Seq, Trail, Via,
};
use crate::register::Change;
use crate::wording::{amount_words, finding_words, shown};

use super::super::fault::{FileFault, Noticed, Place, Remark};
use super::edited::Found;
use super::on_file::{self, Known, RowKey, ValueKey};
use super::target::{BlankRow, ResultRow};
use super::{Reading, Why};

/// Whether a status takes a result back.
pub(super) const fn takes_back(status: ResultStatus) -> bool {
    match status {
        ResultStatus::Cancelled | ResultStatus::EnteredInError => true,
        ResultStatus::Final | ResultStatus::Corrected | ResultStatus::Preliminary => false,
    }
}

/// The word of a status.
const fn status_words(status: ResultStatus) -> &'static str {
    match status {
        ResultStatus::Final => "final",
        ResultStatus::Corrected => "corrected",
        ResultStatus::Preliminary => "preliminary",
        ResultStatus::Cancelled => "cancelled",
        ResultStatus::EnteredInError => "entered in error",
    }
}

/// The results of one day and test, and the rows about them.
struct Day<'r> {
    record: &'r Record,
    seq: Seq,
    /// Results on file that count, as the rows leave them.
    standing: Vec<LabResult>,
    /// Results on file that rows take back.
    retracted: Vec<LabResult>,
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
        for row in taken_back {
            self.take_back(day, &row, &corrected, found);
        }
        for blank in blanks {
            self.take_back_blank(day, blank, found);
        }
        for (row, has_other) in self.with_others(day.record, corrected) {
            if has_other {
                let words = "another correction of that day stands in the files";
                self.row_fault(day.record, &row, words, found);
            } else {
                self.correct(day, row, found);
            }
        }
    }

    /// Each correction, and whether the files hold another one in its unit that is as new.
    fn with_others(&self, record: &Record, rows: Vec<ResultRow>) -> Vec<(ResultRow, bool)> {
        let is_new: Vec<bool> = rows
            .iter()
            .map(|row| self.known(record, row).is_none())
            .collect();
        let units: Vec<Option<&str>> = rows.iter().map(|row| self.unit_of(&row.finding)).collect();
        let of_unit = |unit| {
            let same = units
                .iter()
                .zip(&is_new)
                .filter(|(other, is_new)| **other == unit && **is_new);
            same.count()
        };
        let has_other: Vec<bool> = units
            .iter()
            .zip(&is_new)
            .map(|(unit, is_new)| *is_new && of_unit(*unit) > 1)
            .collect();
        rows.into_iter().zip(has_other).collect()
    }

    /// A row that takes back a value: the same value on file or in the files.
    fn take_back(
        &self,
        day: &mut Day<'_>,
        row: &ResultRow,
        corrected: &[ResultRow],
        found: &mut Found,
    ) {
        let value = ValueKey::of(&row.finding);
        let same = |finding: &Finding| ValueKey::of(finding) == value;
        let mut on_file = places(&day.standing, |result| same(&result.finding));
        let mut brought = places(&day.finals, |other| same(&other.finding));
        if on_file.len() + brought.len() > 1 {
            // Of several with this value, the one with these limits.
            on_file = places(&day.standing, |result| {
                on_file::is_same(row, &result.finding, result.limits)
            });
            brought = places(&day.finals, |other| RowKey::of(other) == RowKey::of(row));
        }
        match (on_file.as_slice(), brought.as_slice()) {
            ([place], []) => {
                let Some(result) = day.standing.get_mut(*place) else {
                    return;
                };
                if self.was_amended_by_hand(result) {
                    let words = self.on_file_words(result, "amended by hand");
                    return self.row_fault(day.record, row, &words, found);
                }
                let trail = result.trail.get_or_insert_default();
                trail.retracted_by = Some(day.seq);
                self.remark_change(
                    day.record,
                    row,
                    "taken back by the laboratory: retracted",
                    found,
                );
                day.retracted.push(day.standing.remove(*place));
            }
            ([], [place]) => {
                if *place < day.finals.len() {
                    let mut taken = day.finals.remove(*place);
                    taken.set_trail(Trail {
                        earlier: Vec::new(),
                        retracted_by: Some(day.seq),
                    });
                    self.remark_change(
                        day.record,
                        row,
                        "taken back by the laboratory in the same files: kept as retracted",
                        found,
                    );
                    day.rest.push(taken);
                }
            }
            ([], []) => self.take_back_unknown(day, row, corrected, found),
            (several, more) => {
                let words = self.fitting_words(day, several, more);
                self.row_fault(day.record, row, &format!("two fit: {words}"), found);
            }
        }
    }

    /// A row that takes back a value that does not count here.
    fn take_back_unknown(
        &self,
        day: &Day<'_>,
        row: &ResultRow,
        corrected: &[ResultRow],
        found: &mut Found,
    ) {
        match self.known(day.record, row) {
            Some(Known::Retracted) => {
                found.on_file += 1;
                return;
            }
            Some(known @ (Known::Moved | Known::Redated)) => {
                let words = known.words().unwrap_or_default();
                return self.row_fault(day.record, row, words, found);
            }
            Some(Known::Amended | Known::Corrected | Known::Unchanged) | None => {}
        }
        let value = ValueKey::of(&row.finding);
        let was = day.standing.iter().find(|result| {
            let mut earlier = result.earlier().iter();
            earlier.any(|earlier| ValueKey::of(&earlier.finding) == value)
        });
        if let Some(result) = was {
            let present = ValueKey::of(&result.finding);
            let is_told = |other: &ResultRow| ValueKey::of(&other.finding) == present;
            // The files know the value that came in its place.
            let is_settled = !self.was_amended_by_hand(result)
                && (corrected.iter().any(is_told) || day.rest.iter().any(is_told));
            if !is_settled {
                let words = self.on_file_words(result, "amended since");
                return self.row_fault(day.record, row, &words, found);
            }
        }
        let alike = |finding: &Finding| self.is_same_amount(&row.finding, finding);
        let on_file = places(&day.standing, |result| alike(&result.finding));
        let brought = places(&day.finals, |other| alike(&other.finding));
        if on_file.len() + brought.len() > 0 {
            let words = self.fitting_words(day, &on_file, &brought);
            let words = format!("{words} is nearly the same in another unit");
            return self.row_fault(day.record, row, &words, found);
        }
        found.leave_out(Why::Status, status_words(row.status()));
    }

    /// A row that takes something back without saying which value.
    fn take_back_blank(&self, day: &Day<'_>, blank: &BlankRow, found: &mut Found) {
        let what = format!(
            "{} {} of {}, {}: no value",
            shown(&day.record.person.mrn),
            self.knowledge.tests.get(blank.test).name,
            crate::wording::day_words(blank.on),
            status_words(blank.status),
        );
        let moved = self.replaced.gone(day.record, blank.on, blank.test);
        let (on_file, brought) = (
            places(&day.standing, |_| true),
            places(&day.finals, |_| true),
        );
        let words = if let Some(known) = moved {
            known.words().unwrap_or_default().to_owned()
        } else if on_file.is_empty() && brought.is_empty() {
            return found.leave_out(Why::Status, status_words(blank.status));
        } else {
            self.fitting_words(day, &on_file, &brought)
        };
        self.fault_at(self.place(blank.spot), what, &words, found);
    }

    /// A corrected value: it amends the one that it corrects, or is added.
    fn correct(&self, day: &mut Day<'_>, mut row: ResultRow, found: &mut Found) {
        let known = self.known(day.record, &row);
        let unit = self.unit_of(&row.finding);
        let (on_file, brought) = self.corrected_by(day, unit);
        match known {
            Some(Known::Amended) if is_former_correction(day, &row) => {
                return day.rest.push(row);
            }
            Some(Known::Amended) | None => {}
            Some(Known::Unchanged) => return self.is_corrected_already(day, row, &brought, found),
            Some(Known::Retracted | Known::Corrected | Known::Redated | Known::Moved) => {
                return day.rest.push(row);
            }
        }
        match (on_file.as_slice(), brought.as_slice()) {
            ([], []) => {
                if let Some(known) = self.replaced.gone(day.record, row.on, row.finding.test()) {
                    let words = known.words().unwrap_or_default();
                    return self.row_fault(day.record, &row, words, found);
                }
                // What it corrects never came; that it is a correction is kept all the same.
                let itself = row.finding.clone();
                row.set_trail(amended_from(itself, day.seq));
                day.rest.push(row);
            }
            ([place], []) => {
                let Some(result) = day.standing.get_mut(*place) else {
                    return;
                };
                if self.was_amended_by_hand(result) {
                    let words = self.on_file_words(result, "amended by hand");
                    return self.row_fault(day.record, &row, &words, found);
                }
                let was = finding_words(&result.finding, self.knowledge);
                let is_typed = on_file::typed_here(day.record, result);
                amend(result, &row, is_typed, day.seq);
                let words = format!("corrected by the laboratory, was {was}");
                self.remark_change(day.record, &row, &words, found);
            }
            ([], [place]) => {
                if *place < day.finals.len() {
                    let original = day.finals.remove(*place);
                    let was = finding_words(&original.finding, self.knowledge);
                    row.set_trail(amended_from(original.finding, day.seq));
                    let words = format!("corrected by the laboratory in the same files, was {was}");
                    self.remark_change(day.record, &row, &words, found);
                    day.rest.push(row);
                }
            }
            (several, more) => {
                let words = self.fitting_words(day, several, more);
                self.row_fault(day.record, &row, &format!("two fit: {words}"), found);
            }
        }
    }

    /// The results that a correction in this unit may be about, and that no other correction of these files is about:
    /// where there are several, those in its unit.
    fn corrected_by(&self, day: &Day<'_>, unit: Option<&str>) -> (Vec<usize>, Vec<usize>) {
        let is_free = |result: &LabResult| !is_amended_by(result, day.seq);
        let all = (
            places(&day.standing, is_free),
            places(&day.finals, |_| true),
        );
        if all.0.len() + all.1.len() < 2 {
            return all;
        }
        (
            places(&day.standing, |result| {
                is_free(result) && self.unit_of(&result.finding) == unit
            }),
            places(&day.finals, |row| self.unit_of(&row.finding) == unit),
        )
    }

    /// A correction that is on file: the one final beside it is what it corrected.
    fn is_corrected_already(
        &self,
        day: &mut Day<'_>,
        row: ResultRow,
        brought: &[usize],
        found: &mut Found,
    ) {
        let present = ValueKey::of(&row.finding);
        let is_it = |result: &&LabResult| ValueKey::of(&result.finding) == present;
        let is_correction = day
            .standing
            .iter()
            .filter(is_it)
            .any(|result| !result.earlier().is_empty());
        let unit = self.unit_of(&row.finding);
        let others = places(&day.standing, |result| {
            self.unit_of(&result.finding) == unit && !is_it(&result)
        });
        if !is_correction && (!others.is_empty() || !brought.is_empty()) {
            let words = self.fitting_words(day, &others, brought);
            return self.row_fault(day.record, &row, &format!("also there: {words}"), found);
        }
        if let [place] = brought
            && *place < day.finals.len()
        {
            let original = day.finals.remove(*place);
            let words = "corrected by the laboratory: left out";
            self.remark_on(day.record, &original, words, found);
            found.leave_out(Why::Status, "final, corrected since");
        }
        day.rest.push(row);
    }

    /// Whether somebody here, and no laboratory, amended a result last. Who is not known counts as somebody here.
    fn was_amended_by_hand(&self, result: &LabResult) -> bool {
        result.earlier().first().is_some_and(|earlier| {
            let entry = self.register.history().get(earlier.replaced_by);
            entry.is_none_or(|entry| entry.stamp.via != Via::Import)
        })
    }

    /// Whether two values of HBV DNA are the same amount but for rounding.
    fn is_same_amount(&self, one: &Finding, other: &Finding) -> bool {
        let amount = |finding: &Finding| match finding {
            Finding::HbvDna {
                reading: DnaReading::Quantified(figure),
                unit,
                assay,
            } => Some(dna::unrounded_iu_per_ml(
                *figure,
                *unit,
                *assay,
                self.knowledge,
            )),
            Finding::HbvDna { .. }
            | Finding::Amount { .. }
            | Finding::Serology { .. }
            | Finding::QuantifiedSerology { .. }
            | Finding::Genotype(_)
            | Finding::Ultrasound(_) => None,
        };
        match (amount(one), amount(other)) {
            (Some(one), Some(other)) => (one.log10() - other.log10()).abs() < 0.01,
            (Some(_) | None, None) | (None, Some(_)) => false,
        }
    }

    fn fitting_words(&self, day: &Day<'_>, on_file: &[usize], brought: &[usize]) -> String {
        let on_file = on_file
            .iter()
            .filter_map(|place| day.standing.get(*place))
            .map(|result| {
                let value = amount_words(&result.finding, self.knowledge);
                format!(
                    "{value} on file (result {}.{})",
                    result.report.0, result.place
                )
            });
        let brought = brought
            .iter()
            .filter_map(|place| day.finals.get(*place))
            .map(|row| {
                let value = amount_words(&row.finding, self.knowledge);
                format!("{value} in line {}", row.spot.line)
            });
        on_file.chain(brought).collect::<Vec<_>>().join(", ")
    }

    fn on_file_words(&self, result: &LabResult, what: &str) -> String {
        let value = amount_words(&result.finding, self.knowledge);
        format!(
            "{value} on file (result {}.{}), {what}",
            result.report.0, result.place
        )
    }

    fn remark_change(&self, record: &Record, row: &ResultRow, words: &str, found: &mut Found) {
        found.remarks.push(Remark {
            place: self.place(row.spot),
            about: self.about(record, row),
            words: words.to_owned(),
            noticed: Noticed::Change,
        });
    }

    fn row_fault(&self, record: &Record, row: &ResultRow, words: &str, found: &mut Found) {
        let what = format!(
            "{}, {}",
            self.about(record, row),
            status_words(row.status())
        );
        self.fault_at(self.place(row.spot), what, words, found);
    }

    fn fault_at(&self, place: Place, what: String, words: &str, found: &mut Found) {
        found.faults.push(FileFault {
            place,
            what: format!("{what}: {words}"),
            accepted: "correct or retract it on screen, then take this row out".to_owned(),
        });
    }
}

/// Whether a row says what a correction on file said before it was corrected again. The first value of all is none
/// unless it came as a correction.
fn is_former_correction(day: &Day<'_>, row: &ResultRow) -> bool {
    let value = ValueKey::of(&row.finding);
    day.standing.iter().any(|result| {
        let Some((first, later)) = result.earlier().split_last() else {
            return false;
        };
        let is_value = |earlier: &Earlier| ValueKey::of(&earlier.finding) == value;
        later.iter().any(is_value) || (is_value(first) && came_as_correction(result))
    })
}

/// Whether a result came as the correction of one that never came: it is its own earlier value.
pub(super) fn came_as_correction(result: &LabResult) -> bool {
    let mut values = result
        .earlier()
        .iter()
        .rev()
        .map(|earlier| &earlier.finding);
    let Some(first) = values.next() else {
        return false;
    };
    let second = values.next().unwrap_or(&result.finding);
    ValueKey::of(first) == ValueKey::of(second)
}

fn is_amended_by(result: &LabResult, seq: Seq) -> bool {
    let last = result.earlier().first();
    last.is_some_and(|earlier| earlier.replaced_by == seq)
}

/// The trail of what was amended once.
fn amended_from(finding: Finding, seq: Seq) -> Trail {
    Trail {
        earlier: vec![Earlier {
            finding,
            replaced_by: seq,
        }],
        retracted_by: None,
    }
}

/// Puts the value of a row in the place of the present one. The limits of a typed result are its laboratory's, which a
/// row need not name.
fn amend(result: &mut LabResult, row: &ResultRow, is_typed: bool, seq: Seq) {
    let before = std::mem::replace(&mut result.finding, row.finding.clone());
    let keeps_limits = is_typed && row.limits == Limits::default();
    if !keeps_limits {
        result.limits = row.limits;
    }
    result.unusual = !row.unusual().is_empty();
    let trail = result.trail.get_or_insert_default();
    trail.earlier.insert(
        0,
        Earlier {
            finding: before,
            replaced_by: seq,
        },
    );
}

fn places<T>(all: &[T], is_it: impl Fn(&T) -> bool) -> Vec<usize> {
    let found = all.iter().enumerate().filter(|(_, one)| is_it(one));
    found.map(|(place, _)| place).collect()
}

/// The reports of a record in which results were changed.
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
