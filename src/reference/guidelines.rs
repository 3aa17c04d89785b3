//! `data/guidelines/*.ron`: one guideline set each, read and checked.

mod bands;
mod criteria;
mod file;
mod reader;
#[cfg(test)]
mod tests;

pub use criteria::{SET_THRESHOLDS, SetThreshold};

use std::collections::BTreeMap;

use super::Shipped;
use super::fault::DataFault;
use super::located::Document;
use crate::clinical::guidelines::{GuidelineSet, LowLevel, NonResponse, Partial};
use crate::clinical::quantity::IuPerMl;
use crate::wording::refusals::data_files as said;
use file::File;
use reader::{DISTANCES, LOADS, QUANTITIES, Reader, TIMES};

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
        (
            "edition_zh",
            read.edition_zh.as_ref().unwrap_or(&read.edition),
        ),
    ] {
        if text.trim().is_empty() {
            return Err(document.fault(path, said::EMPTY, said::SOME_WORDS));
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
        cirrhosis_partial_response: match &read.cirrhosis_partial_response {
            Some(entry) => {
                let path = "cirrhosis_partial_response";
                let after = reader.span(&format!("{path}.after"), &entry.after)?;
                Some(reader.sourced(path, after, &entry.provenance())?)
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
        consolidation_months: reader.whole_number(
            "consolidation_months",
            &read.consolidation_months,
            "months",
            TIMES,
        )?,
        hbsag_below: match &read.hbsag_below {
            Some(entry) => Some(reader.whole_number("hbsag_below", entry, "IU/mL", QUANTITIES)?),
            None => None,
        },
        clock_needs_alt: reader.flag("clock_needs_alt", &read.clock_needs_alt)?,
        hbsag_loss_months: match &read.hbsag_loss_months {
            Some(entry) => {
                Some(reader.whole_number("hbsag_loss_months", entry, "months", TIMES)?)
            }
            None => None,
        },
        anti_hbs_waives: match &read.anti_hbs_waives {
            Some(entry) => Some(reader.flag("anti_hbs_waives", entry)?),
            None => None,
        },
        hbeag_negative: reader.hbeag_negative(&read.hbeag_negative)?,
        cirrhosis: reader.sourced(
            "cirrhosis",
            read.cirrhosis.value.into(),
            &read.cirrhosis.provenance(),
        )?,
        name_zh: read.set_zh.unwrap_or_else(|| read.set.clone()),
        name: read.set,
        short_zh: read.short_zh.unwrap_or_else(|| read.short.clone()),
        short: read.short,
        order: read.order,
        edition_zh: read.edition_zh.unwrap_or_else(|| read.edition.clone()),
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
            let what = said::stands_in(&set.name, other);
            return Err(document.fault("set", what, said::OWN_NAME));
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
