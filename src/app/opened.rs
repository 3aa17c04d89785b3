//! What is opened over a record: its rows, and where they stand.

use super::layout;
use super::model::{Model, Opened};
use super::page::{self, Row};
use crate::clinical::record::{Course, Id, Note};
use ratatui::layout::Rect;

impl Model {
    /// A course of the open record.
    #[must_use]
    pub fn course_of(&self, course: Id) -> Option<&Course> {
        let outline = self.board().get(self.open_patient()?)?;
        let courses = &outline.record.courses;
        courses.iter().find(|own| own.id == course)
    }

    /// A note of the open record.
    #[must_use]
    pub fn note_of(&self, note: Id) -> Option<&Note> {
        let outline = self.board().get(self.open_patient()?)?;
        outline.record.notes.iter().find(|own| own.id == note)
    }

    /// Whether a rule decided something in the open record.
    pub(super) fn has_rules(&self) -> bool {
        self.open_patient()
            .and_then(|patient| self.standing(patient))
            .is_some_and(|standing| !standing.assessment.because.is_empty())
    }

    /// The rows of what is opened; `None` if nothing is.
    #[must_use]
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

    /// What the frame of what is opened is called.
    #[must_use]
    pub const fn opened_title(&self) -> &'static str {
        match self.view().opened {
            Some(Opened::Course(_)) => "Course: where it came from",
            Some(Opened::Note(_)) => "Note: where it came from",
            Some(Opened::Rules) => "The clinic's rules that decided",
            Some(Opened::Result(_)) | None => "Value: where it came from",
        }
    }

    /// Where the frame of what is opened stands.
    #[must_use]
    pub fn opened_area(&self) -> Option<Rect> {
        let outline = self.board().get(self.open_patient()?)?;
        let banner = self.banner(&outline.record, usize::from(self.size().0));
        let rows = u16::try_from(banner.len()).unwrap_or(1);
        Some(layout::opened(self.size(), rows))
    }

    /// Rows of what is opened that are visible.
    pub(super) fn opened_height(&self) -> usize {
        self.opened_area()
            .map_or(1, |area| usize::from(area.height.saturating_sub(2)).max(1))
    }
}
