//! The pure core: what is on file of a patient, what the rules know, and what they say on a day.
//!
//! No file, clock, terminal, locale or global: time and [`knowledge::Knowledge`] are arguments.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod assays;
mod assemble;
mod assess;
pub mod assessment;
pub mod calendar;
pub mod cautions;
pub mod cohort;
pub mod decimal;
mod decompensation;
pub mod dna;
pub mod drugs;
pub mod due;
pub mod effective;
mod facts;
pub mod genotypes;
pub mod guidelines;
pub mod hbsag;
pub mod judgement;
pub mod kidney;
pub mod knowledge;
pub mod laboratory;
pub mod limits;
pub mod liver;
mod liver_alert;
pub mod off_treatment;
pub mod on_treatment;
pub mod quantity;
mod reactivation;
mod reasons;
pub mod recall;
pub mod record;
mod remarks;
pub mod resistance;
mod rising;
pub mod rule_text;
pub mod score_constants;
pub mod scores;
pub mod series;
pub mod serology;
pub mod settings;
mod sooner;
pub mod stop;
pub mod stretch;
pub mod support;
pub mod timeline;
mod ultrasound;
mod view;
pub mod worklist;

pub use assess::{assess, assess_beside_guidelines};
