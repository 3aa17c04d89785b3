//! What somebody writes down beside results and drugs.

use chrono::NaiveDate;
use hepatrack::clinical::record::{Id, Note, NoteKind, Source, Visit};
use hepatrack::register::{Change, Op, Register};

use super::acts::{day, someone};
use crate::random::Random;

const KINDS: [NoteKind; 5] = [
    NoteKind::Remark,
    NoteKind::RecallAttempt,
    NoteKind::SampleSent,
    NoteKind::Visit(Visit::Expected),
    NoteKind::Visit(Visit::Seen),
];

fn note(id: Id, on: NaiveDate, random: &mut Random, source: Source) -> Note {
    let kind = KINDS[random.below(KINDS.len())];
    let text = if kind == NoteKind::Remark || random.one_in(2) {
        ["no answer, \"letter\" sent", "王 called; comes alone"][random.below(2)]
    } else {
        ""
    };
    Note {
        id,
        on,
        kind,
        text: text.to_owned(),
        source,
    }
}

pub(super) fn new_note(register: &mut Register, random: &mut Random, source: Source) -> Option<Op> {
    let patient = someone(register, random)?.id;
    let note = note(register.allocate_id(), day(random), random, source);
    Some(Op::Note {
        patient,
        change: Change::add(note),
    })
}

/// A note is corrected, ticked off or taken out.
pub(super) fn changed_note(register: &Register, random: &mut Random) -> Option<Op> {
    let record = someone(register, random)?;
    let before = record.notes.get(random.below(record.notes.len()))?.clone();
    let after = match before.kind {
        NoteKind::Visit(Visit::Expected) => Note {
            kind: NoteKind::Visit(Visit::Seen),
            ..before.clone()
        },
        NoteKind::Remark
        | NoteKind::RecallAttempt
        | NoteKind::SampleSent
        | NoteKind::Visit(Visit::Seen) => note(before.id, day(random), random, before.source),
    };
    let change = if random.one_in(3) {
        Change::remove(before)
    } else {
        Change::replace(before, after)
    };
    Some(Op::Note {
        patient: record.id,
        change,
    })
}
