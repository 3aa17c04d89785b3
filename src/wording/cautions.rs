//! Cautions of a drug in words.

use crate::clinical::assessment::Certainty;
use crate::clinical::cautions::{Because, RelevantCaution};
use crate::clinical::genotypes::Failure;
use crate::clinical::knowledge::Knowledge;

use super::Language;
use super::banner::{cirrhosis_words, intent_words};
use super::language::say;
use super::names::name_words;
use super::numbers::date_words;

/// `! lamivudine failed (clinic's rule, 02-May-2024): not after lamivudine resistance`, or the caution alone where it is
/// general.
#[must_use]
pub fn caution_words(
    language: Language,
    told: &RelevantCaution<'_>,
    knowledge: &Knowledge,
) -> String {
    let caution = language.says(&told.caution.say, &told.caution.say_zh);
    if told.because.is_empty() {
        return caution.to_owned();
    }
    let because: Vec<String> = told
        .because
        .iter()
        .map(|because| because_words(language, because, knowledge))
        .collect();
    {
        let because = because.join(language.says(", ", "、"));
        say!(language, "! {because}: {caution}", "! {because}：{caution}")
    }
}

fn because_words(language: Language, because: &Because, knowledge: &Knowledge) -> String {
    let name = |drug| name_words(language, knowledge.drugs.get(drug));
    match because {
        Because::With(drug) => say!(
            language,
            "{drug} is taken",
            "正在用{drug}",
            drug = name(*drug)
        ),
        Because::Failed(Failure::Proven(proof)) => {
            say!(
                language,
                "resistance to {drug} proven ({day})",
                "{drug}耐药已证实（{day}）",
                drug = name(proof.drug),
                day = date_words(language, proof.on)
            )
        }
        Because::Failed(Failure::ByVerdict(drug, since, certainty)) => {
            let failed = match certainty {
                Certainty::Confirmed => language.says("failed", "失败"),
                Certainty::Provisional => language.says("may have failed", "可能失败"),
            };
            say!(
                language,
                "{drug} {failed} (clinic's rule, {day})",
                "{drug}{failed}（诊所规则，{day}）",
                drug = name(*drug),
                day = date_words(language, *since)
            )
        }
        Because::Cirrhosis(cirrhosis) => {
            say!(
                language,
                "{cirrhosis} cirrhosis recorded",
                "已记录{cirrhosis}肝硬化",
                cirrhosis = cirrhosis_words(language, *cirrhosis)
            )
        }
        Because::Intent(intent) => say!(
            language,
            "intent {intent}",
            "用药目的：{intent}",
            intent = intent_words(language, *intent)
        ),
    }
}
