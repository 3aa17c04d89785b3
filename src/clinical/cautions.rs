//! Which cautions of a drug matter for a patient, and why (`FACTS.md`). Information, never an order: nothing is refused.

use super::drugs::{Caution, DrugId, Formulary};
use super::genotypes::Failure;
use super::record::{Cirrhosis, Intent};

/// What of a patient cautions ask for.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The drugs that are taken beside the one that is entered.
    pub beside: &'a [DrugId],
    pub failures: &'a [Failure],
    /// Cirrhosis as recorded.
    pub cirrhosis: Cirrhosis,
    /// What the drug is given for, and what those beside it are.
    pub intents: &'a [Intent],
}

/// Why a caution matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// This drug is taken beside it.
    With(DrugId),
    /// This drug failed.
    Failed(Failure),
    /// Cirrhosis is recorded so.
    Cirrhosis(Cirrhosis),
    /// It is given for this.
    Intent(Intent),
}

/// A caution and why it matters here; no reason where it is general.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelevantCaution<'a> {
    pub caution: &'a Caution,
    pub because: Vec<Because>,
}

/// The cautions of a drug: first those of which a condition is met, then those that hold for everybody or of which
/// nobody can know; each in the order of the data.
#[must_use]
pub fn cautions<'a>(
    drug: DrugId,
    situation: &Situation<'_>,
    drugs: &'a Formulary,
) -> Vec<RelevantCaution<'a>> {
    let mut told: Vec<RelevantCaution<'a>> = drugs
        .get(drug)
        .cautions
        .iter()
        .map(|caution| RelevantCaution {
            caution,
            because: met(caution, situation),
        })
        .filter(|told| !told.because.is_empty() || is_general(told.caution))
        .collect();
    told.sort_by_key(|told| told.because.is_empty());
    told
}

/// Whether a caution is worth telling where none of its conditions is met: what is taken beside a drug is on the
/// record, everything else may be so without anybody having recorded it.
fn is_general(caution: &Caution) -> bool {
    let others = !caution.after_failure.is_empty()
        || !caution.cirrhosis.is_empty()
        || !caution.intent.is_empty();
    caution.always || caution.with.is_empty() || others
}

fn met(caution: &Caution, situation: &Situation<'_>) -> Vec<Because> {
    let with = caution.with.iter().copied();
    let failed = situation.failures.iter();
    let mut because: Vec<Because> = with
        .filter(|drug| situation.beside.contains(drug))
        .map(Because::With)
        .collect();
    because.extend(
        failed
            .filter(|failure| caution.after_failure.contains(&failure.drug()))
            .cloned()
            .map(Because::Failed),
    );
    let is_recorded = caution.cirrhosis.contains(&situation.cirrhosis);
    because.extend(is_recorded.then_some(Because::Cirrhosis(situation.cirrhosis)));
    because.extend(
        caution
            .intent
            .iter()
            .filter(|intent| situation.intents.contains(intent))
            .copied()
            .map(Because::Intent),
    );
    because
}
