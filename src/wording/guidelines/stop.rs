//! The stop rule of a set in words. That a stop may be considered is said in one place only, and only where the rule
//! is met.

use crate::clinical::guidelines::{
    Answer, GuidelineSet, HbeagNegative, StopMissing, StopReason, StopState, loss_months,
};
use crate::clinical::quantity::IuPerMl;

use super::super::Words;
use super::super::numbers::{MONTH, count, date_words, iu_words};
use crate::wording::Language;
use crate::wording::language::Phrase;
use crate::wording::language::say;

/// What a set that is met says; the only words in this room by which treatment may end.
pub(super) const MAY_STOP: Phrase = Phrase::new(
    "met: by this set the doctor may consider stopping",
    "符合：按本指南医生可考虑停药",
);

/// What is said of those whom the text means only in part.
pub(super) const SELECTED: Phrase = Phrase::new(
    "selected patients only, under close watch: whether this is one of them is for the doctor",
    "仅限经选择的患者并密切监测：是否属于由医生判断",
);

/// A state in few words; nothing where the rule is not asked.
pub(super) const fn state_words(language: Language, state: StopState) -> Option<&'static str> {
    Some(match state {
        StopState::NotApplicable => return None,
        StopState::Excluded => language.says("excluded by cirrhosis", "有肝硬化，不适用"),
        StopState::Met => language.says("met", "符合"),
        StopState::Consolidating => language.says("waiting", "观察期"),
        StopState::SelectedPatientsOnly => language.says("selected patients only", "仅限经选择者"),
        StopState::NotMet => language.says("not met", "不符合"),
        StopState::Unknown => language.says("not known", "不详"),
    })
}

impl Words<'_> {
    /// The stop rule, the most important first; empty where it is not asked.
    pub(super) fn stop_rule_words(&self, answer: &Answer, set: &GuidelineSet) -> Vec<String> {
        let stop = &answer.stop;
        let state = match stop.state {
            StopState::NotApplicable => return Vec::new(),
            StopState::Excluded => self
                .language
                .says("cirrhosis: treatment goes on", "有肝硬化：治疗继续")
                .to_owned(),
            StopState::Met => MAY_STOP.of(self.language).to_owned(),
            StopState::SelectedPatientsOnly => SELECTED.of(self.language).to_owned(),
            StopState::NotMet => self.language.says("not met", "不符合").to_owned(),
            StopState::Unknown => {
                let missing: Vec<&str> = stop
                    .missing
                    .iter()
                    .copied()
                    .map(|missing| missing_words(self.language, missing))
                    .collect();
                say!(
                    self.language,
                    "not known: missing {missing}",
                    "不详：缺{missing}",
                    missing = missing.join(self.language.says(", ", "、"))
                )
            }
            StopState::Consolidating => stop.consolidated_on.map_or_else(
                || {
                    self.language
                        .says("not yet: the waiting time runs", "未到：观察期内")
                        .to_owned()
                },
                |on| {
                    say!(
                        self.language,
                        "not yet: the waiting time runs until {day}",
                        "未到：观察期至 {day}",
                        day = date_words(self.language, on)
                    )
                },
            ),
        };
        let mut lines = vec![state];
        lines.extend(self.stop_reason_words(&stop.reason, set));
        lines
    }

    fn stop_reason_words(&self, reason: &StopReason, set: &GuidelineSet) -> Option<String> {
        let months = |number: u32| count(self.language, i64::from(number), MONTH);
        let loss = months(loss_months(set, self.knowledge));
        let waives = set.anti_hbs_waives.as_ref().is_none_or(|own| own.value);
        Some(match reason {
            StopReason::NotAsked | StopReason::Cirrhosis | StopReason::Untold => return None,
            StopReason::HbsagLost { since, is_shown } => {
                let since = date_words(self.language, *since);
                match (*is_shown, waives) {
                    (true, true) => {
                        say!(
                            self.language,
                            "HBsAg negative since {since}, shown by {loss} or by anti-HBs",
                            "HBsAg 自 {since} 阴性，经{loss}或抗-HBs证实"
                        )
                    }
                    (true, false) => say!(
                        self.language,
                        "HBsAg negative since {since}, shown by {loss}",
                        "HBsAg 自 {since} 阴性，经{loss}证实"
                    ),
                    (false, true) => say!(
                        self.language,
                        "HBsAg negative since {since}: a negative at least {loss} later, or anti-HBs, must show it",
                        "HBsAg 自 {since} 阴性：须至少{loss}后再次阴性或抗-HBs证实"
                    ),
                    (false, false) => say!(
                        self.language,
                        "HBsAg negative since {since}: a negative at least {loss} later must show it",
                        "HBsAg 自 {since} 阴性：须至少{loss}后再次阴性证实"
                    ),
                }
            }
            StopReason::HbeagNeverTested => self
                .language
                .says("HBeAg was never tested", "HBeAg 从未检测")
                .to_owned(),
            StopReason::HbeagPositive => self
                .language
                .says("HBeAg is positive", "HBeAg 阳性")
                .to_owned(),
            StopReason::AntiHbeNegative => self
                .language
                .says("anti-HBe is negative", "抗-HBe 阴性")
                .to_owned(),
            StopReason::DnaPositive => self
                .language
                .says("HBV DNA is positive", "HBV DNA 阳性")
                .to_owned(),
            StopReason::AltRaised => self
                .language
                .says("ALT is above its limit", "ALT 高于上限")
                .to_owned(),
            StopReason::Prophylaxis => self
                .language
                .says(
                    "a preventive course is on file: its end depends on the immune suppression",
                    "有预防性用药：停药取决于免疫抑制治疗",
                )
                .to_owned(),
            StopReason::HbsagNotBelow(limit) => {
                say!(
                    self.language,
                    "the waiting time is over, but HBsAg is not below {limit}",
                    "观察期已满，但 HBsAg 不低于{limit}",
                    limit = quantity_words(self.language, *limit)
                )
            }
            StopReason::Seroconverted { since, until } => say!(
                self.language,
                "{time} after HBeAg seroconversion with HBV DNA negative{alt}: from {from} to {to}",
                "HBeAg 血清学转换后 HBV DNA 阴性{alt}{time}：{from} 至 {to}",
                time = months(set.consolidation_months.value),
                alt = if set.clock_needs_alt.value {
                    self.language
                        .says(" and ALT within its limits", "且 ALT 正常")
                } else {
                    ""
                },
                from = date_words(self.language, *since),
                to = date_words(self.language, *until)
            ),
            StopReason::HbsagLossOnly => self
                .language
                .says(
                    "HBeAg was not positive: this set asks for the loss of HBsAg",
                    "HBeAg 未曾阳性：本指南要求 HBsAg 消失",
                )
                .to_owned(),
            StopReason::Suppressed { since, until } => say!(
                self.language,
                "HBeAg was not positive; {asked}: from {from} to {to}",
                "HBeAg 未曾阳性；{asked}：{from} 至 {to}",
                asked = suppressed_words(self.language, set),
                from = date_words(self.language, *since),
                to = date_words(self.language, *until)
            ),
            StopReason::Negatives { found, not_before } => say!(
                self.language,
                "HBeAg was not positive; {asked}: {found} so far, not before {day}",
                "HBeAg 未曾阳性；{asked}：目前{found}，不早于 {day}",
                asked = suppressed_words(self.language, set),
                day = date_words(self.language, *not_before)
            ),
        })
    }
}

