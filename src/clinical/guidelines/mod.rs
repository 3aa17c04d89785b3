//! Guideline sets beside the clinic's verdict: one engine, many tables (`GUIDELINES.md`).
//!
//! Each set gives a term for the present phase and the state of its stop rule; neither is ever merged with the clinic's
//! verdict. The engine knows no set by name. What a set asks of a patient (the counted series, episodes, liver tests,
//! serology) is worked out once for all sets, and where the verdict was just given, not even that.

mod agreement;
mod answer;
mod judge;
mod off_treatment;
mod on_treatment;
mod said;
mod set;
mod stop_rule;

pub use answer::{
    Answer, Beside, Criterion, GuidelineBecause, NotAsked, StopAnswer, StopMissing, StopReason,
    StopState, Term, TermCertainty,
};
pub use judge::judge;
pub use set::{
    Checked, GuidelineSet, HbeagNegative, Large, LowLevel, NonResponse, Partial, Sourced, Span,
    WithCirrhosis,
};

pub(in crate::clinical) use judge::answers;
pub(crate) use stop_rule::loss_months;
