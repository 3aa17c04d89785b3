//! What the rules say of one patient on one day, with everything that it stands on.
//!
//! Types only: the words for them are in `crate::wording`.

mod alert;
mod because;
mod condition;
mod counted;
mod due;
mod phase;
mod remark;
mod verdict;
mod whole;

pub use alert::{
    AlertLevel, DecompensationDoubt, KidneyAlert, LesionAlert, LiverAlert, Lowest, NeverRepeated,
    React, ReactSign, Rise,
};
pub use because::{Because, Evidence, Rule};
pub use condition::{Condition, ConditionState, StopConditions};
pub use counted::{
    Counted, CountedAs, DnaSeries, LimitOrigin, NotCounted, NotCountedBecause, Polarity, ResultRef,
};
pub use due::{Due, DueReason, DueTest, Tier};
pub use phase::{Phase, PhaseKind, Stage, TransientViraemia};
pub use remark::{Advice, Doubt, Missing, Note};
pub use verdict::{
    Certainty, Fall, Interruption, LiverAbnormal, PrimaryResistance, Reactivation,
    ReactivationSign, Reappearance, Relapse, Undetermined, Verdict, VerdictKind,
};
pub use whole::{Alerts, Assessment, Facts};
