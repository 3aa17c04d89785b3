//! The limits that a report prints beside a result.

use super::dna::probable_logarithm;
use super::fault::Fault;
use super::fold::fold;
use super::number::parse_number;
use super::units::{amount_words, computed, computed_unit};
use super::unusual::Unusual;
use super::written::InputOrigin;
use crate::clinical::decimal::Decimal;
use crate::clinical::dna::to_iu_per_ml;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Range, TestDefinition};
use crate::clinical::record::{Finding, Limits};
use crate::wording::Sentence;
use crate::wording::refusals::values as said;

/// Reads the limits beside a result, in the result's own unit; an empty text is no limit. For HBV DNA the lower limit
/// is the assay's limit of quantification.
///
/// # Errors
/// What is no number, an impossible amount, an upper limit that is not above the lower one or is nought, a lower limit
/// of nought for HBV DNA; from files also a limit that no laboratory prints for this test in this unit, and one of HBV
/// DNA that is probably a logarithm.
pub fn parse_limits(
    lower: &str,
    upper: &str,
    finding: &Finding,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Limits, Fault> {
    let limits = Limits {
        lower: limit(lower, finding, origin, knowledge)?,
        upper: limit(upper, finding, origin, knowledge)?,
    };
    let is_dna = matches!(finding, Finding::HbvDna { .. });
    if is_dna && limits.lower.is_some_and(|lower| is_nought(lower, finding)) {
        return Err(Fault::new(lower, said::LIMIT_OF_ZERO, said::LIMIT_OF_ASSAY));
    }
    if limits.upper.is_some_and(|upper| is_nought(upper, finding)) {
        return Err(Fault::new(upper, said::UPPER_OF_ZERO, said::MORE_THAN_ZERO));
    }
    if origin == InputOrigin::File {
        let sides = [(lower, limits.lower, true), (upper, limits.upper, false)];
        for (text, limit, is_lower) in sides {
            if let Some(limit) = limit {
                believable(text, limit, is_lower, finding, knowledge)?;
            }
        }
    }
    match (limits.lower, limits.upper) {
        (Some(low), Some(high)) if low.value() >= high.value() => {
            let accepted = said::more_than_lower(low);
            Err(Fault::new(upper, said::UPPER_NOT_ABOVE, accepted))
        }
        (Some(_) | None, Some(_) | None) => Ok(limits),
    }
}

/// Limits that no laboratory prints for a test in this unit: what a screen asks about and a file is refused for.
#[must_use]
pub fn odd_limits(limits: Limits, finding: &Finding, knowledge: &Knowledge) -> Vec<Unusual> {
    let definition = knowledge.tests.get(finding.test());
    let odd = |limit: Option<Decimal>, range: Option<Range>| {
        let amount = amount(limit?, finding, knowledge)?;
        let range = range.filter(|range| !range.contains(amount))?;
        Some(Unusual::OddLimit {
            low: range.low,
            high: range.high,
            unit: computed_unit(definition),
        })
    };
    let low = odd(limits.lower, definition.lower_limit);
    let high = odd(limits.upper, definition.upper_limit);
    low.into_iter().chain(high).collect()
}

/// A lower limit beside a load that is not that of its assay.
#[must_use]
pub fn other_than_assay(
    limits: Limits,
    finding: &Finding,
    knowledge: &Knowledge,
) -> Option<Unusual> {
    let Finding::HbvDna {
        assay: Some(assay), ..
    } = finding
    else {
        return None;
    };
    let assay = knowledge.assays.get(*assay);
    let printed = amount(limits.lower?, finding, knowledge)?;
    let own = assay.lower_limit_iu_per_ml;
    // Copies and logarithms are rounded where they are printed.
    ((printed / own).ln().abs() > 0.1).then(|| Unusual::NotOfAssay {
        assay: Sentence::name(assay),
        limit: own,
    })
}

/// A limit of a file that a laboratory may have printed.
fn believable(
    text: &str,
    limit: Decimal,
    is_lower: bool,
    finding: &Finding,
    knowledge: &Knowledge,
) -> Result<(), Fault> {
    if let Finding::HbvDna { unit, assay, .. } = finding {
        let believed = assay.map(|assay| knowledge.assays.get(assay).lower_limit_iu_per_ml);
        if let Some(fault) = probable_logarithm(text, limit, *unit, *assay, believed, knowledge) {
            return Err(fault);
        }
    }
    let definition = knowledge.tests.get(finding.test());
    let range = match is_lower {
        true => definition.lower_limit,
        false => definition.upper_limit,
    };
    let amount = amount(limit, finding, knowledge);
    let outside = range
        .zip(amount)
        .filter(|(range, amount)| !range.contains(*amount));
    match outside {
        None => Ok(()),
        Some((range, amount)) => Err(Fault::new(
            text,
            said::no_limit_of(with_unit(amount, definition), Sentence::name(definition)),
            said::limit_range(amount_words(range.low), with_unit(range.high, definition)),
        )),
    }
}

fn with_unit(amount: f64, definition: &TestDefinition) -> Sentence {
    said::with_unit(amount_words(amount), computed_unit(definition))
}

/// A limit in the unit computed in; nothing for tests that have none.
fn amount(limit: Decimal, finding: &Finding, knowledge: &Knowledge) -> Option<f64> {
    let definition = knowledge.tests.get(finding.test());
    match finding {
        Finding::HbvDna { unit, assay, .. } => {
            Some(to_iu_per_ml(limit, *unit, *assay, knowledge).get())
        }
        Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => {
            Some(computed(limit.value(), *unit, definition))
        }
        Finding::Serology { .. } | Finding::Genotype(_) | Finding::Ultrasound(_) => None,
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
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Option<Decimal>, Fault> {
    let folded = fold(text);
    if folded.trim().is_empty() {
        return Ok(None);
    }
    let figure = parse_number(&folded, origin)?;
    let definition = knowledge.tests.get(finding.test());
    if matches!(finding, Finding::Genotype(_) | Finding::Ultrasound(_)) {
        return Err(Fault::new(
            text,
            said::LIMIT_WITHOUT_NUMBER,
            said::NO_LIMITS,
        ));
    }
    // A lower limit may lie below what a result can be: INR from 0.
    let amount = amount(figure, finding, knowledge);
    let plausible = definition.plausible.zip(amount);
    if let Some((plausible, _)) = plausible.filter(|(range, amount)| *amount > range.high) {
        let accepted = said::at_most(with_unit(plausible.high, definition));
        return Err(Fault::new(text, said::IMPOSSIBLE_LIMIT, accepted));
    }
    Ok(Some(figure))
}
