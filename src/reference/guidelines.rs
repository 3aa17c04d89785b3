//! `data/guidelines/*.ron`: one guideline set each, read and checked.

mod bands;
mod criteria;
mod file;
#[cfg(test)]
mod tests;

pub use criteria::{SET_THRESHOLDS, SetThreshold};

use std::collections::BTreeMap;

use super::Shipped;
use super::located::{DataFault, Document};
use crate::clinical::guidelines::{
    GuidelineSet, HbeagNegative, Large, LowLevel, NonResponse, Partial, Sourced, Span,
};
use crate::clinical::quantity::IuPerMl;
use file::{Amount, File, Provenance};

/// Loads of HBV DNA that a threshold can believably have, IU/mL.
const LOADS: (f64, f64) = (1.0, 1e9);
/// Distances that a threshold can believably have, log10.
const DISTANCES: (f64, f64) = (0.1, 9.0);
/// Times that a threshold can believably have, months.
const TIMES: (f64, f64) = (1.0, 240.0);
/// Weeks of the longest believable time.
const MOST_WEEKS: f64 = 1040.0;

/// Reads one guideline set.
///
/// # Errors
/// The first value that is missing, unknown, in another unit than expected, without source, not finite or out of
/// range, and bands that leave a gap, overlap or stand in the wrong order.
pub fn parse_guideline_set(text: &str, file: &str) -> Result<GuidelineSet, DataFault> {
    let document = Document::new(file, text);
    let read: File = document.read()?;
    let reader = Reader {
        document: &document,
    };
    for (path, text) in [
        ("set", &read.set),
        ("short", &read.short),
        ("edition", &read.edition),
    ] {
        if text.trim().is_empty() {
            return Err(document.fault(path, "empty", "some words"));
        }
    }
    let set = GuidelineSet {
        breakthrough_log10: reader.number(
            "breakthrough_log10",
            &read.breakthrough_log10,
            "log10",
            DISTANCES,
        )?,
        breakthrough_after_negative: match &read.breakthrough_after_negative {
            Some(entry) => Some(reader.load("breakthrough_after_negative", entry)?),
            None => None,
        },
        primary_non_response: match &read.primary_non_response {
            Some(entry) => {
                let path = "primary_non_response";
                let value = NonResponse {
                    after: reader.span(&format!("{path}.after"), &entry.after)?,
                    fall_below: reader.amount(
                        &format!("{path}.fall_below"),
                        &entry.fall_below,
                        "log10",
                        DISTANCES,
                    )?,
                };
                Some(reader.sourced(path, value, &entry.provenance())?)
            }
            None => None,
        },
        low_level_viraemia: match &read.low_level_viraemia {
            Some(entry) => {
                let path = "low_level_viraemia";
                let below = format!("{path}.below");
                let value = LowLevel {
                    after: reader.span(&format!("{path}.after"), &entry.after)?,
                    below: IuPerMl::new(reader.amount(&below, &entry.below, "IU/mL", LOADS)?),
                };
                Some(reader.sourced(path, value, &entry.provenance())?)
            }
            None => None,
        },
        partial_response: match &read.partial_response {
            Some(entry) => {
                let path = "partial_response";
                let value = Partial {
                    after: reader.span(&format!("{path}.after"), &entry.after)?,
                    fall_at_least: reader.amount(
                        &format!("{path}.fall_at_least"),
                        &entry.fall_at_least,
                        "log10",
                        (0.0, DISTANCES.1),
                    )?,
                };
                Some(reader.sourced(path, value, &entry.provenance())?)
            }
            None => None,
        },
        relapse: reader.relapse(&read)?,
        consolidation_months: {
            let path = "consolidation_months";
            let entry = &read.consolidation_months;
            let months = reader.whole(path, &entry.amount(), "months", TIMES)?;
            reader.sourced(path, months, &entry.provenance())?
        },
        clock_needs_alt: reader.sourced(
            "clock_needs_alt",
            read.clock_needs_alt.value,
            &read.clock_needs_alt.provenance(),
        )?,
        hbeag_negative: reader.hbeag_negative(&read.hbeag_negative)?,
        cirrhosis: reader.sourced(
            "cirrhosis",
            read.cirrhosis.value.into(),
            &read.cirrhosis.provenance(),
        )?,
        name: read.set,
        short: read.short,
        order: read.order,
        edition: read.edition,
        same_assay: read.same_assay,
    };
    bands::check(&set)
        .map_err(|disorder| document.fault(disorder.path, disorder.what, disorder.accepted))?;
    Ok(set)
}

/// The sets of several files in the order in which they are shown.
///
/// # Errors
/// The first file that is at fault, or that holds a set which another already holds.
pub fn parse_guidelines(files: &[Shipped]) -> Result<Vec<GuidelineSet>, DataFault> {
    let mut taken = BTreeMap::new();
    let mut sets = Vec::with_capacity(files.len());
    for shipped in files {
        let set = parse_guideline_set(shipped.text, shipped.file)?;
        if let Some(other) = taken.insert(set.name.clone(), shipped.file) {
            let document = Document::new(shipped.file, shipped.text);
            let what = format!("{} stands in {other} already", set.name);
            return Err(document.fault("set", what, "a name of its own"));
        }
        sets.push(set);
    }
    in_order(&mut sets);
    Ok(sets)
}

/// Puts sets in the order in which they are shown.
fn in_order(sets: &mut [GuidelineSet]) {
    sets.sort_by(|one, other| (one.order, &one.name).cmp(&(other.order, &other.name)));
}

/// The sets with another in the place of the one of its name; beside them where there is none.
#[must_use]
pub fn with_set(sets: &[GuidelineSet], own: GuidelineSet) -> Vec<GuidelineSet> {
    let others = sets.iter().filter(|set| set.name != own.name).cloned();
    let mut together: Vec<GuidelineSet> = others.chain([own.clone()]).collect();
    in_order(&mut together);
    together
}

