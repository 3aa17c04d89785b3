//! How a command fails.

use std::io;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(super) enum Failure {
    /// It failed: one line a fault.
    Faults(Vec<String>),
    /// It was asked for in a way that is not accepted.
    Usage(String),
    /// Whoever read the output went away: nothing more to do.
    NobodyReads,
}

impl Failure {
    /// One fault, or several on lines of their own.
    pub(super) fn fault(text: impl std::fmt::Display) -> Self {
        Self::Faults(text.to_string().lines().map(str::to_owned).collect())
    }
}

impl From<io::Error> for Failure {
    /// Errors of writing to stdout.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::NobodyReads
        } else {
            Self::fault(format_args!("the output cannot be written: {error}"))
        }
    }
}
