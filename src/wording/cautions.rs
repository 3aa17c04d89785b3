//! Cautions of a drug in words.

use crate::clinical::assessment::Certainty;
use crate::clinical::cautions::{Because, Told};
use crate::clinical::genotypes::Failure;
use crate::clinical::knowledge::Knowledge;

use super::Language;
use super::banner::{cirrhosis_words, intent_words};
use super::numbers::date_words;

/// `! lamivudine failed (clinic's rule, 02-May-2024): not after lamivudine resistance`, or the caution alone where it is
/// general.
#[must_use]
pub fn caution_words(language: Language, told: &Told<'_>, knowledge: &Knowledge) -> String {
    if told.because.is_empty() {
        return told.caution.say.clone();
    }
    let because: Vec<String> = told
        .because
        .iter()
        .map(|because| because_words(language, because, knowledge))
        .collect();
    format!("! {}: {}", because.join(", "), told.caution.say)
}

fn because_words(language: Language, because: &Because, knowledge: &Knowledge) -> String {
    let name = |drug| &knowledge.drugs.get(drug).name;
    match because {
        Because::With(drug) => format!("{} is taken", name(*drug)),
        Because::Failed(Failure::Proven(proof)) => {
            format!(
                "resistance to {} proven ({})",
                name(proof.drug),
                date_words(language, proof.on)
            )
        }
        Because::Failed(Failure::ByVerdict(drug, since, certainty)) => {
            let failed = match certainty {
                Certainty::Confirmed => "failed",
                Certainty::Provisional => "may have failed",
            };
            format!(
                "{} {failed} (clinic's rule, {})",
                name(*drug),
                date_words(language, *since)
            )
        }
        Because::Cirrhosis(cirrhosis) => {
            format!(
                "{} cirrhosis recorded",
                cirrhosis_words(language, *cirrhosis)
            )
        }
        Because::Intent(intent) => format!("intent {}", intent_words(language, *intent)),
    }
}
