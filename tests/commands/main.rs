//! The built program: what its commands read, answer, write and refuse.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

mod answers;
mod bench_cohort;
mod cases;
mod chinese;
#[path = "../bench/cohort/mod.rs"]
mod cohort;
mod damaged;
mod deidentified;
mod field_imports;
mod figures;
mod genotypes;
mod guideline_files;
mod import_clothes;
mod import_updates;
mod imports;
mod join;
mod known_on;
#[path = "../support/latin.rs"]
mod latin;
mod manual;
mod notes;
mod published;
mod report;
#[path = "../support/mod.rs"]
mod support;
