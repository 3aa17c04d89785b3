//! An amount and its limits in the unit computed in, for sentences.

use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Analyte, Scale};
use crate::clinical::record::{Finding, LabResult};

/// Where an amount lies against its limits.
pub(super) struct Measured {
    /// The amount in the unit computed in.
    pub(super) value: f64,
    /// The lower limit that applies.
    pub(super) lower: Option<f64>,
    /// The upper limit that applies.
    pub(super) upper: Option<f64>,
}

impl Measured {
    /// Reads an amount; `None` for HBV DNA and serology.
    pub(super) fn of(result: &LabResult, knowledge: &Knowledge) -> Option<Self> {
        let Finding::Amount {
            analyte,
            figure,
            unit,
            ..
        } = result.finding
        else {
            return None;
        };
        let definition = knowledge.tests.get(result.finding.test());
        let factor = match definition.unit(unit)?.scale {
            Scale::Times(factor) => factor,
            Scale::Dna(_) => return None,
        };
        let defaults = &knowledge.settings.default_limits;
        let (lower, upper) = match analyte {
            Analyte::Alt => (None, Some(defaults.alt_upper)),
            Analyte::Ast => (None, Some(defaults.ast_upper)),
            Analyte::TotalBilirubin => (None, Some(defaults.total_bilirubin_upper)),
            Analyte::Albumin => (Some(defaults.albumin_lower), None),
            Analyte::Alp
            | Analyte::Ggt
            | Analyte::DirectBilirubin
            | Analyte::TotalProtein
            | Analyte::Inr
            | Analyte::Platelets
            | Analyte::Afp
            | Analyte::Creatinine => (None, None),
        };
        let limit = |written: Option<crate::clinical::decimal::Decimal>| {
            written.map(|figure| figure.value() * factor)
        };
        Some(Self {
            value: figure.value() * factor,
            lower: limit(result.limits.lower).or(lower),
            upper: limit(result.limits.upper).or(upper),
        })
    }

    /// The amount as a multiple of its upper limit.
    pub(super) fn multiple(&self) -> Option<f64> {
        self.upper
            .filter(|upper| *upper > 0.0)
            .map(|upper| self.value / upper)
    }
}
