//! The genotypic resistance tests of a patient, and what they prove.

use chrono::NaiveDate;

use super::assessment::{Assessment, Certainty, PhaseKind, Reappearance, ResultRef, Verdict};
use super::drugs::{DrugClass, DrugId};
use super::effective;
use super::knowledge::Knowledge;
use super::record::{Finding, Record, Variant};

/// A test on file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GenotypeTest {
    pub result: ResultRef,
    pub on: NaiveDate,
}

/// That a virus resists a drug: variants on file of which the table says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub drug: DrugId,
    /// The variants, by position.
    pub variants: Vec<Variant>,
    /// The latest test that showed one of them.
    pub on: NaiveDate,
}

/// Why a drug is said to have failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// By a resistance test.
    Proven(Proof),
    /// By the clinic's rule alone, since that day; provisional where it was seen once, or may be the failure of the
    /// drugs before or after the change.
    ByVerdict(DrugId, NaiveDate, Certainty),
}

impl Failure {
    #[must_use]
    pub const fn drug(&self) -> DrugId {
        match self {
            Self::Proven(proof) => proof.drug,
            Self::ByVerdict(drug, ..) => *drug,
        }
    }

    /// Whether it is more than a first sign.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        match self {
            Self::Proven(_) => true,
            Self::ByVerdict(_, _, certainty) => *certainty == Certainty::Confirmed,
        }
    }
}

/// Every test up to a review day. Resistance is kept in the virus: a variant that was found once counts from then on,
/// also where a later test found none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Genotypes {
    tests: Vec<GenotypeTest>,
    found: Vec<(Variant, NaiveDate)>,
}

impl Genotypes {
    /// Collects them from what counts on `day`.
    #[must_use]
    pub fn collect(record: &Record, day: NaiveDate) -> Self {
        let mut collected = Self::default();
        for (result, stored) in effective::results(record, day) {
            let Finding::Genotype(genotype) = &stored.finding else {
                continue;
            };
            let on = stored.on;
            collected.tests.push(GenotypeTest { result, on });
            for variant in genotype.variants() {
                collected.found.retain(|(other, _)| other != variant);
                collected.found.push((*variant, on));
            }
        }
        collected.found.sort_unstable();
        collected
    }

    /// The tests, oldest first.
    #[must_use]
    pub fn tests(&self) -> &[GenotypeTest] {
        &self.tests
    }

    /// Every variant that was ever found, by position.
    #[must_use]
    pub fn variants(&self) -> Vec<Variant> {
        self.found.iter().map(|(variant, _)| *variant).collect()
    }

    /// What the variants prove of these drugs by the table.
    #[must_use]
    pub fn proofs(&self, drugs: &[DrugId], knowledge: &Knowledge) -> Vec<Proof> {
        let variants = self.variants();
        let proof = |drug: &DrugId| {
            let resisting = knowledge.resistance.resisting(&variants, *drug);
            let shown = |(variant, _): &&(Variant, NaiveDate)| resisting.contains(variant);
            let on = self.found.iter().filter(shown).map(|(_, on)| *on).max()?;
            Some(Proof {
                drug: *drug,
                variants: resisting,
                on,
            })
        };
        drugs.iter().filter_map(proof).collect()
    }
}

/// Every drug that was ever taken by a day, in order of name.
#[must_use]
pub fn drugs_taken(record: &Record, knowledge: &Knowledge, day: NaiveDate) -> Vec<DrugId> {
    let mut drugs: Vec<DrugId> = effective::courses(record, day)
        .map(|(course, _)| course.drug)
        .collect();
    knowledge.drugs.sort_by_name(&mut drugs);
    drugs
}

/// The drugs that failed, in order of name: those that a test proves resisted, and those of lines that the clinic's
/// rule calls resistance, earlier ones of either kind and the present one where the virus came back. Interferons never
/// are: resistance is not defined for them.
#[must_use]
pub fn failures(record: &Record, assessment: &Assessment, knowledge: &Knowledge) -> Vec<Failure> {
    let genotypes = Genotypes::collect(record, assessment.day);
    let taken = drugs_taken(record, knowledge, assessment.day);
    let mut failures: Vec<Failure> = genotypes
        .proofs(&taken, knowledge)
        .into_iter()
        .map(Failure::Proven)
        .collect();
    let earlier = assessment.facts.failed_lines.iter();
    let earlier = earlier.flat_map(|(since, drugs)| {
        drugs
            .iter()
            .map(|drug| (*drug, *since, Certainty::Confirmed))
    });
    let present = match &assessment.verdict {
        Verdict::SecondaryResistance(back) => present(back, assessment),
        Verdict::NeverTreated
        | Verdict::AwaitingResponse
        | Verdict::Responding
        | Verdict::StopConditionsMet
        | Verdict::PrimaryResistance(_)
        | Verdict::ViraemiaAfterInterruption(_)
        | Verdict::Prophylaxis { .. }
        | Verdict::OffTreatment
        | Verdict::OffTreatmentRemission
        | Verdict::Relapse(_)
        | Verdict::ViraemicOffTreatment { .. }
        | Verdict::Reactivation(_)
        | Verdict::Undetermined(_) => Vec::new(),
    };
    for (drug, since, certainty) in earlier.chain(present) {
        let is_interferon = knowledge.drugs.get(drug).class == DrugClass::Interferon;
        let is_known = failures.iter().any(|failure| failure.drug() == drug);
        if !is_interferon && !is_known {
            failures.push(Failure::ByVerdict(drug, since, certainty));
        }
    }
    let name = |failure: &Failure| knowledge.drugs.get(failure.drug()).name.clone();
    failures.sort_by_key(name);
    failures
}

/// The drugs on which the virus came back. Where that may have begun on the drugs of the line before, both are named and
/// neither is settled.
fn present(back: &Reappearance, assessment: &Assessment) -> Vec<(DrugId, NaiveDate, Certainty)> {
    let before = assessment.phases.iter().rev().nth(1);
    let before = before
        .filter(|phase| back.may_have_begun_on_earlier_line && phase.kind == PhaseKind::Treatment)
        .map_or(&[][..], |phase| &phase.drugs);
    let certainty = if back.may_have_begun_on_earlier_line {
        Certainty::Provisional
    } else {
        back.certainty
    };
    let drugs = assessment.drugs.iter().chain(before);
    drugs.map(|drug| (*drug, back.since, certainty)).collect()
}
