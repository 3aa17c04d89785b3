//! What one result says, in words, wherever it stands: on file, or typed and not yet saved.

use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::Marker;
use crate::clinical::record::{Comparator, DnaReading, Finding, Reactivity};

use super::numbers::decimal_words;
use crate::notation::value_text;

/// The test's name and what was found: `HBV DNA 5 000 IU/mL`, `HBeAg positive`.
#[must_use]
pub fn finding_words(finding: &Finding, knowledge: &Knowledge) -> String {
    let name = &knowledge.tests.get(finding.test()).name;
    format!("{name} {}", amount_words(finding, knowledge))
}

/// What was found, with its unit: `5 000 IU/mL`, `positive`.
#[must_use]
pub fn amount_words(finding: &Finding, knowledge: &Knowledge) -> String {
    let value = finding_value(finding);
    let unit = finding_unit(finding, knowledge);
    let blank = if unit.is_empty() { "" } else { " " };
    format!("{value}{blank}{unit}")
}

/// A marker in words that tell antigen from antibody: their names are one neighbouring key apart.
#[must_use]
pub const fn marker_words(marker: Marker) -> &'static str {
    match marker {
        Marker::HbsAg => "HBs antigen",
        Marker::HbeAg => "HBe antigen",
        Marker::AntiHbe => "anti-HBe antibody",
        Marker::AntiHbs => "anti-HBs antibody",
        Marker::AntiHbc => "anti-HBc antibody",
    }
}

/// The value of a finding as it was reported, its digits grouped, without its unit.
pub(super) fn finding_value(finding: &Finding) -> String {
    match finding {
        Finding::HbvDna { reading, .. } => match reading {
            DnaReading::NotDetected => "not detected".to_owned(),
            DnaReading::Below(limit) => format!("<{}", decimal_words(*limit)),
            DnaReading::DetectedBelow(limit) => format!("<{} detected", decimal_words(*limit)),
            DnaReading::Quantified(figure) => decimal_words(*figure),
            DnaReading::AboveRange(bound) => format!(">{}", decimal_words(*bound)),
        },
        Finding::Amount {
            comparator, figure, ..
        }
        | Finding::QuantifiedSerology {
            comparator, figure, ..
        } => compared(*comparator, *figure),
        Finding::Serology { reactivity, .. } => match reactivity {
            Reactivity::Positive => "positive".to_owned(),
            Reactivity::Negative => "negative".to_owned(),
        },
        Finding::Genotype(_) => value_text(finding),
    }
}

/// The unit of a finding; nothing where there is none, as for serology and "not detected".
#[must_use]
pub fn finding_unit<'k>(finding: &Finding, knowledge: &'k Knowledge) -> &'k str {
    let definition = knowledge.tests.get(finding.test());
    let unit = match finding {
        Finding::HbvDna {
            reading: DnaReading::NotDetected,
            ..
        }
        | Finding::Serology { .. }
        | Finding::Genotype(_) => return "",
        Finding::HbvDna { unit, .. } => definition.unit_of_dna(*unit),
        Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => *unit,
    };
    // A UCUM annotation in braces is a word for "no unit".
    definition
        .unit(unit)
        .filter(|unit| !unit.ucum.starts_with('{') || unit.ucum.contains('/'))
        .map_or("", |unit| unit.name.as_str())
}

fn compared(comparator: Comparator, figure: Decimal) -> String {
    let sign = match comparator {
        Comparator::Equal => "",
        Comparator::Less => "<",
        Comparator::Greater => ">",
    };
    format!("{sign}{}", decimal_words(figure))
}
