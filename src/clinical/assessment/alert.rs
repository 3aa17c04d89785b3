//! Rising virus and a liver in danger.

use super::counted::{Counted, ResultRef};

/// A rise of more than one log10 over the lowest value (`rules.md` §6, "Rising").
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rise {
    /// The lowest value among the results of the line or off period and its baseline.
    pub lowest: Counted,
    /// The last counted result.
    pub last: Counted,
}

impl Rise {
    /// By how many log10.
    #[must_use]
    pub fn log10(&self) -> f64 {
        self.last.value.log10_above(self.lowest.value)
    }
}

/// The liver alert of `rules.md` §9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AlertLevel {
    /// Can be fatal within days.
    Danger,
    /// A flare.
    Flare,
}

impl AlertLevel {
    /// The key in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Flare => "flare",
        }
    }
}

/// A liver alert with the values that raised it.
#[derive(Clone, Debug, PartialEq)]
pub struct LiverAlert {
    /// How bad.
    pub level: AlertLevel,
    /// The results that raised it.
    pub evidence: Vec<ResultRef>,
}
