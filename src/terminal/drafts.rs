//! What stands in unsaved forms, kept while it is typed: two seconds after a key, and on every way out.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::running::Running;
use crate::store::system::system_words;
use crate::store::{DraftFile, KeptDraft, Order};
use crate::wording::{Sentence, files};

/// What was typed is kept so long after it was typed.
const DELAY: Duration = Duration::from_secs(2);
/// Where it could not be kept, that is tried again after so long.
const PAUSE: Duration = Duration::from_secs(10);

pub struct Drafts {
    file: Arc<Mutex<DraftFile>>,
    /// What was kept last, where that is known.
    kept: Option<Vec<KeptDraft>>,
    /// When what was typed since is to be kept.
    due: Option<Instant>,
}

impl Drafts {
    /// Drafts in a file that is shared with the worker, and what stands there already.
    #[must_use]
    pub const fn new(file: Arc<Mutex<DraftFile>>, kept: Vec<KeptDraft>) -> Self {
        Self {
            file,
            kept: Some(kept),
            due: None,
        }
    }

    /// How long until something is to be kept.
    pub(super) fn due_in(&self) -> Option<Duration> {
        self.due
            .map(|due| due.saturating_duration_since(Instant::now()))
    }

    pub(super) fn something_was_typed(&mut self) {
        self.due = self.due.or_else(|| Some(Instant::now() + DELAY));
    }

    /// A form that was kept may be saved now: it must not be offered again.
    pub(super) fn something_was_saved(&mut self) {
        self.due = Some(Instant::now());
    }

    /// The disk came back: what was typed meanwhile is kept at once.
    pub(super) fn keep_again(&mut self) {
        self.kept = None;
        self.due = Some(Instant::now());
    }

    /// What was to be kept could not be.
    pub(super) fn try_again(&mut self) {
        self.kept = None;
        self.due = Some(Instant::now() + PAUSE);
    }

    fn write(&mut self, drafts: &[KeptDraft]) -> Result<(), Sentence> {
        // Whoever panicked while writing has left the file as it was or as it should be.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.write(drafts)
            .map_err(|error| files::path_first(file.path().display(), system_words(&error)))
    }

    fn write_to_memory(&self, drafts: &[KeptDraft]) -> std::io::Result<()> {
        let file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_to_memory(drafts)
    }
}

/// Where what was typed is kept for the next start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeptIn {
    /// Beside the register.
    File,
    /// In the machine's memory, until it is switched off.
    Memory,
}

impl Running {
    /// Has the worker keep what was typed, if it is time.
    pub(super) fn keep_drafts_in_time(&mut self) {
        let is_due = |drafts: &Drafts| drafts.due.is_some_and(|due| due <= Instant::now());
        if !self.drafts.as_ref().is_some_and(is_due) {
            return;
        }
        let typed = self.model.home().kept_drafts();
        if let Some(drafts) = &mut self.drafts {
            drafts.due = None;
            if drafts.kept.as_ref() == Some(&typed) {
                return;
            }
            drafts.kept = Some(typed.clone());
        }
        self.order(Order::KeepDrafts(typed));
    }

    /// Keeps what was typed before anything else happens.
    pub(super) fn keep_drafts_now(&mut self) {
        if let Some(drafts) = &mut self.drafts {
            let typed = self.model.home().kept_drafts();
            if drafts.kept.as_ref() != Some(&typed) && drafts.write(&typed).is_ok() {
                drafts.kept = Some(typed.clone());
                // The worker may still have earlier ones to keep: these come after them.
                self.order(Order::KeepDrafts(typed));
            }
        }
    }

    /// Keeps what was typed at the end, whatever ended it; gives where. What its own disk does not take stays in memory.
    pub(super) fn keep_last_drafts(&mut self) -> Result<KeptIn, Sentence> {
        let Some(drafts) = &mut self.drafts else {
            return Ok(KeptIn::File);
        };
        // A fault in the program may have left the model in pieces: then what was kept last stays.
        let all = || {
            let mut typed = self.model.home().kept_drafts();
            typed.extend(self.model.home().unconfirmed_drafts());
            typed
        };
        let Ok(typed) = catch_unwind(AssertUnwindSafe(all)) else {
            return Ok(KeptIn::File);
        };
        match drafts.write(&typed) {
            Ok(()) => Ok(KeptIn::File),
            Err(_) if typed.is_empty() => Ok(KeptIn::File),
            Err(reason) => drafts
                .write_to_memory(&typed)
                .map(|()| KeptIn::Memory)
                .map_err(|_| reason),
        }
    }
}