/// Reads values of one file, each with its complaint.
struct Reader<'d> {
    document: &'d Document<'d>,
}

impl Reader<'_> {
    /// A number in its unit and range.
    fn amount(
        &self,
        path: &str,
        amount: &Amount,
        unit: &str,
        (least, greatest): (f64, f64),
    ) -> Result<f64, DataFault> {
        if amount.unit != unit {
            let what = format!("the unit {:?}", amount.unit);
            return Err(self.document.fault(format!("{path}.unit"), what, unit));
        }
        if least <= amount.value && amount.value <= greatest {
            return Ok(amount.value);
        }
        Err(self.document.fault(
            format!("{path}.value"),
            amount.value.to_string(),
            format!("a number from {least} to {greatest} {unit}"),
        ))
    }

    /// A whole number in its unit and range.
    fn whole(
        &self,
        path: &str,
        amount: &Amount,
        unit: &str,
        range: (f64, f64),
    ) -> Result<u32, DataFault> {
        let value = self.amount(path, amount, unit, range)?;
        if value.fract() == 0.0 {
            return Ok(value as u32);
        }
        Err(self.document.fault(
            format!("{path}.value"),
            value.to_string(),
            format!("a whole number from {} to {} {unit}", range.0, range.1),
        ))
    }

    /// A time in weeks or months.
    fn span(&self, path: &str, amount: &Amount) -> Result<Span, DataFault> {
        match amount.unit.as_str() {
            "weeks" => self
                .whole(path, amount, "weeks", (1.0, MOST_WEEKS))
                .map(Span::Weeks),
            "months" => self.whole(path, amount, "months", TIMES).map(Span::Months),
            other => Err(self.document.fault(
                format!("{path}.unit"),
                format!("the unit {other:?}"),
                "weeks or months",
            )),
        }
    }

    fn number(
        &self,
        path: &str,
        entry: &file::Number,
        unit: &str,
        range: (f64, f64),
    ) -> Result<Sourced<f64>, DataFault> {
        let value = self.amount(path, &entry.amount(), unit, range)?;
        self.sourced(path, value, &entry.provenance())
    }

    fn load(&self, path: &str, entry: &file::Number) -> Result<Sourced<IuPerMl>, DataFault> {
        let value = self.amount(path, &entry.amount(), "IU/mL", LOADS)?;
        self.sourced(path, IuPerMl::new(value), &entry.provenance())
    }

    /// A value with where it stands.
    fn sourced<T>(
        &self,
        path: &str,
        value: T,
        provenance: &Provenance<'_>,
    ) -> Result<Sourced<T>, DataFault> {
        if provenance.source.trim().is_empty() {
            let path = format!("{path}.source");
            return Err(self.document.fault(path, "empty", "some words"));
        }
        Ok(Sourced {
            value,
            source: provenance.source.to_owned(),
            checked: provenance.checked,
            note: provenance.note.map(str::to_owned),
        })
    }

    /// Exactly one of the two ways to say when a positive after a stop is large.
    fn relapse(&self, read: &File) -> Result<Sourced<Large>, DataFault> {
        match (&read.relapse_above, &read.relapse_rise) {
            (Some(entry), None) => {
                let load = self.load("relapse_above", entry)?;
                self.sourced(
                    "relapse_above",
                    Large::Above(load.value),
                    &entry.provenance(),
                )
            }
            (None, Some(entry)) => {
                let rise = self.number("relapse_rise", entry, "log10", DISTANCES)?;
                self.sourced("relapse_rise", Large::Rise(rise.value), &entry.provenance())
            }
            (Some(_), Some(_)) => Err(self.document.fault(
                "relapse_rise",
                "relapse_above stands here too: the two overlap",
                "one of relapse_above and relapse_rise",
            )),
            (None, None) => Err(self.document.fault(
                "",
                "relapse_above and relapse_rise are missing",
                "one of the two",
            )),
        }
    }

    /// Exactly one of the three rules for patients whose HBeAg was not positive.
    fn hbeag_negative(
        &self,
        entry: &file::HbeagNegativeEntry,
    ) -> Result<Sourced<HbeagNegative>, DataFault> {
        let path = "hbeag_negative";
        let accepted = "one of hbsag_loss_only: true, suppressed_months and negatives";
        let value = match (
            &entry.hbsag_loss_only,
            &entry.suppressed_months,
            &entry.negatives,
        ) {
            (Some(true), None, None) => HbeagNegative::HbsagLossOnly,
            (None, Some(months), None) => {
                let path = format!("{path}.suppressed_months");
                HbeagNegative::SuppressedMonths(self.whole(&path, months, "months", TIMES)?)
            }
            (None, None, Some(negatives)) => {
                let path = format!("{path}.negatives");
                let at = |field: &str| format!("{path}.{field}");
                HbeagNegative::Negatives {
                    months: self.whole(&at("months"), &negatives.months, "months", TIMES)?,
                    count: self.whole(&at("count"), &negatives.count, "results", (1.0, 50.0))?,
                    apart_months: self.whole(&at("apart"), &negatives.apart, "months", TIMES)?,
                }
            }
            (Some(false), None, None) => {
                let path = format!("{path}.hbsag_loss_only");
                return Err(self.document.fault(path, "false", accepted));
            }
            (None, None, None) => {
                return Err(self.document.fault(path, "no rule", accepted));
            }
            (Some(_), Some(_), _) | (Some(_), _, Some(_)) | (_, Some(_), Some(_)) => {
                return Err(self.document.fault(path, "several rules", accepted));
            }
        };
        self.sourced(path, value, &entry.provenance())
    }
}
