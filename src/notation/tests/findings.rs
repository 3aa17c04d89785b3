//! Results: amounts, serology, limits, and what is unusual beside others.

mod amounts;
mod beside;
mod dna;
mod genotype;
mod serology;
mod ultrasound;

use super::knowledge;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Analyte, Test};
use crate::notation::{Fault, Mode, Reading, Written, parse_finding, unit_text, value_text};

const DNA: Test = Test::HbvDna;
const ALT: Test = Test::Analyte(Analyte::Alt);
const BILIRUBIN: Test = Test::Analyte(Analyte::TotalBilirubin);

fn read(
    test: Test,
    value: &str,
    unit: &str,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let written = Written {
        test,
        value,
        unit,
        implied_unit: None,
        assay: None,
    };
    parse_finding(&written, mode, knowledge)
}

fn shown(reading: &Reading, knowledge: &Knowledge) -> String {
    let unit = unit_text(&reading.finding, knowledge);
    format!("{} {unit}", value_text(&reading.finding))
        .trim_end()
        .to_owned()
}
