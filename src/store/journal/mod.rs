//! The journal: every entry, in the order in which they were made, each line chained on the one before by its digest.
//!
//! Lines are only ever appended. A segment that has grown large is followed by another; the ops of an import stand in
//! a sealed file of their own. Nothing here decides what a damaged journal means: that is for opening it.

mod append;
mod append_error;
mod batch;
mod body;
mod end;
mod handle;
mod line;
mod lines;
mod read;
mod read_copy;
mod read_on;
mod segment;
mod understand;
mod verify;

pub(super) use append::Journal;
pub use append_error::AppendError;
pub(super) use batch::where_sealed;
pub(super) use end::{End, digest_at_end, ends_there};
pub(super) use line::{line_of, said_of};
pub(super) use read::{Reading, never_begun, read};
pub(super) use read_copy::read_copy;
pub(super) use read_on::read_on;
pub(super) use verify::verify;
