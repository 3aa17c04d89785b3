//! Which tests there are.

use serde::Deserialize;

/// A test whose result is an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Analyte {
    /// Alanine aminotransferase.
    Alt,
    /// Aspartate aminotransferase.
    Ast,
    /// Alkaline phosphatase.
    Alp,
    /// Gamma-glutamyl transferase.
    Ggt,
    /// Total bilirubin.
    TotalBilirubin,
    /// Direct (conjugated) bilirubin.
    DirectBilirubin,
    /// Albumin.
    Albumin,
    /// Total protein.
    TotalProtein,
    /// International normalised ratio of the prothrombin time.
    Inr,
    /// Platelet count.
    Platelets,
    /// Alpha-fetoprotein.
    Afp,
    /// Creatinine.
    Creatinine,
}

/// A serological marker of hepatitis B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marker {
    /// Hepatitis B surface antigen.
    HbsAg,
    /// Hepatitis B e antigen.
    HbeAg,
    /// Antibody to the e antigen.
    AntiHbe,
    /// Antibody to the surface antigen.
    AntiHbs,
    /// Antibody to the core antigen.
    AntiHbc,
}

/// A marker that laboratories also quantify, with one direction that all assays share (`facts.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuantifiedMarker {
    /// Quantitative HBsAg in IU/mL.
    HbsAg,
    /// Anti-HBs titre in mIU/mL.
    AntiHbs,
}

impl QuantifiedMarker {
    /// The marker that is quantified.
    #[must_use]
    pub const fn marker(self) -> Marker {
        match self {
            Self::HbsAg => Marker::HbsAg,
            Self::AntiHbs => Marker::AntiHbs,
        }
    }
}

impl Marker {
    /// The quantified form, for the markers that have one.
    #[must_use]
    pub const fn quantified(self) -> Option<QuantifiedMarker> {
        match self {
            Self::HbsAg => Some(QuantifiedMarker::HbsAg),
            Self::AntiHbs => Some(QuantifiedMarker::AntiHbs),
            Self::HbeAg | Self::AntiHbe | Self::AntiHbc => None,
        }
    }
}

/// Any laboratory test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Test {
    /// HBV DNA, the viral load.
    HbvDna,
    /// A test whose result is an amount.
    Analyte(Analyte),
    /// A serological marker.
    Marker(Marker),
    /// Genotypic resistance: the variants of the reverse transcriptase.
    Genotype,
}

impl Test {
    /// Every test, in the order in which flow sheets show them.
    pub const ALL: [Self; 19] = [
        Self::HbvDna,
        Self::Analyte(Analyte::Alt),
        Self::Analyte(Analyte::Ast),
        Self::Analyte(Analyte::Alp),
        Self::Analyte(Analyte::Ggt),
        Self::Analyte(Analyte::TotalBilirubin),
        Self::Analyte(Analyte::DirectBilirubin),
        Self::Analyte(Analyte::Albumin),
        Self::Analyte(Analyte::TotalProtein),
        Self::Analyte(Analyte::Inr),
        Self::Analyte(Analyte::Platelets),
        Self::Analyte(Analyte::Afp),
        Self::Analyte(Analyte::Creatinine),
        Self::Marker(Marker::HbsAg),
        Self::Marker(Marker::AntiHbs),
        Self::Marker(Marker::HbeAg),
        Self::Marker(Marker::AntiHbe),
        Self::Marker(Marker::AntiHbc),
        Self::Genotype,
    ];

    /// The place of the test in [`Test::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::HbvDna => 0,
            Self::Analyte(analyte) => 1 + analyte as usize,
            Self::Marker(Marker::HbsAg) => 13,
            Self::Marker(Marker::AntiHbs) => 14,
            Self::Marker(Marker::HbeAg) => 15,
            Self::Marker(Marker::AntiHbe) => 16,
            Self::Marker(Marker::AntiHbc) => 17,
            Self::Genotype => 18,
        }
    }
}
