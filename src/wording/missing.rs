//! What would settle an unknown, in words.

use crate::clinical::assessment::Missing;

use super::Words;
use super::because::load_words;
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
            Missing::DnaSince(None) => "HBV DNA: never measured".to_owned(),
            Missing::DnaSince(Some(day)) => {
                format!("HBV DNA since {}", date_words(self.language, day))
            }
            Missing::DnaFromCheckpoint { months } => format!("HBV DNA from month {months} on"),
            Missing::CheckpointPassed { months, on } => format!(
                "HBV DNA at month {months} ({}): the day has passed without a result",
                date_words(self.language, on)
            ),
            Missing::EndOfInterferon => "the last day of the interferon course".to_owned(),
            Missing::DnaAtStop { on } => format!(
                "HBV DNA at the stop ({}) or within {} days before",
                date_words(self.language, on),
                settings.carried_max_age
            ),
            Missing::Baseline { start } => format!(
                "HBV DNA before {}, at most {} days old then",
                date_words(self.language, start),
                settings.carried_max_age
            ),
            Missing::ForStop(test) => format!(
                "{}: recent enough to judge the clinic text's conditions for ending treatment",
                self.test_name(test)
            ),
            Missing::CleanDnaForStop => format!(
                "HBV DNA not detected, or below a limit of at most {}, at most {} days old",
                load_words(settings.stop_limit),
                settings.fresh_dna
            ),
            Missing::Cirrhosis => "cirrhosis: whether there is any is not recorded".to_owned(),
            Missing::AltForRelapse => {
                "ALT since HBV DNA became positive, to know whether the liver is involved"
                    .to_owned()
            }
        }
    }
}
