//! The record on the screen: which part has the arrows, what is selected in it, what is opened.

mod page;

pub use page::RecordPage;

use crate::view::opened::Opened;
use crate::view::page::picture::PictureView;
use crate::view::page::{Sections, StatusItem};
use crate::wording::Phrase;
use crate::wording::screens::record as words;

/// A part of the record that the arrows move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Status,
    FlowSheet,
    Courses,
    Notes,
    /// The picture on one time axis.
    Picture,
}

impl Part {
    pub const ALL: [Self; 5] = [
        Self::Status,
        Self::FlowSheet,
        Self::Courses,
        Self::Notes,
        Self::Picture,
    ];

    pub const fn name(self) -> Phrase {
        match self {
            Self::Status => words::STATUS,
            Self::FlowSheet => words::FLOW_SHEET,
            Self::Courses => words::COURSES,
            Self::Notes => words::NOTES,
            Self::Picture => words::PICTURE,
        }
    }

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
    /// Which sections of the status were opened or closed, of this record and of those before it.
    pub(in crate::app) sections: Sections,
}

impl RecordView {
    /// Rows above the window of a part.
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
            sections: Sections::default(),
        }
    }
}
