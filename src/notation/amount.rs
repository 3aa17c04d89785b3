//! Results that are amounts: liver values, blood counts, proteins.

use super::fault::Fault;
use super::finding::{Mode, Reading, Written};
use super::fold::fold;
use super::split::{comparator, figure};
use super::unusual::Unusual;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Analyte, Range, Scale, TestDefinition, UnitId};
use crate::clinical::record::{Comparator, Finding};

pub(super) const ACCEPTED: &str = "a number, perhaps with < or > before it";

pub(super) fn parse(
    analyte: Analyte,
    written: &Written<'_>,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let folded = fold(written.value);
    let value = folded.trim();
    if value.is_empty() {
        return Err(Fault::new("", "no value", ACCEPTED));
    }
    let (comparator, text) = comparator(value);
    let sign = value.strip_suffix(text).unwrap_or_default();
    let parsed = figure(text, written, mode, knowledge).map_err(|fault| fault.within(sign, ""))?;
    if analyte.is_count() && parsed.figure.value().fract() != 0.0 {
        return Err(Fault::new(
            written.value,
            "not a whole number",
            "a whole number",
        ));
    }
    let definition = knowledge.tests.get(written.test);
    let unit = parsed.unit.unwrap_or(UnitId::COMPUTED);
    let amount = computed(parsed.figure.value(), unit, definition);
    refuse_nought(comparator, parsed.figure.is_zero(), written)?;
    if let Some(plausible) = definition.plausible.filter(|range| !range.contains(amount)) {
        return Err(Fault::new(
            written.value,
            format!("impossible for {}", definition.name),
            range_words(plausible, definition),
        ));
    }
    let usual = match parsed.unit {
        Some(_) => definition.usual,
        None => definition.usual_without_unit.or(definition.usual),
    };
    let unusual = usual
        .filter(|range| !range.contains(amount))
        .map(|range| Unusual::outside(range, definition));
    Ok(Reading {
        finding: Finding::Amount {
            analyte,
            comparator,
            figure: parsed.figure,
            unit,
        },
        unusual: unusual.into_iter().collect(),
    })
}

/// The amount in the unit that the rules compute in.
pub(super) fn computed(figure: f64, unit: UnitId, definition: &TestDefinition) -> f64 {
    match definition.unit(unit).map(|unit| unit.scale) {
        Some(Scale::Times(factor)) => figure * factor,
        Some(Scale::Dna(_)) | None => figure,
    }
}

/// Nothing is less than nought, and "more than nought" says nothing.
pub(super) fn refuse_nought(
    comparator: Comparator,
    is_zero: bool,
    written: &Written<'_>,
) -> Result<(), Fault> {
    match comparator {
        Comparator::Less | Comparator::Greater if is_zero => {
            Err(Fault::new(written.value, "below or above nought", ACCEPTED))
        }
        Comparator::Equal | Comparator::Less | Comparator::Greater => Ok(()),
    }
}

fn range_words(range: Range, definition: &TestDefinition) -> String {
    let (low, high) = (amount_words(range.low), amount_words(range.high));
    format!("{low} to {high} {}", computed_unit(definition))
}

/// An amount of the data files in a few characters: `40`, `1e10`.
pub(super) fn amount_words(amount: f64) -> String {
    const MOST_DIGITS: f64 = 1e7;
    if amount < MOST_DIGITS {
        amount.to_string()
    } else {
        format!("{amount:e}")
    }
}

/// The name of the unit that the rules compute in.
pub(super) fn computed_unit(definition: &TestDefinition) -> &str {
    definition
        .unit(UnitId::COMPUTED)
        .map_or("", |unit| unit.name.as_str())
}
