//! What is said beside every headline: how often it was seen, rising, falling, after a break, how old.

use crate::clinical::assessment::{Certainty, Counted, CountedAs, Interruption, LimitOrigin};

use super::Language;
use super::Words;
use super::language::say;
use super::numbers::{DAY, count, date_words, iu_words, log10_words, span_words};

/// How often something was seen. "Confirmed" is never written: a repeat is no resistance test.
#[must_use]
pub fn seen_words(language: Language, certainty: Certainty, times: usize) -> String {
    match (certainty, times) {
        (Certainty::Provisional, _) => language.says("seen once", "仅1次").to_owned(),
        (Certainty::Confirmed, 0..=2) => language.says("seen twice", "已2次").to_owned(),
        (Certainty::Confirmed, times) => say!(language, "seen {times} times", "已{times}次"),
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
            phrases.push(say!(
                self.language,
                "limit {limit} assumed: the report names none",
                "报告未注明下限,按{limit}计",
                limit = iu_words(last.limit)
            ));
        }
        phrases
    }

    /// `rising, 2.2 log10 above its lowest (11-Apr-2023)`.
    pub(super) fn rising_words(&self) -> Option<String> {
        let rise = self.assessment.rising?;
        Some(say!(
            self.language,
            "rising, {log10} above its lowest ({day})",
            "回升,较最低值({day})高{log10}",
            log10 = log10_words(rise.log10()),
            day = date_words(self.language, rise.lowest.on)
        ))
    }

    /// `falling, 1.4 log10 in 3 months`: one log10 or more below the highest of the present run.
    pub(super) fn falling_words(&self) -> Option<String> {
        let (highest, last) = self.fall_in_run()?;
        Some(say!(
            self.language,
            "falling, {log10} in {time}",
            "下降,{time}降{log10}",
            log10 = log10_words(highest.value.log10_above(last.value)),
            time = span_words(self.language, highest.on, last.on)
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
            || {
                self.language
                    .says("may have begun on the drugs before", "可能始于此前用药期间")
                    .to_owned()
            },
            |names| {
                say!(
                    self.language,
                    "may have begun on {names}",
                    "可能始于{names}用药期间"
                )
            },
        )
    }
}

/// `after 13 days without the drug`.
pub(super) fn without_drug(language: Language, stretch: &Interruption) -> String {
    say!(
        language,
        "after {time} without the drug",
        "曾停服{time}",
        time = count(language, stretch.days(), DAY)
    )
}
