//! What one result says, in words, wherever it stands: on file, or typed and not yet saved.

use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Marker, Test};
use crate::clinical::record::{Comparator, DnaReading, Finding, Reactivity};

use super::Language;
use super::filed::{lesion_phrase, value_text};
use super::language::say;
use super::names::name_words;
use super::numbers::add_decimal;

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
    words.push_str(name_words(language, knowledge.tests.get(finding.test())));
    words.push(' ');
    add_amount(language, finding, knowledge, words);
}

fn add_amount(language: Language, finding: &Finding, knowledge: &Knowledge, words: &mut String) {
    add_value(language, finding, words);
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
        Marker::HbsAg => language.says("HBs antigen", "乙肝表面抗原（HBsAg）"),
        Marker::HbeAg => language.says("HBe antigen", "乙肝e抗原（HBeAg）"),
        Marker::AntiHbe => language.says("anti-HBe antibody", "乙肝e抗体（抗-HBe）"),
        Marker::AntiHbs => language.says("anti-HBs antibody", "乙肝表面抗体（抗-HBs）"),
        Marker::AntiHbc => language.says("anti-HBc antibody", "乙肝核心抗体（抗-HBc）"),
        Marker::AntiHdv => language.says("anti-HDV antibody", "丁肝抗体（抗-HDV）"),
        Marker::AntiHcv => language.says("anti-HCV antibody", "丙肝抗体（抗-HCV）"),
        Marker::AntiHiv => language.says("anti-HIV antibody", "艾滋病抗体（抗-HIV）"),
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
    let name = |marker: Marker| name_words(language, knowledge.tests.get(Test::Marker(marker)));
    let (antigen, antibody) = (name(antigen), name(antibody));
    let antibody = if is_won {
        say!(language, "and {antibody} gained", "、{antibody} 转阳")
    } else {
        say!(language, "with {antibody} positive", "、{antibody} 阳性")
    };
    say!(
        language,
        "{antigen} lost {antibody}: {antigen} seroconversion",
        "{antigen} 转阴{antibody}：{antigen} 血清学转换"
    )
}

/// The value of a finding as it was reported, its digits grouped, without its unit.
pub(super) fn finding_value(language: Language, finding: &Finding) -> String {
    let mut words = String::new();
    add_value(language, finding, &mut words);
    words
}

fn add_value(language: Language, finding: &Finding, words: &mut String) {
    let mut compared = |sign: &str, figure: Decimal, seen: &str| {
        words.push_str(sign);
        add_decimal(figure, words);
        words.push_str(seen);
    };
    match finding {
        Finding::HbvDna { reading, .. } => match reading {
            DnaReading::NotDetected => words.push_str(language.says("not detected", "未检出")),
            DnaReading::Below(limit) => compared("<", *limit, ""),
            DnaReading::DetectedBelow(limit) => {
                compared("<", *limit, language.says(" detected", "但检出"))
            }
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
            Reactivity::Positive => language.says("positive", "阳性"),
            Reactivity::Negative => language.says("negative", "阴性"),
        }),
        Finding::Genotype(genotype) if genotype.variants().is_empty() => {
            words.push_str(language.says("none found", "未检出变异"));
        }
        Finding::Genotype(_) => words.push_str(&value_text(finding)),
        Finding::Ultrasound(lesion) => words.push_str(lesion_phrase(*lesion).of(language)),
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
        .map_or("", |unit| name_words(language, unit))
}
