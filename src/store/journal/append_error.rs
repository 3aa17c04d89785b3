//! Why an entry is not saved.

use std::fmt;
use std::io;
use std::path::Path;

use crate::store::system::system_words;
use crate::store::{StoreError, Unwritten};
use crate::wording::{Sentence, files};

#[derive(Debug)]
pub enum AppendError {
    Refused {
        reason: Sentence,
    },
    NotConfirmed {
        reason: Sentence,
    },
    /// Others wrote first, and nothing of it was: it is made again after what they wrote.
    Moved,
    /// It was sent, and no answer came yet.
    InDoubt {
        reason: Sentence,
    },
}

impl fmt::Display for AppendError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.sentence().english())
    }
}

impl std::error::Error for AppendError {}

impl AppendError {
    /// Why it is not saved.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Refused { reason } => reason.clone(),
            Self::NotConfirmed { reason } => files::entry_not_confirmed(reason),
            Self::Moved => files::SOMEBODY_FIRST.into(),
            Self::InDoubt { reason } => files::database_not_confirmed(reason),
        }
    }

    /// Why comes first: a line of a terminal ends before a long path does.
    pub(super) fn refused(path: &Path, source: &io::Error) -> Self {
        let reason = files::why_first(path.display(), system_words(source));
        Self::Refused { reason }
    }
}

impl From<Unwritten> for AppendError {
    fn from(why: Unwritten) -> Self {
        match why {
            Unwritten::Moved => Self::Moved,
            Unwritten::Refused(reason) => Self::Refused { reason },
            Unwritten::InDoubt(reason) => Self::InDoubt { reason },
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
                reason: files::failed_why_first(path.display(), doing, system_words(&source)),
            },
            error => Self::Refused {
                reason: error.sentence(),
            },
        }
    }
}
