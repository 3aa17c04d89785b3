//! Rising virus, a liver in danger, kidneys, a lesion, and what of it a patient cannot be left with.

use chrono::NaiveDate;

use super::counted::{Counted, ResultRef};
use crate::clinical::laboratory::Analyte;
use crate::clinical::quantity::IuPerMl;

/// The lowest load that a rise is counted from (`RULES.md` §6, "Rising", and §7b).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lowest {
    pub result: ResultRef,
    pub on: NaiveDate,
    /// The load: of a negative its limit, which on treatment and after it counts at least at `default_lloq`.
    pub value: IuPerMl,
    /// Whether it is the limit of a negative that is not counted because its assay is too crude (§3.1).
    pub is_left_out: bool,
}

/// A rise of more than one log10 over the lowest value (`RULES.md` §6, "Rising").
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rise {
    /// The lowest value among the results of the line or off period, its baseline and the limits of negatives left out.
    pub lowest: Lowest,
    /// The last counted result.
    pub last: Counted,
}

impl Rise {
    /// By how many log10.
    #[must_use]
    pub fn log10(&self) -> f64 {
        self.last.value.log10_above(self.lowest.value)
    }
}

/// The liver alert of `RULES.md` §9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AlertLevel {
    /// Can be fatal within days.
    Danger,
    Flare,
}

impl AlertLevel {
    /// The key in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Flare => "flare",
        }
    }
}

/// A liver alert with the values that raised it.
#[derive(Clone, Debug, PartialEq)]
pub struct LiverAlert {
    pub level: AlertLevel,
    /// The results that raised it: ALT, AST, total bilirubin, INR, as far as each took part.
    pub evidence: Vec<ResultRef>,
    /// The newest day among the latest fresh ALT, AST, total bilirubin and INR: the repeat is counted from it.
    pub newest: NaiveDate,
    /// Whether a fresh INR or total bilirubin is dated within the week before that day or on it: a flare without
    /// either is repeated as soon as a danger.
    pub has_liver_function: bool,
}

/// A value that made a liver alert on its day and was not measured since (`RULES.md` §9, "Never repeated").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeverRepeated {
    pub analyte: Analyte,
    pub result: ResultRef,
    pub on: NaiveDate,
    pub level: AlertLevel,
    /// When the liver tests were due: they still are.
    pub due: NaiveDate,
}

/// A creatinine that needs a doctor's eye while adefovir or tenofovir disoproxil is taken (`RULES.md` §9, "Kidney").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KidneyAlert {
    pub creatinine: ResultRef,
    pub on: NaiveDate,
    /// The eGFR that it gives, in hundredths of mL/min/1.73 m², cut; where the sex is not recorded the lower of the
    /// two. `None` where the formula cannot be used, so that the creatinine was compared with its limit.
    pub egfr_hundredths: Option<u32>,
}

/// What may be a cancer of the liver until somebody says what it is (`RULES.md` §9, "Lesion alert").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LesionAlert {
    /// The latest ultrasound with a focal lesion that nobody has named and that has not gone.
    pub lesion: Option<(ResultRef, NaiveDate)>,
    /// An AFP that is high and fresh.
    pub afp: Option<(ResultRef, NaiveDate)>,
}

/// Decompensation that is not recorded and that liver tests speak for (`RULES.md` §9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecompensationDoubt {
    pub bilirubin: Option<ResultRef>,
    pub inr: Option<ResultRef>,
    pub albumin: Option<ResultRef>,
}

impl DecompensationDoubt {
    /// How many of the three signs there are.
    #[must_use]
    pub const fn signs(&self) -> usize {
        self.bilirubin.is_some() as usize
            + self.inr.is_some() as usize
            + self.albumin.is_some() as usize
    }
}

/// Virus or surface antigen that is newly there in somebody who was treated, whatever the verdict (`WORDING.md`,
/// `react`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct React {
    pub sign: ReactSign,
    /// The day that it goes by.
    pub since: NaiveDate,
}

/// Which of the three it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReactSign {
    /// HBV DNA positive after a negative, under or after courses that were not meant as treatment.
    AfterPrevention,
    /// HBV DNA positive off treatment while the latest HBsAg was negative.
    DnaWithoutHbsag,
    /// HBsAg positive again off treatment, whatever HBV DNA says.
    HbsagBack,
}
