//! The thresholds of a set, each with where it stands and how far that was checked.

use crate::clinical::guidelines::{
    Checked, GuidelineSet, HbeagNegative, Large, Sourced, WithCirrhosis,
};

use super::super::numbers::{MONTH, count, iu_words};
use super::super::shown;
use super::criterion::span_of_set;
use super::stop::{quantity_words, suppressed_words};
use crate::wording::Language;

pub(super) fn words(language: Language, set: &GuidelineSet) -> Vec<String> {
    let rise = &set.breakthrough_log10;
    let assay = if set.same_assay { ", by one assay" } else { "" };
    let mut lines = vec![sourced(
        rise,
        format!(
            "breakthrough: more than {} log10 above the lowest{assay}",
            rise.value
        ),
    )];
    lines.extend(set.breakthrough_after_negative.as_ref().map(|from| {
        let load = iu_words(from.value);
        sourced(from, format!("or {load} IU/mL or more after a negative"))
    }));
    lines.extend(set.primary_non_response.as_ref().map(|rule| {
        let (fall, after) = (
            rule.value.fall_below,
            span_of_set(language, rule.value.after),
        );
        let words = format!("primary non-response: a fall of less than {fall} log10 at {after}");
        sourced(rule, words)
    }));
    lines.extend(set.cirrhosis_partial_response.as_ref().map(|rule| {
        let after = span_of_set(language, rule.value);
        let words = format!("with cirrhosis partial response: positive at {after}");
        sourced(rule, words)
    }));
    lines.extend(set.low_level_viraemia.as_ref().map(|rule| {
        let (load, after) = (
            iu_words(rule.value.below),
            span_of_set(language, rule.value.after),
        );
        let words = format!("low-level viraemia: positive below {load} IU/mL at {after}");
        sourced(rule, words)
    }));
    lines.extend(set.partial_response.as_ref().map(|rule| {
        let (fall, after) = (
            rule.value.fall_at_least,
            span_of_set(language, rule.value.after),
        );
        let how = if fall > 0.0 {
            format!(" after a fall of {fall} log10 or more")
        } else {
            String::new()
        };
        sourced(rule, format!("partial response: positive{how} at {after}"))
    }));
    let relapse = match set.relapse.value {
        Large::Above(load) => format!("relapse: above {} IU/mL", iu_words(load)),
        Large::Rise(log10) => format!("relapse: {log10} log10 or more above the negative before"),
    };
    lines.push(sourced(&set.relapse, relapse));
    let months = count(language, i64::from(set.consolidation_months.value), MONTH);
    let waiting = format!("waiting time after HBeAg seroconversion: {months}");
    lines.push(sourced(&set.consolidation_months, waiting));
    lines.extend(set.hbsag_below.as_ref().map(|below| {
        sourced(
            below,
            format!("and then HBsAg below {}", quantity_words(below.value)),
        )
    }));
    let clock = if set.clock_needs_alt.value {
        "the waiting time needs ALT within its limits"
    } else {
        "the waiting time does not ask for ALT"
    };
    lines.push(sourced(&set.clock_needs_alt, clock.to_owned()));
    let selected = match set.hbeag_negative.value {
        HbeagNegative::Suppressed { .. } => ", selected patients only",
        HbeagNegative::HbsagLossOnly | HbeagNegative::Negatives { .. } => "",
    };
    let negative = format!(
        "HBeAg not positive: {}{selected}",
        suppressed_words(language, set)
    );
    lines.push(sourced(&set.hbeag_negative, negative));
    lines.extend(set.hbsag_loss_months.as_ref().map(|rule| {
        let months = count(language, i64::from(rule.value), MONTH);
        sourced(rule, format!("HBsAg lost: negative over {months}"))
    }));
    lines.extend(set.anti_hbs_waives.as_ref().map(|rule| {
        let words = if rule.value {
            "a positive anti-HBs counts instead of these months"
        } else {
            "anti-HBs does not count instead of these months"
        };
        sourced(rule, words.to_owned())
    }));
    let cirrhosis = match set.cirrhosis.value {
        WithCirrhosis::DoNotStop => "cirrhosis: treatment goes on",
    };
    lines.push(sourced(&set.cirrhosis, cirrhosis.to_owned()));
    lines
}

fn sourced<T>(threshold: &Sourced<T>, words: String) -> String {
    let checked = match threshold.checked {
        Checked::OwnText => "read in its own text",
        Checked::Secondary => "read in a table about it",
        Checked::SecondHand => "read second-hand",
        Checked::Memory => "from memory",
    };
    let note = threshold
        .note
        .as_ref()
        .map_or_else(String::new, |note| format!("; {}", shown(note)));
    format!("{words} [{}; {checked}{note}]", shown(&threshold.source))
}
