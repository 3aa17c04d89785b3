//! Screens that hold themselves: their state, what their keys do, and the rows that they show.

pub mod asked;
pub mod calendar;
pub mod clinic;
pub mod cohort;
pub(super) mod copying;
pub mod example;
pub mod guidelines;
pub mod history;
pub mod laboratories;
pub(super) mod opened;
pub(super) mod paper;
pub mod record;
pub(super) mod sheet;
pub mod tour;

pub use guidelines::Guidelines;
pub use history::{History, Learning};
pub use paper::Ordered;
pub use record::{Opened, Part, RecordPage, RecordView};
pub use sheet::Sheet;
