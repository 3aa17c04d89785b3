//! How results and months stand in files and the register, the same in every language: what is printed here is read
//! back as the same.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::Phrase;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Test, Unit, UnitId};
use crate::clinical::record::{Comparator, DnaReading, Finding, Genotype, LiverLesion, Reactivity};

/// How a file and a form say that a test found no variant.
const NONE_FOUND: &str = "none found";
/// The same as one word, for lines whose words are divided by blanks.
const NONE: &str = "none";
/// All that a person may type for it. Not that nothing was detected: then there may have been no virus to look at.
pub(crate) const NOTHING_FOUND: [&str; 12] = [
    NONE_FOUND,
    NONE,
    "未检出变异",
    "未见变异",
    "无变异",
    "野生型",
    "no variants",
    "no variant",
    "no mutations",
    "wild type",
    "wild-type",
    "wt",
];
/// How else people write what an ultrasound showed.
pub(crate) const LESION_WORDS: [(LiverLesion, &[&str]); 3] = [
    (
        LiverLesion::None,
        &[
            "no focal lesions",
            "no focal liver lesion",
            "no focal liver lesions",
            "no lesion",
            "no lesions",
            "未见占位",
            "无局灶性病变",
        ],
    ),
    (
        LiverLesion::Focal,
        &[
            "focal lesions",
            "focal liver lesion",
            "focal liver lesions",
            "有占位",
            "局灶性病变",
        ],
    ),
    (
        LiverLesion::Known,
        &[
            "known lesions",
            "known focal lesion",
            "known liver lesion",
            "已知局灶性病变",
        ],
    ),
];
/// Why an import changed results, as its entry keeps it in English.
pub(crate) const CORRECTED: Phrase = Phrase::new("corrected by the laboratory", "检验科已更正");
pub(crate) const TAKEN_BACK: Phrase = Phrase::new("taken back by the laboratory", "检验科已撤回");
pub(crate) const CORRECTED_OR_TAKEN_BACK: Phrase = Phrase::new(
    "corrected or taken back by the laboratory",
    "检验科已更正或撤回",
);
/// Between variants of one word.
pub(crate) const JOINT: char = '+';

/// The value as a report prints it, without its unit: `2.3e5`, `<20`, `<20 detected`, `>1.7e8`, `TND`, `positive`,
/// `rtL180M rtM204V`, `none found`, `no focal lesion`.
#[must_use]
pub fn value_text(finding: &Finding) -> String {
    let mut text = String::new();
    push_value_text(&mut text, finding);
    text
}

/// As [`value_text`], appended to `text`.
pub fn push_value_text(text: &mut String, finding: &Finding) {
    // Writing to a String cannot fail.
    let _ = match finding {
        Finding::HbvDna { reading, .. } => match reading {
            DnaReading::NotDetected => text.write_str("TND"),
            DnaReading::Below(limit) => write!(text, "<{limit}"),
            DnaReading::DetectedBelow(limit) => write!(text, "<{limit} detected"),
            DnaReading::Quantified(figure) => write!(text, "{figure}"),
            DnaReading::AboveRange(bound) => write!(text, ">{bound}"),
        },
        Finding::Amount {
            comparator, figure, ..
        }
        | Finding::QuantifiedSerology {
            comparator, figure, ..
        } => match comparator {
            Comparator::Equal => write!(text, "{figure}"),
            Comparator::Less => write!(text, "<{figure}"),
            Comparator::Greater => write!(text, ">{figure}"),
        },
        Finding::Serology { reactivity, .. } => text.write_str(match reactivity {
            Reactivity::Positive => "positive",
            Reactivity::Negative => "negative",
        }),
        Finding::Genotype(genotype) => text.write_str(&genotype_text(genotype)),
        Finding::Ultrasound(lesion) => text.write_str(lesion_phrase(*lesion).english),
    };
}

/// The unit of a result among the units of its test; `None` for positive and negative.
#[must_use]
pub fn unit_id(finding: &Finding, knowledge: &Knowledge) -> Option<UnitId> {
    match finding {
        Finding::HbvDna { unit, .. } => Some(knowledge.tests.get(Test::HbvDna).unit_of_dna(*unit)),
        Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => Some(*unit),
        Finding::Serology { .. } | Finding::Genotype(_) | Finding::Ultrasound(_) => None,
    }
}

/// The unit of a result in its spelling for files, of ASCII letters without blanks; empty for positive and negative.
#[must_use]
pub fn unit_text<'k>(finding: &Finding, knowledge: &'k Knowledge) -> &'k str {
    unit_of(finding, knowledge).map_or("", |unit| unit.ascii.as_str())
}

fn unit_of<'k>(finding: &Finding, knowledge: &'k Knowledge) -> Option<&'k Unit> {
    let id = unit_id(finding, knowledge)?;
    knowledge.tests.get(finding.test()).unit(id)
}

/// `2024-03`, the month of a day.
#[must_use]
pub fn month_text(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

/// What an ultrasound showed, in words; files hold the English ones: `no focal lesion`.
#[must_use]
pub const fn lesion_phrase(lesion: LiverLesion) -> Phrase {
    match lesion {
        LiverLesion::None => Phrase::new("no focal lesion", "无占位"),
        LiverLesion::Focal => Phrase::new("focal lesion", "占位"),
        LiverLesion::Known => Phrase::new("known lesion", "已知占位"),
    }
}

/// The sign that lines write for it: `-`, `+` or `=`.
#[must_use]
pub const fn lesion_sign(lesion: LiverLesion) -> char {
    match lesion {
        LiverLesion::None => '-',
        LiverLesion::Focal => '+',
        LiverLesion::Known => '=',
    }
}

/// The variants as files and reports write them: `rtL180M rtM204V`, `none found`.
fn genotype_text(genotype: &Genotype) -> String {
    joined(genotype, ' ', NONE_FOUND)
}

/// The same as one word: `rtL180M+rtM204V`, `none`.
#[must_use]
pub fn genotype_word(genotype: &Genotype) -> String {
    joined(genotype, JOINT, NONE)
}

fn joined(genotype: &Genotype, between: char, none: &str) -> String {
    if genotype.variants().is_empty() {
        return none.to_owned();
    }
    let variants: Vec<String> = genotype
        .variants()
        .iter()
        .map(ToString::to_string)
        .collect();
    variants.join(&between.to_string())
}
