//! Why something that was written is not taken.

use std::fmt;

/// What was written, what is wrong with it, and what is accepted.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    /// What was written, shortened where it is long; empty if nothing was.
    pub written: String,
    pub problem: String,
    pub accepted: String,
    /// What it may have meant, each spelled so that it is accepted; empty where there is nothing to offer.
    pub readings: Vec<String>,
}

const MOST_SHOWN: usize = 40;

impl Fault {
    pub(super) fn new(
        written: &str,
        problem: impl Into<String>,
        accepted: impl Into<String>,
    ) -> Self {
        let mut shown: String = written.chars().take(MOST_SHOWN).collect();
        if shown.len() < written.len() {
            shown.push_str("...");
        }
        Self {
            written: shown,
            problem: problem.into(),
            accepted: accepted.into(),
            readings: Vec::new(),
        }
    }

    /// Full-width figures among ordinary ones.
    pub(super) fn of_two_kinds(written: &str, accepted: &str) -> Self {
        let problem = "full-width and ordinary figures together: one may be another";
        Self::new(written, problem, accepted)
    }

    /// The same fault of a part of something, its readings as they stand in the whole.
    #[must_use]
    pub fn within(mut self, before: &str, after: &str) -> Self {
        for reading in &mut self.readings {
            *reading = format!("{before}{reading}{after}");
        }
        self
    }

    /// Something with several readings, none of which is guessed.
    pub(super) fn ambiguous(
        written: &str,
        readings: Vec<String>,
        accepted: impl Into<String>,
    ) -> Self {
        let problem = format!("may mean {}", readings.join(" or "));
        Self {
            readings,
            ..Self::new(written, problem, accepted)
        }
    }
}

impl fmt::Display for Fault {
    /// `"20,000": may mean 20000 or 20: digits without a comma`, with unseen characters written out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.written.is_empty() {
            write!(f, "{:?}: ", self.written)?;
        }
        write!(f, "{}: {}", self.problem, self.accepted)
    }
}

/// `Debug` leaves out what was written: it may be somebody's.
impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({}: {})", self.problem, self.accepted)
    }
}
