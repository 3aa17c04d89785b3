//! One writer at a time: a lock on a file beside the register, never renamed and never removed, which says who
//! holds it since when.

use chrono::{Local, SecondsFormat};
use serde::{Deserialize, Serialize};

use crate::wording::files::doing;

use crate::wording::{Sentence, files};

use super::disk::Held;
use super::error::StoreError;
use super::register_paths::{RegisterPaths, io_error};

/// Who writes to a register, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The user, as the program was told.
    pub user: String,
    pub pid: u32,
    /// Since when, as local time with its offset.
    pub since: String,
}

impl Holder {
    /// This process, now.
    fn current(user: &str) -> Self {
        Self {
            user: user.to_owned(),
            pid: std::process::id(),
            since: Local::now().to_rfc3339_opts(SecondsFormat::Secs, false),
        }
    }

    fn unknown() -> Self {
        Self {
            user: String::new(),
            pid: 0,
            since: String::new(),
        }
    }
}

impl Holder {
    /// Who it is, since when.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        // To the minute, and first what counts, as lines of a terminal end early: 2026-11-22T09:41:03+08:00.
        match self.since.get(..16) {
            Some(since) => files::holder(&self.user, since.replace('T', " "), self.pid),
            None if self.since.is_empty() => {
                files::holder(files::UNKNOWN, files::UNKNOWN_TIME, self.pid)
            }
            None => files::holder(&self.user, &self.since, self.pid),
        }
    }
}

/// Tries to become the one writer; `None` while somebody else is.
pub(super) fn lock(place: &RegisterPaths) -> Result<Option<Box<dyn Held>>, StoreError> {
    let path = place.lock();
    // A holder that cannot be spelled is told as unknown; the lock is what counts.
    let holder = ron::to_string(&Holder::current(&place.user)).unwrap_or_default();
    let held = place.disk.lock(&path, &holder);
    let held = held.map_err(|source| match source.kind() {
        std::io::ErrorKind::Unsupported => StoreError::NoLocks {
            path: place.register.clone(),
            source,
        },
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            StoreError::ReadOnly(place.register.clone())
        }
        _ => io_error(&path, doing::LOCKING, source),
    })?;
    place.ground.mark();
    Ok(held)
}

/// Who holds the lock, as far as it can be told.
pub(super) fn holder_of(place: &RegisterPaths) -> Holder {
    place
        .disk
        .read_from(&place.lock(), 0)
        .ok()
        .and_then(|bytes| ron::de::from_bytes(&bytes).ok())
        .unwrap_or_else(Holder::unknown)
}
