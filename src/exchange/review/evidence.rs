//! The words of everything that decided, for the patient at hand.

use std::ops::Range;

use super::json::{RawJson, Value};
use crate::clinical::assessment::{Assessment, Evidence};
use crate::clinical::guidelines::Answer;
use crate::wording::Words;

const NOTHING: &str = "\"\"";

/// What decided, put into words once however many guideline sets stand on it.
#[derive(Default)]
pub(super) struct EvidenceWords {
    json: String,
    places: Vec<(Evidence, Range<usize>)>,
    words: String,
}

impl EvidenceWords {
    /// Puts into words what a verdict and the answers of the guideline sets stand on; what was told before is gone.
    pub(super) fn tell(&mut self, words: &Words<'_>, assessment: &Assessment, answers: &[Answer]) {
        self.json.clear();
        self.places.clear();
        let decided = assessment.because.iter().map(|because| because.evidence);
        let asked = answers.iter().flat_map(Answer::because);
        for evidence in decided.chain(asked.map(|because| Evidence::Result(because.result))) {
            if self.place(evidence).is_none() {
                self.words.clear();
                words.add_evidence(evidence, &mut self.words);
                let start = self.json.len();
                self.words.add_to(&mut self.json);
                self.places.push((evidence, start..self.json.len()));
            }
        }
    }

    /// The words for something that was told.
    pub(super) fn of(&self, evidence: Evidence) -> RawJson<'_> {
        let place = self.place(evidence);
        let words = place.and_then(|place| self.json.get(place));
        RawJson(words.unwrap_or(NOTHING))
    }

    fn place(&self, evidence: Evidence) -> Option<Range<usize>> {
        let found = self.places.iter().find(|(told, _)| *told == evidence);
        found.map(|(_, place)| place.clone())
    }
}
