//! What can be opened over a record.

use super::result_id::ResultId;
use crate::clinical::record::Id;

/// Something of the record that is opened: where it came from, and from where it is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Opened {
    /// A result.
    Result(ResultId),
    /// A course.
    Course(Id),
    /// A note.
    Note(Id),
    /// The rules that decided.
    Rules,
}
