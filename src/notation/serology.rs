//! Serological markers: positive or negative, and for two of them an amount.

use super::amount::refuse_nought;
use super::fault::Fault;
use super::finding::{Mode, Reading, Written};
use super::fold::fold;
use super::split::{comparator, figure, row_unit};
use super::unusual::Unusual;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Marker, UnitId};
use crate::clinical::record::{Finding, Reactivity};

const POSITIVE: [&str; 6] = ["positive", "pos", "+", "(+)", "reactive", "阳性"];
const NEGATIVE: [&str; 9] = [
    "negative",
    "neg",
    "-",
    "(-)",
    "non-reactive",
    "nonreactive",
    "non reactive",
    "not reactive",
    "阴性",
];
const ACCEPTED: &str = "positive or negative";

pub(super) fn parse(
    marker: Marker,
    written: &Written<'_>,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let folded = fold(written.value).trim().to_lowercase();
    let is_one_of = |words: &[&str]| words.contains(&folded.as_str());
    let reactivity = if is_one_of(&POSITIVE) {
        Reactivity::Positive
    } else if is_one_of(&NEGATIVE) {
        Reactivity::Negative
    } else if folded.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '<' | '>' | '.')) {
        return quantified(&folded, marker, written, mode, knowledge);
    } else {
        return Err(Fault::new(
            written.value,
            "not understood",
            accepted(marker),
        ));
    };
    // A unit beside a word says nothing, but one that the marker does not have means another test.
    row_unit(None, written, mode, knowledge)?;
    Ok(Reading {
        finding: Finding::Serology { marker, reactivity },
        unusual: Vec::new(),
    })
}

const fn accepted(marker: Marker) -> &'static str {
    match marker.quantified() {
        Some(_) => "positive, negative, or an amount",
        None => ACCEPTED,
    }
}

fn quantified(
    value: &str,
    marker: Marker,
    written: &Written<'_>,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let Some(quantified) = marker.quantified() else {
        return Err(Fault::new(
            written.value,
            "a number, whose direction differs between assays",
            ACCEPTED,
        ));
    };
    let (comparator, text) = comparator(value);
    let sign = value.strip_suffix(text).unwrap_or_default();
    let parsed = figure(text, written, mode, knowledge).map_err(|fault| fault.within(sign, ""))?;
    refuse_nought(comparator, parsed.figure.is_zero(), written)?;
    // A bare number may be the signal ratio of a qualitative assay.
    let unusual = match (parsed.unit, mode) {
        (None, Mode::File) => vec![Unusual::UnitAssumed],
        (None, Mode::Typed) | (Some(_), Mode::File | Mode::Typed) => Vec::new(),
    };
    Ok(Reading {
        finding: Finding::QuantifiedSerology {
            marker: quantified,
            comparator,
            figure: parsed.figure,
            unit: parsed.unit.unwrap_or(UnitId::COMPUTED),
        },
        unusual,
    })
}
