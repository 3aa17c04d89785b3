//! What no verdict here takes into account, because it is not asked for or not on file (`RULES.md` §9).

use super::Words;
use crate::clinical::effective;
use crate::clinical::laboratory::{Analyte, Marker, Test};

/// What the schedule leaves out (`RULES.md` §9).
pub const NOT_SCHEDULED_HERE: &str = "Not scheduled here: bone tests";

/// What is never asked for here.
const NEVER_ASKED: &str = "pregnancy, immune suppression, cancer, transplant";

/// What is known once a test is on file, and what it is called.
const TESTED: [(Test, &str); 4] = [
    (Test::Marker(Marker::AntiHiv), "HIV"),
    (Test::Marker(Marker::AntiHcv), "hepatitis C"),
    (Test::Marker(Marker::AntiHdv), "hepatitis D"),
    (MISSED_DOSES, "missed doses"),
];

const MISSED_DOSES: Test = Test::Analyte(Analyte::MissedDoses);

impl Words<'_> {
    /// `Not known here: pregnancy, immune suppression, cancer, transplant, HIV, hepatitis C, hepatitis D, missed doses`,
    /// without those of which a test is on file.
    #[must_use]
    pub fn not_known_here(&self) -> String {
        let mut words = format!("Not known here: {NEVER_ASKED}");
        for (test, name) in TESTED {
            if !self.is_on_file(test) {
                words.push_str(", ");
                words.push_str(name);
            }
        }
        words
    }

    /// `missed doses: 3 days of the last 30 (02-May-2024)`, or that they are not recorded.
    pub(super) fn missed_doses_words(&self) -> String {
        let mut results = effective::results(self.record, self.assessment.day);
        let latest = results
            .by_ref()
            .filter(|(_, result)| result.finding.test() == MISSED_DOSES)
            .max_by_key(|(_, result)| result.on);
        latest.map_or_else(
            || "missed doses (not recorded)".to_owned(),
            |(reference, _)| self.dated_result(reference),
        )
    }

    fn is_on_file(&self, test: Test) -> bool {
        effective::results(self.record, self.assessment.day)
            .any(|(_, result)| result.finding.test() == test)
    }
}
