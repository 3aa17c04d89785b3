//! Other people's formats at the border: CSV into one entry, the register out to CSV, the review as JSON.

mod export;
mod fault;
mod folder;
mod import;
mod neutral;
mod numbers;
mod review;
mod scan;
mod sources;
mod table;
mod typed_paths;

pub use export::ExportTable;
pub use fault::{FaultList, FileFault, LISTED_FAULTS, Place, Remark};
pub use folder::{ExportError, export_to};
pub use import::{Counts, ImportOptions, ImportPlan, plan};
pub use numbers::read_numbers;
pub use review::{Review, in_order};
pub use typed_paths::typed_paths;
