//! The grammar of the quick line: what stands where, before any value is judged.
//!
//! ```text
//! t dna 2.3e4 alt 88 U/L/40 eag- eab+; switch lam tdf
//! 2025-03-04 dna <20 + ; stop etv 1nov: rash
//! y alt 40; t note came alone; asks about stopping
//! t gt rtM204V+rtL180M; 2025-03-04 gt none
//! ```
//!
//! `gt` is a genotypic resistance test: its variants with `+` or blanks between them, or `none`.
//!
//! Parts are divided by `;`. A part is an optional day, first or last, and then tests with their values, one act with
//! a drug, or a note: its day stands first, and its text goes on to the end of the line. Everything keeps its place in the line, so that whoever judges a value can point at it; values,
//! days and drugs are read by those who read them everywhere else. [`Codec::print_line`] writes what such a line can
//! say, and what it writes reads back.

mod days;
mod parts;
mod print;
mod results;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use crate::clinical::laboratory::{Marker, Test};
use crate::wording::refusals::lines as said;
use crate::wording::screens::{choices, form};
use crate::wording::{Language, Phrase, Sentence};

use super::Codec;

pub use print::{Meant, Said};

/// The word before five signs.
pub const SERO: &str = "sero";
/// What the five signs are about, in their order.
pub const SERO_MARKERS: [Marker; 5] = [
    Marker::HbsAg,
    Marker::AntiHbs,
    Marker::HbeAg,
    Marker::AntiHbe,
    Marker::AntiHbc,
];
/// The word before a note, in either language.
pub const NOTE: Phrase = form::NOTE;

/// What can be done with a drug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// A drug begins.
    Start,
    /// A drug ends.
    Stop,
    /// One drug ends and another begins on the same day.
    Switch,
}

impl Act {
    pub const ALL: [Self; 3] = [Self::Start, Self::Stop, Self::Switch];

    /// Its word in each language.
    #[must_use]
    pub const fn word(self) -> Phrase {
        match self {
            Self::Start => choices::START,
            Self::Stop => choices::STOP,
            Self::Switch => choices::SWITCH,
        }
    }

    /// The act of a word in any language and in either case.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| is_word(word, act.word()))
    }
}

/// Whether this is a word of the line in one of its languages.
fn is_word(text: &str, word: Phrase) -> bool {
    word.english.eq_ignore_ascii_case(text) || word.chinese == text
}

/// Something of the line and where it stands: bytes of the text as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// What was typed, folded; a reason or a note as it was typed.
    pub text: String,
    pub span: Range<usize>,
}

/// A test with its value: comparison sign, number or sign, unit, detected, upper limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub test: Test,
    /// Where test and value stand together.
    pub span: Range<usize>,
    /// The value as a report form takes it.
    pub value: Piece,
}

/// What a part says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// Nothing that is understood.
    Nothing,
    /// Results of one sample.
    Results(Vec<Item>),
    /// Something is done with a drug.
    Drug {
        act: Act,
        word: Range<usize>,
        /// The drug that is stopped; empty for the only one taken.
        old: Piece,
        /// The drug that is started; empty for a stop.
        new: Piece,
        /// Why; empty where nobody said.
        reason: Piece,
    },
    /// A note, to the end of the line; its text is never empty.
    Note(Piece),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinePart {
    /// Where it stands, without blanks around it.
    pub span: Range<usize>,
    /// The day, where one was typed.
    pub day: Option<Piece>,
    pub says: Says,
    /// What of it is not understood.
    pub faults: Vec<LineFault>,
}

/// Why something of a line is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineProblem {
    /// Nothing stands between two dividers.
    EmptyPart,
    /// A day and nothing else.
    OnlyADay,
    /// A part without a day, where another has one.
    NoDay,
    /// A second day in a part; the one that stands there already, as it was typed.
    TwoDays(String),
    /// A day that stands neither first nor last.
    DayInside,
    /// No test is called so; what is accepted, where it is known to be mixed up.
    NoTest(Option<Sentence>),
    /// A test without a value.
    NoValue,
    /// A number after a complete value.
    BlankInNumber,
    /// One test twice in one part.
    TestTwice,
    NotFiveSigns,
    /// Words behind the drug.
    BehindTheDrug,
    /// The word before a note, and nothing behind it.
    EmptyNote,
}

/// Something that is not understood, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFault {
    pub span: Range<usize>,
    /// What was typed there.
    pub written: String,
    /// Why it is not understood.
    pub problem: LineProblem,
}

impl LineFault {
    /// `'glucose': no test is called so; accepted: dna, alt, ast`.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        let problem = self.problem.told(language);
        match (language, self.written.as_str()) {
            (_, "") => problem,
            (Language::English, written) => format!("'{written}': {problem}"),
            (Language::Chinese, written) => format!("「{written}」：{problem}"),
        }
    }
}

impl LineProblem {
    fn told(&self, language: Language) -> String {
        let phrase = match self {
            Self::EmptyPart => said::EMPTY_PART,
            Self::OnlyADay => said::ONLY_A_DAY,
            Self::NoDay => said::NO_DAY,
            Self::TwoDays(other) => {
                return match other.to_lowercase().as_str() {
                    "t" => said::beside_today(language, other),
                    "y" => said::beside_yesterday(language, other),
                    _ => said::two_days(language, other),
                };
            }
            Self::DayInside => said::DAY_INSIDE,
            Self::NoTest(None) => said::NO_TEST,
            Self::NoTest(Some(reason)) => return reason.of(language).to_owned(),
            Self::NoValue => said::NO_VALUE,
            Self::BlankInNumber => said::BLANK_IN_NUMBER,
            Self::TestTwice => said::TEST_TWICE,
            Self::NotFiveSigns => said::NOT_FIVE_SIGNS,
            Self::BehindTheDrug => said::BEHIND_THE_DRUG,
            Self::EmptyNote => said::EMPTY_NOTE,
        };
        phrase.of(language).to_owned()
    }
}

impl Codec<'_> {
    /// The parts of a quick line; none for a blank one.
    #[must_use]
    pub fn read_line(&self, text: &str) -> Vec<LinePart> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        let mut read: Vec<LinePart> = parts::divided(text)
            .into_iter()
            .map(|part| self.line_part(text, part))
            .map(LinePart::with_two_days_told)
            .collect();
        if read.iter().any(|part| part.day.is_some()) {
            for part in read.iter_mut().filter(|part| part.needs_a_day()) {
                part.fault(text, part.span.clone(), LineProblem::NoDay);
            }
        }
        read
    }
}

impl LinePart {
    /// Whether something stands here that happened on some day, and none is named.
    fn needs_a_day(&self) -> bool {
        self.day.is_none() && self.says != Says::Nothing
    }

    /// A day that stands inside is the second one where the part has another.
    fn with_two_days_told(mut self) -> Self {
        if let Some(day) = &self.day {
            let inside = |fault: &&mut LineFault| fault.problem == LineProblem::DayInside;
            for fault in self.faults.iter_mut().filter(inside) {
                fault.problem = LineProblem::TwoDays(day.text.clone());
            }
        }
        self
    }

    fn fault(&mut self, text: &str, span: Range<usize>, problem: LineProblem) {
        let written = text.get(span.clone()).unwrap_or_default();
        self.faults.push(LineFault {
            written: written.to_owned(),
            span,
            problem,
        });
    }
}
