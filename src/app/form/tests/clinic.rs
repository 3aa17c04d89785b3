//! A small clinic, entered by the forms themselves.

use crate::wording::Language;
use std::sync::Arc;

use super::super::spec::Takes;
use crate::app::form::context::FormContext;
use crate::app::form::kind::{Correction, FormKind};
use crate::app::form::spec::{Accepts, Field, FieldId};
use crate::app::form::typed::Form;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Analyte, Test};
use crate::clinical::record::Id;
use crate::keys::Keymap;
use crate::reference::shipped;
use crate::register::{Draft, Entry, Register, Stamp, Timestamp};
use crate::view::board::Board;
use crate::view::result_id::ResultId;

const TODAY: &str = "2026-11-22";
const ALT: Test = Test::Analyte(Analyte::Alt);

#[derive(Clone)]
pub(super) struct Clinic {
    pub(super) register: Register,
    board: Board,
    pub(super) knowledge: Arc<Knowledge>,
    keys: Arc<Keymap>,
}

impl Clinic {
    /// Two patients, a laboratory, and of the first patient a report, a course and a note: all entered by the forms.
    pub(super) fn new() -> Self {
        let knowledge = Arc::new(shipped().unwrap());
        let register = Register::new("k7q2m9x4".to_owned());
        let mut clinic = Self {
            board: Board::new(
                &register,
                &knowledge,
                TODAY.parse().unwrap(),
                Language::English,
            ),
            register,
            knowledge,
            keys: Arc::default(),
        };
        for number in ["W-1", "W-2"] {
            let own = [("number", number), ("sex", "male")];
            clinic.enter(FormKind::Patient, None, &own);
        }
        let laboratory = FormKind::Laboratory(None);
        clinic.enter(laboratory, None, &[("profile", "North")]);
        let patient = clinic.id("W-1");
        for kind in [FormKind::Report, FormKind::Drug, FormKind::Note] {
            clinic.enter(kind, patient, &[("new drug", "entecavir")]);
        }
        clinic
    }

    pub(super) fn cx(&self) -> FormContext<'_> {
        FormContext {
            language: Language::English,
            register: &self.register,
            knowledge: &self.knowledge,
            board: &self.board,
            today: TODAY.parse().unwrap(),
            keys: &self.keys,
        }
    }

    fn id(&self, number: &str) -> Option<Id> {
        self.register.find(number).map(|record| record.id)
    }

    fn open(&self, kind: FormKind, patient: Option<Id>) -> Form {
        let record = patient.and_then(|id| self.register.get(id));
        Form::open(kind, record.map(AsRef::as_ref), &self.cx())
    }

    pub(super) fn forms(&self) -> Vec<Form> {
        let patient = self.id("W-1");
        let record = self.register.get(patient.unwrap()).unwrap();
        let result = (record.results.iter()).find(|result| result.finding.test() == ALT);
        let result = ResultId::of(result.unwrap());
        let (course, note) = (record.courses[0].id, record.notes[0].id);
        let corrections = [
            Correction::Result(result),
            Correction::RetractResult(result),
            Correction::SampleDate(result.report),
            Correction::Move(result.report),
            Correction::Join(record.id),
            Correction::Course(course),
            Correction::RetractCourse(course),
            Correction::Note(note),
            Correction::RetractNote(note),
        ];
        let laboratory = self.register.laboratories()[0].id;
        let of_nobody = [
            FormKind::Patient,
            FormKind::Laboratory(None),
            FormKind::Laboratory(Some(laboratory)),
        ];
        let kinds = FormKind::PLAIN.into_iter();
        let kinds = kinds.chain(corrections.map(FormKind::Correction));
        let own = kinds.map(|kind| self.open(kind, patient));
        own.chain(of_nobody.map(|kind| self.open(kind, None)))
            .collect()
    }

    /// What is typed into a field: another day or word where it has such.
    fn sample(&self, form: &Form, field: &Field) -> Option<String> {
        let text = match (field.spec.takes, field.id()) {
            (Takes::Day(Accepts::Birth), _) if field.text().is_empty() => "12-May-1974",
            (Takes::Line, _) => "2026-11-22 alt 52 U/L",
            (_, FieldId::Test(test)) => match (form.kind, test) {
                (FormKind::Laboratory(_), ALT) => "U/L ..50",
                (FormKind::Laboratory(_), _) => return None,
                (_, Test::HbvDna) => "2300",
                (_, ALT) => "52",
                (_, _) => return None,
            },
            (_, FieldId::Named(name)) => match name {
                "number" => "W-3",
                "profile" => "East",
                "order" => "alt dna",
                "lower limit" => "5",
                "upper limit" => "45",
                "move to" => "W-2",
                "laboratory" if form.kind == FormKind::QuickLine => return None,
                _ => {
                    let stepped = field.stepped(form, false, &self.cx());
                    return Some(stepped.unwrap_or_else(|| format!("{}z", field.text())));
                }
            },
        };
        Some(text.to_owned())
    }

    /// Types into every field that is shown, one after the other.
    pub(super) fn fill(&self, form: &mut Form, own: &[(&str, &str)]) {
        for place in 0..form.fields.len() {
            let field = &form.fields[place];
            let kept = field.id().kept(&self.knowledge);
            let own = own.iter().find(|(name, _)| *name == kept);
            let text = match own {
                Some((_, text)) => Some((*text).to_owned()),
                None => self.sample(form, field),
            };
            if let Some(text) = text
                && form.read(&self.cx()).is_shown(place)
            {
                form.fields[place].line.set(&text);
            }
        }
    }

    pub(super) fn stamp(&self, form: &Form) -> Stamp {
        Stamp {
            at: Timestamp {
                utc_millis: 0,
                offset_minutes: 0,
            },
            by: "ana".to_owned(),
            via: form.kind.via(),
        }
    }

    pub(super) fn save(&mut self, form: &Form) -> Arc<Entry> {
        let reading = form.read(&self.cx());
        assert_eq!(reading.complaints, [], "{:?}", form.kind);
        assert_ne!(reading.ops, [], "{:?}", form.kind);
        for _ in 0..reading.ids {
            self.register.allocate_id();
        }
        let draft = Draft {
            stamp: self.stamp(form),
            base: self.register.last_seq(),
            why: reading.why,
            ops: reading.ops,
        };
        let entry = self.register.commit(draft).unwrap();
        self.board.refresh(&self.register, &self.knowledge);
        entry
    }

    fn enter(&mut self, kind: FormKind, patient: Option<Id>, own: &[(&str, &str)]) {
        let mut form = self.open(kind, patient);
        self.fill(&mut form, own);
        self.save(&form);
    }
}
