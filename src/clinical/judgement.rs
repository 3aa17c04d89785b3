//! A verdict on one stretch with the results that decided it.

use chrono::NaiveDate;

use super::assessment::{Counted, ResultRef, Rule, StopConditions, Verdict};
use super::stretch::Stretch;

/// A verdict, the rule that gave it, and the results that it stands on.
///
/// The evidence is enough to judge again: the record cut down to its courses and these results gives the same status,
/// since and certainty.
#[derive(Clone, Debug)]
pub struct Judgement {
    pub verdict: Verdict,
    pub rule: Rule,
    /// The results that decided, in no particular order, each once.
    pub evidence: Vec<(NaiveDate, ResultRef)>,
    /// The stop conditions at the stretch's end, where they are asked.
    pub stop_conditions: Option<StopConditions>,
}

impl Judgement {
    /// A verdict that stands on no result.
    #[must_use]
    pub const fn new(verdict: Verdict, rule: Rule) -> Self {
        Self {
            verdict,
            rule,
            evidence: Vec::new(),
            stop_conditions: None,
        }
    }

    /// Adds results with what makes them count as they do.
    #[must_use]
    pub fn standing_on<'a>(
        mut self,
        stretch: &Stretch<'_>,
        results: impl IntoIterator<Item = &'a Counted>,
    ) -> Self {
        for result in results {
            stretch.support(result, &mut self.evidence);
        }
        self
    }
}
