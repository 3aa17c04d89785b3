//! What one guideline set can ask otherwise than another: every threshold by its name in the file, in words, and taken
//! over alone.

use crate::clinical::guidelines::{GuidelineSet, HbeagNegative, Large, Span};
use crate::wording::{Sentence, tried as said};

#[derive(Clone, Copy, Debug)]
pub struct SetThreshold {
    pub name: &'static str,
    /// Its value with its unit; `none` where the set has none.
    pub value: fn(&GuidelineSet) -> Sentence,
    /// Takes it over from another set.
    pub take: fn(&mut GuidelineSet, &GuidelineSet),
}

pub(super) fn span(span: Span) -> Sentence {
    match span {
        Span::Weeks(weeks) => said::weeks(weeks),
        Span::Months(months) => said::months(months),
    }
}

/// A rule in words; none where the set has none.
fn or_none<T>(rule: Option<T>, words: impl FnOnce(T) -> Sentence) -> Sentence {
    rule.map_or_else(|| said::NONE.into(), words)
}

/// Every threshold of a set, in the order of the file.
pub static SET_THRESHOLDS: &[SetThreshold] = &[
    SetThreshold {
        name: "breakthrough_log10",
        value: |set| said::log10(set.breakthrough_log10.value),
        take: |set, from| set.breakthrough_log10 = from.breakthrough_log10.clone(),
    },
    SetThreshold {
        name: "same_assay",
        value: |set| said::is_asked(set.same_assay),
        take: |set, from| set.same_assay = from.same_assay,
    },
    SetThreshold {
        name: "breakthrough_after_negative",
        value: |set| {
            let from = set.breakthrough_after_negative.as_ref();
            or_none(from, |from| said::load(from.value.get()))
        },
        take: |set, from| {
            set.breakthrough_after_negative = from.breakthrough_after_negative.clone()
        },
    },
    SetThreshold {
        name: "primary_non_response",
        value: |set| {
            let rule = set.primary_non_response.as_ref().map(|rule| rule.value);
            or_none(rule, |rule| {
                said::log10_below(span(rule.after), rule.fall_below)
            })
        },
        take: |set, from| set.primary_non_response = from.primary_non_response.clone(),
    },
    SetThreshold {
        name: "cirrhosis_partial_response",
        value: |set| {
            let rule = set.cirrhosis_partial_response.as_ref();
            or_none(rule, |rule| span(rule.value))
        },
        take: |set, from| set.cirrhosis_partial_response = from.cirrhosis_partial_response.clone(),
    },
    SetThreshold {
        name: "low_level_viraemia",
        value: |set| {
            let rule = set.low_level_viraemia.as_ref().map(|rule| rule.value);
            or_none(rule, |rule| {
                said::load_below(span(rule.after), rule.below.get())
            })
        },
        take: |set, from| set.low_level_viraemia = from.low_level_viraemia.clone(),
    },
    SetThreshold {
        name: "partial_response",
        value: |set| {
            let rule = set.partial_response.as_ref().map(|rule| rule.value);
            or_none(rule, |rule| {
                said::log10_at_least(span(rule.after), rule.fall_at_least)
            })
        },
        take: |set, from| set.partial_response = from.partial_response.clone(),
    },
    SetThreshold {
        name: "relapse",
        value: |set| match set.relapse.value {
            Large::Above(load) => said::load_above(load.get()),
            Large::Rise(log10) => said::log10_risen(log10),
        },
        take: |set, from| set.relapse = from.relapse.clone(),
    },
    SetThreshold {
        name: "consolidation_months",
        value: |set| said::months(set.consolidation_months.value),
        take: |set, from| set.consolidation_months = from.consolidation_months.clone(),
    },
    SetThreshold {
        name: "hbsag_below",
        value: |set| {
            let below = set.hbsag_below.as_ref();
            or_none(below, |below| said::load(below.value))
        },
        take: |set, from| set.hbsag_below = from.hbsag_below.clone(),
    },
    SetThreshold {
        name: "clock_needs_alt",
        value: |set| said::is_asked(set.clock_needs_alt.value),
        take: |set, from| set.clock_needs_alt = from.clock_needs_alt.clone(),
    },
    SetThreshold {
        name: "hbsag_loss_months",
        value: |set| {
            let months = set.hbsag_loss_months.as_ref();
            or_none(months, |months| said::months(months.value))
        },
        take: |set, from| set.hbsag_loss_months = from.hbsag_loss_months.clone(),
    },
    SetThreshold {
        name: "anti_hbs_waives",
        value: |set| {
            let waives = set.anti_hbs_waives.as_ref();
            or_none(waives, |waives| said::is_asked(waives.value))
        },
        take: |set, from| set.anti_hbs_waives = from.anti_hbs_waives.clone(),
    },
    SetThreshold {
        name: "hbeag_negative",
        value: |set| match set.hbeag_negative.value {
            HbeagNegative::HbsagLossOnly => said::HBSAG_LOSS_ONLY.into(),
            HbeagNegative::Suppressed {
                months,
                hbsag_below: None,
            } => said::suppressed(months),
            HbeagNegative::Suppressed {
                months,
                hbsag_below: Some(below),
            } => said::suppressed_below(months, below),
            HbeagNegative::Negatives {
                months,
                count,
                apart_months,
            } => said::negatives(count, apart_months, months),
        },
        take: |set, from| set.hbeag_negative = from.hbeag_negative.clone(),
    },
];
