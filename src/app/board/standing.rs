//! Where one patient stands, in full.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::assess;
use crate::clinical::assessment::Assessment;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::wording::{Headline, RowSign, Words, row_sign};

/// A record with what the rules say of it on the day.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The record that was assessed.
    pub record: Arc<Record>,
    /// What the rules say.
    pub assessment: Assessment,
    /// What the nurse reads first.
    pub headline: Headline,
    /// The sign of the row.
    pub sign: RowSign,
}

impl Standing {
    /// Assesses a record.
    #[must_use]
    pub fn of(record: Arc<Record>, knowledge: &Knowledge, day: NaiveDate) -> Self {
        let assessment = assess(&record, knowledge, day);
        let headline = Words::new(&record, &assessment, knowledge).headline();
        let sign = row_sign(&headline, &assessment);
        Self {
            record,
            assessment,
            headline,
            sign,
        }
    }

    /// The words for it.
    #[must_use]
    pub fn words<'a>(&'a self, knowledge: &'a Knowledge) -> Words<'a> {
        Words::new(&self.record, &self.assessment, knowledge)
    }
}
