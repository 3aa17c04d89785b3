//! What one guideline set says of stopping.

use chrono::NaiveDate;

use crate::clinical::assessment::ResultRef;

/// The state of a stop rule (`GUIDELINES.md` C).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StopState {
    /// Not asked.
    NotApplicable,
    /// Cirrhosis.
    Excluded,
    Met,
    /// The waiting time runs.
    Consolidating,
    /// The text speaks of selected patients under close watch.
    SelectedPatientsOnly,
    NotMet,
    /// Not known.
    Unknown,
}

impl StopState {
    /// The key in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::Excluded => "excluded",
            Self::Met => "met",
            Self::Consolidating => "consolidating",
            Self::SelectedPatientsOnly => "selected_patients_only",
            Self::NotMet => "not_met",
            Self::Unknown => "unknown",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    NotAsked,
    /// Cirrhosis is recorded.
    Cirrhosis,
    /// A course that prevents reactivation runs, or has ended too short a time ago: its end depends on the immune
    /// suppression.
    Prophylaxis,
    /// HBsAg is lost since then.
    HbsagLost {
        /// The first negative.
        since: NaiveDate,
        /// Whether time or an antibody shows that it is lost for good.
        is_shown: bool,
    },
    /// HBeAg was never tested.
    HbeagNeverTested,
    /// HBeAg is positive.
    HbeagPositive,
    AntiHbeNegative,
    DnaPositive,
    /// ALT is above its limit.
    AltRaised,
    /// The waiting time is over, but the quantity of HBsAg is not below this, IU/mL.
    HbsagNotBelow(u32),
    /// The clock after HBeAg seroconversion.
    Seroconverted {
        since: NaiveDate,
        /// The end of the waiting time.
        until: NaiveDate,
    },
    /// HBeAg was not positive: only the loss of HBsAg counts.
    HbsagLossOnly,
    /// HBeAg was not positive: suppressed since then.
    Suppressed {
        since: NaiveDate,
        /// The end of the waiting time.
        until: NaiveDate,
    },
    /// HBeAg was not positive: negatives far enough apart are counted.
    Negatives {
        found: u32,
        not_before: NaiveDate,
    },
    /// What is needed was never measured.
    Untold,
}

/// What keeps a stop rule from being known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StopMissing {
    /// Cirrhosis: yes or no.
    Cirrhosis,
    /// Recorded "none", but platelets or FIB-4 speak against it.
    CirrhosisDoubted,
    /// An HBeAg.
    Hbeag,
    /// A recent HBeAg.
    RecentHbeag,
    AntiHbe,
    RecentAntiHbe,
    Dna,
    RecentDna,
    /// A negative by an assay fine enough, neither trace nor excused, after the latest that is not.
    CleanDna,
    Alt,
    RecentAlt,
    /// A recent quantity of HBsAg that tells whether it is below the set's limit.
    HbsagQuantity,
    /// How the immune suppression goes on.
    ImmuneSuppression,
}

/// The stop rule of a set with what decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopAnswer {
    pub state: StopState,
    pub reason: StopReason,
    /// The part of `GUIDELINES.md` that decided.
    pub rule: &'static str,
    /// The end of the waiting time, while it runs and where the rule knows one.
    pub consolidated_on: Option<NaiveDate>,
    /// What would make an unknown known.
    pub missing: Vec<StopMissing>,
    /// The results that decided, by date and each once.
    pub evidence: Vec<(NaiveDate, ResultRef)>,
}
