//! What forms are for, and what the form of each kind is: a table of fields, filled, and a reading.

use super::correction::Correction;
use super::reader::Reader;
use super::spec::Field;
use super::{FormContext, drug, letter, note, patient, profile, quick, report};
use crate::clinical::record::{Id, Record, Via};
use crate::register::{self, Entry, Op};
use crate::wording::Phrase;

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

/// The form of a kind. Everything about it is in its own file.
pub(super) trait Kind {
    /// What it is called, also in drafts.
    fn name(&self) -> Phrase;

    /// Its fields, filled with what is on file or with what an entry made; `None` where that is gone.
    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>>;

    /// What it means; `None` where what it is about is not on file any more.
    fn read(&self, at: &mut Reader<'_>) -> Option<()>;

    /// What is done with it: `correct HBV DNA of 11-Jun-2026`.
    fn title(&self, _record: &Record, cx: &FormContext<'_>) -> String {
        self.name().of(cx.language).to_owned()
    }
}

/// What a form begins with.
pub(super) struct Source<'a> {
    pub(super) record: Option<&'a Record>,
    /// The entry that was taken back, whose form opens again.
    pub(super) entry: Option<&'a Entry>,
    pub(super) cx: &'a FormContext<'a>,
}

impl<'a> Source<'a> {
    /// The changes of the entry that was taken back.
    pub(super) fn ops(&self) -> &'a [Op] {
        self.entry.map_or(&[], |entry| &entry.ops)
    }

    /// The record as the form describes it: as the entry left it, else as it is.
    pub(super) fn described(&self) -> Option<Record> {
        register::edited(self.record?, self.ops()).ok()
    }
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

    pub(super) fn kind(self) -> Box<dyn Kind> {
        match self {
            Self::Report => Box::new(report::ReportForm),
            Self::Drug => Box::new(drug::DrugForm),
            Self::Patient => Box::new(patient::PatientForm),
            Self::QuickLine => Box::new(quick::QuickLine),
            Self::Note => Box::new(note::NoteForm),
            Self::Recall => Box::new(note::RecallForm),
            Self::Letter => Box::new(letter::LetterForm),
            Self::Correction(correction) => correction.kind(),
            Self::Laboratory(id) => Box::new(profile::ProfileForm(id)),
        }
    }

    #[must_use]
    pub fn name(self) -> Phrase {
        self.kind().name()
    }

    #[must_use]
    pub fn via(self) -> Via {
        if self == Self::QuickLine {
            Via::QuickLine
        } else {
            Via::Form
        }
    }
}
