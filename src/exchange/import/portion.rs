//! Rows of results, understood a portion at a time, several portions at once.
//!
//! Only what is right by itself is understood here, and nothing is complained about but how many columns a row has:
//! whoever takes the portions one after the other says what is wrong with the other rows.

use std::io::BufRead;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{ResultStatus, Test};
use crate::notation::{self, Written};

use super::super::columns::{OWN, STATUS};
use super::super::fault::FaultList;
use super::super::own::Own;
use super::super::scan::{Ahead, Field, PlainLines, Row};
use super::super::table::{Head, Table, cell_text};
use super::target::{ResultRow, Spot};
use super::words::Words;

/// How the rows of results are to be understood.
pub(super) struct ResultColumns<'a> {
    knowledge: &'a Knowledge,
    words: &'a Words<'a>,
    /// The last day on which a sample can have been taken.
    today: NaiveDate,
    head: &'a Head,
    file: u16,
    number: Option<usize>,
    date: Option<usize>,
    test: Option<usize>,
    value: Option<usize>,
    unit: Option<usize>,
    lower_limit: Option<usize>,
    upper_limit: Option<usize>,
    assay: Option<usize>,
    status: Option<usize>,
    own: Option<usize>,
}

impl<'a> ResultColumns<'a> {
    /// The columns of a table, which is the so manieth of its import.
    pub(super) fn of(
        head: &'a Head,
        file: u16,
        knowledge: &'a Knowledge,
        words: &'a Words<'a>,
        today: NaiveDate,
    ) -> Self {
        Self {
            knowledge,
            words,
            today,
            head,
            file,
            number: head.place_of("mrn"),
            date: head.place_of("date"),
            test: head.place_of("test"),
            value: head.place_of("value"),
            unit: head.place_of("unit"),
            lower_limit: head.place_of("lower_limit"),
            upper_limit: head.place_of("upper_limit"),
            assay: head.place_of("assay"),
            status: head.place_of(STATUS),
            own: head.place_of(OWN),
        }
    }

