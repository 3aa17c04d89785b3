//! Whether an amount lies outside its limits: the ones the report printed, else the clinic's defaults (`RULES.md` §8).

use super::decimal::Decimal;
use super::knowledge::Knowledge;
use super::laboratory::{Analyte, Test};
use super::record::{Finding, LabResult};

/// On which side of its limits an amount lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beyond {
    /// Above the upper limit.
    Above,
    /// Below the lower limit.
    Below,
}

/// An amount with its limits, in the unit computed in. A value with `<` or `>` counts by its number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    pub analyte: Analyte,
    pub value: f64,
    /// The lower limit that applies, if any.
    pub lower: Option<f64>,
    /// The upper limit that applies, if any.
    pub upper: Option<f64>,
}

impl Measured {
    /// Reads an amount; `None` for HBV DNA and serology.
    #[must_use]
    pub fn of(result: &LabResult, knowledge: &Knowledge) -> Option<Self> {
        let Finding::Amount {
            analyte,
            figure,
            unit,
            ..
        } = result.finding
        else {
            return None;
        };
        let definition = knowledge.tests.get(Test::Analyte(analyte));
        let computed = |figure: Decimal| definition.amount(figure.value(), unit);
        let (default_lower, default_upper) = defaults(analyte, knowledge);
        Some(Self {
            analyte,
            value: computed(figure),
            lower: result.limits.lower.map(computed).or(default_lower),
            upper: result.limits.upper.map(computed).or(default_upper),
        })
    }

    /// Outside its limits, and on which side. For the liver enzymes and bilirubin only the upper limit speaks, for
    /// albumin only the lower (§8).
    #[must_use]
    pub fn beyond(&self) -> Option<Beyond> {
        let above = self
            .upper
            .filter(|upper| self.value > *upper)
            .map(|_| Beyond::Above);
        let below = self
            .lower
            .filter(|lower| self.value < *lower)
            .map(|_| Beyond::Below);
        match self.analyte {
            Analyte::Alt
            | Analyte::Ast
            | Analyte::Alp
            | Analyte::Ggt
            | Analyte::TotalBilirubin
            | Analyte::DirectBilirubin
            | Analyte::Afp => above,
            Analyte::Albumin => below,
            Analyte::TotalProtein
            | Analyte::Inr
            | Analyte::ProthrombinActivity
            | Analyte::Platelets
            | Analyte::Creatinine
            | Analyte::Phosphate
            | Analyte::LiverStiffness => above.or(below),
            Analyte::MissedDoses => None,
        }
    }

    /// The value as a multiple of its upper limit, rounded to nine decimals: 51.3 is three times 17.1, not a little less.
    #[must_use]
    pub fn multiple_of_upper(&self) -> Option<f64> {
        const DECIMALS: f64 = 1e9;
        self.upper
            .filter(|upper| *upper > 0.0)
            .map(|upper| (self.value / upper * DECIMALS).round() / DECIMALS)
    }
}

/// The limits assumed where the report prints none: lower and upper.
fn defaults(analyte: Analyte, knowledge: &Knowledge) -> (Option<f64>, Option<f64>) {
    let limits = &knowledge.settings.default_limits;
    match analyte {
        Analyte::Alt => (None, Some(limits.alt_upper)),
        Analyte::Ast => (None, Some(limits.ast_upper)),
        Analyte::TotalBilirubin => (None, Some(limits.total_bilirubin_upper)),
        Analyte::Albumin => (Some(limits.albumin_lower), None),
        Analyte::Alp
        | Analyte::Ggt
        | Analyte::DirectBilirubin
        | Analyte::TotalProtein
        | Analyte::Inr
        | Analyte::ProthrombinActivity
        | Analyte::Platelets
        | Analyte::Afp
        | Analyte::Creatinine
        | Analyte::Phosphate
        | Analyte::LiverStiffness
        | Analyte::MissedDoses => (None, None),
    }
}
