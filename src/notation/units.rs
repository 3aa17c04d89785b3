//! Amounts in the unit that the rules compute in, and what the units are called.

use crate::clinical::laboratory::{TestDefinition, UnitId};
use crate::wording::Sentence;

/// The amount in the unit that the rules compute in.
pub(super) fn computed(figure: f64, unit: UnitId, definition: &TestDefinition) -> f64 {
    definition.amount(figure, unit)
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
pub(super) fn computed_unit(definition: &TestDefinition) -> Sentence {
    unit_name(UnitId::COMPUTED, definition)
}

pub(super) fn unit_name(unit: UnitId, definition: &TestDefinition) -> Sentence {
    let unit = definition.unit(unit);
    unit.map_or_else(|| Sentence::alike(&""), Sentence::name)
}
