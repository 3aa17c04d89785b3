//! How the whole clinic does on a day (`COHORT.md`): verdicts counted, suppression, secondary resistance and relapse.
//!
//! What a patient adds is worked out once from the record on that day ([`Contribution`]), by the series, lines,
//! verdicts and stop conditions that also make the patient's own verdict; the figures ([`Cohort`]) only add up. Every
//! number carries the patients behind it.

mod behind;
mod contribution;
mod curve;
mod figures;

pub use behind::Behind;
pub use contribution::{Contribution, Looked, Regimen, TimeOffTreatment, TimeOnLine};
pub use curve::{Curve, Observation, Step};
pub use figures::{Cohort, Relapse, Resistance, Stopped, Suppression};
