//! Changes of notes in words.

use super::named;
use crate::clinical::record::{Id, Note, NoteKind, Visit};
use crate::register::{Change, Entry, Op, Register};
use crate::wording::Language;
use crate::wording::screens::{common, entries as words};
use crate::wording::{
    date_words, note_kind_words, note_text_words, note_words, shown, text_of_note,
};

/// `put on the clinic of 02-Jun-2024`, `recall attempt of 01-Jun-2024 noted: no answer`.
pub(super) fn note_change_words(language: Language, change: &Change<Note>) -> String {
    match (&change.before, &change.after) {
        (None, Some(note)) => added_words(language, note),
        (Some(note), None) => {
            let day = date_words(language, note.on);
            match note.kind {
                NoteKind::Visit(_) => words::taken_off(language, day),
                NoteKind::Remark | NoteKind::RecallAttempt | NoteKind::SampleSent => {
                    words::note_retracted(language, note_kind_words(language, note.kind), day)
                }
            }
        }
        (Some(before), Some(after)) => corrected_words(language, before, after),
        (None, None) => words::NOTHING.of(language).to_owned(),
    }
}

/// How many patients are named where one entry notes the same of several.
const MOST_NAMED: usize = 4;

/// One note for several patients, as when a whole list is put on a clinic: what, then whose.
/// `put on the clinic of 02-Jun-2024: W-19 Chen, Wei; W-20 Li, Na`.
pub(super) fn same_for_several(
    language: Language,
    entry: &Entry,
    register: &Register,
) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    let mut whose: Vec<Id> = Vec::new();
    for op in &entry.ops {
        let Op::Note { patient, change } = op else {
            return None;
        };
        said.push(note_change_words(language, change));
        whose.push(*patient);
    }
    said.dedup();
    whose.dedup();
    let ([what], [_, _, ..]) = (said.as_slice(), whose.as_slice()) else {
        return None;
    };
    let names: Vec<String> = whose
        .iter()
        .take(MOST_NAMED)
        .filter_map(|id| register.get(*id))
        .map(|record| named(&record.person))
        .collect();
    let further = whose.len() - names.len();
    let more = match further {
        0 => String::new(),
        further => words::and_more(language, further),
    };
    let names = names.join(common::SEMICOLON.of(language)) + &more;
    Some(words::whose(language, what, names))
}

fn added_words(language: Language, note: &Note) -> String {
    let day = date_words(language, note.on);
    let said = match note.kind {
        NoteKind::Remark => return note_words(language, note),
        NoteKind::RecallAttempt => words::recall_noted(language, day),
        NoteKind::SampleSent => words::sample_noted(language, day),
        NoteKind::Visit(Visit::Expected) => words::put_on(language, day),
        NoteKind::Visit(Visit::Seen) => words::put_on_seen(language, day),
    };
    if note.text.is_empty() {
        said
    } else {
        words::whose(language, said, shown(text_of_note(language, note)))
    }
}

fn corrected_words(language: Language, before: &Note, after: &Note) -> String {
    let day = date_words(language, after.on);
    match (before.kind, after.kind) {
        (NoteKind::Visit(Visit::Expected), NoteKind::Visit(Visit::Seen)) => {
            words::ticked_off(language, day)
        }
        (NoteKind::Visit(Visit::Seen), NoteKind::Visit(Visit::Expected)) => {
            words::not_ticked_off(language, day)
        }
        (
            NoteKind::Remark
            | NoteKind::RecallAttempt
            | NoteKind::SampleSent
            | NoteKind::Visit(Visit::Expected | Visit::Seen),
            _,
        ) => words::note_corrected(
            language,
            note_kind_words(language, after.kind),
            day,
            note_text_words(language, after),
        ),
    }
}
