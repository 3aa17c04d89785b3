//! Where in the timeline: phases, events, stages.

use chrono::NaiveDate;

use super::verdict::Verdict;
use crate::clinical::drugs::DrugId;
use crate::clinical::quantity::IuPerMl;

/// A positive stretch between negatives: shown, not a verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TransientViraemia {
    /// The first positive.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The highest value.
    pub peak: IuPerMl,
}

/// A line or an off period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhaseKind {
    /// A line of therapy.
    Treatment,
    /// The time after an episode.
    Off,
}

/// A line or an off period with its verdict at its own end.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    pub kind: PhaseKind,
    /// Its first day (the line's start) or the day of the stop.
    pub from: NaiveDate,
    /// Its own end; `None` while open.
    pub to: Option<NaiveDate>,
    /// The drugs taken when a sample of its last day would be drawn.
    pub drugs: Vec<DrugId>,
    pub verdict: Verdict,
}

/// Where the patient is in the timeline on the review day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No course has started.
    NeverTreated,
    /// On a line.
    OnTreatment {
        episode_start: NaiveDate,
        line_start: NaiveDate,
    },
    /// Off treatment.
    Off {
        /// The start of the last episode.
        episode_start: NaiveDate,
        stop: NaiveDate,
    },
}
