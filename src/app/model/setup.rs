//! What a model begins with.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::event::Moment;
use crate::app::keeping::{Undecided, WriteAccess};
use crate::clinical::knowledge::Knowledge;
use crate::register::{Register, Timestamp};
use crate::store::KeptDraft;
use crate::wording::{Language, Sentence};

/// Whether changes are made and kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionMode {
    /// Changes are saved.
    Normal,
    /// Nothing can be changed, and why.
    ReadOnly(String),
    /// The shipped example: changes are made in memory and never written.
    Demo,
}

/// Where today comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The day of every event.
    Running,
    /// A day that was asked for.
    AsOf(NaiveDate),
    /// The own day of the example clinic.
    Still(NaiveDate),
}

/// What a model begins with.
#[derive(Clone, Debug)]
pub struct Setup {
    /// All patients.
    pub register: Register,
    /// What the rules know.
    pub knowledge: Arc<Knowledge>,
    /// The moment of the start; says what today is where the clock runs.
    pub now: Moment,
    /// Where today comes from.
    pub clock: Clock,
    /// Whether changes are made and kept.
    pub mode: SessionMode,
    /// Who types.
    pub user: String,
    /// What stood in forms that were not saved when the program ended last.
    pub drafts: Vec<KeptDraft>,
    /// Something to be told at the start.
    pub notice: Option<String>,
    /// Who may write.
    pub write_access: WriteAccess,
    /// Something about the register's file that must be decided first.
    pub undecided: Option<Undecided>,
    /// When the newest entry of the register was made, where that is known.
    pub newest: Option<Timestamp>,
    /// The day whose knowledge is shown, where that was asked for.
    pub known_on: Option<NaiveDate>,
    /// What is wrong in guideline sets of the clinic's own, which are left out.
    pub guideline_faults: Vec<Sentence>,
    pub language: Language,
}

impl Setup {
    /// A register that is ours to write, on the day of the clock, with nothing to be told or decided first.
    pub const fn new(
        register: Register,
        knowledge: Arc<Knowledge>,
        now: Moment,
        user: String,
    ) -> Self {
        Self {
            register,
            knowledge,
            now,
            clock: Clock::Running,
            mode: SessionMode::Normal,
            user,
            drafts: Vec::new(),
            notice: None,
            write_access: WriteAccess::Ours,
            undecided: None,
            newest: None,
            known_on: None,
            guideline_faults: Vec::new(),
            language: Language::English,
        }
    }
}
