//! The terms of guidelines in words.

use crate::clinical::guidelines::{Term, TermCertainty};
use crate::wording::Language;

/// A term in plain words.
#[must_use]
pub const fn term_words(language: Language, term: Term) -> &'static str {
    match term {
        Term::NotApplicable => "not applicable",
        Term::NotMeasured => "not measured",
        Term::VirologicalResponse => "virological response",
        Term::Breakthrough => "breakthrough",
        Term::PrimaryNonResponse => "primary non-response",
        Term::LowLevelViraemia => "low-level viraemia",
        Term::PartialResponse => "partial response",
        Term::OnTreatmentViraemic => "viraemic on treatment",
        Term::SustainedResponse => "sustained response",
        Term::LowViraemiaOffTreatment => "low viraemia off treatment",
        Term::VirologicalRelapse => "virological relapse",
        Term::ClinicalRelapse => "clinical relapse",
    }
}

/// A term in the fewest words, for the row in which all sets stand.
const fn short_words(language: Language, term: Term) -> &'static str {
    match term {
        Term::VirologicalResponse => "response",
        Term::PrimaryNonResponse => "non-response",
        Term::OnTreatmentViraemic => "viraemic",
        Term::LowViraemiaOffTreatment => "low viraemia",
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
    sure_words(term_words(language, term), certainty)
}

/// The same in the fewest words.
pub(super) fn certain_short_words(
    language: Language,
    term: Term,
    certainty: Option<TermCertainty>,
) -> String {
    sure_words(short_words(language, term), certainty)
}

fn sure_words(words: &str, certainty: Option<TermCertainty>) -> String {
    match certainty {
        Some(TermCertainty::Suspected) => format!("suspected {words}"),
        Some(TermCertainty::Confirmed) => format!("confirmed {words}"),
        None => words.to_owned(),
    }
}
