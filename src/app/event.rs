//! What happens to the program, and what it asks of the world in return.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::key::Key;
use crate::exchange::{FaultList, ImportPlan};
use crate::register::Entry;

/// A moment with the clinic's own offset from UTC. The clock is read where events are made, nowhere else.
pub type Moment = DateTime<FixedOffset>;

/// Something that happened, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When.
    pub at: Moment,
    /// What.
    pub input: Input,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size now: columns, rows.
    Resize(u16, u16),
    /// Time has passed; a new day may have begun.
    Tick,
    /// The register was saved.
    Saved,
    /// The register could not be saved, and why.
    SavingFailed(String),
    /// The entries before the first known one, all that there are, or why they cannot be read.
    HistoryLearned(Result<Vec<Arc<Entry>>, String>),
    /// The files of an import were read.
    ImportPlanned {
        /// The number of the reading, as [`Effect::PlanImport`] gave it.
        reading: u32,
        /// What importing would do, or everything that is wrong.
        plan: Result<Box<ImportPlan>, FaultList>,
    },
}

/// What the program asks of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Save the register; answered by [`Input::Saved`] or [`Input::SavingFailed`].
    Save,
    /// Read the entries before the first known one; answered by [`Input::HistoryLearned`].
    LearnHistory,
    /// Read the files of an import and compare them with the register; answered by [`Input::ImportPlanned`].
    PlanImport {
        /// The number of this reading.
        reading: u32,
        /// The paths as typed.
        paths: String,
        /// Whether rows of unknown tests are left out instead of being faults.
        known_tests: bool,
    },
    /// Clear the terminal and draw everything afresh.
    Redraw,
    /// Give the terminal back to the shell until it returns.
    Suspend,
    /// End the program.
    Quit,
}
