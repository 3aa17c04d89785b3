//! What can go wrong with the register's file.

use std::io;
use std::path::PathBuf;

use crate::reference::DataFault;

use super::ledger::LedgerFault;
use super::lock::Holder;

/// Why the register was not opened or not saved.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{}", lines(.0))]
    Faults(Vec<DataFault>),
    #[error("{}: something stands there already: name a new file", .0.display())]
    Occupied(PathBuf),
    #[error("{0}")]
    Journal(DataFault),
    #[error("{}: there is no such register: name an existing one with --file, or add a first patient or import", .0.display())]
    Missing(PathBuf),
    #[error("{}: the folder {} is not there: connect its disk, make the folder, or name another file with --file", register.display(), folder.display())]
    NoFolder { register: PathBuf, folder: PathBuf },
    #[error("{}: {source}, so two programs could write at once: open it with --read-only, or keep the register on another disk", path.display())]
    NoLocks { path: PathBuf, source: io::Error },
    #[error("{}: this register is being written by {holder}: close it there, or open it with --read-only", path.display())]
    Locked {
        path: PathBuf,
        /// Who writes, and since when.
        holder: Holder,
    },
    #[error("{}: there is no permission to write it: make it writable, or open the register with --read-only", .0.display())]
    ReadOnly(PathBuf),
    #[error("{}: is not a file: name a file", .0.display())]
    NotAFile(PathBuf),
    #[error("{}: {size} bytes are too large for a register: at most {most}", path.display())]
    TooLarge {
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
        /// The greatest size that is read, in bytes.
        most: u64,
    },
    #[error("{}: the file was changed by somebody else since it was opened: nothing was written; copy it elsewhere or close and open it again", .0.display())]
    ChangedOnDisk(PathBuf),
    #[error("{}: was opened for reading only: nothing was written", .0.display())]
    OpenedForReading(PathBuf),
    #[error("{}: what was to be written does not read back: nothing was written", .0.display())]
    NotReadable(PathBuf),
    #[error("{}: {doing}: {source}", path.display())]
    Io {
        path: PathBuf,
        doing: &'static str,
        source: io::Error,
    },
    #[error(transparent)]
    Ledger(#[from] LedgerFault),
    #[error("{}: saved, but the disk did not confirm it: {source}", path.display())]
    NotConfirmed { path: PathBuf, source: io::Error },
}

fn lines(faults: &[DataFault]) -> String {
    let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
