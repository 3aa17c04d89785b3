//! Who may be one and the same person: asked before somebody new is entered, by forms and imports alike.

mod birth;
mod name;
mod number;

pub use birth::{BirthLikeness, births_alike};
pub use name::NameLikeness;
pub use number::number_keys;

use std::fmt;

use crate::clinical::record::Person;

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

impl fmt::Display for Likeness {
    /// `same name, day and month of birth the other way round`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Person { name, birth } = self else {
            return f.write_str("nearly the same number");
        };
        f.write_str(match name {
            NameLikeness::Same => "same name",
            NameLikeness::Sound => "name that sounds the same",
            NameLikeness::Spelling => "name of nearly the same spelling",
        })?;
        f.write_str(match birth {
            BirthLikeness::Same => " and birth date",
            BirthLikeness::Swapped => ", day and month of birth the other way round",
            BirthLikeness::Neighbouring => ", neighbouring birth date",
            BirthLikeness::NotRecorded => ", a birth date is not recorded",
        })
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
