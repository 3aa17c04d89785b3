//! The results of the last years as a table: tests as rows, dates as columns, the newest first.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::pen::{BODY, Pen, SMALL, STRONG, Style};
use crate::clinical::knowledge::Knowledge;
use crate::exchange::report::PAGE_WIDTH;
use crate::view::board::Standing;
use crate::view::page::{FlowSheet, flow_sheet};
use crate::wording::Language;
use crate::wording::screens::{common, page};
use crate::wording::{FLOW_MARKS, date_words, day_words};

const TESTS: f64 = 36.0;
/// A wider value stands below the table.
const WIDEST: f64 = 34.0;
const BETWEEN: f64 = 2.4;
const HEAD: Style = Style {
    bold: true,
    ..SMALL
};
const CELL: Style = Style { size: 2.6, ..BODY };

/// The table with what it leaves out.
pub(super) struct Table {
    language: Language,
    since: NaiveDate,
    /// The widths of the columns that fit, the newest first.
    widths: Vec<f64>,
    dates: Vec<String>,
    /// The tests with a result in these columns, and their cells.
    rows: Vec<(String, Vec<String>)>,
    /// Values too wide for a column.
    below: Vec<String>,
    legend: String,
    /// Results of these years without a column, and older ones.
    left_out: usize,
    older: usize,
}

impl Table {
    pub(super) fn of(standing: &Standing, knowledge: &Knowledge, since: NaiveDate) -> Self {
        let sheet = flow_sheet(standing, knowledge);
        let recent = sheet.days.iter().filter(|day| day.date >= since).count();
        let filled = |columns: std::ops::Range<usize>| {
            let rows = sheet
                .cells
                .iter()
                .filter_map(|row| row.get(columns.clone()));
            rows.flatten().flatten().count()
        };
        let mut widths = Vec::new();
        let mut room = PAGE_WIDTH - TESTS;
        for column in 0..recent {
            let width = column_width(standing.language, &sheet, column);
            if width > room {
                break;
            }
            room -= width;
            widths.push(width);
        }
        let shown = widths.len();
        let mut below = Vec::new();
        let mut rows = Vec::new();
        for (test, cells) in sheet.tests.iter().zip(&sheet.cells) {
            let mut row = Vec::new();
            for (column, cell) in cells.iter().take(shown).enumerate() {
                let text = cell.as_ref().map_or("", |cell| cell.text.as_str());
                if CELL.width(text) <= WIDEST {
                    row.push(text.to_owned());
                } else {
                    row.push(page::SEE_BELOW.of(standing.language).to_owned());
                    let day = sheet
                        .days
                        .get(column)
                        .copied()
                        .map(|day| day_words(standing.language, day));
                    below.push(format!("{} {test}: {text}", day.unwrap_or_default()));
                }
            }
            if row.iter().any(|text| !text.is_empty()) {
                rows.push((test.clone(), row));
            }
        }
        Self {
            language: standing.language,
            since,
            dates: sheet
                .days
                .iter()
                .take(shown)
                .copied()
                .map(|day| day_words(standing.language, day))
                .collect(),
            left_out: filled(shown..recent),
            older: filled(recent..sheet.days.len()),
            legend: legend(standing.language, &rows),
            widths,
            rows,
            below,
        }
    }

    /// How high it is with everything that it has.
    pub(super) fn height(&self) -> f64 {
        if self.rows.is_empty() {
            return STRONG.leading();
        }
        STRONG.leading()
            + HEAD.leading()
            + self.rows.len() as f64 * CELL.leading()
            + self.notes().len() as f64 * SMALL.leading()
    }

    fn notes(&self) -> Vec<String> {
        let texts = self
            .below
            .iter()
            .chain((!self.legend.is_empty()).then_some(&self.legend));
        texts
            .flat_map(|text| SMALL.wrap(text, PAGE_WIDTH))
            .collect()
    }