/// A quantity of HBsAg: `1 000 IU/mL`.
pub(super) fn quantity_words(language: Language, limit: u32) -> String {
    say!(
        language,
        "{limit} IU/mL",
        "{limit} IU/mL",
        limit = iu_words(IuPerMl::new(f64::from(limit)))
    )
}

/// What the set asks of patients whose HBeAg was not positive.
pub(super) fn suppressed_words(language: Language, set: &GuidelineSet) -> String {
    let months = |number: u32| count(language, i64::from(number), MONTH);
    match set.hbeag_negative.value {
        HbeagNegative::HbsagLossOnly => language.says("the loss of HBsAg", "HBsAg 消失").to_owned(),
        HbeagNegative::Suppressed {
            months: number,
            hbsag_below,
        } => {
            let below = hbsag_below.map_or_else(String::new, |below| {
                say!(
                    language,
                    ", then HBsAg below {limit}",
                    "，且 HBsAg 低于{limit}",
                    limit = quantity_words(language, below)
                )
            });
            say!(
                language,
                "{time} of negative HBV DNA{below}",
                "HBV DNA 阴性{time}{below}",
                time = months(number)
            )
        }
        HbeagNegative::Negatives {
            months: whole,
            count: results,
            apart_months,
        } => say!(
            language,
            "{results} at least {apart} apart over {whole} of treatment",
            "治疗{whole}中{results}，间隔至少{apart}",
            results = count(
                language,
                i64::from(results),
                Phrase::new("negative", "次阴性")
            ),
            apart = months(apart_months),
            whole = months(whole)
        ),
    }
}

const fn missing_words(language: Language, missing: StopMissing) -> &'static str {
    match missing {
        StopMissing::Cirrhosis => language.says("cirrhosis yes or no", "有无肝硬化"),
        StopMissing::CirrhosisDoubted => language.says(
            "whether there is cirrhosis (recorded none, but platelets or FIB-4 speak against it)",
            "有无肝硬化（记录为无，但血小板或 FIB-4 存疑）",
        ),
        StopMissing::Hbeag => language.says("HBeAg", "HBeAg"),
        StopMissing::RecentHbeag => language.says("a recent HBeAg", "近期 HBeAg"),
        StopMissing::AntiHbe => language.says("anti-HBe", "抗-HBe"),
        StopMissing::RecentAntiHbe => language.says("a recent anti-HBe", "近期抗-HBe"),
        StopMissing::Dna => "HBV DNA",
        StopMissing::RecentDna => language.says("a recent HBV DNA", "近期 HBV DNA"),
        StopMissing::CleanDna => language.says(
            "a negative HBV DNA by an assay fine enough, not a trace",
            "足够灵敏方法的 HBV DNA 阴性（非痕量）",
        ),
        StopMissing::Alt => "ALT",
        StopMissing::RecentAlt => language.says("a recent ALT", "近期 ALT"),
        StopMissing::HbsagQuantity => {
            language.says("a recent quantity of HBsAg", "近期 HBsAg 定量")
        }
        StopMissing::ImmuneSuppression => {
            language.says("how the immune suppression goes on", "免疫抑制治疗的进展")
        }
    }
}
