//! The criterion that gave a term, with its numbers.

use crate::clinical::assessment::{Counted, CountedAs, LimitOrigin, Stage};
use crate::clinical::guidelines::{Beside, Criterion, GuidelineSet, Large, NotAsked, Span};

use super::super::Words;
use super::super::modifiers::without_drug;
use super::super::numbers::{MONTH, WEEK, count, date_words, iu_words};
use crate::wording::Language;
use crate::wording::language::say;

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
    say!(
        language,
        "{above}{load} on {day}",
        "{above}{load}（{day}）",
        load = iu_words(counted.value),
        day = date_words(language, counted.on)
    )
}

/// `limit 20`, `limit 20, assumed`.
fn limit_words(language: Language, counted: &Counted) -> String {
    let assumed = match counted.limit_origin {
        LimitOrigin::Assumed => language.says(", assumed", "，推定"),
        LimitOrigin::Recorded | LimitOrigin::Assay => "",
    };
    say!(
        language,
        "limit {limit}{assumed}",
        "检测下限{limit}{assumed}",
        limit = iu_words(counted.limit)
    )
}

/// `2.2 log10`, with two decimals, so that a fall just short of a threshold does not look like it.
fn log10_of(higher: &Counted, lower: &Counted) -> String {
    format!("{:.2} log10", higher.value.log10_above(lower.value))
}