    /// Draws as much as has room, and says what is left out.
    pub(super) fn draw(&self, pen: &mut Pen, mut y: f64, room: f64) {
        let end = y + room;
        let notes = self.notes();
        let notes_high = notes.len() as f64 * SMALL.leading();
        let fixed = STRONG.leading() + HEAD.leading();
        let for_rows = ((room - fixed - notes_high).max(0.0) / CELL.leading() + 0.01).floor();
        let fits = self.rows.len().min(for_rows as usize);
        pen.text(0.0, y, STRONG, &self.title(fits));
        y += STRONG.leading();
        if self.rows.is_empty() || y + HEAD.leading() > end + 0.01 {
            return;
        }
        self.row(pen, y, HEAD, "", &self.dates);
        y += HEAD.leading();
        for (test, cells) in self.rows.iter().take(fits) {
            let name = CELL.wrap_cut(test, TESTS - BETWEEN, 1).concat();
            self.row(pen, y, CELL, &name, cells);
            y += CELL.leading();
        }
        for note in notes {
            if y + SMALL.leading() > end + 0.01 {
                break;
            }
            pen.text(0.0, y, SMALL, &note);
            y += SMALL.leading();
        }
    }

    fn row(&self, pen: &mut Pen, y: f64, style: Style, name: &str, cells: &[String]) {
        pen.text(0.0, y, style, name);
        let mut x = TESTS;
        for (text, width) in cells.iter().zip(&self.widths) {
            pen.text(x + width - BETWEEN - style.width(text), y, style, text);
            x += width;
        }
    }

    fn title(&self, fits: usize) -> String {
        if self.rows.is_empty() {
            let older = match self.older {
                0 => String::new(),
                count => page::older_not_here(self.language, count),
            };
            return page::none_since(self.language, date_words(self.language, self.since), older);
        }
        let cells = |rows: &[(String, Vec<String>)]| {
            let cells = rows.iter().flat_map(|(_, cells)| cells);
            cells.filter(|text| !text.is_empty()).count()
        };
        let without_room = self.left_out + cells(self.rows.get(fits..).unwrap_or_default());
        let mut left = Vec::new();
        if without_room > 0 {
            left.push(page::of_these_years(self.language, without_room));
        }
        if self.older > 0 {
            left.push(page::older(self.language, self.older));
        }
        let since = date_words(self.language, self.since);
        match left.as_slice() {
            [] => page::all_since(self.language, since),
            left => page::since_without(
                self.language,
                since,
                left.join(common::LISTED.of(self.language)),
            ),
        }
    }
}

fn column_width(language: Language, sheet: &FlowSheet, column: usize) -> f64 {
    let date = sheet
        .days
        .get(column)
        .map_or(0.0, |day| HEAD.width(&day_words(language, *day)));
    let cells = sheet
        .cells
        .iter()
        .filter_map(|row| row.get(column)?.as_ref());
    let widths = cells.map(|cell| match CELL.width(&cell.text) {
        width if width <= WIDEST => width,
        _ => CELL.width(page::SEE_BELOW.english),
    });
    widths.fold(date, f64::max) + BETWEEN
}

/// What the marks mean that stand in the rows.
fn legend(language: Language, rows: &[(String, Vec<String>)]) -> String {
    let mut marks = BTreeSet::new();
    for text in rows.iter().flat_map(|(_, cells)| cells) {
        if let Some((_, last)) = text.rsplit_once(' ')
            && last
                .chars()
                .all(|one| FLOW_MARKS.iter().any(|(_, mark, _)| *mark == one))
        {
            marks.extend(last.chars());
        }
    }
    let told = FLOW_MARKS
        .iter()
        .filter(|(_, mark, _)| marks.contains(mark));
    let told: Vec<String> = told
        .map(|(_, mark, meaning)| format!("{mark} {}", meaning.of(language)))
        .collect();
    told.join("   ")
}
