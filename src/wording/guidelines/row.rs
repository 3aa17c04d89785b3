//! Guidelines in one row: sets that say the same stand together, those that differ are marked.

use crate::clinical::assessment::Verdict;
use crate::clinical::guidelines::{Answer, Beside};

use super::super::Words;
use super::super::numbers::date_words;
use super::super::shown;
use super::term::certain_short_words;
use super::{DIFFERS, NO_GUIDELINES, stop};
use crate::wording::language::say;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidelineField {
    /// The words: `ONE, TWO: suspected breakthrough`.
    pub text: String,
    /// Whether these sets differ from the clinic's verdict.
    pub differs: bool,
}

impl Words<'_> {
    /// The row, a field for all sets that say the same; the last says which sets differ.
    #[must_use]
    pub fn guideline_row(&self, answers: &[Answer]) -> Vec<GuidelineField> {
        let plain = |text: String| GuidelineField {
            text,
            differs: false,
        };
        if answers.is_empty() {
            return vec![plain(NO_GUIDELINES.of(self.language).to_owned())];
        }
        let mut fields: Vec<(Vec<String>, String, bool)> = Vec::new();
        for answer in answers {
            let Some(set) = self.guideline_set(answer) else {
                continue;
            };
            let name = shown(&set.short).into_owned();
            let says = self.short_words(answer);
            let same = fields
                .iter_mut()
                .find(|(_, other, differs)| *other == says && *differs == answer.differs);
            match same {
                Some((names, ..)) => names.push(name),
                None => fields.push((vec![name], says, answer.differs)),
            }
        }
        let comma = self.language.says(", ", "、");
        let word = DIFFERS.of(self.language);
        let differing: Vec<String> = fields
            .iter()
            .filter(|(.., differs)| *differs)
            .flat_map(|(names, ..)| names.iter().cloned())
            .collect();
        let mut row: Vec<GuidelineField> = fields
            .into_iter()
            .map(|(names, says, differs)| GuidelineField {
                text: say!(
                    self.language,
                    "{mark}{names}: {says}",
                    "{mark}{names}：{says}",
                    mark = if differs { "* " } else { "" },
                    names = names.join(comma)
                ),
                differs,
            })
            .collect();
        row.push(if differing.is_empty() {
            plain(say!(self.language, "{word}: none", "{word}：无"))
        } else {
            let which = if differing.len() == answers.len() {
                self.language.says("all", "全部").to_owned()
            } else {
                differing.join(comma)
            };
            GuidelineField {
                text: say!(self.language, "{word}: {which}", "{word}：{which}"),
                differs: true,
            }
        });
        row
    }

    fn short_words(&self, answer: &Answer) -> String {
        let mut words = certain_short_words(self.language, answer.term, answer.certainty);
        let doubtful = answer.beside.iter().any(|beside| match beside {
            Beside::AssayUnknown | Beside::AssayChanged(..) => true,
            Beside::Interruption(_) => false,
        });
        if doubtful {
            words.push_str(self.language.says(" (same assay?)", "（同一方法？）"));
        }
        // Here it is the stop rule that agrees or differs.
        if self.assessment.verdict == Verdict::StopConditionsMet
            && let Some(stop) = stop::state_words(self.language, answer.stop.state)
        {
            words.push_str(&say!(self.language, ", stop {stop}", "，停药{stop}"));
            if let Some(on) = answer.stop.consolidated_on {
                words.push_str(&say!(
                    self.language,
                    " until {day}",
                    "至 {day}",
                    day = date_words(self.language, on)
                ));
            }
        }
        words
    }
}
