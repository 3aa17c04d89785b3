//! The criterion that gave a term, with its numbers.

use crate::clinical::assessment::{Counted, CountedAs, LimitOrigin, Stage};
use crate::clinical::guidelines::{Beside, Criterion, GuidelineSet, Large, NotAsked, Span};

use super::super::Words;
use super::super::modifiers::without_drug;
use super::super::numbers::{MONTH, WEEK, count, date_words, iu_words};
use crate::wording::Language;

/// `12 weeks`, `3 months`.
pub(super) fn span_of_set(language: Language, span: Span) -> String {
    match span {
        Span::Weeks(weeks) => count(language, i64::from(weeks), WEEK),
        Span::Months(months) => count(language, i64::from(months), MONTH),
    }
}

/// `3 200 on 02-May-2024`.
fn dated(language: Language, counted: &Counted) -> String {
    let above = if counted.counted_as == CountedAs::AboveRange {
        ">"
    } else {
        ""
    };
    format!(
        "{above}{} on {}",
        iu_words(counted.value),
        date_words(language, counted.on)
    )
}

/// `limit 20`, `limit 20, assumed`.
fn limit_words(counted: &Counted) -> String {
    let assumed = match counted.limit_origin {
        LimitOrigin::Assumed => ", assumed",
        LimitOrigin::Recorded | LimitOrigin::Assay => "",
    };
    format!("limit {}{assumed}", iu_words(counted.limit))
}

/// `2.2 log10`, with two decimals, so that a fall just short of a threshold does not look like it.
fn log10_of(higher: &Counted, lower: &Counted) -> String {
    format!("{:.2} log10", higher.value.log10_above(lower.value))
}

impl Words<'_> {
    /// What gave the term: `a rise of more than 1 log10 above the lowest: 3 200 after 20 on 11-Apr-2023`.
    pub(super) fn criterion_words(&self, criterion: &Criterion, set: &GuidelineSet) -> String {
        match criterion {
            Criterion::NotAsked(why) => not_asked(*why).to_owned(),
            Criterion::NothingMeasured => match self.assessment.facts.stage {
                Stage::NeverTreated => "no HBV DNA that counts".to_owned(),
                Stage::OnTreatment { line_start, .. } => format!(
                    "no HBV DNA that counts since this treatment began on {}",
                    date_words(self.language, line_start)
                ),
                Stage::Off { stop, .. } => format!(
                    "no HBV DNA that counts since the stop of {}",
                    date_words(self.language, stop)
                ),
            },
            Criterion::CarriedNegative(last) => format!(
                "none since this treatment began; the one before was negative on {} ({})",
                date_words(self.language, last.on),
                limit_words(last)
            ),
            Criterion::Negative(last) => self.negative_words(last),
            Criterion::Rise { lowest, last } => format!(
                "a rise of more than {} log10 above the lowest: {} after {}",
                set.breakthrough_log10.value,
                dated(self.language, last),
                dated(self.language, lowest)
            ),
            Criterion::AfterNegative { negative, last } => format!(
                "{} or more after a negative: {} after the negative of {} ({})",
                set.breakthrough_after_negative
                    .as_ref()
                    .map_or_else(String::new, |from| iu_words(from.value)),
                dated(self.language, last),
                date_words(self.language, negative.on),
                limit_words(negative)
            ),
            Criterion::SmallFall { baseline, last } => {
                let rule = set.primary_non_response.as_ref().map(|rule| rule.value);
                let asked = rule.map_or_else(String::new, |rule| {
                    format!(
                        "a fall of less than {} log10 from {} on",
                        rule.fall_below,
                        span_of_set(self.language, rule.after)
                    )
                });
                format!(
                    "{asked}: {}",
                    fall_words(self.language, Some(baseline), last)
                )
            }
            Criterion::PositiveWithCirrhosis(last) => {
                let after = set.cirrhosis_partial_response.as_ref();
                let after =
                    after.map_or_else(String::new, |rule| span_of_set(self.language, rule.value));
                format!(
                    "still positive with cirrhosis from {after} on: {}",
                    dated(self.language, last)
                )
            }
            Criterion::StaysLow(last) => {
                let rule = set.low_level_viraemia.as_ref().map(|rule| rule.value);
                let asked = rule.map_or_else(String::new, |rule| {
                    format!(
                        "positive below {} from {} on",
                        iu_words(rule.below),
                        span_of_set(self.language, rule.after)
                    )
                });
                format!("{asked}: {}", dated(self.language, last))
            }
            Criterion::StillPositive { baseline, last } => {
                let rule = set.partial_response.as_ref().map(|rule| rule.value);
                let asked = rule.map_or_else(String::new, |rule| {
                    let fall = if rule.fall_at_least > 0.0 {
                        format!(" after a fall of {} log10 or more", rule.fall_at_least)
                    } else {
                        String::new()
                    };
                    format!(
                        "still positive{fall} from {} on",
                        span_of_set(self.language, rule.after)
                    )
                });
                format!(
                    "{asked}: {}",
                    fall_words(self.language, baseline.as_ref(), last)
                )
            }
            Criterion::Positive { baseline, last } => format!(
                "positive, and no band of this set applies yet: {}",
                fall_words(self.language, baseline.as_ref(), last)
            ),
            Criterion::NeverResponded { at_stop, last } => format!(
                "positive before the stop ({}) and since ({}): it never left",
                dated(self.language, at_stop),
                dated(self.language, last)
            ),
            Criterion::UnknownAtStop(last) => format!(
                "positive ({}), and no HBV DNA tells how it was at the stop",
                dated(self.language, last)
            ),
            Criterion::Low { negative, last } => {
                format!(
                    "positive, but {}: {}",
                    not_large(set),
                    back_words(self.language, negative, last)
                )
            }
            Criterion::Large {
                negative,
                last,
                alt,
            } => {
                let alt = alt.map_or_else(
                    || "; no ALT is raised enough for a clinical relapse".to_owned(),
                    |alt| {
                        let on = self
                            .result(alt)
                            .map(|result| date_words(self.language, result.on));
                        format!(
                            "; {} on {} is above {} times its limit",
                            self.result_words(alt),
                            on.unwrap_or_default(),
                            self.knowledge.settings.guidelines.raised_alt_multiple
                        )
                    },
                );
                format!(
                    "{}: {}{alt}",
                    large(set),
                    back_words(self.language, negative, last)
                )
            }
        }
    }

    fn negative_words(&self, last: &Counted) -> String {
        match last.counted_as {
            CountedAs::Trace => format!(
                "negative on {}: a trace, {}",
                date_words(self.language, last.on),
                limit_words(last)
            ),
            CountedAs::Excused => format!(
                "counts as negative: {} cannot be told from the earlier limit",
                dated(self.language, last)
            ),
            CountedAs::Clean | CountedAs::Quantified | CountedAs::AboveRange => {
                format!(
                    "negative on {}, {}",
                    date_words(self.language, last.on),
                    limit_words(last)
                )
            }
        }
    }

    pub(super) fn beside_words(&self, beside: &Beside) -> String {
        match beside {
            Beside::Interruption(stretch) => format!(
                "{} from {} on: missed doses look the same",
                without_drug(self.language, stretch),
                date_words(self.language, stretch.stop)
            ),
            Beside::AssayChanged(one, other) => format!(
                "measured by {}, then by {}: another assay can look the same",
                self.assay_name(*one),
                self.assay_name(*other)
            ),
            Beside::AssayUnknown => {
                "this set asks for one assay, and which one measured is not recorded".to_owned()
            }
        }
    }
}

