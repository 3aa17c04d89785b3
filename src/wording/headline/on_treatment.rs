//! Headlines of those who were never treated or are on treatment.

use crate::clinical::assessment::{CountedAs, Rule, Stage, Undetermined};
use crate::clinical::calendar::whole_months_between;
use crate::clinical::worklist;

use super::super::numbers::{MONTH, age_words, count, date_words, iu_words};
use super::super::sign::{Sign, Tone};
use super::super::{Words, cirrhosis_words};
use super::Headline;
use crate::wording::language::say;

impl Words<'_> {
    pub(super) fn never_treated(&self) -> Headline {
        let is_active =
            worklist::is_untreated_and_active(self.assessment, &self.knowledge.settings);
        if is_active || (self.is_positive() && self.has_cirrhosis()) {
            let why = if self.alt_is_raised() || self.has_cirrhosis() {
                self.language.says(
                    "active virus and a raised ALT (or cirrhosis)",
                    "病毒活跃、ALT 升高（或有肝硬化）",
                )
            } else {
                self.language.says("much virus", "病毒量高")
            };
            return Headline::look(
                say!(
                    self.language,
                    "No antiviral on record; DNA {load} IU/mL{alt}",
                    "无抗病毒用药记录;DNA {load} IU/mL{alt}",
                    load = self.load(),
                    alt = self.and_alt()
                ),
                say!(
                    self.language,
                    "Untreated with {why}: whether to treat is for the doctor.",
                    "未治疗且{why}：是否治疗由医生决定。"
                ),
            );
        }
        Headline::new(
            Sign::None,
            Tone::Plain,
            self.language.says("No antiviral on record", "无抗病毒用药记录").to_owned(),
            self.language.says("Nothing is recorded, so neither resistance nor relapse can be judged; enter treatment given elsewhere first.", "没有用药记录，无法判断耐药或复发；外院用药请先补录。").to_owned(),
        )
    }

    pub(super) fn awaiting_response(&self) -> Headline {
        if self.assessment.rule == Rule::InterferonOnly {
            return Headline::on_the_way(
                self.language
                    .says(
                        "On interferon, DNA still positive: resistance is not defined",
                        "干扰素治疗中,DNA 仍阳性:不适用耐药判断",
                    )
                    .to_owned(),
                self.language
                    .says(
                        "Interferon is given for a planned time and read after it.",
                        "干扰素按计划疗程使用，疗程结束后评价。",
                    )
                    .to_owned(),
            );
        }
        let drugs = self.drug_names(&self.assessment.drugs);
        let first = self.first_checkpoint_months();
        if let Some(before) = self.virus_on_the_drugs_before() {
            let due = self.dna_due().map_or_else(String::new, |due| {
                say!(
                    self.language,
                    "; the first DNA on it {due}",
                    "；用新药后的首次 DNA {due}"
                )
            });
            return Headline::slower(
                say!(
                    self.language,
                    "Too early to judge on {drugs}: {before}",
                    "{drugs}尚不能判断:{before}"
                ),
                say!(
                    self.language,
                    "This line is judged from month {first}{due}.",
                    "新方案{first}个月起判断{due}。"
                ),
            );
        }
        let text = match self.months_on_line() {
            0 => say!(
                self.language,
                "Too early to judge: first month of {drugs}",
                "尚不能判断:{drugs}第1个月内"
            ),
            months => say!(
                self.language,
                "Too early to judge: month {months} of {drugs}",
                "尚不能判断:{drugs}第{months}个月"
            ),
        };
        if let Some((since, failed)) = self.assessment.facts.failed_lines.last() {
            let failed = self.drug_names(failed);
            return Headline::slower(
                say!(
                    self.language,
                    "{text} (after {failed} failed)",
                    "{text}(此前{failed}失败)"
                ),
                say!(
                    self.language,
                    "The virus was there on {failed} (since {since}); this line is judged from month {first}.",
                    "此前用{failed}期间有病毒（{since}起）；新方案{first}个月起判断。",
                    since = date_words(self.language, *since)
                ),
            );
        }
        let due = self.dna_due().map_or_else(String::new, |due| {
            say!(self.language, "; the test that counts {due}", "；{due}")
        });
        Headline::on_the_way(
            text,
            say!(
                self.language,
                "A positive DNA is expected before month {first}{due}.",
                "{first}个月前 DNA 阳性属预期{due}。"
            ),
        )
    }

    /// `5 600 000 on the drug before`: where nothing counts on this line yet, and the line before failed or its last load
    /// was high.
    fn virus_on_the_drugs_before(&self) -> Option<String> {
        let facts = &self.assessment.facts;
        let before = self.phase_before()?;
        let last = self.last().filter(|last| last.is_positive())?;
        let high = self.knowledge.settings.worklist.low_below;
        let matters = facts.follows_failed_line || last.value >= high;
        let drugs = match before.drugs.as_slice() {
            [] | [_] => self.language.says("drug", ""),
            [_, _, ..] => self.language.says("drugs", ""),
        };
        (facts.results_of_stretch == 0 && matters && last.on > before.from).then(|| {
            say!(
                self.language,
                "{load} on the {drugs} before",
                "此前用药时 DNA {load}{drugs}",
                load = self.load()
            )
        })
    }

    pub(super) fn responding(&self) -> Headline {
        let day = self.assessment.day;
        let Some(last) = self.last() else {
            return self.undetermined(Undetermined::NoDnaSinceStart);
        };
        let age = || age_words(self.language, last.on, day);
        if last.counted_as == CountedAs::Excused {
            let mut text = self.excused_words();
            if self.assessment.stale {
                text = say!(
                    self.language,
                    "{text}; {age}, not tested since",
                    "{text};{age}检测,此后未查",
                    age = age()
                );
            }
            return Headline::unknown(
                text,
                self.language.says("The old assay could not have seen this; repeat with the same assay to know.", "旧方法测不到此水平；请用同一方法复查。")
                    .to_owned(),
            );
        }
        if self.assessment.stale {
            return Headline::unknown(
                say!(
                    self.language,
                    "DNA was negative {age}; not tested since",
                    "DNA {age}阴性,此后未查",
                    age = age()
                ),
                say!(
                    self.language,
                    "Too old to rely on; {overdue}.",
                    "结果过旧，不足为据；{overdue}。",
                    overdue = self.overdue_words()
                ),
            );
        }
        let limit = iu_words(last.limit);
        if last.counted_as == CountedAs::Trace {
            return self.controlled(
                say!(self.language, "DNA negative on treatment: trace, detected below {limit}", "治疗中 DNA 阴性:痕量(检出,低于{limit})"),
                self.language.says("A trace is common under good treatment; it counts as negative here but not for stopping.", "痕量在良好治疗中常见；此处按阴性，但不能作为停药依据。").to_owned(),
            );
        }
        self.controlled(
            say!(
                self.language,
                "DNA negative on treatment ({on}, below {limit})",
                "治疗中 DNA 阴性({on},低于{limit})",
                on = date_words(self.language, last.on)
            ),
            self.language
                .says(
                    "Says what that day showed; it is not a reason to stop.",
                    "仅说明当日结果，不是停药依据。",
                )
                .to_owned(),
        )
    }

    pub(super) fn stop_conditions_met(&self) -> Headline {
        let least = self.knowledge.settings.worklist.held_months;
        let held = self
            .assessment
            .stop_conditions
            .as_ref()
            .and_then(|conditions| conditions.held_since)
            .map(|since| whole_months_between(since, self.assessment.day));
        let text = match held {
            Some(months) if months >= least => {
                return Headline::new(
                    Sign::ForDoctor,
                    Tone::Calm,
                    say!(
                        self.language,
                        "Clinic text's stop conditions held {months} months: for the doctor",
                        "诊所停药条件已维持{months}个月:请医生评估"
                    ),
                    say!(
                        self.language,
                        "All conditions hold today (cirrhosis: {cirrhosis}); guidelines ask {least} to 36 months, and after a stop DNA and ALT are needed monthly at first.",
                        "目前各条件均符合（肝硬化：{cirrhosis}）；各指南要求{least}至36个月；停药后初期须每月查 DNA 与 ALT。",
                        cirrhosis = cirrhosis_words(self.language, self.record.person.cirrhosis)
                    ),
                );
            }
            Some(months) => {
                say!(
                    self.language,
                    "DNA negative, HBeAg seroconverted: held {months} of {least}+ months",
                    "DNA阴性、e抗原血清学转换:已维持{months}个月(需{least}个月以上)"
                )
            }
            None => say!(
                self.language,
                "DNA negative, HBeAg seroconverted: held, not known how long ({least}+ months asked)",
                "DNA阴性、e抗原血清学转换:已维持,时间不详(需{least}个月以上)"
            ),
        };
        Headline::new(
            Sign::Controlled,
            Tone::Calm,
            text,
            say!(
                self.language,
                "The clinic text asks no waiting time, every guideline does ({least} to 36 months); most who stop become positive again. Treatment goes on unless a doctor decides otherwise.",
                "诊所规则未要求观察期，各指南均要求（{least}至36个月）；多数人停药后复阳。除非医生决定，治疗继续。"
            ),
        )
    }

    pub(super) fn prophylaxis(&self, reactivated: bool) -> Headline {
        if reactivated {
            return Headline::alarm(
                say!(self.language, "Preventive course: DNA positive again, {load}: reactivation?", "预防性用药中 DNA 转阳:{load},再激活?", load = self.load()),
                self.language.says("Under immunosuppression any return of the virus can become severe within weeks.", "免疫抑制下病毒复现可在数周内加重。")
                    .to_owned(),
            );
        }
        Headline::new(
            Sign::None,
            Tone::Plain,
            self.language
                .says(
                    "Preventive course: resistance and stop rules do not apply",
                    "预防性用药:不作耐药及停药判断",
                )
                .to_owned(),
            self.language
                .says(
                    "Its end is set by the other treatment or the birth, not by DNA.",
                    "停药时间取决于免疫抑制治疗或分娩，而非 DNA。",
                )
                .to_owned(),
        )
    }

    pub(super) fn undetermined(&self, why: Undetermined) -> Headline {
        let settle = self
            .language
            .says(
                "One HBV DNA result would settle it.",
                "补查一次 HBV DNA 即可判断。",
            )
            .to_owned();
        let first = self.first_checkpoint_months();
        match why {
            Undetermined::NoDnaSinceStart => {
                Headline::unknown(say!(self.language, "Cannot judge: no DNA since {beginning}", "无法判断:自{beginning}后未查 DNA", beginning = self.beginning()), settle)
            }
            Undetermined::NoDnaFromFirstCheckpoint => Headline::unknown(
                say!(self.language, "Cannot judge: no DNA from month {first} on since {beginning}", "无法判断:自{beginning}{first}个月起未查 DNA", beginning = self.beginning()),
                settle,
            ),
            Undetermined::InterferonNotEnded => Headline::unknown(
                say!(self.language, "Cannot judge: interferon for {time}, its end not recorded", "无法判断:干扰素已用{time},未记录结束日期", time = count(self.language, i64::from(self.months_on_line()), MONTH)),
                self.language.says("Interferon is given for a planned time and read after it; the day of its last dose would settle it.", "干扰素按计划疗程使用，疗程结束后评价；补录末次用药日期即可判断。").to_owned(),
            ),
            Undetermined::NoDnaAtStop => Headline::alarm(
                say!(self.language, "Off treatment with DNA {load}; DNA at the stop not on record", "停药后 DNA {load};停药时结果缺失", load = self.load()),
                self.language.says("Whether this is a relapse is unknown; that the virus is there is not.", "是否复发不明，但病毒确已存在。").to_owned(),
            ),
        }
    }

    /// `treatment began (10-Jan-2024)`, or the change of drugs inside an episode.
    fn beginning(&self) -> String {
        match self.assessment.facts.stage {
            Stage::OnTreatment {
                episode_start,
                line_start,
            } if line_start > episode_start => {
                say!(
                    self.language,
                    "the drugs were changed ({day})",
                    " {day} 换药",
                    day = date_words(self.language, line_start)
                )
            }
            Stage::OnTreatment { line_start, .. } => {
                say!(
                    self.language,
                    "treatment began ({day})",
                    " {day} 用药",
                    day = date_words(self.language, line_start)
                )
            }
            Stage::Off { episode_start, .. } => {
                say!(
                    self.language,
                    "treatment began ({day})",
                    " {day} 用药",
                    day = date_words(self.language, episode_start)
                )
            }
            Stage::NeverTreated => self.language.says("treatment began", "用药").to_owned(),
        }
    }

    pub(super) fn line_start(&self) -> Option<chrono::NaiveDate> {
        match self.assessment.facts.stage {
            Stage::OnTreatment { line_start, .. } => Some(line_start),
            Stage::NeverTreated | Stage::Off { .. } => None,
        }
    }

    /// Whole months on the present line at the review day.
    pub(in super::super) fn months_on_line(&self) -> u32 {
        self.line_start()
            .map_or(0, |start| whole_months_between(start, self.assessment.day))
    }

    /// Whole months on the present line at the newest counted result.
    pub(super) fn months_at_last(&self) -> u32 {
        match (self.line_start(), self.last()) {
            (Some(start), Some(last)) => whole_months_between(start, last.on),
            (None, _) | (_, None) => 0,
        }
    }

    pub(super) fn first_checkpoint_months(&self) -> u32 {
        let [first, _, _] = self.knowledge.settings.checkpoints;
        first.months
    }
}
