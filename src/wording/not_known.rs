//! What no verdict here takes into account, because it is not asked for or not on file (`RULES.md` §9).

use super::Words;
use super::language::{Phrase, say};
use crate::clinical::effective;
use crate::clinical::laboratory::{Analyte, Marker, Test};

/// What the schedule leaves out (`RULES.md` §9).
pub const NOT_SCHEDULED_HERE: Phrase =
    Phrase::new("Not scheduled here: bone tests", "本处未安排：骨骼检查");

/// What is never asked for here.
const NEVER_ASKED: Phrase = Phrase::new(
    "pregnancy, immune suppression, cancer, transplant",
    "妊娠、免疫抑制、肿瘤、移植",
);

/// What is known once a test is on file, and what it is called.
const TESTED: [(Test, Phrase); 4] = [
    (Test::Marker(Marker::AntiHiv), Phrase::new("HIV", "HIV")),
    (
        Test::Marker(Marker::AntiHcv),
        Phrase::new("hepatitis C", "丙肝"),
    ),
    (
        Test::Marker(Marker::AntiHdv),
        Phrase::new("hepatitis D", "丁肝"),
    ),
    (MISSED_DOSES, Phrase::new("missed doses", "依从性（漏服）")),
];

const MISSED_DOSES: Test = Test::Analyte(Analyte::MissedDoses);

impl Words<'_> {
    /// `Not known here: pregnancy, immune suppression, cancer, transplant, HIV, hepatitis C, hepatitis D, missed doses`,
    /// without those of which a test is on file.
    #[must_use]
    pub fn not_known_here(&self) -> String {
        let never = NEVER_ASKED.of(self.language);
        let mut words = say!(
            self.language,
            "Not known here: {never}",
            "此处不详：{never}"
        );
        for (test, name) in TESTED {
            if !self.is_on_file(test) {
                words.push_str(self.language.says(", ", "、"));
                words.push_str(name.of(self.language));
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
            || {
                self.language
                    .says("missed doses (not recorded)", "是否漏服（未记录）")
                    .to_owned()
            },
            |(reference, _)| self.dated_result(reference),
        )
    }

    fn is_on_file(&self, test: Test) -> bool {
        effective::results(self.record, self.assessment.day)
            .any(|(_, result)| result.finding.test() == test)
    }
}
