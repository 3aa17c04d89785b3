//! Values: the canonical spelling of every finding, and the way back.

use std::fmt::Write as _;

use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::laboratory::{Test, UnitId};
use crate::clinical::record::{Comparator, DnaReading, Finding, Reactivity};

use super::{Codec, Wrong};

const ACCEPTED: &str = "an amount such as 2.3e5 or <20; for HBV DNA also <20 detected, >1.7e8, TND; for a marker + or -";
const NOT_DETECTED: &str = "TND";
const POSITIVE: &str = "+";
const NEGATIVE: &str = "-";

/// Appends the value of a finding, without its unit: `2.3e7`, `<20 detected`, `TND`, `+`.
pub(super) fn push_value_text(line: &mut String, finding: &Finding) {
    let (sign, figure, mark) = match finding {
        Finding::HbvDna { reading, .. } => match reading {
            DnaReading::NotDetected => return line.push_str(NOT_DETECTED),
            DnaReading::Below(limit) => ("<", limit, ""),
            DnaReading::DetectedBelow(limit) => ("<", limit, " detected"),
            DnaReading::Quantified(figure) => ("", figure, ""),
            DnaReading::AboveRange(bound) => (">", bound, ""),
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
            (sign, figure, "")
        }
        Finding::Serology { reactivity, .. } => {
            return line.push_str(match reactivity {
                Reactivity::Positive => POSITIVE,
                Reactivity::Negative => NEGATIVE,
            });
        }
    };
    // Writing to a String cannot fail.
    let _ = write!(line, "{sign}{figure}{mark}");
}

impl Codec<'_> {
    /// What a value in a unit says.
    pub(super) fn finding(
        &self,
        test: Test,
        value: &str,
        unit: Option<UnitId>,
        assay: Option<AssayId>,
    ) -> Result<Finding, Wrong> {
        let unit = unit.unwrap_or(UnitId::COMPUTED);
        let wrong = || Wrong::new(format!("'{value}' is no value"), ACCEPTED);
        let (comparator, rest) = match value.as_bytes().first() {
            Some(b'<') => (Comparator::Less, &value[1..]),
            Some(b'>') => (Comparator::Greater, &value[1..]),
            _ => (Comparator::Equal, value),
        };
        let (rest, detected) = match rest.strip_suffix(" detected") {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        match test {
            Test::HbvDna => {
                let dna_unit = self
                    .vocabulary
                    .definition(test)
                    .dna_unit(unit)
                    .ok_or_else(wrong)?;
                let reading = if value == NOT_DETECTED {
                    DnaReading::NotDetected
                } else {
                    let figure: Decimal = rest.parse().map_err(|_| wrong())?;
                    match (comparator, detected) {
                        (Comparator::Less, true) => DnaReading::DetectedBelow(figure),
                        (Comparator::Less, false) => DnaReading::Below(figure),
                        (Comparator::Equal, false) => DnaReading::Quantified(figure),
                        (Comparator::Greater, false) => DnaReading::AboveRange(figure),
                        (Comparator::Equal | Comparator::Greater, true) => return Err(wrong()),
                    }
                };
                Ok(Finding::HbvDna {
                    reading,
                    unit: dna_unit,
                    assay,
                })
            }
            Test::Analyte(analyte) => Ok(Finding::Amount {
                analyte,
                comparator,
                figure: rest.parse().map_err(|_| wrong())?,
                unit,
            }),
            Test::Marker(marker) => {
                if value == POSITIVE || value == NEGATIVE {
                    let reactivity = if value == POSITIVE {
                        Reactivity::Positive
                    } else {
                        Reactivity::Negative
                    };
                    return Ok(Finding::Serology { marker, reactivity });
                }
                Ok(Finding::QuantifiedSerology {
                    marker: marker.quantified().ok_or_else(wrong)?,
                    comparator,
                    figure: rest.parse().map_err(|_| wrong())?,
                    unit,
                })
            }
        }
    }
}
