//! The flow sheet for plain lines: tests as rows, dates as columns, newest first, as many dates as fit beside each
//! other and the rest below.

use std::collections::{BTreeMap, BTreeSet};

use unicode_width::UnicodeWidthStr;

use crate::clinical::calendar::CalendarDay;
use crate::clinical::effective;
use crate::clinical::laboratory::{Marker, Test, UnitId};
use crate::clinical::record::Record;
use crate::wording::{CellMark, FLOW_MARKS, QUANTITY_UNITS, Words, day_words, name_words};

use super::session::Session;
use crate::wording::Language;

/// A line is at most this wide, unless one column alone is wider.
const WIDTH: usize = 78;
const BETWEEN: &str = "  ";

/// The sheet with a legend of the marks that stand in it.
pub(super) fn lines(record: &Record, words: &Words<'_>, session: &Session) -> Vec<String> {
    let sheet = Sheet::of(record, words, session);
    let mut lines = Vec::new();
    for block in sheet.blocks() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(sheet.block_lines(&block));
    }
    if !sheet.marks.is_empty() {
        lines.push(String::new());
        lines.push(legend(sheet.language, &sheet.marks));
    }
    lines
}

/// A column: its date with its cells by test.
struct Column {
    on: CalendarDay,
    cells: BTreeMap<Test, String>,
}

impl Column {
    fn width(&self, language: Language) -> usize {
        self.cells
            .values()
            .map(|cell| cell.width())
            .chain([day_words(language, self.on).len()])
            .max()
            .unwrap_or(0)
    }
}

struct Sheet {
    language: Language,
    names: BTreeMap<Test, String>,
    columns: Vec<Column>,
    marks: BTreeSet<CellMark>,
}

impl Sheet {
    fn of(record: &Record, words: &Words<'_>, session: &Session) -> Self {
        let mut days: BTreeMap<CalendarDay, BTreeMap<Test, String>> = BTreeMap::new();
        let mut names = BTreeMap::new();
        let mut marks = BTreeSet::new();
        for (reference, result) in effective::results(record, session.day) {
            let test = result.finding.test();
            let Some(cell) = words.flow_cell(reference) else {
                continue;
            };
            names
                .entry(test)
                .or_insert_with(|| row_name(test, words, session));
            let mut text = cell.value;
            if !cell.marks.is_empty() {
                text.push(' ');
                text.extend(cell.marks.iter().map(|mark| mark.character()));
            }
            marks.extend(cell.marks);
            let place = days.entry(cell.on).or_default().entry(test).or_default();
            if !place.is_empty() {
                place.push_str(" / ");
            }
            place.push_str(&text);
        }
        let columns = days
            .into_iter()
            .rev()
            .map(|(on, cells)| Column { on, cells })
            .collect();
        Self {
            language: session.language,
            names,
            columns,
            marks,
        }
    }

    fn name_width(&self) -> usize {
        self.names
            .values()
            .map(|name| name.width())
            .max()
            .unwrap_or(0)
    }

    /// As many columns as fit beside the names.
    fn blocks(&self) -> Vec<Vec<&Column>> {
        let mut blocks: Vec<Vec<&Column>> = Vec::new();
        let mut room = 0;
        for column in &self.columns {
            let needed = column.width(self.language) + BETWEEN.len();
            match blocks.last_mut() {
                Some(block) if needed <= room => {
                    block.push(column);
                    room -= needed;
                }
                Some(_) | None => {
                    room = WIDTH.saturating_sub(self.name_width() + needed);
                    blocks.push(vec![column]);
                }
            }
        }
        blocks
    }

    /// The header and the rows of a block; tests without a result in it are left out.
    fn block_lines(&self, block: &[&Column]) -> Vec<String> {
        let header = block
            .iter()
            .map(|column| day_words(self.language, column.on));
        let mut lines = vec![self.line("", header, block)];
        for (test, name) in &self.names {
            let has_some = block.iter().any(|column| column.cells.contains_key(test));
            if has_some {
                let cells = block
                    .iter()
                    .map(|column| column.cells.get(test).cloned().unwrap_or_default());
                lines.push(self.line(name, cells, block));
            }
        }
        lines
    }

    fn line(&self, name: &str, cells: impl Iterator<Item = String>, block: &[&Column]) -> String {
        let mut line = padded(name, self.name_width());
        for (cell, column) in cells.zip(block) {
            line.push_str(BETWEEN);
            line.push_str(&padded(&cell, column.width(self.language)));
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// The test with the unit that its values are in where none stands beside them.
fn row_name(test: Test, words: &Words<'_>, session: &Session) -> String {
    let definition = session.knowledge.tests.get(test);
    let name = name_words(session.language, definition);
    match definition.unit(UnitId::COMPUTED) {
        Some(_) if test == Test::Marker(Marker::HbsAg) && !words.hbsag_row().is_empty() => {
            format!("{name} {}", QUANTITY_UNITS.of(session.language))
        }
        Some(unit) if !matches!(test, Test::Marker(_)) && !unit.ucum.starts_with('{') => {
            format!("{name} {}", name_words(session.language, unit))
        }
        Some(_) | None => name.to_owned(),
    }
}

fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(blanks))
}

fn legend(language: Language, marks: &BTreeSet<CellMark>) -> String {
    FLOW_MARKS
        .iter()
        .filter(|(mark, _, _)| marks.contains(mark))
        .map(|(_, character, meaning)| format!("{character} {}", meaning.of(language)))
        .collect::<Vec<_>>()
        .join(" | ")
}
