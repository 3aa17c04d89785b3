//! Whether a set says something else than the clinic's verdict (`GUIDELINES.md` E).

use super::answer::{StopState, Term};
use crate::clinical::assessment::Verdict;

/// Whether `term` and `stop` differ from `verdict`. A term that does not apply never differs.
pub(super) const fn differs(verdict: &Verdict, term: Term, stop: StopState) -> bool {
    if matches!(term, Term::NotApplicable) {
        return false;
    }
    !match verdict {
        Verdict::Responding => matches!(term, Term::VirologicalResponse),
        Verdict::StopConditionsMet => {
            matches!(term, Term::VirologicalResponse) && matches!(stop, StopState::Met)
        }
        Verdict::PrimaryResistance(_) => matches!(
            term,
            Term::PrimaryNonResponse | Term::PartialResponse | Term::LowLevelViraemia
        ),
        Verdict::SecondaryResistance(_) => matches!(term, Term::Breakthrough),
        Verdict::Relapse(_) => matches!(term, Term::VirologicalRelapse | Term::ClinicalRelapse),
        Verdict::OffTreatmentRemission => matches!(term, Term::SustainedResponse),
        Verdict::AwaitingResponse => {
            matches!(term, Term::OnTreatmentViraemic | Term::NotMeasured)
        }
        Verdict::NeverTreated
        | Verdict::ViraemiaAfterInterruption(_)
        | Verdict::Prophylaxis { .. }
        | Verdict::OffTreatment
        | Verdict::ViraemicOffTreatment { .. }
        | Verdict::Reactivation(_)
        | Verdict::Undetermined(_) => true,
    }
}
