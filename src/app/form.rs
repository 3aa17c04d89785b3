//! Forms: fields that mean the same keys everywhere, read afresh after every key.
//!
//! A form is text; what it means is a [`Reading`], made by the module of its kind. Nothing typed is ever thrown away:
//! a complaint leaves the text, Esc parks the form, only an answered question discards it.

pub mod choice;
mod correction;
mod dates;
mod drug;
mod field;
mod filled;
mod kept;
mod kind;
mod note;
mod patient;
mod profile;
mod quick;
mod reading;
mod reopen;
mod report;
mod result;

pub use correction::Correction;
pub use field::{Field, FieldId};
pub use kind::FormKind;
pub use profile::ProfilePart;
pub use quick::Understood;
pub use reading::{Complaint, Echo, EchoKind, Reading};
pub use report::another_laboratory;

use chrono::NaiveDate;

use crate::app::keymap::Keymap;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Record, Seq};
use crate::register::{self, Conflict, Op, Register};
use crate::wording::shown;

/// What forms are read against.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// All patients.
    pub register: &'a Register,
    /// What the rules know.
    pub knowledge: &'a Knowledge,
    /// The day on which she types.
    pub today: NaiveDate,
    /// The keys in force, for what is said beside a field.
    pub keys: &'a Keymap,
}

impl Desk<'_> {
    /// The entry that saving would make.
    #[must_use]
    pub fn seq(&self) -> Seq {
        self.register.next_seq()
    }
}

/// A form with what was typed into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What it is for.
    pub kind: FormKind,
    /// Whose; `None` for a patient who is not in the register yet.
    pub patient: Option<Id>,
    /// Its fields, in their order.
    pub fields: Vec<Field>,
    /// The field that is typed in.
    pub focus: usize,
    /// Questions that were answered by "keep it": not asked again while nothing of what they are about changes.
    pub settled: Vec<String>,
    /// Whether she came back to the field and typed nothing since: then Enter asks what waits there. Keys that were
    /// typed ahead only ever go forward, so none of them meets a question.
    pub came_back: bool,
}

impl Form {
    /// An empty form for `record`, or for a new patient.
    #[must_use]
    pub fn open(kind: FormKind, record: Option<&Record>, desk: &Desk<'_>) -> Self {
        let fields = match (kind, record) {
            (FormKind::Laboratory(id), _) => {
                profile::fields(id.and_then(|id| desk.register.laboratory(id)), desk)
            }
            (FormKind::Report, Some(record)) => report::fields(record, desk),
            (FormKind::Drug, Some(_)) => drug::fields(desk),
            (FormKind::Correction(correction), Some(record)) => {
                correction::fields(correction, record, desk)
            }
            (FormKind::QuickLine, Some(record)) => quick::fields(record, desk),
            (FormKind::Note, Some(_)) => note::fields(desk),
            (FormKind::Recall, Some(record)) => note::recall_fields(record, desk),
            (
                FormKind::Report
                | FormKind::Drug
                | FormKind::QuickLine
                | FormKind::Note
                | FormKind::Recall
                | FormKind::Correction(_),
                None,
            )
            | (FormKind::Patient, _) => patient::fields(record, desk),
        };
        Self {
            kind,
            patient: record.map(|record| record.id),
            fields,
            focus: 0,
            settled: Vec::new(),
            came_back: false,
        }
    }

