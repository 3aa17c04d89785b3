//! The quick way for values in canonical spelling and well inside what is believable: nearly all of a register.
//!
//! It says the same as [`parse_finding`](crate::notation::parse_finding) and
//! [`parse_limits`](crate::notation::parse_limits), or nothing. Whatever is refused, ambiguous or at the edge is left
//! to those.

use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::dna::unrounded_iu_per_ml;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{DnaUnit, Scale, Test, TestDefinition, UnitId};
use crate::clinical::record::{Comparator, DnaReading, Finding, Limits, Reactivity};

use super::print::{NEGATIVE, POSITIVE};

/// A value that was read, before it is known whether its test can have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// `TND`.
    NotDetected,
    /// `+` or `-`.
    Sign(Reactivity),
    /// A figure, perhaps behind `<` or `>`, perhaps before `detected`.
    Amount {
        comparator: Comparator,
        figure: Decimal,
        detected: bool,
    },
}

/// The word for a target that was not detected.
pub(super) const NOT_DETECTED: &str = "TND";
/// What follows a limit below which something was detected.
pub(super) const DETECTED: &str = " detected";

/// What a value in a unit says; without a unit it is in the one computed in, but for HBV DNA, which needs one.
pub(super) fn quick_finding(
    test: Test,
    value: &str,
    unit: Option<UnitId>,
    assay: Option<AssayId>,
    knowledge: &Knowledge,
) -> Option<Finding> {
    finding_of(test, value_of(value)?, unit, assay, knowledge)
}

fn value_of(text: &str) -> Option<Value> {
    if text == NOT_DETECTED {
        return Some(Value::NotDetected);
    }
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(POSITIVE), None) => return Some(Value::Sign(Reactivity::Positive)),
        (Some(NEGATIVE), None) => return Some(Value::Sign(Reactivity::Negative)),
        (Some(_) | None, _) => {}
    }
    let (text, detected) = match text.strip_suffix(DETECTED) {
        Some(limit) => (limit, true),
        None => (text, false),
    };
    let (comparator, figure) = if let Some(figure) = text.strip_prefix('<') {
        (Comparator::Less, figure)
    } else if let Some(figure) = text.strip_prefix('>') {
        (Comparator::Greater, figure)
    } else {
        (Comparator::Equal, text)
    };
    Some(Value::Amount {
        comparator,
        figure: figure.parse().ok()?,
        detected,
    })
}

/// As [`quick_finding`], of a value that was read.
#[inline(always)]
pub(super) fn finding_of(
    test: Test,
    value: Value,
    unit: Option<UnitId>,
    assay: Option<AssayId>,
    knowledge: &Knowledge,
) -> Option<Finding> {
    let definition = knowledge.tests.get(test);
    match test {
        // Too rare for a quick way.
        Test::Genotype | Test::Ultrasound => None,
        Test::HbvDna => {
            let unit = definition.dna_unit(unit?)?;
            let reading = dna_reading(value, unit, assay, knowledge)?;
            Some(Finding::HbvDna {
                reading,
                unit,
                assay,
            })
        }
        Test::Analyte(analyte) => {
            let unit = unit.unwrap_or(UnitId::COMPUTED);
            let (comparator, figure) = plain_amount(value)?;
            let is_possible = !analyte.is_count() || figure.value().fract() == 0.0;
            (is_possible && is_believable(figure, unit, definition)).then_some(Finding::Amount {
                analyte,
                comparator,
                figure,
                unit,
            })
        }
        Test::Marker(marker) => match value {
            Value::Sign(reactivity) => Some(Finding::Serology { marker, reactivity }),
            Value::Amount { .. } => {
                let marker = marker.quantified()?;
                let (comparator, figure) = plain_amount(value)?;
                let unit = unit.unwrap_or(UnitId::COMPUTED);
                // A logarithm of 1000 is no amount.
                let is_possible = definition.amount(figure.value(), unit).is_finite();
                is_possible.then_some(Finding::QuantifiedSerology {
                    marker,
                    comparator,
                    figure,
                    unit,
                })
            }
            Value::NotDetected => None,
        },
    }
}

#[inline(always)]
fn dna_reading(
    value: Value,
    unit: DnaUnit,
    assay: Option<AssayId>,
    knowledge: &Knowledge,
) -> Option<DnaReading> {
    let (comparator, figure, detected) = match value {
        Value::NotDetected => return Some(DnaReading::NotDetected),
        Value::Sign(_) => return None,
        Value::Amount {
            comparator,
            figure,
            detected,
        } => (comparator, figure, detected),
    };
    let load = unrounded_iu_per_ml(figure, unit, assay, knowledge);
    let plausible = knowledge.tests.get(Test::HbvDna).plausible?;
    if figure.is_zero() || !plausible.contains(load * WELL_INSIDE) {
        return None;
    }
    match (comparator, detected) {
        (Comparator::Less, false) => Some(DnaReading::Below(figure)),
        (Comparator::Less, true) => Some(DnaReading::DetectedBelow(figure)),
        (Comparator::Greater, false) => Some(DnaReading::AboveRange(figure)),
        (Comparator::Equal, false) => {
            let may_be_logarithm = !unit.is_logarithm()
                && figure.value() < knowledge.settings.entry.probable_log_below;
            (!may_be_logarithm).then_some(DnaReading::Quantified(figure))
        }
        (Comparator::Equal | Comparator::Greater, true) => None,
    }
}

