//! Headlines of those whose treatment has stopped.

use chrono::Datelike;

use crate::clinical::assessment::{Counted, CountedAs, Relapse, Stage};
use crate::clinical::calendar::plus_months;

use super::super::Words;
use super::super::modifiers::seen_words;
use super::super::numbers::{age_words, date_words, iu_words};
use super::Headline;
use crate::wording::language::say;

impl Words<'_> {
    pub(super) fn off_treatment(&self) -> Headline {
        if self.is_positive() {
            return Headline::alarm(
                say!(
                    self.language,
                    "Off treatment, last DNA positive ({load} before the stop)",
                    "已停药,停药前 DNA 阳性({load}),此后未查",
                    load = self.load()
                ),
                self.language
                    .says(
                        "Untreated with virus; nothing is known since the stop.",
                        "未治疗且有病毒；停药后情况不明。",
                    )
                    .to_owned(),
            );
        }
        let time = self.time_off();
        let due = self.dna_due().map_or_else(String::new, |due| {
            say!(self.language, "; DNA {due}", "；DNA {due}")
        });
        let explanation = say!(
            self.language,
            "Severe flares fall mostly in the first year{due}.",
            "严重发作多在第一年{due}。"
        );
        if self.has_cirrhosis() {
            return Headline::alarm(
                say!(
                    self.language,
                    "Cirrhosis and off treatment {time}, DNA not tested since",
                    "肝硬化且已停药{time},此后未查 DNA"
                ),
                say!(
                    self.language,
                    "Most guidelines keep patients with cirrhosis on treatment; for the doctor. {explanation}",
                    "多数指南主张肝硬化患者持续治疗；请医生评估。{explanation}"
                ),
            );
        }
        Headline::unknown(
            say!(
                self.language,
                "Off treatment {time}, DNA not tested since",
                "已停药{time},此后未查 DNA"
            ),
            explanation,
        )
    }

    pub(super) fn off_treatment_remission(&self) -> Headline {
        let time = self.time_off();
        let Some(last) = self.last() else {
            return self.off_treatment();
        };
        let on = date_words(self.language, last.on);
        if self.has_cirrhosis() {
            return Headline::alarm(
                say!(self.language, "Cirrhosis and off treatment; DNA negative ({on})", "肝硬化且已停药;DNA 阴性({on})"),
                self.language.says("Most guidelines keep patients with cirrhosis on treatment; for the doctor.", "多数指南主张肝硬化患者持续治疗；请医生评估。")
                    .to_owned(),
            );
        }
        let age = age_words(self.language, last.on, self.assessment.day);
        if last.counted_as == CountedAs::Excused {
            let mut text = say!(
                self.language,
                "Off treatment {time}; {excused}",
                "已停药{time};{excused}",
                excused = self.excused_words()
            );
            if self.assessment.stale {
                text = say!(
                    self.language,
                    "{text}; {age}, not tested since",
                    "{text};{age}检测,此后未查"
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
                    "Off treatment {time}; DNA was negative {age}, not tested since",
                    "已停药{time};DNA {age}阴性,此后未查"
                ),
                self.language
                    .says(
                        "Too old to rely on; the virus can return at any time.",
                        "结果过旧，不足为据；病毒随时可能复现。",
                    )
                    .to_owned(),
            );
        }
        let still = if self.positive_since_treatment() {
            self.language.says("now", "现")
        } else {
            self.language.says("still", "仍")
        };
        let trace = if last.counted_as == CountedAs::Trace {
            say!(
                self.language,
                ": trace, detected below {limit}",
                ":痕量(检出,低于{limit})",
                limit = iu_words(last.limit)
            )
        } else {
            String::new()
        };
        let next = self.dna_due().map_or_else(String::new, |due| {
            say!(self.language, "; next test {due}", "；{due}")
        });
        self.controlled(
            say!(
                self.language,
                "Off treatment {time}, DNA {still} negative ({on}){trace}",
                "已停药{time},DNA {still}阴性({on}){trace}"
            ),
            say!(
                self.language,
                "The virus can return at any time{next}.",
                "病毒随时可能复现{next}。"
            ),
        )
    }

    /// Whether the last result on treatment, or any since, was positive.
    fn positive_since_treatment(&self) -> bool {
        let Stage::Off { stop, .. } = self.assessment.facts.stage else {
            return false;
        };
        let counted = &self.assessment.series.counted;
        let first_off = counted.partition_point(|result| result.on <= stop);
        counted
            .get(first_off.saturating_sub(1)..)
            .unwrap_or_default()
            .iter()
            .any(Counted::is_positive)
    }

    pub(super) fn relapse(&self, relapse: &Relapse) -> Headline {
        let seen = seen_words(
            self.language,
            relapse.certainty,
            self.assessment.facts.run_length,
        );
        let load = self.load();
        if self.is_low() {
            let threshold = iu_words(self.knowledge.settings.worklist.low_below);
            return Headline::look(
                say!(
                    self.language,
                    "DNA low-positive after stopping: {load}, {seen}",
                    "停药后 DNA 低水平阳性:{load},{seen}"
                ),
                say!(
                    self.language,
                    "Guidelines wait for {threshold} IU/mL, except with cirrhosis.",
                    "指南以{threshold} IU/mL 为界，肝硬化除外。"
                ),
            );
        }
        let failures = self
            .assessment
            .facts
            .failed_lines
            .iter()
            .map(|(start, drugs)| format!("{} {}", self.drug_names(drugs), start.year()))
            .collect::<Vec<_>>();
        let failures = if failures.is_empty() {
            String::new()
        } else {
            say!(
                self.language,
                " (earlier failure: {failures})",
                "（既往失败：{failures}）",
                failures = failures.join(self.language.says(", ", "、"))
            )
        };
        Headline::alarm(
            say!(
                self.language,
                "DNA positive again after stopping: {load}, {seen}",
                "停药后 DNA 复阳:{load},{seen}"
            ),
            say!(
                self.language,
                "The doctor chooses when to treat and with which drug{failures}.",
                "治疗时机与药物由医生决定{failures}。"
            ),
        )
        .bold_if(relapse.certainty)
    }

    /// The virus is expected after such a course; a flare is not, nor that nobody treats it for ever.
    fn after_pregnancy(&self) -> Headline {
        let load = self.load();
        if self.alt_is_raised() {
            return Headline::alarm(
                say!(self.language, "After the pregnancy course: DNA {load}{alt}: a flare", "孕期用药结束后:DNA {load}{alt}:肝炎发作", alt = self.and_alt()),
                self.language.says("ALT rises mostly in the first 12 weeks after birth and can become severe: for the doctor this week.", "ALT 升高多见于产后12周内，可加重：本周告知医生。").to_owned(),
            );
        }
        let window = self.knowledge.settings.worklist.flare_window_months;
        let is_over = match self.assessment.facts.stage {
            Stage::Off { stop, .. } => self.assessment.day > plus_months(stop, window),
            Stage::NeverTreated | Stage::OnTreatment { .. } => false,
        };
        if is_over || self.assessment.alerts.liver.is_some() {
            return Headline::slower(
                say!(
                    self.language,
                    "Pregnancy course ended {time} ago: DNA {load}",
                    "孕期用药已结束{time}:DNA {load}",
                    time = self.time_off()
                ),
                self.language
                    .says(
                        "Untreated since: whether to treat is for the doctor.",
                        "此后未治疗：是否治疗由医生决定。",
                    )
                    .to_owned(),
            );
        }
        Headline::on_the_way(
            self.language.says("After the pregnancy course: DNA positive, as expected", "孕期用药已结束:DNA 阳性,属预期").to_owned(),
            self.language.says("The course was meant to end; ALT rises mostly in the first 12 weeks after birth.", "疗程按计划结束；ALT 升高多见于产后12周内。")
                .to_owned(),
        )
    }

    pub(super) fn viraemic_off_treatment(&self, after_prevention: bool) -> Headline {
        let load = self.load();
        if self.only_pregnancy() {
            return self.after_pregnancy();
        }
        if after_prevention {
            return Headline::alarm(
                say!(self.language, "DNA positive after a preventive course: {load}: reactivation?", "预防用药结束后 DNA 转阳:{load},再激活?"),
                self.language.says("After immunosuppression this can become severe; it may appear more than a year later.", "免疫抑制后可加重，可迟至一年以后出现。").to_owned(),
            );
        }
        let text = say!(
            self.language,
            "Off treatment with DNA {load}; it was positive at the stop",
            "停药时 DNA 即阳性,现{load},未治疗"
        );
        let explanation = self
            .language
            .says(
                "Not a relapse, because the virus never left; the patient is untreated.",
                "病毒从未转阴，不属复发；患者目前未治疗。",
            )
            .to_owned();
        if self.is_low() {
            Headline::look(text, explanation)
        } else {
            Headline::alarm(text, explanation)
        }
    }
}
