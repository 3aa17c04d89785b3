//! Changes of notes in words.

use crate::clinical::record::{Note, NoteKind, Visit};
use crate::register::Change;
use crate::wording::{date_words, note_kind_words, note_text_words, note_words, shown};

/// `put on the clinic of 02-Jun-2024`, `recall attempt of 01-Jun-2024 noted: no answer`.
pub(super) fn note_change_words(change: &Change<Note>) -> String {
    match (&change.before, &change.after) {
        (None, Some(note)) => added_words(note),
        (Some(note), None) => {
            let day = date_words(note.on);
            match note.kind {
                NoteKind::Visit(_) => format!("taken off the clinic of {day}"),
                NoteKind::Remark | NoteKind::RecallAttempt | NoteKind::SampleSent => {
                    format!("{} of {day} retracted", note_kind_words(note.kind))
                }
            }
        }
        (Some(before), Some(after)) => corrected_words(before, after),
        (None, None) => "nothing".to_owned(),
    }
}

fn added_words(note: &Note) -> String {
    let day = date_words(note.on);
    let said = match note.kind {
        NoteKind::Remark => return note_words(note),
        NoteKind::RecallAttempt => format!("recall attempt of {day} noted"),
        NoteKind::SampleSent => format!("sample of {day} noted as sent"),
        NoteKind::Visit(Visit::Expected) => format!("put on the clinic of {day}"),
        NoteKind::Visit(Visit::Seen) => format!("put on the clinic of {day} and ticked off"),
    };
    if note.text.is_empty() {
        said
    } else {
        format!("{said}: {}", shown(&note.text))
    }
}

fn corrected_words(before: &Note, after: &Note) -> String {
    let day = date_words(after.on);
    match (before.kind, after.kind) {
        (NoteKind::Visit(Visit::Expected), NoteKind::Visit(Visit::Seen)) => {
            format!("ticked off on the clinic of {day}")
        }
        (NoteKind::Visit(Visit::Seen), NoteKind::Visit(Visit::Expected)) => {
            format!("no longer ticked off on the clinic of {day}")
        }
        (
            NoteKind::Remark
            | NoteKind::RecallAttempt
            | NoteKind::SampleSent
            | NoteKind::Visit(Visit::Expected | Visit::Seen),
            _,
        ) => format!(
            "{} of {day} corrected: {}",
            note_kind_words(after.kind),
            note_text_words(after)
        ),
    }
}
