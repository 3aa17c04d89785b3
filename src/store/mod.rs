//! The only door to the disk for records: reading, writing and locking the register file.
//!
//! The file is readable RON, a line per report, in one canonical spelling. It is written completely or not at all
//! (temporary file, fsync, rename, fsync of the directory), by one instance at a time, and never over a change that
//! somebody else made to it. Reading checks everything, and every complaint names file, line, column and path.

mod convert;
mod disk;
mod drafts;
mod error;
mod example;
mod header;
mod locate;
mod lock;
mod opened;
mod pieces;
mod raw;
mod read;
mod seal;
#[cfg(test)]
mod tests;
mod text;
mod trailer;
mod write;

pub use disk::{Disk, DiskFile, FileState, LocalDisk};
pub use drafts::{DraftFile, KeptDraft};
pub use error::StoreError;
pub use example::{EXAMPLE_FILE, example};
pub use lock::Holder;
pub use opened::{Mode, Store, fresh_identifier};
pub use read::read;
pub use seal::{Plain, Seal};
pub use write::write;
