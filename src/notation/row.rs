//! A result and its limits as a row of a file holds them: each judged beside the other.

use super::fault::Fault;
use super::finding::parse_finding_beside;
use super::fold::fold;
use super::limits::parse_limits;
use super::number::parse_number;
use super::unusual::Unusual;
use super::written::{Beside, InputOrigin, Reading, Written};
use crate::clinical::decimal::Decimal;
use crate::clinical::dna::to_iu_per_ml;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{DnaReading, Finding, Limits};
use crate::wording::Language;
use crate::wording::refusals::{doubts, values as said};
use crate::wording::sentences::Told as _;

/// A row that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct RowReading {
    pub finding: Finding,
    pub limits: Limits,
    pub unusual: Vec<Unusual>,
    /// What is listed of it, without a mark.
    pub noted: Vec<Noted>,
}

/// Something of a row that was left out because it says nothing, or that may be a slip of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// A lower limit of 0 for HBV DNA.
    LowerLimitOfNought,
    /// An upper limit for HBV DNA below the end of any assay's range.
    ReferenceRange(Decimal),
    /// `<85` beside a limit of 20: the sign may be too much.
    BoundAboveLimit { bound: Decimal, limit: Decimal },
    /// A limit so high that a negative says nothing, in the unit of the row: another unit may have been meant.
    CrudeLimit(Decimal),
    /// An assay that is not known by name.
    UnknownAssay(String),
    /// A mark of the laboratory behind or before a figure: `H`, `↑`.
    Flag(String),
    /// A row of an export that nobody but who confirmed it here would believe.
    Confirmed,
}

impl Noted {
    /// The sentence of the list.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::LowerLimitOfNought => doubts::LOWER_LIMIT_OF_NOUGHT.told(language),
            Self::ReferenceRange(upper) => doubts::reference_range(language, upper),
            Self::BoundAboveLimit { bound, limit } => doubts::bound_above(language, bound, limit),
            Self::CrudeLimit(limit) => doubts::crude_limit(language, limit),
            Self::UnknownAssay(name) => doubts::unknown_assay(language, format!("{name:?}")),
            Self::Flag(flag) => doubts::flag(language, flag),
            Self::Confirmed => doubts::CONFIRMED.told(language),
        }
    }
}

/// The field that a complaint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowField {
    /// The value or its unit.
    Value,
    LowerLimit,
    UpperLimit,
}

/// Reads a result with the limits beside it, as files hold them, without the mark of the laboratory (`52 H`, `52↑`):
/// limits tell what is high.
///
/// # Errors
/// As [`super::parse_finding`] and [`parse_limits`], with the field that is wrong; a limit that the value names and
/// that is not the one beside it.
pub fn parse_row(
    written: &Written<'_>,
    lower: &str,
    upper: &str,
    knowledge: &Knowledge,
) -> Result<RowReading, (RowField, Fault)> {
    parse_unmarked(written, lower, upper, knowledge).or_else(|fault| {
        let Some((value, flag)) = without_flag(written.value) else {
            return Err(fault);
        };
        let unmarked = Written { value, ..*written };
        let read = parse_unmarked(&unmarked, lower, upper, knowledge);
        let mut reading = read.map_err(|_| fault)?;
        reading.noted.push(Noted::Flag(flag.to_owned()));
        Ok(reading)
    })
}

/// Reads a row as it was believed when it was entered, as only an export of this program says it.
///
/// # Errors
/// What no register holds.
pub fn parse_confirmed_row(
    written: &Written<'_>,
    lower: &str,
    upper: &str,
    knowledge: &Knowledge,
) -> Result<RowReading, (RowField, Fault)> {
    let at = |field| move |fault| (field, fault);
    let beside = Beside::default();
    let reading = parse_finding_beside(written, beside, InputOrigin::Stored, knowledge)
        .map_err(at(RowField::Value))?;
    let finding = reading.finding;
    let limits =
        |lower, upper| parse_limits(lower, upper, &finding, InputOrigin::Stored, knowledge);
    limits(lower, "").map_err(at(RowField::LowerLimit))?;
    Ok(RowReading {
        limits: limits(lower, upper).map_err(at(RowField::UpperLimit))?,
        finding,
        unusual: reading.unusual,
        noted: vec![Noted::Confirmed],
    })
}

