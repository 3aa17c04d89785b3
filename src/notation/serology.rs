//! Serological markers: positive or negative, and for two of them an amount.

use super::fault::Fault;
use super::fold::fold;
use super::measured::refuse_nought;
use super::measured::{Measured, measured};
use super::split::row_unit;
use super::units::computed;
use super::unusual::Unusual;
use super::value::{Parts, parts};
use super::written::{InputOrigin, Reading, Written};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Marker, Test, UnitId, ValueWord};
use crate::clinical::record::{Comparator, Finding, Reactivity};
use crate::clinical::serology::reactivity;
use crate::wording::Phrase;
use crate::wording::refusals::values as said;

pub(super) fn parse(
    marker: Marker,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let folded = fold(written.value).trim().to_lowercase();
    let words = &knowledge.words;
    let is_ratio = words.is_ratio(written.unit) && !written.unit.trim().is_empty();
    // A ratio beside a word says no more than the word.
    let plain = Written {
        unit: if is_ratio { "" } else { written.unit },
        ..*written
    };
    let refuse = |problem: Phrase| Err(Fault::new(written.value, problem, accepted(marker)));
    if matches!(folded.as_str(), "-" | "(-)") {
        return said(Reactivity::Negative, marker, &plain, origin, knowledge);
    }
    let Some(parts) = parts(&folded, &words.values) else {
        return refuse(said::NOT_UNDERSTOOD);
    };
    let word = match word(&parts) {
        Ok(word) => word,
        Err(problem) => return refuse(problem),
    };
    if parts.figures.is_empty() {
        return match word {
            Some(word) => said(word, marker, &plain, origin, knowledge),
            None => refuse(said::NOT_UNDERSTOOD),
        };
    }
    let ratio = match words.before_ratio(&parts.figures) {
        Some(figure) => Some(figure),
        None => is_ratio.then_some(parts.figures.as_str()),
    };
    match (ratio, word) {
        (Some(figure), Some(word)) => beside_ratio(word, figure, marker, &plain, origin, knowledge),
        (Some(_), None) if marker.quantified().is_some() => refuse(said::RATIO),
        (Some(_), None) => refuse(said::NUMBER_OF_MARKER),
        (None, word) => quantified(&parts, word, marker, written, origin, knowledge),
    }
}

/// What the words of a value say together.
fn word(parts: &Parts) -> Result<Option<Reactivity>, Phrase> {
    let positive = parts.says(ValueWord::Positive) || parts.says(ValueWord::Detected);
    let negative = parts.says(ValueWord::Negative) || parts.says(ValueWord::NotDetected);
    if parts.says(ValueWord::BelowLimit) || parts.says(ValueWord::AboveLimit) {
        return Err(said::LIMIT_NOT_NAMED);
    }
    match (positive, negative) {
        (true, true) => Err(said::BOTH_SIGNS),
        (true, false) => Ok(Some(Reactivity::Positive)),
        (false, true) => Ok(Some(Reactivity::Negative)),
        (false, false) => Ok(None),
    }
}

/// A result in a word. A unit beside it says nothing, but one that the marker does not have means another test.
fn said(
    reactivity: Reactivity,
    marker: Marker,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    row_unit(None, written, origin, knowledge)?;
    Ok(Reading {
        finding: Finding::Serology { marker, reactivity },
        unusual: Vec::new(),
        limit: None,
    })
}

/// A word and a ratio: the word counts, unless the ratio of an antigen contradicts it.
fn beside_ratio(
    word: Reactivity,
    figure: &str,
    marker: Marker,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let (_, text) = super::split::comparator(figure);
    let ratio = super::number::parse_number(text, InputOrigin::File)?;
    let is_antigen = match marker {
        Marker::HbsAg | Marker::HbeAg => true,
        Marker::AntiHbe
        | Marker::AntiHbs
        | Marker::AntiHbc
        | Marker::AntiHdv
        | Marker::AntiHcv
        | Marker::AntiHiv => false,
    };
    if is_antigen && (word == Reactivity::Positive) != (ratio.value() >= 1.0) {
        let problem = said::WORD_AND_RATIO;
        return Err(Fault::new(written.value, problem, accepted(marker)));
    }
    said(word, marker, written, origin, knowledge)
}

const fn accepted(marker: Marker) -> Phrase {
    match marker.quantified() {
        Some(_) => said::SIGN_OR_AMOUNT,
        None => said::SIGN,
    }
}

fn quantified(
    parts: &Parts,
    word: Option<Reactivity>,
    marker: Marker,
    written: &Written<'_>,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let refuse = |problem: Phrase| Err(Fault::new(written.value, problem, accepted(marker)));
    let Some(quantified) = marker.quantified() else {
        return refuse(said::NUMBER_OF_MARKER);
    };
    let Measured { comparator, figure } = measured(&parts.figures, written, origin, knowledge)?;
    let comparator = match (
        comparator,
        parts.says(ValueWord::Less),
        parts.says(ValueWord::Greater),
    ) {
        (comparator, false, false) => comparator,
        (Comparator::Equal | Comparator::Less, true, false) => Comparator::Less,
        (Comparator::Equal | Comparator::Greater, false, true) => Comparator::Greater,
        (Comparator::Equal | Comparator::Less | Comparator::Greater, _, _) => {
            return refuse(said::BELOW_AND_ABOVE);
        }
    };
    refuse_nought(comparator, figure.figure.is_zero(), written)?;
    // A bare number may be the ratio of a qualitative assay.
    let unusual = match (figure.unit, origin) {
        (None, InputOrigin::File) => return refuse(said::MAY_BE_RATIO),
        (None, InputOrigin::Typed) => vec![Unusual::UnitAssumed],
        (None, InputOrigin::Stored)
        | (Some(_), InputOrigin::File | InputOrigin::Typed | InputOrigin::Stored) => Vec::new(),
    };
    let unit = figure.unit.unwrap_or(UnitId::COMPUTED);
    let finding = Finding::QuantifiedSerology {
        marker: quantified,
        comparator,
        figure: figure.figure,
        unit,
    };
    let found = reactivity(&finding, knowledge).map(|(_, found)| found);
    if word.is_some_and(|word| Some(word) != found) {
        return refuse(said::WORD_AND_AMOUNT);
    }
    let definition = knowledge.tests.get(Test::Marker(marker));
    let amount = computed(figure.figure.value(), unit, definition);
    if !amount.is_finite() {
        return refuse(said::IMPOSSIBLE);
    }
    Ok(Reading {
        finding,
        unusual,
        limit: None,
    })
}
