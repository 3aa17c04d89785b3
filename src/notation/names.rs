//! Names of tests, units, drugs and assays.

use super::fault::Fault;
use super::fold::fold;
use crate::clinical::assays::AssayId;
use crate::clinical::drugs::{DrugError, DrugId, Refusal};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Test, UnitId, fold_name};

/// The test of a name, a usual spelling or a LOINC code, and the unit that the code implies.
///
/// # Errors
/// A name that is unknown, or known to be mixed up (then with what may have been meant).
pub fn parse_test(text: &str, knowledge: &Knowledge) -> Result<(Test, Option<UnitId>), Fault> {
    let folded = fold(text);
    knowledge.tests.find(&folded).ok_or_else(|| {
        if let Some(refusal) = knowledge.tests.refusal(&folded) {
            return refused(text, refusal);
        }
        let names: Vec<_> = knowledge
            .tests
            .iter()
            .map(|test| test.name.as_str())
            .collect();
        Fault::new(text.trim(), "no test that is known", names.join(", "))
    })
}

/// The unit of a test, in any of its spellings.
///
/// # Errors
/// No unit of this test is spelled so.
pub fn parse_unit(text: &str, test: Test, knowledge: &Knowledge) -> Result<UnitId, Fault> {
    let definition = knowledge.tests.get(test);
    definition.unit_spelled(&fold(text)).ok_or_else(|| {
        let names: Vec<_> = definition
            .units
            .iter()
            .map(|unit| unit.name.as_str())
            .collect();
        let accepted = if names.is_empty() {
            "positive or negative, without a unit".to_owned()
        } else {
            names.join(", ")
        };
        Fault::new(
            text.trim(),
            format!("no unit of {}", definition.name),
            accepted,
        )
    })
}

/// The drug of a name, an abbreviation or a brand.
///
/// # Errors
/// A name that is not in the closed list, or known to be wrong or ambiguous (then with what may have been meant).
pub fn parse_drug(text: &str, knowledge: &Knowledge) -> Result<DrugId, Fault> {
    // Names as the program spells them are the only ones that are never refused.
    let mut drugs = knowledge.drugs.iter();
    if let Some((exact, _)) = drugs.find(|(_, drug)| drug.name == text) {
        return Ok(exact);
    }
    knowledge
        .drugs
        .find(&fold(text))
        .map_err(|error| match error {
            DrugError::Refused(refusal) => refused(text, &refusal),
            DrugError::Unknown => {
                let names: Vec<_> = knowledge
                    .drugs
                    .iter()
                    .map(|(_, drug)| drug.name.as_str())
                    .collect();
                let accepted = format!("{}, or an abbreviation or brand of one", names.join(", "));
                Fault::new(text.trim(), "no drug of the list", accepted)
            }
        })
}

/// The drugs of which a name, an abbreviation or a brand begins with what is typed so far, in the order of the list;
/// all of them for an empty text.
#[must_use]
pub fn drugs_beginning_with(text: &str, knowledge: &Knowledge) -> Vec<DrugId> {
    let wanted = fold_name(&fold(text));
    knowledge
        .drugs
        .iter()
        .filter(|(_, drug)| {
            drug.all_names()
                .any(|name| fold_name(name).starts_with(&wanted))
        })
        .map(|(id, _)| id)
        .collect()
}

/// The assay of a name; `None` if nothing is written or the text says that it is unknown.
///
/// # Errors
/// A name that is not in the list.
pub fn parse_assay(text: &str, knowledge: &Knowledge) -> Result<Option<AssayId>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    // Most files spell it as the program does, and a hospital's name it a million times.
    let mut assays = knowledge.assays.iter();
    if let Some((exact, _)) = assays.find(|(_, assay)| assay.name == text) {
        return Ok(Some(exact));
    }
    let folded = fold(text);
    if folded.trim().is_empty() || knowledge.assays.says_unknown(&folded) {
        return Ok(None);
    }
    knowledge.assays.find(&folded).map(Some).ok_or_else(|| {
        let names: Vec<_> = knowledge
            .assays
            .iter()
            .map(|(_, assay)| assay.name.as_str())
            .collect();
        let accepted = format!("{}, unknown, or nothing", names.join("; "));
        Fault::new(text.trim(), "no assay that is known", accepted)
    })
}

pub(super) fn refused(text: &str, refusal: &Refusal) -> Fault {
    let accepted = if refusal.offer.is_empty() {
        "the name of what was really meant".to_owned()
    } else {
        refusal.offer.join(" or ")
    };
    Fault {
        readings: refusal.offer.clone(),
        ..Fault::new(text.trim(), refusal.reason.clone(), accepted)
    }
}
