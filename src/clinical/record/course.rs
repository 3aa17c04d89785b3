//! Courses of drugs.

use super::entry::{Id, Source};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::drugs::DrugId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Intent {
    /// Treatment of chronic hepatitis B.
    #[default]
    Treatment,
    /// Prevention of reactivation, for instance under immunosuppression.
    Prophylaxis,
    /// Prevention of transmission in pregnancy.
    Pregnancy,
}

/// A drug from a day on, perhaps to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    pub id: Id,
    pub drug: DrugId,
    /// The first day of the drug.
    pub start: CalendarDay,
    /// The last day of the drug, at least one day after the start; `None` while it is taken. It may lie ahead.
    pub stop: Option<CalendarDay>,
    pub intent: Intent,
    pub dose: Option<String>,
    /// Why it was started or stopped, as text.
    pub reason: Option<String>,
    pub source: Source,
}
