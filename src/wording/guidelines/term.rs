//! The terms of guidelines in words.

use crate::clinical::guidelines::{Term, TermCertainty};
use crate::wording::Language;
use crate::wording::language::say;

/// A term in plain words.
#[must_use]
pub const fn term_words(language: Language, term: Term) -> &'static str {
    match term {
        Term::NotApplicable => language.says("not applicable", "不适用"),
        Term::NotMeasured => language.says("not measured", "未检测"),
        Term::VirologicalResponse => language.says("virological response", "病毒学应答"),
        Term::Breakthrough => language.says("breakthrough", "病毒学突破"),
        Term::PrimaryNonResponse => language.says("primary non-response", "原发性无应答"),
        Term::LowLevelViraemia => language.says("low-level viraemia", "低病毒血症"),
        Term::PartialResponse => language.says("partial response", "部分应答"),
        Term::OnTreatmentViraemic => language.says("viraemic on treatment", "治疗中有病毒血症"),
        Term::SustainedResponse => language.says("sustained response", "持续应答"),
        Term::LowViraemiaOffTreatment => {
            language.says("low viraemia off treatment", "停药后低病毒血症")
        }
        Term::VirologicalRelapse => language.says("virological relapse", "病毒学复发"),
        Term::ClinicalRelapse => language.says("clinical relapse", "临床复发"),
    }
}

/// A term in the fewest words, for the row in which all sets stand.
const fn short_words(language: Language, term: Term) -> &'static str {
    match term {
        Term::VirologicalResponse => language.says("response", "应答"),
        Term::PrimaryNonResponse => language.says("non-response", "无应答"),
        Term::OnTreatmentViraemic => language.says("viraemic", "有病毒血症"),
        Term::LowViraemiaOffTreatment => language.says("low viraemia", "低病毒血症"),
        Term::NotApplicable
        | Term::NotMeasured
        | Term::Breakthrough
        | Term::LowLevelViraemia
        | Term::PartialResponse
        | Term::SustainedResponse
        | Term::VirologicalRelapse
        | Term::ClinicalRelapse => term_words(language, term),
    }
}

/// A term with how sure it is: `suspected breakthrough`.
#[must_use]
pub fn certain_words(language: Language, term: Term, certainty: Option<TermCertainty>) -> String {
    sure_words(language, term_words(language, term), certainty)
}

/// The same in the fewest words.
pub(super) fn certain_short_words(
    language: Language,
    term: Term,
    certainty: Option<TermCertainty>,
) -> String {
    sure_words(language, short_words(language, term), certainty)
}

fn sure_words(language: Language, words: &str, certainty: Option<TermCertainty>) -> String {
    match certainty {
        Some(TermCertainty::Suspected) => say!(language, "suspected {words}", "疑似{words}"),
        Some(TermCertainty::Confirmed) => say!(language, "confirmed {words}", "确认{words}"),
        None => words.to_owned(),
    }
}
