//! The form by which an entry was made, filled again with what the entry had: after undo the slip is mended and saved.
//!
//! What is filled in counts as not typed: a form in which nothing is changed is closed by Esc without a draft.

use super::context::FormContext;
use super::kind::{Correction, FormKind};
use super::typed::Form;
use crate::clinical::record::{Course, Id, Note, NoteKind, Report, Via};
use crate::register::{Change, Entry, Op};
use crate::view::changed::ReportChange;

impl Form {
    /// The form of an entry that has been taken back; `None` for an entry that no form makes.
    pub fn reopen(entry: &Entry, cx: &FormContext<'_>) -> Option<Self> {
        let (kind, patient) = match entry.stamp.via {
            Via::Form => made_by(entry)?,
            Via::QuickLine => (FormKind::QuickLine, entry.ops.iter().find_map(Op::patient)),
            Via::Import | Via::Hand => return None,
        };
        let record = patient.and_then(|id| cx.register.get(id));
        Self::filled(kind, record.map(AsRef::as_ref), Some(entry), cx)
    }
}

/// The form that makes such changes, and for whom.
fn made_by(entry: &Entry) -> Option<(FormKind, Option<Id>)> {
    let has_reason = entry.why.is_some();
    let correction = |correction| Some(FormKind::Correction(correction));
    let (kind, patient) = match entry.ops.as_slice() {
        [Op::Patient { patient, .. }] => (Some(FormKind::Patient), Some(*patient)),
        [Op::Laboratory { change }] => {
            let before = change.before.as_ref().map(|before| before.id);
            (Some(FormKind::Laboratory(before)), None)
        }
        [Op::Letter { .. }] => (Some(FormKind::Letter), None),
        [Op::Report { patient, change }] => (of_report(change), Some(*patient)),
        [Op::Note { patient, change }] => (of_note(change, has_reason), Some(*patient)),
        [Op::Course { patient, change }] => (of_course(change, has_reason), Some(*patient)),
        [Op::Course { patient, .. }, Op::Course { .. }] => (Some(FormKind::Drug), Some(*patient)),
        [Op::Report { patient, change }, Op::Report { .. }] => {
            let moved = change.before.as_ref()?;
            (correction(Correction::Move(moved.head.id)), Some(*patient))
        }
        [..] => return None,
    };
    Some((kind?, patient))
}

fn of_report(change: &Change<Report>) -> Option<FormKind> {
    let after = change.after.as_ref()?;
    let Some(before) = &change.before else {
        return Some(FormKind::Report);
    };
    let correction = match ReportChange::between(before, after) {
        ReportChange::Corrected(id) => Correction::Result(id),
        ReportChange::Retracted(id) => Correction::RetractResult(id),
        ReportChange::Dated => Correction::SampleDate(after.head.id),
        ReportChange::Other => return None,
    };
    Some(FormKind::Correction(correction))
}

/// Without a reason nobody corrected or retracted a note by a form: a key ticked somebody off.
fn of_note(change: &Change<Note>, has_reason: bool) -> Option<FormKind> {
    match (&change.before, &change.after) {
        (None, Some(after)) => match after.kind {
            NoteKind::Remark => Some(FormKind::Note),
            NoteKind::RecallAttempt | NoteKind::SampleSent => Some(FormKind::Recall),
            NoteKind::Visit(_) => None,
        },
        (Some(_), _) if !has_reason => None,
        (Some(before), Some(_)) => Some(FormKind::Correction(Correction::Note(before.id))),
        (Some(before), None) => Some(FormKind::Correction(Correction::RetractNote(before.id))),
        (None, None) => None,
    }
}

/// Only a correction has a reason of its own; a stop has that of the course.
fn of_course(change: &Change<Course>, has_reason: bool) -> Option<FormKind> {
    match (&change.before, &change.after) {
        (Some(before), Some(_)) if has_reason => {
            Some(FormKind::Correction(Correction::Course(before.id)))
        }
        (_, Some(_)) => Some(FormKind::Drug),
        (Some(before), None) => Some(FormKind::Correction(Correction::RetractCourse(before.id))),
        (None, None) => None,
    }
}
