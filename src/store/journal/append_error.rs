//! Why an entry is not saved.

use std::io;
use std::path::Path;

use crate::store::StoreError;

/// Why an entry is not saved.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Nothing of it is on the disk. It can be tried again.
    #[error("{reason}")]
    Refused {
        /// What stood against it.
        reason: String,
    },
    /// The disk took it but did not confirm it: nobody knows whether it survives. Nothing more is written here.
    #[error("the disk did not confirm the entry: {reason}")]
    NotConfirmed {
        /// What the disk said.
        reason: String,
    },
}

impl AppendError {
    /// Why comes first: a line of a terminal ends before a long path does.
    pub(super) fn refused(path: &Path, source: &io::Error) -> Self {
        let reason = format!("{source}: {}", path.display());
        Self::Refused { reason }
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
