//! The quick way for values in canonical spelling and well inside what is believable: nearly all of a register.
//!
//! It says the same as [`parse_finding`](crate::notation::parse_finding) and
//! [`parse_limits`](crate::notation::parse_limits), or nothing. Whatever is refused, ambiguous or at the edge is left
//! to those.

use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{DnaUnit, Scale, Test, TestDefinition, UnitId};
use crate::clinical::record::{Comparator, DnaReading, Finding, Limits, Reactivity};

use super::print::{NEGATIVE, POSITIVE};

/// What a value in a unit says; without a unit it is in the one computed in, but for HBV DNA, which needs one.
pub(super) fn quick_finding(
    test: Test,
    value: &str,
    unit: Option<UnitId>,
    assay: Option<AssayId>,
    knowledge: &Knowledge,
) -> Option<Finding> {
    let definition = knowledge.tests.get(test);
    match test {
        // Too rare for a quick way.
        Test::Genotype => None,
        Test::HbvDna => {
            let unit = definition.dna_unit(unit?)?;
            let reading = dna_reading(value, unit, definition, knowledge)?;
            Some(Finding::HbvDna {
                reading,
                unit,
                assay,
            })
        }
        Test::Analyte(analyte) => {
            let unit = unit.unwrap_or(UnitId::COMPUTED);
            let (comparator, figure) = amount(value)?;
            is_believable(figure, unit, definition).then_some(Finding::Amount {
                analyte,
                comparator,
                figure,
                unit,
            })
        }
        Test::Marker(marker) => {
            let mut characters = value.chars();
            match (characters.next()?, characters.next()) {
                (POSITIVE, None) => Some(Finding::Serology {
                    marker,
                    reactivity: Reactivity::Positive,
                }),
                (NEGATIVE, None) => Some(Finding::Serology {
                    marker,
                    reactivity: Reactivity::Negative,
                }),
                (_, _) => {
                    let marker = marker.quantified()?;
                    let (comparator, figure) = amount(value)?;
                    Some(Finding::QuantifiedSerology {
                        marker,
                        comparator,
                        figure,
                        unit: unit.unwrap_or(UnitId::COMPUTED),
                    })
                }
            }
        }
    }
}

fn dna_reading(
    value: &str,
    unit: DnaUnit,
    definition: &TestDefinition,
    knowledge: &Knowledge,
) -> Option<DnaReading> {
    if value == "TND" {
        return Some(DnaReading::NotDetected);
    }
    let (value, detected) = match value.strip_suffix(" detected") {
        Some(limit) => (limit, true),
        None => (value, false),
    };
    let (comparator, figure) = amount(value)?;
    let load = match unit {
        DnaUnit::IuPerMl => figure.value(),
        DnaUnit::Log10IuPerMl => 10_f64.powf(figure.value()),
        // The factor is a matter of the assay.
        DnaUnit::CopiesPerMl | DnaUnit::Log10CopiesPerMl => return None,
    };
    if figure.is_zero() || !definition.plausible?.contains(load * WELL_INSIDE) {
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

/// A comparison sign and a figure, without blanks; nothing is less or more than nought.
fn amount(value: &str) -> Option<(Comparator, Decimal)> {
    let (comparator, figure) = if let Some(figure) = value.strip_prefix('<') {
        (Comparator::Less, figure)
    } else if let Some(figure) = value.strip_prefix('>') {
        (Comparator::Greater, figure)
    } else {
        (Comparator::Equal, value)
    };
    let figure: Decimal = figure.parse().ok()?;
    (comparator == Comparator::Equal || !figure.is_zero()).then_some((comparator, figure))
}

fn is_believable(figure: Decimal, unit: UnitId, definition: &TestDefinition) -> bool {
    match definition.unit(unit).map(|unit| unit.scale) {
        Some(Scale::Times(factor)) => definition
            .plausible
            .is_none_or(|plausible| plausible.contains(figure.value() * factor)),
        Some(Scale::Dna(_)) | None => false,
    }
}

/// The limits printed beside a finding, each side empty or a figure.
pub(super) fn quick_limits(
    lower: &str,
    upper: &str,
    finding: &Finding,
    knowledge: &Knowledge,
) -> Option<Limits> {
    let definition = knowledge.tests.get(finding.test());
    let side = |text: &str| -> Option<Option<Decimal>> {
        if text.is_empty() {
            return Some(None);
        }
        let figure: Decimal = text.parse().ok()?;
        let amount = match finding {
            Finding::HbvDna { unit, .. } if *unit == DnaUnit::IuPerMl => figure.value(),
            Finding::HbvDna { .. } | Finding::Genotype(_) => return None,
            Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => {
                match definition.unit(*unit)?.scale {
                    Scale::Times(factor) => figure.value() * factor,
                    Scale::Dna(_) => return None,
                }
            }
            Finding::Serology { .. } => figure.value(),
        };
        let is_low_enough = definition
            .plausible
            .is_none_or(|plausible| amount * WELL_INSIDE <= plausible.high);
        (is_low_enough && !figure.is_zero()).then_some(Some(figure))
    };
    let limits = Limits {
        lower: side(lower)?,
        upper: side(upper)?,
    };
    match (limits.lower, limits.upper) {
        (Some(low), Some(high)) if low.value() >= high.value() => None,
        (Some(_) | None, Some(_) | None) => Some(limits),
    }
}

#[cfg(test)]
mod tests {
    use super::super::arbitrary::knowledge;
    use super::*;
    use crate::notation::{Mode, Written, parse_finding, parse_limits};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_quick_way_says_the_same_or_nothing(
            test in proptest::sample::select(Test::ALL.to_vec()),
            value in "[<>]?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,3})?(e[0-9]{1,2})?( detected)?|TND|[+-]|[0-9+<. -]{0,5}",
            unit in proptest::option::of(0_u8..4),
            lower in "|0|[0-9]{1,3}(\\.[0-9])?|1e[0-9]{1,2}",
            upper in "|0|[0-9]{1,6}(\\.[0-9])?|1e[0-9]{1,2}",
        ) {
            let knowledge = knowledge();
            let definition = knowledge.tests.get(test);
            let unit = unit.filter(|unit| usize::from(*unit) < definition.units.len()).map(UnitId);
            if let Some(quick) = quick_finding(test, &value, unit, None, knowledge) {
                let spelled = unit.and_then(|unit| definition.unit(unit)).map_or("", |unit| unit.ascii.as_str());
                let written = Written { test, value: &value, unit: spelled, implied_unit: None, assay: None };
                let whole = parse_finding(&written, Mode::File, knowledge).unwrap();
                prop_assert_eq!(&whole.finding, &quick);
                if let Some(limits) = quick_limits(&lower, &upper, &quick, knowledge) {
                    let whole = parse_limits(&lower, &upper, &quick, Mode::File, knowledge);
                    prop_assert_eq!(whole.unwrap(), limits);
                }
            }
        }
    }
}
