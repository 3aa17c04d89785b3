//! What can be wrong with a record, and what is accepted instead.

use chrono::NaiveDate;

use crate::clinical::record::Id;
use crate::notation::YEARS;

/// What a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The clinic's name.
    Clinic,
    /// The guideline sets that are shown.
    Guidelines,
    /// A number that reaches a patient beside the own one.
    Number,
    /// A taught word.
    Word,
    /// The patient's particulars.
    Person,
    /// A course.
    Course(Id),
    /// A report.
    Report(Id),
    /// A result: its report and its place.
    Result(Id, u16),
    /// A note.
    Note(Id),
    /// A laboratory profile.
    Laboratory(Id),
}

/// Why a record is not acceptable, with what is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A number or a name that must be there is empty.
    #[error("empty: at least one visible character is needed")]
    Empty,
    /// Blanks at either end would make two texts that look alike differ.
    #[error("blanks at the beginning or the end: write it without them")]
    Padded,
    /// A text is too long.
    #[error("too long: at most {0} characters")]
    TooLong(usize),
    /// A text holds a line break, a tab or another control character.
    #[error(
        "holds a line break, a tab or another control character: write it as one line of plain text"
    )]
    ControlCharacter,
    /// A day before the birth.
    #[error("{day} lies before the birth on {born}: nothing is earlier than the day of birth")]
    BeforeBirth {
        /// The day.
        day: NaiveDate,
        /// The day of birth.
        born: NaiveDate,
    },
    /// A day after today where it must not be.
    #[error(
        "{day} lies after today ({today}): only the stop of a drug and a place on a clinic may lie ahead"
    )]
    AfterToday {
        /// The day.
        day: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// A day in a year that nobody means.
    #[error("{0} is not believable: a day from {first} to {last}", first = YEARS.start(), last = YEARS.end())]
    Unbelievable(NaiveDate),
    /// An upper limit that is not above the lower one.
    #[error("the upper limit is not above the lower limit: low..high")]
    CrossedLimits,
    /// A stop on or before its start.
    #[error("the stop {stop} is not after the start {start}: a course lasts at least a day")]
    StopNotAfterStart {
        /// First day.
        start: NaiveDate,
        /// Last day.
        stop: NaiveDate,
    },
    /// Two courses of one drug and intent overlap.
    #[error(
        "overlaps the course of the same drug that starts {other_start}: courses of one drug for one purpose may touch (stop = next start), not overlap"
    )]
    Overlap {
        /// The other course.
        other: Id,
        /// Its first day.
        other_start: NaiveDate,
    },
    /// The report names a laboratory that the register does not have.
    #[error("laboratory {} is not in the register: name one of its laboratories", .0.0)]
    UnknownLaboratory(Id),
    /// A report without results.
    #[error("no results: a report holds at least one")]
    NoResults,
    /// A result that names another report or day than the report it stands in, or whose place is taken or out of order.
    #[error(
        "the result does not fit its report: its places count from 1, each once, on the report's day"
    )]
    Misplaced,
    /// An earlier value that belongs to another test.
    #[error("the earlier value is of another test: an amended result stays the same test")]
    EarlierOfAnotherTest,
    /// Two places on the clinic of one day.
    #[error("a second place on the clinic of {0}: one for each patient and day")]
    SecondPlace(NaiveDate),
    /// Courses, reports or notes out of order, or one identifier twice.
    #[error(
        "an identifier stands twice, or something is out of order: each identifier is used once"
    )]
    OutOfOrder,
    /// A profile names a test twice.
    #[error("names a test twice: each test once")]
    TestTwice,
    /// A number of nobody.
    #[error("names a patient that the register does not have: the id of one of its patients")]
    UnknownPatient,
    /// A number that is a patient's own.
    #[error("is the own number of a patient already: a number reaches one record")]
    OwnNumber,
    /// A word has two meanings.
    #[error("has a meaning already: each word once for each source")]
    WordTwice,
    /// A guideline set is named twice.
    #[error("names a guideline set twice: each set once")]
    SetTwice,
    /// No guideline set at all.
    #[error("no guideline set: at least one is shown")]
    NoSets,
}

/// Something that is not acceptable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it is about.
    pub subject: Subject,
    /// The field of it, as the register's file names it: `mrn`, `to`, `on`.
    pub field: &'static str,
    /// What is wrong.
    pub problem: Problem,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.subject {
            Subject::Clinic | Subject::Guidelines | Subject::Number | Subject::Word => {}
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
