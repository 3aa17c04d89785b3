//! A field of a form: what it asks for, and what was typed into it.

use super::profile::ProfilePart;
use crate::app::text::TextLine;
use crate::clinical::laboratory::Test;

/// What a field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldId {
    /// The day a sample was taken.
    SampleDate,
    /// The laboratory profile.
    Laboratory,
    /// A result.
    Result(Test),
    /// Start, stop or switch.
    Act,
    /// The drug that is stopped.
    OldDrug,
    /// The drug that is started.
    NewDrug,
    /// The day of the start, stop or switch.
    ActDate,
    /// The dose.
    Dose,
    /// Why the drug is given.
    Intent,
    /// Why it was started or stopped.
    Reason,
    /// The patient's number.
    Number,
    /// The patient's name.
    Name,
    /// The birth date.
    Born,
    /// The sex.
    Sex,
    /// Cirrhosis.
    Cirrhosis,
    /// Whether the clinic still follows the patient.
    FollowUp,
    /// How to reach the patient.
    Contact,
    /// The lower limit of a result that is corrected.
    LowerLimit,
    /// The upper limit of a result that is corrected.
    UpperLimit,
    /// The first day of a course that is corrected.
    StartDate,
    /// The last day of a course that is corrected; empty while it is taken.
    StopDate,
    /// What is noted: a recall attempt, or a sample that was sent.
    Recall,
    /// What a note says.
    NoteText,
    /// The day that a note is about.
    NoteDay,
    /// The day of a clinic, which may lie ahead.
    ClinicDay,
    /// The number of the patient to whom a report moves.
    Target,
    /// Why something is corrected, retracted or moved.
    Why,
    /// The quick line.
    Line,
    /// Something of a laboratory profile.
    Profile(ProfilePart),
}

impl FieldId {
    /// Whether Up and Down change the day.
    #[must_use]
    pub const fn is_date(self) -> bool {
        match self {
            Self::SampleDate
            | Self::ActDate
            | Self::Born
            | Self::StartDate
            | Self::StopDate
            | Self::NoteDay
            | Self::ClinicDay => true,
            Self::Laboratory
            | Self::Result(_)
            | Self::Act
            | Self::OldDrug
            | Self::NewDrug
            | Self::Dose
            | Self::Intent
            | Self::Reason
            | Self::Number
            | Self::Name
            | Self::Sex
            | Self::Cirrhosis
            | Self::FollowUp
            | Self::Contact
            | Self::LowerLimit
            | Self::UpperLimit
            | Self::Recall
            | Self::NoteText
            | Self::Target
            | Self::Why
            | Self::Line
            | Self::Profile(_) => false,
        }
    }
}

/// A field with what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it asks for.
    pub id: FieldId,
    /// Its label.
    pub label: String,
    /// What stands in it.
    pub line: TextLine,
    /// What stood in it when the form was opened.
    pub initial: String,
    /// Whether a complaint about it may be shown: not while it is typed in for the first time.
    pub left: bool,
}

impl Field {
    /// A field that begins with `text`.
    #[must_use]
    pub fn new(id: FieldId, label: impl Into<String>, text: &str) -> Self {
        Self {
            id,
            label: label.into(),
            line: TextLine::selected(text),
            initial: text.to_owned(),
            left: false,
        }
    }

    /// What stands in it, without blanks around it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.line.text().trim()
    }

    /// Whether anything was typed.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.line.text() != self.initial
    }
}
