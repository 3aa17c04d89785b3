//! The record on the screen: which part has the arrows, what is selected in it, what is opened.

pub(in crate::app) mod cursor;
mod page;
pub(in crate::app) mod picture;
mod status;

pub use page::RecordPage;

use crate::app::model::Model;
use crate::app::motion::Motion;
use crate::app::page::StatusItem;
use crate::app::page::picture::PictureView;
use crate::app::result_id::ResultId;
use crate::clinical::record::Id;
use crate::wording::Phrase;
use crate::wording::screens::record as words;

/// A part of the record that the arrows move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Status.
    Status,
    /// Flow sheet.
    FlowSheet,
    /// Courses and phases.
    Courses,
    /// Notes.
    Notes,
    /// The picture on one time axis.
    Picture,
}

impl Part {
    /// Every part in its order.
    pub const ALL: [Self; 5] = [
        Self::Status,
        Self::FlowSheet,
        Self::Courses,
        Self::Notes,
        Self::Picture,
    ];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> Phrase {
        match self {
            Self::Status => words::STATUS,
            Self::FlowSheet => words::FLOW_SHEET,
            Self::Courses => words::COURSES,
            Self::Notes => words::NOTES,
            Self::Picture => words::PICTURE,
        }
    }

    /// Its place among the parts.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Status => 0,
            Self::FlowSheet => 1,
            Self::Courses => 2,
            Self::Notes => 3,
            Self::Picture => 4,
        }
    }
}

/// Something of the record that is opened: where it came from, and from where it is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Opened {
    /// A result.
    Result(ResultId),
    /// A course.
    Course(Id),
    /// A note.
    Note(Id),
    /// The rules that decided.
    Rules,
}

/// How far the record is scrolled, what is selected in it and what is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordView {
    /// The part that the arrows move.
    pub part: Part,
    /// Rows above the window, per part; of the picture the lanes above the first one shown.
    pub rows: [usize; 5],
    /// Dates to the left of the flow sheet's window.
    pub column: usize,
    /// The selected row of the flow sheet.
    pub test: usize,
    /// The column of the flow sheet that the cursor keeps to: the value nearest to it is selected.
    pub date: usize,
    /// The selected course, counted from the newest.
    pub course: usize,
    /// The selected note, counted from the newest.
    pub note: usize,
    /// What Enter opens in the status.
    pub item: StatusItem,
    /// Window and cursor of the picture.
    pub picture: PictureView,
    /// What is opened over the record.
    pub opened: Option<Opened>,
    /// Rows above the window of what is opened.
    pub opened_row: usize,
}

impl RecordView {
    /// Rows above the window of a part.
    #[must_use]
    pub const fn top(&self, part: Part) -> usize {
        let [status, sheet, courses, notes, picture] = self.rows;
        match part {
            Part::Status => status,
            Part::FlowSheet => sheet,
            Part::Courses => courses,
            Part::Notes => notes,
            Part::Picture => picture,
        }
    }

    pub(in crate::app) const fn top_mut(&mut self, part: Part) -> &mut usize {
        let [status, sheet, courses, notes, picture] = &mut self.rows;
        match part {
            Part::Status => status,
            Part::FlowSheet => sheet,
            Part::Courses => courses,
            Part::Notes => notes,
            Part::Picture => picture,
        }
    }
}

impl Default for RecordView {
    fn default() -> Self {
        Self {
            part: Part::Status,
            rows: [0; 5],
            column: 0,
            test: 0,
            date: 0,
            course: 0,
            note: 0,
            item: StatusItem::Rule(0),
            picture: PictureView::default(),
            opened: None,
            opened_row: 0,
        }
    }
}

/// In the status, the flow sheet, the courses and the notes the cursor moves, in the picture the lanes.
pub(in crate::app) fn scroll(model: &mut Model, motion: Motion, rows: isize) {
    match (model.view.part, motion) {
        (Part::Picture, Motion::Top) => picture::to_end(model, false),
        (Part::Picture, Motion::Bottom) => picture::to_end(model, true),
        (Part::Status, _) => status::scroll(model, rows),
        (Part::Picture, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown) => {
            let top = model.view.top_mut(model.view.part);
            *top = top.saturating_add_signed(rows);
        }
        (Part::FlowSheet, Motion::Top) => cursor::to_end(model, false),
        (Part::FlowSheet, Motion::Bottom) => cursor::to_end(model, true),
        (Part::FlowSheet, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown) => {
            cursor::move_test(model, rows)
        }
        (part @ (Part::Courses | Part::Notes), _) => cursor::move_item(model, part, rows),
    }
}

/// The next part of the record, and round.
pub(in crate::app) fn step_part(model: &mut Model, forward: bool) {
    let count = Part::ALL.len();
    let step = if forward { 1 } else { count - 1 };
    let next = (model.view.part.index() + step) % count;
    if let Some(part) = Part::ALL.get(next) {
        model.view.part = *part;
    }
}

/// Keeps the window of the record on what there is.
pub(in crate::app) fn clamp(model: &mut Model) {
    let Some(page) = model.record_page() else {
        return;
    };
    for part in Part::ALL {
        if let Some(rows) = page.rows(part) {
            let window = usize::from(page.area(part).height);
            let top = model.view.top_mut(part);
            *top = (*top).min(rows.saturating_sub(window));
        }
    }
    let window = model.opened_height();
    let rows = model.opened_rows().map_or(0, |rows| rows.len());
    model.view.opened_row = model.view.opened_row.min(rows.saturating_sub(window));
    cursor::clamp(model, &page);
    picture::clamp(model, &page);
}
