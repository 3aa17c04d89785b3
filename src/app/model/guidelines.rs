//! The guidelines of a record in full.

use super::{Model, Page};
use crate::app::layout;

impl Model {
    /// Rows above the window of the guidelines.
    #[must_use]
    pub const fn guidelines_top(&self) -> usize {
        self.guidelines_top
    }

    /// What is wrong in guideline sets that are left out.
    #[must_use]
    pub fn guideline_faults(&self) -> &[String] {
        &self.guideline_faults
    }

    /// Where banner and rows of the open guidelines stand: as in the history.
    #[must_use]
    pub fn guidelines_areas(&self) -> Option<layout::HistoryAreas> {
        let Page::Guidelines(id) = self.page else {
            return None;
        };
        let record = self.register.get(id)?;
        let banner = self.banner(record, usize::from(self.size.0)).len();
        Some(layout::history(
            self.size,
            u16::try_from(banner).unwrap_or(1),
        ))
    }
}
