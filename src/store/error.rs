//! What can go wrong with the register's file.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::reference::DataFault;
use crate::store::system::system_words;
use crate::wording::{Phrase, Sentence, files};

use super::ledger::LedgerFault;
use super::lock::Holder;

/// Why the register was not opened or not saved.
#[derive(Debug)]
pub enum StoreError {
    Faults(Vec<DataFault>),
    Occupied(PathBuf),
    Journal(DataFault),
    Missing(PathBuf),
    NoFolder {
        register: PathBuf,
        folder: PathBuf,
    },
    NoLocks {
        path: PathBuf,
        source: io::Error,
    },
    Locked {
        path: PathBuf,
        /// Who writes, and since when.
        holder: Holder,
    },
    ReadOnly(PathBuf),
    NotAFile(PathBuf),
    TooLarge {
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
        /// The greatest size that is read, in bytes.
        most: u64,
    },
    ChangedOnDisk(PathBuf),
    OpenedForReading(PathBuf),
    NotReadable(PathBuf),
    Io {
        path: PathBuf,
        doing: Phrase,
        source: io::Error,
    },
    Ledger(LedgerFault),
    NotConfirmed {
        path: PathBuf,
        source: io::Error,
    },
}

impl StoreError {
    /// What happened, where, and what can be done about it.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Faults(faults) => {
                let lines: Vec<_> = faults.iter().map(DataFault::sentence).collect();
                Sentence::joined(&lines, ["\n", "\n"], ["\n", "\n"])
            }
            Self::Occupied(path) => files::occupied(path.display()),
            Self::Journal(fault) => fault.sentence(),
            Self::Missing(path) => files::missing(path.display()),
            Self::NoFolder { register, folder } => {
                files::no_folder(register.display(), folder.display())
            }
            Self::NoLocks { path, source } => files::no_locks(path.display(), system_words(source)),
            Self::Locked { path, holder } => files::locked(path.display(), holder.sentence()),
            Self::ReadOnly(path) => files::not_writable(path.display()),
            Self::NotAFile(path) => files::not_a_file(path.display()),
            Self::TooLarge { path, size, most } => files::too_large(path.display(), size, most),
            Self::ChangedOnDisk(path) => files::changed_on_disk(path.display()),
            Self::OpenedForReading(path) => files::opened_for_reading(path.display()),
            Self::NotReadable(path) => files::not_readable(path.display()),
            Self::Io {
                path,
                doing,
                source,
            } => files::failed(path.display(), *doing, system_words(source)),
            Self::Ledger(fault) => fault.sentence(),
            Self::NotConfirmed { path, source } => {
                files::saved_not_confirmed(path.display(), system_words(source))
            }
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.sentence().english())
    }
}

impl std::error::Error for StoreError {}

impl From<LedgerFault> for StoreError {
    fn from(fault: LedgerFault) -> Self {
        Self::Ledger(fault)
    }
}
