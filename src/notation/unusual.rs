//! What is possible but unusual: asked about once on screen, kept with a mark and listed from files.

use std::fmt;

use super::amount::{amount_words, computed_unit};
use crate::clinical::laboratory::{Marker, Range, TestDefinition};
use crate::clinical::record::AminoAcid;

/// Why a result is unusual. Its `Display` is the reason in a few words.
#[derive(Clone, Debug, PartialEq)]
pub enum Unusual {
    /// `>` below where any assay's range ends.
    LowEndOfRange,
    /// `<` above the limit from which a negative says nothing.
    CrudeLimit,
    /// Outside the usual range, in the unit computed in.
    OutsideUsual {
        /// The least usual value.
        low: f64,
        /// The greatest usual value.
        high: f64,
        /// The unit computed in.
        unit: String,
    },
    /// A point before exactly three digits of a load: it may group them.
    PointMayGroup,
    /// `nd` was typed: not detected, or not done?
    MayBeNotDone,
    /// A number of a marker that is also reported as a bare ratio, without a unit.
    UnitAssumed,
    /// "Below the limit" without the limit: the assay's or the assumed one holds.
    LimitNotNamed,
    /// A limit outside what laboratories print for this test in this unit.
    OddLimit {
        /// The least believable limit.
        low: f64,
        /// The greatest believable limit.
        high: f64,
        /// The unit computed in.
        unit: String,
    },
    /// A lower limit that is not that of the assay.
    NotOfAssay {
        /// The name of the assay.
        assay: String,
        /// Its lower limit in IU/mL.
        limit: f64,
    },
    /// Another unit than this patient's last.
    OtherUnit,
    /// At least this many times the last value, or the last value this many times it.
    Jump { times: f64, up: bool },
    /// The marker was the other way last time.
    Turned,
    /// Two results of one report that rarely go together: antigen and its antibody both positive.
    BothPositive { antigen: Marker },
    /// Direct bilirubin above the total.
    DirectAboveTotal,
    /// A variant that names another wild type than the table of variants does.
    OtherWildType {
        position: u16,
        /// The wild type that is known there.
        known: AminoAcid,
    },
}

impl Unusual {
    pub(super) fn outside(usual: Range, definition: &TestDefinition) -> Self {
        Self::OutsideUsual {
            low: usual.low,
            high: usual.high,
            unit: computed_unit(definition).to_owned(),
        }
    }
}

impl fmt::Display for Unusual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LowEndOfRange => f.write_str("no assay has so low an upper end"),
            Self::CrudeLimit => f.write_str("so high a limit says nothing"),
            Self::OutsideUsual { low, high, unit } => {
                write!(
                    f,
                    "usually {} to {} {unit}",
                    amount_words(*low),
                    amount_words(*high)
                )
            }
            Self::PointMayGroup => f.write_str("the point may group thousands"),
            Self::MayBeNotDone => f.write_str("not detected, or not done?"),
            Self::UnitAssumed => f.write_str("no unit: it may be a ratio"),
            Self::LimitNotNamed => f.write_str("below a limit that is not named"),
            Self::OddLimit { low, high, unit } => write!(
                f,
                "a limit that no laboratory prints: usually {} to {} {unit}",
                amount_words(*low),
                amount_words(*high)
            ),
            Self::NotOfAssay { assay, limit } => {
                write!(f, "the limit of {assay} is {} IU/mL", amount_words(*limit))
            }
            Self::OtherUnit => f.write_str("another unit than last time"),
            Self::Jump { times, up: true } => write!(f, "{times:.0} times the last value"),
            Self::Jump { times, up: false } => {
                write!(f, "{times:.0} times less than the last value")
            }
            Self::Turned => f.write_str("not the way it was last time"),
            Self::BothPositive { antigen } => match antigen {
                Marker::HbsAg => f.write_str("HBsAg and anti-HBs both positive"),
                Marker::HbeAg => f.write_str("HBeAg and anti-HBe both positive"),
                Marker::AntiHbe
                | Marker::AntiHbs
                | Marker::AntiHbc
                | Marker::AntiHdv
                | Marker::AntiHcv
                | Marker::AntiHiv => f.write_str("antigen and antibody both positive"),
            },
            Self::OtherWildType { position, known } => {
                write!(
                    f,
                    "the wild type of position {position} is {}",
                    known.letter()
                )
            }
            Self::DirectAboveTotal => f.write_str("direct bilirubin above the total"),
        }
    }
}
