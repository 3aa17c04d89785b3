//! Somebody who may be on file already: shown with the other's banner while it is typed, and asked about before saving.

use super::super::{Desk, FieldId, Form, Reading};
use crate::app::keymap::{Action, Place};
use crate::app::question::{Answer, Question, Then};
use crate::clinical::record::{Person, Record};
use crate::notation::fold_letters;
use crate::register::{BirthLikeness, Likely, Likeness, NameLikeness};
use crate::wording::banner;

/// More than these are counted, not shown.
const MOST_SHOWN: usize = 3;

/// Shows who is alike, and asks: a new patient, or one whose number, name or birth date is changed.
pub(super) fn check(
    form: &Form,
    record: Option<&Record>,
    person: &Person,
    reading: &mut Reading,
    desk: &Desk<'_>,
) {
    let is_other = |other: &&Record| record.is_none_or(|record| record.id != other.id);
    let likely = Likely::new(person);
    let was = record.map(|record| Likely::new(&record.person));
    let mut found: Vec<(&Record, Likeness)> = desk
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
        let words = format!("on file, {why}:");
        reading
            .about
            .extend([words, banner(&other.person, desk.today)]);
    }
    if let Some(more) = found.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
        reading.about.push(format!("and {more} more who are alike"));
    }
    ask(form, (person, &found), reading, desk);
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

fn ask(
    form: &Form,
    (person, found): (&Person, &[(&Record, Likeness)]),
    reading: &mut Reading,
    desk: &Desk<'_>,
) {
    let Some((first, why)) = found.first() else {
        return;
    };
    let others = match found.len() {
        1 => String::new(),
        count => format!(" (and {} more)", count - 1),
    };
    let numbers: Vec<&str> = found
        .iter()
        .map(|(other, _)| other.person.mrn.as_str())
        .collect();
    let born = person.born.map(|born| born.date.to_string());
    let park = desk.keys.told(Place::Form, Action::Back);
    let place = match why {
        Likeness::Number => FieldId::Number,
        Likeness::Person { .. } => FieldId::Name,
    };
    let question = Question {
        about: format!(
            "alike {} {} {} {}",
            numbers.join(" "),
            person.mrn,
            fold_letters(&person.name),
            born.unwrap_or_default()
        ),
        field: form.place(place),
        words: format!(
            "The same person? On file, {why}: {}{others}",
            banner(&first.person, desk.today)
        ),
        answers: vec![
            Answer::new(
                's',
                format!("the same: back, {park} and search instead"),
                Then::BackToField,
            ),
            Answer::new('k', "another person: keep both", Then::Keep),
        ],
    };
    reading.ask(
        question,
        format!("the same person as {}?", first.person.mrn),
    );
}