    /// What it means as it stands.
    #[must_use]
    pub fn read(&self, desk: &Desk<'_>) -> Reading {
        let record = self.patient.and_then(|id| desk.register.get(id));
        let mut reading = match (self.kind, record) {
            (FormKind::Laboratory(id), _) => profile::read(id, self, desk),
            (FormKind::Report, Some(record)) => report::read(self, record, desk),
            (FormKind::Drug, Some(record)) => drug::read(self, record, desk),
            (FormKind::Correction(correction), Some(record)) => {
                correction::read(correction, self, record, desk)
            }
            (FormKind::QuickLine, Some(record)) => quick::read(self, record, desk),
            (FormKind::Note, Some(record)) => note::read(self, record, desk),
            (FormKind::Recall, Some(record)) => note::read_recall(self, record, desk),
            (
                FormKind::Report
                | FormKind::Drug
                | FormKind::QuickLine
                | FormKind::Note
                | FormKind::Recall
                | FormKind::Correction(_),
                None,
            )
            | (FormKind::Patient, _) => patient::read(self, record.map(AsRef::as_ref), desk),
        };
        reading.questions.sort_by_key(|question| question.field);
        reading.complaints.sort_by_key(|complaint| complaint.field);
        reading
    }

    /// What is done with it: `laboratory report`, `correct HBV DNA of 11-Jun-2026`.
    #[must_use]
    pub fn title(&self, desk: &Desk<'_>) -> String {
        let record = self.patient.and_then(|id| desk.register.get(id));
        match (self.kind, record) {
            (FormKind::Correction(correction), Some(record)) => {
                correction.title(record, desk.knowledge)
            }
            (kind, _) => kind.name().to_owned(),
        }
    }

    /// The laboratory whose profile the form means.
    #[must_use]
    pub fn laboratory(&self, desk: &Desk<'_>) -> Option<String> {
        let laboratory = report::named_laboratory(self.text(FieldId::Laboratory), desk)?;
        Some(shown(&laboratory.name).into_owned())
    }

    /// Whether it is a patient's, or that of a record that was joined to it.
    #[must_use]
    pub fn belongs_to(&self, patient: Option<Id>, register: &Register) -> bool {
        self.patient.map(|id| register.present(id)) == patient
    }

    /// Whose it is: number and name of a patient, or the name of a laboratory profile.
    #[must_use]
    pub fn owner(&self, register: &Register) -> String {
        let record = self
            .patient
            .and_then(|id| register.get(register.present(id)));
        match (self.kind, record) {
            (FormKind::Laboratory(id), _) => id.and_then(|id| register.laboratory(id)).map_or_else(
                || "a new laboratory".to_owned(),
                |laboratory| shown(&laboratory.name).into_owned(),
            ),
            (_, Some(record)) => super::named(&record.person),
            (_, None) => "a new patient".to_owned(),
        }
    }

    /// Puts the fields of a report into the order of the laboratory that stands in it; what is typed stays typed and the
    /// cursor stays with its field.
    pub fn arrange(&mut self, desk: &Desk<'_>) {
        if self.kind == FormKind::Report {
            let focused = self.focused().map(|field| field.id);
            report::arrange(&mut self.fields, desk);
            let place = focused.and_then(|id| self.place(id));
            self.focus = place.unwrap_or(self.focus);
        }
    }

