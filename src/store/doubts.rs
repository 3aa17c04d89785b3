//! What a disk was found not to keep: told once, in plain words.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use crate::wording::{Phrase, Sentence, files};

/// Something that is promised elsewhere and cannot be kept on this disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Doubt {
    /// Waiting for the names in a folder does nothing.
    Names,
    /// Files cannot be hidden from others.
    Permissions,
    /// Something about the register's file that it had before it was written anew.
    Attributes(Phrase),
}

impl Doubt {
    fn sentence(self) -> Sentence {
        match self {
            Self::Names => files::NAMES_NOT_CONFIRMED.into(),
            Self::Permissions => files::NO_PERMISSIONS.into(),
            Self::Attributes(what) => files::written_anew(what),
        }
    }
}

/// What was found so far; clones are the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Doubts(Arc<Mutex<Found>>);

#[derive(Debug, Default)]
struct Found {
    all: HashSet<Doubt>,
    untold: Vec<Doubt>,
}

impl Doubts {
    /// Something was found.
    pub(super) fn note(&self, doubt: Doubt) {
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if found.all.insert(doubt) {
            found.untold.push(doubt);
        }
    }

    /// What nobody has been told yet.
    pub(super) fn take(&self) -> Vec<Sentence> {
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        found.untold.drain(..).map(Doubt::sentence).collect()
    }
}
