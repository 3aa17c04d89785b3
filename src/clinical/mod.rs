//! The pure core: what is on file of a patient, what the rules know, and what they say on a day.
//!
//! No file, clock, terminal, locale or global: time and [`knowledge::Knowledge`] are arguments.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod assays;
pub mod assessment;
pub mod calendar;
pub mod decimal;
pub mod drugs;
pub mod knowledge;
pub mod laboratory;
pub mod quantity;
pub mod record;
pub mod settings;
