//! What stands beside the verdict, in words.

use chrono::NaiveDate;

use crate::clinical::assessment::{Counted, Note};
use crate::clinical::calendar::plus_days;

use super::Language;
use super::Words;
use super::language::say;
use super::modifiers::without_drug;
use super::numbers::{MONTH, count, date_words};

impl Words<'_> {
    /// Every note, each as one phrase.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.assessment
            .notes
            .iter()
            .map(|note| self.note_words(note))
            .collect()
    }

    /// One note as one phrase.
    #[must_use]
    pub fn note_words(&self, note: &Note) -> String {
        match *note {
            Note::AfterInterruption(stretch) => say!(self.language, "after an interruption: {without} ({from} to {to})", "中断用药：{without}（{from} 至 {to}）", without = without_drug(self.language, &stretch), from = date_words(self.language, plus_days(stretch.stop, 1)), to = date_words(self.language, plus_days(stretch.resumed, -1))),
            Note::MayProveInterruption { until } => say!(self.language, "may prove an interruption: a start by {day} continues this treatment", "可能为中断用药：{day} 前重新用药则视为继续治疗", day = date_words(self.language, until)),
            Note::MayHaveBegunOnEarlierLine => self.earlier_line_words(),
            Note::BaselineMissing => {
                self.language.says("baseline missing: without HBV DNA before treatment the fall is unknown", "缺基线：无治疗前 HBV DNA，下降幅度不明").to_owned()
            }
            Note::FallIsAtLeast => {
                self.language.says("at least: the value before treatment was above the range of its assay", "至少：治疗前数值高于检测范围").to_owned()
            }
            Note::NegativeBeforeTreatment(result) => say!(self.language, "DNA was negative before treatment began: {result}", "用药前 DNA 即阴性：{result}", result = self.dated_result(result)),
            Note::OldDnaAtStop { months } => say!(self.language, "last DNA before the stop {time} old", "停药前最近一次 DNA 已过{time}", time = count(self.language, i64::from(months), MONTH)),
            Note::TimeToReappearance {
                months,
                earlier_than_usual,
            } => say!(self.language, "positive again {time} after treatment began{early}", "用药{time}后复阳{early}", time = count(self.language, i64::from(months), MONTH), early = if earlier_than_usual {
                    self.language.says(", earlier than usual", "，早于常见时间")
                } else {
                    ""
                }),
            Note::Reactivation => {
                self.language.says("preventive course: positive after a negative, perhaps reactivation", "预防性用药：阴性后转阳，可能为再激活").to_owned()
            }
            Note::Stale { months } => say!(self.language, "newest HBV DNA is {time} old: too old to rely on", "最近一次 HBV DNA 已过{time}：过旧，不足为据", time = count(self.language, i64::from(months), MONTH)),
            Note::SetAsideIsNewer(result) => say!(self.language, "newer than the last counted result, but cannot show that the virus has gone: {result}", "较最后一次计入的结果新，但不能证明病毒已转阴：{result}", result = self.dated_result(result)),
            Note::HbsagLost { since } => self.hbsag_lost_words(since),
            Note::HbsagBack { on, again, .. } => hbsag_back_words(self.language, on, again),
            Note::HbeagPositiveAgain { on } => {
                say!(self.language, "HBeAg positive again after seroconversion ({day})", "血清学转换后 HBeAg 复阳（{day}）", day = date_words(self.language, on))
            }
            Note::RelapsedAfterStop { stop } => {
                say!(self.language, "relapsed after the stop of {day}", "{day} 停药后复发", day = date_words(self.language, stop))
            }
            Note::Settled { since } => say!(self.language, "settled: HBV DNA has stayed below 20 000 IU/mL for a year or more, as in a carrier, since {day}", "稳定：自 {day} 起 HBV DNA 低于20 000 IU/mL 达1年以上，如携带者", day = date_words(self.language, since)),
            Note::StopAwaitsPrevention { until: None } => {
                self.language.says("a preventive course is on file: when to stop depends on the immune suppression", "有预防性用药：停药时间取决于免疫抑制治疗")
                    .to_owned()
            }
            Note::StopAwaitsPrevention { until: Some(until) } => say!(self.language, "a preventive course is on file: no word of a stop before {day}", "有预防性用药：{day} 前不谈停药", day = date_words(self.language, until)),
            Note::EarlierFailure { start, secondary } => {
                self.earlier_failure_words(start, secondary)
            }
        }
    }

    /// A loss beside virus is no cure.
    fn hbsag_lost_words(&self, since: NaiveDate) -> String {
        let since = date_words(self.language, since);
        if self.last().is_some_and(Counted::is_positive) {
            say!(
                self.language,
                "HBsAg negative but DNA positive: escape variant or occult infection (HBsAg negative since {since})",
                "HBsAg 阴性但 DNA 阳性：逃逸变异或隐匿性感染（HBsAg 自{since}阴性）"
            )
        } else {
            say!(
                self.language,
                "HBsAg negative since {since}: possible functional cure",
                "HBsAg 自{since}阴性:可能临床治愈"
            )
        }
    }

    fn earlier_failure_words(&self, start: NaiveDate, secondary: bool) -> String {
        let drugs = self
            .assessment
            .phases
            .iter()
            .find(|phase| phase.from == start)
            .map_or_else(
                || self.language.says("drugs", "药物").to_owned(),
                |phase| self.drug_names(&phase.drugs),
            );
        let how = if secondary {
            self.language
                .says("DNA became positive again on it", "用药中 DNA 复阳")
        } else {
            self.language
                .says("DNA was never negative on it", "DNA 从未转阴")
        };
        say!(
            self.language,
            "earlier line {drugs} from {day}: {how}",
            "既往方案{drugs}（{day}起）：{how}",
            day = date_words(self.language, start)
        )
    }
}

/// `HBsAg POSITIVE AGAIN (10-Jan-2024)`; "again" only where an earlier positive is on file.
pub(super) fn hbsag_back_words(language: Language, on: NaiveDate, again: bool) -> String {
    let how = if again {
        language.says("POSITIVE AGAIN", "复阳")
    } else {
        language.says("NEWLY POSITIVE", "新转阳")
    };
    say!(
        language,
        "HBsAg {how} ({day})",
        "HBsAg {how}({day})",
        day = date_words(language, on)
    )
}