impl Words<'_> {
    /// What gave the term: `a rise of more than 1 log10 above the lowest: 3 200 after 20 on 11-Apr-2023`.
    pub(super) fn criterion_words(&self, criterion: &Criterion, set: &GuidelineSet) -> String {
        match criterion {
            Criterion::NotAsked(why) => not_asked(self.language, *why).to_owned(),
            Criterion::NothingMeasured => match self.assessment.facts.stage {
                Stage::NeverTreated => self
                    .language
                    .says("no HBV DNA that counts", "无计入的 HBV DNA")
                    .to_owned(),
                Stage::OnTreatment { line_start, .. } => say!(
                    self.language,
                    "no HBV DNA that counts since this treatment began on {day}",
                    "{day} 开始本次治疗后无计入的 HBV DNA",
                    day = date_words(self.language, line_start)
                ),
                Stage::Off { stop, .. } => say!(
                    self.language,
                    "no HBV DNA that counts since the stop of {day}",
                    "{day} 停药后无计入的 HBV DNA",
                    day = date_words(self.language, stop)
                ),
            },
            Criterion::CarriedNegative(last) => say!(
                self.language,
                "none since this treatment began; the one before was negative on {day} ({limit})",
                "本次治疗开始后未查；此前 {day} 为阴性（{limit}）",
                day = date_words(self.language, last.on),
                limit = limit_words(self.language, last)
            ),
            Criterion::Negative(last) => self.negative_words(last),
            Criterion::Rise { lowest, last } => say!(
                self.language,
                "a rise of more than {rise} log10 above the lowest: {last} after {lowest}",
                "较最低值升高超过{rise} log10：{lowest}之后 {last}",
                rise = set.breakthrough_log10.value,
                last = dated(self.language, last),
                lowest = dated(self.language, lowest)
            ),
            Criterion::AfterNegative { negative, last } => say!(
                self.language,
                "{load} or more after a negative: {last} after the negative of {day} ({limit})",
                "阴性后达{load}或以上：{day} 阴性（{limit}）后 {last}",
                load = set
                    .breakthrough_after_negative
                    .as_ref()
                    .map_or_else(String::new, |from| iu_words(from.value)),
                last = dated(self.language, last),
                day = date_words(self.language, negative.on),
                limit = limit_words(self.language, negative)
            ),
            Criterion::SmallFall { baseline, last } => {
                let rule = set.primary_non_response.as_ref().map(|rule| rule.value);
                let asked = rule.map_or_else(String::new, |rule| {
                    say!(
                        self.language,
                        "a fall of less than {fall} log10 from {span} on",
                        "{span}起下降不足{fall} log10",
                        fall = rule.fall_below,
                        span = span_of_set(self.language, rule.after)
                    )
                });
                say!(
                    self.language,
                    "{asked}: {last}",
                    "{asked}：{last}",
                    last = fall_words(self.language, Some(baseline), last)
                )
            }
            Criterion::PositiveWithCirrhosis(last) => {
                let after = set.cirrhosis_partial_response.as_ref();
                let after =
                    after.map_or_else(String::new, |rule| span_of_set(self.language, rule.value));
                say!(
                    self.language,
                    "still positive with cirrhosis from {after} on: {last}",
                    "有肝硬化，{after}起仍阳性：{last}",
                    last = dated(self.language, last)
                )
            }
            Criterion::StaysLow(last) => {
                let rule = set.low_level_viraemia.as_ref().map(|rule| rule.value);
                let asked = rule.map_or_else(String::new, |rule| {
                    say!(
                        self.language,
                        "positive below {load} from {span} on",
                        "{span}起阳性但低于{load}",
                        load = iu_words(rule.below),
                        span = span_of_set(self.language, rule.after)
                    )
                });
                say!(
                    self.language,
                    "{asked}: {last}",
                    "{asked}：{last}",
                    last = dated(self.language, last)
                )
            }
            Criterion::StillPositive { baseline, last } => {
                let rule = set.partial_response.as_ref().map(|rule| rule.value);
                let asked = rule.map_or_else(String::new, |rule| {
                    let fall = if rule.fall_at_least > 0.0 {
                        say!(
                            self.language,
                            " after a fall of {fall} log10 or more",
                            "（此前下降{fall} log10或以上）",
                            fall = rule.fall_at_least
                        )
                    } else {
                        String::new()
                    };
                    say!(
                        self.language,
                        "still positive{fall} from {span} on",
                        "{span}起仍阳性{fall}",
                        span = span_of_set(self.language, rule.after)
                    )
                });
                say!(
                    self.language,
                    "{asked}: {last}",
                    "{asked}：{last}",
                    last = fall_words(self.language, baseline.as_ref(), last)
                )
            }
            Criterion::Positive { baseline, last } => say!(
                self.language,
                "positive, and no band of this set applies yet: {fall}",
                "阳性，本指南尚无适用分类：{fall}",
                fall = fall_words(self.language, baseline.as_ref(), last)
            ),
            Criterion::NeverResponded { at_stop, last } => say!(
                self.language,
                "positive before the stop ({before}) and since ({since}): it never left",
                "停药前（{before}）及停药后（{since}）均阳性：从未转阴",
                before = dated(self.language, at_stop),
                since = dated(self.language, last)
            ),
            Criterion::UnknownAtStop(last) => say!(
                self.language,
                "positive ({last}), and no HBV DNA tells how it was at the stop",
                "阳性（{last}），停药时情况不明",
                last = dated(self.language, last)
            ),
            Criterion::Low { negative, last } => {
                say!(
                    self.language,
                    "positive, but {why}: {back}",
                    "阳性，但{why}：{back}",
                    why = not_large(self.language, set),
                    back = back_words(self.language, negative, last)
                )
            }
            Criterion::Large {
                negative,
                last,
                alt,
            } => {
                let alt = alt.map_or_else(
                    || {
                        self.language
                            .says(
                                "; no ALT is raised enough for a clinical relapse",
                                "；ALT 升高未达临床复发标准",
                            )
                            .to_owned()
                    },
                    |alt| {
                        let on = self
                            .result(alt)
                            .map(|result| date_words(self.language, result.on));
                        say!(
                            self.language,
                            "; {alt} on {day} is above {multiple} times its limit",
                            "；{alt}（{day}）高于上限{multiple}倍",
                            alt = self.result_words(alt),
                            day = on.unwrap_or_default(),
                            multiple = self.knowledge.settings.guidelines.raised_alt_multiple
                        )
                    },
                );
                format!(
                    "{}: {}{alt}",
                    large(self.language, set),
                    back_words(self.language, negative, last)
                )
            }
        }
    }

    fn negative_words(&self, last: &Counted) -> String {
        match last.counted_as {
            CountedAs::Trace => say!(
                self.language,
                "negative on {day}: a trace, {limit}",
                "{day} 阴性：痕量，{limit}",
                day = date_words(self.language, last.on),
                limit = limit_words(self.language, last)
            ),
            CountedAs::Excused => say!(
                self.language,
                "counts as negative: {last} cannot be told from the earlier limit",
                "按阴性计：{last} 低于此前检测下限，不可比较",
                last = dated(self.language, last)
            ),
            CountedAs::Clean | CountedAs::Quantified | CountedAs::AboveRange => {
                say!(
                    self.language,
                    "negative on {day}, {limit}",
                    "{day} 阴性，{limit}",
                    day = date_words(self.language, last.on),
                    limit = limit_words(self.language, last)
                )
            }
        }
    }

    pub(super) fn beside_words(&self, beside: &Beside) -> String {
        match beside {
            Beside::Interruption(stretch) => say!(
                self.language,
                "{without} from {day} on: missed doses look the same",
                "自 {day} 起{without}：漏服也会如此",
                without = without_drug(self.language, stretch),
                day = date_words(self.language, stretch.stop)
            ),
            Beside::AssayChanged(one, other) => say!(
                self.language,
                "measured by {one}, then by {other}: another assay can look the same",
                "先用 {one}、后用 {other} 检测：更换方法也会如此",
                one = self.assay_name(*one),
                other = self.assay_name(*other)
            ),
            Beside::AssayUnknown => self
                .language
                .says(
                    "this set asks for one assay, and which one measured is not recorded",
                    "本指南要求同一方法，而检测方法未记录",
                )
                .to_owned(),
        }
    }
}