/// A figure with an arrow beside it, or with the letters of HL7 for high and low behind a blank; the figure and the mark.
fn without_flag(value: &str) -> Option<(&str, &str)> {
    const ARROWS: [char; 6] = [
        '\u{2191}', '\u{2193}', '\u{21d1}', '\u{21d3}', '\u{25b2}', '\u{25bc}',
    ];
    let value = value.trim();
    let figure = value.trim_end_matches(|c: char| ARROWS.contains(&c));
    let (figure, flag) = match value.get(figure.len()..) {
        Some(arrows) if !arrows.is_empty() => (figure, arrows),
        Some(_) | None => value.rsplit_once(' ').filter(|(_, flag)| {
            ["H", "L", "HH", "LL", "(H)", "(L)", "[H]", "[L]"].contains(flag)
        })?,
    };
    figure
        .contains(|c: char| c.is_ascii_digit())
        .then(|| (figure.trim_end(), flag))
}

/// A bound that its row's own limit contradicts; a limit may be rounded where it is printed as a logarithm or in copies.
fn above_limit(reading: DnaReading, limit: Option<Decimal>) -> Option<Noted> {
    let bound = match reading {
        DnaReading::Below(bound) | DnaReading::DetectedBelow(bound) => bound,
        DnaReading::NotDetected | DnaReading::Quantified(_) | DnaReading::AboveRange(_) => {
            return None;
        }
    };
    let limit = limit.filter(|limit| !limit.is_zero())?;
    (bound.value() > limit.value() * 1.01).then_some(Noted::BoundAboveLimit { bound, limit })
}

fn parse_unmarked(
    written: &Written<'_>,
    lower: &str,
    upper: &str,
    knowledge: &Knowledge,
) -> Result<RowReading, (RowField, Fault)> {
    let at = |field| move |fault| (field, fault);
    let number = |text: &str| match text {
        "" => None,
        text => parse_number(text, InputOrigin::File).ok(),
    };
    let (lowest, highest) = (number(lower), number(upper));
    let beside = Beside {
        limits: Limits {
            lower: lowest,
            upper: highest,
        },
        unit: None,
        are_believed: false,
    };
    let Reading {
        finding,
        unusual,
        limit,
    } = parse_finding_beside(written, beside, InputOrigin::File, knowledge)
        .map_err(at(RowField::Value))?;
    let mut noted = Vec::new();
    let (lower, upper) = match finding {
        Finding::HbvDna { unit, reading, .. } => {
            let load = |figure| to_iu_per_ml(figure, unit, written.assay, knowledge);
            let is_none = lowest.is_some_and(Decimal::is_zero);
            let reference = highest.filter(|upper| {
                load(*upper) < knowledge.settings.lowest_upper_limit && !is_bound(&finding, *upper)
            });
            noted.extend(is_none.then_some(Noted::LowerLimitOfNought));
            noted.extend(reference.map(Noted::ReferenceRange));
            noted.extend(above_limit(reading, lowest));
            let crude = lowest.filter(|limit| load(*limit) > knowledge.settings.highest_limit);
            noted.extend(crude.map(Noted::CrudeLimit));
            let lower = if is_none { "" } else { lower };
            (lower, reference.map_or(upper, |_| ""))
        }
        Finding::Amount { .. }
        | Finding::Serology { .. }
        | Finding::QuantifiedSerology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => (lower, upper),
    };
    let limits = |lower, upper| parse_limits(lower, upper, &finding, InputOrigin::File, knowledge);
    let mut limits = limits(lower, upper).map_err(|fault| match limits(lower, "") {
        Ok(_) => (RowField::UpperLimit, fault),
        Err(fault) => (RowField::LowerLimit, fault),
    })?;
    if let Some(named) = limit {
        limits.lower = Some(same(named, limits.lower, lower).map_err(at(RowField::LowerLimit))?);
        if fold(lower).trim().is_empty() {
            let named = named.to_string();
            parse_limits(&named, "", &finding, InputOrigin::File, knowledge)
                .map_err(at(RowField::Value))?;
        }
    }
    Ok(RowReading {
        finding,
        limits,
        unusual,
        noted,
    })
}

/// Whether a value above the range names this bound itself.
fn is_bound(finding: &Finding, upper: Decimal) -> bool {
    match finding {
        Finding::HbvDna {
            reading: DnaReading::AboveRange(bound),
            ..
        } => bound.value() == upper.value(),
        Finding::HbvDna { .. }
        | Finding::Amount { .. }
        | Finding::Serology { .. }
        | Finding::QuantifiedSerology { .. }
        | Finding::Genotype(_)
        | Finding::Ultrasound(_) => false,
    }
}

/// The limit that the value names, if the one beside it is no other.
fn same(named: Decimal, beside: Option<Decimal>, written: &str) -> Result<Decimal, Fault> {
    match beside {
        Some(beside) if beside.value() != named.value() => Err(Fault::new(
            written,
            said::other_limit(named),
            said::ONE_LIMIT,
        )),
        Some(beside) => Ok(beside),
        None => Ok(named),
    }
}
