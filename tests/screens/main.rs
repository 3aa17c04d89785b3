//! The screens without a terminal: key scripts read like sessions, screens are compared as text with their styles.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod answer;
mod anywhere;
mod cautions;
mod changed;
mod clinic;
mod cohort;
mod corrections;
mod duplicates;
mod entry;
mod forms;
mod genotype;
mod guidelines;
mod harness;
mod hidden;
mod history;
mod imports;
mod laboratories;
mod laws;
mod list;
mod looks;
mod narrow;
mod newer_tests;
mod notes;
mod own_keys;
mod picture;
mod places;
mod quick;
mod rules;
mod saving;
mod scanned;
mod story;
mod themes;
mod undo;
mod widths;