const fn not_asked(language: Language, why: NotAsked) -> &'static str {
    match why {
        NotAsked::NeverTreated => language.says("no antiviral on record", "无抗病毒用药记录"),
        NotAsked::Prevention => language.says(
            "a preventive course: these terms are for treatment",
            "预防性用药：此类术语用于治疗",
        ),
        NotAsked::InterferonOnly => language.says(
            "on interferon alone: these terms are for other antivirals",
            "单用干扰素：此类术语用于其他抗病毒药",
        ),
    }
}

/// `down 0.85 log10, from 2 300 000 on 02-May-2023 to 320 000 on ...`.
fn fall_words(language: Language, baseline: Option<&Counted>, last: &Counted) -> String {
    match baseline {
        Some(baseline) if baseline.value < last.value => say!(
            language,
            "up {log10}, from {from} to {to}",
            "升高{log10}，由 {from} 至 {to}",
            log10 = log10_of(last, baseline),
            from = dated(language, baseline),
            to = dated(language, last)
        ),
        Some(baseline) => say!(
            language,
            "down {log10}, from {from} to {to}",
            "下降{log10}，由 {from} 至 {to}",
            log10 = log10_of(baseline, last),
            from = dated(language, baseline),
            to = dated(language, last)
        ),
        None => say!(
            language,
            "{last}; the value before treatment is missing",
            "{last}；缺治疗前数值",
            last = dated(language, last)
        ),
    }
}

fn back_words(language: Language, negative: &Counted, last: &Counted) -> String {
    say!(
        language,
        "{last} after the negative of {day} ({limit})",
        "{day} 阴性（{limit}）后 {last}",
        last = dated(language, last),
        day = date_words(language, negative.on),
        limit = limit_words(language, negative)
    )
}

fn large(language: Language, set: &GuidelineSet) -> String {
    match set.relapse.value {
        Large::Above(load) => say!(
            language,
            "above {load}",
            "高于{load}",
            load = iu_words(load)
        ),
        Large::Rise(log10) => say!(
            language,
            "{log10} log10 or more above the negative before",
            "较此前阴性高{log10} log10或以上"
        ),
    }
}

fn not_large(language: Language, set: &GuidelineSet) -> String {
    match set.relapse.value {
        Large::Above(load) => say!(
            language,
            "not above {load}",
            "不高于{load}",
            load = iu_words(load)
        ),
        Large::Rise(log10) => say!(
            language,
            "less than {log10} log10 above the negative before",
            "较此前阴性高不足{log10} log10"
        ),
    }
}
