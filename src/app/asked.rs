//! One line that is asked for: what it is about, and what stands around it.

use super::text::TextLine;
use crate::clinical::record::Id;
use crate::wording::Phrase;
use crate::wording::screens::{asked as words, copying};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Filter,
    /// The name of the clinic: the first question of the first day.
    Clinic,
    /// The laboratory, with its units and limits: the second.
    Laboratory,
    /// The own name: the third.
    Name,
    /// Where the summary of this patient is to stand.
    Summary(Id),
    /// Where recall letters are to stand.
    Letters,
    /// Where a copy of everything is to stand.
    Copy,
}

/// A line while it is typed.
#[derive(Clone, Debug)]
pub struct AskedLine {
    pub what: Asked,
    pub line: TextLine,
}

impl Asked {
    pub const fn title(self) -> Phrase {
        match self {
            Self::Filter => words::FILTER,
            Self::Clinic => words::QUESTION_CLINIC,
            Self::Laboratory => words::QUESTION_LABORATORY,
            Self::Name => words::QUESTION_NAME,
            Self::Summary(_) => words::ONE_PAGE,
            Self::Letters => words::LETTERS,
            Self::Copy => copying::TITLE,
        }
    }

    pub const fn label(self) -> Phrase {
        match self {
            Self::Filter => words::SHOWS,
            Self::Clinic => words::CLINIC,
            Self::Laboratory => words::LABORATORY,
            Self::Name => words::YOUR_NAME,
            Self::Summary(_) | Self::Letters => words::FILE,
            Self::Copy => copying::PATH,
        }
    }
}
