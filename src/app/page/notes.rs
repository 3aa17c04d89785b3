//! Notes: what was written down, the newest first.

use std::ops::Range;

use super::{Meaning, Row, Span, wrap};
use crate::app::board::Standing;
use crate::app::keymap::{Action, Keymap, Place};
use crate::clinical::record::{Id, Note, NoteKind, Record, Visit};
use crate::wording::{date_words, note_kind_words, note_lines, note_text_words, via_words};

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
        let pieces = pieces(note, width).into_iter();
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
        let count = pieces(note, width).len();
        places.push((note.id, first..first + count));
        first += count;
    }
    places
}

/// From so many cells on, a row says how the note came.
const ROOMY: usize = 64;

/// Its lines, each wrapped; what follows the first stands under it.
fn pieces(note: &Note, width: usize) -> Vec<String> {
    let lines = note_lines(note);
    let origin = if width < ROOMY {
        String::new()
    } else {
        origin(note)
    };
    let last = lines.len().saturating_sub(1);
    let width = width.max(3);
    let mut pieces = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let origin = if place == last { origin.as_str() } else { "" };
        if place == 0 {
            pieces.extend(wrap(&format!("{}{line}{origin}", head(note)), width));
        } else {
            let below = wrap(&format!("{line}{origin}"), width - 2);
            pieces.extend(below.iter().map(|piece| format!("  {piece}")));
        }
    }
    pieces
}

/// `01-Jun-2024 recall attempt: `.
fn head(note: &Note) -> String {
    format!("{} {}: ", date_words(note.on), note_kind_words(note.kind))
}

/// ` (form, entry 12)`.
fn origin(note: &Note) -> String {
    format!(
        " ({}, entry {})",
        via_words(note.source.via),
        note.source.seq.0
    )
}

/// `01-Jun-2024 recall attempt: no answer, letter sent (form, entry 12)`.
#[must_use]
pub fn note_text(note: &Note) -> String {
    said(note) + &origin(note)
}

/// `01-Jun-2024 recall attempt: no answer, letter sent`.
pub(super) fn said(note: &Note) -> String {
    head(note) + &note_text_words(note)
}
