//! Rows of `courses.csv`.

use std::path::Path;

use crate::clinical::record::Intent;
use crate::notation;
use crate::wording::{date_words, shown};

use super::super::table::{Columns, Record as Row, Table};
use super::Reading;
use super::on_file::Known;
use super::patients::one_of;
use super::target::{CourseRow, Target};

pub(in super::super) const COLUMNS: Columns = Columns {
    required: &["mrn", "drug", "start", "stop", "intent"],
    optional: &["dose", "reason"],
};

const INTENTS: [(&str, Intent); 4] = [
    ("", Intent::Treatment),
    ("treatment", Intent::Treatment),
    ("prophylaxis", Intent::Prophylaxis),
    ("pregnancy", Intent::Pregnancy),
];

/// The word of an intent as files spell it.
pub(in super::super) const fn intent_cell(intent: Intent) -> &'static str {
    match intent {
        Intent::Treatment => "treatment",
        Intent::Prophylaxis => "prophylaxis",
        Intent::Pregnancy => "pregnancy",
    }
}

impl Reading<'_> {
    pub(super) fn read_courses(&mut self, path: &Path) {
        let Some(mut table) = Table::open(path, COLUMNS, &mut self.faults, &mut self.remarks)
        else {
            return;
        };
        while let Some(row) = table.next_record(&mut self.faults) {
            let target = self.target_of(&row.cell("mrn"));
            let course = self.course_row(&row);
            if let (Some(target), Some(course)) = (target, course) {
                self.add_course(target, course);
            }
        }
        self.remarks.extend(table.closing_remark());
    }

    fn course_row(&mut self, row: &Row<'_>) -> Option<CourseRow> {
        let (drug, start, stop) = (row.cell("drug"), row.cell("start"), row.cell("stop"));
        let parsed_drug = self.understood(
            &drug,
            "drug",
            notation::parse_drug(drug.text, self.knowledge),
        );
        let parsed_start =
            self.understood(&start, "start", notation::parse_calendar_day(start.text));
        let parsed_stop = match stop.filled() {
            Some(text) => self
                .understood(&stop, "stop", notation::parse_calendar_day(text))
                .map(Some),
            None => Some(None),
        };
        let intent = one_of(&row.cell("intent"), "intent", &INTENTS, &mut self.faults);
        Some(CourseRow {
            drug: parsed_drug?,
            start: parsed_start?,
            stop: parsed_stop?,
            intent: intent?,
            dose: row.cell("dose").owned(),
            reason: row.cell("reason").owned(),
            start_place: start.place,
            stop_place: stop.place,
        })
    }

    /// A course is on file if drug, start and intent are; a stop that differs is listed, and so is a course that was
    /// corrected or retracted since.
    fn add_course(&mut self, target: usize, course: CourseRow) {
        let Some(patient) = self.targets.get_mut(target) else {
            return;
        };
        let on_file = stop_on_file(patient, &course);
        let record = patient.record.clone();
        let replaced = record
            .as_ref()
            .filter(|_| on_file.is_none())
            .and_then(|record| self.replaced.course(record, &course));
        match (on_file, replaced.and_then(Known::words).zip(record)) {
            (None, None) => patient.courses.push(course),
            (None, Some((words, record))) => {
                self.on_file.courses += 1;
                let row = format!(
                    "{} {} from {}",
                    shown(&record.person.mrn),
                    self.knowledge.drugs.get(course.drug).name,
                    date_words(course.start.date)
                );
                self.remark(&course.start_place, format!("{row}: {words}"));
            }
            (Some(stop), _) => {
                self.on_file.courses += 1;
                if stop != course.stop.map(|stop| stop.date) {
                    let on_file = stop.map_or_else(
                        || "still taken".to_owned(),
                        |stop| format!("stopped {}", date_words(stop)),
                    );
                    self.remark(
                        &course.stop_place,
                        format!(
                            "the stop differs from the course on file ({on_file}): kept as on file"
                        ),
                    );
                }
            }
        }
    }
}

/// The stop of the same course on file, or earlier in the files.
fn stop_on_file(patient: &Target, row: &CourseRow) -> Option<Option<chrono::NaiveDate>> {
    let mut on_file = patient.record.iter().flat_map(|record| &record.courses);
    if let Some(course) = on_file.find(|course| row.is_of(course)) {
        return Some(course.stop.map(|stop| stop.date));
    }
    let brought = patient.courses.iter().find(|course| {
        course.drug == row.drug
            && course.start.date == row.start.date
            && course.intent == row.intent
    })?;
    Some(brought.stop.map(|stop| stop.date))
}
