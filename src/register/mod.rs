//! All patients of a clinic in memory, the entries that change them with their inverses, and the one codec.
//!
//! A change is an [`Entry`] of [`Op`]s. Each op carries what it replaces, so its inverse is a swap, and an entry
//! happens wholly or not at all. [`Register::commit`], [`Register::undo`] and [`Register::redo`] are the only ways to
//! change a record. Nothing here reads a clock: who and when come with the entry.

mod apply;
pub mod codec;
mod conflict;
mod difference;
mod entry;
mod fault;
mod history;
mod join;
mod laboratory;
mod likeness;
mod op;
mod parts;
mod patients;
mod share;
mod taught;
pub(crate) mod threads;
mod timestamp;
mod validate;
mod whole;

#[cfg(test)]
mod tests;

pub use conflict::Conflict;
pub use difference::difference;
pub use entry::{Draft, EarlierEntries, Entry, Stamp, TakesBack};
pub use fault::{Fault, Problem, Subject};
pub use history::History;
pub use join::{JoinFault, join};
pub use laboratory::{Laboratory, ProfileField};
pub use likeness::{
    BirthLikeness, Likely, Likeness, NameLikeness, births_alike, likeness, number_keys,
};
pub use op::{Change, Op, PatientHead, edited};
pub use parts::{Parts, PartsFault};
pub use taught::{Reached, TaughtWord, WordKind};
pub use timestamp::Timestamp;
pub use validate::{validate, validate_clinic, validate_laboratory};
pub use whole::Register;
