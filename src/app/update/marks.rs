//! One act on everybody who is marked in the list. It is asked first, with how many; it is one entry, so one undo takes
//! it back.

use crate::app::form::FormKind;
use crate::app::model::Model;
use crate::app::named;
use crate::app::question::{Answer, Then};
use crate::app::screens::asked::Asked;
use crate::app::screens::clinic;
use crate::clinical::record::{Note, NoteKind, Record, Source, Via, Visit};
use crate::register::{Change, Op};
use crate::wording::count_words;

use super::{change, form};

/// So many are named in a question, the others counted.
const MOST_NAMED: usize = 3;

/// `3 marked patients (W-19 Chen, Wei; W-20 Li, Na; W-21 Zhang)`.
fn whom(model: &Model) -> String {
    let marked = model.list.marked();
    let names: Vec<String> = marked
        .iter()
        .take(MOST_NAMED)
        .filter_map(|id| model.session.register.get(*id))
        .map(|record| named(&record.person))
        .collect();
    let noun = match marked {
        [_] => "marked patient",
        _ => "marked patients",
    };
    let more = match marked.len() - names.len() {
        0 => String::new(),
        more => format!(" and {} more", count_words(more)),
    };
    format!(
        "{} {noun} ({}{more})",
        count_words(marked.len()),
        names.join("; ")
    )
}

fn no() -> Answer {
    Answer::new('n', "no, leave it as it is", Then::Nothing)
}

/// Asks whether everybody who is marked is put on today's clinic.
pub(in crate::app) fn ask_clinic(model: &mut Model) {
    let words = format!("Put {} on today's clinic?", whom(model));
    let yes = Then::NoteOfMarked(NoteKind::Visit(Visit::Expected), "");
    model.ask(
        words,
        vec![no(), Answer::new('y', "yes, put them on it", yes)],
    );
}

/// The form of a recall for who is selected; asks what is noted of everybody where some are marked.
pub(in crate::app) fn recall(model: &mut Model) {
    if model.list.marked().is_empty() {
        return form::open_for_selected(model, FormKind::Recall);
    }
    let words = format!("What of today is noted of {}?", whom(model));
    let note = |key, words, kind, text| Answer::new(key, words, Then::NoteOfMarked(kind, text));
    let attempt = NoteKind::RecallAttempt;
    let answers = vec![
        no(),
        note('r', "recall attempt", attempt, ""),
        note('a', "recall attempt: no answer", attempt, "no answer"),
        note('l', "recall attempt: letter sent", attempt, "letter sent"),
        note('s', "sample sent", NoteKind::SampleSent, ""),
        Answer::new(
            'w',
            "write a letter to each first",
            Then::Ask(Asked::Letters),
        ),
    ];
    model.ask(words, answers);
}

/// Whether somebody is passed over: on the clinic already, or on no list.
fn is_passed_over(record: &Record, kind: NoteKind, model: &Model) -> bool {
    match kind {
        NoteKind::Visit(_) => {
            record.is_on_clinic(model.session.today)
                || clinic::may_come(model.session.language, record, &model.session.keymap).is_err()
        }
        NoteKind::Remark | NoteKind::RecallAttempt | NoteKind::SampleSent => false,
    }
}

/// Notes the same of everybody who is marked, by one entry.
pub(in crate::app) fn note(model: &mut Model, kind: NoteKind, text: &str) {
    let marked = model.list.marked().to_vec();
    let mut ops = Vec::new();
    for patient in &marked {
        let record = model.session.register.get(*patient);
        if record.is_none_or(|record| is_passed_over(record, kind, model)) {
            continue;
        }
        let source = Source {
            via: Via::Form,
            seq: model.session.register.next_seq(),
        };
        let note = Note {
            id: model.session.register.allocate_id(),
            on: model.session.today,
            kind,
            text: text.to_owned(),
            source,
        };
        let (patient, change) = (*patient, Change::add(note));
        ops.push(Op::Note { patient, change });
    }
    let said = match marked.len() - ops.len() {
        0 => String::new(),
        passed => format!(
            "; {} were on it already or are on no list",
            count_words(passed)
        ),
    };
    if ops.is_empty() {
        return model.note("Nothing was changed: all who are marked are on today's clinic already");
    }
    if change::commit(model, ops, &said, "Not saved") {
        model.list.unmark();
    }
}
