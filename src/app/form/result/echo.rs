//! What a result that is typed means, beside its field.

use super::super::Desk;
use super::Asked;
use crate::clinical::dna::to_iu_per_ml;
use crate::clinical::laboratory::DnaUnit;
use crate::clinical::limits::Measured;
use crate::clinical::quantity::MultipleOfLimit;
use crate::clinical::record::{DnaReading, Finding, Id, LabResult, Limits};
use crate::wording::{amount_words, decimal_words, iu_words, marker_words, multiple_words};

impl Asked<'_> {
    /// `= 230 000 IU/mL`, with what it is in the unit computed in, or as a multiple of its limit.
    pub(super) fn echo(&self, finding: &Finding, limits: Limits, desk: &Desk<'_>) -> String {
        let amount = amount_words(finding, desk.knowledge);
        match finding {
            Finding::HbvDna {
                reading: DnaReading::NotDetected,
                ..
            } => amount,
            Finding::HbvDna {
                reading:
                    DnaReading::Quantified(figure)
                    | DnaReading::Below(figure)
                    | DnaReading::DetectedBelow(figure)
                    | DnaReading::AboveRange(figure),
                unit,
                assay,
            } => match unit {
                DnaUnit::IuPerMl => format!("= {amount}"),
                DnaUnit::KiloIuPerMl
                | DnaUnit::CopiesPerMl
                | DnaUnit::Log10IuPerMl
                | DnaUnit::Log10CopiesPerMl => {
                    let load = to_iu_per_ml(*figure, *unit, *assay, desk.knowledge);
                    format!("= {amount}, that is {} IU/mL", iu_words(load))
                }
            },
            Finding::Amount { .. } => {
                let measured =
                    Measured::of(&self.as_result(finding.clone(), limits), desk.knowledge);
                let multiple = measured.and_then(|measured| measured.multiple_of_upper());
                let limit = limits
                    .upper
                    .map_or_else(String::new, |upper| format!(" of {}", decimal_words(upper)));
                multiple.map_or_else(
                    || format!("= {amount}"),
                    |multiple| {
                        let multiple = multiple_words(MultipleOfLimit(multiple));
                        format!("= {amount}, {multiple}{limit}")
                    },
                )
            }
            Finding::Serology { marker, .. } => format!("= {} {amount}", marker_words(*marker)),
            Finding::QuantifiedSerology { marker, .. } => {
                format!("= {} {amount}", marker_words(marker.marker()))
            }
            Finding::Genotype(_) | Finding::Ultrasound(_) => format!("= {amount}"),
        }
    }

    fn as_result(&self, finding: Finding, limits: Limits) -> LabResult {
        LabResult {
            report: Id(0),
            place: 1,
            unusual: false,
            month_only: false,
            on: self.day,
            finding,
            limits,
            trail: None,
        }
    }
}
