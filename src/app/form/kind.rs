//! What forms are for.

use crate::clinical::record::{Id, Via};
use crate::view::result_id::ResultId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormKind {
    Report,
    /// Start, stop or switch of a drug.
    Drug,
    Patient,
    QuickLine,
    Note,
    /// A recall attempt, or a sample that was sent.
    Recall,
    Correction(Correction),
    /// The text of the recall letter, which is the clinic's.
    Letter,
    /// A laboratory profile; `None` for a new one.
    Laboratory(Option<Id>),
}

impl FormKind {
    /// Every kind about a patient that is not a correction.
    pub const PLAIN: [Self; 6] = [
        Self::Report,
        Self::Drug,
        Self::Patient,
        Self::QuickLine,
        Self::Note,
        Self::Recall,
    ];

    pub fn via(self) -> Via {
        if self == Self::QuickLine {
            Via::QuickLine
        } else {
            Via::Form
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Correction {
    /// A result gets another value or other limits.
    Result(ResultId),
    RetractResult(ResultId),
    /// The sample of a report was taken on another day.
    SampleDate(Id),
    /// A report belongs to another patient.
    Move(Id),
    /// Another record is joined to that of this patient.
    Join(Id),
    Course(Id),
    RetractCourse(Id),
    Note(Id),
    RetractNote(Id),
}

impl Correction {
    /// What it is about, so that a draft can name it: `702.2` or `702`.
    pub(super) fn about(self) -> String {
        match self {
            Self::Result(result) | Self::RetractResult(result) => result.to_string(),
            Self::SampleDate(id)
            | Self::Move(id)
            | Self::Join(id)
            | Self::Course(id)
            | Self::RetractCourse(id)
            | Self::Note(id)
            | Self::RetractNote(id) => id.0.to_string(),
        }
    }

    /// Every correction of what a draft named.
    pub(super) fn about_what(about: &str) -> impl Iterator<Item = Self> {
        let results = [Self::Result, Self::RetractResult];
        let others = [
            Self::SampleDate,
            Self::Move,
            Self::Join,
            Self::Course,
            Self::RetractCourse,
            Self::Note,
            Self::RetractNote,
        ];
        let result: Option<ResultId> = about.parse().ok();
        let id = about.parse().ok().map(Id);
        let results = result.map(|id| results.map(|correction| correction(id)));
        let others = id.map(|id| others.map(|correction| correction(id)));
        results
            .into_iter()
            .flatten()
            .chain(others.into_iter().flatten())
    }
}
