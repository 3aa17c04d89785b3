//! What a disk was found not to keep: told once, in plain words.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Something that is promised elsewhere and cannot be kept on this disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doubt {
    /// Waiting for the names in a folder does nothing.
    Names,
    /// Files cannot be hidden from others.
    Permissions,
    /// Something about the register's file that it had before it was written anew.
    Attributes(&'static str),
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Names => f.write_str(
                "this disk does not confirm the names of files: after a power cut a file that was new may be missing",
            ),
            Self::Permissions => f.write_str(
                "this disk keeps no permissions: whoever can open it can read what stands on it",
            ),
            Self::Attributes(what) => write!(f, "the register was written anew: {what}"),
        }
    }
}

/// What was found so far; clones are the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Doubts(Arc<Mutex<Found>>);

#[derive(Debug, Default)]
struct Found {
    all: BTreeSet<Doubt>,
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
    pub(super) fn take(&self) -> Vec<String> {
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        found
            .untold
            .drain(..)
            .map(|doubt| doubt.to_string())
            .collect()
    }
}
