//! Entries in words: whose record, what was done, with which values.

mod join;
mod laboratory;
mod note;
mod report;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Course, Person, Seq, Via};
use crate::exchange::Counts;
use crate::register::{Change, Entry, Op, Register, TaughtWord};
use crate::wording::{date_words, minute_words, shown};

use crate::wording::screens::{common, entries as words};
use crate::wording::{Language, name_words, reason_words};
pub use join::join_fault_words;
use join::join_words;
pub(super) use join::joined;
use laboratory::laboratory_words;
use note::{note_change_words, same_for_several};
use report::{move_words, report_words};

/// Number and name: `W-19 CHEN, Wei`.
pub fn named(person: &Person) -> String {
    format!("{} {}", shown(&person.mrn), shown(&person.name))
}

/// An entry by its number, and who made it, when and why, where that is known:
/// `entry 398: nurse, 22-Nov-2026 09:41, typed wrongly`.
pub(super) fn entry_reference(language: Language, seq: Seq, register: &Register) -> String {
    let number = words::entry(language, seq.0);
    match register.history().get(seq) {
        Some(entry) => words::entry_made(language, number, made_words(language, entry)),
        None => words::before_start(language, number),
    }
}

/// Who made an entry, when, and why where that was said: `nurse, 22-Nov-2026 09:41, typed wrongly`.
pub fn made_words(language: Language, entry: &Entry) -> String {
    let by = match entry.stamp.by.as_str() {
        "" => words::SOMEBODY.of(language).into(),
        by => shown(by),
    };
    let why = entry.why.as_deref().map_or_else(String::new, |why| {
        words::because(language, reason_words(language, why))
    });
    words::made(
        language,
        by,
        minute_words(language, entry.stamp.at.local()),
        why,
    )
}

/// What an entry did: `W-19 CHEN, Wei: laboratory report of 22-Nov-2026: HBV DNA 3 200 IU/mL, ALT 52 U/L`.
pub fn entry_words(
    language: Language,
    entry: &Entry,
    register: &Register,
    knowledge: &Knowledge,
) -> String {
    if let Some(words) = move_words(language, entry, register, knowledge) {
        return words;
    }
    if let Some(words) = join_words(language, entry, register) {
        return words;
    }
    if let Some(words) = same_for_several(language, entry, register) {
        return words;
    }
    let whose = entry
        .ops
        .iter()
        .find_map(Op::patient)
        .and_then(|id| register.get(id))
        .map(|record| named(&record.person));
    if entry.stamp.via == Via::Import {
        return words::import_of(language, Counts::of(&entry.ops).words(language));
    }
    let parts: Vec<String> = entry
        .ops
        .iter()
        .map(|op| op_words(language, op, knowledge))
        .collect();
    let parts = parts.join(common::SEMICOLON.of(language));
    // A patient who comes or goes is named by the change itself.
    let comes_or_goes = entry.ops.iter().any(|op| {
        matches!(op, Op::Patient { change, .. } if change.before.is_none() || change.after.is_none())
    });
    match whose.filter(|_| !comes_or_goes) {
        Some(whose) => words::whose(language, whose, parts),
        None => parts,
    }
}

/// What undo takes back, and whose entry it was.
pub fn taken_back_words(
    language: Language,
    entry: &Entry,
    register: &Register,
    knowledge: &Knowledge,
) -> String {
    let by = if entry.stamp.by.is_empty() {
        String::new()
    } else {
        words::entered_by(language, shown(&entry.stamp.by))
    };
    let origin = register.history().origin(entry);
    format!("{}{by}", entry_words(language, origin, register, knowledge))
}

/// What an op does, in words.
pub fn op_words(language: Language, op: &Op, knowledge: &Knowledge) -> String {
    match op {
        Op::Patient { change, .. } => match (&change.before, &change.after) {
            (None, Some(after)) => words::new_patient(language, named(&after.person)),
            (Some(before), None) => words::patient_removed(language, named(&before.person)),
            (Some(_), Some(_)) | (None, None) => words::PARTICULARS.of(language).to_owned(),
        },
        Op::Report { change, .. } => report_words(language, change, knowledge),
        Op::Course { change, .. } => course_words(language, change, knowledge),
        Op::Note { change, .. } => note_change_words(language, change),
        Op::Laboratory { change } => laboratory_words(language, change),
        Op::Clinic { .. } => words::CLINIC_NAME.of(language).to_owned(),
        Op::Letter { change } => match &change.after {
            Some(_) => words::LETTER_SET.of(language).to_owned(),
            None => words::LETTER_SHIPPED.of(language).to_owned(),
        },
        Op::Guidelines { change } => match &change.after {
            Some(names) => {
                let names = names.join(common::LISTED.of(language));
                words::sets_shown(language, shown(&names))
            }
            None => words::ALL_SETS.of(language).to_owned(),
        },
        Op::Number { number, change } => match change.after {
            Some(_) => words::reaches(language, shown(number)),
            None => words::reaches_no_longer(language, shown(number)),
        },
        Op::Word { change } => word_words(language, change),
        Op::Setting { name, .. } => words::setting(language, name),
    }
}

/// `HBVQN of city means HBV DNA`.
fn word_words(language: Language, change: &Change<TaughtWord>) -> String {
    let named = |word: &TaughtWord| {
        let of = match word.source.as_str() {
            "" => String::new(),
            source => words::of_source(language, shown(source)),
        };
        format!("{} {}{of}", word.kind.name(), shown(&word.word))
    };
    match (&change.before, &change.after) {
        (_, Some(word)) => words::word_means(language, named(word), shown(&word.means)),
        (Some(word), None) => words::word_means_nothing(language, named(word)),
        (None, None) => words::NOTHING.of(language).to_owned(),
    }
}

fn course_words(language: Language, change: &Change<Course>, knowledge: &Knowledge) -> String {
    let name = |course: &Course| name_words(language, knowledge.drugs.get(course.drug)).to_owned();
    match (&change.before, &change.after) {
        (None, Some(course)) => words::course_from(
            language,
            name(course),
            date_words(language, course.start.date),
        ),
        (Some(course), None) => {
            let from = date_words(language, course.start.date);
            words::course_retracted(language, name(course), from)
        }
        (Some(before), Some(after)) => match (before.stop, after.stop) {
            (None, Some(stop)) => {
                words::stopped(language, name(after), date_words(language, stop.date))
            }
            (Some(_) | None, _) => words::corrected(language, name(after)),
        },
        (None, None) => words::NOTHING.of(language).to_owned(),
    }
}
