//! From the spelling of notes to notes.

use crate::clinical::record::{Id, Note, NoteKind, Visit};
use crate::notation::parse_iso;

use super::convert::{ConversionError, source, understood};
use super::raw::{RawNote, RawNoteKind};

pub(in crate::store) fn note(raw: &RawNote<'_>) -> Result<Note, ConversionError> {
    Ok(Note {
        id: Id(raw.id),
        on: understood("on", parse_iso(&raw.on))?,
        kind: match raw.kind {
            RawNoteKind::Remark => NoteKind::Remark,
            RawNoteKind::Attempt => NoteKind::RecallAttempt,
            RawNoteKind::Sample => NoteKind::SampleSent,
            RawNoteKind::Expected => NoteKind::Visit(Visit::Expected),
            RawNoteKind::Seen => NoteKind::Visit(Visit::Seen),
        },
        text: raw.text.to_string(),
        source: source(raw.src.as_ref())?,
    })
}
