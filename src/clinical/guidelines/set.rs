//! A guideline set as data: its thresholds, each with where it stands and how far that was checked.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::clinical::calendar::{plus_days, plus_months};
use crate::clinical::quantity::IuPerMl;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Checked {
    /// Read in the set's own text.
    OwnText,
    /// Read in a published table about the set.
    Secondary,
    /// Read second-hand, in one place.
    SecondHand,
    Memory,
}

/// A threshold with where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced<T> {
    pub value: T,
    pub source: String,
    /// The source in Chinese, where it holds words.
    pub source_zh: Option<String>,
    pub checked: Checked,
    pub note: Option<String>,
    /// The note in Chinese.
    pub note_zh: Option<String>,
}

/// A time after the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// Weeks of 7 days.
    Weeks(u32),
    /// Calendar months.
    Months(u32),
}

impl Span {
    /// The day that lies this long after another.
    #[must_use]
    pub fn after(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Weeks(weeks) => plus_days(day, 7 * i64::from(weeks)),
            Self::Months(months) => plus_months(day, months),
        }
    }
}

/// A fall that is too small, and from when on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NonResponse {
    /// Judged from here on.
    pub after: Span,
    /// A smaller fall than this, log10.
    pub fall_below: f64,
}

/// A low load that stays, and from when on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LowLevel {
    /// Judged from here on.
    pub after: Span,
    pub below: IuPerMl,
}

/// Virus that is still there, and from when on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Partial {
    /// Judged from here on.
    pub after: Span,
    /// A fall of at least this, log10; 0: any, also one that is not known.
    pub fall_at_least: f64,
}

/// From when on a positive after a stop is large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Large {
    /// Above this load.
    Above(IuPerMl),
    /// At least so many log10 above the latest negative before it.
    Rise(f64),
}

/// When treatment may stop though HBeAg was not positive at its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HbeagNegative {
    /// Only after the loss of HBsAg.
    HbsagLossOnly,
    /// In selected patients, after so many months of clean negatives.
    Suppressed {
        /// Months of clean negatives.
        months: u32,
        /// Only with an HBsAg below this, IU/mL.
        hbsag_below: Option<u32>,
    },
    /// After so many clean negatives over so many months.
    Negatives {
        /// Months of treatment.
        months: u32,
        /// How many negatives.
        count: u32,
        apart_months: u32,
    },
}

/// What a set says of cirrhosis. There is one answer: no set may say that such patients may stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithCirrhosis {
    /// Treatment goes on.
    DoNotStop,
}

/// A guideline set (`GUIDELINES.md` D).
#[derive(Clone, Debug, PartialEq)]
pub struct GuidelineSet {
    /// Name and year, such as it is cited.
    pub name: String,
    pub name_zh: String,
    pub short: String,
    pub short_zh: String,
    /// Its place among the sets; the lowest stands first.
    pub order: u32,
    /// What is to be known of this edition before it is used.
    pub edition: String,
    pub edition_zh: String,
    /// A rise by more than this above the lowest is a breakthrough, log10.
    pub breakthrough_log10: Sourced<f64>,
    /// Whether the breakthrough is to be shown by one assay.
    pub same_assay: bool,
    /// So much after a negative is a breakthrough too.
    pub breakthrough_after_negative: Option<Sourced<IuPerMl>>,
    pub primary_non_response: Option<Sourced<NonResponse>>,
    /// With cirrhosis virus that is still there from here on is a partial response.
    pub cirrhosis_partial_response: Option<Sourced<Span>>,
    pub low_level_viraemia: Option<Sourced<LowLevel>>,
    pub partial_response: Option<Sourced<Partial>>,
    pub relapse: Sourced<Large>,
    /// Months of consolidation after HBeAg seroconversion.
    pub consolidation_months: Sourced<u32>,
    /// After them a stop needs an HBsAg below this, IU/mL.
    pub hbsag_below: Option<Sourced<u32>>,
    /// Whether the months count from a normal ALT on.
    pub clock_needs_alt: Sourced<bool>,
    /// Months between two negative HBsAg that show its loss; where the set names none, those of the settings.
    pub hbsag_loss_months: Option<Sourced<u32>>,
    /// Whether a positive anti-HBs counts instead of these months; where the set does not say, it does.
    pub anti_hbs_waives: Option<Sourced<bool>>,
    /// Patients whose HBeAg was not positive.
    pub hbeag_negative: Sourced<HbeagNegative>,
    pub cirrhosis: Sourced<WithCirrhosis>,
}
