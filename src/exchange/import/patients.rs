//! Rows of `patients.csv`.

use std::collections::HashMap;
use std::path::Path;

use crate::clinical::record::{Cirrhosis, FollowUp, Id, Person, Record, Seq, Sex, Source, Via};
use crate::notation;
use crate::register::validate;

use super::super::columns::PATIENTS;
use super::super::fault::{FaultList, FileFault, Noticed, quoted};
use super::super::table::{Cell, Record as Row, Table};
use super::identity::Deferred;
use super::reading::Reading;
use crate::wording::Sentence;
use crate::wording::refusals::import as said;

/// What a row says where it says something; empty cells say nothing about somebody on file.
pub(super) struct PatientRow {
    pub(super) person: Person,
    pub(super) names_cirrhosis: bool,
    pub(super) names_follow_up: bool,
}

impl Reading<'_> {
    pub(super) fn read_patients(&mut self, path: &Path) {
        let Some(mut table) = Table::open(
            path,
            PATIENTS,
            &self.beside(false),
            &mut self.faults,
            &mut self.remarks,
        ) else {
            return;
        };
        let head = table.head().clone();
        let mut seen: HashMap<String, u64> = HashMap::new();
        while let Some(row) = table.next_record(&mut self.faults) {
            if self.progress.is_stopped() {
                return;
            }
            let mrn = row.cell("mrn");
            if let Some(line) = seen.get(mrn.text) {
                let accepted = said::once_as_in(line);
                self.faults
                    .push(mrn.fault(said::DUPLICATE_NUMBER, accepted));
                continue;
            }
            seen.insert(mrn.text.to_owned(), mrn.place.line);
            if self.is_rounded(&mrn) {
                continue;
            }
            let Some(patient) = self.patient_row(&row) else {
                continue;
            };
            if self.options.same.contains_key(mrn.text) {
                self.same.push(Deferred {
                    head: head.clone(),
                    row: row.row(),
                    patient,
                });
            } else {
                self.add_patient(&row, patient);
            }
        }
        self.remarks.extend(table.closing_remark());
    }

    /// The sex of a row; a word that says that it is not recorded is listed.
    fn sex_of(&mut self, cell: &Cell<'_>) -> Option<Sex> {
        let parsed = notation::parse_sex(cell.text, self.knowledge);
        let sex = self.understood(cell, "sex", parsed)?;
        if sex.is_none() && cell.filled().is_some() {
            let about = said::sex(quoted(cell.text));
            let words = said::TAKEN_AS_NOT_RECORDED;
            self.remark(&cell.place, about, words, Noticed::Strange);
        }
        sex
    }

    fn patient_row(&mut self, row: &Row<'_>) -> Option<PatientRow> {
        let before = self.faults.total();
        let born = row.cell("born");
        let born = match born.filled() {
            // The century of somebody's birth is never guessed.
            Some(_) => self.day(&born, "born", None),
            None => None,
        };
        let sex = self.sex_of(&row.cell("sex"));
        let cirrhosis = one_of(
            &row.cell("cirrhosis"),
            "cirrhosis",
            &CIRRHOSES,
            &mut self.faults,
        );
        let follow_up = one_of(
            &row.cell("follow_up"),
            "follow_up",
            &FOLLOW_UPS,
            &mut self.faults,
        );
        if self.faults.total() > before {
            return None;
        }
        let person = Person {
            mrn: row.cell("mrn").text.to_owned(),
            name: row.cell("name").text.to_owned(),
            born,
            sex,
            cirrhosis: cirrhosis.unwrap_or_default(),
            cirrhosis_on: None,
            contact: row.cell("contact").owned(),
            follow_up: follow_up.unwrap_or_default(),
        };
        self.is_acceptable(row, &person).then(|| PatientRow {
            person,
            names_cirrhosis: row.cell("cirrhosis").filled().is_some(),
            names_follow_up: row.cell("follow_up").filled().is_some(),
        })
    }

    /// Whether the register would take these particulars.
    fn is_acceptable(&mut self, row: &Row<'_>, person: &Person) -> bool {
        let source = Source {
            via: Via::Import,
            seq: Seq(0),
        };
        let record = Record::new(Id(0), person.clone(), source);
        let found = validate(&record, &[], Some(self.today));
        for fault in &found {
            let cell = row.cell(fault.field);
            let [what, accepted] = fault.problem.sentences();
            self.faults.push(FileFault {
                place: cell.place.clone(),
                what: said::particular(fault.field, quoted(cell.text), what),
                accepted,
            });
        }
        found.is_empty()
    }

    fn add_patient(&mut self, row: &Row<'_>, patient: PatientRow) {
        let mrn = row.cell("mrn");
        match self.targets.find(mrn.text) {
            None => {
                self.list_odd_text(row, &patient.person);
                self.targets.add_newcomer(mrn.place, patient.person);
            }
            Some(index) => {
                let target = self.targets.get(index);
                if target.is_some_and(|target| target.record.is_some()) {
                    self.compare_with_record(row, &patient, index);
                } else {
                    let fault = mrn.fault(said::DUPLICATE_NUMBER, said::ONCE_IN_ALL);
                    self.faults.push(fault);
                }
            }
        }
    }

    /// Compares a row with the record on file that it is about, as the files have changed it so far.
    pub(super) fn compare_with_record(
        &mut self,
        row: &Row<'_>,
        patient: &PatientRow,
        index: usize,
    ) {
        let Some(target) = self.targets.get(index) else {
            return;
        };
        let (Some(record), Some(on_file)) = (target.record.clone(), target.person().cloned())
        else {
            return;
        };
        self.on_file.patients += 1;
        let after = self.compare(row, patient, &record, &on_file);
        if let (Some(after), Some(target)) = (after, self.targets.get_mut(index)) {
            target.head = Some(Box::new((row.cell("mrn").place, after)));
        }
    }
}

