//! What an import may do beside the usual: the options of the command, the answers in the preview.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicU64};

use crate::notation::DayOrder;

/// What becomes of it where file and register both say something and it is not the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Differing {
    #[default]
    Stops,
    /// The file is right: a recorded change.
    TakeFile,
    /// The register is right: listed, nothing is changed.
    KeepRegister,
}

/// How far the reading of files is, and whether anybody still waits for it.
#[derive(Debug, Default)]
pub struct Progress {
    read: AtomicU64,
    all: AtomicU64,
    is_stopped: Arc<AtomicBool>,
}

impl Progress {
    /// How much was read, in hundredths.
    #[must_use]
    pub fn percent(&self) -> u8 {
        let (read, all) = (self.read.load(Relaxed), self.all.load(Relaxed));
        let percent = read.saturating_mul(100).checked_div(all).unwrap_or(0);
        u8::try_from(percent.min(100)).unwrap_or(100)
    }

    /// What says that nobody waits any more, for whoever hears it elsewhere.
    #[must_use]
    pub fn stopper(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.is_stopped)
    }

    /// Nobody waits any more: the reading ends as soon as it can.
    pub fn stop(&self) {
        self.is_stopped.store(true, Relaxed);
    }

    /// Whether nobody waits any more.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Relaxed)
    }

    /// So many bytes are to be read.
    pub(super) fn expect(&self, bytes: u64) {
        self.all.fetch_add(bytes, Relaxed);
    }

    pub(super) fn advance(&self, bytes: u64) {
        self.read.fetch_add(bytes, Relaxed);
    }
}

/// What an import may do beside the usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Whose files they are: their words may have meanings of their own. Empty where no source is named.
    pub source: String,
    /// Rows of unknown tests are left out and counted instead of being faults.
    pub known_tests_only: bool,
    /// Rows that say that there is no result are left out and counted instead of being faults.
    pub no_results: bool,
    /// Columns that are left out although their names speak of whether a row counts.
    pub ignored_columns: Vec<String>,
    /// Numbers that are another number of somebody, and that person's own number.
    pub same: BTreeMap<String, String>,
    /// New numbers that are nobody who is known.
    pub another: BTreeSet<String>,
    /// All new numbers are nobody who is known.
    pub another_all: bool,
    /// What becomes of it where file and register differ.
    pub differing: Differing,
    /// What stands first in days such as `05/02/2024`, where somebody has said it.
    pub day_order: Option<DayOrder>,
    /// A comma in a number stands before decimals.
    pub decimal_comma: bool,
}
