//! What every screen works with, and how what is changed is kept.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Clock, Saved, SessionMode};
use crate::app::earlier::EarlierLines;
use crate::app::event::Moment;
use crate::app::keeping::{Unconfirmed, Undecided, Waiting, WriteAccess};
use crate::app::preferences::Preferences;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Id, Seq};
use crate::keys::Keymap;
use crate::register::{Register, Timestamp};
use crate::view::board::Board;
use crate::view::history::Learning;
use crate::wording::{Language, Sentence};

/// The register, what the rules know, the day, who works and with which keys.
#[derive(Clone, Debug)]
pub(in crate::app) struct Session {
    pub(in crate::app) register: Register,
    /// Whether the register is no more than the first look, while the others are read.
    pub(in crate::app) is_first_look: bool,
    /// The last entry when the program was started.
    pub(in crate::app) started: Seq,
    pub(in crate::app) knowledge: Arc<Knowledge>,
    /// What is wrong in guideline sets that are left out.
    pub(in crate::app) guideline_faults: Vec<Sentence>,
    pub(in crate::app) board: Board,
    pub(in crate::app) clock: Clock,
    pub(in crate::app) now: Moment,
    pub(in crate::app) today: NaiveDate,
    pub(in crate::app) known_on: Option<NaiveDate>,
    pub(in crate::app) mode: SessionMode,
    pub(in crate::app) user: String,
    pub(in crate::app) language: Language,
    pub(in crate::app) keymap: Arc<Keymap>,
    /// Whether copying through the terminal was asked for.
    pub(in crate::app) copies: bool,
    pub(in crate::app) preferences: Preferences,
    /// The folder in which pages for paper were written last, with the stroke behind it; empty for the current one.
    pub(in crate::app) paper_folder: String,
    pub(in crate::app) earlier: EarlierLines,
    pub(in crate::app) learning: Learning,
}

/// What became of changes, and who may write.
#[derive(Clone, Debug)]
pub(in crate::app) struct Saving {
    /// Changes that are made and not confirmed yet, oldest first.
    pub(in crate::app) unconfirmed: Vec<Unconfirmed>,
    /// Changes that are made in memory and never written.
    pub(in crate::app) in_memory: usize,
    pub(in crate::app) saved: Saved,
    pub(in crate::app) write_access: WriteAccess,
    /// What goes on when the store has answered.
    pub(in crate::app) waiting: Option<Waiting>,
    pub(in crate::app) undecided: Option<Undecided>,
    /// The time of an entry that the disk did not confirm: nothing is written since.
    pub(in crate::app) not_confirmed: Option<Moment>,
    /// Whether the disk of the register was taken away.
    pub(in crate::app) is_away: bool,
    /// Whether others write to the register at the same time.
    pub(in crate::app) is_shared: bool,
    /// The entries of others that came since the start, in order.
    pub(in crate::app) of_others: Vec<Seq>,
    /// Why the database does not answer, where that is so.
    pub(in crate::app) unanswered: Option<String>,
    /// The record that the others see as open here.
    pub(in crate::app) shown: Option<Id>,
    pub(in crate::app) beside: Vec<String>,
    /// Whether what two machines entered is being put together.
    pub(in crate::app) is_merging: bool,
    /// When the newest entry was made that the register began with.
    pub(in crate::app) newest: Option<Timestamp>,
}
