//! Export of the three tables; importing them into an empty register gives the same review.
//!
//! Exported is what counts: the current value of every result that was not retracted, as it was entered, with its
//! unit, the limits that stand beside it and its assay by name. Amended and retracted values stay in the register. What
//! only this program knows of a row stands in a column of its own, where a row needs it ([`Own`]).

use std::io::{self, Write};
use std::sync::Arc;

use csv::{Terminator, WriterBuilder};

use crate::clinical::calendar::CalendarDay;
use crate::clinical::effective;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Person, Record};
use crate::notation;

use super::columns::{self, Columns, OWN};
use super::import::{courses, patients};
use super::neutral::neutralised;
use super::own::{Own, assay_of, limit_text};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportTable {
    /// `patients.csv`.
    Patients,
    /// `courses.csv`.
    Courses,
    /// `results.csv`.
    Results,
}

impl ExportTable {
    pub const ALL: [Self; 3] = [Self::Patients, Self::Courses, Self::Results];

    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Patients => super::sources::PATIENTS,
            Self::Courses => super::sources::COURSES,
            Self::Results => super::sources::RESULTS,
        }
    }

    const fn columns(self) -> Columns {
        match self {
            Self::Patients => columns::PATIENTS,
            Self::Courses => columns::COURSES,
            Self::Results => columns::RESULTS,
        }
    }

    /// Writes the table of all records: a header, then a line each, ended by a line feed.
    ///
    /// # Errors
    /// What writing gives.
    pub fn write(
        self,
        records: &[Arc<Record>],
        knowledge: &Knowledge,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut rows = Rows {
            writer: WriterBuilder::new()
                .terminator(Terminator::Any(b'\n'))
                .from_writer(out),
        };
        let has_own = self == Self::Results
            && records
                .iter()
                .flat_map(|record| record.results.iter())
                .any(|result| {
                    !result.is_retracted() && Own::of_result(result, knowledge) != Own::default()
                });
        rows.writer
            .write_record(self.columns().all().chain(has_own.then_some(OWN)))?;
        for record in records {
            match self {
                Self::Patients => rows.patient(record)?,
                Self::Courses => rows.courses(record, knowledge)?,
                Self::Results => rows.results(record, has_own, knowledge)?,
            }
        }
        rows.writer.flush()
    }
}

struct Rows<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> Rows<W> {
    fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> io::Result<()> {
        for cell in cells {
            self.writer.write_field(neutralised(cell).as_bytes())?;
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    fn patient(&mut self, record: &Record) -> io::Result<()> {
        // When cirrhosis was recorded has no column.
        let Person {
            mrn,
            name,
            born,
            sex,
            cirrhosis,
            cirrhosis_on: _,
            contact,
            follow_up,
        } = &record.person;
        self.row([
            mrn,
            name,
            &day_text(*born),
            patients::sex_cell(*sex),
            patients::cirrhosis_cell(*cirrhosis),
            contact.as_deref().unwrap_or_default(),
            patients::follow_up_cell(*follow_up),
        ])
    }

    fn courses(&mut self, record: &Record, knowledge: &Knowledge) -> io::Result<()> {
        for course in &record.courses {
            self.row([
                &record.person.mrn,
                &knowledge.drugs.get(course.drug).name,
                &day_text(Some(course.start)),
                &day_text(course.stop),
                courses::intent_cell(course.intent),
                course.dose.as_deref().unwrap_or_default(),
                course.reason.as_deref().unwrap_or_default(),
            ])?;
        }
        Ok(())
    }

    fn results(&mut self, record: &Record, has_own: bool, knowledge: &Knowledge) -> io::Result<()> {
        for (_, result) in effective::results(record, chrono::NaiveDate::MAX) {
            let finding = &result.finding;
            let own = match has_own {
                true => Own::of_result(result, knowledge).cell(),
                false => String::new(),
            };
            let cells = [
                record.person.mrn.as_str(),
                &notation::sample_day_text(result.day()),
                &knowledge.tests.get(finding.test()).name,
                &notation::value_text(finding),
                notation::unit_text(finding, knowledge),
                &limit_text(result.limits.lower),
                &limit_text(result.limits.upper),
                assay_of(finding).map_or("", |assay| knowledge.assays.get(assay).name.as_str()),
            ];
            self.row(cells.into_iter().chain(has_own.then_some(own.as_str())))?;
        }
        Ok(())
    }
}

fn day_text(day: Option<CalendarDay>) -> String {
    day.map_or_else(String::new, notation::calendar_day_text)
}
