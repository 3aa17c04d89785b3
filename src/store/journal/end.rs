//! The end of the journal.

use crate::clinical::record::Seq;
use crate::store::layout::digest::Digest;

/// Where the journal ends: what is appended next stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct End {
    /// The layout of the last segment: entries of a later one stand in another.
    pub(in crate::store) schema: u32,
    /// The last segment.
    pub(in crate::store) number: u32,
    /// Its bytes up to the end of the last good line.
    pub(in crate::store) length: u64,
    /// The last entry.
    pub(in crate::store) seq: Seq,
    /// The digest of the last entry's line.
    pub(in crate::store) head: Digest,
    /// The digest of the segment's last line, which is its first where it holds no entry yet.
    pub(in crate::store) chain: Digest,
}
