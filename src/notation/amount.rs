//! Results that are amounts: liver values, blood counts, proteins.

use super::fault::Fault;
use super::fold::fold;
use super::measured::{Measured, measured, refuse_nought};
use super::split::Figure;
use super::units::{amount_words, computed, computed_unit, unit_name};
use super::unusual::Unusual;
use super::value::parts;
use super::written::{InputOrigin, Reading, Written};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Analyte, Range, TestDefinition, UnitId, ValueWord};
use crate::clinical::record::{Comparator, Finding};
use crate::wording::Sentence;
use crate::wording::refusals::values as said;

pub(super) fn parse(
    analyte: Analyte,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let folded = fold(written.value).trim().to_lowercase();
    if folded.is_empty() {
        return Err(Fault::new("", said::NO_VALUE, said::AMOUNT));
    }
    let (comparator, parsed) = amount_of(&folded, written, origin, knowledge)?;
    if analyte.is_count() && parsed.figure.value().fract() != 0.0 {
        return Err(Fault::new(written.value, said::NOT_WHOLE, said::WHOLE));
    }
    let definition = knowledge.tests.get(written.test);
    let unit = parsed.unit.unwrap_or(UnitId::COMPUTED);
    let amount = computed(parsed.figure.value(), unit, definition);
    refuse_nought(comparator, parsed.figure.is_zero(), written)?;
    if let Some(plausible) = definition.plausible.filter(|range| !range.contains(amount)) {
        let amount = said::with_unit(parsed.figure, unit_name(unit, definition));
        let problem = said::impossible_for(amount, Sentence::name(definition));
        let accepted = range_words(plausible, definition);
        return Err(Fault::new(written.value, problem, accepted));
    }
    let usual = match parsed.unit {
        Some(_) => definition.usual,
        None => definition.usual_without_unit.or(definition.usual),
    };
    let outside = usual
        .filter(|range| !range.contains(amount))
        .map(|range| Unusual::outside(range, definition));
    // An analyser sees further than the highest limit that a laboratory prints.
    let ends_low = definition
        .upper_limit
        .filter(|limit| comparator == Comparator::Greater && amount <= limit.high)
        .map(|_| Unusual::LowEndOfRange);
    Ok(Reading {
        finding: Finding::Amount {
            analyte,
            comparator,
            figure: parsed.figure,
            unit,
        },
        unusual: outside.into_iter().chain(ends_low).collect(),
        limit: None,
    })
}

/// A sign, in a word or not, and a figure.
fn amount_of(
    folded: &str,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<(Comparator, Figure), Fault> {
    let parts = parts(folded, &knowledge.words.values).filter(|parts| !parts.figures.is_empty());
    let text = parts
        .as_ref()
        .map_or(folded, |parts| parts.figures.as_str());
    let Measured { comparator, figure } = measured(text, written, origin, knowledge)?;
    let Some(parts) = parts else {
        return Ok((comparator, figure));
    };
    let below = parts.says(ValueWord::Less);
    let above = parts.says(ValueWord::Greater);
    let is_of_another_test = [
        ValueWord::NotDetected,
        ValueWord::Detected,
        ValueWord::Positive,
        ValueWord::Negative,
        ValueWord::BelowLimit,
        ValueWord::AboveLimit,
    ]
    .into_iter()
    .any(|word| parts.says(word));
    let comparator = match (comparator, below, above) {
        (comparator, false, false) => Some(comparator),
        (Comparator::Equal | Comparator::Less, true, false) => Some(Comparator::Less),
        (Comparator::Equal | Comparator::Greater, false, true) => Some(Comparator::Greater),
        (Comparator::Equal | Comparator::Less | Comparator::Greater, _, _) => None,
    };
    match comparator.filter(|_| !is_of_another_test) {
        Some(comparator) => Ok((comparator, figure)),
        None => Err(Fault::new(
            written.value,
            said::NOT_NUMBER_ALONE,
            said::AMOUNT,
        )),
    }
}

fn range_words(range: Range, definition: &TestDefinition) -> Sentence {
    let (low, high) = (amount_words(range.low), amount_words(range.high));
    said::range(low, said::with_unit(high, computed_unit(definition)))
}
