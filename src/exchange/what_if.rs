//! Other rules tried on the register: who would be judged otherwise, and which threshold makes the difference.

mod differences;
mod json;

use crate::wording::Language;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::clinical::assess_beside_guidelines;
use crate::clinical::assessment::{Assessment, Certainty};
use crate::clinical::guidelines::{Answer, StopState, Term, TermCertainty};
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::Record;
use crate::exchange::review::in_order;
use crate::wording::{BecauseLine, Words};

pub use differences::Difference;
pub use json::write_changes;

/// Other rules beside the ones in force.
pub struct WhatIf<'a> {
    pub normal: &'a Knowledge,
    pub tried: &'a Knowledge,
    pub day: NaiveDate,
    /// Of what is said; the outcomes are the same in each.
    pub language: Language,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The clinic's verdict.
    Verdict,
    /// What a guideline set says.
    Set(String),
}

/// What one set of rules says of one subject.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The clinic's verdict.
    Verdict {
        status: &'static str,
        since: Option<NaiveDate>,
        certainty: Option<Certainty>,
    },
    /// What a guideline set says.
    Set {
        term: Term,
        certainty: Option<TermCertainty>,
        stop: StopState,
        /// The end of the waiting time.
        consolidated_on: Option<NaiveDate>,
    },
}

/// What one set of rules says, in words and with what it stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub outcome: Outcome,
    pub words: String,
    pub because: Vec<BecauseLine>,
}

/// A subject of which the rules in force and those tried say different things.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub subject: Subject,
    /// What the rules in force say.
    pub normal: Said,
    pub tried: Said,
    /// The thresholds that make the difference, as places in [`WhatIf::differences`].
    pub thresholds: Vec<usize>,
    /// Whether none of them makes it alone.
    pub together: bool,
}

/// Somebody who would be judged otherwise.
#[derive(Clone, Debug)]
pub struct Changed {
    pub record: Arc<Record>,
    /// What would change: the verdict first, then the sets in their order.
    pub changes: Vec<Change>,
}

impl WhatIf<'_> {
    /// The thresholds in which the rules tried differ from those in force.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        differences::between(self.normal, self.tried)
    }

    /// Guideline sets that only the rules tried have: with nothing to be compared with.
    #[must_use]
    pub fn new_sets(&self) -> Vec<&str> {
        let known = |name: &str| self.normal.guidelines.iter().any(|set| set.name == name);
        let sets = self.tried.guidelines.iter().map(|set| set.name.as_str());
        sets.filter(|name| !known(name)).collect()
    }

    /// Everybody who would be judged otherwise, in the order of the records; worked out on all cores.
    #[must_use]
    pub fn changed(&self, records: &[Arc<Record>]) -> Vec<Changed> {
        let differences = self.differences();
        // Each difference alone, and all but each.
        let alone: Vec<Knowledge> = differences
            .iter()
            .map(|difference| difference.taken_over(self.normal, self.tried))
            .collect();
        let without: Vec<Knowledge> = differences
            .iter()
            .map(|difference| difference.taken_over(self.tried, self.normal))
            .collect();
        let mut all = Vec::new();
        let kept: io::Result<()> = in_order(
            records,
            |record| self.changes_of(record, &alone, &without),
            |changed: Option<Changed>| {
                all.extend(changed);
                Ok(())
            },
        );
        debug_assert!(kept.is_ok(), "pushing does not fail");
        all
    }

    fn changes_of(
        &self,
        record: &Arc<Record>,
        alone: &[Knowledge],
        without: &[Knowledge],
    ) -> Option<Changed> {
        let judge = |knowledge: &Knowledge| Judged::of(record, knowledge, self.day);
        let (normal, tried) = (judge(self.normal), judge(self.tried));
        let (before, after) = (normal.outcomes(self.normal), tried.outcomes(self.tried));
        let differing: Vec<&Subject> = before
            .iter()
            .filter(|(subject, outcome)| {
                let other = after.get(*subject);
                other.is_some_and(|other| other != *outcome)
            })
            .map(|(subject, _)| subject)
            .collect();
        if differing.is_empty() {
            return None;
        }
        let outcomes_of = |knowledges: &[Knowledge]| -> Vec<BTreeMap<Subject, Outcome>> {
            knowledges
                .iter()
                .map(|knowledge| judge(knowledge).outcomes(knowledge))
                .collect()
        };
        let (by_one, but_one) = (outcomes_of(alone), outcomes_of(without));
        let mut changes: Vec<Change> = differing
            .into_iter()
            .filter_map(|subject| {
                let places = |outcomes: &[BTreeMap<Subject, Outcome>], gives: bool| {
                    let wanted = after.get(subject);
                    let found = outcomes.iter().enumerate();
                    let found = found.filter(|(_, each)| (each.get(subject) == wanted) == gives);
                    found.map(|(place, _)| place).collect::<Vec<usize>>()
                };
                let alone = places(&by_one, true);
                let together = alone.is_empty();
                Some(Change {
                    normal: normal.said(
                        record,
                        self.normal,
                        self.language,
                        subject,
                        before.get(subject)?,
                    ),
                    tried: tried.said(
                        record,
                        self.tried,
                        self.language,
                        subject,
                        after.get(subject)?,
                    ),
                    subject: subject.clone(),
                    thresholds: if together {
                        needed(places(&but_one, false), but_one.len())
                    } else {
                        alone
                    },
                    together,
                })
            })
            .collect();
        let place = |subject: &Subject| match subject {
            Subject::Verdict => None,
            Subject::Set(name) => self
                .tried
                .guidelines
                .iter()
                .position(|set| set.name == *name),
        };
        changes.sort_by_key(|change| place(&change.subject));
        Some(Changed {
            record: Arc::clone(record),
            changes,
        })
    }
}

