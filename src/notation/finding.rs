//! Reads one result: which parser a test has, and what is refused of them all.

use super::fault::Fault;
use super::fold::has_figures_of_two_kinds;
use super::written::{Beside, InputOrigin, Reading, Written};
use super::{amount, dna, genotype, serology, ultrasound};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::Test;
use crate::wording::refusals::values as said;

/// No laboratory prints a longer value.
const MOST_BYTES: usize = 120;
/// Every position of the reverse transcriptase would need so many.
const MOST_BYTES_OF_VARIANTS: usize = 4000;

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
    origin: InputOrigin,
    knowledge: &Knowledge,
) -> Result<Reading, Fault> {
    parse_finding_beside(written, Beside::default(), origin, knowledge)
}

/// As [`parse_finding`], beside limits: "below the limit" is below these, and a laboratory that sees less than 10 IU/mL
/// is believed.
///
/// # Errors
/// As [`parse_finding`].
pub fn parse_finding_beside(
    written: &Written<'_>,
    beside: Beside,
    origin: InputOrigin,
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
    if origin == InputOrigin::File && has_figures_of_two_kinds(written.value) {
        return Err(Fault::of_two_kinds(
            written.value,
            said::FIGURES_OF_ONE_KIND,
        ));
    }
    match written.test {
        Test::HbvDna => dna::parse(written, beside, origin, knowledge),
        Test::Analyte(analyte) => amount::parse(analyte, written, origin, knowledge),
        Test::Marker(marker) => serology::parse(marker, written, origin, knowledge),
        Test::Genotype => genotype::parse(written, knowledge),
        Test::Ultrasound => ultrasound::parse(written, origin, knowledge),
    }
}
