//! Rows of results, understood a portion at a time on all processors.
//!
//! Only what is right by itself is understood here, and nothing is complained about: whoever reads the rows one after
//! the other says what is wrong with the others.

use std::io::BufRead;
use std::thread;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::Test;
use crate::notation::{self, Mode, Written};

use super::super::fault::FaultList;
use super::super::scan::{Field, Row};
use super::super::table::{Table, cell_text};
use super::target::{ResultRow, Spot};

/// How many rows are read before they are understood.
const PORTION: usize = 16 * 1024;

/// Where the columns of results stand in their rows.
pub(super) struct ResultColumns {
    file: u16,
    number: Option<usize>,
    date: Option<usize>,
    test: Option<usize>,
    value: Option<usize>,
    unit: Option<usize>,
    lower_limit: Option<usize>,
    upper_limit: Option<usize>,
    assay: Option<usize>,
}

impl ResultColumns {
    /// The columns of a table, which is the so manieth of its import.
    pub(super) fn of<R: BufRead>(table: &Table<R>, file: u16) -> Self {
        Self {
            file,
            number: table.place_of("mrn"),
            date: table.place_of("date"),
            test: table.place_of("test"),
            value: table.place_of("value"),
            unit: table.place_of("unit"),
            lower_limit: table.place_of("lower_limit"),
            upper_limit: table.place_of("upper_limit"),
            assay: table.place_of("assay"),
        }
    }

    /// The patient's number.
    pub(super) fn number<'r>(&self, row: &'r Row) -> &'r str {
        text(row, self.number)
    }

    /// The result of a row, if there is nothing to complain about.
    fn understood(&self, row: &Row, knowledge: &Knowledge) -> Option<ResultRow> {
        let (test, implied_unit) = notation::parse_test(text(row, self.test), knowledge).ok()?;
        let on = notation::parse_iso(text(row, self.date)).ok()?;
        let assay = text(row, self.assay);
        (assay.is_empty() || test == Test::HbvDna).then_some(())?;
        let written = Written {
            test,
            value: text(row, self.value),
            unit: text(row, self.unit),
            implied_unit,
            assay: notation::parse_assay(assay, knowledge).ok()?,
        };
        let reading = notation::parse_finding(&written, Mode::File, knowledge).ok()?;
        let (lower, upper) = (text(row, self.lower_limit), text(row, self.upper_limit));
        let finding = reading.finding;
        let limits = notation::parse_limits(lower, upper, &finding, Mode::File, knowledge).ok()?;
        let unusual = reading.unusual.iter().map(ToString::to_string).collect();
        let value = field(row, self.value)?;
        let spot = spot(self.file, value.line, value.column);
        Some(ResultRow::new(spot, on, finding, limits, unusual))
    }
}

fn field(row: &Row, place: Option<usize>) -> Option<Field<'_>> {
    row.field(place?)
}

fn text(row: &Row, place: Option<usize>) -> &str {
    field(row, place).map_or("", |field| cell_text(field.text))
}

/// A place in a file; one that is further than any file goes is told as near as can be.
pub(super) fn spot(file: u16, line: u64, column: u64) -> Spot {
    Spot {
        file,
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
    }
}

/// Some rows of a table.
pub(super) struct Portion {
    /// Each with the faults of rows before it that could not be read, and what it says where that is easily understood.
    pub(super) rows: Vec<(FaultList, Row, Option<ResultRow>)>,
    /// After the last row of the table: the faults behind it.
    pub(super) last: Option<FaultList>,
}

impl Portion {
    pub(super) fn next<R: BufRead>(table: &mut Table<R>) -> Self {
        let mut portion = Self {
            rows: Vec::with_capacity(PORTION),
            last: None,
        };
        while portion.rows.len() < PORTION && portion.last.is_none() {
            let mut faults = FaultList::default();
            match table.next_row(&mut faults) {
                Some(row) => portion.rows.push((faults, row, None)),
                None => portion.last = Some(faults),
            }
        }
        portion
    }

    /// Understands what is easily understood.
    pub(super) fn understand(&mut self, columns: &ResultColumns, knowledge: &Knowledge) {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let share = self.rows.len().div_ceil(threads).max(PORTION / 16);
        let understand_all = |rows: &mut [(FaultList, Row, Option<ResultRow>)]| {
            for (_, row, understood) in rows {
                *understood = columns.understood(row, knowledge);
            }
        };
        thread::scope(|scope| {
            let mut shares = self.rows.chunks_mut(share);
            let first = shares.next();
            for rows in shares {
                scope.spawn(move || understand_all(rows));
            }
            first.map(understand_all);
        });
    }
}
