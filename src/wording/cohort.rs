//! The figures of the cohort in words: what is counted, of whom, and what a curve shows.

use chrono::NaiveDate;

use super::Language;
use super::numbers::date_words;
use super::sign::{Sign, Tone};
use crate::clinical::assessment::VerdictKind;
use crate::clinical::cohort::{Regimen, Resistance, Stopped};
use crate::clinical::knowledge::Knowledge;

/// The head over those positive again.
const AGAIN: &str = "again";

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
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Verdicts => "How the patients are doing",
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
                "Each patient's first treatment that is more than interferon. Due: treated that long. Tested: \
                 with an HBV DNA near that day."
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

    /// What is said where nothing is counted.
    #[must_use]
    pub const fn nothing(self) -> &'static str {
        match self {
            Self::Verdicts => "nobody is on file",
            Self::Suppression => "nobody has been treated that long",
            Self::Resistance => "no line with a negative DNA yet",
            Self::Relapse => "no stop with a negative DNA yet",
        }
    }

    /// The heads of its numbers, in the order in which they stand.
    #[must_use]
    pub const fn heads(self) -> &'static [&'static str] {
        match self {
            Self::Verdicts => &["patients"],
            Self::Suppression => &["due", "tested", "negative", "share"],
            Self::Resistance => &["lines", AGAIN, "lasting"],
            Self::Relapse => &["periods", AGAIN],
        }
    }
}

/// A verdict in a few words, for the rows of the figures.
#[must_use]
pub const fn verdict_kind_words(language: Language, kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::NeverTreated => "no antiviral on record",
        VerdictKind::AwaitingResponse => "too early to judge",
        VerdictKind::Responding => "DNA negative on treatment",
        VerdictKind::StopConditionsMet => "negative, clinic text's conditions hold",
        VerdictKind::PrimaryResistance => "DNA never negative on treatment",
        VerdictKind::SecondaryResistance => "DNA positive again on treatment",
        VerdictKind::ViraemiaAfterInterruption => "DNA positive after a break",
        VerdictKind::Prophylaxis => "preventive course",
        VerdictKind::OffTreatment => "off treatment, DNA not tested",
        VerdictKind::OffTreatmentRemission => "off treatment, DNA negative",
        VerdictKind::Relapse => "DNA positive again after stopping",
        VerdictKind::ViraemicOffTreatment => "off treatment, DNA positive as before",
        VerdictKind::Reactivation => "untreated, virus newly there",
        VerdictKind::Undetermined => "cannot judge",
    }
}

/// What the lines of a curve have in common: a drug, or several.
#[must_use]
pub fn regimen_words(language: Language, regimen: Regimen, knowledge: &Knowledge) -> &str {
    match regimen {
        Regimen::One(_) => Resistance::name(regimen, knowledge),
        Regimen::Combination => "several drugs",
    }
}

/// After which stops.
#[must_use]
pub const fn stopped_words(language: Language, stopped: Stopped) -> &'static str {
    match stopped {
        Stopped::All => "all stops",
        Stopped::ConditionsMet => "conditions met",
        Stopped::Other => "other stops",
    }
}

/// `month 3`.
#[must_use]
pub fn month_words(language: Language, month: u32) -> String {
    format!("month {month}")
}

/// `61.3%`; a dash where nobody was assessed.
#[must_use]
pub fn share_words(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{:.1}%", share * 100.0))
}

/// What stands before the numbers of those who were still observed.
pub const AT_RISK: &str = "at risk";

/// What stands before the shares below a curve.
pub const SHARE: &str = "share";

/// What is said while figures are counted.
pub const COUNTING: &str = "counting ...";

/// What stands before the earlier day while it is typed.
pub const EARLIER_DAY: &str = "Compare with the figures of: ";

/// What a curve tells in plain lines, with how many were still observed.
pub const BY_YEARS: &str = "still negative, by years (still observed)";

/// The same where only lasting events count.
pub const BY_YEARS_LASTING: &str = "the same, only what lasts";

/// `44 patients on 01-Jun-2024`.
#[must_use]
pub fn patients_on(language: Language, patients: usize, day: NaiveDate) -> String {
    let noun = if patients == 1 { "patient" } else { "patients" };
    format!("{patients} {noun} on {}", date_words(language, day))
}

/// What the page is of.
#[must_use]
pub fn cohort_words(
    language: Language,
    patients: usize,
    now: NaiveDate,
    then: NaiveDate,
) -> String {
    format!(
        "Cohort: {}, beside {}",
        patients_on(language, patients, now),
        date_words(language, then)
    )
}

/// Above a curve: what it is of. `with_lasting`: a second one stands above it, of lasting events only.
#[must_use]
pub fn curve_words(language: Language, name: &str, with_lasting: bool) -> String {
    if with_lasting {
        format!("{name}: share still negative; the upper curve counts only what lasts")
    } else {
        format!("{name}: share still negative")
    }
}

/// Which number the patients are behind: `after stopping, all stops: positive again, 22-Nov-2026`.
#[must_use]
pub fn behind_words(
    language: Language,
    part: CohortPart,
    row: &str,
    head: &str,
    day: NaiveDate,
) -> String {
    let day = date_words(language, day);
    let head = if head == AGAIN {
        "positive again"
    } else {
        head
    };
    match part {
        CohortPart::Verdicts => format!("{row}, {day}"),
        CohortPart::Suppression => format!("{row} of treatment: {head}, {day}"),
        CohortPart::Resistance => format!("on {row}: {head}, {day}"),
        CohortPart::Relapse => format!("after stopping, {row}: {head}, {day}"),
    }
}

/// Above the list of the patients behind a number; `back` is the key that leads back from it.
#[must_use]
pub fn patients_behind(language: Language, title: &str, patients: usize, back: &str) -> String {
    let noun = if patients == 1 { "patient" } else { "patients" };
    format!(" {patients} {noun}: {title} | {back} back ")
}

/// The colour of a sign where it stands for many.
#[must_use]
pub const fn sign_tone(sign: Sign) -> Tone {
    match sign {
        Sign::None => Tone::Plain,
        Sign::Controlled => Tone::Good,
        Sign::ForDoctor | Sign::OnTheWay => Tone::Calm,
        Sign::Unknown => Tone::Uncertain,
        Sign::Look => Tone::Caution,
        Sign::Today => Tone::Alarm,
    }
}
