//! Reads the values of a guideline set, each with its complaint.

use super::file::{Amount, File, Flag, HbeagNegativeEntry, Number, Provenance};
use crate::clinical::guidelines::{HbeagNegative, Large, Sourced, Span};
use crate::clinical::quantity::IuPerMl;
use crate::reference::fault::DataFault;
use crate::reference::located::Document;
use crate::wording::Sentence;
use crate::wording::refusals::data_files as said;
use crate::wording::tried::with_unit;

/// Loads of HBV DNA that a threshold can believably have, IU/mL.
pub(super) const LOADS: (f64, f64) = (1.0, 1e9);
/// Distances that a threshold can believably have, log10.
pub(super) const DISTANCES: (f64, f64) = (0.1, 9.0);
/// Times that a threshold can believably have, months.
pub(super) const TIMES: (f64, f64) = (1.0, 240.0);
/// Quantities of HBsAg that a threshold can believably have, IU/mL.
pub(super) const QUANTITIES: (f64, f64) = (1.0, 100_000.0);
/// Weeks of the longest believable time.
const MOST_WEEKS: f64 = 1040.0;

/// Reads values of one file, each with its complaint.
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document<'d>,
}

impl Reader<'_> {
    /// A number in its unit and range.
    pub(super) fn amount(
        &self,
        path: &str,
        amount: &Amount,
        unit: &str,
        (least, greatest): (f64, f64),
    ) -> Result<f64, DataFault> {
        if amount.unit != unit {
            let what = said::the_unit(said::quoted(&amount.unit));
            let accepted = said::typed(unit);
            return Err(self.document.fault(format!("{path}.unit"), what, accepted));
        }
        if least <= amount.value && amount.value <= greatest {
            return Ok(amount.value);
        }
        Err(self.document.fault(
            format!("{path}.value"),
            Sentence::alike(&amount.value),
            said::number(least, with_unit(greatest, unit)),
        ))
    }

    /// A whole number in its unit and range.
    pub(super) fn whole(
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
            Sentence::alike(&value),
            said::whole_number(range.0, with_unit(range.1, unit)),
        ))
    }

    /// A time in weeks or months.
    pub(super) fn span(&self, path: &str, amount: &Amount) -> Result<Span, DataFault> {
        match amount.unit.as_str() {
            "weeks" => self
                .whole(path, amount, "weeks", (1.0, MOST_WEEKS))
                .map(Span::Weeks),
            "months" => self.whole(path, amount, "months", TIMES).map(Span::Months),
            other => Err(self.document.fault(
                format!("{path}.unit"),
                said::the_unit(said::quoted(other)),
                said::WEEKS_OR_MONTHS,
            )),
        }
    }

    pub(super) fn number(
        &self,
        path: &str,
        entry: &Number,
        unit: &str,
        range: (f64, f64),
    ) -> Result<Sourced<f64>, DataFault> {
        let value = self.amount(path, &entry.amount(), unit, range)?;
        self.sourced(path, value, &entry.provenance())
    }

    /// A whole number with where it stands.
    pub(super) fn whole_number(
        &self,
        path: &str,
        entry: &Number,
        unit: &str,
        range: (f64, f64),
    ) -> Result<Sourced<u32>, DataFault> {
        let value = self.whole(path, &entry.amount(), unit, range)?;
        self.sourced(path, value, &entry.provenance())
    }

    /// Yes or no with where it stands.
    pub(super) fn flag(&self, path: &str, entry: &Flag) -> Result<Sourced<bool>, DataFault> {
        self.sourced(path, entry.value, &entry.provenance())
    }

    pub(super) fn load(&self, path: &str, entry: &Number) -> Result<Sourced<IuPerMl>, DataFault> {
        let value = self.amount(path, &entry.amount(), "IU/mL", LOADS)?;
        self.sourced(path, IuPerMl::new(value), &entry.provenance())
    }

    /// A value with where it stands.
    pub(super) fn sourced<T>(
        &self,
        path: &str,
        value: T,
        provenance: &Provenance<'_>,
    ) -> Result<Sourced<T>, DataFault> {
        if provenance.source.trim().is_empty() {
            let path = format!("{path}.source");
            return Err(self.document.fault(path, said::EMPTY, said::SOME_WORDS));
        }
        Ok(Sourced {
            value,
            source: provenance.source.to_owned(),
            source_zh: provenance.source_zh.map(str::to_owned),
            checked: provenance.checked,
            note: provenance.note.map(str::to_owned),
            note_zh: provenance.note_zh.map(str::to_owned),
        })
    }

    /// Exactly one of the two ways to say when a positive after a stop is large.
    pub(super) fn relapse(&self, read: &File) -> Result<Sourced<Large>, DataFault> {
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
            (Some(_), Some(_)) => {
                Err(self
                    .document
                    .fault("relapse_rise", said::BOTH_RELAPSES, said::ONE_RELAPSE))
            }
            (None, None) => Err(self.document.fault("", said::NO_RELAPSE, said::ONE_OF_TWO)),
        }
    }

    /// Exactly one of the three rules for patients whose HBeAg was not positive.
    pub(super) fn hbeag_negative(
        &self,
        entry: &HbeagNegativeEntry,
    ) -> Result<Sourced<HbeagNegative>, DataFault> {
        let path = "hbeag_negative";
        let accepted = said::ONE_RULE;
        let value = match (
            &entry.hbsag_loss_only,
            &entry.suppressed_months,
            &entry.negatives,
        ) {
            (Some(true), None, None) => HbeagNegative::HbsagLossOnly,
            (None, Some(months), None) => {
                let at = |field: &str| format!("{path}.{field}");
                HbeagNegative::Suppressed {
                    months: self.whole(&at("suppressed_months"), months, "months", TIMES)?,
                    hbsag_below: match &entry.hbsag_below {
                        Some(below) => {
                            Some(self.whole(&at("hbsag_below"), below, "IU/mL", QUANTITIES)?)
                        }
                        None => None,
                    },
                }
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
                return Err(self.document.fault(path, said::typed(false), accepted));
            }
            (None, None, None) => {
                return Err(self.document.fault(path, said::NO_RULE, accepted));
            }
            (Some(_), Some(_), _) | (Some(_), _, Some(_)) | (_, Some(_), Some(_)) => {
                return Err(self.document.fault(path, said::SEVERAL_RULES, accepted));
            }
        };
        if entry.hbsag_below.is_some() && entry.suppressed_months.is_none() {
            let path = format!("{path}.hbsag_below");
            return Err(self
                .document
                .fault(path, said::QUANTITY_ALONE, said::BESIDE_OR_NONE));
        }
        self.sourced(path, value, &entry.provenance())
    }
}
