//! A table with named columns in any order, read a row at a time.

mod head;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;

use super::fault::{FaultList, FileFault, Location, Noticed, Remark, WayOn, quoted};
use super::import::words::Words;
use super::neutral::restored;
use super::scan::{Ahead, BadRow, Field, Row, Scanner};
use crate::clinical::knowledge::Knowledge;
use crate::notation::{ColumnMeaning, StatusColumn, column_meaning};
use crate::register::WordKind;
use crate::store::system::system_words;
use crate::wording::Sentence;
use crate::wording::refusals::tables as said;
use crate::wording::sentence::Figure;

use super::columns::{Columns, IGNORED, OWN, STATUS};
pub(super) use head::{Head, Record};

/// What is to be done with columns that a table does not know.
pub(super) struct Beside<'a> {
    pub(super) knowledge: &'a Knowledge,
    /// What columns mean that were given a meaning.
    pub(super) words: Arc<Words<'a>>,
    /// Whether a column may tell the status of a result.
    pub(super) has_status: bool,
    /// Columns that are left out although their names speak of whether a row counts.
    pub(super) ignored: &'a [String],
}

impl Beside<'_> {
    fn ignores(&self, name: &str) -> bool {
        let folded = name.to_lowercase();
        self.ignored
            .iter()
            .any(|ignored| ignored.trim().to_lowercase() == folded)
    }
}

/// A field of a row: its text without blanks around it, and its place.
#[derive(Clone, Debug)]
pub(super) struct Cell<'a> {
    pub(super) text: &'a str,
    pub(super) place: Location,
}

impl Cell<'_> {
    /// A fault in this cell; `what` is completed by what stands there.
    pub(super) fn fault(&self, what: impl Figure, accepted: impl Into<Sentence>) -> FileFault {
        FileFault {
            place: self.place.clone(),
            what: said::about_cell(what, quoted(self.text)),
            accepted: accepted.into(),
        }
    }

    /// The text, or nothing for an empty cell.
    pub(super) fn filled(&self) -> Option<&str> {
        (!self.text.is_empty()).then_some(self.text)
    }

    /// A text that may be empty, as it is stored.
    pub(super) fn owned(&self) -> Option<String> {
        self.filled().map(str::to_owned)
    }
}

/// What a field says: without blanks around it, and without what keeps spreadsheets from taking it for a formula, or
/// for a number (`="0012345"`).
pub(super) fn cell_text(text: &str) -> &str {
    let is_visible = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    // Nearly all have nothing around them.
    let is_trimmed = is_visible(bytes.first()) && is_visible(bytes.last());
    let text = if is_trimmed { text } else { text.trim() };
    let of_formula = text
        .strip_prefix("=\"")
        .and_then(|text| text.strip_suffix('"'));
    match of_formula.filter(|text| !text.contains('"')) {
        Some(text) => text.trim(),
        None => restored(text),
    }
}

/// So many bytes are read at once.
const READ_AT_ONCE: usize = 1 << 18;

pub(super) struct Table<R> {
    scanner: Scanner<R>,
    head: Head,
    last_line: u64,
}

impl Table<BufReader<File>> {
    /// Opens a file and reads its header. What is wrong with either is added to `faults`, what is only strange to
    /// `remarks`; then there is no table, or one without the strange columns.
    pub(super) fn open(
        path: &Path,
        columns: Columns,
        beside: &Beside<'_>,
        faults: &mut FaultList,
        remarks: &mut Vec<Remark>,
    ) -> Option<Self> {
        let name: Arc<str> = path.display().to_string().into();
        match File::open(path) {
            Ok(file) => Table::new(
                name,
                BufReader::with_capacity(READ_AT_ONCE, file),
                columns,
                beside,
                faults,
                remarks,
            ),
            Err(error) => {
                faults.push(unreadable(&name, 1, &error));
                None
            }
        }
    }
}

impl<R: BufRead> Table<R> {
    /// A table of what `input` holds.
    pub(super) fn new(
        file: Arc<str>,
        input: R,
        columns: Columns,
        beside: &Beside<'_>,
        faults: &mut FaultList,
        remarks: &mut Vec<Remark>,
    ) -> Option<Self> {
        let mut table = Self {
            scanner: Scanner::of_table(input, move |name| columns.knows(name).is_some()),
            head: Head {
                file,
                columns: Vec::new(),
                status: StatusColumn::Status,
            },
            last_line: 1,
        };
        let header = match table.scanner.next_row() {
            Ok(Some(Ok(row))) => row,
            Ok(Some(Err(bad))) => {
                faults.push(table.bad_row(&bad));
                return None;
            }
            Ok(None) => {
                faults.push(table.at(1, 1, said::EMPTY, header_words(columns)));
                return None;
            }
            Err(error) => {
                faults.push(unreadable(&table.head.file, 1, &error));
                return None;
            }
        };
        table
            .read_header(&header, columns, beside, faults, remarks)
            .then_some(table)
    }

