//! What the open record shows: worked out once, and again only when the register, the day or the size has changed.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::Part;
use crate::app::layout::{self, RecordAreas};
use crate::app::model::{Model, Page};
use crate::clinical::record::{Id, Seq};
use crate::view::board::Standing;
use crate::view::page::{self, FlowSheet, Row, Sections, StatusPage, picture};

/// The parts of a record in their areas, whole: what of them is shown is the affair of the window.
#[derive(Debug)]
pub struct RecordPage {
    pub standing: Arc<Standing>,
    size: (u16, u16),
    register: (Seq, usize),
    sections: Sections,
    pub areas: RecordAreas,
    pub status: StatusPage,
    pub sheet: FlowSheet,
    pub courses: Vec<Row>,
    pub notes: Vec<Row>,
    /// The days of the picture with something on file, oldest first.
    pub events: Vec<NaiveDate>,
    pub lanes: usize,
    course_rows: Vec<(Id, Range<usize>)>,
    note_rows: Vec<(Id, Range<usize>)>,
}

impl RecordPage {
    fn new(model: &Model, standing: Arc<Standing>) -> Self {
        let (record, size) = (&standing.record, model.size);
        let (knowledge, keys) = (&model.session.knowledge, &model.session.keymap);
        let sheet = page::flow_sheet(&standing, knowledge);
        let tests = u16::try_from(sheet.tests.len()).unwrap_or(u16::MAX);
        let banner = model.banner(record, usize::from(size.0)).len();
        let areas = layout::record(
            size,
            u16::try_from(banner).unwrap_or(1),
            tests.saturating_add(1),
            record.notes.len(),
        );
        let [status, _, courses, notes, _] = areas.parts;
        let [courses, notes] = [courses, notes].map(|area| usize::from(area.width));
        let session = &model.session;
        let status = page::status_of_record(
            &standing,
            (&session.register, knowledge, keys),
            model.view.sections,
            (usize::from(status.width), usize::from(status.height)),
        );
        Self {
            size,
            register: state(model),
            areas,
            sections: model.view.sections,
            status,
            sheet,
            courses: page::courses(&standing, knowledge, keys, courses),
            notes: page::notes(&standing, keys, notes),
            events: picture::events(&standing),
            lanes: picture::lanes(&standing, knowledge).len(),
            course_rows: page::course_rows(standing.language, record, knowledge, courses),
            note_rows: page::note_rows(standing.language, record, notes),
            standing,
        }
    }

    fn is_of(&self, model: &Model, standing: &Arc<Standing>) -> bool {
        Arc::ptr_eq(&self.standing, standing)
            && self.size == model.size
            && self.register == state(model)
            && self.sections == model.view.sections
    }

    pub fn area(&self, part: Part) -> Rect {
        let [status, sheet, courses, notes, picture] = self.areas.parts;
        match part {
            Part::Status => self.below_answer(status),
            Part::FlowSheet => sheet,
            Part::Courses => courses,
            Part::Notes => notes,
            Part::Picture => picture,
        }
    }

    /// What the box with the answer leaves of an area.
    fn below_answer(&self, area: Rect) -> Rect {
        let answer = u16::try_from(self.status.answer.len()).unwrap_or(u16::MAX);
        let answer = answer.min(area.height);
        Rect {
            y: area.y + answer,
            height: area.height - answer,
            ..area
        }
    }

    /// The rows of each course or note on its page, the newest first; no other part has such.
    pub fn items(&self, part: Part) -> &[(Id, Range<usize>)] {
        match part {
            Part::Courses => &self.course_rows,
            Part::Notes => &self.note_rows,
            Part::Status | Part::FlowSheet | Part::Picture => &[],
        }
    }

    /// How many rows a part has below each other, of which a window is shown.
    pub fn rows(&self, part: Part) -> Option<usize> {
        match part {
            Part::Status => Some(self.status.rows.len()),
            Part::FlowSheet => Some(self.sheet.tests.len() + 1),
            Part::Courses => Some(self.courses.len()),
            Part::Notes => Some(self.notes.len()),
            // Its lanes move, not its rows.
            Part::Picture => None,
        }
    }
}

/// Which entries there are: earlier ones may be learned without a new one.
fn state(model: &Model) -> (Seq, usize) {
    let history = model.session.register.history();
    (model.session.register.last_seq(), history.entries().len())
}

impl Model {
    pub fn record_page(&self) -> Option<Arc<RecordPage>> {
        let Page::Record(id) = self.page else {
            return None;
        };
        let standing = self.standing(id)?;
        let mut held = self.record_page.borrow_mut();
        let known = held.take_if(|known| known.is_of(self, &standing));
        let shown = known.unwrap_or_else(|| Arc::new(RecordPage::new(self, standing)));
        *held = Some(Arc::clone(&shown));
        Some(shown)
    }
}
