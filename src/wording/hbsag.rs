//! The quantity of HBsAg in words: the newest, how it falls, and the limits that guidelines speak of.

use crate::clinical::assessment::ResultRef;
use crate::clinical::hbsag::{self, Bound, Fall, Quantity};
use crate::clinical::laboratory::{Marker, Test};
use crate::clinical::quantity::IuPerMl;

use super::Language;
use super::Words;
use super::language::Phrase;
use super::language::say;
use super::numbers::{date_words, iu_words};

/// What stands behind the name of HBsAg where its quantities stand.
pub const QUANTITY_UNITS: Phrase = Phrase::new("IU/mL, log10/year", "IU/mL，log10/年");

impl Words<'_> {
    fn hbsag_quantities(&self) -> Vec<Quantity> {
        hbsag::quantities(self.record, self.knowledge, self.assessment.day)
    }

    /// `HBsAg 850 IU/mL on 01-May-2024`, `down 0.21 log10 a year since 01-May-2022`, `below 1 000, not below 100`; empty
    /// where no quantity is on file.
    #[must_use]
    pub fn hbsag_row(&self) -> Vec<String> {
        let quantities = self.hbsag_quantities();
        let is_number = |quantity: &Quantity| quantity.bound != Bound::Negative;
        let Some(newest) = quantities
            .last()
            .filter(|_| quantities.iter().any(is_number))
        else {
            return Vec::new();
        };
        let mut fields = vec![say!(
            self.language,
            "{value} on {day}",
            "{value}（{day}）",
            value = self.result_words(newest.result),
            day = date_words(self.language, newest.on)
        )];
        let alert = &self.knowledge.settings.alert;
        fields.extend(
            hbsag::fall(&quantities, alert.hbsag_fall_days)
                .map(|fall| fall_words(self.language, &fall)),
        );
        let limit = |limit: f64| {
            let is_below = match newest.bound {
                Bound::Negative => true,
                Bound::Exactly(amount) => amount < limit,
                Bound::Under(amount) if amount <= limit => true,
                Bound::Over(amount) if amount >= limit => false,
                Bound::Under(_) | Bound::Over(_) => return None,
            };
            let words = if is_below {
                self.language.says("below", "低于")
            } else {
                self.language.says("not below", "不低于")
            };
            Some(format!("{words} {}", iu_words(IuPerMl::new(limit))))
        };
        let limits: Vec<String> = [alert.hbsag_high, alert.hbsag_low]
            .into_iter()
            .filter_map(limit)
            .collect();
        fields.extend((!limits.is_empty()).then(|| limits.join(self.language.says(", ", "，"))));
        fields
    }

    /// `-0.21/y`: how a quantity has fallen since the one before it that is far enough away.
    pub(super) fn hbsag_fall(&self, reference: ResultRef) -> Option<String> {
        let test = self.result(reference)?.finding.test();
        if test != Test::Marker(Marker::HbsAg) {
            return None;
        }
        let quantities = self.hbsag_quantities();
        let place = quantities.iter().position(|own| own.result == reference)?;
        let days = self.knowledge.settings.alert.hbsag_fall_days;
        let fall = hbsag::fall(quantities.get(..=place)?, days)?;
        Some(say!(
            self.language,
            "{fall:+.2}/y",
            "{fall:+.2}/年",
            fall = -fall.log10_a_year
        ))
    }
}

fn fall_words(language: Language, fall: &Fall) -> String {
    let since = date_words(language, fall.from.on);
    let way = if fall.log10_a_year < 0.0 {
        language.says("up", "升")
    } else {
        language.says("down", "降")
    };
    say!(
        language,
        "{way} {log10:.2} log10 a year since {since}",
        "自 {since} 每年{way}{log10:.2} log10",
        log10 = fall.log10_a_year.abs()
    )
}