const fn not_asked(why: NotAsked) -> &'static str {
    match why {
        NotAsked::NeverTreated => "no antiviral on record",
        NotAsked::Prevention => "a preventive course: these terms are for treatment",
        NotAsked::InterferonOnly => "on interferon alone: these terms are for other antivirals",
    }
}

/// `down 0.85 log10, from 2 300 000 on 02-May-2023 to 320 000 on ...`.
fn fall_words(language: Language, baseline: Option<&Counted>, last: &Counted) -> String {
    match baseline {
        Some(baseline) if baseline.value < last.value => format!(
            "up {}, from {} to {}",
            log10_of(last, baseline),
            dated(language, baseline),
            dated(language, last)
        ),
        Some(baseline) => format!(
            "down {}, from {} to {}",
            log10_of(baseline, last),
            dated(language, baseline),
            dated(language, last)
        ),
        None => format!(
            "{}; the value before treatment is missing",
            dated(language, last)
        ),
    }
}

fn back_words(language: Language, negative: &Counted, last: &Counted) -> String {
    format!(
        "{} after the negative of {} ({})",
        dated(language, last),
        date_words(language, negative.on),
        limit_words(negative)
    )
}

fn large(set: &GuidelineSet) -> String {
    match set.relapse.value {
        Large::Above(load) => format!("above {}", iu_words(load)),
        Large::Rise(log10) => format!("{log10} log10 or more above the negative before"),
    }
}

fn not_large(set: &GuidelineSet) -> String {
    match set.relapse.value {
        Large::Above(load) => format!("not above {}", iu_words(load)),
        Large::Rise(log10) => format!("less than {log10} log10 above the negative before"),
    }
}
