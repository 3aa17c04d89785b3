//! A sample that was noted as sent and waits for its report: its day stands in the form.

use chrono::NaiveDate;

use crate::app::form::{Desk, EchoKind, Reading};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::Record;
use crate::wording::date_words;

/// The day of the sample that waits for its report.
pub(super) fn awaited(record: &Record, desk: &Desk<'_>) -> Option<NaiveDate> {
    let sample = record.awaited_sample()?;
    Some(sample.on).filter(|on| *on <= desk.today)
}

/// Says which sample waits, and beside the day whether it is that one's.
pub(super) fn say_awaited(
    place: usize,
    date: Option<CalendarDay>,
    record: &Record,
    reading: &mut Reading,
    desk: &Desk<'_>,
) {
    let Some(awaited) = awaited(record, desk) else {
        return;
    };
    reading.about.push(format!(
        "A sample of {} was noted as sent and waits for its report",
        date_words(awaited)
    ));
    if let Some(echo) = reading.echoes.get_mut(place)
        && echo.kind == EchoKind::Understood
        && date.is_some_and(|date| date.date == awaited)
    {
        echo.words.push_str(", sample noted as sent");
    }
}
