//! What stands beside the field of a result: what may be typed, and what was understood.

use super::super::profile::range_text;
use super::super::reader::Reader;
use super::super::reading::Last;
use super::Asked;
use crate::clinical::dna::to_iu_per_ml;
use crate::clinical::laboratory::{DnaUnit, Test};
use crate::clinical::limits::Measured;
use crate::clinical::quantity::MultipleOfLimit;
use crate::clinical::record::{DnaReading, Finding, Id, LabResult, Limits};
use crate::wording::screens::{common, result as words};
use crate::wording::{
    amount_words, decimal_words, iu_words, marker_words, multiple_words, name_words,
};

impl Asked<'_> {
    /// The unit that is meant, and the limits.
    pub(super) fn hint(&self, at: &Reader<'_>) -> String {
        let definition = at.cx.knowledge.tests.get(self.test);
        let unit = match self.test {
            Test::HbvDna | Test::Analyte(_) => {
                let unit = definition.unit(self.unit());
                unit.map_or("", |unit| name_words(at.cx.language, unit))
            }
            Test::Marker(_) => words::SIGNS.of(at.cx.language),
            Test::Genotype => words::VARIANTS.of(at.cx.language),
            Test::Ultrasound => words::LESIONS.of(at.cx.language),
        };
        let unit = format!("{unit} {}", range_text(self.printed()));
        unit.trim_end().to_owned()
    }

    /// Has what was last on file stand beside the field.
    pub(super) fn show_last(&self, at: &mut Reader<'_>) {
        let last = self.last(at).map(|last| {
            let amount = amount_words(at.cx.language, &last.finding, at.cx.knowledge);
            let definition = at.cx.knowledge.tests.get(self.test);
            let unit = definition
                .unit(self.unit())
                .map_or("", |unit| name_words(at.cx.language, unit));
            let bare = amount.strip_suffix(unit).map(str::trim_end);
            Last {
                beyond: Measured::of(last, at.cx.knowledge).and_then(|measured| measured.beyond()),
                on: last.on,
                amount: bare.unwrap_or(&amount).to_owned(),
            }
        });
        if let Some(own) = at.reading.lasts.get_mut(self.place) {
            *own = last;
        }
    }

    /// `= 230 000 IU/mL`, with what it is in the unit computed in, or as a multiple of its limit.
    pub(super) fn echo(&self, finding: &Finding, limits: Limits, at: &Reader<'_>) -> String {
        let amount = amount_words(at.cx.language, finding, at.cx.knowledge);
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
                    let load = to_iu_per_ml(*figure, *unit, *assay, at.cx.knowledge);
                    words::converted(at.cx.language, amount, iu_words(load))
                }
            },
            Finding::Amount { .. } => {
                let measured =
                    Measured::of(&self.as_result(finding.clone(), limits), at.cx.knowledge);
                let multiple = measured.and_then(|measured| measured.multiple_of_upper());
                let limit = limits.upper.map_or_else(String::new, |upper| {
                    words::of_limit(at.cx.language, decimal_words(upper))
                });
                multiple.map_or_else(
                    || format!("= {amount}"),
                    |multiple| {
                        let multiple = multiple_words(at.cx.language, MultipleOfLimit(multiple));
                        let comma = common::COMMA.of(at.cx.language);
                        format!("= {amount}{comma}{multiple}{limit}")
                    },
                )
            }
            Finding::Serology { marker, .. } => {
                format!("= {} {amount}", marker_words(at.cx.language, *marker))
            }
            Finding::QuantifiedSerology { marker, .. } => {
                format!(
                    "= {} {amount}",
                    marker_words(at.cx.language, marker.marker())
                )
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
