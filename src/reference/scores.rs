//! `data/scores.ron`: the constants of the scores.

use serde::Deserialize;

use super::fault::DataFault;
use super::located::Document;
use super::names::{countable, required};
use crate::clinical::score_constants::{
    AgePoints, EgfrConstants, EgfrOfSex, PlateletPoints, ScoreConstants,
};
use crate::wording::Sentence;
use crate::wording::refusals::data_files as said;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    apri: Apri,
    albi: Albi,
    page_b: PageB,
    egfr: Egfr,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Egfr {
    factor: f64,
    exponent: f64,
    per_year: f64,
    umol_per_mg: f64,
    female: EgfrOfSex,
    male: EgfrOfSex,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Apri {
    factor: f64,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Albi {
    bilirubin_factor: f64,
    albumin_factor: f64,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PageB {
    age: Vec<AgeEntry>,
    male: u32,
    female: u32,
    platelets: Vec<PlateletEntry>,
    low_up_to: u32,
    high_from: u32,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgeEntry {
    from: u32,
    points: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlateletEntry {
    below: f64,
    points: u32,
}

/// Reads the constants of a file.
///
/// # Errors
/// The first value that is missing, unknown, not finite or out of order.
pub fn parse_scores(text: &str, file: &str) -> Result<ScoreConstants, DataFault> {
    let document = Document::new(file, text);
    let read: File = document.read()?;
    required(&document, "apri.source", &read.apri.source)?;
    required(&document, "albi.source", &read.albi.source)?;
    required(&document, "page_b.source", &read.page_b.source)?;
    let egfr = read_egfr(&document, read.egfr)?;
    for (path, value, fits) in [
        ("apri.factor", read.apri.factor, read.apri.factor > 0.0),
        (
            "albi.bilirubin_factor",
            read.albi.bilirubin_factor,
            read.albi.bilirubin_factor > 0.0,
        ),
        (
            "albi.albumin_factor",
            read.albi.albumin_factor,
            read.albi.albumin_factor < 0.0,
        ),
    ] {
        if !fits || !value.is_finite() {
            return Err(document.fault(path, Sentence::alike(&value), said::ABOVE_OR_BELOW));
        }
    }
    let bands = &read.page_b;
    countable(&document, "page_b.age", bands.age.len())?;
    countable(&document, "page_b.platelets", bands.platelets.len())?;
    let ages = bands.age.is_sorted_by(|one, other| one.from < other.from);
    if !ages {
        return Err(document.fault("page_b.age", said::NOT_ASCENDING, said::EACH_AGE));
    }
    let counts: Vec<f64> = bands.platelets.iter().map(|entry| entry.below).collect();
    let is_count = |count: &f64| count.is_finite() && *count > 0.0;
    if !counts.is_sorted_by(|one, other| one < other) || !counts.iter().all(is_count) {
        return Err(document.fault("page_b.platelets", said::NOT_ASCENDING, said::EACH_COUNT));
    }
    if bands.low_up_to >= bands.high_from {
        let what = Sentence::alike(&bands.high_from);
        let accepted = said::above_low(bands.low_up_to);
        return Err(document.fault("page_b.high_from", what, accepted));
    }
    Ok(ScoreConstants {
        apri_factor: read.apri.factor,
        albi_bilirubin_factor: read.albi.bilirubin_factor,
        albi_albumin_factor: read.albi.albumin_factor,
        page_b_age: bands
            .age
            .iter()
            .map(|entry| AgePoints {
                from: entry.from,
                points: entry.points,
            })
            .collect(),
        page_b_male: bands.male,
        page_b_female: bands.female,
        page_b_platelets: bands
            .platelets
            .iter()
            .map(|entry| PlateletPoints {
                below: entry.below,
                points: entry.points,
            })
            .collect(),
        page_b_low_up_to: bands.low_up_to,
        page_b_high_from: bands.high_from,
        egfr,
    })
}

fn read_egfr(document: &Document<'_>, read: Egfr) -> Result<EgfrConstants, DataFault> {
    type Fits = fn(f64) -> bool;
    required(document, "egfr.source", &read.source)?;
    let positive = |value: f64| value > 0.0;
    let negative = |value: f64| value < 0.0;
    let fraction = |value: f64| value > 0.0 && value < 1.0;
    let rows: [(&str, f64, Fits); 10] = [
        ("egfr.factor", read.factor, positive),
        ("egfr.exponent", read.exponent, negative),
        ("egfr.per_year", read.per_year, fraction),
        ("egfr.umol_per_mg", read.umol_per_mg, positive),
        ("egfr.female.kappa", read.female.kappa, positive),
        ("egfr.female.alpha", read.female.alpha, negative),
        ("egfr.female.factor", read.female.factor, positive),
        ("egfr.male.kappa", read.male.kappa, positive),
        ("egfr.male.alpha", read.male.alpha, negative),
        ("egfr.male.factor", read.male.factor, positive),
    ];
    for (path, value, fits) in rows {
        if !fits(value) || !value.is_finite() {
            return Err(document.fault(path, Sentence::alike(&value), said::EGFR));
        }
    }
    Ok(EgfrConstants {
        factor: read.factor,
        exponent: read.exponent,
        per_year: read.per_year,
        umol_per_mg: read.umol_per_mg,
        female: read.female,
        male: read.male,
    })
}
