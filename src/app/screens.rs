//! What the keys of each screen do, and the rows that it shows.

pub(super) mod asked;
pub(super) mod calendar;
pub mod clinic;
pub(super) mod cohort;
pub(super) mod copying;
pub(super) mod guidelines;
pub(super) mod history;
pub(super) mod import;
pub mod laboratories;
pub(super) mod list;
pub(super) mod marks;
pub(super) mod opened;
pub(super) mod paper;
pub(super) mod record;
pub(super) mod sheet;

pub use paper::Ordered;
pub use sheet::Sheet;
