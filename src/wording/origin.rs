//! Where a value came from: by which way, with which limits and marks.

use crate::clinical::assays::AssayId;
use crate::clinical::assessment::ResultRef;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Finding, LabResult, Limits, Via};
use crate::notation::value_text;

use super::Language;
use super::finding::{amount_words, finding_value};
use super::numbers::decimal_words;
use super::{FLOW_MARKS, Words};

/// The way by which something came into the register.
#[must_use]
pub const fn origin_words(language: Language, via: Via) -> &'static str {
    match via {
        Via::Form => "typed into a form",
        Via::QuickLine => "typed as a quick line",
        Via::Import => "imported from a file",
        Via::Hand => "written into the register's file by hand",
    }
}

/// `23 000 000 IU/mL, entered as 2.3e7`: the value as it is shown, and as it was entered where that differs.
#[must_use]
pub fn entered_words(language: Language, finding: &Finding, knowledge: &Knowledge) -> String {
    let words = amount_words(language, finding, knowledge);
    let entered = value_text(finding);
    let same = match finding {
        Finding::HbvDna { .. } | Finding::Amount { .. } | Finding::QuantifiedSerology { .. } => {
            finding_value(language, finding) == entered
        }
        Finding::Serology { .. } | Finding::Genotype(_) | Finding::Ultrasound(_) => true,
    };
    if same {
        words
    } else {
        format!("{words}, entered as {entered}")
    }
}

/// The limits that the report printed, in the result's own unit.
#[must_use]
pub fn limits_words(language: Language, limits: Limits) -> String {
    match (limits.lower, limits.upper) {
        (None, None) => "none printed".to_owned(),
        (Some(lower), None) => format!("lower {}", decimal_words(lower)),
        (None, Some(upper)) => format!("upper {}", decimal_words(upper)),
        (Some(lower), Some(upper)) => {
            format!("{} to {}", decimal_words(lower), decimal_words(upper))
        }
    }
}

/// The assay of an HBV DNA result; `None` for other tests.
#[must_use]
pub fn assay_words(language: Language, finding: &Finding, knowledge: &Knowledge) -> Option<String> {
    match finding {
        Finding::HbvDna { assay, .. } => Some(assay.map_or_else(
            || "not named".to_owned(),
            |assay: AssayId| knowledge.assays.get(assay).name.clone(),
        )),
        Finding::Amount { .. }
        | Finding::Serology { .. }
        | Finding::QuantifiedSerology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => None,
    }
}

impl Words<'_> {
    /// What the marks beside a result in the flow sheet mean: `P DNA positive`.
    #[must_use]
    pub fn mark_words(&self, result: &LabResult) -> Vec<String> {
        let place = self.record.results.iter().position(|own| own == result);
        let cell = place
            .and_then(|place| u32::try_from(place).ok())
            .and_then(|place| self.flow_cell(ResultRef(place)));
        let marks = cell.map(|cell| cell.marks).unwrap_or_default();
        FLOW_MARKS
            .iter()
            .filter(|(mark, ..)| marks.contains(mark))
            .map(|(_, character, meaning)| format!("{character} {meaning}"))
            .collect()
    }
}
