//! Headlines of those in whom HBV DNA has not become negative since the line began.
//!
//! "Never negative" is said only where nothing on file speaks against it: not of an only test, not where DNA was
//! negative before the line began, not over a negative that does not count.

use crate::clinical::assessment::{Fall, NotCountedBecause, PrimaryResistance, Rise};
use crate::clinical::drugs::{Barrier, DrugId};
use crate::clinical::worklist;

use super::super::Words;
use super::super::numbers::{log10_words, years_words};
use super::Headline;
use crate::wording::Language;
use crate::wording::language::say;

impl Words<'_> {
    pub(super) fn primary_resistance(&self, primary: &PrimaryResistance) -> Headline {
        if let Some(rise) = self.assessment.rising {
            return self.never_negative_and_rising(primary, &rise);
        }
        let is_poor = worklist::is_poor(primary, self.assessment, &self.knowledge.settings);
        let fall = primary
            .fall
            .map(|fall| fall_words(self.language, &fall, is_poor));
        if is_poor {
            let fall = fall.unwrap_or_else(|| {
                self.language
                    .says("value before treatment missing", "缺治疗前结果")
                    .to_owned()
            });
            return Headline::look(
                say!(
                    self.language,
                    "{known}, {fall}",
                    "{known},{fall}",
                    known = self.not_negative_at(primary)
                ),
                self.or_two_years_on(self.language.says(
                    "Guidelines call a small fall non-response. First question: are doses missed?",
                    "指南称应答不佳。首先核实是否漏服。",
                )),
            );
        }
        let month = self.month_of(primary);
        let Some(fall) = fall else {
            let load = self.load();
            return Headline::slower(
                say!(
                    self.language,
                    "DNA positive at month {month}: {load}; value before treatment missing",
                    "用药第{month}个月 DNA 阳性:{load};缺治疗前结果"
                ),
                self.or_two_years_on(self.language.says(
                    "Without the value before treatment the fall cannot be known.",
                    "缺治疗前数值，无法判断下降幅度。",
                )),
            );
        };
        let text = match self.against_never() {
            Some(known) => say!(
                self.language,
                "{known}, {fall}",
                "{known},{fall}",
                known = known.words(self.language, month)
            ),
            None => say!(
                self.language,
                "DNA not yet negative at month {month}, {fall}",
                "用药满{month}个月 DNA 未转阴,{fall}"
            ),
        };
        let is_good = self.is_good_fall(primary);
        if self.only_low_barrier() {
            let explanation = if is_good {
                self.language.says(
                    "A good fall; the next tests show whether it goes on.",
                    "下降良好；是否继续下降看以后的检测。",
                )
            } else {
                self.language.says("On a low-barrier drug, virus left at this time makes later resistance likelier.", "低耐药屏障药物用到此时仍有病毒，以后更易耐药。")
            };
            return Headline::look(text, explanation.to_owned());
        }
        Headline::slower(text, self.or_two_years_on(&self.slow_fall_words(is_good)))
    }

    /// What becomes of most who are still positive on these drugs; nothing is promised over a variant on file.
    fn slow_fall_words(&self, is_good: bool) -> String {
        let good = if is_good {
            self.language.says("A good fall; most", "下降良好；")
        } else {
            self.language.says("Most", "")
        };
        let lessened = self.lessened_drugs();
        let sure = self.slow_but_sure();
        if !lessened.is_empty() {
            let names = self.drug_names(&lessened);
            say!(
                self.language,
                "A variant on file lessens the effect of {names}: for the doctor.",
                "已有变异降低{names}的疗效：请医生评估。"
            )
        } else if sure.is_empty() {
            self.language
                .says(
                    "The next tests show whether it goes on falling.",
                    "是否继续下降看以后的检测。",
                )
                .to_owned()
        } else {
            let names = self.drug_names(&sure);
            say!(
                self.language,
                "{good} on {names} turn negative later on the same drug.",
                "{good}用{names}者多数以后仍可转阴。"
            )
        }
    }

    fn never_negative_and_rising(&self, primary: &PrimaryResistance, rise: &Rise) -> Headline {
        let rise = say!(
            self.language,
            "{log10} above its lowest",
            "较最低值高{log10}",
            log10 = log10_words(rise.log10())
        );
        let text = if self.is_only_test() {
            say!(
                self.language,
                "{known}, rising: {rise}",
                "{known},且回升:{rise}",
                known = self.only_test_words()
            )
        } else {
            let month = self.month_of(primary);
            match self.against_never() {
                Some(known) => say!(
                    self.language,
                    "{known}, now rising: {rise}",
                    "{known},且回升:{rise}",
                    known = known.words(self.language, month)
                ),
                None => say!(
                    self.language,
                    "DNA never negative and now rising: {rise}",
                    "DNA 从未转阴且回升:{rise}"
                ),
            }
        };
        let threshold = self.knowledge.settings.alert.rising_log10;
        let explanation = say!(
            self.language,
            "A rise of more than {threshold} log10 above the lowest value is a breakthrough by every guideline, whatever the fall from the start.",
            "较最低值升高超过{threshold} log10，按各指南均为病毒学突破，无论此前下降多少。"
        );
        if self.is_low() {
            Headline::look(text, explanation)
        } else {
            Headline::alarm(text, explanation).bold_if(primary.certainty)
        }
    }

    /// `DNA never negative at month 12: 90 000`, or as much of it as is known.
    fn not_negative_at(&self, primary: &PrimaryResistance) -> String {
        let (month, load) = (self.month_of(primary), self.load());
        if self.is_only_test() {
            return self.only_test_words();
        }
        match self.against_never() {
            Some(known) => say!(
                self.language,
                "{known}: {load}",
                "{known}:{load}",
                known = known.words(self.language, month)
            ),
            None => say!(
                self.language,
                "DNA never negative at month {month}: {load}",
                "用药满{month}个月 DNA 从未转阴:{load}"
            ),
        }
    }

    /// `DNA positive at its only test on entecavir: 5 000`.
    fn only_test_words(&self) -> String {
        let drugs = self.drug_names(&self.assessment.drugs);
        say!(
            self.language,
            "DNA positive at its only test on {drugs}: {load}",
            "用{drugs}后仅1次检测,DNA 阳性:{load}",
            load = self.load()
        )
    }

    fn is_only_test(&self) -> bool {
        self.assessment.facts.results_of_stretch == 1 && !self.is_negative_left_out()
    }

    /// Whether a negative is on file that does not count, so that nobody knows whether DNA was negative then.
    fn is_negative_left_out(&self) -> bool {
        let mut others = self.assessment.series.not_counted.iter();
        others.any(|other| match other.because {
            NotCountedBecause::TooCrude | NotCountedBecause::SetAside { .. } => true,
            NotCountedBecause::SameDay => false,
        })
    }

    /// What on file forbids to say "never negative".
    fn against_never(&self) -> Option<AgainstNever> {
        let is_left_out = self.is_negative_left_out();
        let start = self.line_start()?;
        let mut before = self.assessment.series.counted.iter();
        let was_negative = before.any(|result| result.on <= start && result.is_negative());
        let since = was_negative.then(|| {
            if self.line_before().is_some() {
                say!(
                    self.language,
                    "the change to {drugs}",
                    "换用{drugs}",
                    drugs = self.drug_names(&self.assessment.drugs)
                )
            } else {
                self.language.says("treatment began", "用药").to_owned()
            }
        });
        (is_left_out || since.is_some()).then_some(AgainstNever { is_left_out, since })
    }

    fn month_of(&self, primary: &PrimaryResistance) -> u32 {
        self.months_at_last().max(primary.stage_months)
    }

    /// The explanation, or that the time is over in which most turn negative on the same drug.
    fn or_two_years_on(&self, explanation: &str) -> String {
        let long = self.knowledge.settings.headline.long_treatment_months;
        if self.months_on_line() < long || self.only_low_barrier() {
            return explanation.to_owned();
        }
        let years = years_words(self.language, long / 12);
        say!(
            self.language,
            "{years} on: whether to change or add is for the doctor.",
            "已用药{years}：是否换药或加药由医生决定。"
        )
    }

    fn is_good_fall(&self, primary: &PrimaryResistance) -> bool {
        let settings = &self.knowledge.settings;
        let [first, _, _] = settings.checkpoints;
        let least = settings.headline.good_fall;
        primary.stage_months == first.months && primary.fall.is_some_and(|fall| fall.log10 >= least)
    }

    /// One or more drugs of low barrier and none of high barrier.
    fn only_low_barrier(&self) -> bool {
        let barrier = |wanted| {
            self.assessment
                .drugs
                .iter()
                .any(|drug| self.knowledge.drugs.get(*drug).barrier == wanted)
        };
        barrier(Barrier::Low) && !barrier(Barrier::High)
    }

    /// The drugs on which most turn negative later: of high barrier, with published figures, also after the drugs that
    /// failed, and not lessened by a variant on file.
    fn slow_but_sure(&self) -> Vec<DrugId> {
        let lessened = self.lessened_drugs();
        let failed: Vec<DrugId> = self.failed_drugs();
        let is_sure = |drug: &DrugId| {
            let rates = self.knowledge.resistance.rates(*drug, &failed);
            self.knowledge.drugs.get(*drug).barrier == Barrier::High
                && rates.is_some_and(|rates| rates.after.is_empty())
                && !lessened.contains(drug)
        };
        let drugs = self.assessment.drugs.iter();
        drugs.copied().filter(is_sure).collect()
    }
}

