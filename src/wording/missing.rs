//! What would settle an unknown, in words.

use crate::clinical::assessment::Missing;

use super::Words;
use super::because::load_words;
use super::language::say;
use super::numbers::date_words;

impl Words<'_> {
    /// Everything that is missing, each as one phrase.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        self.assessment
            .missing
            .iter()
            .map(|missing| self.missing_words(missing))
            .collect()
    }

    /// One thing that is missing, as one phrase.
    #[must_use]
    pub fn missing_words(&self, missing: &Missing) -> String {
        let settings = &self.knowledge.settings;
        match *missing {
            Missing::DnaSince(None) => self
                .language
                .says("HBV DNA: never measured", "HBV DNA：从未检测")
                .to_owned(),
            Missing::DnaSince(Some(day)) => {
                say!(
                    self.language,
                    "HBV DNA since {day}",
                    "{day} 以来的 HBV DNA",
                    day = date_words(self.language, day)
                )
            }
            Missing::DnaFromCheckpoint { months } => say!(
                self.language,
                "HBV DNA from month {months} on",
                "用药{months}个月起的 HBV DNA"
            ),
            Missing::CheckpointPassed { months, on } => say!(
                self.language,
                "HBV DNA at month {months} ({day}): the day has passed without a result",
                "用药{months}个月的 HBV DNA（{day}）：已过期未查",
                day = date_words(self.language, on)
            ),
            Missing::EndOfInterferon => self
                .language
                .says(
                    "the last day of the interferon course",
                    "干扰素末次用药日期",
                )
                .to_owned(),
            Missing::DnaAtStop { on } => say!(
                self.language,
                "HBV DNA at the stop ({day}) or within {days} days before",
                "停药时（{day}）或此前{days}天内的 HBV DNA",
                day = date_words(self.language, on),
                days = settings.carried_max_age
            ),
            Missing::Baseline { start } => say!(
                self.language,
                "HBV DNA before {day}, at most {days} days old then",
                "{day} 前{days}天内的 HBV DNA",
                day = date_words(self.language, start),
                days = settings.carried_max_age
            ),
            Missing::ForStop(test) => say!(
                self.language,
                "{test}: recent enough to judge the clinic text's conditions for ending treatment",
                "{test}：近期结果，以判断诊所停药条件",
                test = self.test_name(test)
            ),
            Missing::CleanDnaForStop => say!(
                self.language,
                "HBV DNA not detected, or below a limit of at most {limit}, at most {days} days old",
                "HBV DNA 未检出，或低于不超过{limit}的检测下限，{days}天内",
                limit = load_words(settings.stop_limit),
                days = settings.fresh.dna
            ),
            Missing::Cirrhosis => self
                .language
                .says(
                    "cirrhosis: whether there is any is not recorded",
                    "肝硬化：有无未记录",
                )
                .to_owned(),
            Missing::AltForRelapse => self
                .language
                .says(
                    "ALT since HBV DNA became positive, to know whether the liver is involved",
                    "HBV DNA 转阳后的 ALT，以判断是否累及肝脏",
                )
                .to_owned(),
        }
    }
}
