//! The constants of the scores and of eGFR (`data/scores.ron`).

use serde::Deserialize;

use super::record::Sex;

/// Points from an age on, in whole years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgePoints {
    /// The first age.
    pub from: u32,
    pub points: u32,
}

/// Points below a platelet count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlateletPoints {
    /// The count, 10⁹/L.
    pub below: f64,
    pub points: u32,
}

/// The constants of the scores (`data/scores.ron`).
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreConstants {
    /// APRI: what the quotient is multiplied by.
    pub apri_factor: f64,
    /// ALBI: factor of log10 of total bilirubin in µmol/L.
    pub albi_bilirubin_factor: f64,
    /// ALBI: factor of albumin in g/L.
    pub albi_albumin_factor: f64,
    /// PAGE-B: points by age, ascending.
    pub page_b_age: Vec<AgePoints>,
    /// PAGE-B: points of a man.
    pub page_b_male: u32,
    /// PAGE-B: points of a woman.
    pub page_b_female: u32,
    /// PAGE-B: points by platelets, ascending; none from the last count on.
    pub page_b_platelets: Vec<PlateletPoints>,
    /// PAGE-B: the highest sum that is low.
    pub page_b_low_up_to: u32,
    /// PAGE-B: the lowest sum that is high.
    pub page_b_high_from: u32,
    pub egfr: EgfrConstants,
}

/// The constants of eGFR by CKD-EPI 2021 (`data/scores.ron`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EgfrConstants {
    pub factor: f64,
    /// The exponent of a creatinine above kappa.
    pub exponent: f64,
    /// What a year of age multiplies by.
    pub per_year: f64,
    /// µmol/L of creatinine in a mg/dL.
    pub umol_per_mg: f64,
    pub female: EgfrOfSex,
    pub male: EgfrOfSex,
}

/// The constants that differ between the sexes.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EgfrOfSex {
    /// The creatinine that divides the two exponents, mg/dL.
    pub kappa: f64,
    /// The exponent of a creatinine below kappa.
    pub alpha: f64,
    pub factor: f64,
}

impl EgfrConstants {
    /// eGFR in mL/min/1.73 m² of a creatinine in µmol/L, at an age in whole years.
    #[must_use]
    pub fn egfr(&self, creatinine: f64, age: u32, sex: Sex) -> f64 {
        let of_sex = match sex {
            Sex::Female => &self.female,
            Sex::Male => &self.male,
        };
        let ratio = creatinine / self.umol_per_mg / of_sex.kappa;
        self.factor
            * ratio.min(1.0).powf(of_sex.alpha)
            * ratio.max(1.0).powf(self.exponent)
            * self.per_year.powf(f64::from(age))
            * of_sex.factor
    }
}
