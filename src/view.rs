//! What is shown of patients, on the screens and on paper: who cannot wait, the rows of each page, histories, the
//! picture, and who is found.

pub mod board;
pub mod cells;
pub(crate) mod changed;
pub mod cohort;
pub mod describe;
mod directory;
pub mod history;
pub mod opened;
pub mod page;
pub mod paper;
pub mod result_id;
pub mod search;
