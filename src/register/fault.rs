//! What can be wrong with a record, and what is accepted instead.

use chrono::NaiveDate;

use crate::clinical::record::Id;
use crate::notation::YEARS;

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

/// Why a record is not acceptable, with what is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("empty: at least one visible character is needed")]
    Empty,
    #[error("blanks at the beginning or the end: write it without them")]
    Padded,
    #[error("too long: at most {0} characters")]
    TooLong(usize),
    #[error(
        "holds a line break, a tab or another control character: write it as one line of plain text"
    )]
    ControlCharacter,
    #[error("{day} is before the birth on {born}: nothing is earlier than the day of birth")]
    BeforeBirth { day: NaiveDate, born: NaiveDate },
    #[error(
        "{day} is after today ({today}): only the stop of a drug and a place on a clinic can be in the future"
    )]
    AfterToday { day: NaiveDate, today: NaiveDate },
    #[error("{0} is not believable: a day from {first} to {last}", first = YEARS.start(), last = YEARS.end())]
    Unbelievable(NaiveDate),
    #[error("the upper limit is not above the lower limit: low..high")]
    CrossedLimits,
    #[error("the stop {stop} is not after the start {start}: a course lasts at least a day")]
    StopNotAfterStart { start: NaiveDate, stop: NaiveDate },
    #[error(
        "overlaps the course of the same drug that starts {other_start}: if it is the same course, correct its start; if not, stop it first, at the latest on the day of the next start"
    )]
    Overlap {
        other: Id,
        /// Its first day.
        other_start: NaiveDate,
    },
    #[error("laboratory {} is not in the register: name one of its laboratories", .0.0)]
    UnknownLaboratory(Id),
    #[error("no results: a report holds at least one")]
    NoResults,
    #[error(
        "the result does not fit its report: its places count from 1, each once, on the report's day"
    )]
    Misplaced,
    #[error("the earlier value is of another test: an amended result stays the same test")]
    EarlierOfAnotherTest,
    #[error("on the clinic of {0} already: one place for each patient and day")]
    SecondPlace(NaiveDate),
    #[error(
        "an identifier is used twice, or something is out of order: each identifier is used once"
    )]
    OutOfOrder,
    #[error("names a test twice: each test once")]
    TestTwice,
    #[error("names a patient that the register does not have: the id of one of its patients")]
    UnknownPatient,
    #[error("is already a patient's own number: a number leads to one record")]
    OwnNumber,
    #[error("already has a meaning: each word once for each source")]
    WordTwice,
    #[error("names a guideline set twice: each set once")]
    SetTwice,
    #[error("no guideline set: at least one is shown")]
    NoSets,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    pub subject: Subject,
    /// The field of it, as the register's file names it: `mrn`, `to`, `on`.
    pub field: &'static str,
    pub problem: Problem,
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
