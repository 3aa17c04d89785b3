//! The only door to the disk for records: reading, writing and locking the register file.
//!
//! The journal comes first: a change is appended to it as one line and waited for, and only then called saved. The
//! register's file is a snapshot of it in readable RON, a line per report, in one canonical spelling; it is written
//! completely or not at all, and never over a change that somebody else made to it. One instance writes at a time;
//! others follow. Reading checks everything, and every complaint names file, line, column and path.
//!
//! Where many write to one register, it is in a database ([`ledger`]), and what stands here is a copy of it.
//!
//! A seal over what stands on the disk, such as encryption, is another [`Disk`] around this one.

mod away;
mod backup;
mod cadence;
mod check;
mod condition;
mod copies;
mod copy;
mod disk;
mod doubts;
mod drafts;
mod earlier;
mod error;
mod example;
mod first_look;
mod follow;
mod ground;
mod identifier;
mod in_order;
mod journal;
mod layout;
pub mod ledger;
mod local_disk;
mod lock;
mod memory;
mod merge;
mod migrate;
mod opened;
mod outside;
mod quarantine;
mod rebuild;
mod recover;
mod recovered;
mod register_paths;
mod rewrite;
mod snapshot;
pub(crate) mod system;
#[cfg(test)]
pub(crate) mod tests;
mod worker;

pub use check::Checked;
pub use condition::{Condition, Mend, Trouble, TroubleKind};
pub use disk::{Barrier, Disk, DiskFile, FileState, Held, Shared, Unwritten};
pub use drafts::{DraftFile, KeptDraft};
pub use error::StoreError;
pub use example::{EXAMPLE_FILE, example};
pub use first_look::first_look;
pub use follow::Claim;
pub use ground::{Ground, is_gone};
pub use identifier::fresh_identifier;
pub(crate) use in_order::{in_order, workers};
pub use journal::AppendError;
pub use layout::digest::Digest;
pub use layout::file_format::FileFormat;
pub use layout::read::read;
pub use layout::write::write;
pub use local_disk::{LocalDisk, make_folder};
pub use lock::Holder;
pub use merge::{Both, Merged, Take, after_others, touch_the_same};
pub use opened::{Mode, Opened, Policy, Store};
pub use outside::Outside;
pub use rewrite::{Rewriting, Rewritten};
pub use worker::{FirstLook, Order, Orders, WithHead, WorkerEvent, start};
