//! How a command fails.

use std::fmt;
use std::io;

use crate::exchange::report::PageError;
use crate::exchange::{ExportError, NoShift};
use crate::reference::{DataFault, OverrideFault};
use crate::register::Conflict;
use crate::store::ledger::LedgerFault;
use crate::store::system::system_words;
use crate::store::{AppendError, StoreError};
use crate::view::paper::LetterError;
use crate::wording::commands as words;
use crate::wording::{Phrase, Sentence};

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(super) enum Failure {
    /// It failed: one line a fault.
    Faults(Vec<Sentence>),
    /// It was asked for in a way that is not accepted.
    Usage(Sentence),
    /// Whoever read the output went away: nothing more to do.
    NobodyReads,
}

impl Failure {
    /// One fault, or several on lines of their own.
    pub(super) fn fault(text: impl Why) -> Self {
        Self::Faults(vec![text.why()])
    }

    /// Lines that are the same in every language.
    pub(super) fn lines(lines: impl IntoIterator<Item = String>) -> Self {
        Self::Faults(
            lines
                .into_iter()
                .map(|line| Sentence::alike(&line))
                .collect(),
        )
    }

    pub(super) fn usage(text: impl Into<Sentence>) -> Self {
        Self::Usage(text.into())
    }
}

impl From<io::Error> for Failure {
    /// Errors of writing to stdout.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::NobodyReads
        } else {
            Self::fault(words::output(system_words(&error)))
        }
    }
}

/// What can say why something failed.
pub(super) trait Why {
    fn why(self) -> Sentence;
}

impl Why for Sentence {
    fn why(self) -> Sentence {
        self
    }
}

impl Why for Phrase {
    fn why(self) -> Sentence {
        self.into()
    }
}

impl Why for StoreError {
    fn why(self) -> Sentence {
        self.sentence()
    }
}

impl Why for AppendError {
    fn why(self) -> Sentence {
        self.sentence()
    }
}

impl Why for io::Error {
    fn why(self) -> Sentence {
        system_words(&self)
    }
}

impl Why for Conflict {
    fn why(self) -> Sentence {
        self.sentence()
    }
}

impl Why for DataFault {
    fn why(self) -> Sentence {
        self.sentence()
    }
}

impl Why for OverrideFault {
    fn why(self) -> Sentence {
        self.sentence()
    }
}

impl Why for LetterError {
    fn why(self) -> Sentence {
        Sentence::made(|language| self.told(language))
    }
}

impl Why for LedgerFault {
    fn why(self) -> Sentence {
        self.sentence()
    }
}

macro_rules! alike {
    ($($of:ty),*) => {
        $(
            impl Why for $of {
                fn why(self) -> Sentence {
                    Sentence::alike(&self)
                }
            }
        )*
    };
}

alike!(
    String,
    &str,
    fmt::Arguments<'_>,
    ExportError,
    NoShift,
    PageError
);
