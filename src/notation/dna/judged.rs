//! Whether a load can be: probable logarithms, impossible amounts, unusual ones.

use super::super::fault::Fault;
use super::super::units::amount_words;
use super::super::unusual::Unusual;
use super::super::written::{Beside, InputOrigin, Reading, Written};
use super::{finding, load};
use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::dna::{iu_per_ml_in, to_iu_per_ml};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{DnaUnit, Test, UnitId};
use crate::clinical::record::DnaReading;
use crate::wording::refusals::values as said;

/// A reading with a figure, if it can be; what is unusual about it is said.
pub(super) fn judged(
    reading: DnaReading,
    unit: UnitId,
    point_may_group: bool,
    beside: Beside,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let definition = knowledge.tests.get(Test::HbvDna);
    let scale = definition.dna_unit(unit).unwrap_or(DnaUnit::IuPerMl);
    let settings = &knowledge.settings;
    let (sign, figure, mark) = match reading {
        DnaReading::Quantified(figure) => ("", figure, ""),
        DnaReading::Below(figure) => ("<", figure, ""),
        DnaReading::DetectedBelow(figure) => ("<", figure, " detected"),
        DnaReading::AboveRange(figure) => (">", figure, ""),
        DnaReading::NotDetected => ("", Decimal::ZERO, ""),
    };
    if figure.is_zero() {
        return Err(Fault::new(written.value, said::BESIDE_ZERO, said::LOAD));
    }
    if origin != InputOrigin::Stored {
        let believed = believed_limit(beside, scale, written.assay, knowledge);
        if let Some(fault) = probable_logarithm(
            written.value,
            figure,
            scale,
            written.assay,
            believed,
            knowledge,
        ) {
            return Err(fault.within(sign, mark));
        }
    }
    let load = load(figure, scale, written, knowledge);
    if definition
        .plausible
        .is_some_and(|plausible| !plausible.contains(load.get()))
    {
        let accepted = definition.plausible.map_or(0.0, |plausible| plausible.high);
        return Err(Fault::new(
            written.value,
            said::IMPOSSIBLE,
            said::at_most_load(format!("{accepted:e}")),
        ));
    }
    let mut unusual = Vec::new();
    match reading {
        DnaReading::AboveRange(_) if load < settings.lowest_upper_limit => {
            unusual.push(Unusual::LowEndOfRange);
        }
        DnaReading::Below(_) | DnaReading::DetectedBelow(_) if load > settings.highest_limit => {
            unusual.push(Unusual::CrudeLimit);
        }
        DnaReading::Below(_)
        | DnaReading::DetectedBelow(_)
        | DnaReading::AboveRange(_)
        | DnaReading::Quantified(_)
        | DnaReading::NotDetected => {}
    }
    if let Some(usual) = definition.usual.filter(|usual| !usual.contains(load.get())) {
        unusual.push(Unusual::outside(usual, definition));
    }
    if point_may_group {
        unusual.push(Unusual::PointMayGroup);
    }
    Ok(Reading {
        finding: finding(reading, Some(unit), written, knowledge),
        unusual,
        limit: None,
    })
}

/// The lower limit in IU/mL that makes loads below 10 IU/mL believable: that of the assay or of the laboratory.
fn believed_limit(
    beside: Beside,
    unit: DnaUnit,
    assay: Option<AssayId>,
    knowledge: &Knowledge,
) -> Option<f64> {
    let of_assay = assay.map(|assay| knowledge.assays.get(assay).lower_limit_iu_per_ml);
    let definition = knowledge.tests.get(Test::HbvDna);
    let own = beside.unit.and_then(|unit| definition.dna_unit(unit));
    let unit = own.unwrap_or(unit);
    let of_laboratory = beside
        .limits
        .lower
        .filter(|_| beside.are_believed)
        .map(|limit| to_iu_per_ml(limit, unit, assay, knowledge).get());
    of_assay.into_iter().chain(of_laboratory).reduce(f64::min)
}

/// Why a figure is probably a logarithm, or probably none: an amount below 10 in a unit that is no logarithm, of an
/// assay that does not see so little; a load above 1e11 IU/mL in a log unit. A limit is judged in the same way.
pub(in super::super) fn probable_logarithm(
    shown: &str,
    figure: Decimal,
    unit: DnaUnit,
    assay: Option<AssayId>,
    believed: Option<f64>,
    knowledge: &Knowledge,
) -> Option<Fault> {
    let entry = &knowledge.settings.entry;
    let amount = iu_per_ml_in(figure.value(), unit, assay, knowledge);
    let (log, plain) = match unit {
        DnaUnit::IuPerMl | DnaUnit::KiloIuPerMl => (DnaUnit::Log10IuPerMl, amount),
        DnaUnit::CopiesPerMl => (DnaUnit::Log10CopiesPerMl, figure.value()),
        DnaUnit::Log10IuPerMl | DnaUnit::Log10CopiesPerMl => {
            let is_too_high = amount > entry.probable_log_load_up_to;
            return is_too_high.then(|| {
                let other = match unit {
                    DnaUnit::Log10CopiesPerMl => "copies/mL",
                    DnaUnit::Log10IuPerMl
                    | DnaUnit::IuPerMl
                    | DnaUnit::KiloIuPerMl
                    | DnaUnit::CopiesPerMl => "IU/mL",
                };
                Fault {
                    readings: vec![format!("{figure} {other}")],
                    ..Fault::new(shown, said::no_logarithm(figure, other), said::PRINTED_UNIT)
                }
            });
        }
    };
    let least = entry.probable_log_below;
    let is_believed = believed.is_some_and(|limit| limit < least && amount >= limit);
    if figure.is_zero() || plain >= least || is_believed {
        return None;
    }
    let meant = to_iu_per_ml(figure, log, assay, knowledge);
    Some(Fault {
        readings: vec![
            format!("{figure} log10 IU/mL"),
            format!("{figure} log10 copies/mL"),
        ],
        ..Fault::new(
            shown,
            said::probable_logarithm(figure, amount_words(meant.get())),
            said::WITH_LOG_UNIT,
        )
    })
}
