//! The limits that a report prints beside a result.

use super::amount::{amount_words, computed, computed_unit};
use super::fault::Fault;
use super::finding::Mode;
use super::fold::fold;
use super::number::parse_number;
use crate::clinical::decimal::Decimal;
use crate::clinical::dna::to_iu_per_ml;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Finding, Limits};

/// Reads the limits beside a result, in the result's own unit; an empty text is no limit. For HBV DNA the lower limit
/// is the assay's limit of quantification.
///
/// # Errors
/// What is no number, an impossible amount, an upper limit that is not above the lower one or is nought, a lower limit
/// of nought for HBV DNA.
pub fn parse_limits(
    lower: &str,
    upper: &str,
    finding: &Finding,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Limits, Fault> {
    let limits = Limits {
        lower: limit(lower, finding, mode, knowledge)?,
        upper: limit(upper, finding, mode, knowledge)?,
    };
    let is_dna = matches!(finding, Finding::HbvDna { .. });
    if is_dna && limits.lower.is_some_and(|lower| is_nought(lower, finding)) {
        return Err(Fault::new(
            lower,
            "a limit of nought",
            "the assay's limit, such as 20",
        ));
    }
    if limits.upper.is_some_and(|upper| is_nought(upper, finding)) {
        return Err(Fault::new(upper, "an upper limit of nought", "more than 0"));
    }
    match (limits.lower, limits.upper) {
        (Some(low), Some(high)) if low.value() >= high.value() => {
            let accepted = format!("more than the lower limit, {low}");
            Err(Fault::new(
                upper,
                "an upper limit that is not above the lower",
                accepted,
            ))
        }
        (Some(_) | None, Some(_) | None) => Ok(limits),
    }
}

/// A logarithm of nought is one unit, and no nought.
fn is_nought(limit: Decimal, finding: &Finding) -> bool {
    let is_logarithm = match finding {
        Finding::HbvDna { unit, .. } => unit.is_logarithm(),
        Finding::Amount { .. }
        | Finding::Serology { .. }
        | Finding::QuantifiedSerology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => false,
    };
    limit.is_zero() && !is_logarithm
}

fn limit(
    text: &str,
    finding: &Finding,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Option<Decimal>, Fault> {
    let folded = fold(text);
    if folded.trim().is_empty() {
        return Ok(None);
    }
    let figure = parse_number(&folded, mode)?;
    let definition = knowledge.tests.get(finding.test());
    let amount = match finding {
        Finding::HbvDna { unit, assay, .. } => to_iu_per_ml(figure, *unit, *assay, knowledge).get(),
        Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => {
            computed(figure.value(), *unit, definition)
        }
        Finding::Serology { .. } => return Ok(Some(figure)),
        Finding::Genotype(_) | Finding::Ultrasound(_) => {
            let problem = "a limit beside a result without a number";
            return Err(Fault::new(text, problem, "no limits for this test"));
        }
    };
    // A lower limit may lie below what a result can be: INR from 0.
    if let Some(plausible) = definition.plausible.filter(|range| amount > range.high) {
        let (most, unit) = (amount_words(plausible.high), computed_unit(definition));
        let accepted = format!("at most {most} {unit}");
        return Err(Fault::new(text, "impossible as a limit", accepted));
    }
    Ok(Some(figure))
}