    /// The result of a row, if there is nothing to complain about.
    fn understood(&self, row: &Row) -> Option<ResultRow> {
        let knowledge = self.knowledge;
        let status = match text(row, self.status) {
            "" => None,
            written => notation::parse_status(written, self.head.status, knowledge).ok()?,
        };
        // Whoever takes the rows one after the other counts those that do not count yet.
        (status != Some(ResultStatus::Preliminary)).then_some(())?;
        let (test, implied_unit) = self.words.test(text(row, self.test), knowledge).ok()?;
        let on = self
            .words
            .sample_day(text(row, self.date), self.today, knowledge)
            .ok()?;
        let own = Own::of(text(row, self.own));
        let on = own.counted(on);
        (on.date <= self.today).then_some(())?;
        let assay = text(row, self.assay);
        (assay.is_empty() || test == Test::HbvDna).then_some(())?;
        let written = Written {
            test,
            value: text(row, self.value),
            unit: text(row, self.unit),
            implied_unit,
            assay: notation::parse_assay(assay, knowledge).ok()?,
        };
        let (lower, upper) = (text(row, self.lower_limit), text(row, self.upper_limit));
        let reading = match own.is_confirmed {
            true => notation::parse_confirmed_row(&written, lower, upper, knowledge),
            false => self.words.row(&written, (lower, upper), knowledge),
        };
        let reading = reading.ok()?;
        let value = field(row, self.value)?;
        let spot = spot(self.file, value.line, value.column);
        let result = ResultRow::new(spot, on, reading);
        Some(match status {
            Some(status) => result.with_status(status),
            None => result,
        })
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

/// Some rows of a table as they were read.
pub(super) enum Portion {
    /// Lines that are not taken apart yet.
    Lines(PlainLines),
    /// Rows, each with the faults of rows before it that could not be read, and the faults behind the last.
    Rows(Vec<(FaultList, Row)>, FaultList),
}

impl Portion {
    /// The next rows; nothing once a portion has ended with the table, which `has_ended` keeps in mind.
    pub(super) fn next<R: BufRead>(table: &mut Table<R>, has_ended: &mut bool) -> Option<Self> {
        if *has_ended {
            return None;
        }
        let count = match table.look_ahead() {
            Ahead::Lines(lines) => return Some(Self::Lines(lines)),
            Ahead::Rows(count) => count,
        };
        let mut rows = Vec::with_capacity(count);
        while rows.len() < count {
            let mut faults = FaultList::default();
            match table.next_row(&mut faults) {
                Some(row) => rows.push((faults, row)),
                None => {
                    *has_ended = true;
                    return Some(Self::Rows(rows, faults));
                }
            }
        }
        Some(Self::Rows(rows, FaultList::default()))
    }

    /// How many bytes it has of its file, as near as that is known.
    pub(super) fn bytes(&self) -> u64 {
        let bytes = match self {
            Self::Lines(lines) => lines.bytes(),
            Self::Rows(rows, _) => rows.iter().map(|(_, row)| row.bytes()).sum(),
        };
        bytes as u64
    }

    /// Understands what is easily understood.
    pub(super) fn understand(self, columns: &ResultColumns<'_>) -> Understood {
        let mut understood = Understood::default();
        match self {
            Self::Lines(lines) => {
                understood.make_room(usize::try_from(lines.count()).unwrap_or(0));
                lines.each_row(|row, start| {
                    if columns.head.is_blank(row) {
                        return;
                    }
                    match columns.head.fault_of(row) {
                        Some(fault) => {
                            let mut faults = FaultList::default();
                            faults.push(fault);
                            understood.items.push(Item::Faults(faults));
                        }
                        None => understood.take(row, start, columns),
                    }
                });
                understood.source = Source::Lines(lines);
            }
            Self::Rows(rows, behind) => {
                understood.make_room(rows.len());
                let mut all = Vec::with_capacity(rows.len());
                for (faults, row) in rows {
                    understood.add_faults(faults);
                    understood.take(&row, all.len(), columns);
                    all.push(row);
                }
                understood.add_faults(behind);
                understood.source = Source::Rows(all);
            }
        }
        understood
    }
}

/// Where rows can be looked up again.
enum Source {
    /// By the byte at which they begin.
    Lines(PlainLines),
    /// By their place.
    Rows(Vec<Row>),
}

/// A portion that was understood as far as that is easy.
pub(super) struct Understood {
    /// The results, and where their rows stand in the source.
    results: Vec<ResultRow>,
    stand: Vec<usize>,
    source: Source,
    /// What comes one after the other.
    pub(super) items: Vec<Item>,
}

/// A piece of a portion.
pub(super) enum Item {
    /// Results of one number, by their places.
    Results(String, Range<usize>),
    /// A row to be looked at by itself: something is wrong with it, or it is left out.
    Row(Row),
    /// Faults of rows that could not be read.
    Faults(FaultList),
}

impl Default for Understood {
    fn default() -> Self {
        Self {
            results: Vec::new(),
            stand: Vec::new(),
            source: Source::Rows(Vec::new()),
            items: Vec::new(),
        }
    }
}

impl Understood {
    fn make_room(&mut self, rows: usize) {
        self.results.reserve_exact(rows);
        self.stand.reserve_exact(rows);
    }

    fn add_faults(&mut self, faults: FaultList) {
        if !faults.is_empty() {
            self.items.push(Item::Faults(faults));
        }
    }

    fn take(&mut self, row: &Row, stands: usize, columns: &ResultColumns<'_>) {
        let Some(result) = columns.understood(row) else {
            self.items.push(Item::Row(row.clone()));
            return;
        };
        let place = self.results.len();
        self.results.push(result);
        self.stand.push(stands);
        let number = text(row, columns.number);
        match self.items.last_mut() {
            // Rows of one patient stand together.
            Some(Item::Results(last, range)) if last == number => range.end = place + 1,
            _ => {
                let item = Item::Results(number.to_owned(), place..place + 1);
                self.items.push(item);
            }
        }
    }

    /// The results, to be kept, and the rows that they were read from, to be looked at again.
    pub(super) fn apart(self) -> (Arc<Vec<ResultRow>>, Rows, Vec<Item>) {
        let rows = Rows {
            stand: self.stand,
            source: self.source,
        };
        (Arc::new(self.results), rows, self.items)
    }
}

/// The rows of the results of a portion.
pub(super) struct Rows {
    stand: Vec<usize>,
    source: Source,
}

impl Rows {
    /// The row of a result, by its place.
    pub(super) fn of(&self, place: usize) -> Option<Row> {
        let stands = *self.stand.get(place)?;
        match &self.source {
            Source::Lines(lines) => Some(lines.row_at(stands)),
            Source::Rows(rows) => rows.get(stands).cloned(),
        }
    }
}
