//! What must not stay untold beside a headline, whatever the verdict, and the explanations that come before its own.

use crate::clinical::assessment::{Counted, Note, ReactivationSign, Undetermined, Verdict};

use super::super::Words;
use super::super::notes::hbsag_back_words;
use super::super::numbers::{age_words, iu_words};
use super::Headline;
use crate::wording::language::Phrase;
use crate::wording::language::say;

/// Where a liver alert is up, whatever the verdict.
const LIVER_IN_DANGER: Phrase = Phrase::new(
    "Liver in danger: for the doctor today. Send INR, bilirubin and HBV DNA; wait for none of them.",
    "肝脏告急：今日告知医生；立即送检 INR、胆红素、HBV DNA，但不要等待结果。",
);

/// Where every drug taken is resisted, whatever the verdict.
const RESISTANT: Phrase = Phrase::new(
    "A resistant variant is on file: changing the drug is for the doctor now; do not stop it first.",
    "已有耐药变异：换药须立即由医生决定；未换药前不要停药。",
);

impl Words<'_> {
    /// Adds a rise, what was set aside, the age of evidence that is too old, HBsAg that is back, an ALT that is not
    /// known, other alerts, and resistance that is proven.
    pub(super) fn tell_beside(&self, headline: &mut Headline) {
        let rise = self
            .rising_words()
            .filter(|_| self.is_silent_about_a_rise());
        let age = self
            .last()
            .filter(|_| self.assessment.stale && !self.says_its_age())
            .map(|last| {
                say!(
                    self.language,
                    "last DNA {age}",
                    "最近 DNA：{age}",
                    age = age_words(self.language, last.on, self.assessment.day)
                )
            });
        let hbsag = self.hbsag_back();
        if hbsag.is_some() || self.assessment.is_proven {
            headline.raise();
        }
        let hbsag = hbsag.filter(|_| !self.says_that_hbsag_is_back());
        let told = [
            rise,
            self.set_aside_words(),
            age,
            hbsag,
            self.alt_not_known(),
        ];
        let told = told.into_iter().flatten();
        // Resistance that is proven stands at the end.
        let told = told
            .chain(self.alerts_in_short())
            .chain(self.proven_words());
        for words in told {
            headline.text.push_str(self.language.says("; ", ";"));
            headline.text.push_str(&words);
        }
    }

    /// What stands in the place of the verdict's own explanation where there is no time for that.
    pub(super) fn urgent_explanation(&self) -> Option<String> {
        let alert = self.assessment.alerts.liver.is_some();
        match (alert, self.assessment.is_proven) {
            (true, true) => Some(format!(
                "{}{}{}",
                LIVER_IN_DANGER.of(self.language),
                self.language.says(" ", ""),
                RESISTANT.of(self.language)
            )),
            (true, false) => Some(LIVER_IN_DANGER.of(self.language).to_owned()),
            (false, true) => Some(RESISTANT.of(self.language).to_owned()),
            (false, false) => None,
        }
    }

    /// `HBsAg POSITIVE AGAIN (10-Jan-2024)`; not where the virus has been settled since then.
    fn hbsag_back(&self) -> Option<String> {
        self.assessment.notes.iter().find_map(|note| {
            if let Note::HbsagBack { on, again, settled } = *note {
                (!settled).then(|| hbsag_back_words(self.language, on, again))
            } else {
                None
            }
        })
    }

    /// Verdicts whose own words tell that HBsAg is back.
    fn says_that_hbsag_is_back(&self) -> bool {
        self.assessment
            .verdict
            .reactivation()
            .is_some_and(|found| matches!(found.sign, ReactivationSign::HbsagBack { .. }))
    }

    /// Beside virus, an ALT that is missing or too old is told: silence would read as "not raised".
    fn alt_not_known(&self) -> Option<String> {
        let positive = self.last().is_some_and(Counted::is_positive);
        (positive && self.assessment.facts.alt.is_none())
            .then(|| self.language.says("ALT not known", "ALT 不详").to_owned())
    }

    /// `resistance to entecavir proven`, where it is so of every drug taken.
    fn proven_words(&self) -> Option<String> {
        let proven = &self.assessment.resistance_proven;
        self.assessment.is_proven.then(|| {
            say!(
                self.language,
                "resistance to {drugs} proven",
                "{drugs}耐药已证实",
                drugs = self.drug_names(proven)
            )
        })
    }

    /// Verdicts whose words would leave a rise untold.
    fn is_silent_about_a_rise(&self) -> bool {
        match self.assessment.verdict {
            Verdict::AwaitingResponse
            | Verdict::Prophylaxis { reactivated: false }
            | Verdict::Undetermined(
                Undetermined::NoDnaSinceStart
                | Undetermined::InterferonNotEnded
                | Undetermined::NoDnaFromFirstCheckpoint,
            ) => true,
            Verdict::NeverTreated
            | Verdict::Responding
            | Verdict::StopConditionsMet
            | Verdict::PrimaryResistance(_)
            | Verdict::SecondaryResistance(_)
            | Verdict::ViraemiaAfterInterruption(_)
            | Verdict::Prophylaxis { reactivated: true }
            | Verdict::OffTreatment
            | Verdict::OffTreatmentRemission
            | Verdict::Relapse(_)
            | Verdict::ViraemicOffTreatment { .. }
            | Verdict::Reactivation(_)
            | Verdict::Undetermined(Undetermined::NoDnaAtStop) => false,
        }
    }

    /// Verdicts whose own words name the age of a stale negative.
    fn says_its_age(&self) -> bool {
        match self.assessment.verdict {
            Verdict::Responding => true,
            Verdict::OffTreatmentRemission => !self.has_cirrhosis(),
            Verdict::NeverTreated
            | Verdict::AwaitingResponse
            | Verdict::StopConditionsMet
            | Verdict::PrimaryResistance(_)
            | Verdict::SecondaryResistance(_)
            | Verdict::ViraemiaAfterInterruption(_)
            | Verdict::Prophylaxis { .. }
            | Verdict::OffTreatment
            | Verdict::Relapse(_)
            | Verdict::ViraemicOffTreatment { .. }
            | Verdict::Reactivation(_)
            | Verdict::Undetermined(_) => false,
        }
    }

    /// `the newer <1 000 cannot show that 640 has gone`.
    fn set_aside_words(&self) -> Option<String> {
        let newer = self.assessment.facts.set_aside_newer?;
        let positive = self.last()?;
        Some(say!(
            self.language,
            "the newer {newer} cannot show that {older} has gone",
            "较新的 {newer} 不能证明{older}已转阴",
            newer = self.load_value_words(newer)?,
            older = iu_words(positive.value)
        ))
    }
}
