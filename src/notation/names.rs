//! Names of tests, units, drugs and assays.

use super::fault::Fault;
use super::fold::fold;
use crate::clinical::assays::AssayId;
use crate::clinical::drugs::{DrugError, DrugId, Refusal};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::laboratory::{Test, UnitId, fold_name};
use crate::wording::Sentence;
use crate::wording::refusals::names as said;

/// The test of a name, a usual spelling or a LOINC code, and the unit that the code implies.
///
/// # Errors
/// A name that is unknown, or known to be mixed up (then with what may have been meant).
pub fn parse_test(text: &str, knowledge: &Knowledge) -> Result<(Test, Option<UnitId>), Fault> {
    let folded = fold(text);
    knowledge.tests.find(&folded).ok_or_else(|| {
        if let Some(refusal) = knowledge.tests.refusal(&folded) {
            return refused(text, refusal, knowledge);
        }
        let accepted = Sentence::names(knowledge.tests.iter(), said::BETWEEN);
        Fault::new(text.trim(), said::NO_TEST, accepted)
    })
}

/// The unit of a test, in any of its spellings.
///
/// # Errors
/// No unit of this test is spelled so.
pub fn parse_unit(text: &str, test: Test, knowledge: &Knowledge) -> Result<UnitId, Fault> {
    let definition = knowledge.tests.get(test);
    definition.unit_spelled(&fold(text)).ok_or_else(|| {
        let accepted = match definition.units.is_empty() {
            true => said::NO_UNIT.into(),
            false => Sentence::names(definition.units.iter(), said::BETWEEN),
        };
        let problem = said::no_unit_of(Sentence::name(definition));
        Fault::new(text.trim(), problem, accepted)
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
            DrugError::Refused(refusal) => refused(text, &refusal, knowledge),
            DrugError::Unknown => {
                let drugs = knowledge.drugs.iter().map(|(_, drug)| drug);
                let accepted = said::or_brand(Sentence::names(drugs, said::BETWEEN));
                Fault::new(text.trim(), said::NO_DRUG, accepted)
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
        let assays = knowledge.assays.iter().map(|(_, assay)| assay);
        let accepted = said::or_unknown(Sentence::names(assays, said::BETWEEN_LONG));
        Fault::new(text.trim(), said::NO_ASSAY, accepted)
    })
}

pub(super) fn refused(text: &str, refusal: &Refusal, knowledge: &Knowledge) -> Fault {
    let name = |offer: &String| {
        let drug = (knowledge.drugs.iter()).find(|(_, drug)| drug.name == *offer);
        let test = || knowledge.tests.iter().find(|test| test.name == *offer);
        let name = drug.map(|(_, drug)| Sentence::name(drug));
        name.or_else(|| test().map(Sentence::name))
            .unwrap_or_else(|| Sentence::alike(offer))
    };
    let offered: Vec<_> = refusal.offer.iter().map(name).collect();
    let accepted = match offered.is_empty() {
        true => said::REALLY_MEANT.into(),
        false => Sentence::either(&offered),
    };
    let reason = Sentence::made(|language| {
        let reason = language.says(&refusal.reason, &refusal.reason_zh);
        reason.to_owned()
    });
    Fault {
        readings: refusal.offer.clone(),
        ..Fault::new(text.trim(), reason, accepted)
    }
}
