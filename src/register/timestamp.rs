//! When something was changed.

use chrono::{DateTime, FixedOffset};

/// A moment, told by the caller: milliseconds of UTC and the offset of the clock on the wall.
///
/// For showing only: entries are ordered by their [`Seq`](crate::clinical::record::Seq), never by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    pub utc_millis: i64,
    /// Minutes by which local time is ahead of UTC; negative if behind.
    pub offset_minutes: i16,
}

impl Timestamp {
    /// Whether it is still to come, by a clock that says it is `now` in milliseconds since 1970: clocks of two machines
    /// may differ by some minutes.
    #[must_use]
    pub const fn is_ahead_of(self, now: i64) -> bool {
        const TOLERANCE_MILLIS: i64 = 5 * 60 * 1000;
        self.utc_millis > now.saturating_add(TOLERANCE_MILLIS)
    }

    /// The moment by the clock on the wall. A moment or offset that no clock shows is told as near as can be.
    #[must_use]
    pub fn local(self) -> DateTime<FixedOffset> {
        let utc = DateTime::from_timestamp_millis(self.utc_millis).unwrap_or_default();
        let offset = FixedOffset::east_opt(i32::from(self.offset_minutes) * 60);
        utc.with_timezone(&offset.unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc)))
    }
}
