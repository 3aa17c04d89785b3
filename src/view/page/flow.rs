//! The flow sheet: tests as rows, dates as columns, the newest first; the first column stays where it is.

use super::Meaning;
use crate::clinical::assessment::ResultRef;
use crate::clinical::calendar::CalendarDay;
use crate::clinical::effective;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Marker, Test, UnitId};
use crate::view::board::Standing;
use crate::view::cells::cells;
use crate::view::result_id::ResultId;
use crate::wording::{CellMark, Language, QUANTITY_UNITS, Tone, name_words};

/// Cells of the first column, which names the tests.
pub const TESTS_WIDTH: u16 = 23;
/// The least cells of a date's column; a longer value makes all of them wider, for a figure is never cut.
const LEAST_DATE_WIDTH: usize = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub result: ResultId,
    /// The value with the characters of its marks.
    pub text: String,
    pub meaning: Meaning,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FlowSheet {
    /// The days, newest first; a day with two results of one test stands twice.
    pub days: Vec<CalendarDay>,
    pub tests: Vec<String>,
    /// A row per test, a cell per day.
    pub cells: Vec<Vec<Option<Cell>>>,
}

impl FlowSheet {
    /// The filled cell in the row `test` that is nearest to the column `date`, with its column; of two that are
    /// equally near, the newer.
    pub fn nearest(&self, test: usize, date: usize) -> Option<(usize, &Cell)> {
        self.filled(test)
            .min_by_key(|(column, _)| column.abs_diff(date))
    }

    /// The filled cell after (or before) the column `date` in the row `test`.
    pub fn beside(&self, test: usize, date: usize, older: bool) -> Option<usize> {
        let mut columns = self.filled(test).map(|(column, _)| column);
        if older {
            columns.find(|column| *column > date)
        } else {
            columns.take_while(|column| *column < date).last()
        }
    }

    /// Row and column of a result.
    pub fn place_of(&self, result: ResultId) -> Option<(usize, usize)> {
        (0..self.tests.len()).find_map(|test| {
            self.filled(test)
                .find(|(_, cell)| cell.result == result)
                .map(|(column, _)| (test, column))
        })
    }

    /// The filled cells of a row with their columns.
    fn filled(&self, test: usize) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells
            .get(test)
            .into_iter()
            .flatten()
            .enumerate()
            .filter_map(|(column, cell)| Some((column, cell.as_ref()?)))
    }

    /// Cells of a date's column, wide enough for every value.
    pub fn date_width(&self) -> u16 {
        let widest = self
            .cells
            .iter()
            .flatten()
            .flatten()
            .map(|cell| cells(&cell.text))
            .max()
            .unwrap_or(0);
        u16::try_from((widest + 2).max(LEAST_DATE_WIDTH)).unwrap_or(u16::MAX)
    }

    /// How many dates are visible in an area of so many cells.
    pub fn visible_dates(&self, width: u16) -> usize {
        usize::from(width.saturating_sub(TESTS_WIDTH) / self.date_width())
    }
}

/// The results that count, as a sheet.
pub fn flow_sheet(standing: &Standing, knowledge: &Knowledge) -> FlowSheet {
    let day = standing.assessment.day;
    let results: Vec<(ResultRef, Test, CalendarDay)> = effective::results(&standing.record, day)
        .map(|(reference, result)| (reference, result.finding.test(), result.day()))
        .collect();
    let mut columns: Vec<(CalendarDay, usize)> = Vec::new();
    let mut placed: Vec<(Test, (CalendarDay, usize), ResultRef)> = Vec::new();
    for (reference, test, on) in results {
        let before = placed
            .iter()
            .rev()
            .take_while(|(_, (other, _), _)| *other == on)
            .filter(|(other, ..)| *other == test)
            .count();
        let column = (on, before);
        if !columns.contains(&column) {
            columns.push(column);
        }
        placed.push((test, column, reference));
    }
    columns.sort_by_key(|(on, nth)| (std::cmp::Reverse(*on), *nth));
    let words = standing.words(knowledge);
    let tests: Vec<Test> = Test::ALL
        .into_iter()
        .filter(|test| placed.iter().any(|(other, ..)| other == test))
        .collect();
    let mut cells = vec![vec![None; columns.len()]; tests.len()];
    for (test, column, reference) in placed {
        let row = tests.iter().position(|other| *other == test);
        let place = columns.iter().position(|other| *other == column);
        let cell = row
            .and_then(|row| cells.get_mut(row))
            .zip(place)
            .and_then(|(row, place)| row.get_mut(place));
        let result = standing.record.results.get(reference.index());
        if let (Some(cell), Some(flow), Some(result)) = (cell, words.flow_cell(reference), result) {
            let marks: String = flow.marks.iter().map(|mark| mark.character()).collect();
            let gap = if marks.is_empty() { "" } else { " " };
            *cell = Some(Cell {
                result: ResultId::of(result),
                text: format!("{}{gap}{marks}", flow.value),
                meaning: meaning(&flow.marks),
            });
        }
    }
    FlowSheet {
        days: columns.into_iter().map(|(on, _)| on).collect(),
        tests: tests
            .into_iter()
            .map(|test| {
                test_label(
                    standing.language,
                    test,
                    words.hbsag_row().is_empty(),
                    knowledge,
                )
            })
            .collect(),
        cells,
    }
}

fn test_label(
    language: Language,
    test: Test,
    is_only_signs: bool,
    knowledge: &Knowledge,
) -> String {
    let definition = knowledge.tests.get(test);
    let name = name_words(language, definition);
    match (test, definition.unit(UnitId::COMPUTED)) {
        (Test::Marker(Marker::HbsAg), Some(_)) if !is_only_signs => {
            format!("{name} {}", QUANTITY_UNITS.of(language))
        }
        (Test::HbvDna | Test::Analyte(_), Some(unit)) => {
            format!("{name} {}", name_words(language, unit))
        }
        (
            Test::HbvDna | Test::Analyte(_) | Test::Marker(_) | Test::Genotype | Test::Ultrasound,
            _,
        ) => name.to_owned(),
    }
}

fn meaning(marks: &[CellMark]) -> Meaning {
    let of = |mark| match mark {
        CellMark::Positive | CellMark::High | CellMark::Low => Some(Meaning::Tone(Tone::Caution)),
        CellMark::Excused | CellMark::SetAside | CellMark::Unusual => {
            Some(Meaning::Tone(Tone::Uncertain))
        }
        CellMark::Trace | CellMark::Amended | CellMark::Imported => None,
    };
    marks.iter().copied().find_map(of).unwrap_or(Meaning::Plain)
}
