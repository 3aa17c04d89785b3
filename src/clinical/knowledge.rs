//! Everything that the rules know beside the patient: settings, drugs, assays, tests, guideline sets, resistance.

use super::assays::AssayList;
use super::drugs::Formulary;
use super::guidelines::GuidelineSet;
use super::laboratory::{ReportWords, TestCatalogue};
use super::resistance::Resistance;
use super::score_constants::ScoreConstants;
use super::settings::Settings;

/// The data that the rules interpret; an argument of everything in the core, never a global.
#[derive(Clone, Debug, PartialEq)]
pub struct Knowledge {
    pub settings: Settings,
    pub drugs: Formulary,
    pub assays: AssayList,
    pub tests: TestCatalogue,
    /// Words that laboratories print beside or instead of a value.
    pub words: ReportWords,
    /// Guideline sets, in the order in which they are shown.
    pub guidelines: Vec<GuidelineSet>,
    /// The names of those that are shown beside the verdict; none for all. For other programs all are told.
    pub shown_guidelines: Option<Vec<String>>,
    /// Resistance: variants, drugs, what guidelines offer.
    pub resistance: Resistance,
    pub scores: ScoreConstants,
}

impl Knowledge {
    /// Whether a guideline set is shown: it was chosen, or none was, or none of those chosen is there any more.
    #[must_use]
    pub fn shows(&self, set: &GuidelineSet) -> bool {
        let chosen = self.shown_guidelines.as_deref().unwrap_or_default();
        chosen.contains(&set.name)
            || !(self.guidelines.iter()).any(|other| chosen.contains(&other.name))
    }
}
