//! One act on everybody who is marked in the list. It is asked first, with how many; it is one entry, so one undo takes
//! it back.

use crate::app::asked::Asked;
use crate::app::form::FormKind;
use crate::app::model::Model;
use crate::app::operations::{change, form};
use crate::app::question::{Answer, Then};
use crate::clinical::record::{Note, NoteKind, Record, Source, Via, Visit};
use crate::register::{Change, Op};
use crate::view::describe::named;
use crate::wording::count_words;
use crate::wording::screens::{common, moving as words};
use crate::wording::{Language, Phrase};

use super::clinic;

/// So many are named in a question, the others counted.
const MOST_NAMED: usize = 3;

/// `3 marked patients (W-19 Chen, Wei; W-20 Li, Na; W-21 Zhang)`.
fn whom(model: &Model) -> String {
    let language = model.session.language;
    let marked = model.list.marked();
    let names: Vec<String> = marked
        .iter()
        .take(MOST_NAMED)
        .filter_map(|id| model.session.register.get(*id))
        .map(|record| named(&record.person))
        .collect();
    let noun = match marked {
        [_] => words::ONE_MARKED,
        _ => words::SEVERAL_MARKED,
    };
    let more = match marked.len() - names.len() {
        0 => String::new(),
        more => words::and_more(language, count_words(more)),
    };
    words::whom(
        language,
        count_words(marked.len()),
        noun.of(language),
        names.join(common::SEMICOLON.of(language)) + &more,
    )
}

fn no(language: Language) -> Answer {
    Answer::new('n', common::NO_LEAVE_IT.of(language), Then::Nothing)
}

/// Asks whether everybody who is marked is put on today's clinic.
pub(in crate::app) fn ask_clinic(model: &mut Model) {
    let language = model.session.language;
    let words = words::put_on_clinic(language, whom(model));
    let yes = Then::NoteOfMarked(NoteKind::Visit(Visit::Expected), "");
    model.ask_whether(words, common::NO_LEAVE_IT, words::YES_PUT_ON, yes);
}

/// The form of a recall for who is selected; asks what is noted of everybody where some are marked.
pub(in crate::app) fn recall(model: &mut Model) {
    if model.list.marked().is_empty() {
        return form::open_for_selected(model, FormKind::Recall);
    }
    let language = model.session.language;
    let words = words::what_of_today(language, whom(model));
    let note = |key, words: Phrase, kind, text| {
        Answer::new(key, words.of(language), Then::NoteOfMarked(kind, text))
    };
    let attempt = NoteKind::RecallAttempt;
    let answers = vec![
        no(language),
        note('r', words::RECALL_ATTEMPT, attempt, ""),
        note(
            'a',
            words::ATTEMPT_NO_ANSWER,
            attempt,
            words::NO_ANSWER.english,
        ),
        note(
            'l',
            words::ATTEMPT_LETTER,
            attempt,
            words::LETTER_SENT.english,
        ),
        note('s', words::SAMPLE_SENT, NoteKind::SampleSent, ""),
        Answer::new(
            'w',
            words::WRITE_LETTERS.of(language),
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
        passed => words::on_it_already(model.session.language, count_words(passed)),
    };
    if ops.is_empty() {
        return model.note(words::ALL_ON_IT_ALREADY);
    }
    if change::commit(model, ops, &said, common::NOT_SAVED) {
        model.list.unmark();
    }
}
