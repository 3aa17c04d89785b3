//! What somebody enters.

#[path = "../crash/life/acts.rs"]
pub(crate) mod acts;
#[path = "../crash/life/notes.rs"]
mod notes;
