//! HBV DNA in every form that a laboratory prints (`rules.md` §3).

use std::borrow::Cow;

use super::fault::Fault;
use super::finding::{Mode, Reading, Written};
use super::fold::fold;
use super::split::{Figure, comparator, figure, row_unit};
use super::unusual::Unusual;
use crate::clinical::decimal::Decimal;
use crate::clinical::dna::to_iu_per_ml;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{DnaUnit, Test, UnitId};
use crate::clinical::record::{Comparator, DnaReading, Finding};

const ACCEPTED: &str = "an amount such as 2.3e5, 5.36 log, <20, <20 detected, >1.7e8, or TND";
const NOT_DETECTED: [&str; 7] = [
    "tnd",
    "not detected",
    "target not detected",
    "undetected",
    "undetectable",
    "negative",
    "neg",
];

pub(super) fn parse(
    written: &Written<'_>,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let folded = fold(written.value).trim().to_lowercase();
    if folded.is_empty() {
        return Err(Fault::new("", "no value", ACCEPTED));
    }
    if NOT_DETECTED.contains(&folded.as_str()) {
        return not_detected(written, mode, knowledge, Vec::new());
    }
    if matches!(folded.as_str(), "nd" | "n.d." | "n/d") {
        return may_be_not_done(written, mode, knowledge);
    }
    if matches!(
        folded.as_str(),
        "positive" | "pos" | "+" | "detected" | "reactive"
    ) {
        return Err(Fault::new(
            written.value,
            "positive without an amount",
            ACCEPTED,
        ));
    }
    let (detected, value) = detection(&folded, written)?;
    let (comparator, text) = comparator(&value);
    let sign = value.strip_suffix(text).unwrap_or_default();
    let mark = if detected { " detected" } else { "" };
    let parsed =
        figure(text, written, mode, knowledge).map_err(|fault| fault.within(sign, mark))?;
    let reading = match (comparator, detected) {
        (Comparator::Equal, false) if parsed.figure.is_zero() => {
            return zero(written, &parsed, mode, knowledge);
        }
        (Comparator::Equal, false) => DnaReading::Quantified(parsed.figure),
        (Comparator::Less, false) => DnaReading::Below(parsed.figure),
        (Comparator::Less, true) => DnaReading::DetectedBelow(parsed.figure),
        (Comparator::Greater, false) => DnaReading::AboveRange(parsed.figure),
        (Comparator::Equal | Comparator::Greater, true) => {
            return Err(Fault::new(
                written.value,
                "detected without a limit below",
                ACCEPTED,
            ));
        }
    };
    finish(reading, &parsed, written, mode, knowledge)
}

/// Whether the value says "detected", and the value without it: `<20 detected`, `<20 d`, `<20+`, `detected <20`,
/// `detected below 20`.
fn detection<'v>(value: &'v str, written: &Written<'_>) -> Result<(bool, Cow<'v, str>), Fault> {
    if let Some(rest) = value.strip_prefix("detected") {
        let rest = rest.trim_start_matches([' ', ',', ':', ';']);
        return Ok(match rest.strip_prefix("below") {
            Some(limit) => (true, Cow::Owned(format!("<{limit}"))),
            None => (true, Cow::Borrowed(rest)),
        });
    }
    let tidy = value.trim_end_matches([')', ' ']);
    if let Some(rest) = tidy
        .strip_suffix("detected")
        .or_else(|| tidy.strip_suffix("tnd"))
    {
        let rest = rest.trim_end_matches([' ', ',', '(', ';', ':']);
        if tidy.ends_with("tnd") || rest.ends_with("not") || rest.ends_with("un") {
            let accepted = "TND, and the limit in its own place";
            return Err(Fault::new(
                written.value,
                "not detected, with a limit",
                accepted,
            ));
        }
        return Ok((true, Cow::Borrowed(rest)));
    }
    if let Some(rest) = value.strip_suffix('+') {
        return Ok((true, Cow::Borrowed(rest.trim_end())));
    }
    Ok(match value.strip_suffix('d') {
        Some(rest) if rest.ends_with(|c: char| c == ' ' || c.is_ascii_digit()) => {
            (true, Cow::Borrowed(rest.trim_end()))
        }
        Some(_) | None => (false, Cow::Borrowed(value)),
    })
}

