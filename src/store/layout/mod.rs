//! How registers and entries are spelled, and how what is spelled is understood: text in, records out, and back.
//!
//! Nothing here knows a disk. Every complaint names line, column and path.

pub(super) mod convert;
pub(super) mod convert_entry;
mod convert_note;
pub(super) mod digest;
pub(super) mod file_format;
pub(super) mod header;
pub(super) mod locate;
pub(super) mod pieces;
pub(super) mod raw;
pub(super) mod raw_entry;
pub(super) mod read;
pub(super) mod spell;
pub(super) mod stamp;
pub(super) mod strict;
pub(super) mod text;
pub(super) mod trailer;
pub(super) mod write;
