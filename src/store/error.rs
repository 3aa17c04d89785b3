//! What can go wrong with the register's file.

use std::io;
use std::path::PathBuf;

use crate::reference::DataFault;

use super::lock::Holder;

/// Why the register was not opened or not saved.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file holds something that is not acceptable; never empty. One fault is one line.
    #[error("{}", lines(.0))]
    Faults(Vec<DataFault>),
    /// A copy is never written over anything.
    #[error("{}: something stands there already: name a new file", .0.display())]
    Occupied(PathBuf),
    /// The journal is damaged, cut, exchanged or gone.
    #[error("{0}")]
    Journal(DataFault),
    /// Opened for reading only, and there is no such file.
    #[error("{}: there is no such register: name an existing one with --file, or add a first patient or import", .0.display())]
    Missing(PathBuf),
    /// The folder that the register should stand in is not there: its disk may not be connected. It is never made.
    #[error("{}: the folder {} is not there: connect its disk, make the folder, or name another file with --file", register.display(), folder.display())]
    NoFolder {
        /// The register.
        register: PathBuf,
        /// The folder.
        folder: PathBuf,
    },
    /// This disk knows no locks, so that two instances could write at once.
    #[error("{}: {source}, so two programs could write at once: open it with --read-only, or keep the register on another disk", path.display())]
    NoLocks {
        /// The register.
        path: PathBuf,
        /// What the disk said.
        source: io::Error,
    },
    /// Another instance writes to this register.
    #[error("{}: this register is being written by {holder}: close it there, or open it with --read-only", path.display())]
    Locked {
        /// The register.
        path: PathBuf,
        /// Who writes, and since when.
        holder: Holder,
    },
    /// The file or its directory may not be written.
    #[error("{}: may not be written: make it writable, or open the register with --read-only", .0.display())]
    ReadOnly(PathBuf),
    /// A directory or a device stands where the file should be.
    #[error("{}: is not a file: name a file", .0.display())]
    NotAFile(PathBuf),
    /// Larger than any register.
    #[error("{}: {size} bytes are too large for a register: at most {most}", path.display())]
    TooLarge {
        /// The register.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
        /// The greatest size that is read, in bytes.
        most: u64,
    },
    /// Somebody else changed, replaced or removed the file since it was read. Nothing was written.
    #[error("{}: the file was changed by somebody else since it was opened: nothing was written; copy it elsewhere or close and open it again", .0.display())]
    ChangedOnDisk(PathBuf),
    /// Saving a register that was opened for reading only.
    #[error("{}: was opened for reading only: nothing was written", .0.display())]
    OpenedForReading(PathBuf),
    /// What was about to be written does not read back as what is in memory. Nothing was written.
    #[error("{}: what was to be written does not read back: nothing was written", .0.display())]
    NotReadable(PathBuf),
    /// The disk refused. The register on disk is as it was.
    #[error("{}: {doing}: {source}", path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What the disk said.
        source: io::Error,
    },
    /// The new file is in place, but the disk did not confirm that it will survive a power cut.
    #[error("{}: saved, but the disk did not confirm it: {source}", path.display())]
    NotConfirmed {
        /// The register.
        path: PathBuf,
        /// What the disk said.
        source: io::Error,
    },
}

fn lines(faults: &[DataFault]) -> String {
    let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
