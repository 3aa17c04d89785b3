//! The quantity of HBsAg where a set asks for it (`GUIDELINES.md` C).

use super::{
    Evidence, StopAnswer, StopFacts, StopMissing, StopReason, StopState, add_markers, answer,
};
use crate::clinical::calendar::days_between;
use crate::clinical::hbsag::{self, Bound};

/// Whether the quantity of HBsAg is below a limit.
enum Quantity {
    Below,
    NotBelow,
    NotKnown,
}

impl StopFacts<'_> {
    /// What the rule says once the waiting time is over: not met where the set asks for an HBsAg that is not there;
    /// otherwise `said`, where nothing is missing.
    pub(super) fn once_over(
        &self,
        rule: &'static str,
        below: Option<u32>,
        said: StopAnswer,
        mut missing: Vec<StopMissing>,
    ) -> StopAnswer {
        let Some(limit) = below else {
            return self.if_sure(said, missing);
        };
        let (quantity, evidence) = self.quantity(limit);
        let mut said = match quantity {
            Quantity::NotBelow => answer(rule, StopState::NotMet, StopReason::HbsagNotBelow(limit)),
            Quantity::Below => self.if_sure(said, missing),
            Quantity::NotKnown => {
                missing.push(StopMissing::HbsagQuantity);
                self.if_sure(said, missing)
            }
        };
        said.evidence.extend(evidence);
        // A later one without a number tells that HBsAg is not lost.
        add_markers(
            &mut said.evidence,
            [self.view.serology.hbs_antigen().last()],
        );
        said
    }

    /// Whether the newest quantity is below `limit`, if it is recent enough and tells.
    fn quantity(&self, limit: u32) -> (Quantity, Evidence) {
        let view = self.view;
        let Some(newest) = hbsag::newest(view.record, view.knowledge, view.day) else {
            return (Quantity::NotKnown, Evidence::new());
        };
        let evidence = vec![(newest.on, newest.result)];
        if days_between(newest.on, view.day) > view.knowledge.settings.fresh.serology {
            return (Quantity::NotKnown, evidence);
        }
        let limit = f64::from(limit);
        let quantity = match newest.bound {
            Bound::Negative => Quantity::Below,
            Bound::Exactly(amount) if amount < limit => Quantity::Below,
            Bound::Exactly(_) => Quantity::NotBelow,
            Bound::Under(amount) if amount <= limit => Quantity::Below,
            Bound::Over(amount) if amount >= limit => Quantity::NotBelow,
            Bound::Under(_) | Bound::Over(_) => Quantity::NotKnown,
        };
        (quantity, evidence)
    }
}