/// What on file forbids to say "never negative".
struct AgainstNever {
    /// A negative that does not count.
    is_left_out: bool,
    /// What DNA was negative before: the change of drugs, or the treatment.
    since: Option<String>,
}

impl AgainstNever {
    /// `DNA not negative since the change to tenofovir alafenamide (month 8)`, `DNA not shown negative at month 8`.
    fn words(&self, language: Language, month: u32) -> String {
        let shown = if self.is_left_out {
            language.says("not shown", "未能证明转阴")
        } else {
            language.says("not", "未转阴")
        };
        match &self.since {
            Some(since) => say!(
                language,
                "DNA {shown} negative since {since} (month {month})",
                "{since}后 DNA {shown}(第{month}个月)"
            ),
            None => say!(
                language,
                "DNA {shown} negative at month {month}",
                "用药满{month}个月 DNA {shown}"
            ),
        }
    }
}

/// `down 4.2 log10`, `up at least 1.3 log10`.
fn fall_words(language: Language, fall: &Fall, is_poor: bool) -> String {
    let way = if fall.log10 < 0.0 {
        language.says("up", "升高")
    } else if is_poor {
        language.says("down", "仅降")
    } else {
        language.says("down", "已下降")
    };
    let least = if fall.at_least {
        language.says("at least ", "至少")
    } else {
        ""
    };
    let log10 = log10_words(fall.log10);
    say!(language, "{way} {least}{log10}", "{way}{least}{log10}")
}
