//! The rules as laws and tables: what must hold for every patient, and each threshold at it, below and above.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    unreachable_pub,
    reason = "a test"
)]

mod boundaries;
mod build;
mod cohort;
mod danger;
mod edges;
mod facts;
mod laws;
mod liver;
mod markers;
mod month_only;
mod one_sign;
mod reactivation;
mod remarks;
mod second_edition;
mod series;
mod sooner;
mod summary;
mod table;
mod thresholds;
mod worklist;
