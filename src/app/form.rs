//! Forms: fields that mean the same keys everywhere, read afresh after every key.
//!
//! A form is text; what it means is a [`Reading`]. Nothing typed is ever thrown away: a complaint leaves the text, Esc
//! parks the form, only an answered question discards it.
//!
//! Each kind of form is one file: the rows of its table, what they are filled with, what they mean. A field is added
//! there: a row ([`Spec`]), its text in `fill`, its use in `read`. Opening, correcting, undo and drafts follow from that.

mod choice;
mod context;
mod correction;
mod dates;
mod drug;
mod filled;
mod kept;
mod kind;
mod letter;
mod note;
mod patient;
mod profile;
mod quick;
mod reader;
mod reading;
mod reopen;
mod report;
mod result;
mod spec;
mod table;
#[cfg(test)]
mod tests;
mod typed;

pub use context::FormContext;
pub(super) use kept::kept_words;
pub use kind::{Correction, FormKind};
pub use reading::{Complaint, Echo, EchoKind, Last, Reading, Understood};
pub use spec::{Field, FieldId, Spec};
pub use typed::Form;

use crate::clinical::record::Record;
use crate::register::{Entry, Register};
use crate::view::describe::named;
use crate::wording::screens::{common, form as words};
use crate::wording::{Language, Phrase, shown};
use correction::retract::Retract;
use correction::{course, join, moved, note as correction_note, result as corrected, sample_date};
use reader::Reader;
use spec::{Accepts, Stepping, Takes};
use table::{Kind, Source};

impl FormKind {
    fn kind(self) -> Box<dyn Kind> {
        match self {
            Self::Report => Box::new(report::ReportForm),
            Self::Drug => Box::new(drug::DrugForm),
            Self::Patient => Box::new(patient::PatientForm),
            Self::QuickLine => Box::new(quick::QuickLine),
            Self::Note => Box::new(note::NoteForm),
            Self::Recall => Box::new(note::RecallForm),
            Self::Letter => Box::new(letter::LetterForm),
            Self::Correction(correction) => form_of(correction),
            Self::Laboratory(id) => Box::new(profile::ProfileForm(id)),
        }
    }

    pub fn name(self) -> Phrase {
        self.kind().name()
    }
}

fn form_of(correction: Correction) -> Box<dyn Kind> {
    match correction {
        Correction::Result(id) => Box::new(corrected::ResultForm(id)),
        Correction::RetractResult(id) => Box::new(Retract::Result(id)),
        Correction::SampleDate(id) => Box::new(sample_date::SampleDateForm(id)),
        Correction::Move(id) => Box::new(moved::MoveForm(id)),
        Correction::Join(id) => Box::new(join::JoinForm(id)),
        Correction::Course(id) => Box::new(course::CourseForm(id)),
        Correction::RetractCourse(id) => Box::new(Retract::Course(id)),
        Correction::Note(id) => Box::new(correction_note::NoteForm(id)),
        Correction::RetractNote(id) => Box::new(Retract::Note(id)),
    }
}

impl Form {
    /// A form for `record`, or for a new patient, as nobody has typed into it yet.
    pub fn open(kind: FormKind, record: Option<&Record>, cx: &FormContext<'_>) -> Self {
        Self::filled(kind, record, None, cx).unwrap_or_else(|| Self {
            // What it is about is gone: that is said when it is read.
            fields: vec![correction::why::field(words::WHY)],
            base: cx.register.last_seq(),
            ..Self::of(kind, record)
        })
    }

    /// A form filled with what is on file, or with what an entry made.
    fn filled(
        kind: FormKind,
        record: Option<&Record>,
        entry: Option<&Entry>,
        cx: &FormContext<'_>,
    ) -> Option<Self> {
        let fields = kind.kind().fill(&Source { record, entry, cx })?;
        Some(Self {
            fields,
            base: cx.register.last_seq(),
            ..Self::of(kind, record)
        })
    }

    pub fn read(&self, cx: &FormContext<'_>) -> Reading {
        let mut at = Reader::new(self, cx);
        if self.kind.kind().read(&mut at).is_none() {
            at = Reader::new(self, cx);
            correction::gone(&mut at);
        }
        let mut reading = at.reading;
        reading.questions.sort_by_key(|question| question.field);
        reading.complaints.sort_by_key(|complaint| complaint.field);
        reading
    }

