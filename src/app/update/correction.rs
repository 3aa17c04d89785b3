//! From what is opened to the form that corrects it.

use crate::app::form::{Correction, FormKind};
use crate::app::model::{Model, Opened};
use crate::clinical::record::Id;

use super::form;

/// Corrects the value, the course or the note that is opened.
pub(super) fn correct(model: &mut Model) {
    let correction = model.view.opened.and_then(|opened| match opened {
        Opened::Result(result) => Some(Correction::Result(result)),
        Opened::Course(course) => Some(Correction::Course(course)),
        Opened::Note(note) => Some(Correction::Note(note)),
        Opened::Rules => None,
    });
    open(model, correction);
}

/// Retracts the value, the course or the note that is opened.
pub(super) fn retract(model: &mut Model) {
    let correction = model.view.opened.and_then(|opened| match opened {
        Opened::Result(result) => Some(Correction::RetractResult(result)),
        Opened::Course(course) => Some(Correction::RetractCourse(course)),
        Opened::Note(note) => Some(Correction::RetractNote(note)),
        Opened::Rules => None,
    });
    open(model, correction);
}

/// Corrects the day of the sample of the opened value's report.
pub(super) fn sample_date(model: &mut Model) {
    let correction = opened_report(model).map(Correction::SampleDate);
    open(model, correction);
}

/// Moves the report of the opened value to another patient.
pub(super) fn move_report(model: &mut Model) {
    let correction = opened_report(model).map(Correction::Move);
    open(model, correction);
}

/// Joins another record to the open one.
pub(super) fn join(model: &mut Model) {
    let correction = model.open_patient().map(Correction::Join);
    open(model, correction);
}

const fn opened_report(model: &Model) -> Option<Id> {
    match model.view.opened {
        Some(Opened::Result(result)) => Some(result.report),
        Some(Opened::Course(_) | Opened::Note(_) | Opened::Rules) | None => None,
    }
}

fn open(model: &mut Model, correction: Option<Correction>) {
    if let Some(correction) = correction {
        form::open_here(model, FormKind::Correction(correction));
    }
}

/// Continues the draft that has waited longest for the open patient.
pub(super) fn continue_draft(model: &mut Model) {
    let waiting = model.drafts_of(model.open_patient()).next();
    match waiting {
        Some(kind) => form::open_here(model, kind),
        None => model.note("No draft waits for this patient"),
    }
}
