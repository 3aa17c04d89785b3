//! What can be wrong with a record, and what is accepted instead.

use chrono::NaiveDate;

use crate::clinical::record::Id;
use crate::notation::YEARS;
use crate::wording::refusals::lines::told;
use crate::wording::refusals::register as said;
use crate::wording::{Language, Phrase, Sentence};

/// What a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Clinic,
    /// The text of the recall letter.
    Letter,
    /// The guideline sets that are shown.
    Guidelines,
    /// A number that reaches a patient beside the own one.
    Number,
    /// A taught word.
    Word,
    /// The patient's particulars.
    Person,
    Course(Id),
    Report(Id),
    /// A result: its report and its place.
    Result(Id, u16),
    Note(Id),
    /// A laboratory profile.
    Laboratory(Id),
}

/// Why a record is not acceptable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Empty,
    Padded,
    TooLong(usize),
    ControlCharacter,
    BeforeBirth {
        day: NaiveDate,
        born: NaiveDate,
    },
    AfterToday {
        day: NaiveDate,
        today: NaiveDate,
    },
    Unbelievable(NaiveDate),
    CrossedLimits,
    StopNotAfterStart {
        start: NaiveDate,
        stop: NaiveDate,
    },
    Overlap {
        other: Id,
        /// Its first day.
        other_start: NaiveDate,
    },
    UnknownLaboratory(Id),
    NoResults,
    Misplaced,
    EarlierOfAnotherTest,
    SecondPlace(NaiveDate),
    OutOfOrder,
    TestTwice,
    UnknownPatient,
    OwnNumber,
    WordTwice,
    SetTwice,
    NoSets,
}

impl Problem {
    /// What is wrong, and what is accepted instead.
    #[must_use]
    pub fn sentences(self) -> [Sentence; 2] {
        let both = |what: Phrase, accepted: Phrase| [what.into(), accepted.into()];
        match self {
            Self::Empty => both(said::EMPTY, said::ONE_CHARACTER),
            Self::Padded => both(said::PADDED, said::WITHOUT_BLANKS),
            Self::TooLong(most) => [said::TOO_LONG.into(), said::at_most(most)],
            Self::ControlCharacter => both(said::CONTROL, said::ONE_LINE),
            Self::BeforeBirth { day, born } => {
                [said::before_birth(day, born), said::FROM_BIRTH.into()]
            }
            Self::AfterToday { day, today } => {
                [said::after_today(day, today), said::UP_TO_TODAY.into()]
            }
            Self::Unbelievable(day) => [
                said::unbelievable(day),
                said::days(YEARS.start(), YEARS.end()),
            ],
            Self::CrossedLimits => both(said::CROSSED, said::LOW_HIGH),
            Self::StopNotAfterStart { start, stop } => {
                [said::stop_before(stop, start), said::A_DAY_AT_LEAST.into()]
            }
            Self::Overlap { other_start, .. } => {
                [said::overlaps(other_start), said::CORRECT_OR_STOP.into()]
            }
            Self::UnknownLaboratory(Id(id)) => [
                said::no_laboratory(id),
                said::ONE_OF_ITS_LABORATORIES.into(),
            ],
            Self::NoResults => both(said::NO_RESULTS, said::ONE_RESULT),
            Self::Misplaced => both(said::MISPLACED, said::IN_ITS_PLACE),
            Self::EarlierOfAnotherTest => both(said::EARLIER_OF_OTHER, said::SAME_TEST),
            Self::SecondPlace(day) => [said::second_place(day), said::ONE_PLACE.into()],
            Self::OutOfOrder => both(said::OUT_OF_ORDER, said::EACH_IDENTIFIER_ONCE),
            Self::TestTwice => both(said::TEST_TWICE, said::EACH_TEST_ONCE),
            Self::UnknownPatient => both(said::UNKNOWN_PATIENT, said::ONE_OF_ITS_PATIENTS),
            Self::OwnNumber => both(said::OWN_NUMBER, said::ONE_RECORD),
            Self::WordTwice => both(said::WORD_TWICE, said::EACH_WORD_ONCE),
            Self::SetTwice => both(said::SET_TWICE, said::EACH_SET_ONCE),
            Self::NoSets => both(said::NO_SETS, said::ONE_SET),
        }
    }

    #[must_use]
    pub fn told(self, language: Language) -> String {
        let [what, accepted] = self.sentences();
        told(what, accepted).of(language).to_owned()
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    pub subject: Subject,
    /// The field of it, as the register's file names it: `mrn`, `to`, `on`.
    pub field: &'static str,
    pub problem: Problem,
}

impl Fault {
    /// `course 3: to: the stop 2024-01-01 is not after ...`; on a Chinese screen without the names of the file.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Chinese => self.problem.told(language),
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.subject {
            Subject::Clinic
            | Subject::Letter
            | Subject::Guidelines
            | Subject::Number
            | Subject::Word => {}
            Subject::Person => write!(f, "patient: ")?,
            Subject::Course(Id(id)) => write!(f, "course {id}: ")?,
            Subject::Report(Id(id)) => write!(f, "report {id}: ")?,
            Subject::Result(Id(id), place) => write!(f, "result {id}.{place}: ")?,
            Subject::Note(Id(id)) => write!(f, "note {id}: ")?,
            Subject::Laboratory(Id(id)) => write!(f, "laboratory {id}: ")?,
        }
        write!(f, "{}: {}", self.field, self.problem)
    }
}
