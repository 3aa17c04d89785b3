//! What is written about a patient beside results and drugs.

use chrono::NaiveDate;

use super::entry::{Id, Source};

/// What divides the lines of a note. A line feed is a control character, which no text of a register holds.
pub const LINE_BREAK: char = '\u{2028}';

/// Whether somebody who is on a day's clinic was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Visit {
    /// Expected on that day and not ticked off.
    Expected,
    /// Seen on that day: ticked off.
    Seen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// Something that was said, seen or agreed on that day; it has a text.
    Remark,
    /// Somebody tried to reach the patient on that day; the text says with what result.
    RecallAttempt,
    /// A sample was taken on that day and sent; its report is awaited.
    SampleSent,
    /// A place on that day's clinic, which may lie ahead while nobody was seen: at most one for each patient and day.
    Visit(Visit),
}

/// A note: one thing on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub id: Id,
    /// The day that it is about: for a sample, the day it was taken.
    pub on: NaiveDate,
    pub kind: NoteKind,
    /// What was written; empty where nothing was, never for a remark. Its lines are divided by [`LINE_BREAK`]; the text
    /// of a place on a clinic may be a time, `09:30`.
    pub text: String,
    pub source: Source,
}
