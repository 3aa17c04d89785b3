//! Somebody who may be on file already: shown with the other's banner while it is typed, and asked about before saving.

use super::super::reader::Reader;
use super::{NAME, NUMBER};
use crate::app::question::{Answer, Question, Then};
use crate::clinical::record::{Person, Record};
use crate::keys::{Action, Place};
use crate::notation::fold_letters;
use crate::register::{BirthLikeness, Likely, Likeness, NameLikeness};
use crate::wording::screens::patient as words;
use crate::wording::{Language, banner};

/// More than these are counted, not shown.
const MOST_SHOWN: usize = 3;

/// Shows who is alike, and asks: a new patient, or one whose number, name or birth date is changed.
pub(super) fn check(person: &Person, at: &mut Reader<'_>) {
    let (record, cx) = (at.record, at.cx);
    let is_other = |other: &&Record| record.is_none_or(|record| record.id != other.id);
    let likely = Likely::new(person);
    let was = record.map(|record| Likely::new(&record.person));
    let mut found: Vec<(&Record, Likeness)> = cx
        .register
        .patients()
        .iter()
        .map(AsRef::as_ref)
        .filter(is_other)
        .filter_map(|other| Some((other, likely.likeness(&other.person)?)))
        // Two who have long been on file are told apart already.
        .filter(|(other, why)| {
            let was = was.as_ref().and_then(|was| was.likeness(&other.person));
            was != Some(*why)
        })
        .collect();
    found.sort_by_key(|(_, why)| distance(*why));
    for (other, why) in found.iter().take(MOST_SHOWN) {
        let words = words::alike(cx.language, why.told(cx.language));
        let banner = banner(at.cx.language, &other.person, cx.today);
        at.reading.about.extend([words, banner]);
    }
    if let Some(more) = found.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
        let words = words::more_alike(cx.language, more);
        at.reading.about.push(words);
    }
    ask(at.cx.language, person, &found, at);
}

/// Who is most likely the same stands first.
const fn distance(why: Likeness) -> u8 {
    match why {
        Likeness::Number => 0,
        Likeness::Person { name, birth } => {
            let name = match name {
                NameLikeness::Same => 1,
                NameLikeness::Sound => 2,
                NameLikeness::Spelling => 3,
            };
            let birth = match birth {
                BirthLikeness::Same => 0,
                BirthLikeness::Swapped => 3,
                BirthLikeness::Neighbouring => 6,
                BirthLikeness::NotRecorded => 9,
            };
            name + birth
        }
    }
}

fn ask(language: Language, person: &Person, found: &[(&Record, Likeness)], at: &mut Reader<'_>) {
    let Some((first, why)) = found.first() else {
        return;
    };
    let others = match found.len() {
        1 => String::new(),
        count => words::others(language, count - 1),
    };
    let numbers: Vec<&str> = found
        .iter()
        .map(|(other, _)| other.person.mrn.as_str())
        .collect();
    let born = person.born.map(|born| born.date.to_string());
    let park = at.cx.keys.told(Place::Form, Action::Back);
    let place = match why {
        Likeness::Number => NUMBER,
        Likeness::Person { .. } => NAME,
    };
    let question = Question {
        about: format!(
            "alike {} {} {} {}",
            numbers.join(" "),
            person.mrn,
            fold_letters(&person.name),
            born.unwrap_or_default()
        ),
        field: Some(at.place(place)),
        words: words::same_person(
            language,
            why.told(language),
            banner(language, &first.person, at.cx.today),
            others,
        ),
        answers: vec![
            Answer::new('s', words::the_same(language, park), Then::BackToField),
            Answer::new('k', words::ANOTHER.of(language), Then::Keep),
        ],
    };
    let echo = words::same_as(language, &first.person.mrn);
    at.reading.ask(question, echo);
}
