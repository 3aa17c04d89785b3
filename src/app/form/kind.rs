//! What forms are for.

use super::Correction;
use crate::clinical::record::{Id, Via};

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormKind {
    /// A laboratory report.
    Report,
    /// Start, stop or switch of a drug.
    Drug,
    /// Who a patient is.
    Patient,
    /// One typed line.
    QuickLine,
    /// A note.
    Note,
    /// A recall attempt, or a sample that was sent.
    Recall,
    /// A correction of something on file.
    Correction(Correction),
    /// A laboratory profile; `None` for a new one.
    Laboratory(Option<Id>),
}

impl FormKind {
    /// By which way its entries come in.
    #[must_use]
    pub const fn via(self) -> Via {
        match self {
            Self::QuickLine => Via::QuickLine,
            Self::Report
            | Self::Drug
            | Self::Patient
            | Self::Note
            | Self::Recall
            | Self::Correction(_)
            | Self::Laboratory(_) => Via::Form,
        }
    }

    /// Every kind about a patient that is not a correction.
    pub const PLAIN: [Self; 6] = [
        Self::Report,
        Self::Drug,
        Self::Patient,
        Self::QuickLine,
        Self::Note,
        Self::Recall,
    ];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Report => "laboratory report",
            Self::Drug => "drug",
            Self::Patient => "patient",
            Self::QuickLine => "quick line",
            Self::Note => "note",
            Self::Recall => "recall",
            Self::Correction(correction) => correction.name(),
            Self::Laboratory(_) => "laboratory profile",
        }
    }
}