    /// What is done with it: `laboratory report`, `correct HBV DNA of 11-Jun-2026`.
    pub fn title(&self, cx: &FormContext<'_>) -> String {
        let name = || self.kind.name().of(cx.language).to_owned();
        let title = |record| self.kind.kind().title(record, cx);
        self.record(cx).map_or_else(name, title)
    }

    /// The laboratory whose profile the form means.
    pub fn laboratory(&self, cx: &FormContext<'_>) -> Option<String> {
        let laboratory = report::named_laboratory(self.text(report::LABORATORY.id), cx)?;
        Some(shown(&laboratory.name).into_owned())
    }

    /// Where the laboratory stands, and the name of the next one; nothing where this form or the register has none.
    pub fn another_laboratory(&self, cx: &FormContext<'_>) -> Option<(usize, String)> {
        let place = self.place(report::LABORATORY.id)?;
        let text = self.text(report::LABORATORY.id);
        let some = !cx.register.laboratories().is_empty();
        let another = some.then(|| report::another(text, true, cx)).flatten();
        Some((place, another?))
    }

    /// Whose it is: number and name of a patient, or the name of a laboratory profile.
    pub fn owner(&self, register: &Register, language: Language) -> String {
        let record = self
            .patient
            .and_then(|id| register.get(register.present(id)));
        match (self.kind, record) {
            (FormKind::Laboratory(id), _) => id.and_then(|id| register.laboratory(id)).map_or_else(
                || words::A_NEW_LABORATORY.of(language).to_owned(),
                |laboratory| shown(&laboratory.name).into_owned(),
            ),
            (FormKind::Letter, _) => words::THE_CLINIC.of(language).to_owned(),
            (_, Some(record)) => named(&record.person),
            (_, None) => common::A_NEW_PATIENT.of(language).to_owned(),
        }
    }

    /// Puts the fields of a report into the order of the laboratory that stands in it; what is typed stays typed and the
    /// cursor stays with its field.
    pub fn arrange(&mut self, cx: &FormContext<'_>) {
        if self.kind == FormKind::Report {
            let focused = self.focused().map(Field::id);
            report::arrange(&mut self.fields, cx);
            let place = focused.and_then(|id| self.place(id));
            self.focus = place.unwrap_or(self.focus);
        }
    }

    pub fn is_touched(&self) -> bool {
        // Which laboratory is meant says nothing by itself.
        let counts = |field: &&Field| field.spec != report::LABORATORY;
        self.fields.iter().filter(counts).any(Field::is_touched)
    }

    /// Whether the field that is typed in takes several lines.
    pub fn takes_lines(&self) -> bool {
        self.focused().is_some_and(note::takes_lines)
    }

    /// Another day, or another word, where the field has such; `None` where it has none.
    pub fn stepped(&self, up: bool, cx: &FormContext<'_>) -> Option<String> {
        self.focused()?.stepped(self, up, cx)
    }
}

impl Field {
    /// The text with its days as they are meant today: `t` would mean another day tomorrow.
    pub(super) fn fixed(&self, cx: &FormContext<'_>) -> String {
        match self.spec.takes {
            Takes::Line => quick::fixed(self.line.text(), cx),
            Takes::Day(accepts) => dates::fixed(self.text(), accepts == Accepts::Birth, cx),
            Takes::Text | Takes::Choice(_) => self.line.text().to_owned(),
        }
    }

    pub(super) fn stepped(&self, form: &Form, up: bool, cx: &FormContext<'_>) -> Option<String> {
        let text = self.text();
        if let Some(step) = self.spec.step {
            let record = form.record(cx);
            return step(&Stepping {
                form,
                text,
                up,
                record,
                cx,
            });
        }
        match self.spec.takes {
            Takes::Day(accepts) => Some(dates::step(text, up, accepts, cx)),
            Takes::Choice(words) => Some(words.stepped(text, !up, cx.language).to_owned()),
            Takes::Text | Takes::Line => None,
        }
    }
}
