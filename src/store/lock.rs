//! One writer at a time: a lock on a file beside the register, never renamed and never removed, which says who
//! holds it since when.

use std::fmt;

use chrono::{Local, SecondsFormat};
use serde::{Deserialize, Serialize};

use super::disk::Held;
use super::error::StoreError;
use super::place::{Place, io_error};

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
            user: "unknown".to_owned(),
            pid: 0,
            since: "an unknown time".to_owned(),
        }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // To the minute, and first what counts, as lines of a terminal end early: 2026-11-22T09:41:03+08:00.
        let since = self.since.get(..16).unwrap_or(&self.since);
        write!(
            f,
            "{} since {} (process {})",
            self.user,
            since.replace('T', " "),
            self.pid
        )
    }
}

/// Tries to become the one writer; `None` while somebody else is.
pub(super) fn lock(place: &Place) -> Result<Option<Box<dyn Held>>, StoreError> {
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
        _ => io_error(&path, "locking", source),
    })?;
    place.ground.mark();
    Ok(held)
}

/// Who holds the lock, as far as it can be told.
pub(super) fn holder_of(place: &Place) -> Holder {
    place
        .disk
        .read_from(&place.lock(), 0)
        .ok()
        .and_then(|bytes| ron::de::from_bytes(&bytes).ok())
        .unwrap_or_else(Holder::unknown)
}
