//! Rows that correct a result.

use crate::clinical::calendar::plus_days;
use crate::clinical::record::{Earlier, Finding, LabResult, Limits, Record, Seq, Trail};
use crate::exchange::fault::Noticed;
use crate::wording::{Sentence, day_words};

use super::super::counts::Why;
use super::super::edited::Found;
use super::super::on_file::{self, Known, ValueKey};
use super::super::options::Differing;
use super::super::reading::Reading;
use super::super::target::ResultRow;
use super::{Day, gone_words, is_amended_by, places};
use crate::wording::refusals::import as said;

/// A laboratory that corrects the day of a sample corrects it by a few days, or exchanges day and month.
const NEAR_DAYS: i64 = 31;

impl Reading<'_> {
    /// Each correction, and whether the files hold another one in its unit that is as new.
    pub(super) fn with_others(
        &self,
        record: &Record,
        rows: Vec<ResultRow>,
    ) -> Vec<(ResultRow, bool)> {
        let is_new: Vec<bool> = rows
            .iter()
            .map(|row| self.known(record, row).is_none())
            .collect();
        let units: Vec<Option<&str>> = rows.iter().map(|row| self.unit_of(&row.finding)).collect();
        let of_unit = |unit| {
            let same = units
                .iter()
                .zip(&is_new)
                .filter(|(other, is_new)| may_be_one(**other, unit) && **is_new);
            same.count()
        };
        let has_other: Vec<bool> = units
            .iter()
            .zip(&is_new)
            .map(|(unit, is_new)| *is_new && of_unit(*unit) > 1)
            .collect();
        rows.into_iter().zip(has_other).collect()
    }

    /// A corrected value: it amends the one that it corrects, or is added.
    pub(super) fn correct(&self, day: &mut Day<'_>, mut row: ResultRow, found: &mut Found) {
        let known = self.known(day.record, &row);
        let unit = self.unit_of(&row.finding);
        let (on_file, brought) = self.corrected_by(day, unit);
        match known {
            Some(Known::Amended) => match self.corrected_since(day, &row) {
                Since::Nothing => {}
                Since::Kept => return day.rest.push(row),
                Since::Undecided(words) => {
                    let decides = said::CORRECT_BACK;
                    return self.undecided(day.record, &row, &words, decides, found);
                }
            },
            None => {}
            Some(Known::Unchanged) => return self.is_corrected_already(day, row, &brought, found),
            Some(Known::Retracted)
                if day.taken_back.contains(&ValueKey::of(&row.finding))
                    && !(on_file.is_empty() && brought.is_empty()) =>
            {
                let words = self.fitting_words(day, &on_file, &brought);
                return self.row_fault(day.record, &row, said::same_taken_back(words), found);
            }
            Some(Known::Retracted | Known::Corrected | Known::Redated | Known::Moved) => {
                return day.rest.push(row);
            }
        }
        match (on_file.as_slice(), brought.as_slice()) {
            ([], []) => {
                if let Some(known) = self.replaced.gone(day.record, row.on, row.finding.test()) {
                    return self.row_fault(day.record, &row, gone_words(known), found);
                }
                // What it corrects never came; that it is a correction is kept all the same.
                self.remark_other_day(day.record, &row, found);
                let itself = row.finding.clone();
                row.set_trail(amended_from(itself, day.seq));
                day.rest.push(row);
            }
            ([place], []) => {
                let Some(result) = day.standing.get_mut(*place) else {
                    return;
                };
                if self.was_amended_by_hand(result) {
                    let words = self.on_file_words(result, said::BY_HAND);
                    return self.row_fault(day.record, &row, words, found);
                }
                let was = self.finding(&result.finding);
                let is_typed = on_file::typed_here(day.record, result);
                amend(result, &row, is_typed, day.seq);
                self.remark_change(day.record, &row, said::corrected_was(was), found);
            }
            ([], [place]) => {
                if *place < day.finals.len() {
                    let original = day.finals.remove(*place);
                    let was = self.finding(&original.finding);
                    row.set_trail(amended_from(original.finding, day.seq));
                    self.remark_change(day.record, &row, said::corrected_here(was), found);
                    day.rest.push(row);
                }
            }
            (several, more) => {
                let words = self.fitting_words(day, several, more);
                self.row_fault(day.record, &row, said::two_fit(words), found);
            }
        }
    }

    /// A correction of a day that has no value, where the same value is on file of a day near it: the day may be what was
    /// corrected, and then the other result counts for nothing.
    fn remark_other_day(&self, record: &Record, row: &ResultRow, found: &mut Found) {
        let from = plus_days(row.on.date, -NEAR_DAYS);
        let to = plus_days(row.on.date, NEAR_DAYS);
        let mut near = record.results.iter();
        let is_same = |result: &&LabResult| {
            !result.is_retracted()
                && (from..=to).contains(&result.on)
                && ValueKey::of(&result.finding) == ValueKey::of(&row.finding)
        };
        if let Some(other) = near.find(is_same) {
            let day = Sentence::made(|language| day_words(language, other.day()));
            let words = said::other_day(day);
            self.remark_row(record, row, words, Noticed::Kept, found);
        }
    }

    /// What has come of a correction on file with the value of a row. A file that is older than its latest correction
    /// says the same as one in which the laboratory corrects it back.
    fn corrected_since(&self, day: &Day<'_>, row: &ResultRow) -> Since {
        let Some(result) = former_correction(day, row) else {
            return Since::Nothing;
        };
        let is_told = day.corrected.contains(&ValueKey::of(&result.finding));
        if is_told || self.was_amended_by_hand(result) {
            return Since::Kept;
        }
        match self.options.differing {
            Differing::Stops => Since::Undecided(self.on_file_words(result, said::TO_WHICH)),
            Differing::TakeFile => Since::Nothing,
            Differing::KeepRegister => Since::Kept,
        }
    }

    /// The results that a correction in this unit may be about, and that no other correction of these files is about:
    /// where there are several, those in its unit.
    pub(super) fn corrected_by(
        &self,
        day: &Day<'_>,
        unit: Option<&str>,
    ) -> (Vec<usize>, Vec<usize>) {
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
                is_free(result) && may_be_one(self.unit_of(&result.finding), unit)
            }),
            places(&day.finals, |row| {
                may_be_one(self.unit_of(&row.finding), unit)
            }),
        )
    }

    /// A correction that is on file: the one final beside it is what it corrected.
    pub(super) fn is_corrected_already(
        &self,
        day: &mut Day<'_>,
        row: ResultRow,
        brought: &[usize],
        found: &mut Found,
    ) {
        let seq = day.seq;
        let present = ValueKey::of(&row.finding);
        let is_it = |result: &&LabResult| ValueKey::of(&result.finding) == present;
        let is_correction = day
            .standing
            .iter()
            .filter(is_it)
            .any(|result| !result.earlier().is_empty());
        let unit = self.unit_of(&row.finding);
        let others = places(&day.standing, |result| {
            may_be_one(self.unit_of(&result.finding), unit) && !is_it(&result)
        });
        if !is_correction && (!others.is_empty() || !brought.is_empty()) {
            let words = self.fitting_words(day, &others, brought);
            return self.row_fault(day.record, &row, said::also(words), found);
        }
        if let [place] = brought
            && *place < day.finals.len()
        {
            let original = day.finals.remove(*place);
            let words = said::CORRECTED_OUT;
            self.remark_on(day.record, &original, words, found);
            found.leave_out(Why::Status, said::FINAL_CORRECTED);
        }
        if let Some(result) = day.standing.iter_mut().find(|result| is_it(&&**result))
            && !is_correction
        {
            // Corrections that came back to the value on file, or of something beside it: that there was one is kept.
            result.trail = Some(Box::new(amended_from(row.finding.clone(), seq)));
            let words = said::CORRECTED_SAME;
            return self.remark_change(day.record, &row, words, found);
        }
        day.rest.push(row);
    }
}

/// Whether results in these units may be the same one: "not detected" has none.
fn may_be_one(unit: Option<&str>, other: Option<&str>) -> bool {
    unit.is_none() || other.is_none() || unit == other
}

/// What has come of a value that was a correction once.
enum Since {
    /// Nothing that keeps it from being the latest one.
    Nothing,
    /// What is on file stays.
    Kept,
    /// It cannot be told: what stands on file, in words.
    Undecided(Sentence),
}

/// The result on file that said, as a correction, what a row says before it was corrected again. The first value of all
/// is none unless it came as a correction.
fn former_correction<'d>(day: &'d Day<'_>, row: &ResultRow) -> Option<&'d LabResult> {
    let value = ValueKey::of(&row.finding);
    day.standing.iter().find(|result| {
        let Some((first, later)) = result.earlier().split_last() else {
            return false;
        };
        let is_value = |earlier: &Earlier| ValueKey::of(&earlier.finding) == value;
        later.iter().any(is_value) || (is_value(first) && came_as_correction(result))
    })
}

/// Whether a result came as the correction of one that never came: it is its own earlier value.
pub(in super::super) fn came_as_correction(result: &LabResult) -> bool {
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
