//! Results: amounts, serology, limits, and what is unusual beside others.

mod amounts;
mod beside;
mod dna;
mod genotype;
mod printed;
mod printed_limits;
mod serology;
mod ultrasound;

use super::knowledge;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Analyte, Test};
use crate::notation::{
    Fault, InputOrigin, Reading, RowField, RowReading, Written, parse_finding, parse_row,
    unit_text, value_text,
};

const DNA: Test = Test::HbvDna;
const ALT: Test = Test::Analyte(Analyte::Alt);
const BILIRUBIN: Test = Test::Analyte(Analyte::TotalBilirubin);

fn read(
    test: Test,
    value: &str,
    unit: &str,
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let written = Written {
        test,
        value,
        unit,
        implied_unit: None,
        assay: None,
    };
    parse_finding(&written, origin, knowledge)
}

fn shown(reading: &Reading, knowledge: &Knowledge) -> String {
    let unit = unit_text(&reading.finding, knowledge);
    format!("{} {unit}", value_text(&reading.finding))
        .trim_end()
        .to_owned()
}

/// A row: test, value, unit, lower limit, upper limit, assay.
fn row(
    test: Test,
    [value, unit, lower, upper, assay]: [&str; 5],
    knowledge: &Knowledge,
) -> Result<RowReading, (RowField, Fault)> {
    let written = Written {
        test,
        value,
        unit,
        implied_unit: None,
        assay: knowledge.assays.find(assay),
    };
    parse_row(&written, lower, upper, knowledge)
}

/// `<20 IU/mL [20..]`, as the register would hold it.
fn row_shown(reading: &RowReading, knowledge: &Knowledge) -> String {
    let side = |limit: Option<crate::clinical::decimal::Decimal>| {
        limit.map_or_else(String::new, |limit| limit.to_string())
    };
    let (lower, upper) = (side(reading.limits.lower), side(reading.limits.upper));
    let limits = match (lower.as_str(), upper.as_str()) {
        ("", "") => String::new(),
        (lower, upper) => format!(" [{lower}..{upper}]"),
    };
    let (value, unit) = (
        value_text(&reading.finding),
        unit_text(&reading.finding, knowledge),
    );
    format!("{value} {unit}{limits}")
}
