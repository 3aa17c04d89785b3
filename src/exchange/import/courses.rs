//! Rows of `courses.csv`.

use std::path::Path;

use crate::clinical::record::Intent;
use crate::register::WordKind;

use super::super::columns::COURSES;
use super::super::table::{Cell, Record as Row, Table};
use super::patients::one_of;
use super::reading::Reading;
use super::target::{CourseRow, CourseRowPlaces};
use crate::wording::refusals::import as said;

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
        let Some(mut table) = Table::open(
            path,
            COURSES,
            &self.beside(false),
            &mut self.faults,
            &mut self.remarks,
        ) else {
            return;
        };
        while let Some(row) = table.next_record(&mut self.faults) {
            if self.progress.is_stopped() {
                return;
            }
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
        let parsed_drug = self.words.drug(drug.text, self.knowledge);
        if parsed_drug.is_err() && drug.filled().is_some() {
            self.faults.offer_teaching(WordKind::Drug, drug.text);
        }
        let parsed_drug = self.understood(&drug, "drug", parsed_drug);
        let parsed_start = self.day(&start, "start", Some(self.today));
        let parsed_stop = match stop.filled() {
            Some(_) => self.day(&stop, "stop", Some(self.today)).map(Some),
            None => Some(None),
        };
        let (intent_cell, dose, reason) =
            (row.cell("intent"), row.cell("dose"), row.cell("reason"));
        let intent = one_of(&intent_cell, "intent", &INTENTS, &mut self.faults)
            .map(|intent| intent_cell.filled().map(|_| intent));
        let (parsed_drug, named_dose) = parsed_drug?;
        let dose_of = self.dose(&dose, named_dose);
        for (cell, field) in [(&dose, "dose"), (&reason, "reason")] {
            self.list_word_of(cell, field, &INTENTS);
            self.list_date(cell, field);
        }
        Some(CourseRow {
            drug: parsed_drug,
            start: parsed_start?,
            stop: parsed_stop?,
            intent: intent?,
            dose: dose_of?,
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

    /// The dose of its own column, or the one behind the drug's name; two that differ are a fault.
    fn dose(&mut self, cell: &Cell<'_>, named: Option<String>) -> Option<Option<String>> {
        let folded = |text: &str| text.replace(' ', "").to_lowercase();
        match (cell.filled(), named) {
            (Some(own), Some(named)) if !folded(own).starts_with(&folded(&named)) => {
                let accepted = said::one_dose(named);
                self.faults.push(cell.fault(said::OTHER_DOSE, accepted));
                None
            }
            (Some(own), _) => Some(Some(own.to_owned())),
            (None, named) => Some(named),
        }
    }
}
