//! What the cursor of the picture goes to: every day on which there is a result, a start or a stop.

use chrono::NaiveDate;

use super::window::{Window, Zoom};
use crate::clinical::effective;
use crate::clinical::laboratory::Test;
use crate::view::board::Standing;
use crate::view::opened::Opened;
use crate::view::result_id::ResultId;

/// What of the history is shown, and the day that is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct PictureView {
    pub zoom: Zoom,
    /// The first day of the window; `None` for the latest window.
    pub from: Option<NaiveDate>,
    /// The day of the cursor; `None` for the newest event.
    pub cursor: Option<NaiveDate>,
}

/// The days with a result, a start or a stop, oldest first, each once.
pub fn events(standing: &Standing) -> Vec<NaiveDate> {
    let day = standing.assessment.day;
    let results = effective::results(&standing.record, day).map(|(_, result)| result.on);
    let courses = effective::taken_courses(&standing.record, day)
        .into_iter()
        .flat_map(|course| [Some(course.start), course.stop])
        .flatten();
    let mut days: Vec<NaiveDate> = results.chain(courses).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The first of the results and courses of a day that can be opened: HBV DNA before all others.
pub fn opened_on(standing: &Standing, on: NaiveDate) -> Option<Opened> {
    let day = standing.assessment.day;
    let result = effective::results(&standing.record, day)
        .map(|(_, result)| result)
        .filter(|result| result.on == on)
        .min_by_key(|result| result.finding.test() != Test::HbvDna);
    let course = || {
        let mut courses = effective::courses(&standing.record, day);
        courses.find(|(course, stop)| course.start.date == on || *stop == Some(on))
    };
    match result {
        Some(result) => Some(Opened::Result(ResultId::of(result))),
        None => course().map(|(course, _)| Opened::Course(course.id)),
    }
}

impl PictureView {
    /// The day of the cursor: of the days with something on file the nearest to where it was left.
    pub fn day(&self, events: &[NaiveDate]) -> Option<NaiveDate> {
        match self.cursor {
            None => events.last().copied(),
            Some(cursor) => events
                .iter()
                .copied()
                .min_by_key(|day| day.signed_duration_since(cursor).num_days().abs()),
        }
    }

    /// The whole history, and the part of it that is shown.
    pub fn windows(&self, standing: &Standing, events: &[NaiveDate]) -> (Window, Window) {
        let today = standing.assessment.day;
        let whole = Window::whole(events.first().copied(), today);
        let cursor = self.day(events).unwrap_or(today);
        (whole, whole.zoomed(self.zoom, self.from, cursor))
    }
}
