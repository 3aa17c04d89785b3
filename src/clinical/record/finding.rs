//! What one result says, as entered.

use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::laboratory::{Analyte, DnaUnit, Marker, QuantifiedMarker, Test, UnitId};

use super::variant::Genotype;

/// `<` or `>` before an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparator {
    /// The amount itself.
    Equal,
    /// Less than the amount.
    Less,
    /// More than the amount.
    Greater,
}

/// What a report says of HBV DNA (`RULES.md` §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DnaReading {
    /// Target not detected.
    NotDetected,
    /// `<20`: below this limit.
    Below(Decimal),
    /// `<20 detected`: seen, but below this limit.
    DetectedBelow(Decimal),
    /// An amount.
    Quantified(Decimal),
    /// `>1.7e8`: above the range of the assay.
    AboveRange(Decimal),
}

/// What a serological test found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reactivity {
    /// Not reactive.
    Negative,
    /// Reactive.
    Positive,
}

/// What an ultrasound of the liver showed (`RULES.md` §9, lesion alert).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LiverLesion {
    /// No focal lesion.
    None,
    Focal,
    /// A lesion that a doctor has named before, unchanged.
    Known,
}

/// What one result says, as entered.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Finding {
    /// A viral load.
    HbvDna {
        reading: DnaReading,
        /// The unit of its figure.
        unit: DnaUnit,
        /// The assay, where it was named.
        assay: Option<AssayId>,
    },
    /// An amount of something.
    Amount {
        analyte: Analyte,
        /// `<`, `>` or neither.
        comparator: Comparator,
        figure: Decimal,
        unit: UnitId,
    },
    /// Positive or negative.
    Serology {
        marker: Marker,
        reactivity: Reactivity,
    },
    /// A quantified marker.
    QuantifiedSerology {
        marker: QuantifiedMarker,
        /// `<`, `>` or neither.
        comparator: Comparator,
        figure: Decimal,
        unit: UnitId,
    },
    /// A genotypic resistance test.
    Genotype(Genotype),
    Ultrasound(LiverLesion),
}

impl Finding {
    #[must_use]
    pub const fn test(&self) -> Test {
        match self {
            Self::HbvDna { .. } => Test::HbvDna,
            Self::Amount { analyte, .. } => Test::Analyte(*analyte),
            Self::Serology { marker, .. } => Test::Marker(*marker),
            Self::QuantifiedSerology { marker, .. } => Test::Marker(marker.marker()),
            Self::Genotype(_) => Test::Genotype,
            Self::Ultrasound(_) => Test::Ultrasound,
        }
    }
}

/// The limits that the report printed beside a result, in the result's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Limits {
    /// Lower limit; for HBV DNA the assay's limit of quantification.
    pub lower: Option<Decimal>,
    pub upper: Option<Decimal>,
}
