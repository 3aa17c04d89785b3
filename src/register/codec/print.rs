//! Printing results as a line.

use crate::clinical::assays::AssayId;
use crate::clinical::record::{Finding, LabResult, Limits, Reactivity};
use crate::notation::{genotype_word, lesion_sign, push_value_text, unit_id};

use super::small::push_limits;
use super::{Codec, Context};

/// A marker that is reactive.
pub(super) const POSITIVE: char = '+';
/// A marker that is not reactive.
pub(super) const NEGATIVE: char = '-';
/// How a line says that no assay is known though the laboratory's profile names one.
pub(super) const NO_ASSAY: &str = "no assay";

impl Codec<'_> {
    /// The results of one report in canonical spelling; [`Codec::read`] gives the same results again.
    ///
    /// The results stand in the order of their places, from 1 without a gap.
    #[must_use]
    pub fn print(&self, results: &[LabResult], context: &Context<'_>) -> String {
        let mut line = String::with_capacity(results.len() * 24);
        self.print_into(&mut line, results, context);
        line
    }

    /// As [`Codec::print`], appended to `line`.
    pub fn print_into(&self, line: &mut String, results: &[LabResult], context: &Context<'_>) {
        for (position, result) in results.iter().enumerate() {
            if position > 0 {
                line.push_str("; ");
            }
            self.push_result(line, result, context.assay());
        }
    }

    fn push_result(&self, line: &mut String, result: &LabResult, assay: Option<AssayId>) {
        let finding = &result.finding;
        let retracted = result.trail.as_ref().and_then(|trail| trail.retracted_by);
        if retracted.is_some() {
            line.push_str("void ");
        }
        line.push_str(&self.vocabulary.definition(finding.test()).word);
        self.push_value(line, finding, None);
        if result.limits != Limits::default() {
            line.push_str(" [");
            push_limits(line, result.limits);
            line.push(']');
        }
        self.push_assay(line, finding, assay);
        if result.unusual {
            line.push_str(" !");
        }
        for earlier in result.earlier() {
            line.push_str(" was");
            self.push_value(line, &earlier.finding, Some(finding));
            self.push_assay(line, &earlier.finding, assay_of(finding));
            line.push_str(&format!(" @{}", earlier.replaced_by.0));
        }
        if let Some(seq) = retracted {
            line.push_str(&format!(" @{}", seq.0));
        }
    }

    /// The value and its unit, which is left out where it is that of the finding that replaced it.
    pub(super) fn push_value(
        &self,
        line: &mut String,
        finding: &Finding,
        replaced_by: Option<&Finding>,
    ) {
        line.push(' ');
        match finding {
            Finding::Serology { reactivity, .. } => line.push(match reactivity {
                Reactivity::Positive => POSITIVE,
                Reactivity::Negative => NEGATIVE,
            }),
            Finding::Genotype(genotype) => line.push_str(&genotype_word(genotype)),
            Finding::Ultrasound(lesion) => line.push(lesion_sign(*lesion)),
            Finding::HbvDna { .. }
            | Finding::Amount { .. }
            | Finding::QuantifiedSerology { .. } => push_value_text(line, finding),
        }
        let unit = unit_id(finding, self.vocabulary.knowledge);
        if unit.is_some()
            && unit != replaced_by.and_then(|other| unit_id(other, self.vocabulary.knowledge))
        {
            let unit = unit.map_or("", |unit| self.vocabulary.unit_text(finding.test(), unit));
            line.push(' ');
            line.push_str(unit);
        }
    }

    fn push_assay(&self, line: &mut String, finding: &Finding, implied: Option<AssayId>) {
        if !matches!(finding, Finding::HbvDna { .. }) || assay_of(finding) == implied {
            return;
        }
        let name = assay_of(finding).map_or(NO_ASSAY, |assay| self.vocabulary.assay_text(assay));
        line.push_str(" (");
        line.push_str(name);
        line.push(')');
    }
}

pub(super) const fn assay_of(finding: &Finding) -> Option<AssayId> {
    match finding {
        Finding::HbvDna { assay, .. } => *assay,
        Finding::Amount { .. }
        | Finding::Serology { .. }
        | Finding::QuantifiedSerology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => None,
    }
}
