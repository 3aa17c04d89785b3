//! What is opened over a record: where it came from, and the forms that correct it.

use ratatui::layout::Rect;

use crate::app::form::{Correction, FormKind};
use crate::app::layout;
use crate::app::model::Model;
use crate::app::operations::form;
use crate::clinical::record::{Course, Id, Note};
use crate::view::opened::Opened;
use crate::view::page::{self, Row};
use crate::wording::Phrase;
use crate::wording::screens::record as words;

impl Model {
    /// A course of the open record.
    pub fn course_of(&self, course: Id) -> Option<&Course> {
        let summary = self.board().get(self.open_patient()?)?;
        let courses = &summary.record.courses;
        courses.iter().find(|own| own.id == course)
    }

    /// A note of the open record.
    pub fn note_of(&self, note: Id) -> Option<&Note> {
        let summary = self.board().get(self.open_patient()?)?;
        summary.record.notes.iter().find(|own| own.id == note)
    }

    /// The rows of what is opened; `None` if nothing is.
    pub fn opened_rows(&self) -> Option<Vec<Row>> {
        let standing = self.standing(self.open_patient()?)?;
        let width = usize::from(self.opened_area()?.width.saturating_sub(4));
        let origin = page::Origin {
            standing: &standing,
            register: self.register(),
            knowledge: self.knowledge(),
            width,
        };
        match self.view().opened? {
            Opened::Result(result) => Some(origin.of_result(result.find(&standing.record)?)),
            Opened::Course(course) => Some(origin.of_course(self.course_of(course)?)),
            Opened::Note(note) => Some(origin.of_note(self.note_of(note)?)),
            Opened::Rules => Some(page::rules(&standing, self.knowledge(), width)),
        }
    }

    /// Whether a rule decided something in the open record.
    pub(in crate::app) fn has_rules(&self) -> bool {
        self.open_patient()
            .and_then(|patient| self.standing(patient))
            .is_some_and(|standing| !standing.assessment.because.is_empty())
    }

    /// What the frame of what is opened is called.
    pub fn opened_title(&self) -> Phrase {
        match self.view().opened {
            Some(Opened::Course(_)) => words::COURSE_FROM,
            Some(Opened::Note(_)) => words::NOTE_FROM,
            Some(Opened::Rules) => words::RULES_DECIDED,
            Some(Opened::Result(_)) | None => words::VALUE_FROM,
        }
    }

    /// Where the frame of what is opened stands.
    pub fn opened_area(&self) -> Option<Rect> {
        let summary = self.board().get(self.open_patient()?)?;
        let banner = self.banner(&summary.record, usize::from(self.size().0));
        let rows = u16::try_from(banner.len()).unwrap_or(1);
        Some(layout::opened(self.size(), rows))
    }

    /// Rows of what is opened that are visible.
    pub(in crate::app) fn opened_height(&self) -> usize {
        self.opened_area()
            .map_or(1, |area| usize::from(area.height.saturating_sub(2)).max(1))
    }
}

/// Corrects the value, the course or the note that is opened.
pub(in crate::app) fn correct(model: &mut Model) {
    let correction = model.view.opened.and_then(|opened| match opened {
        Opened::Result(result) => Some(Correction::Result(result)),
        Opened::Course(course) => Some(Correction::Course(course)),
        Opened::Note(note) => Some(Correction::Note(note)),
        Opened::Rules => None,
    });
    open(model, correction);
}

/// Retracts the value, the course or the note that is opened.
pub(in crate::app) fn retract(model: &mut Model) {
    let correction = model.view.opened.and_then(|opened| match opened {
        Opened::Result(result) => Some(Correction::RetractResult(result)),
        Opened::Course(course) => Some(Correction::RetractCourse(course)),
        Opened::Note(note) => Some(Correction::RetractNote(note)),
        Opened::Rules => None,
    });
    open(model, correction);
}

/// Corrects the day of the sample of the opened value's report.
pub(in crate::app) fn sample_date(model: &mut Model) {
    let correction = opened_report(model).map(Correction::SampleDate);
    open(model, correction);
}

/// Moves the report of the opened value to another patient.
pub(in crate::app) fn move_report(model: &mut Model) {
    let correction = opened_report(model).map(Correction::Move);
    open(model, correction);
}

/// Joins another record to the open one.
pub(in crate::app) fn join(model: &mut Model) {
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
pub(in crate::app) fn continue_draft(model: &mut Model) {
    let waiting = model.drafts_of(model.open_patient()).next();
    match waiting {
        Some(kind) => form::open_here(model, kind),
        None => model.note(words::NO_DRAFT),
    }
}
