//! Rows that take a result back.

use crate::clinical::dna;
use crate::clinical::record::{DnaReading, Finding, LabResult, Trail};
use crate::wording::{Sentence, day_words, shown};

use super::super::counts::Why;
use super::super::edited::Found;
use super::super::on_file::{self, Known, RowKey, ValueKey};
use super::super::options::Differing;
use super::super::reading::Reading;
use super::super::target::{BlankRow, ResultRow};
use super::{Day, gone_words, places, status_words};
use crate::wording::refusals::import as said;

impl Reading<'_> {
    /// A row that takes back a value: the same value on file or in the files.
    pub(super) fn take_back(
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
                    let words = self.on_file_words(result, said::BY_HAND);
                    return self.row_fault(day.record, row, words, found);
                }
                let trail = result.trail.get_or_insert_default();
                trail.retracted_by = Some(day.seq);
                self.remark_change(day.record, row, said::TAKEN_BACK, found);
                day.retracted.push(day.standing.remove(*place));
            }
            ([], [place]) => {
                if *place < day.finals.len() {
                    let mut taken = day.finals.remove(*place);
                    taken.set_trail(Trail {
                        earlier: Vec::new(),
                        retracted_by: Some(day.seq),
                    });
                    self.remark_change(day.record, row, said::TAKEN_BACK_HERE, found);
                    day.rest.push(taken);
                }
            }
            ([], []) => self.take_back_unknown(day, row, corrected, found),
            (several, more) => {
                let words = self.fitting_words(day, several, more);
                self.row_fault(day.record, row, said::two_fit(words), found);
            }
        }
    }

    /// A row that takes back a value that does not count here.
    pub(super) fn take_back_unknown(
        &self,
        day: &mut Day<'_>,
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
                return self.row_fault(day.record, row, gone_words(known), found);
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
                let words = self.on_file_words(result, said::AMENDED);
                return self.row_fault(day.record, row, words, found);
            }
        }
        let alike = |finding: &Finding| self.is_same_amount(&row.finding, finding);
        let on_file = places(&day.standing, |result| alike(&result.finding));
        let brought = places(&day.finals, |other| alike(&other.finding));
        if on_file.len() + brought.len() > 0 {
            let words = self.fitting_words(day, &on_file, &brought);
            return self.row_fault(day.record, row, said::near(words), found);
        }
        let is_settled = corrected.is_empty() && self.take_back_unnamed(day, row, found);
        if !is_settled {
            found.leave_out(Why::Status, status_words(row.status()));
        }
    }

    /// What stands on file where another value of that day is taken back, and the files do not name what stands: the
    /// value taken back may be a correction of it that never came, so that it stands no longer, or that of another
    /// sample. Gives whether something was done about it.
    fn take_back_unnamed(&self, day: &mut Day<'_>, row: &ResultRow, found: &mut Found) -> bool {
        let is_named = |result: &LabResult| {
            let value = ValueKey::of(&result.finding);
            let mut rows = day.rest.iter();
            rows.any(|other| ValueKey::of(&other.finding) == value)
        };
        let unnamed = places(&day.standing, |result| !is_named(result));
        let [place] = unnamed.as_slice() else {
            if !unnamed.is_empty() {
                let words = self.fitting_words(day, &unnamed, &[]);
                self.row_fault(day.record, row, said::may_correct(words), found);
            }
            return !unnamed.is_empty();
        };
        let Some(result) = day.standing.get_mut(*place) else {
            return false;
        };
        let words = self.on_file_words(result, said::NOT_NAMED);
        match self.options.differing {
            Differing::Stops => {
                let decides = said::RETRACT_OR_KEEP;
                self.undecided(day.record, row, &words, decides, found);
            }
            Differing::TakeFile => {
                let trail = result.trail.get_or_insert_default();
                trail.retracted_by = Some(day.seq);
                self.remark_change(day.record, row, said::retracted_with(words), found);
                day.retracted.push(day.standing.remove(*place));
            }
            Differing::KeepRegister => {
                self.remark_kept(day.record, row, &words, found);
                return false;
            }
        }
        true
    }

    /// A row that takes something back without saying which value.
    pub(super) fn take_back_blank(&self, day: &Day<'_>, blank: &BlankRow, found: &mut Found) {
        let what = said::blank_of(
            shown(&day.record.person.mrn),
            Sentence::name(self.knowledge.tests.get(blank.test)),
            Sentence::made(|language| day_words(language, blank.on)),
            status_words(blank.status),
        );
        let moved = self.replaced.gone(day.record, blank.on, blank.test);
        let (on_file, brought) = (
            places(&day.standing, |_| true),
            places(&day.finals, |_| true),
        );
        let words = if let Some(known) = moved {
            gone_words(known)
        } else if on_file.is_empty() && brought.is_empty() {
            return found.leave_out(Why::Status, status_words(blank.status));
        } else {
            self.fitting_words(day, &on_file, &brought)
        };
        self.fault_at(self.place(blank.spot), what, words, found);
    }

    /// Whether two values of HBV DNA are the same amount but for rounding.
    pub(super) fn is_same_amount(&self, one: &Finding, other: &Finding) -> bool {
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
}