    fn read_header(
        &mut self,
        row: &Row,
        columns: Columns,
        beside: &Beside<'_>,
        faults: &mut FaultList,
        remarks: &mut Vec<Remark>,
    ) -> bool {
        let mut header: Vec<Option<&'static str>> = Vec::new();
        let mut is_good = true;
        let mut strange = Vec::new();
        for field in row.fields() {
            let written = field.text.trim();
            let means = || beside.words.means(WordKind::Column, written);
            let mut name = columns
                .knows(written)
                .or_else(|| means().and_then(|means| columns.knows(means)))
                .or_else(|| (beside.has_status && written == OWN).then_some(OWN));
            if name.is_none() {
                match self.beside(&field, beside) {
                    Ok(None) => {}
                    Ok(Some(status)) => {
                        name = Some(STATUS);
                        self.head.status = status;
                    }
                    Err(stops) => {
                        let (fault, way) = *stops;
                        faults.push_with(fault, way);
                        is_good = false;
                        header.push(None);
                        continue;
                    }
                }
            }
            if let Some(name) = name.filter(|name| header.contains(&Some(*name))) {
                let what = said::column_twice(name);
                faults.push(self.at(field.line, field.column, what, said::EACH_COLUMN_ONCE));
                is_good = false;
            }
            if name.is_none() {
                strange.push(Remark {
                    place: self.head.place(field.line, field.column),
                    about: said::unknown_column(quoted(field.text.trim())),
                    words: said::LEFT_OUT.into(),
                    noticed: Noticed::Strange,
                });
            }
            header.push(name);
        }
        let missing: Vec<_> = columns
            .required
            .iter()
            .filter(|name| !header.contains(&Some(**name)))
            .copied()
            .collect();
        if !missing.is_empty() {
            let what = said::no_column(missing.join(", "));
            faults.push(self.at(row.line, 1, what, header_words(columns)));
            let unknown = row.fields().zip(&header).filter(|(_, name)| name.is_none());
            for (field, _) in unknown {
                faults.offer_teaching(WordKind::Column, field.text.trim());
            }
            return false;
        }
        remarks.append(&mut strange);
        self.head.columns = header;
        is_good
    }

    /// What a column is that the table does not know: that of a status, or nothing; or why it stops the import.
    fn beside(
        &self,
        field: &Field<'_>,
        beside: &Beside<'_>,
    ) -> Result<Option<StatusColumn>, Box<(FileFault, WayOn)>> {
        let name = field.text.trim();
        match beside.words.means(WordKind::Column, name) {
            Some(STATUS) if beside.has_status => return Ok(Some(StatusColumn::Status)),
            Some(IGNORED) => return Ok(None),
            Some(_) | None => {}
        }
        if beside.ignores(name) {
            return Ok(None);
        }
        match column_meaning(name, beside.knowledge) {
            ColumnMeaning::Status(status) if beside.has_status => Ok(Some(status)),
            ColumnMeaning::Status(_) | ColumnMeaning::Validity => {
                let what = said::may_say_validity(quoted(name));
                let fault = self.at(field.line, field.column, what, said::ignore_column(name));
                Err(Box::new((fault, WayOn::IgnoreColumn(name.to_owned()))))
            }
            ColumnMeaning::Other => Ok(None),
        }
    }

    /// The next row; rows that cannot be read, or have too few or too many fields, are added to `faults` and passed
    /// over. Rows of nothing but commas, as spreadsheets leave them, are passed over too.
    pub(super) fn next_record(&mut self, faults: &mut FaultList) -> Option<Record<'_>> {
        let row = self.next_row(faults)?;
        Some(self.head.record(row))
    }

    /// As [`Table::next_record`]: the row alone.
    pub(super) fn next_row(&mut self, faults: &mut FaultList) -> Option<Row> {
        loop {
            let row = match self.scanner.next_row() {
                Ok(Some(Ok(row))) => row,
                Ok(Some(Err(bad))) => {
                    faults.push(self.bad_row(&bad));
                    continue;
                }
                Ok(None) => return None,
                Err(error) => {
                    faults.push(unreadable(&self.head.file, self.last_line, &error));
                    return None;
                }
            };
            self.last_line = row.line;
            if self.head.is_blank(&row) {
                continue;
            }
            match self.head.fault_of(&row) {
                None => return Some(row),
                Some(fault) => faults.push(fault),
            }
        }
    }

    /// What comes next, to be taken apart elsewhere where it is not out of the ordinary; [`Table::head`] judges its rows.
    pub(super) fn look_ahead(&mut self) -> Ahead {
        let ahead = self.scanner.look_ahead();
        if let Ahead::Lines(lines) = &ahead {
            self.last_line = lines.last().unwrap_or(self.last_line);
        }
        ahead
    }

    /// The name of the file and what its header says, for whoever takes its lines apart.
    pub(super) const fn head(&self) -> &Head {
        &self.head
    }

    /// Said once all rows were read: a last line without its end may be half a line.
    pub(super) fn closing_remark(&self) -> Option<Remark> {
        (!self.scanner.is_complete()).then(|| Remark {
            place: self.head.place(self.last_line, 1),
            about: said::NO_LINE_END.into(),
            words: said::MAY_BE_CUT.into(),
            noticed: Noticed::Strange,
        })
    }

    fn at(
        &self,
        line: u64,
        column: u64,
        what: impl Into<Sentence>,
        accepted: impl Into<Sentence>,
    ) -> FileFault {
        FileFault {
            place: self.head.place(line, column),
            what: what.into(),
            accepted: accepted.into(),
        }
    }

    fn bad_row(&self, bad: &BadRow) -> FileFault {
        self.at(bad.line, bad.column, bad.fault.what(), bad.fault.accepted())
    }
}

fn header_words(columns: Columns) -> Sentence {
    let optional = columns.optional.iter().map(|name| format!("[,{name}]"));
    let optional: String = optional.collect();
    said::header(columns.required.join(",") + &optional)
}

fn unreadable(file: &Arc<str>, line: u64, error: &std::io::Error) -> FileFault {
    FileFault {
        place: Location {
            file: Arc::clone(file),
            line,
            column: 1,
        },
        what: said::unreadable(system_words(error)),
        accepted: said::READABLE_FILE.into(),
    }
}