/// The thresholds without which it would not be; all of them where each could be missed.
fn needed(places: Vec<usize>, all: usize) -> Vec<usize> {
    if places.is_empty() {
        (0..all).collect()
    } else {
        places
    }
}

/// What some rules say of a record.
struct Judged {
    assessment: Assessment,
    answers: Vec<Answer>,
}

impl Judged {
    fn of(record: &Record, knowledge: &Knowledge, day: NaiveDate) -> Self {
        let (assessment, answers) = assess_beside_guidelines(record, knowledge, day);
        Self {
            assessment,
            answers,
        }
    }

    fn outcomes(&self, knowledge: &Knowledge) -> BTreeMap<Subject, Outcome> {
        let verdict = &self.assessment.verdict;
        let clinic = Outcome::Verdict {
            status: verdict.key(),
            since: verdict.since(),
            certainty: verdict.certainty(),
        };
        let sets = self.answers.iter().filter_map(|answer| {
            let set = knowledge.guidelines.get(answer.set)?;
            let outcome = Outcome::Set {
                term: answer.term,
                certainty: answer.certainty,
                stop: answer.stop.state,
                consolidated_on: answer.stop.consolidated_on,
            };
            Some((Subject::Set(set.name.clone()), outcome))
        });
        sets.chain([(Subject::Verdict, clinic)]).collect()
    }

    fn said(
        &self,
        record: &Record,
        knowledge: &Knowledge,
        language: Language,
        subject: &Subject,
        outcome: &Outcome,
    ) -> Said {
        let words = Words::new(language, record, &self.assessment, knowledge);
        let of_set = |name: &String| {
            self.answers.iter().find(|answer| {
                let set = knowledge.guidelines.get(answer.set);
                set.is_some_and(|set| set.name == *name)
            })
        };
        let (text, because) = match subject {
            Subject::Verdict => (words.verdict_in_short(), words.because()),
            Subject::Set(name) => of_set(name).map_or_else(Default::default, |answer| {
                let because = answer.because().map(|because| BecauseLine {
                    date: because.on,
                    what: words.result_words(because.result),
                    rule: because.rule,
                });
                (words.guideline_in_short(answer), because.collect())
            }),
        };
        Said {
            outcome: outcome.clone(),
            words: text,
            because,
        }
    }
}