/// Room for rounding to six digits below the greatest load that is believable.
const WELL_INSIDE: f64 = 2.0;

/// An amount of something that is not detected or not; nothing is less or more than nought.
#[inline(always)]
fn plain_amount(value: Value) -> Option<(Comparator, Decimal)> {
    match value {
        Value::Amount {
            comparator,
            figure,
            detected: false,
        } => (comparator == Comparator::Equal || !figure.is_zero()).then_some((comparator, figure)),
        Value::Amount { detected: true, .. } | Value::NotDetected | Value::Sign(_) => None,
    }
}

#[inline(always)]
fn is_believable(figure: Decimal, unit: UnitId, definition: &TestDefinition) -> bool {
    match definition.unit(unit).map(|unit| unit.scale) {
        Some(Scale::Times(factor)) => definition
            .plausible
            .is_none_or(|plausible| plausible.contains(figure.value() * factor)),
        Some(Scale::Log10 | Scale::Dna(_)) | None => false,
    }
}

/// The limits printed beside a finding, each side empty or a figure.
pub(super) fn quick_limits(
    lower: &str,
    upper: &str,
    finding: &Finding,
    knowledge: &Knowledge,
) -> Option<Limits> {
    let side = |text: &str| -> Option<Option<Decimal>> {
        if text.is_empty() {
            return Some(None);
        }
        text.parse().ok().map(Some)
    };
    let limits = Limits {
        lower: side(lower)?,
        upper: side(upper)?,
    };
    are_sound(&limits, finding, knowledge).then_some(limits)
}

/// Whether limits are well inside what is believable of a finding, and in their order.
#[inline(always)]
pub(super) fn are_sound(limits: &Limits, finding: &Finding, knowledge: &Knowledge) -> bool {
    let definition = knowledge.tests.get(finding.test());
    let is_sound = |figure: Decimal| {
        let amount = match finding {
            Finding::HbvDna { unit, assay, .. } => {
                unrounded_iu_per_ml(figure, *unit, *assay, knowledge)
            }
            Finding::Genotype(_) | Finding::Ultrasound(_) => return false,
            Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => {
                match definition.unit(*unit).map(|unit| unit.scale) {
                    Some(Scale::Times(factor)) => figure.value() * factor,
                    Some(Scale::Log10 | Scale::Dna(_)) | None => return false,
                }
            }
            Finding::Serology { .. } => figure.value(),
        };
        let is_low_enough = definition
            .plausible
            .is_none_or(|plausible| amount * WELL_INSIDE <= plausible.high);
        is_low_enough && !figure.is_zero()
    };
    let in_order = match (limits.lower, limits.upper) {
        (Some(low), Some(high)) => low.value() < high.value(),
        (Some(_) | None, None) | (None, Some(_)) => true,
    };
    in_order && limits.lower.is_none_or(is_sound) && limits.upper.is_none_or(is_sound)
}

#[cfg(test)]
mod tests {
    use super::super::arbitrary::knowledge;
    use super::*;
    use crate::notation::{InputOrigin, Written, parse_finding, parse_limits};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_quick_way_says_the_same_or_nothing(
            test in proptest::sample::select(Test::ALL.to_vec()),
            value in "[<>]?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,3})?(e[0-9]{1,2})?( detected)?|TND|[+-]|[0-9+<. -]{0,5}",
            unit in proptest::option::of(0_u8..4),
            assay in proptest::option::of((0_u8..5).prop_map(AssayId)),
            lower in "|0|[0-9]{1,3}(\\.[0-9])?|1e[0-9]{1,2}",
            upper in "|0|[0-9]{1,6}(\\.[0-9])?|1e[0-9]{1,2}",
        ) {
            let knowledge = knowledge();
            let definition = knowledge.tests.get(test);
            let unit = unit.filter(|unit| usize::from(*unit) < definition.units.len()).map(UnitId);
            if let Some(quick) = quick_finding(test, &value, unit, assay, knowledge) {
                let spelled = unit.and_then(|unit| definition.unit(unit)).map_or("", |unit| unit.ascii.as_str());
                let written = Written { test, value: &value, unit: spelled, implied_unit: None, assay };
                let whole = parse_finding(&written, InputOrigin::Stored, knowledge).unwrap();
                prop_assert_eq!(&whole.finding, &quick);
                if let Some(limits) = quick_limits(&lower, &upper, &quick, knowledge) {
                    let whole = parse_limits(&lower, &upper, &quick, InputOrigin::Stored, knowledge);
                    prop_assert_eq!(whole.unwrap(), limits);
                }
            }
        }
    }
}
