//! What stands beside list, record and forms: a record's history, an import, and whether the screen is hidden.

use std::sync::Arc;

use super::{Model, Page};
use crate::app::chronicle::{Chronicle, chronicle, known_since};
use crate::app::cohort::CohortDesk;
use crate::app::event::Moment;
use crate::app::import::ImportDesk;
use crate::app::laboratories::LaboratoryDesk;
use crate::app::layout;
use crate::clinical::knowledge::Knowledge;

/// The history screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryView {
    /// Rows above the window.
    pub top: usize,
    /// Whether earlier entries were asked for and have not come yet.
    pub is_learning: bool,
    /// Why earlier entries could not be read.
    pub fault: Option<String>,
}

/// Whether patients are hidden from whoever passes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hiding {
    /// Whether they are.
    pub is_hidden: bool,
    /// When the last key was pressed.
    pub last_key: Moment,
}

impl Model {
    /// The history screen.
    #[must_use]
    pub const fn history(&self) -> &HistoryView {
        &self.history
    }

    /// The cohort page, open or not.
    #[must_use]
    pub const fn cohort(&self) -> &CohortDesk {
        &self.cohort
    }

    /// The import, open or not.
    #[must_use]
    pub const fn import(&self) -> &ImportDesk {
        &self.import
    }

    /// The list of laboratory profiles, open or not.
    #[must_use]
    pub const fn laboratories(&self) -> &LaboratoryDesk {
        &self.laboratories
    }

    /// What the rules know, to be read on another thread.
    #[must_use]
    pub fn shared_knowledge(&self) -> Arc<Knowledge> {
        Arc::clone(&self.knowledge)
    }

    /// Whether nothing may be shown until a key is pressed.
    #[must_use]
    pub const fn is_hidden(&self) -> bool {
        self.hiding.is_hidden
    }

    /// The history of the record whose history is open.
    #[must_use]
    pub fn chronicle(&self) -> Option<Chronicle> {
        let Page::History(id) = self.page else {
            return None;
        };
        let begins = known_since(&self.register);
        Some(chronicle(&self.register, id, begins, &self.knowledge))
    }

    /// Where banner and rows of the open history stand.
    #[must_use]
    pub fn history_areas(&self) -> Option<layout::HistoryAreas> {
        let Page::History(id) = self.page else {
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
