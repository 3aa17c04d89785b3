//! The screens without a terminal: key scripts read like sessions, screens are compared as text with their styles.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod answer;
mod anywhere;
mod cautions;
mod changed;
mod chinese;
mod clinic;
mod cohort;
mod corrections;
mod duplicates;
mod entry;
mod first_day;
mod first_look;
mod forms;
mod genotype;
mod guidelines;
mod harness;
mod hidden;
mod history;
mod imports;
mod laboratories;
#[path = "../support/latin.rs"]
mod latin;
mod laws;
mod letters;
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
mod summary;
mod themes;
mod twin;
mod undo;
mod wanted;
mod widths;
