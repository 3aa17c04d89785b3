//! A form with what was typed into it.

use super::context::FormContext;
use super::kind::FormKind;
use super::reading::Reading;
use super::spec::{Field, FieldId};
use crate::clinical::record::{Id, Record, Seq};
use crate::register::Register;

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

    pub(super) fn record<'r>(&self, cx: &FormContext<'r>) -> Option<&'r Record> {
        let record = self.patient.and_then(|id| cx.register.get(id));
        record.map(AsRef::as_ref)
    }

    /// Whether it is a patient's, or that of a record that was joined to it.
    pub fn belongs_to(&self, patient: Option<Id>, register: &Register) -> bool {
        self.patient.map(|id| register.present(id)) == patient
    }

    pub fn place(&self, id: FieldId) -> Option<usize> {
        self.fields.iter().position(|field| field.id() == id)
    }

    pub(super) fn field(&self, id: FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id() == id)
    }

    /// What stands in a field; nothing if this form has no such field.
    pub fn text(&self, id: FieldId) -> &str {
        self.field(id).map_or("", Field::text)
    }

    pub fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    pub fn focused_mut(&mut self) -> Option<&mut Field> {
        self.came_back = false;
        self.fields.get_mut(self.focus)
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
    pub fn head_rows(&self) -> u16 {
        u16::from(self.kind == FormKind::Report)
    }

    /// The places of the fields that are shown, in their order, and how many are folded below them.
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

    pub fn next(&self, reading: &Reading) -> Option<usize> {
        (self.focus + 1..self.fields.len()).find(|place| reading.is_shown(*place))
    }

    pub fn previous(&self, reading: &Reading) -> Option<usize> {
        (0..self.focus).rev().find(|place| reading.is_shown(*place))
    }
}
