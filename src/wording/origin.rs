//! Where a value came from: by which way, with which limits and marks.

use super::filed::value_text;
use crate::clinical::assays::AssayId;
use crate::clinical::assessment::ResultRef;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Finding, LabResult, Limits, Via};

use super::Language;
use super::finding::{amount_words, finding_value};
use super::language::say;
use super::names::name_words;
use super::numbers::decimal_words;
use super::{FLOW_MARKS, Words};

/// The way by which something came into the register.
#[must_use]
pub const fn origin_words(language: Language, via: Via) -> &'static str {
    match via {
        Via::Form => language.says("typed into a form", "表单录入"),
        Via::QuickLine => language.says("typed as a quick line", "快捷行录入"),
        Via::Import => language.says("imported from a file", "文件导入"),
        Via::Hand => language.says(
            "written into the register's file by hand",
            "手工写入登记文件",
        ),
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
        say!(
            language,
            "{words}, entered as {entered}",
            "{words}，录入为 {entered}"
        )
    }
}

/// The limits that the report printed, in the result's own unit.
#[must_use]
pub fn limits_words(language: Language, limits: Limits) -> String {
    match (limits.lower, limits.upper) {
        (None, None) => language.says("none printed", "未注明").to_owned(),
        (Some(lower), None) => say!(
            language,
            "lower {lower}",
            "下限{lower}",
            lower = decimal_words(lower)
        ),
        (None, Some(upper)) => say!(
            language,
            "upper {upper}",
            "上限{upper}",
            upper = decimal_words(upper)
        ),
        (Some(lower), Some(upper)) => {
            say!(
                language,
                "{lower} to {upper}",
                "{lower}至{upper}",
                lower = decimal_words(lower),
                upper = decimal_words(upper)
            )
        }
    }
}

/// The assay of an HBV DNA result; `None` for other tests.
#[must_use]
pub fn assay_words(language: Language, finding: &Finding, knowledge: &Knowledge) -> Option<String> {
    match finding {
        Finding::HbvDna { assay, .. } => Some(assay.map_or_else(
            || language.says("not named", "未注明").to_owned(),
            |assay: AssayId| name_words(language, knowledge.assays.get(assay)).to_owned(),
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
            .map(|(_, character, meaning)| format!("{character} {}", meaning.of(self.language)))
            .collect()
    }
}
