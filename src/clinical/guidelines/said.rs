//! A term as a set gives it, with what it stands on.

use chrono::NaiveDate;

use super::answer::{Beside, Criterion, Term, TermCertainty};
use crate::clinical::assessment::{Counted, ResultRef};
use crate::clinical::stretch::{self, Stretch};

/// A term with what it stands on.
pub(super) struct Said {
    pub(super) term: Term,
    pub(super) certainty: Option<TermCertainty>,
    pub(super) criterion: Criterion,
    pub(super) evidence: Vec<(NaiveDate, ResultRef)>,
    pub(super) beside: Vec<Beside>,
}

impl Said {
    pub(super) const fn new(term: Term, criterion: Criterion) -> Self {
        Self {
            term,
            certainty: None,
            criterion,
            evidence: Vec::new(),
            beside: Vec::new(),
        }
    }

    /// Adds results with what makes them count as they do.
    pub(super) fn standing_on<'a>(
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

/// Whether the exactly dated of a run stand far enough apart.
pub(super) fn certainty(run: &[Counted], confirm_days: i64) -> TermCertainty {
    if stretch::are_apart(run, confirm_days) {
        TermCertainty::Confirmed
    } else {
        TermCertainty::Suspected
    }
}
