//! Forms: fields that mean the same keys everywhere, read afresh after every key.
//!
//! A form is text; what it means is a [`Reading`]. Nothing typed is ever thrown away: a complaint leaves the text, Esc
//! parks the form, only an answered question discards it.
//!
//! Each kind of form is one file: the rows of its table, what they are filled with, what they mean. A field is added
//! there: a row ([`Spec`]), its text in `fill`, its use in `read`. Opening, correcting, undo and drafts follow from that.

mod choice;
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
#[cfg(test)]
mod tests;

pub use correction::Correction;
pub use kind::FormKind;
pub use quick::Understood;
pub use reading::{Complaint, Echo, EchoKind, Last, Reading};
pub use spec::{Field, FieldId, Spec};

use crate::wording::Language;
use chrono::NaiveDate;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Record, Seq};
use crate::keys::Keymap;
use crate::register::{Entry, Register};
use crate::view::board::Board;
use crate::view::describe::named;
use crate::wording::screens::{common, form as words};
use crate::wording::shown;
use kind::Source;
use reader::Reader;

/// What forms are read against.
#[derive(Clone, Copy)]
pub struct FormContext<'a> {
    pub register: &'a Register,
    pub knowledge: &'a Knowledge,
    pub board: &'a Board,
    pub today: NaiveDate,
    pub language: Language,
    /// The keys in force, for what is said beside a field.
    pub keys: &'a Keymap,
}

/// A form with what was typed into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub kind: FormKind,
    /// Whose; `None` for a patient who is not in the register yet.
    pub patient: Option<Id>,
    pub fields: Vec<Field>,
    /// The place of the field that is typed in.
    pub focus: usize,
    /// The last entry that was known when it was opened.
    pub base: Seq,
    /// Questions that were answered by "keep it": not asked again while nothing of what they are about changes.
    pub settled: Vec<String>,
    /// Whether she came back to the field and typed nothing since: then Enter asks what waits there. Keys that were
    /// typed ahead only ever go forward, so none of them meets a question.
    pub came_back: bool,
}

impl Form {
    /// A form for `record`, or for a new patient, as nobody has typed into it yet.
    #[must_use]
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

    pub(super) fn of(kind: FormKind, record: Option<&Record>) -> Self {
        Self {
            kind,
            patient: record.map(|record| record.id),
            fields: Vec::new(),
            focus: 0,
            base: Seq(0),
            settled: Vec::new(),
            came_back: false,
        }
    }

    fn record<'r>(&self, cx: &FormContext<'r>) -> Option<&'r Record> {
        let record = self.patient.and_then(|id| cx.register.get(id));
        record.map(AsRef::as_ref)
    }

    #[must_use]
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
    #[must_use]
    pub fn title(&self, cx: &FormContext<'_>) -> String {
        let name = || self.kind.name().of(cx.language).to_owned();
        let title = |record| self.kind.kind().title(record, cx);
        self.record(cx).map_or_else(name, title)
    }

    /// The laboratory whose profile the form means.
    #[must_use]
    pub fn laboratory(&self, cx: &FormContext<'_>) -> Option<String> {
        let laboratory = report::named_laboratory(self.text(report::LABORATORY.id), cx)?;
        Some(shown(&laboratory.name).into_owned())
    }

    /// Where the laboratory stands, and the name of the next one; nothing where this form or the register has none.
    #[must_use]
    pub fn another_laboratory(&self, cx: &FormContext<'_>) -> Option<(usize, String)> {
        let place = self.place(report::LABORATORY.id)?;
        let text = self.text(report::LABORATORY.id);
        let some = !cx.register.laboratories().is_empty();
        let another = some.then(|| report::another(text, true, cx)).flatten();
        Some((place, another?))
    }

    /// Whether it is a patient's, or that of a record that was joined to it.
    #[must_use]
    pub fn belongs_to(&self, patient: Option<Id>, register: &Register) -> bool {
        self.patient.map(|id| register.present(id)) == patient
    }

    /// Whose it is: number and name of a patient, or the name of a laboratory profile.
    #[must_use]
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

    #[must_use]
    pub fn is_touched(&self) -> bool {
        // Which laboratory is meant says nothing by itself.
        let counts = |field: &&Field| field.spec != report::LABORATORY;
        self.fields.iter().filter(counts).any(Field::is_touched)
    }

    #[must_use]
    pub fn place(&self, id: FieldId) -> Option<usize> {
        self.fields.iter().position(|field| field.id() == id)
    }

    fn field(&self, id: FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id() == id)
    }

    /// What stands in a field; nothing if this form has no such field.
    #[must_use]
    pub fn text(&self, id: FieldId) -> &str {
        self.field(id).map_or("", Field::text)
    }

    #[must_use]
    pub fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    pub fn focused_mut(&mut self) -> Option<&mut Field> {
        self.came_back = false;
        self.fields.get_mut(self.focus)
    }

    /// Whether the field that is typed in takes several lines.
    #[must_use]
    pub fn takes_lines(&self) -> bool {
        self.focused().is_some_and(note::takes_lines)
    }

    /// Goes to a field and selects what stands in it.
    pub fn go_to(&mut self, place: usize) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.line.deselect();
            field.left = true;
        }
        self.came_back = place < self.focus;
        self.focus = place;
        if let Some(field) = self.fields.get_mut(place) {
            field.line.select_all();
        }
    }

    /// The rows above the fields that say what stands in which column: a report has what was last on file beside it.
    #[must_use]
    pub fn head_rows(&self) -> u16 {
        u16::from(self.kind == FormKind::Report)
    }

    /// The places of the fields that are shown, in their order, and how many are folded below them.
    #[must_use]
    pub fn shown(&self, reading: &Reading) -> (Vec<usize>, usize) {
        let mut shown: Vec<usize> = (0..self.fields.len())
            .filter(|place| reading.is_shown(*place))
            .collect();
        let all = shown.len();
        if let Some(folded) = reading.folded.filter(|folded| self.focus < *folded) {
            shown.retain(|place| *place < folded);
        }
        let hidden = all - shown.len();
        (shown, hidden)
    }

    #[must_use]
    pub fn next(&self, reading: &Reading) -> Option<usize> {
        (self.focus + 1..self.fields.len()).find(|place| reading.is_shown(*place))
    }

    #[must_use]
    pub fn previous(&self, reading: &Reading) -> Option<usize> {
        (0..self.focus).rev().find(|place| reading.is_shown(*place))
    }

    /// Another day, or another word, where the field has such; `None` where it has none.
    #[must_use]
    pub fn stepped(&self, up: bool, cx: &FormContext<'_>) -> Option<String> {
        self.focused()?.stepped(self, up, cx)
    }
}
