//! Notes: what was written down, the newest first.

use std::ops::Range;

use super::{Meaning, Row, Span, wrap};
use crate::clinical::record::{Id, Note, NoteKind, Record, Visit};
use crate::keys::{Action, Keymap, Place};
use crate::view::board::Standing;
use crate::wording::Language;
use crate::wording::screens::record as words;
use crate::wording::{date_words, note_kind_words, note_lines, note_text_words, via_words};

/// Notes, newest first, in rows of `width` cells.
pub fn notes(standing: &Standing, keys: &Keymap, width: usize) -> Vec<Row> {
    let language = standing.language;
    let record = &standing.record;
    let mut heading = vec![Span::new(Meaning::Heading, words::NOTES.of(language))];
    if record.notes.is_empty() {
        let key = keys.told(Place::Record, Action::Note);
        let none = words::none_yet(language, key);
        heading.push(Span::new(Meaning::Faint, none));
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
        let pieces = pieces(standing.language, note, width).into_iter();
        rows.extend(pieces.map(|piece| vec![Span::new(meaning, piece)]));
    }
    rows
}

/// The rows in which the notes stand on that page, the newest first.
pub fn note_rows(language: Language, record: &Record, width: usize) -> Vec<(Id, Range<usize>)> {
    let mut first = 1;
    let mut places = Vec::new();
    for note in record.notes.iter().rev() {
        let count = pieces(language, note, width).len();
        places.push((note.id, first..first + count));
        first += count;
    }
    places
}

/// From so many cells on, a row says how the note came.
const ROOMY: usize = 64;

/// Its lines, each wrapped; what follows the first stands under it.
fn pieces(language: Language, note: &Note, width: usize) -> Vec<String> {
    let lines = note_lines(language, note);
    let origin = if width < ROOMY {
        String::new()
    } else {
        origin(language, note)
    };
    let last = lines.len().saturating_sub(1);
    let width = width.max(3);
    let mut pieces = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let origin = if place == last { origin.as_str() } else { "" };
        if place == 0 {
            pieces.extend(wrap(
                &format!("{}{line}{origin}", head(language, note)),
                width,
            ));
        } else {
            let below = wrap(&format!("{line}{origin}"), width - 2);
            pieces.extend(below.iter().map(|piece| format!("  {piece}")));
        }
    }
    pieces
}

/// `01-Jun-2024 recall attempt: `.
fn head(language: Language, note: &Note) -> String {
    format!(
        "{} {}: ",
        date_words(language, note.on),
        note_kind_words(language, note.kind)
    )
}

/// ` (form, entry 12)`.
fn origin(language: Language, note: &Note) -> String {
    words::note_origin(
        language,
        via_words(language, note.source.via),
        note.source.seq.0,
    )
}

/// `01-Jun-2024 recall attempt: no answer, letter sent (form, entry 12)`.
pub fn note_text(language: Language, note: &Note) -> String {
    said(language, note) + &origin(language, note)
}

/// `01-Jun-2024 recall attempt: no answer, letter sent`.
pub(super) fn said(language: Language, note: &Note) -> String {
    head(language, note) + &note_text_words(language, note)
}