const SEXES: [(&str, Option<Sex>); 3] = [
    ("", None),
    ("female", Some(Sex::Female)),
    ("male", Some(Sex::Male)),
];

const CIRRHOSES: [(&str, Cirrhosis); 5] = [
    ("", Cirrhosis::NotRecorded),
    ("none", Cirrhosis::None),
    ("compensated", Cirrhosis::Compensated),
    ("decompensated", Cirrhosis::Decompensated),
    ("unknown", Cirrhosis::NotRecorded),
];

pub(super) const FOLLOW_UPS: [(&str, FollowUp); 5] = [
    ("", FollowUp::Active),
    ("active", FollowUp::Active),
    ("moved", FollowUp::Moved),
    ("lost", FollowUp::Lost),
    ("died", FollowUp::Died),
];

/// The word of sex as files spell it.
pub(in super::super) fn sex_cell(sex: Option<Sex>) -> &'static str {
    cell_of(&SEXES, sex)
}

/// The word of cirrhosis as files spell it.
pub(in super::super) fn cirrhosis_cell(cirrhosis: Cirrhosis) -> &'static str {
    match cirrhosis {
        Cirrhosis::NotRecorded => "unknown",
        Cirrhosis::None | Cirrhosis::Compensated | Cirrhosis::Decompensated => {
            cell_of(&CIRRHOSES, cirrhosis)
        }
    }
}

/// The word of follow-up as files spell it.
pub(in super::super) fn follow_up_cell(follow_up: FollowUp) -> &'static str {
    match follow_up {
        FollowUp::Active => "active",
        FollowUp::Moved | FollowUp::Lost | FollowUp::Died => cell_of(&FOLLOW_UPS, follow_up),
    }
}

pub(super) fn cell_of<T: PartialEq + Copy>(words: &[(&'static str, T)], wanted: T) -> &'static str {
    words
        .iter()
        .find(|(_, value)| *value == wanted)
        .map_or("", |(word, _)| word)
}

/// The value of one of a few words, in any case of letters.
pub(super) fn one_of<T: Copy>(
    cell: &Cell<'_>,
    field: &str,
    words: &[(&'static str, T)],
    faults: &mut FaultList,
) -> Option<T> {
    let found = words
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(cell.text));
    if found.is_none() {
        let word = |(word, _): &(&'static str, T)| match *word {
            "" => said::NOTHING.into(),
            word => Sentence::alike(&word),
        };
        let accepted: Vec<Sentence> = words.iter().map(word).collect();
        faults.push(cell.fault(said::unknown_word(field), Sentence::list(&accepted)));
    }
    found.map(|(_, value)| *value)
}
