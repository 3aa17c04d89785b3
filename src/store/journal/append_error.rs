//! Why an entry is not saved.

use std::io;
use std::path::Path;

use crate::store::{StoreError, Unwritten};

#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    #[error("{reason}")]
    Refused { reason: String },
    #[error("the disk did not confirm the entry: {reason}")]
    NotConfirmed { reason: String },
    /// Others wrote first, and nothing of it was: it is made again after what they wrote.
    #[error("somebody else saved something first")]
    Moved,
    /// It was sent, and no answer came yet.
    #[error("the database has not confirmed the entry: {reason}")]
    InDoubt { reason: String },
}

impl AppendError {
    /// Why comes first: a line of a terminal ends before a long path does.
    pub(super) fn refused(path: &Path, source: &io::Error) -> Self {
        let reason = format!("{source}: {}", path.display());
        Self::Refused { reason }
    }
}

impl From<Unwritten> for AppendError {
    fn from(why: Unwritten) -> Self {
        match why {
            Unwritten::Moved => Self::Moved,
            Unwritten::Refused(reason) => Self::Refused {
                reason: reason.english().to_owned(),
            },
            Unwritten::InDoubt(reason) => Self::InDoubt {
                reason: reason.english().to_owned(),
            },
        }
    }
}

impl From<StoreError> for AppendError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Io {
                path,
                doing,
                source,
            } => Self::Refused {
                reason: format!("{doing}: {source}: {}", path.display()),
            },
            error => Self::Refused {
                reason: error.to_string(),
            },
        }
    }
}
