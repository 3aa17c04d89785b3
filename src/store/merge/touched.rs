//! What an op touches: two machines that touched nothing in common can be put together without a question.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::clinical::drugs::DrugId;
use crate::clinical::record::Id;
use crate::register::{Op, WordKind};

/// A patient who was on file on both machines, or whom one of them added.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Whose {
    Known(Id),
    New(String),
}

/// A thing that can be touched.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    Clinic,
    /// The text of the recall letter.
    Letter,
    Setting(String),
    Laboratory(Id),
    LaboratoryNamed(String),
    Number(String),
    Person(Whose),
    Course(Id),
    /// A course of a drug that was begun.
    CourseOf(Whose, DrugId),
    Report(Id),
    /// Results of a day that were entered.
    ReportOn(Whose, NaiveDate),
    Note(Id),
    /// The guideline sets that are shown.
    Guidelines,
    Word(String, WordKind, String),
    /// Anything about a patient.
    Part(Whose),
    /// All of a patient: they were taken out, or joined with another.
    Whole(Whose),
}

impl Thing {
    /// What on the other machine it stands against.
    pub(super) fn against(self) -> Self {
        match self {
            Self::Part(whose) => Self::Whole(whose),
            Self::Whole(whose) => Self::Part(whose),
            other => other,
        }
    }
}

/// What one machine's ops touch, told in terms that mean the same on both.
pub(super) struct Touching {
    /// From this identifier on each machine gave out its own.
    first_own: Id,
    /// The numbers of those whom this machine added.
    added: HashMap<Id, String>,
}

impl Touching {
    pub(super) fn new<'a>(first_own: Id, ops: impl Iterator<Item = &'a Op>) -> Self {
        let mut added = HashMap::new();
        for op in ops {
            if let Op::Patient { patient, change } = op
                && let (None, Some(after)) = (&change.before, &change.after)
            {
                added.insert(*patient, after.person.mrn.clone());
            }
        }
        Self { first_own, added }
    }

    pub(super) fn whose(&self, patient: Id) -> Whose {
        match self.added.get(&patient) {
            Some(number) if patient >= self.first_own => Whose::New(number.clone()),
            Some(_) | None => Whose::Known(patient),
        }
    }

    pub(super) fn things(&self, op: &Op) -> Vec<Thing> {
        let mut things = Vec::new();
        // What a machine added itself nobody else can have touched.
        let known = |id: Id| Some(id).filter(|id| *id < self.first_own);
        things.extend(op.patient().map(|patient| Thing::Part(self.whose(patient))));
        match op {
            Op::Patient { patient, change } => {
                let whose = self.whose(*patient);
                things.push(Thing::Person(whose));
                let sides = [&change.before, &change.after];
                let numbers: Vec<_> = sides
                    .into_iter()
                    .flatten()
                    .map(|head| head.person.mrn.clone())
                    .collect();
                if change.after.is_none() {
                    things.push(Thing::Whole(self.whose(*patient)));
                }
                let is_same = matches!(numbers.as_slice(), [one, other] if one == other);
                if !is_same {
                    things.extend(numbers.into_iter().map(Thing::Number));
                }
            }
            Op::Course { patient, change } => {
                for course in [&change.before, &change.after].into_iter().flatten() {
                    things.extend(known(course.id).map(Thing::Course));
                    things.push(Thing::CourseOf(self.whose(*patient), course.drug));
                }
            }
            Op::Report { patient, change } => {
                for report in [&change.before, &change.after].into_iter().flatten() {
                    things.extend(known(report.head.id).map(Thing::Report));
                    things.push(Thing::ReportOn(self.whose(*patient), report.head.on));
                }
            }
            Op::Note { change, .. } => {
                let notes = [&change.before, &change.after].into_iter().flatten();
                things.extend(notes.filter_map(|note| known(note.id)).map(Thing::Note));
            }
            Op::Laboratory { change } => {
                for laboratory in [&change.before, &change.after].into_iter().flatten() {
                    things.extend(known(laboratory.id).map(Thing::Laboratory));
                    things.push(Thing::LaboratoryNamed(laboratory.name.clone()));
                }
            }
            Op::Number { number, change } => {
                things.push(Thing::Number(number.clone()));
                let reached = [&change.before, &change.after].into_iter().flatten();
                things.extend(reached.map(|reached| Thing::Part(self.whose(reached.patient))));
            }
            Op::Guidelines { .. } => things.push(Thing::Guidelines),
            Op::Word { change } => {
                for word in [&change.before, &change.after].into_iter().flatten() {
                    let (source, kind, word) = word.key();
                    things.push(Thing::Word(source.to_owned(), kind, word.to_owned()));
                }
            }
            Op::Clinic { .. } => things.push(Thing::Clinic),
            Op::Letter { .. } => things.push(Thing::Letter),
            Op::Setting { name, .. } => things.push(Thing::Setting(name.clone())),
        }
        things
    }
}
