//! An open register file: locked while it may be written, saved completely or not at all.

use std::fmt;
use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::clinical::knowledge::Knowledge;
use crate::register::Register;

use super::disk::{Disk, FileState, LocalDisk};
use super::error::StoreError;
use super::lock::{Lock, Locking, lock};
use super::read::read;
use super::seal::{Plain, Seal};
use super::write::write;

/// No register is larger: 512 MiB.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// What a register is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Reading only: needs no lock, and there must be a file.
    Read,
    /// Writing: by one instance at a time. Where there is no file, a new register begins; the first save makes it.
    Write,
}

/// The file of an open register.
pub struct Store {
    path: PathBuf,
    disk: Box<dyn Disk>,
    seal: Box<dyn Seal>,
    seen: Option<FileState>,
    lock: Option<Lock>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("path", &self.path)
            .field("locked", &self.lock.is_some())
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the register at `path` on this machine's disk.
    ///
    /// # Errors
    /// The file is not acceptable (every fault located), missing (for reading), being written by another instance,
    /// read-only (for writing), too large, or the disk refused.
    pub fn open(
        path: &Path,
        mode: Mode,
        knowledge: &Knowledge,
    ) -> Result<(Register, Self), StoreError> {
        Self::open_on(Box::new(LocalDisk), Box::new(Plain), path, mode, knowledge)
    }

    /// As [`Store::open`], on another disk and under another seal.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_on(
        disk: Box<dyn Disk>,
        seal: Box<dyn Seal>,
        path: &Path,
        mode: Mode,
        knowledge: &Knowledge,
    ) -> Result<(Register, Self), StoreError> {
        let name = path.display().to_string();
        let path = resolve(disk.as_ref(), path)?;
        let lock = match mode {
            Mode::Read => None,
            Mode::Write => Some(lock_for_writing(disk.as_ref(), &path)?),
        };
        let seen = state(disk.as_ref(), &path)?;
        let mut store = Self {
            path,
            disk,
            seal,
            seen,
            lock,
        };
        let register = match (seen, mode) {
            (None, Mode::Read) => return Err(StoreError::Missing(store.path)),
            (None, Mode::Write) => Register::new(fresh_identifier()),
            (Some(state), Mode::Read | Mode::Write) => store.read(&name, state, mode, knowledge)?,
        };
        Ok((register, store))
    }

    fn read(
        &mut self,
        name: &str,
        state: FileState,
        mode: Mode,
        knowledge: &Knowledge,
    ) -> Result<Register, StoreError> {
        if !state.is_file {
            return Err(StoreError::NotAFile(self.path.clone()));
        }
        if mode == Mode::Write && state.read_only {
            return Err(StoreError::ReadOnly(self.path.clone()));
        }
        if state.length > MOST_BYTES {
            return Err(StoreError::TooLarge {
                path: self.path.clone(),
                size: state.length,
                most: MOST_BYTES,
            });
        }
        let bytes = self
            .disk
            .read(&self.path)
            .and_then(|sealed| self.seal.open(sealed))
            .map_err(|source| self.io("reading", source))?;
        read(name, &bytes, knowledge).map_err(StoreError::Faults)
    }

    /// Where the register stands, behind symbolic links.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this instance may save.
    #[must_use]
    pub const fn is_writable(&self) -> bool {
        self.lock.is_some()
    }

    /// Whether the file is no longer the one that was read or saved last.
    ///
    /// # Errors
    /// The disk refused.
    pub fn has_changed_on_disk(&self) -> Result<bool, StoreError> {
        Ok(state(self.disk.as_ref(), &self.path)? != self.seen)
    }

    /// Puts the whole register in the place of its file: written beside it, synced, renamed over it.
    ///
    /// # Errors
    /// Opened for reading only, changed by somebody else meanwhile, not readable once written, or the disk refused;
    /// the file is as it was then and nothing is left beside it. [`StoreError::NotConfirmed`] alone means that the
    /// new file is in place.
    pub fn save(&mut self, register: &Register, knowledge: &Knowledge) -> Result<(), StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::OpenedForReading(self.path.clone()));
        }
        if self.has_changed_on_disk()? {
            return Err(StoreError::ChangedOnDisk(self.path.clone()));
        }
        let sealed = self
            .seal
            .seal(write(register, knowledge).into_bytes())
            .map_err(|source| self.io("sealing", source))?;
        let temporary = with_ending(&self.path, ".tmp");
        let written = self
            .write_beside(&temporary, &sealed)
            .and_then(|written| self.put_in_place(&temporary).map(|()| written))
            .inspect_err(|_| {
                // What failed is told already; a leftover is removed by the next save.
                let _ = self.disk.remove(&temporary);
            })?;
        self.seen = written;
        self.disk
            .sync_directory(parent(&self.path))
            .map_err(|source| StoreError::NotConfirmed {
                path: self.path.clone(),
                source,
            })
    }

    /// Writes a file beside the register and tells what it will be known by once it is in place.
    fn write_beside(
        &self,
        temporary: &Path,
        sealed: &[u8],
    ) -> Result<Option<FileState>, StoreError> {
        // A leftover of a crash is ours: nobody else writes while we hold the lock.
        if state(self.disk.as_ref(), temporary)?.is_some() {
            self.disk
                .remove(temporary)
                .map_err(|source| self.io("removing a leftover", source))?;
        }
        self.disk
            .create_new(temporary)
            .and_then(|mut file| {
                file.write_all(sealed)?;
                file.sync()
            })
            .map_err(|source| self.io("writing a new file beside it", source))?;
        state(self.disk.as_ref(), temporary)
    }

    fn put_in_place(&self, temporary: &Path) -> Result<(), StoreError> {
        if self.has_changed_on_disk()? {
            return Err(StoreError::ChangedOnDisk(self.path.clone()));
        }
        self.disk
            .rename(temporary, &self.path)
            .map_err(|source| self.io("putting the new file in place", source))
    }

    fn io(&self, doing: &'static str, source: io::Error) -> StoreError {
        StoreError::Io {
            path: self.path.clone(),
            doing,
            source,
        }
    }
}

