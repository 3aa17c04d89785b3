//! What one guideline set says of one patient on one day, with everything that it stands on.

mod stop;

pub use stop::{StopAnswer, StopMissing, StopReason, StopState};

use std::iter::repeat;

use chrono::NaiveDate;

use crate::clinical::assays::AssayId;
use crate::clinical::assessment::{Counted, Interruption, ResultRef};

/// The term for the present phase (`GUIDELINES.md` A, B).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// The set does not speak of this.
    NotApplicable,
    /// Nothing was measured that could tell.
    NotMeasured,
    /// Negative on treatment.
    VirologicalResponse,
    /// A rise above the lowest value, or virus again after a negative.
    Breakthrough,
    /// Too small a fall.
    PrimaryNonResponse,
    /// A low load that stays.
    LowLevelViraemia,
    /// Virus still there after a long time.
    PartialResponse,
    /// Positive on treatment, and nothing of the above.
    OnTreatmentViraemic,
    /// Negative after the stop.
    SustainedResponse,
    /// Positive after the stop, but little.
    LowViraemiaOffTreatment,
    /// Virus back after the stop.
    VirologicalRelapse,
    /// Virus back after the stop, with ALT.
    ClinicalRelapse,
}

impl Term {
    /// The key in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::NotMeasured => "not_measured",
            Self::VirologicalResponse => "virological_response",
            Self::Breakthrough => "breakthrough",
            Self::PrimaryNonResponse => "primary_non_response",
            Self::LowLevelViraemia => "low_level_viraemia",
            Self::PartialResponse => "partial_response",
            Self::OnTreatmentViraemic => "on_treatment_viraemic",
            Self::SustainedResponse => "sustained_response",
            Self::LowViraemiaOffTreatment => "low_viraemia_off_treatment",
            Self::VirologicalRelapse => "virological_relapse",
            Self::ClinicalRelapse => "clinical_relapse",
        }
    }
}

/// How sure a breakthrough or relapse is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TermCertainty {
    /// Seen once, or within less than the confirming distance.
    Suspected,
    /// Seen at least the confirming distance apart.
    Confirmed,
}

impl TermCertainty {
    /// The key in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Suspected => "suspected",
            Self::Confirmed => "confirmed",
        }
    }
}

/// Why a set is not asked for its term, or has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotAsked {
    /// No antiviral on record.
    NeverTreated,
    /// Only preventive courses.
    Prevention,
    /// Only interferons are taken.
    InterferonOnly,
}

/// What gave the term.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Criterion {
    /// The term is not asked for.
    NotAsked(NotAsked),
    /// Nothing was measured since the line began, or since the stop.
    NothingMeasured,
    /// Nothing was measured since the line began; the latest before it was negative.
    CarriedNegative(Counted),
    /// The latest is negative.
    Negative(Counted),
    /// The latest has risen by more than the set allows above the lowest before it.
    Rise {
        /// The lowest before it.
        lowest: Counted,
        /// The latest.
        last: Counted,
    },
    /// The latest reaches what the set allows after a negative.
    AfterNegative {
        /// The latest negative before it.
        negative: Counted,
        /// The latest.
        last: Counted,
    },
    /// The fall is too small.
    SmallFall {
        /// The value before the line began.
        baseline: Counted,
        /// The latest.
        last: Counted,
    },
    /// The latest is positive with cirrhosis, and it is late.
    PositiveWithCirrhosis(Counted),
    /// The latest is low, and it is late.
    StaysLow(Counted),
    /// The latest is positive, and it is late; with the value before the line began, where known.
    StillPositive {
        /// The value before the line began.
        baseline: Option<Counted>,
        /// The latest.
        last: Counted,
    },
    /// The latest is positive, and nothing else applies.
    Positive {
        /// The value before the line began.
        baseline: Option<Counted>,
        /// The latest.
        last: Counted,
    },
    /// Positive at the stop and since.
    NeverResponded {
        /// The latest up to the stop.
        at_stop: Counted,
        /// The latest.
        last: Counted,
    },
    /// Positive since the stop, and nothing tells how it was then.
    UnknownAtStop(Counted),
    /// Positive after a negative, but not large.
    Low {
        /// The latest negative before.
        negative: Counted,
        /// The latest.
        last: Counted,
    },
    /// Positive after a negative, and large; with the ALT that makes the relapse a clinical one.
    Large {
        /// The latest negative before.
        negative: Counted,
        /// The latest.
        last: Counted,
        /// The highest ALT that is raised enough.
        alt: Option<ResultRef>,
    },
}

impl Criterion {
    /// The part of `GUIDELINES.md` that it stands in.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotAsked(_)
            | Self::NothingMeasured
            | Self::CarriedNegative(_)
            | Self::Negative(_)
            | Self::Rise { .. }
            | Self::AfterNegative { .. } => "A",
            Self::SmallFall { .. } => "A1",
            Self::PositiveWithCirrhosis(_) => "A2",
            Self::StaysLow(_) => "A3",
            Self::StillPositive { .. } => "A4",
            Self::Positive { .. } => "A5",
            Self::NeverResponded { .. }
            | Self::UnknownAtStop(_)
            | Self::Low { .. }
            | Self::Large { .. } => "B",
        }
    }
}

/// What is to be known beside a breakthrough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// A time without any drug between the lowest value and the latest.
    Interruption(Interruption),
    /// The lowest value and the latest were measured by different assays.
    AssayChanged(AssayId, AssayId),
    /// The set asks for one assay, and nobody says which it was.
    AssayUnknown,
}

/// A result that decided something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuidelineBecause {
    pub on: NaiveDate,
    pub result: ResultRef,
    /// The part of `GUIDELINES.md` that it served.
    pub rule: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The place of the set in `Knowledge::guidelines`.
    pub set: usize,
    /// The term for the present phase.
    pub term: Term,
    /// How sure, for breakthrough and relapse.
    pub certainty: Option<TermCertainty>,
    pub criterion: Criterion,
    /// The results behind the term, by date and each once.
    pub evidence: Vec<(NaiveDate, ResultRef)>,
    /// What is to be known beside a breakthrough.
    pub beside: Vec<Beside>,
    pub stop: StopAnswer,
    /// Whether it says something else than the clinic's verdict.
    pub differs: bool,
}

impl Answer {
    /// The results that decided, first those of the term, then those of the stop rule, each by date and once.
    pub fn because(&self) -> impl Iterator<Item = GuidelineBecause> {
        let of_term = self.evidence.iter().zip(repeat(self.criterion.rule()));
        let of_stop = self.stop.evidence.iter().zip(repeat(self.stop.rule));
        of_term
            .chain(of_stop)
            .map(|(&(on, result), rule)| GuidelineBecause { on, result, rule })
    }
}
