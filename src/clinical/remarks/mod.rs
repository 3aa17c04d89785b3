//! What stands beside a verdict (`RULES.md` §9): missing, doubts, notes, advice.

mod advice;
mod doubts;
mod missing;
mod notes;

use super::assessment::Assessment;
use super::view::View;

/// Fills in everything that stands beside the verdict.
pub(crate) fn add(view: &View<'_>, assessment: &mut Assessment) {
    assessment.missing = missing::missing(view, assessment);
    assessment.doubts = doubts::doubts(view, assessment);
    assessment.notes = notes::notes(view, assessment);
    assessment.advice = advice::advice(view, assessment);
}
