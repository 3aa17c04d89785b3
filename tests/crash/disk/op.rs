//! The operations of a disk that a crash can meet.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::api::Barrier;

/// One operation that changes a disk, or what a power cut would leave of it.
#[derive(Clone)]
pub(crate) enum Op {
    Create(PathBuf),
    Write { node: u64, bytes: Vec<u8> },
    Cut { node: u64, length: usize },
    Rename { from: PathBuf, to: PathBuf },
    Link { from: PathBuf, to: PathBuf },
    Remove(PathBuf),
    MakeDirectory(PathBuf),
    Sync { node: u64, barrier: Barrier },
    SyncDirectory { node: u64, barrier: Barrier },
    Lock { path: PathBuf, holder: String },
}

impl Op {
    /// The same, a write of `length` bytes at most.
    pub(crate) fn short(&self, length: usize) -> Self {
        match self {
            Self::Write { node, bytes } => Self::Write {
                node: *node,
                bytes: bytes[..length.min(bytes.len())].to_vec(),
            },
            other => other.clone(),
        }
    }
}

/// What a disk, or the system before it, refuses for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// No file handles: nothing can be opened (`EMFILE`).
    NoHandles,
    /// No space (`ENOSPC`).
    NoSpace,
    /// The user's share is spent (`EDQUOT`).
    Quota,
    /// It was mounted again for reading only (`EROFS`).
    ReadOnly,
}

impl Refusal {
    pub(crate) fn error(self) -> io::Error {
        io::Error::from_raw_os_error(match self {
            Self::NoHandles => 24,
            Self::NoSpace => 28,
            Self::Quota => 122,
            Self::ReadOnly => 30,
        })
    }

    pub(super) const fn refuses(self, op: &Op) -> bool {
        match op {
            Op::Create(_) | Op::Lock { .. } => true,
            Op::SyncDirectory { .. } => matches!(self, Self::NoHandles),
            Op::Write { .. } => !matches!(self, Self::NoHandles),
            Op::Link { .. } | Op::MakeDirectory(_) => !matches!(self, Self::NoHandles),
            Op::Rename { .. } | Op::Remove(_) | Op::Cut { .. } => matches!(self, Self::ReadOnly),
            Op::Sync { .. } => false,
        }
    }
}

impl fmt::Debug for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Create(path) => write!(f, "create {}", path.display()),
            Self::Write { node, bytes } => write!(f, "write {} bytes to {node}", bytes.len()),
            Self::Cut { node, length } => write!(f, "cut {node} to {length} bytes"),
            Self::Rename { from, to } => write!(f, "rename {} {}", from.display(), to.display()),
            Self::Link { from, to } => write!(f, "link {} {}", from.display(), to.display()),
            Self::Remove(path) => write!(f, "remove {}", path.display()),
            Self::MakeDirectory(path) => write!(f, "make {}", path.display()),
            Self::Sync { node, barrier } => write!(f, "sync {node} ({barrier:?})"),
            Self::SyncDirectory { node, barrier } => write!(f, "sync names {node} ({barrier:?})"),
            Self::Lock { path, .. } => write!(f, "lock {}", path.display()),
        }
    }
}
