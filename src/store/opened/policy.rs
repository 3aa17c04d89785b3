//! How a register is opened.

use std::path::PathBuf;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Reading only: needs no lock, and there must be something.
    Read,
    /// Writing: by one instance at a time. Where there is nothing, a new register begins with its first entry.
    Write,
}

/// Who works on a register, and sizes that only tests choose differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Who works on it, for those who find it locked.
    pub user: String,
    /// A journal segment of so many bytes is followed by another.
    pub segment_bytes: u64,
    /// A large register is waited for after so many bytes.
    pub part_bytes: usize,
    /// A register of fewer bytes is read before anybody notices, and keeps no first look.
    pub first_look_bytes: u64,
    /// Where the copies of registers in a database are kept; in this user's data directory where it says nothing.
    pub copies: Option<PathBuf>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            user: "unknown".to_owned(),
            segment_bytes: 4 * 1024 * 1024,
            part_bytes: 4 * 1024 * 1024,
            first_look_bytes: 8 * 1024 * 1024,
            copies: None,
        }
    }
}
