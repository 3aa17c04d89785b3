//! What is said beside every headline: how often it was seen, rising, falling, after a break, how old.

use crate::clinical::assessment::{Certainty, Counted, CountedAs, Interruption, LimitOrigin};

use super::Language;
use super::Words;
use super::numbers::{count, date_words, iu_words, log10_words, span_words};

/// How often something was seen. "Confirmed" is never written: a repeat is no resistance test.
#[must_use]
pub fn seen_words(language: Language, certainty: Certainty, times: usize) -> String {
    match (certainty, times) {
        (Certainty::Provisional, _) => "seen once".to_owned(),
        (Certainty::Confirmed, 0..=2) => "seen twice".to_owned(),
        (Certainty::Confirmed, times) => format!("seen {times} times"),
    }
}

impl Words<'_> {
    /// What belongs to the headline and is not in it: rising or falling, a break, an assumed limit, a change of drugs,
    /// HBsAg, tests of resistance. Each is a phrase without a full stop.
    #[must_use]
    pub fn modifiers(&self) -> Vec<String> {
        let mut phrases = self.alerts_in_full();
        phrases.extend(self.rising_words());
        phrases.extend(self.falling_words());
        let back = self.reappearance();
        if let Some(back) = back {
            phrases.extend(
                back.interruption
                    .map(|stretch| without_drug(self.language, &stretch)),
            );
            if back.may_have_begun_on_earlier_line {
                phrases.push(self.earlier_line_words());
            }
        }
        phrases.extend(self.proofs());
        if let Some(last) = self.last()
            && last.limit_origin == LimitOrigin::Assumed
            && last.counted_as != CountedAs::AboveRange
        {
            phrases.push(format!(
                "limit {} assumed: the report names none",
                iu_words(last.limit)
            ));
        }
        phrases
    }

    /// `rising, 2.2 log10 above its lowest (11-Apr-2023)`.
    pub(super) fn rising_words(&self) -> Option<String> {
        let rise = self.assessment.rising?;
        Some(format!(
            "rising, {} above its lowest ({})",
            log10_words(rise.log10()),
            date_words(self.language, rise.lowest.on)
        ))
    }

    /// `falling, 1.4 log10 in 3 months`: one log10 or more below the highest of the present run.
    pub(super) fn falling_words(&self) -> Option<String> {
        let (highest, last) = self.fall_in_run()?;
        Some(format!(
            "falling, {} in {}",
            log10_words(highest.value.log10_above(last.value)),
            span_words(self.language, highest.on, last.on)
        ))
    }

    /// The highest and the last of the present run, where the last is far enough below to be called falling.
    pub(super) fn fall_in_run(&self) -> Option<(&Counted, &Counted)> {
        let run = self.run();
        let last = run.last()?;
        let highest = run
            .iter()
            .max_by(|one, other| one.value.total_cmp(other.value))?;
        let enough = self.knowledge.settings.alert.falling_log10;
        last.value
            .is_below_by_at_least(enough, highest.value)
            .then_some((highest, last))
    }

    /// `may have begun on lamivudine`.
    pub(super) fn earlier_line_words(&self) -> String {
        let earlier = self.line_before();
        earlier.map_or_else(
            || "may have begun on the drugs before".to_owned(),
            |names| format!("may have begun on {names}"),
        )
    }
}

/// `after 13 days without the drug`.
pub(super) fn without_drug(language: Language, stretch: &Interruption) -> String {
    format!(
        "after {} without the drug",
        count(language, stretch.days(), "day")
    )
}
