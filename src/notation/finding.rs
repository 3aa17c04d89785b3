//! One result as it is written: value, unit, and what is known of the row.

use super::fault::Fault;
use super::fold::has_figures_of_two_kinds;
use super::unusual::Unusual;
use super::{amount, dna, genotype, serology, ultrasound};
use crate::clinical::assays::AssayId;
use crate::clinical::decimal::Decimal;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Test, UnitId};
use crate::clinical::record::{Finding, Limits};
use crate::wording::refusals::values as said;

/// Who wrote it: a file means what it says, a person can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// A file: what is ambiguous is refused, what is unusual is kept with its mark.
    File,
    /// A screen: what is ambiguous or unusual is asked about.
    Typed,
    /// The register: what is on file was believed when it was entered.
    Stored,
}

/// A result as it is written.
#[derive(Clone, Copy)]
pub struct Written<'a> {
    pub test: Test,
    /// The value as a report prints it; a unit may stand behind the number.
    pub value: &'a str,
    /// The unit beside it; empty if none was written.
    pub unit: &'a str,
    /// The unit that is meant where none is written: that of the LOINC code or of the laboratory's profile. A unit
    /// that is written in a file must not contradict it; one that is typed replaces it.
    pub implied_unit: Option<UnitId>,
    /// The assay of an HBV DNA result.
    pub assay: Option<AssayId>,
}

/// A result that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub finding: Finding,
    /// Why it is unusual: asked about on screen, kept with a mark from files. Empty for nearly all.
    pub unusual: Vec<Unusual>,
    /// The lower limit that the value itself names: `not detected, <20`.
    pub limit: Option<Decimal>,
}

/// No laboratory prints a longer value.
const MOST_BYTES: usize = 120;
/// Every position of the reverse transcriptase would need so many.
const MOST_BYTES_OF_VARIANTS: usize = 4000;

/// Limits that are known of the place that a value comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    pub limits: Limits,
    /// Their unit; none is the one of the value.
    pub unit: Option<UnitId>,
    /// Whether they are those of the laboratory, and not only printed beside the value.
    pub are_believed: bool,
}

/// Reads one result (`RULES.md` §3, `FACTS.md` tests).
///
/// HBV DNA in a file needs a unit beside every figure, because nothing else tells IU from copies; "not detected" needs
/// none. For other tests a missing unit is the one that the rules compute in.
///
/// # Errors
/// What is never guessed, impossible, in a unit that the test does not have, or not understood; each with what is
/// accepted.
pub fn parse_finding(
    written: &Written<'_>,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    parse_finding_beside(written, Beside::default(), mode, knowledge)
}

/// As [`parse_finding`], beside limits: "below the limit" is below these, and a laboratory that sees less than 10 IU/mL
/// is believed.
///
/// # Errors
/// As [`parse_finding`].
pub fn parse_finding_beside(
    written: &Written<'_>,
    beside: Beside,
    mode: Mode,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    let most = match written.test {
        Test::HbvDna | Test::Analyte(_) | Test::Marker(_) | Test::Ultrasound => MOST_BYTES,
        Test::Genotype => MOST_BYTES_OF_VARIANTS,
    };
    if written.value.len() > most {
        let accepted = said::at_most_characters(most);
        return Err(Fault::new(written.value, said::TOO_LONG, accepted));
    }
    if mode == Mode::File && has_figures_of_two_kinds(written.value) {
        return Err(Fault::of_two_kinds(
            written.value,
            said::FIGURES_OF_ONE_KIND,
        ));
    }
    match written.test {
        Test::HbvDna => dna::parse(written, beside, mode, knowledge),
        Test::Analyte(analyte) => amount::parse(analyte, written, mode, knowledge),
        Test::Marker(marker) => serology::parse(marker, written, mode, knowledge),
        Test::Genotype => genotype::parse(written, knowledge),
        Test::Ultrasound => ultrasound::parse(written, mode, knowledge),
    }
}
