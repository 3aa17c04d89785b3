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

macro_rules! why {
    ($($of:ty: |$own:ident| $sentence:expr;)*) => {
        $(
            impl Why for $of {
                fn why(self) -> Sentence {
                    let $own = self;
                    $sentence
                }
            }
        )*
    };
}

why! {
    Sentence: |own| own;
    Phrase: |own| own.into();
    StoreError: |own| own.sentence();
    AppendError: |own| own.sentence();
    LedgerFault: |own| own.sentence();
    DataFault: |own| own.sentence();
    OverrideFault: |own| own.sentence();
    Conflict: |own| own.sentence();
    io::Error: |own| system_words(&own);
    LetterError: |own| Sentence::made(|language| own.told(language));
    ExportError: |own| Sentence::made(|language| own.told(language));
    NoShift: |own| Sentence::made(|language| own.told(language));
    PageError: |own| Sentence::made(|language| own.told(language));
    // What is the same in every language.
    String: |own| Sentence::alike(&own);
    &str: |own| Sentence::alike(&own);
    fmt::Arguments<'_>: |own| Sentence::alike(&own);
}
