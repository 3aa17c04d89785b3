//! What can be opened over a record.

use super::result_id::ResultId;
use crate::clinical::record::Id;

/// Something of the record that is opened: where it came from, and from where it is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Opened {
    Result(ResultId),
    Course(Id),
    Note(Id),
    Rules,
}
