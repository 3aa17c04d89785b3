//! What stands beside list, record and forms, and whether the screen is hidden.

use std::sync::Arc;

use super::Model;
use crate::app::event::Moment;
use crate::app::import::ImportDesk;
use crate::app::screens::cohort::CohortPage;
use crate::app::screens::laboratories::Laboratories;
use crate::clinical::knowledge::Knowledge;

/// Whether patients are hidden from whoever passes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hiding {
    /// Whether they are.
    pub is_hidden: bool,
    /// When the last key was pressed.
    pub last_key: Moment,
}

impl Model {
    /// The cohort page, open or not.
    #[must_use]
    pub const fn cohort(&self) -> &CohortPage {
        &self.cohort
    }

    /// The import, open or not.
    #[must_use]
    pub const fn import(&self) -> &ImportDesk {
        &self.import
    }

    /// The list of laboratory profiles, open or not.
    #[must_use]
    pub const fn laboratories(&self) -> &Laboratories {
        &self.laboratories
    }

    /// What the rules know, to be read on another thread.
    #[must_use]
    pub fn shared_knowledge(&self) -> Arc<Knowledge> {
        Arc::clone(&self.session.knowledge)
    }

    /// Whether nothing may be shown until a key is pressed.
    #[must_use]
    pub const fn is_hidden(&self) -> bool {
        self.hiding.is_hidden
    }
}
