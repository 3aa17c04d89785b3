//! The thresholds of a set, each with where it stands and how far that was checked.

use crate::clinical::guidelines::{
    Checked, GuidelineSet, HbeagNegative, Large, Sourced, WithCirrhosis,
};

use super::super::numbers::{MONTH, count, iu_words};
use super::super::shown;
use super::criterion::span_of_set;
use super::stop::{quantity_words, suppressed_words};
use crate::wording::Language;
use crate::wording::language::say;

pub(super) fn words(language: Language, set: &GuidelineSet) -> Vec<String> {
    let rise = &set.breakthrough_log10;
    let assay = if set.same_assay {
        language.says(", by one assay", "，同一方法")
    } else {
        ""
    };
    let mut lines = vec![sourced(
        language,
        rise,
        say!(
            language,
            "breakthrough: more than {rise} log10 above the lowest{assay}",
            "病毒学突破：较最低值升高超过{rise} log10{assay}",
            rise = rise.value
        ),
    )];
    lines.extend(set.breakthrough_after_negative.as_ref().map(|from| {
        let load = iu_words(from.value);
        sourced(
            language,
            from,
            say!(
                language,
                "or {load} IU/mL or more after a negative",
                "或阴性后达{load} IU/mL或以上"
            ),
        )
    }));
    lines.extend(set.primary_non_response.as_ref().map(|rule| {
        let (fall, after) = (
            rule.value.fall_below,
            span_of_set(language, rule.value.after),
        );
        let words = say!(
            language,
            "primary non-response: a fall of less than {fall} log10 at {after}",
            "原发性无应答：{after}下降不足{fall} log10"
        );
        sourced(language, rule, words)
    }));
    lines.extend(set.cirrhosis_partial_response.as_ref().map(|rule| {
        let after = span_of_set(language, rule.value);
        let words = say!(
            language,
            "with cirrhosis partial response: positive at {after}",
            "有肝硬化者部分应答：{after}仍阳性"
        );
        sourced(language, rule, words)
    }));
    lines.extend(set.low_level_viraemia.as_ref().map(|rule| {
        let (load, after) = (
            iu_words(rule.value.below),
            span_of_set(language, rule.value.after),
        );
        let words = say!(
            language,
            "low-level viraemia: positive below {load} IU/mL at {after}",
            "低病毒血症：{after}阳性但低于{load} IU/mL"
        );
        sourced(language, rule, words)
    }));
    lines.extend(set.partial_response.as_ref().map(|rule| {
        let (fall, after) = (
            rule.value.fall_at_least,
            span_of_set(language, rule.value.after),
        );
        let how = if fall > 0.0 {
            say!(
                language,
                " after a fall of {fall} log10 or more",
                "（下降{fall} log10或以上）"
            )
        } else {
            String::new()
        };
        sourced(
            language,
            rule,
            say!(
                language,
                "partial response: positive{how} at {after}",
                "部分应答：{after}仍阳性{how}"
            ),
        )
    }));
    let relapse = match set.relapse.value {
        Large::Above(load) => say!(
            language,
            "relapse: above {load} IU/mL",
            "复发：高于{load} IU/mL",
            load = iu_words(load)
        ),
        Large::Rise(log10) => say!(
            language,
            "relapse: {log10} log10 or more above the negative before",
            "复发：较此前阴性高{log10} log10或以上"
        ),
    };
    lines.push(sourced(language, &set.relapse, relapse));
    let months = count(language, i64::from(set.consolidation_months.value), MONTH);
    let waiting = say!(
        language,
        "waiting time after HBeAg seroconversion: {months}",
        "HBeAg 血清学转换后观察期：{months}"
    );
    lines.push(sourced(language, &set.consolidation_months, waiting));
    lines.extend(set.hbsag_below.as_ref().map(|below| {
        sourced(
            language,
            below,
            say!(
                language,
                "and then HBsAg below {limit}",
                "且 HBsAg 低于{limit}",
                limit = quantity_words(language, below.value)
            ),
        )
    }));
    let clock = if set.clock_needs_alt.value {
        language.says(
            "the waiting time needs ALT within its limits",
            "观察期要求 ALT 正常",
        )
    } else {
        language.says("the waiting time does not ask for ALT", "观察期不要求 ALT")
    };
    lines.push(sourced(language, &set.clock_needs_alt, clock.to_owned()));
    let selected = match set.hbeag_negative.value {
        HbeagNegative::Suppressed { .. } => {
            language.says(", selected patients only", "，仅限经选择者")
        }
        HbeagNegative::HbsagLossOnly | HbeagNegative::Negatives { .. } => "",
    };
    let negative = say!(
        language,
        "HBeAg not positive: {asked}{selected}",
        "HBeAg 非阳性：{asked}{selected}",
        asked = suppressed_words(language, set)
    );
    lines.push(sourced(language, &set.hbeag_negative, negative));
    lines.extend(set.hbsag_loss_months.as_ref().map(|rule| {
        let months = count(language, i64::from(rule.value), MONTH);
        sourced(
            language,
            rule,
            say!(
                language,
                "HBsAg lost: negative over {months}",
                "HBsAg 消失：阴性达{months}"
            ),
        )
    }));
    lines.extend(set.anti_hbs_waives.as_ref().map(|rule| {
        let words = if rule.value {
            language.says(
                "a positive anti-HBs counts instead of these months",
                "抗-HBs 阳性可代替上述时间",
            )
        } else {
            language.says(
                "anti-HBs does not count instead of these months",
                "抗-HBs 不能代替上述时间",
            )
        };
        sourced(language, rule, words.to_owned())
    }));
    let cirrhosis = match set.cirrhosis.value {
        WithCirrhosis::DoNotStop => {
            language.says("cirrhosis: treatment goes on", "肝硬化：治疗继续")
        }
    };
    lines.push(sourced(language, &set.cirrhosis, cirrhosis.to_owned()));
    lines
}

fn sourced<T>(language: Language, threshold: &Sourced<T>, words: String) -> String {
    let checked = match threshold.checked {
        Checked::OwnText => language.says("read in its own text", "据原文"),
        Checked::Secondary => language.says("read in a table about it", "据他人表格"),
        Checked::SecondHand => language.says("read second-hand", "据转述"),
        Checked::Memory => language.says("from memory", "凭记忆"),
    };
    let note = match language {
        Language::English => &threshold.note,
        Language::Chinese => &threshold.note_zh,
    };
    let note = note.as_ref().map_or_else(String::new, |note| {
        say!(language, "; {note}", "；{note}", note = shown(note))
    });
    let source = match language {
        Language::English => None,
        Language::Chinese => threshold.source_zh.as_ref(),
    };
    say!(
        language,
        "{words} [{source}; {checked}{note}]",
        "{words} [{source}；{checked}{note}]",
        source = shown(source.unwrap_or(&threshold.source))
    )
}
