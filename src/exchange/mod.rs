//! Other people's formats at the border: CSV into one entry, the register out to CSV, the review as JSON, other rules tried on it.

mod cohort;
mod columns;
mod deidentify;
mod export;
mod fault;
mod folder;
mod import;
mod neutral;
mod numbers;
mod own;
pub mod report;
mod review;
mod scan;
mod sources;
mod table;
mod typed_paths;
mod what_if;

pub use cohort::{cohort, write_cohort_json};
pub use deidentify::{Deidentified, NoShift, SEED_BYTES, deidentify};
pub use export::ExportTable;
pub use fault::{
    FaultList, FileFault, LISTED_FAULTS, ListedFault, Location, Noticed, Remark, WayOn,
};
pub use folder::{ExportError, export_to, write_report, write_review_days};
pub use import::{
    Counts, Differing, ImportOptions, ImportPlan, LeftOut, Progress, Why, meaning_of, plan,
    plan_with,
};
pub use numbers::read_numbers;
pub use review::{Review, in_order};
pub use typed_paths::{typed_path, typed_paths};
pub use what_if::{Change, Changed, Difference, Outcome, Said, Subject, WhatIf, write_changes};
