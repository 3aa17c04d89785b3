//! The folder that a register is kept in, and how to tell that its disk was taken away.
//!
//! Where a disk is unmounted, its mount point stays: an empty folder on another disk, or none. Whatever were written
//! there would be lost to its owner, and patients' names would stand where nobody protects them.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::store::system::Cause;
use crate::wording::files;

use super::disk::{Disk, FileState};

/// A folder on a disk.
#[derive(Debug)]
pub struct Ground {
    folder: PathBuf,
    /// What stands in it, by name, once anything was kept there: the register, its lock, the folder of its journal.
    /// Where none of it does, it is another folder.
    marks: [OsString; 3],
    device: AtomicU64,
    is_marked: AtomicBool,
}

impl Ground {
    /// A folder, and the names of which one stands there at least once [`Ground::mark`] was called.
    #[must_use]
    pub(super) fn new(folder: &Path, marks: [OsString; 3], state: FileState) -> Self {
        Self {
            folder: folder.to_owned(),
            marks,
            device: AtomicU64::new(state.device),
            is_marked: AtomicBool::new(false),
        }
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The name of the register in it.
    #[must_use]
    pub fn register(&self) -> &OsStr {
        let [register, ..] = &self.marks;
        register
    }

    /// From now on one of the marks stands there.
    pub(super) fn mark(&self) {
        self.is_marked.store(true, Ordering::Relaxed);
    }

    /// The folder is there again, on a file system that may bear another number.
    pub(super) fn is_back(&self, state: FileState) {
        self.device.store(state.device, Ordering::Relaxed);
    }

    /// Whether a folder is this one, by the file system that it stands on and by what `has` says is in it.
    ///
    /// # Errors
    /// It is another one: [`is_gone`] tells.
    pub fn check(&self, device: u64, has: impl Fn(&Path) -> io::Result<bool>) -> io::Result<()> {
        if device != self.device.load(Ordering::Relaxed) {
            return Err(gone());
        }
        self.check_marks(has)
    }

    /// Whether what `has` says is in a folder tells that it is this one.
    pub(super) fn check_marks(&self, has: impl Fn(&Path) -> io::Result<bool>) -> io::Result<()> {
        if !self.is_marked.load(Ordering::Relaxed) {
            return Ok(());
        }
        for mark in &self.marks {
            if has(Path::new(mark))? {
                return Ok(());
            }
        }
        Err(gone())
    }

    /// Whether the folder is still where it was, on a disk that is looked at by its paths.
    ///
    /// # Errors
    /// It is not ([`is_gone`]), or the disk refused.
    pub(super) fn check_on(&self, disk: &dyn Disk) -> io::Result<()> {
        let state = disk.state(&self.folder)?.ok_or_else(gone)?;
        self.check(state.device, |mark| {
            Ok(disk.state(&self.folder.join(mark))?.is_some())
        })
    }
}

/// Another folder stands there, or none.
pub(super) fn gone() -> io::Error {
    io::Error::new(io::ErrorKind::NotFound, Cause(files::DISK_GONE.into()))
}

/// Whether an operation was refused because the folder's disk was taken away.
#[must_use]
pub fn is_gone(error: &io::Error) -> bool {
    let cause = error.get_ref().and_then(|inner| inner.downcast_ref());
    cause.is_some_and(|Cause(sentence)| *sentence == files::DISK_GONE.into())
}
