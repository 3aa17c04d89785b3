//! What happens to the program, and what it asks of the world in return.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use crate::clinical::record::{Id, Seq};
use crate::exchange::{FaultList, ImportOptions, ImportPlan};
use crate::keys::key::Key;
use crate::register::{EarlierEntries, Entry};
use crate::store::{Mend, Merged, Outside, Take};
use crate::view::cohort::{CountedOf, TwoDays};
use crate::wording::Sentence;

/// A moment with the clinic's own offset from UTC. The clock is read where events are made, nowhere else.
pub type Moment = DateTime<FixedOffset>;

/// Something that happened, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub at: Moment,
    pub input: Input,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The terminal sent bytes that are no character in its character set.
    NoText(Vec<u8>),
    /// A number came with the Enter behind it, faster than anybody types: from a barcode reader.
    Scanned(String),
    /// The first button of the mouse was pressed at this column and row.
    Click(u16, u16),
    /// The wheel of the mouse was turned by a notch.
    Wheel {
        /// Towards the end.
        down: bool,
    },
    /// The terminal has this size now: columns, rows.
    Resize(u16, u16),
    /// Time has passed; a new day may have begun.
    Tick,
    /// The program is about to be stopped for a while: others may write meanwhile.
    Suspend,
    /// The entry and all before it are safe.
    Saved(Seq),
    /// The entry is not saved.
    NotSaved {
        /// The entry.
        seq: Seq,
        /// Why, in one line.
        reason: String,
        /// Whether the disk may hold it nevertheless: it did not confirm it, and nothing more is written.
        is_unknown: bool,
    },
    /// Entries that other instances made.
    Others(Vec<Arc<Entry>>),
    /// Entries that others saved before those that are not confirmed here.
    Behind(Vec<Arc<Entry>>),
    /// The database does not answer, and why; whether an entry was sent that may be there.
    Unanswered(String, bool),
    /// The database answers again.
    Answered,
    /// Who else has the record open that is open here.
    Beside(Vec<String>),
    /// Whether this instance may write now, or who does.
    Claimed(Result<(), String>),
    /// What others write can no longer be followed, and why.
    Lost(String),
    /// What somebody else did to the register's file; nothing if it is as it should be.
    Outside(Option<Outside>),
    /// Whether what was decided about a register in trouble was done.
    Mended(Mend, Result<(), String>),
    /// What came of putting together what two machines entered, or why it could not be done.
    Merged(Result<Box<Merged>, String>),
    /// The register's file could not be written, and why. The journal holds everything.
    NotWritten(String),
    /// The disk of the register cannot keep something that is promised, in words.
    Doubt(String),
    /// The disk of the register was taken away, and what that means.
    Away(String),
    /// The disk of the register came back; whether this instance may write there as it did, or who does.
    Back(Result<(), String>),
    /// Where a copy stands now and what is to be said about it, or why there is none.
    Copied(Result<String, String>),
    /// Where pages were written, or why there are none.
    PagesWritten(Result<String, String>),
    /// What stands in unsaved forms could not be kept for the next start, and why.
    NotKept(String),
    /// What is kept for this user could not be written, and why.
    NotRemembered(String),
    /// The entries before the first known one, all that there are, or why they cannot be read.
    HistoryLearned(Result<EarlierEntries, String>),
    /// The patient numbers of a file for the clinic, or why there are none.
    NumbersRead(Result<Vec<String>, Sentence>),
    /// The figures of the cohort were counted.
    CohortCounted(CountedOf, Arc<TwoDays>),
    /// So much of the files of an import was read, in hundredths.
    ImportProgress {
        /// The number of the reading.
        reading: u32,
        /// How much.
        percent: u8,
    },
    /// The files of an import were read.
    ImportPlanned {
        /// The number of the reading, as [`Effect::PlanImport`] gave it.
        reading: u32,
        /// What importing would do, or everything that is wrong.
        plan: Result<Box<ImportPlan>, FaultList>,
    },
}

impl Input {
    /// Whether somebody is at the keyboard or the mouse.
    pub const fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::Key(_)
                | Self::Paste(_)
                | Self::NoText(_)
                | Self::Scanned(_)
                | Self::Click(..)
                | Self::Wheel { .. }
        )
    }
}

/// What is written for paper, a page for each patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    Summary(Id),
    /// A recall letter each.
    Letters(Vec<Id>),
}

/// What the program asks of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save an entry; answered by [`Input::Saved`] or [`Input::NotSaved`].
    Save(Arc<Entry>),
    /// What others wrote was taken over: what is saved from now on follows it.
    TakenOver,
    /// This record is open, or none; answered by [`Input::Beside`] where others have it open too.
    Shows(Option<Id>),
    /// Become the one who writes; answered by [`Input::Claimed`], after [`Input::Others`].
    Claim,
    /// Let others write.
    GiveBack,
    /// Do what was decided about a register in trouble; answered by [`Input::Mended`].
    Mend(Mend),
    /// Put together what two machines entered; answered by [`Input::Merged`].
    Merge(Option<Take>),
    /// Write a copy of everything to this path, as typed; answered by [`Input::Copied`].
    Copy(String),
    /// Write pages to this path, as typed; answered by [`Input::PagesWritten`].
    WritePages {
        /// As typed.
        path: String,
        paper: Paper,
    },
    /// Read the entries before the first known one; answered by [`Input::HistoryLearned`].
    LearnHistory,
    /// Count the figures of the cohort on two days; answered by [`Input::CohortCounted`].
    CountCohort(CountedOf),
    /// Read the files of an import and compare them with the register; answered by [`Input::ImportPlanned`].
    PlanImport {
        /// The number of this reading.
        reading: u32,
        /// The paths as typed.
        paths: String,
        /// What was decided.
        options: ImportOptions,
    },
    /// Keep this text as what is kept for this user; answered by [`Input::NotRemembered`] where that fails.
    Remember(String),
    /// Give a text to the terminal, which copies it.
    ToClipboard(String),
    /// Read the patient numbers of the file of this path, as typed; answered by [`Input::NumbersRead`].
    ReadNumbers(String),
    /// Clear the terminal and draw everything afresh.
    Redraw,
    /// Give the terminal back to the shell until it returns.
    Suspend,
    /// End the program.
    Quit,
}
