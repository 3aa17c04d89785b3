//! How a result is printed for files and the register: what is printed here is read back as the same result.

use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Test, Unit, UnitId};
use crate::clinical::record::{Comparator, DnaReading, Finding, Reactivity};

use super::genotype::genotype_text;

/// The value as a report prints it, without its unit: `2.3e5`, `<20`, `<20 detected`, `>1.7e8`, `TND`, `positive`,
/// `rtL180M rtM204V`, `none found`.
#[must_use]
pub fn value_text(finding: &Finding) -> String {
    match finding {
        Finding::HbvDna { reading, .. } => match reading {
            DnaReading::NotDetected => "TND".to_owned(),
            DnaReading::Below(limit) => format!("<{limit}"),
            DnaReading::DetectedBelow(limit) => format!("<{limit} detected"),
            DnaReading::Quantified(figure) => figure.to_string(),
            DnaReading::AboveRange(bound) => format!(">{bound}"),
        },
        Finding::Amount {
            comparator, figure, ..
        }
        | Finding::QuantifiedSerology {
            comparator, figure, ..
        } => match comparator {
            Comparator::Equal => figure.to_string(),
            Comparator::Less => format!("<{figure}"),
            Comparator::Greater => format!(">{figure}"),
        },
        Finding::Serology { reactivity, .. } => match reactivity {
            Reactivity::Positive => "positive".to_owned(),
            Reactivity::Negative => "negative".to_owned(),
        },
        Finding::Genotype(genotype) => genotype_text(genotype),
    }
}

/// The unit of a result among the units of its test; `None` for positive and negative.
#[must_use]
pub fn unit_id(finding: &Finding, knowledge: &Knowledge) -> Option<UnitId> {
    match finding {
        Finding::HbvDna { unit, .. } => Some(knowledge.tests.get(Test::HbvDna).unit_of_dna(*unit)),
        Finding::Amount { unit, .. } | Finding::QuantifiedSerology { unit, .. } => Some(*unit),
        Finding::Serology { .. } | Finding::Genotype(_) => None,
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
