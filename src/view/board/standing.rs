//! Where one patient stands, in full.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::assess;
use crate::clinical::assessment::Assessment;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::wording::{Action, Headline, Language, RowSign, Words};

/// A record with what the rules say of it on the day.
#[derive(Clone, Debug)]
pub struct Standing {
    pub record: Arc<Record>,
    /// The language of the words about it.
    pub language: Language,
    pub assessment: Assessment,
    pub headline: Headline,
    /// The one sign of the patient.
    pub sign: RowSign,
    /// What is to be done next.
    pub action: Action,
}

impl Standing {
    pub fn of(
        record: Arc<Record>,
        knowledge: &Knowledge,
        day: NaiveDate,
        language: Language,
    ) -> Self {
        #[cfg(test)]
        tests::ASSESSED.set(Self::assessed() + 1);
        let assessment = assess(&record, knowledge, day);
        let words = Words::new(language, &record, &assessment, knowledge);
        let headline = words.headline();
        let sign = words.sign_beside(&headline);
        let action = words.action();
        Self {
            record,
            language,
            assessment,
            headline,
            sign,
            action,
        }
    }

    /// How often a record was assessed on this thread.
    #[cfg(test)]
    pub(crate) fn assessed() -> usize {
        tests::ASSESSED.get()
    }

    pub fn words<'a>(&'a self, knowledge: &'a Knowledge) -> Words<'a> {
        Words::new(self.language, &self.record, &self.assessment, knowledge)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    thread_local! {
        pub(super) static ASSESSED: Cell<usize> = const { Cell::new(0) };
    }
}
