//! The terms of guidelines in words.

use crate::clinical::guidelines::{Term, TermCertainty};

/// A term in plain words.
#[must_use]
pub const fn term_words(term: Term) -> &'static str {
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

/// A term with how sure it is: `suspected breakthrough`.
#[must_use]
pub fn certain_words(term: Term, certainty: Option<TermCertainty>) -> String {
    let words = term_words(term);
    match certainty {
        Some(TermCertainty::Suspected) => format!("suspected {words}"),
        Some(TermCertainty::Confirmed) => format!("confirmed {words}"),
        None => words.to_owned(),
    }
}
