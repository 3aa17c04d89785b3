//! Who may be one and the same person: asked before somebody new is entered, by forms and imports alike.

mod birth;
mod name;
mod number;

pub use birth::{BirthLikeness, births_alike};
pub use name::NameLikeness;
pub use number::number_keys;

use crate::clinical::record::Person;
use crate::wording::Language;
use crate::wording::refusals::register as said;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Name and birth date.
    Person {
        name: NameLikeness,
        /// How the birth dates are alike.
        birth: BirthLikeness,
    },
    /// The numbers are the same but for case, blanks, signs and leading zeros.
    Number,
}

impl Likeness {
    /// `same name, day and month of birth the other way round`.
    #[must_use]
    pub fn told(self, language: Language) -> String {
        let Self::Person { name, birth } = self else {
            return said::CLOSE_NUMBER.of(language).to_owned();
        };
        let name = match name {
            NameLikeness::Same => said::SAME_NAME,
            NameLikeness::Sound => said::SAME_SOUND,
            NameLikeness::Spelling => said::NEAR_SPELLING,
        };
        let name = name.of(language);
        match birth {
            BirthLikeness::Same => said::and_birth(language, name),
            BirthLikeness::Swapped => said::swapped(language, name),
            BirthLikeness::Neighbouring => said::neighbouring(language, name),
            BirthLikeness::NotRecorded => said::no_birth(language, name),
        }
    }
}

/// Somebody, prepared to be compared with many others.
#[derive(Clone, Debug)]
pub struct Likely<'a> {
    person: &'a Person,
    name: name::Name,
    numbers: [String; 2],
}

impl<'a> Likely<'a> {
    /// Prepares somebody.
    #[must_use]
    pub fn new(person: &'a Person) -> Self {
        Self {
            person,
            name: name::Name::of(&person.name),
            numbers: number_keys(&person.mrn),
        }
    }

    /// Why `other` may be the same person. The same number to the letter says nothing here: it belongs to one person
    /// only.
    ///
    /// Names that are merely alike count where the birth date is the same; a birth date that is merely alike, or not
    /// recorded, counts where the name is the same.
    #[must_use]
    pub fn likeness(&self, other: &Person) -> Option<Likeness> {
        // Birth dates first: names are dearer to compare, and this is asked of everybody after each key.
        if let Some(birth) = birth::likeness(self.person.born, other.born)
            && let Some(name) = self
                .name
                .likeness(&other.name, birth == BirthLikeness::Same)
        {
            return Some(Likeness::Person { name, birth });
        }
        let is_number = self.person.mrn != other.mrn
            && number::may_be_alike(&self.person.mrn, &other.mrn)
            && number::are_alike(&self.numbers, &number_keys(&other.mrn));
        is_number.then_some(Likeness::Number)
    }
}

#[must_use]
pub fn likeness(one: &Person, other: &Person) -> Option<Likeness> {
    Likely::new(one).likeness(other)
}

#[cfg(test)]
mod tests;
