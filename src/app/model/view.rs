//! The record on the screen: which part has the arrows, what is selected in it, what is opened.

use crate::app::page::picture::PictureView;
use crate::app::result_id::ResultId;
use crate::clinical::record::Id;

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
    pub const fn name(self) -> &'static str {
        match self {
            Self::Status => "Status",
            Self::FlowSheet => "Flow sheet",
            Self::Courses => "Courses",
            Self::Notes => "Notes",
            Self::Picture => "Picture",
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
    /// Window and cursor of the picture.
    pub picture: PictureView,
    /// What is opened over the record.
    pub opened: Option<Opened>,
    /// Rows above the window of what is opened.
    pub opened_row: usize,
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
            picture: PictureView::default(),
            opened: None,
            opened_row: 0,
        }
    }
}
