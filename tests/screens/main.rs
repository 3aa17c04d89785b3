//! The screens without a terminal: key scripts read like sessions, screens are compared as text with their styles.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cautions;
mod corrections;
mod duplicates;
mod forms;
mod genotype;
mod harness;
mod hidden;
mod history;
mod imports;
mod laboratories;
mod laws;
mod looks;
mod picture;
mod quick;
mod readme;
mod saving;
mod story;
mod undo;
mod widths;
