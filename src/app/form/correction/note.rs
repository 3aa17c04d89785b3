//! A note written anew: its text and its day. What it is stays.

use super::super::dates::{self, Accepts};
use super::super::note::read_text;
use super::super::{Desk, Field, FieldId, Form, Reading, check};
use super::{note_of, why};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Id, Note, NoteKind, Record, Visit};
use crate::register::{Change, Op};

/// The fields, as the note stands on file.
pub(super) fn fields(note: Option<&Note>) -> Vec<Field> {
    let text = note.map_or("", |note| &note.text);
    let on = note.map_or_else(String::new, |note| {
        dates::written(CalendarDay::exact(note.on))
    });
    let (day, _) = note.map_or((FieldId::NoteDay, Accepts::Note), |note| day_of(note.kind));
    vec![
        Field::new(FieldId::NoteText, "text", text),
        Field::new(day, "on", &on),
        why::field("why corrected"),
    ]
}

/// The field of the day, and which days it takes: a clinic at which nobody was seen yet may lie ahead.
const fn day_of(kind: NoteKind) -> (FieldId, Accepts) {
    match kind {
        NoteKind::Visit(Visit::Expected) => (FieldId::ClinicDay, Accepts::Clinic),
        NoteKind::Visit(Visit::Seen)
        | NoteKind::Remark
        | NoteKind::RecallAttempt
        | NoteKind::SampleSent => (FieldId::NoteDay, Accepts::Note),
    }
}

/// What the form means; `None` if the note is not on file.
pub(super) fn read(id: Id, form: &Form, record: &Record, desk: &Desk<'_>) -> Option<Reading> {
    let mut reading = Reading::of(form);
    let before = note_of(record, id)?;
    why::read(form, &mut reading, desk);
    let text = read_text(form, before.kind, &mut reading)?;
    let born = record.person.born.map(|born| born.date);
    // A draft keeps the field that it was opened with, though the patient was seen since.
    let place = form
        .place(FieldId::NoteDay)
        .or_else(|| form.place(FieldId::ClinicDay))?;
    let (_, accepts) = day_of(before.kind);
    let Some(on) = dates::read(form, place, accepts, born, desk, &mut reading) else {
        return Some(reading);
    };
    if text.is_empty() && before.kind == NoteKind::Remark {
        let words = "text: nothing typed; a note has a text, or it is retracted";
        reading.complain(form.place(FieldId::NoteText)?, words);
        return Some(reading);
    }
    let after = Note {
        on: on.date,
        text: text.to_owned(),
        ..before.clone()
    };
    if after == *before {
        why::nothing_changed(form, "the note is as it was", &mut reading, desk);
        return Some(reading);
    }
    reading.ops.push(Op::Note {
        patient: record.id,
        change: Change::replace(before.clone(), after),
    });
    check(form, record, &mut reading, desk);
    Some(reading)
}
