//! One writer at a time: a lock on a file beside the register, never renamed and never removed, which says who
//! holds it since when.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use chrono::{Local, SecondsFormat};
use serde::{Deserialize, Serialize};

use super::disk::owner_only;

/// Who writes to a register, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The user, where the system names one.
    pub user: String,
    /// The process.
    pub pid: u32,
    /// Since when, as local time with its offset.
    pub since: String,
}

impl Holder {
    /// This process, now.
    fn current() -> Self {
        let name = ["USER", "LOGNAME", "USERNAME"]
            .iter()
            .find_map(|variable| std::env::var(variable).ok())
            .filter(|name| !name.is_empty() && !name.chars().any(char::is_control));
        Self {
            user: name.unwrap_or_else(|| "unknown".to_owned()),
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
        write!(
            f,
            "{} (process {}) since {}",
            self.user, self.pid, self.since
        )
    }
}

/// Held until dropped; a crash gives it back too.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// What came of trying to get a lock.
pub(super) enum Locking {
    /// It is ours.
    Ours(Lock),
    /// Somebody else has it.
    Theirs(Holder),
}

/// The file that a register is locked by: `patients.ron.lock` beside `patients.ron`.
pub(super) fn lock_path(register: &Path) -> PathBuf {
    let mut name = register.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

/// Tries to become the one writer.
pub(super) fn lock(register: &Path) -> io::Result<Locking> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    owner_only(&mut options);
    let mut file = options.open(lock_path(register))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(Locking::Theirs(read_holder(&mut file))),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    file.set_len(0)?;
    let text = ron::to_string(&Holder::current()).map_err(io::Error::other)?;
    file.write_all(text.as_bytes())?;
    Ok(Locking::Ours(Lock { _file: file }))
}

fn read_holder(file: &mut File) -> Holder {
    let mut text = String::new();
    let read = file.read_to_string(&mut text).ok();
    read.and_then(|_| ron::from_str(&text).ok())
        .unwrap_or_else(Holder::unknown)
}
