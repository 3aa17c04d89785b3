//! Headlines of those in whom the virus came back on treatment or after a break.

use crate::clinical::assessment::Reappearance;

use super::super::Words;
use super::super::modifiers::seen_words;
use super::super::numbers::{DAY, count, log10_words, two_dates, weeks_words};
use super::Headline;
use crate::wording::language::say;

/// How high a virus is that came back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// So low, and not rising, that it is mostly gone at the next test.
    Low,
    /// Below the level of the work list.
    Measurable,
    /// From there on, or the ALT is raised.
    High,
}

impl Words<'_> {
    pub(super) fn secondary_resistance(&self, back: &Reappearance) -> Headline {
        let seen = seen_words(
            self.language,
            back.certainty,
            self.assessment.facts.run_length,
        );
        let load = self.load();
        let of_urgency = |text, explanation| {
            if self.is_low() {
                Headline::look(text, explanation)
            } else {
                Headline::alarm(text, explanation).bold_if(back.certainty)
            }
        };
        match self.level() {
            Level::Low => {
                let due = self.dna_due_in_brackets();
                let passing = if self.lessened_drugs().is_empty() {
                    say!(
                        self.language,
                        "A single low value is usually gone at the next test{due}; one that stays or rises is no blip.",
                        "单次低值多在下次检测{due}时消失；持续或上升则非一过性。"
                    )
                } else {
                    say!(
                        self.language,
                        "Beside a resistant variant a low value is not taken for a blip{due}.",
                        "已有耐药变异，低值不作一过性看待{due}。"
                    )
                };
                let explanation = self.still_there_words().unwrap_or(passing);
                let text = say!(
                    self.language,
                    "DNA measurable again at a low level: {load}, {seen}",
                    "治疗中 DNA 低水平复阳:{load},{seen}"
                );
                return of_urgency(text, explanation);
            }
            Level::Measurable => {
                let up = self
                    .up_words()
                    .map_or_else(String::new, |up| say!(self.language, ", {up}", ",{up}"));
                let text = say!(
                    self.language,
                    "DNA measurable again: {load}{up}, {seen}",
                    "治疗中 DNA 复阳:{load}{up},{seen}"
                );
                let explanation = self
                    .still_there_words()
                    .unwrap_or_else(|| self.looks_the_same());
                return of_urgency(text, explanation);
            }
            Level::High => {}
        }
        let text = say!(
            self.language,
            "DNA positive again on treatment: {load}, {seen}",
            "治疗中 DNA 复阳:{load},{seen}"
        );
        let explanation = match self.run() {
            [first, .., last] => say!(
                self.language,
                "Seen on {days}; {test}; stopping the drug before another is started risks a flare.",
                "{days} 均阳性；{test}；未换药前停药有肝炎发作风险。",
                days = two_dates(self.language, first.on, last.on),
                test = self.resistance_test_words()
            ),
            [] | [_] if !self.proven_now().is_empty() => say!(
                self.language,
                "On file: {test}; stopping the drug before another is started risks a flare.",
                "已有：{test}；未换药前停药有肝炎发作风险。",
                test = self.resistance_test_words()
            ),
            [] | [_] => self.looks_the_same(),
        };
        of_urgency(text, explanation)
    }

    /// How the height of the last value may be called; a raised ALT makes every value matter.
    fn level(&self) -> Level {
        let settings = &self.knowledge.settings;
        let Some(last) = self.last() else {
            return Level::High;
        };
        let is_rising = self.assessment.rising.is_some();
        if self.alt_is_raised() || last.value >= settings.worklist.low_below {
            Level::High
        } else if is_rising || last.value > settings.headline.low_level_up_to {
            Level::Measurable
        } else {
            Level::Low
        }
    }

    /// `up 1.7 log10` over the lowest on this line.
    fn up_words(&self) -> Option<String> {
        let last = self.last()?.value;
        let lowest = self.assessment.facts.lowest?.value;
        (last > lowest).then(|| {
            say!(
                self.language,
                "up {log10}",
                "升高{log10}",
                log10 = log10_words(last.log10_above(lowest))
            )
        })
    }

    /// What is said of virus that is not gone at the next test: `Still there after 19 weeks: ...`.
    fn still_there_words(&self) -> Option<String> {
        let (first, last) = match self.run() {
            [first, .., last] => (first.on, last.on),
            [] | [_] => return None,
        };
        let test = if self.has_resistance_test() {
            ""
        } else {
            self.language.says(" resistance test?", "是否查耐药基因？")
        };
        Some(say!(
            self.language,
            "Still there after {time}: missed doses?{test} A level that stays is no blip.",
            "{time}后仍阳性：是否漏服？{test}持续存在则非一过性。",
            time = weeks_words(self.language, first, last)
        ))
    }

    fn looks_the_same(&self) -> String {
        let due = self.dna_due_in_brackets();
        say!(
            self.language,
            "Missed doses, another assay or a passing rise look the same until it is repeated{due}.",
            "漏服、更换检测方法或一过性升高也会如此，须复查{due}。"
        )
    }

    pub(super) fn viraemia_after_interruption(&self, back: &Reappearance) -> Headline {
        let load = self.load();
        let first = self.first_checkpoint_months();
        let cannot_judge = say!(
            self.language,
            "The virus came back around a break, so resistance cannot be judged until {first} months after restarting.",
            "病毒在停服前后反弹；恢复用药满{first}个月前不能判断耐药。"
        );
        let days = back.interruption.map_or(0, |stretch| stretch.days());
        let without = back.interruption.map_or_else(
            || self.language.says("after a break", "停服后").to_owned(),
            |stretch| {
                let time = count(self.language, stretch.days(), DAY);
                say!(
                    self.language,
                    "after {time} without the drug",
                    "停服{time}后"
                )
            },
        );
        let falling = self.fall_in_run().is_some();
        let text = if falling {
            say!(
                self.language,
                "DNA falling after a {days}-day break: {load}",
                "停服{days}天后 DNA 回降:{load}"
            )
        } else if self.is_low() {
            say!(
                self.language,
                "DNA measurable {without}: {load}",
                "{without} DNA 低水平阳性:{load}"
            )
        } else {
            say!(
                self.language,
                "DNA positive {without}: {load}",
                "{without} DNA 阳性:{load}"
            )
        };
        let explanation = if falling {
            let due = self.dna_due().map_or_else(String::new, |due| {
                say!(self.language, "; next DNA {due}", "；{due}")
            });
            say!(
                self.language,
                "The drug works again{due}.",
                "恢复用药后有效{due}。"
            )
        } else {
            cannot_judge
        };
        if self.is_low() {
            Headline::look(text, explanation)
        } else {
            Headline::alarm(text, explanation).bold_if(back.certainty)
        }
    }
}
