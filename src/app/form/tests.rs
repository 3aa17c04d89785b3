//! Every form by its table alone: whatever field a table names is labelled, hinted at, stepped through, kept in drafts,
//! restored, and filled again after undo. A field that a table gains is tested here without a word.

use std::collections::HashSet;
use std::sync::Arc;

use super::dates::Accepts;
use super::spec::Takes;
use super::*;
use crate::app::result_id::ResultId;
use crate::clinical::laboratory::{Analyte, Test};
use crate::reference::shipped;
use crate::register::{Draft, Op, Stamp, Timestamp};

const TODAY: &str = "2026-11-22";
const ALT: Test = Test::Analyte(Analyte::Alt);

#[derive(Clone)]
struct Clinic {
    register: Register,
    board: Board,
    knowledge: Arc<Knowledge>,
    keys: Arc<Keymap>,
}

impl Clinic {
    /// Two patients, a laboratory, and of the first patient a report, a course and a note: all entered by the forms.
    fn new() -> Self {
        let knowledge = Arc::new(shipped().unwrap());
        let register = Register::new("k7q2m9x4".to_owned());
        let mut clinic = Self {
            board: Board::new(&register, &knowledge, TODAY.parse().unwrap()),
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
            clinic.enter(kind, patient, &[("new drug", "lamivudine")]);
        }
        clinic
    }

    fn cx(&self) -> FormContext<'_> {
        FormContext {
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

    /// A form of each kind.
    fn forms(&self) -> Vec<Form> {
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
            (Takes::Line, _) => "alt 52",
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
    fn fill(&self, form: &mut Form, own: &[(&str, &str)]) {
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

    fn stamp(&self, form: &Form) -> Stamp {
        Stamp {
            at: Timestamp {
                utc_millis: 0,
                offset_minutes: 0,
            },
            by: "ana".to_owned(),
            via: form.kind.via(),
        }
    }

    /// Saves a form.
    fn save(&mut self, form: &Form) -> Arc<Entry> {
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

#[test]
fn every_field_is_labelled_and_its_hint_stands_beside_it() {
    let clinic = Clinic::new();
    for form in clinic.forms() {
        let reading = form.read(&clinic.cx());
        let mut names = HashSet::from(["about"]);
        assert!(!form.fields.is_empty(), "{:?}", form.kind);
        for (place, field) in form.fields.iter().enumerate() {
            assert!(!field.label.is_empty(), "{field:?}");
            let name = field.id().kept(&clinic.knowledge);
            assert!(names.insert(name), "{name} twice in {:?}", form.kind);
            if field.text().is_empty() && !field.spec.hint.is_empty() {
                assert_eq!(reading.echoes[place].words, field.spec.hint, "{name}");
            }
        }
    }
}

#[test]
fn every_field_is_kept_and_restored() {
    let clinic = Clinic::new();
    for mut form in clinic.forms() {
        for place in 0..form.fields.len() {
            form.fields[place].line.set(&format!("zz {place}"));
        }
        let kept = form.keep(&clinic.cx());
        let restored = Form::restore(&kept, &clinic.cx()).unwrap();
        assert_eq!((restored.kind, restored.patient), (form.kind, form.patient));
        for (typed, field) in form.fields.iter().zip(&restored.fields) {
            assert_eq!(typed.id(), field.id());
            assert!(field.text().ends_with(typed.text()), "{field:?}");
        }
        assert_eq!(restored.keep(&clinic.cx()), kept);
    }
}

#[test]
fn every_day_and_every_choice_is_stepped_through_and_understood() {
    let clinic = Clinic::new();
    for mut form in clinic.forms() {
        for place in 0..form.fields.len() {
            form.focus = place;
            let kind = form.fields[place].spec.takes;
            let steps = matches!(kind, Takes::Day(_) | Takes::Choice(_));
            for up in [true, false, false, true, true] {
                let stepped = form.stepped(up, &clinic.cx());
                assert!(stepped.is_some() || !steps, "{:?}", form.fields[place]);
                let Some(text) = stepped.filter(|_| steps) else {
                    continue;
                };
                form.fields[place].line.set(&text);
                let reading = form.read(&clinic.cx());
                let echo = &reading.echoes[place];
                assert_ne!(echo.kind, EchoKind::Wrong, "{text}: {echo:?}");
            }
        }
    }
}

#[test]
fn undo_opens_every_form_as_it_was_filled() {
    let clinic = Clinic::new();
    for mut form in clinic.forms() {
        let mut clinic = clinic.clone();
        clinic.fill(&mut form, &[]);
        let shown = form.read(&clinic.cx()).shown;
        let entry = clinic.save(&form);
        clinic.register.undo(clinic.stamp(&form)).unwrap();
        let reopened = Form::reopen(&entry, &clinic.cx());
        if let FormKind::Correction(Correction::Join(_)) = form.kind {
            assert_eq!(reopened, None);
            continue;
        }
        let reopened = reopened.unwrap();
        assert_eq!((reopened.kind, reopened.patient), (form.kind, form.patient));
        assert!(!reopened.is_touched());
        for (typed, shown) in form.fields.iter().zip(shown) {
            let again = reopened.text(typed.id());
            let is_same = again == typed.text() || again.ends_with(&format!(" {}", typed.text()));
            assert!(is_same || !shown, "{typed:?}: {again}");
        }
        // It can be saved again as it stands.
        assert_eq!(clinic.save(&reopened).ops.len(), entry.ops.len());
    }
}
