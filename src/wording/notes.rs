//! What stands beside the verdict, in words.

use chrono::NaiveDate;

use crate::clinical::assessment::{Counted, Note};
use crate::clinical::calendar::plus_days;

use super::Language;
use super::Words;
use super::modifiers::without_drug;
use super::numbers::{MONTH, count, date_words};

impl Words<'_> {
    /// Every note, each as one phrase.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.assessment
            .notes
            .iter()
            .map(|note| self.note_words(note))
            .collect()
    }

    /// One note as one phrase.
    #[must_use]
    pub fn note_words(&self, note: &Note) -> String {
        match *note {
            Note::AfterInterruption(stretch) => format!(
                "after an interruption: {} ({} to {})",
                without_drug(self.language, &stretch),
                date_words(self.language, plus_days(stretch.stop, 1)),
                date_words(self.language, plus_days(stretch.resumed, -1))
            ),
            Note::MayProveInterruption { until } => format!(
                "may prove an interruption: a start by {} continues this treatment",
                date_words(self.language, until)
            ),
            Note::MayHaveBegunOnEarlierLine => self.earlier_line_words(),
            Note::BaselineMissing => {
                "baseline missing: without HBV DNA before treatment the fall is unknown".to_owned()
            }
            Note::FallIsAtLeast => {
                "at least: the value before treatment was above the range of its assay".to_owned()
            }
            Note::NegativeBeforeTreatment(result) => format!(
                "DNA was negative before treatment began: {}",
                self.dated_result(result)
            ),
            Note::OldDnaAtStop { months } => format!(
                "last DNA before the stop {} old",
                count(self.language, i64::from(months), MONTH)
            ),
            Note::TimeToReappearance {
                months,
                earlier_than_usual,
            } => format!(
                "positive again {} after treatment began{}",
                count(self.language, i64::from(months), MONTH),
                if earlier_than_usual {
                    ", earlier than usual"
                } else {
                    ""
                }
            ),
            Note::Reactivation => {
                "preventive course: positive after a negative, perhaps reactivation".to_owned()
            }
            Note::Stale { months } => format!(
                "newest HBV DNA is {} old: too old to rely on",
                count(self.language, i64::from(months), MONTH)
            ),
            Note::SetAsideIsNewer(result) => format!(
                "newer than the last counted result, but cannot show that the virus has gone: {}",
                self.dated_result(result)
            ),
            Note::HbsagLost { since } => self.hbsag_lost_words(since),
            Note::HbsagBack { on, again, .. } => hbsag_back_words(self.language, on, again),
            Note::HbeagPositiveAgain { on } => {
                format!(
                    "HBeAg positive again after seroconversion ({})",
                    date_words(self.language, on)
                )
            }
            Note::RelapsedAfterStop { stop } => {
                format!(
                    "relapsed after the stop of {}",
                    date_words(self.language, stop)
                )
            }
            Note::Settled { since } => format!(
                "settled: HBV DNA has stayed below 20 000 IU/mL for a year or more, as in a carrier, since {}",
                date_words(self.language, since)
            ),
            Note::StopAwaitsPrevention { until: None } => {
                "a preventive course is on file: when to stop depends on the immune suppression"
                    .to_owned()
            }
            Note::StopAwaitsPrevention { until: Some(until) } => format!(
                "a preventive course is on file: no word of a stop before {}",
                date_words(self.language, until)
            ),
            Note::EarlierFailure { start, secondary } => {
                self.earlier_failure_words(start, secondary)
            }
        }
    }

    /// A loss beside virus is no cure.
    fn hbsag_lost_words(&self, since: NaiveDate) -> String {
        let since = date_words(self.language, since);
        if self.last().is_some_and(Counted::is_positive) {
            format!(
                "HBsAg negative but DNA positive: escape variant or occult infection (HBsAg negative since {since})"
            )
        } else {
            format!("HBsAg negative since {since}: possible functional cure")
        }
    }

    fn earlier_failure_words(&self, start: NaiveDate, secondary: bool) -> String {
        let drugs = self
            .assessment
            .phases
            .iter()
            .find(|phase| phase.from == start)
            .map_or_else(|| "drugs".to_owned(), |phase| self.drug_names(&phase.drugs));
        let how = if secondary {
            "DNA became positive again on it"
        } else {
            "DNA was never negative on it"
        };
        format!(
            "earlier line {drugs} from {}: {how}",
            date_words(self.language, start)
        )
    }
}

/// `HBsAg POSITIVE AGAIN (10-Jan-2024)`; "again" only where an earlier positive is on file.
pub(super) fn hbsag_back_words(language: Language, on: NaiveDate, again: bool) -> String {
    let how = if again {
        "POSITIVE AGAIN"
    } else {
        "NEWLY POSITIVE"
    };
    format!("HBsAg {how} ({})", date_words(language, on))
}
