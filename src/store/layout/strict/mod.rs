//! The strict reader: it knows only what this program writes, byte for byte, and declines everything else.
//!
//! What it reads is what [`ron`] would read. What it declines - a backslash, a field that it does not know, a byte out of
//! place - is left to that, a patient's block at a time; and the file as a whole is left to the long way where anything
//! but its blocks is out of the ordinary, so that every complaint comes from one place.

mod op;
mod patient;
mod stream;
#[cfg(test)]
mod tests;
mod walk;

pub(in crate::store) use op::report_op;
pub(in crate::store) use patient::Strict;
pub(in crate::store) use stream::{Sealed, read_sealed};
