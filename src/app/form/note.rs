//! The forms of notes: a note; a recall attempt or a sample that was sent.

use chrono::NaiveDate;

use super::choice::{self, RECALLS};
use super::dates::{self, Accepts};
use super::{Desk, Echo, Field, FieldId, Form, Reading, check};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Note, NoteKind, Record, Source, Via};
use crate::register::{Change, Op};
use crate::wording::shown;

/// A note as it is written down.
pub(super) struct Written<'a> {
    /// What it is.
    pub(super) kind: NoteKind,
    /// The day that it is about.
    pub(super) on: NaiveDate,
    /// What was written.
    pub(super) text: &'a str,
    /// The way it comes in.
    pub(super) via: Via,
}

impl Written<'_> {
    /// The change that adds it.
    pub(super) fn op(&self, record: &Record, reading: &mut Reading, desk: &Desk<'_>) -> Op {
        let note = Note {
            id: reading.take_id(desk),
            on: self.on,
            kind: self.kind,
            text: self.text.to_owned(),
            source: Source {
                via: self.via,
                seq: desk.seq(),
            },
        };
        Op::Note {
            patient: record.id,
            change: Change::add(note),
        }
    }
}

/// The fields of a note: what is written, and the day, today.
pub(super) fn fields(desk: &Desk<'_>) -> Vec<Field> {
    let today = dates::written(CalendarDay::exact(desk.today));
    vec![
        Field::new(FieldId::NoteText, "note", ""),
        Field::new(FieldId::NoteDay, "on", &today),
    ]
}

/// The fields of a recall: for a patient who is on today's clinic a sample is likelier than an attempt.
pub(super) fn recall_fields(record: &Record, desk: &Desk<'_>) -> Vec<Field> {
    let today = dates::written(CalendarDay::exact(desk.today));
    let kind = if record.is_on_clinic(desk.today) {
        NoteKind::SampleSent
    } else {
        NoteKind::RecallAttempt
    };
    vec![
        Field::new(FieldId::Recall, "what", choice::spoken(&RECALLS, kind)),
        Field::new(FieldId::NoteDay, "on", &today),
        Field::new(FieldId::NoteText, "text", ""),
    ]
}

/// What the form of a note means.
pub(super) fn read(form: &Form, record: &Record, desk: &Desk<'_>) -> Reading {
    let mut reading = Reading::of(form);
    let text = read_text(form, NoteKind::Remark, &mut reading);
    let on = read_day(form, record, &mut reading, desk);
    // An untouched form says nothing yet.
    if let (Some(on), Some(text)) = (on, text.filter(|text| !text.is_empty())) {
        add(form, NoteKind::Remark, on, text, record, &mut reading, desk);
    }
    reading
}

/// What the form of a recall means.
pub(super) fn read_recall(form: &Form, record: &Record, desk: &Desk<'_>) -> Reading {
    let mut reading = Reading::of(form);
    let kind = read_kind(form, &mut reading);
    let on = read_day(form, record, &mut reading, desk);
    let Some(kind) = kind else {
        return reading;
    };
    let text = read_text(form, kind, &mut reading);
    if let (Some(on), Some(text)) = (on, text) {
        add(form, kind, on, text, record, &mut reading, desk);
    }
    reading
}

fn add(
    form: &Form,
    kind: NoteKind,
    on: NaiveDate,
    text: &str,
    record: &Record,
    reading: &mut Reading,
    desk: &Desk<'_>,
) {
    let written = Written {
        kind,
        on,
        text,
        via: Via::Form,
    };
    let op = written.op(record, reading, desk);
    reading.ops.push(op);
    check(form, record, reading, desk);
}

fn read_kind(form: &Form, reading: &mut Reading) -> Option<NoteKind> {
    let place = form.place(FieldId::Recall)?;
    let text = form.text(FieldId::Recall);
    match choice::read(&RECALLS, text) {
        Ok(word) => {
            reading.echo(place, Echo::hint(choice::listed(&RECALLS)));
            Some(word.value)
        }
        Err(accepted) => {
            let typed = shown(text);
            reading.complain(place, format!("what: '{typed}'; {accepted}"));
            None
        }
    }
}

fn read_day(
    form: &Form,
    record: &Record,
    reading: &mut Reading,
    desk: &Desk<'_>,
) -> Option<NaiveDate> {
    let place = form.place(FieldId::NoteDay)?;
    let born = record.person.born.map(|born| born.date);
    dates::read(form, place, Accepts::Note, born, desk, reading).map(|day| day.date)
}

/// What was written; what may be written where nothing is.
pub(super) fn read_text<'f>(
    form: &'f Form,
    kind: NoteKind,
    reading: &mut Reading,
) -> Option<&'f str> {
    let place = form.place(FieldId::NoteText)?;
    let text = form.text(FieldId::NoteText);
    if text.is_empty() {
        let hint = match kind {
            NoteKind::Remark => "what was said, seen or agreed, in one line",
            NoteKind::RecallAttempt => "such as: no answer, letter sent",
            NoteKind::SampleSent => "may stay empty; its day stands in the next report form",
            NoteKind::Visit(_) => "may stay empty",
        };
        reading.echo(place, Echo::hint(hint));
    }
    Some(text)
}
