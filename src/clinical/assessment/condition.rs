//! The stop conditions (`RULES.md` §8).

use chrono::NaiveDate;

use super::counted::ResultRef;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConditionState {
    Met,
    NotMet,
    /// Not known.
    Unknown,
    /// The source does not speak of such patients.
    NotApplicable,
}

impl ConditionState {
    /// The key in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Unknown => "unknown",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// One stop condition with what decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Met, not met, unknown or not applicable.
    pub state: ConditionState,
    pub evidence: Vec<ResultRef>,
}

/// The stop conditions of `RULES.md` §8 on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopConditions {
    /// HBV DNA negative by a fine enough assay, and fresh.
    pub dna: Condition,
    pub liver: Condition,
    pub hbeag: Condition,
    pub no_cirrhosis: Condition,
    pub all: ConditionState,
    /// Since when all hold; only where `all` is met, and unknown even then if no ALT tells.
    pub held_since: Option<NaiveDate>,
}
