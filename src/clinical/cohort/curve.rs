//! Kaplan-Meier curves.

use super::Behind;
use crate::clinical::record::Id;

/// Somebody under observation: for how long, and whether it ended with the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    pub patient: Id,
    /// Whole days from the beginning to the event, or to the day until which nothing had happened.
    pub days: i64,
    /// Whether the event happened; else the observation is censored on that day.
    pub event: bool,
}

/// A day with an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Days from the beginning.
    pub day: i64,
    /// Who was observed up to this day and had no event before it; those censored on the day are among them, because
    /// events come before censorings.
    pub at_risk: usize,
    /// How many had the event on this day.
    pub events: usize,
    /// The share that has had no event up to and including this day, from 1 to 0.
    pub survival: f64,
}

/// A Kaplan-Meier curve with the observations that it is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// The observations, shortest first.
    observations: Vec<Observation>,
    /// The days with an event, ascending.
    steps: Vec<Step>,
}

impl Curve {
    /// The curve of some observations, in any order.
    #[must_use]
    pub fn new(mut observations: Vec<Observation>) -> Self {
        observations.sort_by_key(|one| (one.days, one.patient));
        let mut steps = Vec::new();
        let mut survival = 1.0;
        let mut before = 0;
        for day in observations.chunk_by(|one, next| one.days == next.days) {
            let events = day.iter().filter(|one| one.event).count();
            let at_risk = observations.len() - before;
            before += day.len();
            if let (Some(first), true) = (day.first(), events > 0) {
                survival *= (at_risk - events) as f64 / at_risk as f64;
                steps.push(Step {
                    day: first.days,
                    at_risk,
                    events,
                    survival,
                });
            }
        }
        Self {
            observations,
            steps,
        }
    }

    /// The days with an event, ascending.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The observations, shortest first.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    #[must_use]
    pub fn observed(&self) -> Behind {
        self.observations.iter().map(|one| one.patient).collect()
    }

    #[must_use]
    pub fn events(&self) -> Behind {
        let events = self.observations.iter().filter(|one| one.event);
        events.map(|one| one.patient).collect()
    }

    /// Those who were observed up to `day` and had no event before it.
    #[must_use]
    pub fn at_risk(&self, day: i64) -> Behind {
        let first = self.observations.partition_point(|one| one.days < day);
        let still = self.observations.iter().skip(first);
        still.map(|one| one.patient).collect()
    }

    #[must_use]
    pub fn number_observed(&self) -> usize {
        self.observations.len()
    }

    #[must_use]
    pub fn number_of_events(&self) -> usize {
        self.steps.iter().map(|step| step.events).sum()
    }

    /// How many were observed up to `day` and had no event before it.
    #[must_use]
    pub fn number_at_risk(&self, day: i64) -> usize {
        self.observations.len() - self.observations.partition_point(|one| one.days < day)
    }

    /// The longest time that anybody was observed, in days; 0 where nobody was.
    #[must_use]
    pub fn longest(&self) -> i64 {
        self.observations.last().map_or(0, |last| last.days)
    }

    /// The share without an event up to and including `day`; `None` after the last day on which anybody was observed.
    #[must_use]
    pub fn survival(&self, day: i64) -> Option<f64> {
        self.observations.last().filter(|last| last.days >= day)?;
        let last = self.steps.partition_point(|step| step.day <= day);
        let step = last.checked_sub(1).and_then(|last| self.steps.get(last));
        Some(step.map_or(1.0, |step| step.survival))
    }
}
