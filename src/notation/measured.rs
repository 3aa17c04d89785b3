//! What was measured: a comparison sign and a figure with its unit, perhaps printed twice (`2.3e5 (5.36 log)`).

use super::fault::Fault;
use super::split::{Figure, comparator, figure, row_unit};
use super::units::computed;
use super::value::logarithm_behind;
use super::written::{InputOrigin, Written};
use crate::clinical::decimal::Decimal;
use crate::clinical::dna::iu_per_ml_in;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{DnaUnit, Test, UnitId};
use crate::clinical::record::Comparator;
use crate::wording::refusals::values as said;

/// A comparison sign and a figure.
pub(super) struct Measured {
    /// The sign; `=` is none.
    pub(super) comparator: Comparator,
    /// The figure and its unit.
    pub(super) figure: Figure,
}

/// Reads a sign and a figure, or a printed pair of which both say the same: the one that is no logarithm counts.
///
/// # Errors
/// No such figure, or a pair that does not agree.
pub(super) fn measured(
    text: &str,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Measured, Fault> {
    let fault = match one(text, written, origin, knowledge) {
        Ok(one) => return Ok(one),
        Err(fault) => fault,
    };
    let Some((first, second)) = divided(text) else {
        return Err(fault);
    };
    let bare = Written {
        unit: "",
        implied_unit: None,
        ..*written
    };
    let read = |text| one(&logarithm_behind(text), &bare, InputOrigin::File, knowledge);
    match (read(first), read(second)) {
        (Ok(one), Ok(other)) => pair([one, other], text, written, origin, knowledge),
        (Ok(_) | Err(_), Err(_)) | (Err(_), Ok(_)) => Err(fault),
    }
}

fn one(
    text: &str,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Measured, Fault> {
    let (comparator, rest) = comparator(text);
    let sign = text.strip_suffix(rest).unwrap_or_default();
    let figure =
        figure(rest, written, origin, knowledge).map_err(|fault| fault.within(sign, ""))?;
    Ok(Measured { comparator, figure })
}

/// The two sides of `a (b)`, `a [b]`, `a / b`, `a; b`, `a = b`.
fn divided(text: &str) -> Option<(&str, &str)> {
    let has_digit = |side: &str| side.contains(|c: char| c.is_ascii_digit());
    let sides = |(first, second): (&'_ str, &'_ str)| has_digit(first) && has_digit(second);
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(pair) = text
            .strip_suffix(close)
            .and_then(|text| text.split_once(open))
            && sides(pair)
        {
            return Some((pair.0.trim(), pair.1.trim()));
        }
    }
    [" / ", ";", "|", " = ", ", ", "/"]
        .into_iter()
        .filter_map(|divider| text.rsplit_once(divider))
        .find(|pair| sides(*pair))
        .map(|(first, second)| (first.trim(), second.trim()))
}

/// The one of two that counts, if they say the same.
fn pair(
    [mut first, mut second]: [Measured; 2],
    text: &str,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Measured, Fault> {
    let beside = row_unit(None, written, origin, knowledge)?;
    let (one, other) = (first.figure.unit, second.figure.unit);
    let (one, other) = match (one, other) {
        (Some(one), Some(other)) => (Some(one), Some(other)),
        (Some(one), None) => (Some(one), counterpart(one, written, knowledge)),
        (None, other) => {
            let one = beside
                .filter(|beside| Some(*beside) != other)
                .or_else(|| other.and_then(|other| counterpart(other, written, knowledge)))
                .or((other.is_none() && written.test != Test::HbvDna).then_some(UnitId::COMPUTED));
            let other = other.or_else(|| one.and_then(|one| counterpart(one, written, knowledge)));
            (one, other)
        }
    };
    first.figure.unit = one;
    second.figure.unit = other;
    say_bare_logarithm(text, &mut first, &mut second, written, knowledge);
    let units = [first.figure.unit, second.figure.unit];
    let is_named = beside.is_none_or(|beside| units.contains(&Some(beside)));
    let same_sign = first.comparator == second.comparator || second.comparator == Comparator::Equal;
    let known = units.iter().all(Option::is_some) && units[0] != units[1];
    if !(is_named && same_sign && known && agree(&first, &second, written, knowledge)) {
        return Err(Fault::new(
            written.value,
            said::TWO_FIGURES,
            said::ONE_IN_ITS_UNIT,
        ));
    }
    let sign = first.comparator;
    let is_second = rank(&second, written, knowledge) < rank(&first, written, knowledge);
    let counts = if is_second { second } else { first };
    Ok(Measured {
        comparator: sign,
        ..counts
    })
}

/// Which of two figures counts: international units before copies before logarithms.
fn rank(measured: &Measured, written: &Written<'_>, knowledge: &Knowledge) -> u8 {
    let definition = knowledge.tests.get(written.test);
    match measured
        .figure
        .unit
        .and_then(|unit| definition.dna_unit(unit))
    {
        Some(DnaUnit::IuPerMl | DnaUnit::KiloIuPerMl) | None => 0,
        Some(DnaUnit::CopiesPerMl) => 1,
        Some(DnaUnit::Log10IuPerMl | DnaUnit::Log10CopiesPerMl) => 2,
    }
}

/// The logarithm of a unit of HBV DNA, or what a logarithm is of.
fn counterpart(unit: UnitId, written: &Written<'_>, knowledge: &Knowledge) -> Option<UnitId> {
    let definition = knowledge.tests.get(written.test);
    let other = match definition.dna_unit(unit)? {
        DnaUnit::IuPerMl | DnaUnit::KiloIuPerMl => DnaUnit::Log10IuPerMl,
        DnaUnit::CopiesPerMl => DnaUnit::Log10CopiesPerMl,
        DnaUnit::Log10IuPerMl => DnaUnit::IuPerMl,
        DnaUnit::Log10CopiesPerMl => DnaUnit::CopiesPerMl,
    };
    Some(definition.unit_of_dna(other))
}

/// `1200 copies/mL (3.08 log)`: a logarithm that does not say of what is of what stands beside it.
fn say_bare_logarithm(
    text: &str,
    first: &mut Measured,
    second: &mut Measured,
    written: &Written<'_>,
    knowledge: &Knowledge,
) {
    let definition = knowledge.tests.get(written.test);
    let unit = |measured: &Measured| measured.figure.unit.and_then(|id| definition.dna_unit(id));
    let names_units = text
        .split(|c: char| !c.is_alphabetic())
        .any(|word| ["iu", "ui", "ie", "kiu", "logiu"].contains(&word));
    if names_units || written.test != Test::HbvDna {
        return;
    }
    let is_bare = |measured: &Measured| unit(measured) == Some(DnaUnit::Log10IuPerMl);
    let is_of_copies = |measured: &Measured| unit(measured) == Some(DnaUnit::CopiesPerMl);
    let copies = Some(definition.unit_of_dna(DnaUnit::Log10CopiesPerMl));
    if is_of_copies(first) && is_bare(second) {
        second.figure.unit = copies;
    } else if is_bare(first) && is_of_copies(second) {
        first.figure.unit = copies;
    }
}

/// Whether two figures are one amount, as far as their digits tell.
fn agree(
    first: &Measured,
    second: &Measured,
    written: &Written<'_>,
    knowledge: &Knowledge,
) -> bool {
    let (one, other) = (
        range(first, written, knowledge),
        range(second, written, knowledge),
    );
    // A factor between copies and units is known only to some digits.
    let slack = if is_of_copies(first, written, knowledge)
        != is_of_copies(second, written, knowledge)
        && written.assay.is_none()
    {
        UNKNOWN_FACTOR
    } else {
        ROUNDING
    };
    one.0 <= other.1 * slack && other.0 <= one.1 * slack
}

/// Rounding of the printer.
const ROUNDING: f64 = 1.005;
/// Copies per international unit differ so much between assays (3.41 to 5.82, where 5.6 is assumed).
const UNKNOWN_FACTOR: f64 = 1.7;

fn is_of_copies(measured: &Measured, written: &Written<'_>, knowledge: &Knowledge) -> bool {
    let definition = knowledge.tests.get(written.test);
    let unit = measured.figure.unit.and_then(|id| definition.dna_unit(id));
    matches!(unit, Some(DnaUnit::CopiesPerMl | DnaUnit::Log10CopiesPerMl))
}

/// The amounts that a figure may stand for: half a step of its last digit to both sides, a whole one for a logarithm,
/// which some laboratories cut.
fn range(measured: &Measured, written: &Written<'_>, knowledge: &Knowledge) -> (f64, f64) {
    let definition = knowledge.tests.get(written.test);
    let unit = measured.figure.unit.unwrap_or(UnitId::COMPUTED);
    let dna = definition.dna_unit(unit);
    let is_logarithm = dna.is_some_and(DnaUnit::is_logarithm);
    let figure = measured.figure.figure;
    let step = last_digit(figure) * if is_logarithm { 1.0 } else { 0.5 };
    let amount = |figure: f64| match dna {
        Some(unit) => iu_per_ml_in(figure, unit, written.assay, knowledge),
        None => computed(figure, unit, definition),
    };
    let value = figure.value();
    (amount((value - step).max(0.0)), amount(value + step))
}

/// What one more in the last digit written is.
fn last_digit(figure: Decimal) -> f64 {
    let written = figure.to_string();
    let (digits, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let decimals = digits
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let decimals = i32::try_from(decimals).unwrap_or(0);
    10_f64.powi(exponent - decimals)
}

/// Nothing is less than nought, and "more than nought" says nothing.
pub(super) fn refuse_nought(
    comparator: Comparator,
    is_zero: bool,
    written: &Written<'_>,
) -> Result<(), Fault> {
    match comparator {
        Comparator::Less | Comparator::Greater if is_zero => {
            Err(Fault::new(written.value, said::BESIDE_ZERO, said::AMOUNT))
        }
        Comparator::Equal | Comparator::Less | Comparator::Greater => Ok(()),
    }
}
