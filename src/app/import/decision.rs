//! What can be decided about an import: the options of the command.

use super::Taught;
use crate::exchange::{Differing, ImportOptions};
use crate::notation::DayOrder;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportDecision {
    /// Rows of unknown tests are left out, or are faults.
    KnownTests(bool),
    /// Rows without a result are left out, or are faults.
    NoResults(bool),
    /// Whose word counts where file and register differ.
    Differing(Differing),
    /// What stands first in days of which that is not known; nothing again.
    DayOrder(Option<DayOrder>),
    /// A comma stands before decimals, or is a fault.
    DecimalComma(bool),
    IgnoreColumn(String),
    /// A new number is another number of somebody.
    Same(String, String),
    /// A new number is nobody who is known.
    Another(String),
    /// All new numbers are nobody who is known.
    AnotherAll,
    /// A word gets a meaning, or the files a source: it is typed.
    Type(Taught),
}

impl ImportDecision {
    pub fn apply(self, options: &mut ImportOptions) {
        match self {
            Self::KnownTests(on) => options.known_tests_only = on,
            Self::NoResults(on) => options.no_results = on,
            Self::Differing(differing) => options.differing = differing,
            Self::DayOrder(order) => options.day_order = order,
            Self::DecimalComma(on) => options.decimal_comma = on,
            Self::IgnoreColumn(name) => options.ignored_columns.push(name),
            Self::Same(new, old) => {
                options.same.insert(new, old);
            }
            Self::Another(new) => {
                options.another.insert(new);
            }
            Self::AnotherAll => options.another_all = true,
            // It is typed first.
            Self::Type(_) => {}
        }
    }
}
