//! The one shape of every change: what was there, what is to be there.

use crate::clinical::record::{Course, Id, Note, Person, Record, Report, Source};

use super::conflict::Conflict;
use super::laboratory::Laboratory;
use super::taught::{Reached, TaughtWord};

/// Something before and after: added if it was not there, removed if it is not there afterwards, else corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<T> {
    pub before: Option<T>,
    pub after: Option<T>,
}

impl<T> Change<T> {
    pub const fn add(after: T) -> Self {
        Self {
            before: None,
            after: Some(after),
        }
    }

    /// Takes out what was there.
    pub const fn remove(before: T) -> Self {
        Self {
            before: Some(before),
            after: None,
        }
    }

    /// Puts one in the place of another.
    pub const fn replace(before: T, after: T) -> Self {
        Self {
            before: Some(before),
            after: Some(after),
        }
    }
}

impl<T: Clone> Change<T> {
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }
}

/// A patient without courses, reports and notes: what is entered when somebody comes for the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatientHead {
    pub person: Person,
    /// How the patient came into the register.
    pub source: Source,
}

impl PatientHead {
    #[must_use]
    pub fn of(record: &Record) -> Self {
        Self {
            person: record.person.clone(),
            source: record.source,
        }
    }
}

/// One change to the register. A result is corrected or retracted by replacing its report; a report is moved to
/// another patient by removing it from one and adding it to the other within one entry.
///
/// An import brings reports above all, by the hundred thousand: whatever is wider than a report's change stands in a box.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// A patient is added, corrected, or (undo only) removed while nothing else is on file.
    Patient {
        patient: Id,
        change: Box<Change<PatientHead>>,
    },
    /// A course of a drug.
    Course {
        patient: Id,
        change: Box<Change<Course>>,
    },
    /// A laboratory report with its results.
    Report {
        patient: Id,
        change: Change<Report>,
    },
    Note {
        patient: Id,
        change: Change<Note>,
    },
    /// A laboratory profile.
    Laboratory {
        change: Box<Change<Laboratory>>,
    },
    Clinic {
        change: Change<String>,
    },
    /// The text of the recall letter; none for the shipped one.
    Letter {
        change: Change<String>,
    },
    /// The guideline sets that are shown, by name; none for all of them.
    Guidelines {
        change: Change<Vec<String>>,
    },
    /// A number by which a patient is found beside the own one: that of a record that was joined.
    Number {
        number: String,
        change: Change<Reached>,
    },
    /// A word of somebody's files with its meaning.
    Word {
        change: Box<Change<TaughtWord>>,
    },
    /// A setting in which this register differs from the shipped ones.
    Setting {
        /// The setting's name as in the settings' data file.
        name: String,
        change: Change<f64>,
    },
}