    /// Whether anything was typed.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        // Which laboratory is meant says nothing by itself.
        let counts = |field: &&Field| field.id != FieldId::Laboratory;
        self.fields.iter().filter(counts).any(Field::is_touched)
    }

    /// The place of a field.
    #[must_use]
    pub fn place(&self, id: FieldId) -> Option<usize> {
        self.fields.iter().position(|field| field.id == id)
    }

    /// What stands in a field; nothing if this form has no such field.
    #[must_use]
    pub fn text(&self, id: FieldId) -> &str {
        self.place(id)
            .and_then(|place| self.fields.get(place))
            .map_or("", Field::text)
    }

    /// The field that is typed in.
    #[must_use]
    pub fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    /// The field that is typed in, to type.
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

    /// The next field that is shown, if there is one.
    #[must_use]
    pub fn next(&self, reading: &Reading) -> Option<usize> {
        (self.focus + 1..self.fields.len()).find(|place| reading.is_shown(*place))
    }

    /// The field before that is shown, if there is one.
    #[must_use]
    pub fn previous(&self, reading: &Reading) -> Option<usize> {
        (0..self.focus).rev().find(|place| reading.is_shown(*place))
    }

    /// Another day, or another word, where the field has such; `None` where it has none.
    #[must_use]
    pub fn stepped(&self, up: bool, desk: &Desk<'_>) -> Option<String> {
        let field = self.focused()?;
        if field.id.is_date() {
            let accepts = if field.id == FieldId::ActDate {
                drug::accepts_of(self)
            } else if field.id == FieldId::StartDate {
                dates::Accepts::Start
            } else if field.id == FieldId::StopDate {
                dates::Accepts::Stop
            } else if field.id == FieldId::ClinicDay {
                dates::Accepts::Clinic
            } else if field.id == FieldId::NoteDay {
                dates::Accepts::Note
            } else if field.id == FieldId::Born {
                dates::Accepts::Birth
            } else {
                dates::Accepts::Sample
            };
            return Some(dates::step(field.text(), up, accepts, desk));
        }
        let record = self.patient.and_then(|id| desk.register.get(id));
        let text = field.text();
        let forward = !up;
        match field.id {
            FieldId::Act => Some(choice::step(&choice::ACTS, text, forward).to_owned()),
            FieldId::Intent => Some(choice::step(&choice::INTENTS, text, forward).to_owned()),
            FieldId::Sex => Some(choice::step(&choice::SEXES, text, forward).to_owned()),
            FieldId::Cirrhosis => Some(choice::step(&choice::CIRRHOSES, text, forward).to_owned()),
            FieldId::FollowUp => Some(choice::step(&choice::FOLLOW_UPS, text, forward).to_owned()),
            FieldId::OldDrug | FieldId::NewDrug => {
                drug::step(self, field, record.map(AsRef::as_ref), forward, desk)
            }
            FieldId::Recall => Some(choice::step(&choice::RECALLS, text, forward).to_owned()),
            FieldId::Why => correction::step_why(text, forward),
            FieldId::Laboratory => report::step_laboratory(text, forward, desk),
            FieldId::Profile(ProfilePart::Assay) => Some(profile::step_assay(text, forward, desk)),
            FieldId::Profile(ProfilePart::Name | ProfilePart::Test(_) | ProfilePart::Order) => None,
            FieldId::SampleDate
            | FieldId::ActDate
            | FieldId::Born
            | FieldId::Result(_)
            | FieldId::Dose
            | FieldId::Reason
            | FieldId::Number
            | FieldId::Name
            | FieldId::Contact
            | FieldId::StartDate
            | FieldId::StopDate
            | FieldId::LowerLimit
            | FieldId::UpperLimit
            | FieldId::NoteText
            | FieldId::NoteDay
            | FieldId::ClinicDay
            | FieldId::Target
            | FieldId::Line => None,
        }
    }
}

/// Complains where the changes would make a record that is not acceptable.
fn check(form: &Form, record: &Record, reading: &mut Reading, desk: &Desk<'_>) {
    let date = form
        .fields
        .iter()
        .position(|field| field.id.is_date())
        .unwrap_or(0);
    match faults(record, &reading.ops, desk) {
        Ok(faults) => {
            for words in faults {
                reading.complain(date, words);
            }
        }
        Err(conflict) => reading.complaints.push(Complaint {
            field: form.focus,
            words: conflict.to_string(),
        }),
    }
}

/// What would be wrong with a record after changes that is not wrong with it now.
fn faults(record: &Record, ops: &[Op], desk: &Desk<'_>) -> Result<Vec<String>, Conflict> {
    let edited = register::edited(record, ops)?;
    let faults = register::validate(&edited, desk.register.laboratories(), None);
    let known = register::validate(record, desk.register.laboratories(), None);
    Ok(faults
        .iter()
        .filter(|fault| !known.contains(fault))
        .map(|fault| fault.problem.to_string())
        .collect())
}
