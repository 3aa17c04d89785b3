//! What `review --rules` tells of the rules tried: thresholds with their values, and who would be judged otherwise.

use super::language::{Language, say};
use super::sentence::Sentence;
use super::sentences::{refusals, sentences};

refusals! {
    NONE = "none", "无";
    weeks(count) = "{count} weeks", "{count}周";
    months(count) = "{count} months", "{count}个月";
    log10(figure) = "{figure} log10", "{figure} log10";
    load(figure) = "{figure} IU/mL", "{figure} IU/mL";
    load_below(after, load) = "{after}, below {load} IU/mL", "{after}，低于{load} IU/mL";
    log10_below(after, figure) = "{after}, below {figure} log10", "{after}，不足{figure} log10";
    log10_at_least(after, figure) = "{after}, at least {figure} log10", "{after}，至少{figure} log10";
    load_above(load) = "above {load} IU/mL", "高于{load} IU/mL";
    log10_risen(figure) = "a rise of {figure} log10", "升高{figure} log10";
    HBSAG_LOSS_ONLY = "hbsag_loss_only", "仅 HBsAg 消失";
    suppressed(months) = "suppressed {months} months", "抑制{months}个月";
    suppressed_below(months, below) = "suppressed {months} months, HBsAg below {below} IU/mL", "抑制{months}个月，HBsAg 低于{below} IU/mL";
    negatives(count, apart, months) = "{count} results, {apart} months apart, over {months} months", "{count}次结果，间隔{apart}个月，历时{months}个月";
    TRUE = "true", "是";
    FALSE = "false", "否";
}

sentences! {
    tried(file, rules, day) = "tried: {file} against {rules}, on {day}", "试用：{file}，对照 {rules}，{day}";
    new_set(name) = "{name}: a new set, with nothing to compare it with", "{name}：新的一套，无可对照";
    NO_THRESHOLD = "no threshold differs", "没有不同的阈值";
    differs(name, normal, tried) = "{name}: {normal} -> {tried}", "{name}：{normal} -> {tried}";
    patients_change(count, all) = "{count} of {all} patients change", "{all}位患者中{count}位有变化";
    VERDICT = "verdict", "判断";
    by(names) = "by {names}", "由于 {names}";
    by_each(names) = "by each alone: {names}", "单独即可：{names}";
    by_all(names) = "by only together: {names}", "共同才会：{names}";
    based_on(results) = "based on: {results}", "依据：{results}";
    would_be_based_on(results) = "would be based on: {results}", "依据将为：{results}";
    NO_RESULT = "no result", "无结果";
}

/// Whether something is asked.
pub(crate) fn is_asked(asked: bool) -> Sentence {
    if asked { TRUE } else { FALSE }.into()
}

/// A value with the unit that the file of settings names.
pub(crate) fn with_unit(value: f64, unit: &str) -> Sentence {
    Sentence::made(|language| match language {
        Language::English => format!("{value} {unit}"),
        Language::Chinese => match unit {
            "days" => format!("{value}天"),
            "weeks" => format!("{value}周"),
            "months" => format!("{value}个月"),
            "results" => format!("{value}次"),
            "years" => format!("{value}岁"),
            "times the upper limit" => format!("{value}倍上限"),
            "times the last value" => format!("上次的{value}倍"),
            "IU/mL or copies/mL" => format!("{value} IU/mL 或 copies/mL"),
            "ratio" | "score" => value.to_string(),
            unit => format!("{value} {unit}"),
        },
    })
}

/// Months after a stop.
pub(crate) fn months_after_stop(months: &[u32]) -> Sentence {
    let months: Vec<String> = months.iter().map(ToString::to_string).collect();
    Sentence::made(|language| {
        let months = months.join(language.says(", ", "、"));
        say!(language, "{months} months", "{months}个月")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::thresholds;

    /// Units that are written alike in every language.
    const ALIKE: [&str; 13] = [
        "IU/mL",
        "IU/mL or copies/mL",
        "copies/IU",
        "log10",
        "mL/min/1.73 m²",
        "U/L",
        "µmol/L",
        "g/L",
        "10^9/L",
        "mIU/mL",
        "ng/mL",
        "ratio",
        "score",
    ];

    #[test]
    fn every_unit_of_a_threshold_is_told_in_chinese() {
        for threshold in thresholds() {
            let told = with_unit(2.0, threshold.unit);
            let is_alike = ALIKE.contains(&threshold.unit);
            let is_chinese = told
                .of(Language::Chinese)
                .chars()
                .any(|one| ('\u{4e00}'..='\u{9fff}').contains(&one));
            assert!(is_alike || is_chinese, "{}", threshold.unit);
            assert_eq!(told.english(), format!("2 {}", threshold.unit));
        }
    }
}
