//! Rows of `results.csv`.

use std::convert::Infallible;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::clinical::laboratory::{Test, UnitId};
use crate::notation::{self, RowField, Written};
use crate::store::{in_order, workers};

use super::super::table::{Cell, Columns, Head, Record as Row, Table};
use super::Reading;
use super::portion::{Item, Portion, ResultColumns, Understood, spot};
use super::target::ResultRow;

pub(in super::super) const COLUMNS: Columns = Columns {
    required: &[
        "mrn",
        "date",
        "test",
        "value",
        "unit",
        "lower_limit",
        "upper_limit",
    ],
    optional: &["assay"],
};

/// A test that is known, one that is left out, or one that is wrong.
enum Named {
    Known(Test, Option<UnitId>),
    LeftOut,
    Wrong,
}

impl Reading<'_> {
    pub(super) fn read_results(&mut self, path: &Path) {
        let Some(mut table) = Table::open(path, COLUMNS, &mut self.faults, &mut self.remarks)
        else {
            return;
        };
        let file = u16::try_from(self.files.len()).unwrap_or(u16::MAX);
        let head = table.head().clone();
        self.files.push(Arc::clone(head.file()));
        let columns = ResultColumns::of(&head, file, self.knowledge, self.today);
        let mut has_ended = false;
        let Ok(()): Result<(), Infallible> = in_order(
            workers(),
            || Portion::next(&mut table, &mut has_ended),
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
        target
            .zip(result)
            .is_some_and(|(target, result)| target.born().is_none_or(|born| born.date <= result.on))
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
        let named = self.test_of(&row.cell("test"));
        if matches!(named, Named::LeftOut) {
            return;
        }
        let target = self.target_of(&row.cell("mrn"));
        let result = self.result_row(row, target, &named, file);
        let keep = !self.faults.is_full();
        if let (Some(result), Some(target)) = (result.filter(|_| keep), target)
            && let Some(patient) = self.targets.get_mut(target)
        {
            patient.add_results(&Arc::new(vec![result]), 0..1);
        }
    }

    fn test_of(&mut self, cell: &Cell<'_>) -> Named {
        match notation::parse_test(cell.text, self.knowledge) {
            Ok((test, unit)) => Named::Known(test, unit),
            Err(_) if self.options.known_tests_only && self.is_unheard_of(cell) => {
                *self.left_out.entry(cell.text.to_owned()).or_default() += 1;
                Named::LeftOut
            }
            Err(fault) => {
                self.faults
                    .push(super::not_understood(cell, "test", &fault));
                Named::Wrong
            }
        }
    }

    /// A name that is known to be a mix-up of two tests is never left out in silence.
    fn is_unheard_of(&self, cell: &Cell<'_>) -> bool {
        cell.filled().is_some()
            && self
                .knowledge
                .tests
                .refusal(&notation::fold(cell.text))
                .is_none()
    }

    fn result_row(
        &mut self,
        row: &Row<'_>,
        target: Option<usize>,
        named: &Named,
        file: u16,
    ) -> Option<ResultRow> {
        let on = self.sample_day(&row.cell("date"), target);
        let assay_cell = row.cell("assay");
        let assay = self.understood(
            &assay_cell,
            "assay",
            notation::parse_assay(assay_cell.text, self.knowledge),
        );
        let Named::Known(test, implied_unit) = *named else {
            return None;
        };
        let is_dna = test == Test::HbvDna;
        if !is_dna && assay_cell.filled().is_some() {
            self.faults
                .push(assay_cell.fault("an assay of another test than HBV DNA:", "nothing here"));
            return None;
        }
        let (value, unit) = (row.cell("value"), row.cell("unit"));
        let written = Written {
            test,
            value: value.text,
            unit: unit.text,
            implied_unit,
            assay: assay?,
        };
        let (lower, upper) = (row.cell("lower_limit"), row.cell("upper_limit"));
        let parsed = notation::parse_row(&written, lower.text, upper.text, self.knowledge);
        let reading = match parsed {
            Ok(reading) => reading,
            Err((field, fault)) => {
                let (cell, name) = match field {
                    // A complaint about the unit is shown where the unit stands.
                    RowField::Value if unit.filled().is_some() && fault.written == unit.text => {
                        (&unit, "unit")
                    }
                    RowField::Value => (&value, "value"),
                    RowField::LowerLimit => (&lower, "lower_limit"),
                    RowField::UpperLimit => (&upper, "upper_limit"),
                };
                self.faults.push(super::not_understood(cell, name, &fault));
                return None;
            }
        };
        let spot = spot(file, value.place.line, value.place.column);
        Some(ResultRow::new(spot, on?, reading))
    }

    /// The day of the sample: never after today, never before birth.
    fn sample_day(&mut self, cell: &Cell<'_>, target: Option<usize>) -> Option<chrono::NaiveDate> {
        let on = self.understood(cell, "date", notation::parse_iso(cell.text))?;
        if on > self.today {
            let accepted = format!("a day up to today, {}", self.today);
            self.faults
                .push(cell.fault("the date lies in the future:", accepted));
            return None;
        }
        let born = target
            .and_then(|target| self.targets.get(target)?.born())
            .map(|born| born.date);
        if let Some(born) = born.filter(|born| on < *born) {
            let accepted = format!("a day from the day of birth, {born}, on");
            self.faults
                .push(cell.fault("the date lies before birth:", accepted));
            return None;
        }
        Some(on)
    }
}
