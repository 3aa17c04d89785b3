//! When the register's file is written again: often while it is small, seldom while it is large, and soon where
//! something else stands in its place.

use std::time::Duration;

/// After so long without a change, a register that is written quickly is written.
const QUIET: Duration = Duration::from_secs(2);
/// A file that is not its own is tried again after this many times what its writing took.
const PAUSE: u32 = 10;
/// What counts as quickly.
const QUICK: Duration = Duration::from_millis(100);
/// A file of so many bytes is taken to be written quickly before that was ever measured.
const SMALL: u64 = 4 * 1024 * 1024;
/// A larger register is written when the journal has grown by this share of it.
const SHARE: u64 = 50;

/// What is known of the register's file and the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cadence {
    /// How long the last writing took, where there was one.
    pub(super) took: Option<Duration>,
    /// The size of the file in bytes.
    pub(super) file_bytes: u64,
    /// What the journal holds beyond the file, in bytes.
    pub(super) journal_bytes: u64,
    /// Whether the file is missing, an earlier one or in an earlier form, however little the journal has grown.
    pub(super) is_due: bool,
    /// How long ago the last change was, or the last writing that failed.
    pub(super) quiet_for: Duration,
}

impl Cadence {
    /// Whether the file is to be written now, given that it lags behind the journal.
    pub(super) fn is_time(self) -> bool {
        let is_quick = match self.took {
            Some(took) => took < QUICK,
            None => self.file_bytes < SMALL,
        };
        if is_quick {
            self.quiet_for >= QUIET
        } else if self.is_due {
            self.quiet_for >= QUIET.max(self.took.unwrap_or_default() * PAUSE)
        } else {
            self.journal_bytes >= self.file_bytes / SHARE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_registers_are_written_when_it_is_quiet_large_ones_when_it_is_worth_it() {
        let (small, large) = (1_000_000, 100_000_000);
        for (took, file_bytes, journal_bytes, is_due, quiet, expected) in [
            (None, small, 300, false, 1_999, false),
            (None, small, 300, false, 2_000, true),
            (None, large, 300, false, 60_000, false),
            (None, large, 2_000_000, false, 0, true),
            (Some(99), large, 300, false, 2_000, true),
            (Some(100), small, 300, false, 60_000, false),
            (Some(100), small, 20_000, false, 0, true),
            (None, small, 0, true, 1_999, false),
            (None, small, 0, true, 2_000, true),
            (None, large, 0, true, 1_999, false),
            (None, large, 0, true, 2_000, true),
            (Some(100), small, 0, true, 2_000, true),
            (Some(3_000), large, 0, true, 29_999, false),
            (Some(3_000), large, 0, true, 30_000, true),
        ] {
            let cadence = Cadence {
                took: took.map(Duration::from_millis),
                file_bytes,
                journal_bytes,
                is_due,
                quiet_for: Duration::from_millis(quiet),
            };
            assert_eq!(cadence.is_time(), expected, "{cadence:?}");
        }
    }
}
