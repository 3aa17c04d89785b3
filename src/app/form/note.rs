//! The forms of notes: a note; a recall attempt or a sample that was sent.

use chrono::NaiveDate;

use super::choice::{self, RECALLS};
use super::dates;
use super::reader::Reader;
use super::spec::{Accepts, Field, Spec, choice as choice_of, date, text};
use super::table::{Kind, Source};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Note, NoteKind};
use crate::register::{Change, Op};
use crate::wording::screens::{form, notes as words};
use crate::wording::{Language, Phrase, text_of_note, text_of_note_on_file};

pub(super) const TEXT: Spec = text(form::NOTE).alone();
pub(super) const DAY: Spec = date(form::ON, Accepts::Note).kept("note of");
const WHAT: Spec = choice_of(form::WHAT, &RECALLS).kept("recall").listed();

pub(super) struct NoteForm;

impl Kind for NoteForm {
    fn name(&self) -> Phrase {
        form::NOTE
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        let note = described(from, |_| NoteKind::Remark)?;
        Some(vec![
            TEXT.holding(&note.text),
            DAY.holding(&day_text(from.cx.language, &note)),
        ])
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        hint(NoteKind::Remark, at);
        let on = at.day(DAY);
        // An untouched form says nothing yet.
        if let (Some(on), Some(text)) = (on, at.optional(TEXT)) {
            add(NoteKind::Remark, on.date, text, at)?;
        }
        Some(())
    }
}

pub(super) struct RecallForm;

impl Kind for RecallForm {
    fn name(&self) -> Phrase {
        form::RECALL
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        // For a patient who is on today's clinic a sample is likelier than an attempt.
        let note = described(from, |is_on_clinic| match is_on_clinic {
            true => NoteKind::SampleSent,
            false => NoteKind::RecallAttempt,
        })?;
        Some(vec![
            WHAT.holding(choice::spoken(&RECALLS, note.kind, from.cx.language)),
            DAY.holding(&day_text(from.cx.language, &note)),
            TEXT.label(form::TEXT)
                .holding(text_of_note(from.cx.language, &note)),
        ])
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let kind = at.choice(WHAT, &RECALLS);
        let on = at.day(DAY);
        if let Some(kind) = kind {
            hint(kind, at);
            if let Some(on) = on {
                add(kind, on.date, text_of_note_on_file(kind, at.text(TEXT)), at)?;
            }
        }
        Some(())
    }
}

/// The note that an entry added, or a new one of today.
fn described(from: &Source<'_>, kind: fn(bool) -> NoteKind) -> Option<Note> {
    if let [Op::Note { change, .. }] = from.ops() {
        return change.after.clone();
    }
    let (record, today) = (from.record?, from.cx.today);
    Some(Note {
        id: record.id,
        on: today,
        kind: kind(record.is_on_clinic(today)),
        text: String::new(),
        source: record.source,
    })
}

pub(super) fn day_text(language: Language, note: &Note) -> String {
    dates::written(language, CalendarDay::exact(note.on))
}

fn add(kind: NoteKind, on: NaiveDate, text: String, at: &mut Reader<'_>) -> Option<()> {
    let note = Note {
        id: at.reading.take_id(at.cx),
        on,
        kind,
        text,
        source: at.source(),
    };
    let (patient, change) = (at.record?.id, Change::add(note));
    at.make(Op::Note { patient, change });
    Some(())
}

/// What may be written where nothing is.
pub(super) fn hint(kind: NoteKind, at: &mut Reader<'_>) {
    if at.text(TEXT).is_empty() {
        let hint = match kind {
            NoteKind::Remark => words::REMARK_HINT,
            NoteKind::RecallAttempt => words::RECALL_HINT,
            NoteKind::SampleSent => words::SENT_HINT,
            NoteKind::Visit(_) => words::VISIT_HINT,
        };
        at.hint(TEXT, hint.of(at.cx.language));
    }
}

/// Whether a field takes several lines.
pub(super) fn takes_lines(field: &Field) -> bool {
    field.spec == TEXT
}
