//! Rows of `results.csv`.

use std::convert::Infallible;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::clinical::calendar::CalendarDay;
use crate::clinical::laboratory::{ResultStatus, Test, UnitId};
use crate::notation::{self, InputOrigin, Noted, RowField, Written};
use crate::register::WordKind;
use crate::store::{in_order, workers};

use super::super::columns::{OWN, RESULTS, STATUS};
use super::super::fault::{FileFault, WayOn, quoted};
use super::super::own::Own;
use super::super::table::{Cell, Head, Record as Row, Table};
use super::counts::Why;
use super::portion::{Item, Portion, ResultColumns, Understood, spot};
use super::reading::Reading;
use super::statuses::takes_back;
use super::target::{BlankRow, ResultRow};
use super::understood::not_understood;
use crate::wording::Sentence;
use crate::wording::refusals::import as said;

/// A test that is known, one that is left out, or one that is wrong.
enum Named {
    Known(Test, Option<UnitId>),
    LeftOut,
    Wrong,
}

impl Reading<'_> {
    pub(super) fn read_results(&mut self, path: &Path) {
        let Some(mut table) = Table::open(
            path,
            RESULTS,
            &self.beside(true),
            &mut self.faults,
            &mut self.remarks,
        ) else {
            return;
        };
        let file = u16::try_from(self.files.len()).unwrap_or(u16::MAX);
        let head = table.head().clone();
        self.files.push(Arc::clone(head.file()));
        let (words, progress) = (Arc::clone(&self.words), self.progress);
        let columns = ResultColumns::of(&head, file, self.knowledge, &words, self.today);
        let mut has_ended = false;
        let Ok(()): Result<(), Infallible> = in_order(
            workers(),
            || {
                if progress.is_stopped() {
                    return None;
                }
                let portion = Portion::next(&mut table, &mut has_ended)?;
                progress.advance(portion.bytes());
                Some(portion)
            },
            |portion| portion.understand(&columns),
            |understood| {
                self.add_portion(understood, &head, file);
                Ok(())
            },
        );
        self.remarks.extend(table.closing_remark());
    }

    /// Adds the results of a portion, or says what is wrong with them, row by row.
    fn add_portion(&mut self, understood: Understood, head: &Head, file: u16) {
        let (results, rows, items) = understood.apart();
        for item in items {
            match item {
                Item::Faults(faults) => self.faults.append(faults),
                Item::Row(row) => self.add_row(&head.record(row), file),
                Item::Results(number, range) => {
                    let mut start = range.start;
                    let target = self.targets.find(&number);
                    for place in range.clone() {
                        if !self.is_possible(target, results.get(place)) {
                            self.add_results(target, &results, start..place);
                            start = place + 1;
                            if let Some(row) = rows.of(place) {
                                self.add_row(&head.record(row), file);
                            }
                        }
                    }
                    self.add_results(target, &results, start..range.end);
                }
            }
        }
    }

    /// Whether nothing is wrong with the patient and the day of a result of which nothing else is wrong.
    fn is_possible(&self, target: Option<usize>, result: Option<&ResultRow>) -> bool {
        let target = target.and_then(|target| self.targets.get(target));
        target.zip(result).is_some_and(|(target, result)| {
            target.born().is_none_or(|born| born.date <= result.on.date)
        })
    }

    /// Adds results of which nothing is wrong.
    fn add_results(
        &mut self,
        target: Option<usize>,
        results: &Arc<Vec<ResultRow>>,
        range: Range<usize>,
    ) {
        let target = target.and_then(|target| self.targets.get_mut(target));
        if let Some(target) = target.filter(|_| !range.is_empty() && !self.faults.is_full()) {
            target.add_results(results, range);
        }
    }

    /// Adds the result of a row, or says what is wrong with it.
    fn add_row(&mut self, row: &Row<'_>, file: u16) {
        let Some(status) = self.status(row) else {
            return;
        };
        if status == ResultStatus::Preliminary {
            return self.leave_out(Why::Status, said::PRELIMINARY);
        }
        let named = self.test_of(&row.cell("test"));
        if matches!(named, Named::LeftOut) {
            return;
        }
        let takes_back = takes_back(status);
        let value = row.cell("value");
        // Of a file of rubbish nothing more is asked once it is clear that nothing is stored.
        if !takes_back
            && (self.options.no_results || !self.faults.is_full())
            && let Some(word) = notation::no_result(value.text, self.knowledge)
        {
            return self.no_result(&value, word);
        }
        let target = self.target_of(&row.cell("mrn"));
        if takes_back && self.has_no_value(row, &named) {
            let blank = self.blank(row, target, &named, status, file);
            let target = target.and_then(|target| self.targets.get_mut(target));
            if let (Some(target), Some(blank)) = (target, blank) {
                target.blanks.push(blank);
            }
            return;
        }
        let result = self.result_row(row, target, &named, file);
        let result = result.map(|result| result.with_status(status));
        let keep = !self.faults.is_full();
        if let (Some(result), Some(target)) = (result.filter(|_| keep), target)
            && let Some(patient) = self.targets.get_mut(target)
        {
            patient.add_results(&Arc::new(vec![result]), 0..1);
        }
    }

    /// What a row says of whether it counts; nothing where that is not understood.
    fn status(&mut self, row: &Row<'_>) -> Option<ResultStatus> {
        let cell = row.cell(STATUS);
        let parsed = notation::parse_status(cell.text, row.status(), self.knowledge);
        let status = self.understood(&cell, "status", parsed)?;
        Some(status.unwrap_or(ResultStatus::Final))
    }

    fn leave_out(&mut self, why: Why, word: impl Into<Sentence>) {
        *self.left_out.entry((why, word.into())).or_default() += 1;
    }

    /// A row that says that there is no result.
    fn no_result(&mut self, value: &Cell<'_>, word: Sentence) {
        if self.options.no_results {
            return self.leave_out(Why::NoResult, word);
        }
        let what = match value.filled() {
            Some(text) => said::value_no_result(quoted(text)),
            None => said::NO_VALUE.into(),
        };
        let fault = FileFault {
            place: value.place.clone(),
            what,
            accepted: said::VALUE_OR_NO_RESULTS.into(),
        };
        self.faults.push_with(fault, WayOn::NoResults);
    }

    /// Whether the value of a row of a known test cannot be read.
    fn has_no_value(&self, row: &Row<'_>, named: &Named) -> bool {
        let Named::Known(test, implied_unit) = *named else {
            return false;
        };
        let value = row.cell("value");
        let Ok(value) = self.words.number(value.text) else {
            return false;
        };
        let written = Written {
            test,
            value: &value,
            unit: row.cell("unit").text,
            implied_unit,
            assay: None,
        };
        notation::parse_finding(&written, InputOrigin::File, self.knowledge).is_err()
    }

    /// A row that takes a result back whose value cannot be read: only patient, day and test say which.
    fn blank(
        &mut self,
        row: &Row<'_>,
        target: Option<usize>,
        named: &Named,
        status: ResultStatus,
        file: u16,
    ) -> Option<BlankRow> {
        let Named::Known(test, _) = *named else {
            return None;
        };
        let value = row.cell("value");
        let on = self.sample_day(&row.cell("date"), target)?;
        Some(BlankRow {
            spot: spot(file, value.place.line, value.place.column),
            on,
            test,
            status,
        })
    }

    fn test_of(&mut self, cell: &Cell<'_>) -> Named {
        match self.words.test(cell.text, self.knowledge) {
            Ok((test, unit)) => Named::Known(test, unit),
            Err(_) if self.options.known_tests_only && self.is_unheard_of(cell) => {
                self.leave_out(Why::UnknownTest, Sentence::alike(&cell.text));
                Named::LeftOut
            }
            Err(fault) => {
                let fault = not_understood(cell, "test", &fault);
                if cell.filled().is_some() {
                    self.faults.offer_teaching(WordKind::Test, cell.text);
                }
                if self.is_unheard_of(cell) {
                    self.faults.push_with(fault, WayOn::KnownTests);
                } else {
                    self.faults.push(fault);
                }
                Named::Wrong
            }
        }
    }

    /// A name that may be one of the tests that are kept is never left out in silence.
    fn is_unheard_of(&self, cell: &Cell<'_>) -> bool {
        notation::is_surely_another_test(cell.text, self.knowledge)
    }

    fn result_row(
        &mut self,
        row: &Row<'_>,
        target: Option<usize>,
        named: &Named,
        file: u16,
    ) -> Option<ResultRow> {
        let own = Own::of(row.cell(OWN).text);
        let on = self.sample_day(&row.cell("date"), target);
        let on = on.map(|on| own.counted(on));
        let assay_cell = row.cell("assay");
        // An assay that nobody here has heard of is none that is known: its rows are kept and listed.
        let assay = notation::parse_assay(assay_cell.text, self.knowledge);
        let unknown_assay = assay
            .is_err()
            .then(|| Noted::UnknownAssay(assay_cell.text.to_owned()));
        let Named::Known(test, implied_unit) = *named else {
            return None;
        };
        let is_dna = test == Test::HbvDna;
        if !is_dna && assay_cell.filled().is_some() {
            self.faults
                .push(assay_cell.fault(said::ASSAY_OF_OTHER, said::NOTHING_HERE));
            return None;
        }
        let (value, unit) = (row.cell("value"), row.cell("unit"));
        let written = Written {
            test,
            value: value.text,
            unit: unit.text,
            implied_unit,
            assay: assay.unwrap_or_default(),
        };
        let (lower, upper) = (row.cell("lower_limit"), row.cell("upper_limit"));
        let parsed = match own.is_confirmed {
            true => notation::parse_confirmed_row(&written, lower.text, upper.text, self.knowledge),
            false => self
                .words
                .row(&written, (lower.text, upper.text), self.knowledge),
        };
        let reading = match parsed {
            Ok(reading) => reading,
            Err((field, fault)) => {
                let (cell, name) = match field {
                    // A complaint about the unit is shown where the unit stands.
                    RowField::Value if unit.filled().is_some() && fault.written == unit.text => {
                        self.faults.offer_teaching(WordKind::Unit, unit.text);
                        (&unit, "unit")
                    }
                    RowField::Value => (&value, "value"),
                    RowField::LowerLimit => (&lower, "lower_limit"),
                    RowField::UpperLimit => (&upper, "upper_limit"),
                };
                let is_of_comma = !self.options.decimal_comma
                    && !fault.readings.is_empty()
                    && cell.text.contains(',');
                let mut fault = not_understood(cell, name, &fault);
                if is_of_comma {
                    fault.accepted = said::or_decimal_comma(&fault.accepted);
                    self.faults.push_with(fault, WayOn::DecimalComma);
                } else {
                    self.faults.push(fault);
                }
                return None;
            }
        };
        let spot = spot(file, value.place.line, value.place.column);
        let mut reading = reading;
        reading.noted.extend(unknown_assay);
        Some(ResultRow::new(spot, on?, reading))
    }

    /// The day of the sample: never after today, never before birth.
    fn sample_day(&mut self, cell: &Cell<'_>, target: Option<usize>) -> Option<CalendarDay> {
        let parsed = self.words.sample_day(cell.text, self.today, self.knowledge);
        let on = self.understood_day(cell, "date", Some(self.today), parsed)?;
        if on.date > self.today {
            let accepted = said::up_to_today(self.today);
            self.faults.push(cell.fault(said::IN_FUTURE, accepted));
            return None;
        }
        let born = target
            .and_then(|target| self.targets.get(target)?.born())
            .map(|born| born.date);
        if let Some(born) = born.filter(|born| on.date < *born) {
            let accepted = said::from_birth(born);
            self.faults.push(cell.fault(said::BEFORE_BIRTH, accepted));
            return None;
        }
        Some(on)
    }
}
