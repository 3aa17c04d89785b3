//! What is possible but unusual: asked about once on screen, kept with a mark and listed from files.

use super::units::{amount_words, computed_unit};
use crate::clinical::laboratory::{Marker, Range, TestDefinition};
use crate::clinical::record::AminoAcid;
use crate::wording::refusals::doubts;
use crate::wording::sentences::Told as _;
use crate::wording::{Language, Sentence};

/// Why a result is unusual.
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
        unit: Sentence,
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
        unit: Sentence,
    },
    /// A lower limit that is not that of the assay.
    NotOfAssay {
        /// The name of the assay.
        assay: Sentence,
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
            unit: computed_unit(definition),
        }
    }
}

impl Unusual {
    /// The reason in a few words.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::LowEndOfRange => doubts::LOW_END_OF_RANGE.told(language),
            Self::CrudeLimit => doubts::CRUDE_LIMIT.told(language),
            Self::OutsideUsual { low, high, unit } => doubts::usually(
                language,
                amount_words(*low),
                amount_words(*high),
                unit.of(language),
            ),
            Self::PointMayGroup => doubts::POINT_MAY_GROUP.told(language),
            Self::MayBeNotDone => doubts::NOT_DETECTED_OR_NOT_DONE.told(language),
            Self::UnitAssumed => doubts::MAY_BE_RATIO.told(language),
            Self::LimitNotNamed => doubts::LIMIT_NOT_NAMED.told(language),
            Self::OddLimit { low, high, unit } => doubts::odd_limit(
                language,
                amount_words(*low),
                amount_words(*high),
                unit.of(language),
            ),
            Self::NotOfAssay { assay, limit } => {
                doubts::limit_of_assay(language, assay.of(language), amount_words(*limit))
            }
            Self::OtherUnit => doubts::OTHER_UNIT.told(language),
            Self::Jump { times, up: true } => doubts::times_more(language, format!("{times:.0}")),
            Self::Jump { times, up: false } => doubts::times_less(language, format!("{times:.0}")),
            Self::Turned => doubts::TURNED.told(language),
            Self::BothPositive { antigen } => match antigen {
                Marker::HbsAg => doubts::SURFACE_PAIR,
                Marker::HbeAg => doubts::E_PAIR,
                Marker::AntiHbe
                | Marker::AntiHbs
                | Marker::AntiHbc
                | Marker::AntiHdv
                | Marker::AntiHcv
                | Marker::AntiHiv => doubts::PAIR,
            }
            .told(language),
            Self::OtherWildType { position, known } => {
                doubts::wild_type(language, position, known.letter())
            }
            Self::DirectAboveTotal => doubts::DIRECT_ABOVE_TOTAL.told(language),
        }
    }
}