fn not_detected(
    written: &Written<'_>,
    mode: Mode,
    knowledge: &Knowledge,
    unusual: Vec<Unusual>,
) -> Result<Reading, Fault> {
    let unit = row_unit(None, written, mode, knowledge)?;
    Ok(Reading {
        finding: finding(DnaReading::NotDetected, unit, written, knowledge),
        unusual,
    })
}

fn may_be_not_done(
    written: &Written<'_>,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    match mode {
        Mode::Typed => not_detected(written, mode, knowledge, vec![Unusual::MayBeNotDone]),
        Mode::File => Err(Fault {
            readings: vec!["TND".to_owned()],
            ..Fault::new(
                written.value,
                "may mean not detected or not done",
                "TND if it was not detected; no row if it was not done",
            )
        }),
    }
}

/// Nought is "not detected", but a logarithm of nought is one unit.
fn zero(
    written: &Written<'_>,
    parsed: &Figure,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let unit = required_unit(parsed.unit, written, mode)?;
    let definition = knowledge.tests.get(Test::HbvDna);
    if definition.dna_unit(unit).is_some_and(DnaUnit::is_logarithm) {
        return Err(Fault::new(
            written.value,
            "nought as a logarithm",
            "TND if it was not detected",
        ));
    }
    Ok(Reading {
        finding: finding(DnaReading::NotDetected, Some(unit), written, knowledge),
        unusual: Vec::new(),
    })
}

fn required_unit(unit: Option<UnitId>, written: &Written<'_>, mode: Mode) -> Result<UnitId, Fault> {
    match (unit, mode) {
        (Some(unit), Mode::File | Mode::Typed) => Ok(unit),
        (None, Mode::Typed) => Ok(UnitId::COMPUTED),
        (None, Mode::File) => Err(Fault::new(
            written.value,
            "HBV DNA without a unit",
            "IU/mL, copies/mL, log10 IU/mL or log10 copies/mL",
        )),
    }
}

fn finish(
    reading: DnaReading,
    parsed: &Figure,
    written: &Written<'_>,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let definition = knowledge.tests.get(Test::HbvDna);
    let unit = required_unit(parsed.unit, written, mode)?;
    let scale = definition.dna_unit(unit).unwrap_or(DnaUnit::IuPerMl);
    let settings = &knowledge.settings;
    let figure = parsed.figure;
    if figure.is_zero() {
        return Err(Fault::new(written.value, "below or above nought", ACCEPTED));
    }
    let is_quantified = matches!(reading, DnaReading::Quantified(_));
    if is_quantified && !scale.is_logarithm() && figure.value() < settings.entry.probable_log_below
    {
        return Err(probable_log(written, figure));
    }
    let load = to_iu_per_ml(figure, scale, written.assay, knowledge);
    if definition
        .plausible
        .is_some_and(|plausible| !plausible.contains(load.get()))
    {
        let accepted = definition.plausible.map_or(0.0, |plausible| plausible.high);
        return Err(Fault::new(
            written.value,
            "impossible",
            format!("at most {accepted:e} IU/mL"),
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
    if parsed.point_may_group {
        unusual.push(Unusual::PointMayGroup);
    }
    Ok(Reading {
        finding: finding(reading, Some(unit), written, knowledge),
        unusual,
    })
}

fn probable_log(written: &Written<'_>, figure: Decimal) -> Fault {
    Fault {
        readings: vec![
            format!("{figure} log10 IU/mL"),
            format!("{figure} log10 copies/mL"),
        ],
        ..Fault::new(
            written.value,
            "too low for an amount, probably a logarithm",
            "the same with a log unit; below the limit as <20",
        )
    }
}

fn finding(
    reading: DnaReading,
    unit: Option<UnitId>,
    written: &Written<'_>,
    knowledge: &Knowledge,
) -> Finding {
    let definition = knowledge.tests.get(Test::HbvDna);
    let unit = definition.dna_unit(unit.unwrap_or(UnitId::COMPUTED));
    Finding::HbvDna {
        reading,
        unit: unit.unwrap_or(DnaUnit::IuPerMl),
        assay: written.assay,
    }
}
