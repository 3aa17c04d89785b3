//! From what is wrong with the parts of a register to the place in its file.

use crate::clinical::record::Id;
use crate::register::{Fault, PartsFault, Subject};
use crate::wording::refusals::layout as said;

use super::convert::ConversionError;
use super::raw::{RawPatient, RawRegister};

/// Where the file says what the faults are about, in the order of the faults.
///
/// Where one identifier or number stands twice, nothing else is said: what it names cannot be told apart.
pub(in crate::store) fn locate(
    faults: &[PartsFault],
    raw: &RawRegister<'_>,
) -> Vec<ConversionError> {
    let is_twice = |fault: &&PartsFault| {
        matches!(
            fault,
            PartsFault::IdTwice(_) | PartsFault::NumberTwice { .. }
        )
    };
    let mut twice = faults.iter().filter(is_twice).peekable();
    if twice.peek().is_some() {
        return twice.map(|fault| locate_one(fault, raw)).collect();
    }
    faults.iter().map(|fault| locate_one(fault, raw)).collect()
}

fn locate_one(fault: &PartsFault, raw: &RawRegister<'_>) -> ConversionError {
    match fault {
        PartsFault::NumberTwice { one, other } => {
            let mut places = raw
                .patients
                .iter()
                .enumerate()
                .filter(|(_, patient)| [one.0, other.0].contains(&patient.id));
            let (first, last) = (places.next(), places.next_back());
            let index = last.or(first).map_or(0, |(index, _)| index);
            let mrn = first.map_or("", |(_, patient)| &patient.mrn);
            let first = first.map_or(0, |(index, _)| index);
            ConversionError::new(
                format!("patients[{index}].mrn"),
                said::number_of_another(mrn, first),
                said::OWN_NUMBER,
            )
        }
        PartsFault::IdTwice(id) => {
            ConversionError::new(last_place_of(*id, raw), said::id_twice(id.0), said::ID_ONCE)
        }
        PartsFault::Setting(name) => {
            ConversionError::new("settings", said::no_amount(name), said::FINITE)
        }
        PartsFault::Clinic(fault) | PartsFault::Letter(fault) | PartsFault::Guidelines(fault) => {
            conversion_error(fault.field.to_owned(), fault)
        }
        PartsFault::Number(number, fault) => {
            let found = raw.numbers.iter().position(|raw| *raw.number == **number);
            conversion_error(
                format!("numbers[{}].{}", found.unwrap_or(0), fault.field),
                fault,
            )
        }
        PartsFault::Word(place, fault) => {
            conversion_error(format!("words[{place}].{}", fault.field), fault)
        }
        PartsFault::Laboratory(fault) => {
            let index = raw
                .labs
                .iter()
                .position(|laboratory| fault.subject == Subject::Laboratory(Id(laboratory.id)));
            conversion_error(
                format!("labs[{}].{}", index.unwrap_or(0), fault.field),
                fault,
            )
        }
        PartsFault::Patient(id, fault) => {
            let found = raw
                .patients
                .iter()
                .enumerate()
                .find(|(_, patient)| patient.id == id.0);
            let path = found.map_or_else(
                || "patients".to_owned(),
                |(index, patient)| format!("patients[{index}].{}", path_in(patient, fault)),
            );
            conversion_error(path, fault)
        }
    }
}

fn conversion_error(path: String, fault: &Fault) -> ConversionError {
    let [what, accepted] = fault.problem.sentences();
    ConversionError::new(path, what, accepted)
}

fn path_in(patient: &RawPatient<'_>, fault: &Fault) -> String {
    let report = |id: Id| patient.reports.iter().position(|report| report.id == id.0);
    let course = |id: Id| patient.courses.iter().position(|course| course.id == id.0);
    let note = |id: Id| patient.notes.iter().position(|note| note.id == id.0);
    let field = fault.field;
    match fault.subject {
        Subject::Person
        | Subject::Clinic
        | Subject::Letter
        | Subject::Guidelines
        | Subject::Number
        | Subject::Word
        | Subject::Laboratory(_) => field.to_owned(),
        Subject::Course(id) => format!("courses[{}].{field}", course(id).unwrap_or(0)),
        Subject::Report(id) | Subject::Result(id, _) => {
            format!("reports[{}].{field}", report(id).unwrap_or(0))
        }
        Subject::Note(id) => format!("notes[{}].{field}", note(id).unwrap_or(0)),
    }
}

/// The last thing in the file that has this identifier.
fn last_place_of(id: Id, raw: &RawRegister<'_>) -> String {
    let mut place = String::new();
    let mut look = |found: u32, path: String| {
        if found == id.0 {
            place = path;
        }
    };
    for (index, laboratory) in raw.labs.iter().enumerate() {
        look(laboratory.id, format!("labs[{index}].id"));
    }
    for (index, patient) in raw.patients.iter().enumerate() {
        look(patient.id, format!("patients[{index}].id"));
        for (inner, course) in patient.courses.iter().enumerate() {
            look(course.id, format!("patients[{index}].courses[{inner}].id"));
        }
        for (inner, report) in patient.reports.iter().enumerate() {
            look(report.id, format!("patients[{index}].reports[{inner}].id"));
        }
        for (inner, note) in patient.notes.iter().enumerate() {
            look(note.id, format!("patients[{index}].notes[{inner}].id"));
        }
    }
    place
}
