//! What is wrong in a file, and where.

use crate::wording::refusals::data_files as said;
use crate::wording::refusals::lines::told;
use crate::wording::{Language, Phrase, Sentence};

/// What is wrong in a data file, where, and what would be accepted:
/// `data/drugs.ron:12:5: drugs[3].barrier: what: what is accepted`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence().english())]
pub struct DataFault {
    /// The file, as it was named.
    pub file: Box<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    pub within: Within,
    pub what: Sentence,
    /// What is accepted, where `what` does not say it.
    pub accepted: Option<Sentence>,
}

/// What of a file is at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// The value at a path inside the file: `drugs[3].barrier`; empty for the file as a whole.
    Path(Box<str>),
    /// A byte, from 0.
    Byte(usize),
}

impl DataFault {
    /// Where, what, and what is accepted; the place is written alike in every language.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let said = match &self.accepted {
            Some(accepted) => told(&self.what, accepted),
            None => self.what.clone(),
        };
        let said = match &self.within {
            Within::Path(path) if path.is_empty() => said,
            Within::Path(path) => said::of_path(path, said),
            Within::Byte(byte) => said::of_byte(byte, said),
        };
        let place = format!("{}:{}:{}", self.file, self.line, self.column);
        said::located(place, said)
    }

    /// The sentence in a language.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        self.sentence().of(language).to_owned()
    }
}

/// What is accepted may be a phrase.
impl From<Phrase> for Option<Sentence> {
    fn from(phrase: Phrase) -> Self {
        Some(phrase.into())
    }
}
