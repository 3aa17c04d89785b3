//! Where a patient stands, as far as lists ask of everybody.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::assessment::{Assessment, Counted, Stage, Tier, VerdictKind};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::quantity::MultipleOfLimit;
use crate::clinical::record::Record;
use crate::clinical::worklist::{OrderKey, OrderTerms, earliest_due};
use crate::clinical::{assess, recall};
use crate::wording::{Language, RowSign, Urgency, Words};

/// What the order of the list, its filters and counts ask of a patient: a hospital has one of everybody, and a whole
/// [`Standing`](super::Standing), which takes fifty times as much room, only of those who are looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub record: Arc<Record>,
    /// The tier of the work list; nothing for those who left.
    pub tier: Option<Tier>,
    /// The group of the list in which the patient stands. It stays, as the order does, until all is put in order.
    pub stands_in: Option<Urgency>,
    pub verdict: VerdictKind,
    pub sign: RowSign,
    pub stage: Stage,
    /// The earliest day on which HBV DNA or liver tests are due.
    pub due: Option<NaiveDate>,
    pub last: Option<Counted>,
    /// The latest ALT that is fresh.
    pub alt: Option<MultipleOfLimit>,
    /// Whether a test is overdue or due soon, so that somebody calls.
    pub is_to_be_called: bool,
    order: OrderTerms,
}

impl Summary {
    /// Assesses a record, and keeps of it what lists ask for.
    pub fn of(record: &Arc<Record>, knowledge: &Knowledge, day: NaiveDate) -> Self {
        Self::of_assessed(record, &assess(record, knowledge, day), knowledge)
    }

    /// Keeps what lists ask for of a record that is assessed already.
    pub fn of_assessed(
        record: &Arc<Record>,
        assessment: &Assessment,
        knowledge: &Knowledge,
    ) -> Self {
        let settings = &knowledge.settings;
        Self {
            record: Arc::clone(record),
            tier: assessment.tier,
            stands_in: assessment.tier.map(Urgency::of),
            verdict: assessment.verdict.kind(),
            // A sign is the same in every language.
            sign: Words::new(Language::English, record, assessment, knowledge).sign(),
            stage: assessment.facts.stage,
            due: earliest_due(assessment),
            last: assessment.facts.last,
            alt: assessment.facts.alt.map(|(_, multiple)| multiple),
            is_to_be_called: assessment.tier.is_some()
                && recall::tests_due(assessment, settings).next().is_some(),
            order: OrderTerms::of(record, assessment, settings),
        }
    }

    /// Where the patient stands in the list.
    pub fn order(&self) -> OrderKey<'_> {
        OrderKey::new(self.order, &self.record)
    }
}
