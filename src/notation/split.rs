//! Taking a written value apart: comparison sign, figure, unit.

use super::fault::Fault;
use super::names::parse_unit;
use super::number::{parse_number, point_that_may_group};
use super::units::unit_name;
use super::written::{InputOrigin, Written};
use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Scale, TestDefinition, UnitId};
use crate::clinical::record::Comparator;
use crate::wording::refusals::values as said;

/// A figure and the unit that belongs to it.
pub(super) struct Figure {
    pub(super) figure: Decimal,
    /// The unit: written behind the figure, beside it, or implied; `None` if there is none.
    pub(super) unit: Option<UnitId>,
    /// Whether a point before three digits might group them.
    pub(super) point_may_group: bool,
}

/// The comparison sign before a value, and the rest: `<`, `<=`, `>`, `>=`, `=`.
pub(super) fn comparator(value: &str) -> (Comparator, &str) {
    let (comparator, rest) = if let Some(rest) = value.strip_prefix('<') {
        (Comparator::Less, rest)
    } else if let Some(rest) = value.strip_prefix('>') {
        (Comparator::Greater, rest)
    } else {
        let figure = value.strip_prefix('=').unwrap_or(value);
        return (Comparator::Equal, figure.trim_start());
    };
    (
        comparator,
        rest.strip_prefix('=').unwrap_or(rest).trim_start(),
    )
}

/// The unit of a row: what is written behind the figure, else beside it, else implied.
///
/// # Errors
/// A unit that the test does not have, or two that contradict each other.
pub(super) fn row_unit(
    behind: Option<UnitId>,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Option<UnitId>, Fault> {
    let beside = match written.unit.trim() {
        "" => None,
        unit => Some(parse_unit(unit, written.test, knowledge)?),
    };
    let implied = match origin {
        InputOrigin::File | InputOrigin::Stored => written.implied_unit,
        InputOrigin::Typed => None,
    };
    let mut named = [behind, beside, implied].into_iter().flatten();
    let first = named.next();
    if let (Some(first), Some(other)) = (first, named.find(|unit| Some(*unit) != first)) {
        let definition = knowledge.tests.get(written.test);
        let name = |unit| unit_name(unit, definition);
        let problem = said::contradict(name(first), name(other));
        return Err(Fault::new(written.unit.trim(), problem, said::ONE_UNIT));
    }
    Ok(first.or(written.implied_unit))
}

/// A figure with perhaps a unit behind it: `230 000 IU/mL`, `5.36 log`, `180 x10^9/L`. The longest number whose rest
/// is a unit counts, so that `180 x10^9/L` is 180.
///
/// # Errors
/// No number, several readings, or a unit that the test does not have.
pub(super) fn figure(
    text: &str,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Figure, Fault> {
    let definition = knowledge.tests.get(written.test);
    let divided = divide(text.trim(), written, definition, knowledge)?;
    let unit = row_unit(divided.unit, written, origin, knowledge)?;
    let (_, behind) = text.trim().split_at(divided.number.len());
    let whole = |fault: Fault| fault.within("", behind);
    let figure = divided.figure.map_err(whole)?;
    let point_may_group = point_that_may_group(divided.number).is_some()
        && could_be_grouped(figure, unit, definition);
    if point_may_group && origin == InputOrigin::Typed {
        parse_number(divided.number, origin).map_err(whole)?;
    }
    Ok(Figure {
        figure,
        unit,
        point_may_group,
    })
}

/// A text divided into its number, which may have several readings, and the unit behind it.
struct Divided<'t> {
    number: &'t str,
    figure: Result<Decimal, Fault>,
    unit: Option<UnitId>,
}

/// Where the number ends and the unit begins.
fn divide<'t>(
    text: &'t str,
    written: &Written<'_>,
    definition: &TestDefinition,
    knowledge: &Knowledge,
) -> Result<Divided<'t>, Fault> {
    let mut behind_the_number = None;
    let ends = text.char_indices().rev().map(|(at, c)| at + c.len_utf8());
    for (number, rest) in ends.map(|end| text.split_at(end)) {
        let figure = parse_number(number, InputOrigin::File);
        let is_number = match &figure {
            Ok(_) => true,
            Err(fault) => !fault.readings.is_empty(),
        };
        if !is_number {
            continue;
        }
        let rest = rest.trim();
        let unit = match rest {
            "" => None,
            _ => definition.unit_spelled(rest),
        };
        if rest.is_empty() || unit.is_some() {
            return Ok(Divided {
                number: number.trim(),
                figure,
                unit,
            });
        }
        behind_the_number = behind_the_number.or(Some(rest));
    }
    let fault = match behind_the_number {
        Some(rest) if rest.starts_with(char::is_alphabetic) => {
            parse_unit(rest, written.test, knowledge).err()
        }
        Some(_) | None => parse_number(text, InputOrigin::File).err(),
    };
    Err(fault.unwrap_or_else(|| not_understood(text)))
}

fn not_understood(text: &str) -> Fault {
    Fault::new(text, said::NOT_UNDERSTOOD, said::WITH_UNIT)
}

/// Whether a thousand times the figure would be believable too: an INR of 1.234 is not 1234.
fn could_be_grouped(figure: Decimal, unit: Option<UnitId>, definition: &TestDefinition) -> bool {
    let unit = definition.unit(unit.unwrap_or(UnitId::COMPUTED));
    let thousandfold = figure.value() * 1000.0;
    let amount = match unit.map(|unit| unit.scale) {
        Some(Scale::Dna(unit)) if unit.is_logarithm() => 10_f64.powf(thousandfold),
        Some(scale @ (Scale::Times(_) | Scale::Log10 | Scale::Dna(_))) => {
            scale.amount(thousandfold)
        }
        None => thousandfold,
    };
    definition
        .plausible
        .is_none_or(|plausible| plausible.contains(amount))
}
