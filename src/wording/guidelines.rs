//! What guideline sets say, in words: one row beside the clinic's verdict, and each set in full.
//!
//! With cirrhosis nothing here says that treatment may stop; for patients whose HBeAg was not positive and whose HBsAg
//! is not lost it is only ever "selected patients only", or the one rule that counts negatives.

mod criterion;
mod row;
mod stop;
mod term;
#[cfg(test)]
mod tests;
mod thresholds;

pub use row::GuidelineField;
pub use term::{certain_words, term_words};

use crate::clinical::guidelines::{Answer, GuidelineSet, judge};

use super::Words;
use super::language::{Language, Phrase, say};
use super::names::name_words;
use super::numbers::date_words;
use super::shown;
use super::verdict::verdict_words;

/// The word that marks a set which says something else than the clinic's verdict.
pub const DIFFERS: Phrase = Phrase::new("DIFFERS", "不一致");

/// What is said where no set is on file.
pub(super) const NO_GUIDELINES: Phrase = Phrase::new("no guideline set is on file", "无指南数据");

/// What a line about a set is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GuidelineLineKind {
    /// The term and, if it differs, against what.
    Term,
    /// The criterion that gave it.
    Criterion,
    /// What is to be known beside it.
    Beside,
    /// The stop rule.
    Stop,
    /// A result that decided.
    Because,
}

impl GuidelineLineKind {
    /// The label before the first line of its kind.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Term => language.says("Term", "术语"),
            Self::Criterion => "",
            Self::Beside => language.says("Beside", "另注"),
            Self::Stop => language.says("Stop", "停药"),
            Self::Because => language.says("Because", "依据"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidelineLine {
    pub kind: GuidelineLineKind,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidelineBlock {
    pub name: String,
    /// What is to be known of this edition before it is used.
    pub edition: String,
    /// Whether it differs from the clinic's verdict.
    pub differs: bool,
    pub lines: Vec<GuidelineLine>,
    /// Its thresholds, each with where it stands and how far that was checked.
    pub thresholds: Vec<String>,
}

impl<'a> Words<'a> {
    /// What every guideline set says that the clinic has shown; asked when it is shown.
    #[must_use]
    pub fn guidelines(&self) -> Vec<Answer> {
        let mut answers = judge(self.record, self.assessment, self.knowledge);
        answers.retain(|answer| {
            let set = self.guideline_set(answer);
            set.is_some_and(|set| self.knowledge.shows(set))
        });
        answers
    }

    /// The names of the sets that the clinic has chosen not to show.
    #[must_use]
    pub fn hidden_guidelines(&self) -> Vec<String> {
        let sets = self.knowledge.guidelines.iter();
        let hidden = sets.filter(|set| !self.knowledge.shows(set));
        hidden
            .map(|set| shown(name_words(self.language, set)).into_owned())
            .collect()
    }

    /// The set that gave an answer.
    fn guideline_set(&self, answer: &Answer) -> Option<&'a GuidelineSet> {
        self.knowledge.guidelines.get(answer.set)
    }

    #[must_use]
    pub fn guideline_blocks(&self, answers: &[Answer]) -> Vec<GuidelineBlock> {
        let blocks = answers.iter().filter_map(|answer| {
            let set = self.guideline_set(answer)?;
            Some(GuidelineBlock {
                name: shown(name_words(self.language, set)).into_owned(),
                edition: shown(self.language.says(&set.edition, &set.edition_zh)).into_owned(),
                differs: answer.differs,
                lines: self.guideline_lines(answer, set),
                thresholds: thresholds::words(self.language, set),
            })
        });
        blocks.collect()
    }

    fn guideline_lines(&self, answer: &Answer, set: &GuidelineSet) -> Vec<GuidelineLine> {
        let mut lines = Vec::new();
        let mut add = |kind, text| lines.push(GuidelineLine { kind, text });
        let term = certain_words(self.language, answer.term, answer.certainty);
        add(
            GuidelineLineKind::Term,
            if answer.differs {
                let clinic = verdict_words(self.language, &self.assessment.verdict);
                {
                    let differs = DIFFERS.of(self.language);
                    say!(
                        self.language,
                        "{term} ({differs}; the clinic text: {clinic})",
                        "{term}（{differs}；诊所规则：{clinic}）"
                    )
                }
            } else {
                term
            },
        );
        add(
            GuidelineLineKind::Criterion,
            self.criterion_words(&answer.criterion, set),
        );
        for beside in &answer.beside {
            add(GuidelineLineKind::Beside, self.beside_words(beside));
        }
        for text in self.stop_rule_words(answer, set) {
            add(GuidelineLineKind::Stop, text);
        }
        for because in answer.because() {
            let text = format!(
                "{} {} [{}]",
                date_words(self.language, because.on),
                self.result_words(because.result),
                because.rule
            );
            add(GuidelineLineKind::Because, text);
        }
        lines
    }

    /// What a set says in a few words: its term, and its stop rule where it is asked.
    #[must_use]
    pub fn guideline_in_short(&self, answer: &Answer) -> String {
        let term = certain_words(self.language, answer.term, answer.certainty);
        let stop = stop::state_words(self.language, answer.stop.state);
        let stop = stop.map_or_else(String::new, |stop| {
            say!(self.language, "; stop rule: {stop}", "；停药规则：{stop}")
        });
        let until = answer.stop.consolidated_on;
        let until = until.map_or_else(String::new, |on| {
            say!(
                self.language,
                " until {day}",
                "至 {day}",
                day = date_words(self.language, on)
            )
        });
        format!("{term}{stop}{until}")
    }
}
