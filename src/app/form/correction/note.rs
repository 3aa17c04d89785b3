//! A note written anew: its text and its day. What it is stays.

use super::{note_of, note_title, why};
use crate::app::form::context::FormContext;
use crate::app::form::note::{DAY, TEXT, day_text, hint};
use crate::app::form::reader::Reader;
use crate::app::form::spec::{Accepts, Field, Spec, date};
use crate::app::form::table::{Kind, Source};
use crate::clinical::record::{Id, Note, NoteKind, Record, Visit};
use crate::register::{Change, Op};
use crate::wording::screens::{correction as words, form};
use crate::wording::{Phrase, text_of_note, text_of_note_on_file};

/// The day of a clinic, which may lie ahead.
const CLINIC_DAY: Spec = date(form::ON, Accepts::Clinic).kept("clinic of");

pub(in crate::app::form) struct NoteForm(pub(in crate::app::form) Id);

impl Kind for NoteForm {
    fn name(&self) -> Phrase {
        form::CORRECTED_NOTE
    }

    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        let described = from.described()?;
        let note = note_of(&described, self.0)?;
        let (day, _) = day_of(note.kind);
        Some(vec![
            TEXT.label(form::TEXT)
                .holding(text_of_note(from.cx.language, note)),
            day.holding(&day_text(from.cx.language, note)),
            why::filled(form::WHY_CORRECTED, from),
        ])
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let record = at.record?;
        let before = note_of(record, self.0)?;
        why::read(at);
        hint(before.kind, at);
        let (_, accepts) = day_of(before.kind);
        // A draft keeps the field that it was opened with, though the patient was seen since.
        let days = [DAY, CLINIC_DAY];
        let day = days.into_iter().find_map(|spec| at.day_as(spec, accepts));
        let Some(on) = day else {
            return Some(());
        };
        let typed = at.text(TEXT);
        let text = if typed == text_of_note(at.cx.language, before) {
            before.text.clone()
        } else {
            text_of_note_on_file(before.kind, typed)
        };
        if text.is_empty() && before.kind == NoteKind::Remark {
            at.complain(TEXT, words::NO_TEXT.of(at.cx.language));
            return Some(());
        }
        let after = Note {
            on: on.date,
            text,
            ..before.clone()
        };
        if after == *before {
            why::nothing_changed(words::NOTE_AS_IT_WAS.of(at.cx.language), at);
            return Some(());
        }
        let (patient, change) = (record.id, Change::replace(before.clone(), after));
        at.make(Op::Note { patient, change });
        Some(())
    }

    fn title(&self, record: &Record, cx: &FormContext<'_>) -> String {
        words::correct(cx.language, note_title(cx.language, record, self.0))
    }
}

/// The field of the day, and which days it takes: a clinic at which nobody was seen yet may lie ahead.
const fn day_of(kind: NoteKind) -> (Spec, Accepts) {
    match kind {
        NoteKind::Visit(Visit::Expected) => (CLINIC_DAY, Accepts::Clinic),
        NoteKind::Visit(Visit::Seen)
        | NoteKind::Remark
        | NoteKind::RecallAttempt
        | NoteKind::SampleSent => (DAY, Accepts::Note),
    }
}
