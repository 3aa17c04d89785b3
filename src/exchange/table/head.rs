//! What the header of a table says of its rows.

use std::sync::Arc;

use super::super::fault::{FileFault, Location};
use super::super::scan::Row;
use super::{Cell, cell_text};
use crate::notation::StatusColumn;
use crate::wording::refusals::tables as said;

/// The name of a table's file, and what its header says.
#[derive(Clone)]
pub(in super::super) struct Head {
    pub(super) file: Arc<str>,
    pub(super) columns: Vec<Option<&'static str>>,
    /// What the column of a status asks, where there is one.
    pub(in super::super) status: StatusColumn,
}

impl Head {
    pub(in super::super) const fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// Where in a row the field of a column stands; nothing where the table has no such column.
    pub(in super::super) fn place_of(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|name| *name == Some(column))
    }

    /// A row, to ask for its cells.
    pub(in super::super) const fn record(&self, row: Row) -> Record<'_> {
        Record { head: self, row }
    }

    /// Whether a row is nothing but commas, as spreadsheets leave them.
    pub(in super::super) fn is_blank(&self, row: &Row) -> bool {
        row.fields().all(|field| field.text.trim().is_empty())
    }

    /// What is wrong with a row that has too few or too many fields.
    pub(in super::super) fn fault_of(&self, row: &Row) -> Option<FileFault> {
        let (found, wanted) = (row.len(), self.columns.len());
        (found != wanted).then(|| FileFault {
            place: self.place(row.line, 1),
            what: said::row_columns(found),
            accepted: said::header_columns(wanted),
        })
    }

    pub(super) fn place(&self, line: u64, column: u64) -> Location {
        Location {
            file: Arc::clone(&self.file),
            line,
            column,
        }
    }
}

/// A row whose cells are asked for by the name of their column.
pub(in super::super) struct Record<'a> {
    head: &'a Head,
    row: Row,
}

impl Record<'_> {
    /// What the column of a status asks.
    pub(in super::super) const fn status(&self) -> StatusColumn {
        self.head.status
    }

    /// The row alone.
    pub(in super::super) fn row(&self) -> Row {
        self.row.clone()
    }

    /// The cell of a column; empty where the table has no such column.
    pub(in super::super) fn cell(&self, column: &str) -> Cell<'_> {
        let place = self.head.place_of(column);
        match place.and_then(|place| self.row.field(place)) {
            Some(field) => Cell {
                text: cell_text(field.text),
                place: self.head.place(field.line, field.column),
            },
            None => Cell {
                text: "",
                place: self.head.place(self.row.line, 1),
            },
        }
    }
}
