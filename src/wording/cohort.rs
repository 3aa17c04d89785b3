//! The figures of the cohort in words: what is counted, of whom, and what a curve shows.

use crate::clinical::assessment::VerdictKind;
use crate::clinical::cohort::{Regimen, Resistance, Stopped};
use crate::clinical::knowledge::Knowledge;

/// A part of the figures, with the sentence that says what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CohortPart {
    /// Patients by verdict.
    Verdicts,
    /// Suppression by month.
    Suppression,
    /// Secondary resistance by drug.
    Resistance,
    /// Relapse after stopping.
    Relapse,
}

impl CohortPart {
    /// Its heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Verdicts => "Where the patients stand",
            Self::Suppression => "DNA negative after treatment began",
            Self::Resistance => "DNA positive again on treatment",
            Self::Relapse => "DNA positive again after stopping",
        }
    }

    /// What is counted, in a sentence.
    #[must_use]
    pub const fn explained(self) -> &'static str {
        match self {
            Self::Verdicts => "Patients by their verdict on the day.",
            Self::Suppression => {
                "Of each patient the first treatment with more than interferon: due are those treated so long, assessed \
                 those with an HBV DNA near that day."
            }
            Self::Resistance => {
                "Lines on which DNA had been negative, by drug. The clinic text calls it drug resistance; a single low \
                 value counts. Lasting: seen twice, or high."
            }
            Self::Relapse => {
                "Times off treatment that began with DNA negative. The clinic text calls it relapse; conditions met: \
                 all of the clinic text's conditions held at the stop."
            }
        }
    }

    /// The heads of its numbers, in the order in which they stand.
    #[must_use]
    pub const fn heads(self) -> &'static [&'static str] {
        match self {
            Self::Verdicts => &["patients"],
            Self::Suppression => &["due", "assessed", "negative", "share"],
            Self::Resistance => &["lines", "again", "lasting"],
            Self::Relapse => &["periods", "again"],
        }
    }
}

/// A verdict in a few words, for the rows of the figures.
#[must_use]
pub const fn verdict_kind_words(kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::NeverTreated => "no antiviral on record",
        VerdictKind::AwaitingResponse => "too early to judge",
        VerdictKind::Responding => "DNA negative on treatment",
        VerdictKind::StopConditionsMet => "the same, clinic text's conditions hold",
        VerdictKind::PrimaryResistance => "DNA never negative on treatment",
        VerdictKind::SecondaryResistance => "DNA positive again on treatment",
        VerdictKind::ViraemiaAfterInterruption => "DNA positive after a break",
        VerdictKind::Prophylaxis => "preventive course",
        VerdictKind::OffTreatment => "off treatment, DNA not tested",
        VerdictKind::OffTreatmentRemission => "off treatment, DNA negative",
        VerdictKind::Relapse => "DNA positive again after stopping",
        VerdictKind::ViraemicOffTreatment => "off treatment, DNA positive as before",
        VerdictKind::Undetermined => "cannot judge",
    }
}

/// What the lines of a curve have in common: a drug, or several.
#[must_use]
pub fn regimen_words(regimen: Regimen, knowledge: &Knowledge) -> &str {
    match regimen {
        Regimen::One(_) => Resistance::name(regimen, knowledge),
        Regimen::Combination => "several drugs",
    }
}

/// After which stops.
#[must_use]
pub const fn stopped_words(stopped: Stopped) -> &'static str {
    match stopped {
        Stopped::All => "all stops",
        Stopped::ConditionsMet => "conditions met at the stop",
        Stopped::Other => "other stops",
    }
}

/// `month 3`.
#[must_use]
pub fn month_words(month: u32) -> String {
    format!("month {month}")
}

/// `61.3%`; a dash where nobody was assessed.
#[must_use]
pub fn share_words(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{:.1}%", share * 100.0))
}
