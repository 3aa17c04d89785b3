//! The moments of entries as text: local time with its offset, to the millisecond.

use std::time::SystemTime;

use chrono::{DateTime, FixedOffset, SecondsFormat};

use crate::register::Timestamp;

/// `2026-11-22T09:41:03.123+08:00`.
pub(in crate::store) fn at_text(at: Timestamp) -> String {
    let offset = FixedOffset::east_opt(i32::from(at.offset_minutes) * 60);
    let moment = DateTime::from_timestamp_millis(at.utc_millis).unwrap_or_default();
    match offset {
        Some(offset) => moment
            .with_timezone(&offset)
            .to_rfc3339_opts(SecondsFormat::Millis, false),
        None => moment.to_rfc3339_opts(SecondsFormat::Millis, false),
    }
}

/// The moment that [`at_text`] wrote.
pub(in crate::store) fn parse_at(text: &str) -> Option<Timestamp> {
    let moment = DateTime::parse_from_rfc3339(text).ok()?;
    let minutes = moment.offset().local_minus_utc() / 60;
    Some(Timestamp {
        utc_millis: moment.timestamp_millis(),
        offset_minutes: i16::try_from(minutes).ok()?,
    })
}

/// The moment of a file's last change, told in UTC.
pub(in crate::store) fn stamp_of(modified: Option<SystemTime>) -> Timestamp {
    let moment = modified.map(DateTime::<chrono::Utc>::from);
    Timestamp {
        utc_millis: moment.map_or(0, |moment| moment.timestamp_millis()),
        offset_minutes: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_read_back() {
        for (utc_millis, offset_minutes, text) in [
            (0, 0, "1970-01-01T00:00:00.000+00:00"),
            (1_795_311_663_123, 480, "2026-11-22T09:41:03.123+08:00"),
            (1_795_311_663_123, -570, "2026-11-21T16:11:03.123-09:30"),
        ] {
            let at = Timestamp {
                utc_millis,
                offset_minutes,
            };
            assert_eq!(at_text(at), text);
            assert_eq!(parse_at(text), Some(at));
        }
        assert_eq!(parse_at("yesterday"), None);
    }
}
