//! How a result is printed for files and the register: what is printed here is read back as the same result.

use std::fmt::Write as _;

use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Test, Unit, UnitId};
use crate::clinical::record::{Comparator, DnaReading, Finding, Reactivity};

use super::genotype::genotype_text;
use super::ultrasound::lesion_text;

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
        Finding::Ultrasound(lesion) => text.write_str(lesion_text(*lesion)),
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
