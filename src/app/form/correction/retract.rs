//! Retracting a result, a course or a note: it leaves every view and stays in the history with the reason.

use super::super::{Desk, Form, Reading, check};
use super::{course_of, note_of, why};
use crate::app::result_id::ResultId;
use crate::clinical::record::{Id, Record};
use crate::register::{Change, Op};
use crate::wording::{date_words, finding_words, note_words};

/// The result stays in its place with the entry that retracted it; `None` if it is not on file.
pub(super) fn read_result(
    id: ResultId,
    form: &Form,
    record: &Record,
    desk: &Desk<'_>,
) -> Option<Reading> {
    let mut reading = Reading::of(form);
    let result = id.find(record)?;
    reading.about.push(format!(
        "Retracts {} of {}",
        finding_words(&result.finding, desk.knowledge),
        date_words(result.on)
    ));
    let before = record.report(id.report)?;
    let mut after = before.clone();
    for own in &mut after.results {
        if ResultId::of(own) == id {
            own.trail.get_or_insert_default().retracted_by = Some(desk.seq());
        }
    }
    reading.ops.push(Op::Report {
        patient: record.id,
        change: Change::replace(before, after),
    });
    why::read(form, &mut reading, desk);
    check(form, record, &mut reading, desk);
    Some(reading)
}

/// The course is taken out; the entry keeps it. `None` if it is not on file.
pub(super) fn read_course(
    id: Id,
    form: &Form,
    record: &Record,
    desk: &Desk<'_>,
) -> Option<Reading> {
    let mut reading = Reading::of(form);
    let course = course_of(record, id)?;
    reading.about.push(format!(
        "Retracts {} from {}",
        desk.knowledge.drugs.get(course.drug).name,
        date_words(course.start.date)
    ));
    reading.ops.push(Op::Course {
        patient: record.id,
        change: Box::new(Change::remove(course.clone())),
    });
    why::read(form, &mut reading, desk);
    check(form, record, &mut reading, desk);
    Some(reading)
}

/// The note is taken out; the entry keeps it. `None` if it is not on file.
pub(super) fn read_note(id: Id, form: &Form, record: &Record, desk: &Desk<'_>) -> Option<Reading> {
    let mut reading = Reading::of(form);
    let note = note_of(record, id)?;
    reading.about.push(format!("Retracts {}", note_words(note)));
    reading.ops.push(Op::Note {
        patient: record.id,
        change: Change::remove(note.clone()),
    });
    why::read(form, &mut reading, desk);
    check(form, record, &mut reading, desk);
    Some(reading)
}
