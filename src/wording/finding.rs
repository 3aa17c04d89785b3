//! What one result says, in words, wherever it stands: on file, or typed and not yet saved.

use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Marker, Test};
use crate::clinical::record::{Comparator, DnaReading, Finding, Reactivity};

use super::Language;
use super::numbers::add_decimal;
use crate::notation::value_text;

/// The test's name and what was found: `HBV DNA 5 000 IU/mL`, `HBeAg positive`.
#[must_use]
pub fn finding_words(language: Language, finding: &Finding, knowledge: &Knowledge) -> String {
    let mut words = String::new();
    add_finding(language, finding, knowledge, &mut words);
    words
}

/// What was found, with its unit: `5 000 IU/mL`, `positive`.
#[must_use]
pub fn amount_words(language: Language, finding: &Finding, knowledge: &Knowledge) -> String {
    let mut words = String::new();
    add_amount(language, finding, knowledge, &mut words);
    words
}

/// Adds the test's name and what was found to other words.
pub(super) fn add_finding(
    language: Language,
    finding: &Finding,
    knowledge: &Knowledge,
    words: &mut String,
) {
    words.push_str(&knowledge.tests.get(finding.test()).name);
    words.push(' ');
    add_amount(language, finding, knowledge, words);
}

fn add_amount(language: Language, finding: &Finding, knowledge: &Knowledge, words: &mut String) {
    add_value(finding, words);
    let unit = finding_unit(language, finding, knowledge);
    if !unit.is_empty() {
        words.push(' ');
        words.push_str(unit);
    }
}

/// A marker in words that tell antigen from antibody: their names are one neighbouring key apart.
#[must_use]
pub const fn marker_words(language: Language, marker: Marker) -> &'static str {
    match marker {
        Marker::HbsAg => "HBs antigen",
        Marker::HbeAg => "HBe antigen",
        Marker::AntiHbe => "anti-HBe antibody",
        Marker::AntiHbs => "anti-HBs antibody",
        Marker::AntiHbc => "anti-HBc antibody",
        Marker::AntiHdv => "anti-HDV antibody",
        Marker::AntiHcv => "anti-HCV antibody",
        Marker::AntiHiv => "anti-HIV antibody",
    }
}

/// An antigen that is lost where its antibody is positive: `HBeAg lost and anti-HBe won: HBeAg seroconversion`; `won`
/// is only said where the antibody was negative before.
#[must_use]
pub fn lost_antigen_words(
    language: Language,
    antigen: Marker,
    antibody: Marker,
    is_won: bool,
    knowledge: &Knowledge,
) -> String {
    let name = |marker: Marker| &knowledge.tests.get(Test::Marker(marker)).name;
    let (antigen, antibody) = (name(antigen), name(antibody));
    let antibody = if is_won {
        format!("and {antibody} gained")
    } else {
        format!("with {antibody} positive")
    };
    format!("{antigen} lost {antibody}: {antigen} seroconversion")
}

/// The value of a finding as it was reported, its digits grouped, without its unit.
pub(super) fn finding_value(language: Language, finding: &Finding) -> String {
    let mut words = String::new();
    add_value(finding, &mut words);
    words
}

fn add_value(finding: &Finding, words: &mut String) {
    let mut compared = |sign: &str, figure: Decimal, seen: &str| {
        words.push_str(sign);
        add_decimal(figure, words);
        words.push_str(seen);
    };
    match finding {
        Finding::HbvDna { reading, .. } => match reading {
            DnaReading::NotDetected => words.push_str("not detected"),
            DnaReading::Below(limit) => compared("<", *limit, ""),
            DnaReading::DetectedBelow(limit) => compared("<", *limit, " detected"),
            DnaReading::Quantified(figure) => compared("", *figure, ""),
            DnaReading::AboveRange(bound) => compared(">", *bound, ""),
        },
        Finding::Amount {
            comparator, figure, ..
        }
        | Finding::QuantifiedSerology {
            comparator, figure, ..
        } => {
            let sign = match comparator {
                Comparator::Equal => "",
                Comparator::Less => "<",
                Comparator::Greater => ">",
            };
            compared(sign, *figure, "");
        }
        Finding::Serology { reactivity, .. } => words.push_str(match reactivity {
            Reactivity::Positive => "positive",
            Reactivity::Negative => "negative",
        }),
        Finding::Genotype(_) | Finding::Ultrasound(_) => words.push_str(&value_text(finding)),
    }
}

/// The unit of a finding; nothing where there is none, as for serology and "not detected".
#[must_use]
pub fn finding_unit<'k>(
    language: Language,
    finding: &Finding,
    knowledge: &'k Knowledge,
) -> &'k str {
    let definition = knowledge.tests.get(finding.test());
    let unit = match finding {
        Finding::HbvDna {
            reading: DnaReading::NotDetected,
            ..
        }
        | Finding::Serology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => return "",
        Finding::HbvDna { unit, .. } => definition.unit_of_dna(*unit),
        Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => *unit,
    };
    // A UCUM annotation in braces is a word for "no unit".
    definition
        .unit(unit)
        .filter(|unit| !unit.ucum.starts_with('{') || unit.ucum.contains('/'))
        .map_or("", |unit| unit.name.as_str())
}
