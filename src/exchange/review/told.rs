//! The words of everything that decided, for the patient at hand.

use std::ops::Range;

use crate::clinical::assessment::{Assessment, Evidence};
use crate::clinical::guidelines::Answer;
use crate::wording::Words;

/// What decided, put into words once however many guideline sets stand on it.
#[derive(Default)]
pub(super) struct Told {
    words: String,
    places: Vec<(Evidence, Range<usize>)>,
}

impl Told {
    /// Puts into words what a verdict and the answers of the guideline sets stand on; what was told before is gone.
    pub(super) fn tell(&mut self, words: &Words<'_>, assessment: &Assessment, answers: &[Answer]) {
        self.words.clear();
        self.places.clear();
        let decided = assessment.because.iter().map(|because| because.evidence);
        let asked = answers.iter().flat_map(Answer::because);
        for evidence in decided.chain(asked.map(|because| Evidence::Result(because.result))) {
            if self.place(evidence).is_none() {
                let start = self.words.len();
                words.add_evidence(evidence, &mut self.words);
                self.places.push((evidence, start..self.words.len()));
            }
        }
    }

    /// The words for something that was told.
    pub(super) fn of(&self, evidence: Evidence) -> &str {
        let place = self.place(evidence);
        place
            .and_then(|place| self.words.get(place))
            .unwrap_or_default()
    }

    fn place(&self, evidence: Evidence) -> Option<Range<usize>> {
        let found = self.places.iter().find(|(told, _)| *told == evidence);
        found.map(|(_, place)| place.clone())
    }
}
