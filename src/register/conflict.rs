//! Why a change is not made.

use std::fmt;

use crate::clinical::record::{Id, Seq};
use crate::wording::refusals::register as said;
use crate::wording::{Language, Sentence};

use super::fault::Fault;

/// Why a change was not made; nothing was changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    NoSuchPatient(Id),
    Changed,
    NumberTaken(Id),
    NotEmpty(Id),
    LaboratoryInUse(Id),
    ForeignId(Id),
    Meaningless,
    Unacceptable(Vec<Fault>),
    NoSetting(String),
    OutOfSequence(Seq),
    NothingToTakeBack,
}

impl Conflict {
    /// Why, in every language.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        Sentence::made(|language| self.told(language))
    }

    #[must_use]
    pub fn told(&self, language: Language) -> String {
        let phrase = match self {
            Self::NoSuchPatient(_) => said::NO_SUCH_PATIENT,
            Self::Changed => said::CHANGED,
            Self::NumberTaken(_) => said::NUMBER_TAKEN,
            Self::NotEmpty(_) => said::NOT_EMPTY,
            Self::LaboratoryInUse(_) => said::LABORATORY_IN_USE,
            Self::ForeignId(Id(id)) => return said::foreign_id(language, id),
            Self::Meaningless => said::MEANINGLESS,
            Self::Unacceptable(faults) => {
                let first = faults.first();
                return first.map_or_else(String::new, |fault| fault.told(language));
            }
            Self::NoSetting(name) => return said::no_setting(language, name),
            Self::OutOfSequence(Seq(seq)) => return said::out_of_sequence(language, seq),
            Self::NothingToTakeBack => said::NOTHING_TO_TAKE_BACK,
        };
        phrase.of(language).to_owned()
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}
