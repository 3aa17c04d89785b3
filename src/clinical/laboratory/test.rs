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
    TotalBilirubin,
    /// Direct (conjugated) bilirubin.
    DirectBilirubin,
    Albumin,
    TotalProtein,
    /// International normalised ratio of the prothrombin time.
    Inr,
    /// Prothrombin activity, in % of normal plasma.
    ProthrombinActivity,
    /// Platelet count.
    Platelets,
    /// Alpha-fetoprotein.
    Afp,
    Creatinine,
    /// Inorganic phosphate.
    Phosphate,
    /// Stiffness of the liver by elastography.
    LiverStiffness,
    /// Days in the last 30 on which a dose was missed, as the patient tells it; a whole number.
    MissedDoses,
}

impl Analyte {
    /// Whether it is counted, so that only whole numbers are possible.
    #[must_use]
    pub const fn is_count(self) -> bool {
        match self {
            Self::MissedDoses => true,
            Self::Alt
            | Self::Ast
            | Self::Alp
            | Self::Ggt
            | Self::TotalBilirubin
            | Self::DirectBilirubin
            | Self::Albumin
            | Self::TotalProtein
            | Self::Inr
            | Self::ProthrombinActivity
            | Self::Platelets
            | Self::Afp
            | Self::Creatinine
            | Self::Phosphate
            | Self::LiverStiffness => false,
        }
    }
}

/// A serological marker of hepatitis B, or of an infection that comes with it.
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
    /// Antibody to the hepatitis D virus.
    AntiHdv,
    /// Antibody to the hepatitis C virus.
    AntiHcv,
    /// Antibody to HIV, or antibody and p24 antigen together.
    AntiHiv,
}

/// A marker that laboratories also quantify, with one direction that all assays share (`FACTS.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuantifiedMarker {
    /// Quantitative HBsAg in IU/mL.
    HbsAg,
    /// Anti-HBs titre in mIU/mL.
    AntiHbs,
}

impl QuantifiedMarker {
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
            Self::HbeAg
            | Self::AntiHbe
            | Self::AntiHbc
            | Self::AntiHdv
            | Self::AntiHcv
            | Self::AntiHiv => None,
        }
    }
}

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
    /// An ultrasound of the liver: whether a focal lesion was seen.
    Ultrasound,
}

impl Test {
    /// Every test, in the order in which flow sheets show them.
    pub const ALL: [Self; 27] = [
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
        Self::Analyte(Analyte::ProthrombinActivity),
        Self::Analyte(Analyte::Platelets),
        Self::Analyte(Analyte::Afp),
        Self::Analyte(Analyte::Creatinine),
        Self::Analyte(Analyte::Phosphate),
        Self::Analyte(Analyte::LiverStiffness),
        Self::Analyte(Analyte::MissedDoses),
        Self::Marker(Marker::HbsAg),
        Self::Marker(Marker::AntiHbs),
        Self::Marker(Marker::HbeAg),
        Self::Marker(Marker::AntiHbe),
        Self::Marker(Marker::AntiHbc),
        Self::Marker(Marker::AntiHdv),
        Self::Marker(Marker::AntiHcv),
        Self::Marker(Marker::AntiHiv),
        Self::Genotype,
        Self::Ultrasound,
    ];

    /// The place of the test in [`Test::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::HbvDna => 0,
            Self::Analyte(analyte) => 1 + analyte as usize,
            Self::Marker(Marker::HbsAg) => 17,
            Self::Marker(Marker::AntiHbs) => 18,
            Self::Marker(Marker::HbeAg) => 19,
            Self::Marker(Marker::AntiHbe) => 20,
            Self::Marker(Marker::AntiHbc) => 21,
            Self::Marker(Marker::AntiHdv) => 22,
            Self::Marker(Marker::AntiHcv) => 23,
            Self::Marker(Marker::AntiHiv) => 24,
            Self::Genotype => 25,
            Self::Ultrasound => 26,
        }
    }
}