impl Op {
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self {
            Self::Patient { patient, change } => Self::Patient {
                patient: *patient,
                change: Box::new(change.inverse()),
            },
            Self::Course { patient, change } => Self::Course {
                patient: *patient,
                change: Box::new(change.inverse()),
            },
            Self::Report { patient, change } => Self::Report {
                patient: *patient,
                change: change.inverse(),
            },
            Self::Note { patient, change } => Self::Note {
                patient: *patient,
                change: change.inverse(),
            },
            Self::Laboratory { change } => Self::Laboratory {
                change: Box::new(change.inverse()),
            },
            Self::Clinic { change } => Self::Clinic {
                change: change.inverse(),
            },
            Self::Letter { change } => Self::Letter {
                change: change.inverse(),
            },
            Self::Guidelines { change } => Self::Guidelines {
                change: change.inverse(),
            },
            Self::Number { number, change } => Self::Number {
                number: number.clone(),
                change: change.inverse(),
            },
            Self::Word { change } => Self::Word {
                change: Box::new(change.inverse()),
            },
            Self::Setting { name, change } => Self::Setting {
                name: name.clone(),
                change: change.inverse(),
            },
        }
    }

    /// The patient that this concerns, if it concerns one.
    #[must_use]
    pub const fn patient(&self) -> Option<Id> {
        match self {
            Self::Patient { patient, .. }
            | Self::Course { patient, .. }
            | Self::Report { patient, .. }
            | Self::Note { patient, .. } => Some(*patient),
            Self::Number { change, .. } => match (change.after, change.before) {
                (Some(reached), _) | (None, Some(reached)) => Some(reached.patient),
                (None, None) => None,
            },
            Self::Laboratory { .. }
            | Self::Clinic { .. }
            | Self::Letter { .. }
            | Self::Guidelines { .. }
            | Self::Word { .. }
            | Self::Setting { .. } => None,
        }
    }

    /// The identifier of what this adds or changes.
    #[must_use]
    pub fn brings(&self) -> Option<Id> {
        match self {
            Self::Patient { patient, .. } => Some(*patient),
            Self::Course { change, .. } => change.after.as_ref().map(|course| course.id),
            Self::Report { change, .. } => change.after.as_ref().map(|report| report.head.id),
            Self::Note { change, .. } => change.after.as_ref().map(|note| note.id),
            Self::Laboratory { change } => change.after.as_ref().map(|laboratory| laboratory.id),
            Self::Clinic { .. }
            | Self::Letter { .. }
            | Self::Guidelines { .. }
            | Self::Number { .. }
            | Self::Word { .. }
            | Self::Setting { .. } => None,
        }
    }

    /// Whether what it brings was not there before.
    #[must_use]
    pub fn adds(&self) -> bool {
        match self {
            Self::Patient { change, .. } => change.before.is_none(),
            Self::Course { change, .. } => change.before.is_none(),
            Self::Report { change, .. } => change.before.is_none(),
            Self::Note { change, .. } => change.before.is_none(),
            Self::Laboratory { change } => change.before.is_none(),
            Self::Clinic { .. }
            | Self::Letter { .. }
            | Self::Guidelines { .. }
            | Self::Number { .. }
            | Self::Word { .. }
            | Self::Setting { .. } => false,
        }
    }

    /// Makes this change to `record` if it concerns that patient's courses, reports, notes or particulars; other changes
    /// leave it as it is.
    ///
    /// # Errors
    /// [`Conflict::Changed`] if what is there is not what this replaces, [`Conflict::Meaningless`] if it does not
    /// say what it changes. The record is as it was then.
    pub fn apply_to_record(&self, record: &mut Record) -> Result<(), Conflict> {
        if self.patient() != Some(record.id) {
            return Ok(());
        }
        match self {
            Self::Patient { change, .. } => match (&change.before, &change.after) {
                (Some(before), Some(after)) => correct_head(record, before, after),
                // Whether a patient is there at all is a matter of the register.
                (None, Some(_)) | (Some(_), None) => Ok(()),
                (None, None) => Err(Conflict::Meaningless),
            },
            Self::Course { change, .. } => change_course(record, change),
            Self::Report { change, .. } => change_report(record, change),
            Self::Note { change, .. } => change_note(record, change),
            Self::Laboratory { .. }
            | Self::Clinic { .. }
            | Self::Letter { .. }
            | Self::Guidelines { .. }
            | Self::Number { .. }
            | Self::Word { .. }
            | Self::Setting { .. } => Ok(()),
        }
    }
}

/// A copy of `record` as it would be after `ops`, for "if saved". Ops about others are passed over.
///
/// # Errors
/// As [`Op::apply_to_record`]. Whether the result is acceptable is asked of [`super::validate`].
pub fn edited(record: &Record, ops: &[Op]) -> Result<Record, Conflict> {
    let mut copy = record.clone();
    for op in ops {
        op.apply_to_record(&mut copy)?;
    }
    Ok(copy)
}

fn correct_head(
    record: &mut Record,
    before: &PatientHead,
    after: &PatientHead,
) -> Result<(), Conflict> {
    if record.person != before.person || record.source != before.source {
        return Err(Conflict::Changed);
    }
    record.person = after.person.clone();
    record.source = after.source;
    Ok(())
}

fn change_course(record: &mut Record, change: &Change<Course>) -> Result<(), Conflict> {
    let id = one_id(change, |course| course.id)?;
    let present = record.courses.iter().find(|course| course.id == id);
    if present != change.before.as_ref() {
        return Err(Conflict::Changed);
    }
    record.remove_course(id);
    if let Some(after) = &change.after {
        record.insert_course(after.clone());
    }
    Ok(())
}

fn change_report(record: &mut Record, change: &Change<Report>) -> Result<(), Conflict> {
    let id = one_id(change, |report| report.head.id)?;
    let present = record.report(id);
    if present != change.before {
        return Err(Conflict::Changed);
    }
    if present.is_some() {
        record.remove_report(id);
    }
    if let Some(after) = &change.after {
        record.insert_report(after.clone());
    }
    Ok(())
}

fn change_note(record: &mut Record, change: &Change<Note>) -> Result<(), Conflict> {
    let id = one_id(change, |note| note.id)?;
    let present = record.notes.iter().find(|note| note.id == id);
    if present != change.before.as_ref() {
        return Err(Conflict::Changed);
    }
    record.remove_note(id);
    if let Some(after) = &change.after {
        record.insert_note(after.clone());
    }
    Ok(())
}

/// The identifier that both sides of a change share.
pub(super) fn one_id<T>(change: &Change<T>, id: impl Fn(&T) -> Id) -> Result<Id, Conflict> {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) if id(before) == id(after) => Ok(id(before)),
        (Some(only), None) | (None, Some(only)) => Ok(id(only)),
        (Some(_), Some(_)) | (None, None) => Err(Conflict::Meaningless),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An import of a hospital is half a million of them.
    #[test]
    fn an_op_is_no_wider_than_the_change_of_a_report() {
        let report = size_of::<Change<Report>>();
        assert!(size_of::<Op>() <= report + 8, "{}", size_of::<Op>());
    }
}
