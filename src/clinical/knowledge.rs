//! Everything that the rules know beside the patient: settings, drugs, assays, tests, resistance.

use super::assays::AssayList;
use super::drugs::Formulary;
use super::laboratory::TestCatalogue;
use super::resistance::Resistance;
use super::scores::ScoreConstants;
use super::settings::Settings;

/// The data that the rules interpret; an argument of everything in the core, never a global.
#[derive(Clone, Debug, PartialEq)]
pub struct Knowledge {
    /// Thresholds.
    pub settings: Settings,
    /// Antiviral drugs.
    pub drugs: Formulary,
    /// HBV DNA assays.
    pub assays: AssayList,
    /// Laboratory tests.
    pub tests: TestCatalogue,
    /// Resistance: variants, drugs, what guidelines offer.
    pub resistance: Resistance,
    /// Constants of the scores.
    pub scores: ScoreConstants,
}