/// The path behind symbolic links; a file that is not there yet stands where it was named.
fn resolve(disk: &dyn Disk, path: &Path) -> Result<PathBuf, StoreError> {
    match disk.resolve(path) {
        Ok(resolved) => Ok(resolved),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_owned()),
        Err(source) => Err(StoreError::Io {
            path: path.to_owned(),
            doing: "opening",
            source,
        }),
    }
}

fn lock_for_writing(disk: &dyn Disk, path: &Path) -> Result<Lock, StoreError> {
    let directory = parent(path);
    let io = |doing: &'static str, path: &Path| {
        let path = path.to_owned();
        move |source: io::Error| StoreError::Io {
            path,
            doing,
            source,
        }
    };
    match state(disk, directory)? {
        None => disk
            .create_directory(directory)
            .and_then(|()| disk.sync_directory(parent(directory)))
            .map_err(io("making the directory", directory))?,
        Some(state) if state.read_only => return Err(StoreError::ReadOnly(directory.to_owned())),
        Some(_) => {}
    }
    if state(disk, path)?.is_some_and(|state| !state.is_file) {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    match lock(path).map_err(io("locking", path))? {
        Locking::Ours(lock) => Ok(lock),
        Locking::Theirs(holder) => Err(StoreError::Locked {
            path: path.to_owned(),
            holder,
        }),
    }
}

fn state(disk: &dyn Disk, path: &Path) -> Result<Option<FileState>, StoreError> {
    disk.state(path).map_err(|source| StoreError::Io {
        path: path.to_owned(),
        doing: "looking at the file",
        source,
    })
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A new register's own identifier: eight letters and digits that hardly ever come twice.
#[must_use]
pub fn fresh_identifier() -> String {
    /// No letter or digit that is easily taken for another.
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let seed = (SystemTime::now(), std::process::id());
    let mut bits = RandomState::new().hash_one(seed);
    let mut identifier = String::new();
    for _ in 0..8 {
        let place = usize::try_from(bits % 32).unwrap_or(0);
        identifier.push(char::from(LETTERS.get(place).copied().unwrap_or(b'a')));
        bits /= 32;
    }
    identifier
}
