//! Somebody who may be on file already: shown with the other's banner while it is typed, and asked about before saving.

use super::super::{Desk, FieldId, Form, Reading};
use crate::app::keymap::{Action, Place};
use crate::app::question::{Answer, Question, Then};
use crate::app::search::fold;
use crate::clinical::record::{Person, Record};
use crate::wording::banner;

/// Why somebody may be the same person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alike {
    /// The same name and birth date.
    NameAndBirth,
    /// The same number but for case, blanks and signs.
    Number,
    /// The same name, and the birth date of one of the two is not recorded.
    NameOnly,
}

/// Shows who is alike, and asks: a new patient, or one whose number, name or birth date is changed.
pub(super) fn check(
    form: &Form,
    record: Option<&Record>,
    person: &Person,
    reading: &mut Reading,
    desk: &Desk<'_>,
) {
    let is_other = |other: &&Record| record.is_none_or(|record| record.id != other.id);
    let was_alike = |other: &Record| record.and_then(|record| alike(&record.person, &other.person));
    let found: Vec<(&Record, Alike)> = desk
        .register
        .patients()
        .iter()
        .map(AsRef::as_ref)
        .filter(is_other)
        .filter_map(|other| Some((other, alike(person, &other.person)?)))
        // Two who have long been on file are told apart already.
        .filter(|(other, why)| was_alike(other) != Some(*why))
        .collect();
    for (other, why) in &found {
        let words = match why {
            Alike::NameAndBirth => "on file, same name and birth date",
            Alike::Number => "on file, nearly the same number",
            Alike::NameOnly => "on file, same name",
        };
        let banner = banner(&other.person, desk.today);
        reading.about.extend([format!("{words}:"), banner]);
    }
    for (place, why, what) in [
        (FieldId::Number, Alike::Number, "Nearly this number"),
        (
            FieldId::Name,
            Alike::NameAndBirth,
            "This name with this birth date",
        ),
    ] {
        let alike: Vec<&Record> = found
            .iter()
            .filter(|(_, found)| *found == why)
            .map(|(other, _)| *other)
            .collect();
        ask(form, place, what, (person, &alike), reading, desk);
    }
}

fn ask(
    form: &Form,
    place: FieldId,
    what: &str,
    (person, alike): (&Person, &[&Record]),
    reading: &mut Reading,
    desk: &Desk<'_>,
) {
    let Some(first) = alike.first() else {
        return;
    };
    let others = match alike.len() {
        1 => String::new(),
        count => format!(" (and {} more)", count - 1),
    };
    let numbers: Vec<&str> = alike
        .iter()
        .map(|other| other.person.mrn.as_str())
        .collect();
    let born = person.born.map(|born| born.date.to_string());
    let park = desk.keys.told(Place::Form, Action::Park);
    let question = Question {
        about: format!(
            "{what} {} {} {} {}",
            numbers.join(" "),
            person.mrn,
            fold(&person.name),
            born.unwrap_or_default()
        ),
        field: form.place(place),
        words: format!(
            "{what} is on file already: the same person? {}{others}",
            banner(&first.person, desk.today)
        ),
        answers: vec![
            Answer::new(
                's',
                format!("the same: back, {park} and search instead"),
                Then::BackToField,
            ),
            Answer::new('o', "another person: go on", Then::Keep),
        ],
    };
    reading.ask(
        question,
        format!("the same person as {}?", first.person.mrn),
    );
}

/// Whether two are alike. The same number to the letter is refused elsewhere: it belongs to one person only.
fn alike(one: &Person, other: &Person) -> Option<Alike> {
    let by_birth = match (one.born, other.born) {
        (Some(one), Some(other)) => (one.date == other.date).then_some(Alike::NameAndBirth),
        (None, _) | (_, None) => Some(Alike::NameOnly),
    };
    // Birth dates first: names are dearer to compare, and this is asked of everybody after each key.
    if by_birth.is_some() && !one.name.is_empty() && is_same_name(&one.name, &other.name) {
        return by_birth;
    }
    let number = |person: &Person| -> String {
        let letters = fold(&person.mrn);
        letters
            .chars()
            .filter(|one| one.is_alphanumeric())
            .collect()
    };
    let is_near = one.mrn != other.mrn && number(one) == number(other) && !number(one).is_empty();
    is_near.then_some(Alike::Number)
}

/// From here on characters stand for themselves.
const FIRST_IDEOGRAPH: char = '\u{2e80}';

/// Whether two names are the same whatever stands first and how they are divided.
fn is_same_name(one: &str, other: &str) -> bool {
    // Without accents nothing folds into more or fewer letters: then counting them tells nearly all apart.
    let is_plain = |name: &str| {
        name.chars()
            .all(|one| one.is_ascii() || one >= FIRST_IDEOGRAPH)
    };
    let letters = |name: &str| name.chars().filter(|one| one.is_alphanumeric()).count();
    if is_plain(one) && is_plain(other) && letters(one) != letters(other) {
        return false;
    }
    let words = |name: &str| {
        let folded = fold(name);
        let mut words: Vec<String> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let joined = words.concat();
        words.sort_unstable();
        (words, joined)
    };
    let (one, other) = (words(one), words(other));
    one.0 == other.0 || one.1 == other.1
}

#[cfg(test)]
mod tests {
    use super::is_same_name;

    #[test]
    fn names_are_the_same_in_any_order_and_spelling() {
        for (one, other, same) in [
            ("Chen, Wei", "CHEN, WEI", true),
            ("Chen, Wei", "Chen Wei", true),
            ("Chen, Wei", "Wei Chen", true),
            ("Chen, Wei", "Chen,Wei", true),
            ("Mu\u{f1}oz, Jos\u{e9}", "jose munoz", true),
            ("\u{9648}\u{4f1f}", "\u{9648} \u{4f1f}", true),
            ("Chen, Wei", "Chen, Weiwei", false),
            ("Chen, Wei", "Chen, Li", false),
        ] {
            assert_eq!(is_same_name(one, other), same, "{one} {other}");
        }
    }
}
