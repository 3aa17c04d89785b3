//! Rows of `courses.csv`.

use std::path::Path;

use crate::clinical::record::Intent;
use crate::notation;

use super::super::table::{Columns, Record as Row, Table};
use super::Reading;
use super::patients::one_of;
use super::target::{CourseRow, CourseRowPlaces};

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
        let (intent_cell, dose, reason) =
            (row.cell("intent"), row.cell("dose"), row.cell("reason"));
        let intent = one_of(&intent_cell, "intent", &INTENTS, &mut self.faults)
            .map(|intent| intent_cell.filled().map(|_| intent));
        Some(CourseRow {
            drug: parsed_drug?,
            start: parsed_start?,
            stop: parsed_stop?,
            intent: intent?,
            dose: dose.owned(),
            reason: reason.owned(),
            places: CourseRowPlaces {
                start: start.place,
                stop: stop.place,
                intent: intent_cell.place,
                dose: dose.place,
                reason: reason.place,
            },
        })
    }
}
