//! Notes: what was written down, the newest first.

use std::ops::Range;

use super::{Meaning, Row, Span, wrap};
use crate::app::board::Standing;
use crate::app::keymap::{Action, Keymap, Place};
use crate::clinical::record::{Id, Note, NoteKind, Record, Visit};
use crate::wording::{date_words, note_kind_words, note_text_words, via_words};

/// Notes, newest first, in rows of `width` cells.
#[must_use]
pub fn notes(standing: &Standing, keys: &Keymap, width: usize) -> Vec<Row> {
    let record = &standing.record;
    let mut heading = vec![Span::new(Meaning::Heading, "Notes")];
    if record.notes.is_empty() {
        let key = keys.told(Place::Record, Action::Note);
        let words = format!("  none yet; {key} writes one");
        heading.push(Span::new(Meaning::Faint, words));
    }
    let mut rows = vec![heading];
    for note in record.notes.iter().rev() {
        let meaning = match note.kind {
            NoteKind::Visit(Visit::Expected) => Meaning::Strong,
            NoteKind::Remark
            | NoteKind::RecallAttempt
            | NoteKind::SampleSent
            | NoteKind::Visit(Visit::Seen) => Meaning::Plain,
        };
        let pieces = wrap(&row_text(note, width), width.max(1)).into_iter();
        rows.extend(pieces.map(|piece| vec![Span::new(meaning, piece)]));
    }
    rows
}

/// The rows in which the notes stand on that page, the newest first.
#[must_use]
pub fn note_rows(record: &Record, width: usize) -> Vec<(Id, Range<usize>)> {
    let mut first = 1;
    let mut places = Vec::new();
    for note in record.notes.iter().rev() {
        let count = wrap(&row_text(note, width), width.max(1)).len();
        places.push((note.id, first..first + count));
        first += count;
    }
    places
}

/// From so many cells on, a row says how the note came.
const ROOMY: usize = 64;

fn row_text(note: &Note, width: usize) -> String {
    if width < ROOMY {
        said(note)
    } else {
        note_text(note)
    }
}

/// `01-Jun-2024 recall attempt: no answer, letter sent (form, entry 12)`.
#[must_use]
pub fn note_text(note: &Note) -> String {
    format!(
        "{} ({}, entry {})",
        said(note),
        via_words(note.source.via),
        note.source.seq.0
    )
}

/// `01-Jun-2024 recall attempt: no answer, letter sent`.
pub(super) fn said(note: &Note) -> String {
    format!(
        "{} {}: {}",
        date_words(note.on),
        note_kind_words(note.kind),
        note_text_words(note)
    )
}
