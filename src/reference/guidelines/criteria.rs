//! What one guideline set can ask otherwise than another: every threshold by its name in the file, in words, and taken
//! over alone.

use crate::clinical::guidelines::{GuidelineSet, HbeagNegative, Large, Span};

#[derive(Clone, Copy, Debug)]
pub struct SetThreshold {
    pub name: &'static str,
    /// Its value with its unit; `none` where the set has none.
    pub value: fn(&GuidelineSet) -> String,
    /// Takes it over from another set.
    pub take: fn(&mut GuidelineSet, &GuidelineSet),
}

const NONE: &str = "none";

fn span(span: Span) -> String {
    match span {
        Span::Weeks(weeks) => format!("{weeks} weeks"),
        Span::Months(months) => format!("{months} months"),
    }
}

/// Every threshold of a set, in the order of the file.
pub static SET_THRESHOLDS: &[SetThreshold] = &[
    SetThreshold {
        name: "breakthrough_log10",
        value: |set| format!("{} log10", set.breakthrough_log10.value),
        take: |set, from| set.breakthrough_log10 = from.breakthrough_log10.clone(),
    },
    SetThreshold {
        name: "same_assay",
        value: |set| set.same_assay.to_string(),
        take: |set, from| set.same_assay = from.same_assay,
    },
    SetThreshold {
        name: "breakthrough_after_negative",
        value: |set| {
            let from = set.breakthrough_after_negative.as_ref();
            from.map_or_else(
                || NONE.to_owned(),
                |from| format!("{} IU/mL", from.value.get()),
            )
        },
        take: |set, from| {
            set.breakthrough_after_negative = from.breakthrough_after_negative.clone()
        },
    },
    SetThreshold {
        name: "primary_non_response",
        value: |set| {
            let rule = set.primary_non_response.as_ref().map(|rule| rule.value);
            rule.map_or_else(
                || NONE.to_owned(),
                |rule| format!("{}, below {} log10", span(rule.after), rule.fall_below),
            )
        },
        take: |set, from| set.primary_non_response = from.primary_non_response.clone(),
    },
    SetThreshold {
        name: "cirrhosis_partial_response",
        value: |set| {
            let rule = set.cirrhosis_partial_response.as_ref();
            rule.map_or_else(|| NONE.to_owned(), |rule| span(rule.value))
        },
        take: |set, from| set.cirrhosis_partial_response = from.cirrhosis_partial_response.clone(),
    },
    SetThreshold {
        name: "low_level_viraemia",
        value: |set| {
            let rule = set.low_level_viraemia.as_ref().map(|rule| rule.value);
            rule.map_or_else(
                || NONE.to_owned(),
                |rule| format!("{}, below {} IU/mL", span(rule.after), rule.below.get()),
            )
        },
        take: |set, from| set.low_level_viraemia = from.low_level_viraemia.clone(),
    },
    SetThreshold {
        name: "partial_response",
        value: |set| {
            let rule = set.partial_response.as_ref().map(|rule| rule.value);
            rule.map_or_else(
                || NONE.to_owned(),
                |rule| {
                    format!(
                        "{}, at least {} log10",
                        span(rule.after),
                        rule.fall_at_least
                    )
                },
            )
        },
        take: |set, from| set.partial_response = from.partial_response.clone(),
    },
    SetThreshold {
        name: "relapse",
        value: |set| match set.relapse.value {
            Large::Above(load) => format!("above {} IU/mL", load.get()),
            Large::Rise(log10) => format!("a rise of {log10} log10"),
        },
        take: |set, from| set.relapse = from.relapse.clone(),
    },
    SetThreshold {
        name: "consolidation_months",
        value: |set| format!("{} months", set.consolidation_months.value),
        take: |set, from| set.consolidation_months = from.consolidation_months.clone(),
    },
    SetThreshold {
        name: "hbsag_below",
        value: |set| {
            let below = set.hbsag_below.as_ref();
            below.map_or_else(|| NONE.to_owned(), |below| format!("{} IU/mL", below.value))
        },
        take: |set, from| set.hbsag_below = from.hbsag_below.clone(),
    },
    SetThreshold {
        name: "clock_needs_alt",
        value: |set| set.clock_needs_alt.value.to_string(),
        take: |set, from| set.clock_needs_alt = from.clock_needs_alt.clone(),
    },
    SetThreshold {
        name: "hbsag_loss_months",
        value: |set| {
            let months = set.hbsag_loss_months.as_ref();
            months.map_or_else(
                || NONE.to_owned(),
                |months| format!("{} months", months.value),
            )
        },
        take: |set, from| set.hbsag_loss_months = from.hbsag_loss_months.clone(),
    },
    SetThreshold {
        name: "anti_hbs_waives",
        value: |set| {
            let waives = set.anti_hbs_waives.as_ref();
            waives.map_or_else(|| NONE.to_owned(), |waives| waives.value.to_string())
        },
        take: |set, from| set.anti_hbs_waives = from.anti_hbs_waives.clone(),
    },
    SetThreshold {
        name: "hbeag_negative",
        value: |set| match set.hbeag_negative.value {
            HbeagNegative::HbsagLossOnly => "hbsag_loss_only".to_owned(),
            HbeagNegative::Suppressed {
                months,
                hbsag_below: None,
            } => format!("suppressed {months} months"),
            HbeagNegative::Suppressed {
                months,
                hbsag_below: Some(below),
            } => format!("suppressed {months} months, HBsAg below {below} IU/mL"),
            HbeagNegative::Negatives {
                months,
                count,
                apart_months,
            } => format!("{count} results, {apart_months} months apart, over {months} months"),
        },
        take: |set, from| set.hbeag_negative = from.hbeag_negative.clone(),
    },
];
