//! What an act with a drug changes: courses that end and begin, what is understood of the names, what has to be known.

use std::sync::Arc;

use super::super::choice::Act;
use super::super::reader::Reader;
use super::names::{find, is_last, taken};
use super::{DOSE, NEW, OLD, REASON};
use crate::app::question::{Answer, Question, Then};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::cautions::{Situation, cautions};
use crate::clinical::drugs::DrugId;
use crate::clinical::genotypes;
use crate::clinical::record::{Course, Intent, Record};
use crate::register::{Change, Op};
use crate::view::board::Standing;
use crate::wording::screens::{common, drug as words, form};
use crate::wording::{Language, Phrase, name_words};
use crate::wording::{caution_words, date_words};

pub(crate) const NO_ANTIVIRAL: Phrase = words::NO_ANTIVIRAL;

pub(super) struct Changing<'a> {
    pub(super) act: Act,
    pub(super) date: CalendarDay,
    /// Why the drug is given, where it is known.
    pub(super) intent: Option<Intent>,
    pub(super) record: &'a Record,
}

fn name<'a>(drug: DrugId, at: &Reader<'a>) -> &'a str {
    name_words(at.cx.language, at.cx.knowledge.drugs.get(drug))
}

impl Changing<'_> {
    /// The changes that it makes, with echoes, complaints and information.
    pub(super) fn read(&self, at: &mut Reader<'_>) {
        let may_start = match self.act {
            Act::Start => true,
            Act::Stop | Act::Switch => match self.ended(at) {
                Some(course) => {
                    self.end(course, at);
                    self.act == Act::Switch
                }
                None => false,
            },
        };
        if may_start {
            self.start(at);
        }
    }

    /// The course of the drug named, or of the only one taken; complains where there is none.
    fn ended(&self, at: &mut Reader<'_>) -> Option<&Course> {
        let taken = taken(self.record, self.date);
        if taken.is_empty() {
            let day = date_words(at.cx.language, self.date.date);
            let why = words::none_taken(at.cx.language, day);
            at.complain(OLD, &why);
            return None;
        }
        let text = at.text(OLD);
        let course = match (text, taken.as_slice()) {
            ("", [only]) => Some(*only),
            ("", _) => None,
            (text, _) => match find(at.cx.language, text, at.cx.knowledge) {
                Ok(drug) => taken.iter().copied().find(|course| course.drug == drug),
                Err(why) => {
                    why.say(OLD, at);
                    return None;
                }
            },
        };
        if course.is_none() {
            let names: Vec<&str> = taken.iter().map(|course| name(course.drug, at)).collect();
            let names = names.join(common::AND.of(at.cx.language));
            at.complain(OLD, &words::taken_are(at.cx.language, text, names));
        }
        course
    }

    fn end(&self, course: &Course, at: &mut Reader<'_>) {
        let since = date_words(at.cx.language, course.start.date);
        let words = words::since(at.cx.language, name(course.drug, at), since);
        at.understood(OLD, words);
        let after = Course {
            stop: Some(self.date),
            reason: at.optional(REASON).or(course.reason.clone()),
            ..course.clone()
        };
        at.reading.ops.push(Op::Course {
            patient: self.record.id,
            change: Box::new(Change::replace(course.clone(), after)),
        });
        if self.act == Act::Stop {
            self.leave(course, at);
        }
    }

    /// What a stop without another drug has to say: that no antiviral is left, and, where nobody said why, a question.
    fn leave(&self, course: &Course, at: &mut Reader<'_>) {
        let language = at.cx.language;
        let is_last = is_last(self.record, course, self.date);
        if is_last {
            at.reading
                .information
                .push(words::RISKS_A_FLARE.of(language).to_owned());
        }
        if !at.text(REASON).is_empty() {
            return;
        }
        let name = name(course.drug, at);
        let (left, last, echo) = if is_last {
            (
                NO_ANTIVIRAL.english,
                words::LAST_ONE,
                words::WHY_NO_ANTIVIRAL,
            )
        } else {
            ("", form::NOTHING, words::WHY)
        };
        let question = Question {
            about: format!("stop {name} {left}"),
            field: Some(at.place(REASON)),
            words: words::why_stopped(language, name, last.of(language)),
            answers: vec![
                Answer::new('n', words::BACK_FOR_REASON.of(language), Then::BackToField),
                Answer::new('y', words::stop_without(language, name), Then::Keep),
            ],
        };
        at.reading.ask(question, echo.of(language));
    }

    fn start(&self, at: &mut Reader<'_>) {
        let text = at.text(NEW);
        if text.is_empty() {
            at.hint(NEW, words::NAME_HINT.of(at.cx.language));
            return at.miss(NEW, words::NO_DRUG_TYPED.of(at.cx.language));
        }
        let drug = match find(at.cx.language, text, at.cx.knowledge) {
            Ok(drug) => drug,
            Err(why) => return why.say(NEW, at),
        };
        let Some(intent) = self.intent else {
            return;
        };
        self.inform(drug, at);
        let course = Course {
            id: at.reading.take_id(at.cx),
            drug,
            start: self.date,
            stop: None,
            intent,
            dose: at.optional(DOSE),
            // The reason of a switch is why the old drug was stopped.
            reason: at.optional(REASON).filter(|_| self.act == Act::Start),
            source: at.source(),
        };
        at.reading.ops.push(Op::Course {
            patient: self.record.id,
            change: Box::new(Change::add(course)),
        });
    }

    /// What is understood, how many drugs it makes, the usual dose and the cautions.
    fn inform(&self, drug: DrugId, at: &mut Reader<'_>) {
        let known = at.cx.knowledge.drugs.get(drug);
        let ops = at.reading.ops.iter();
        let stopped = ops.filter_map(|op| {
            let Op::Course { change, .. } = op else {
                return None;
            };
            Some(change.before.as_ref()?.drug)
        });
        let stopped: Vec<DrugId> = stopped.collect();
        let others: Vec<DrugId> = taken(self.record, self.date)
            .into_iter()
            .map(|course| course.drug)
            .filter(|other| !stopped.contains(other) && *other != drug)
            .collect();
        let beside: Vec<&str> = others.iter().map(|drug| name(*drug, at)).collect();
        let mut said = format!("= {}", name(drug, at));
        if !beside.is_empty() {
            let (names, count) = (
                beside.join(common::AND.of(at.cx.language)),
                beside.len() + 1,
            );
            said.push_str(&words::adds_to(at.cx.language, names, count));
        }
        at.understood(NEW, said);
        let dose = match at.cx.language {
            Language::English => &known.usual_dose,
            Language::Chinese => &known.usual_dose_zh,
        };
        if let Some(dose) = dose {
            at.hint(DOSE, words::usual(at.cx.language, dose));
        }
        let cautions = self.cautions(drug, &others, at);
        at.reading.information.extend(cautions);
    }

    /// What there is to know of the drug: first what matters for this patient, with the reason.
    fn cautions(&self, drug: DrugId, beside: &[DrugId], at: &Reader<'_>) -> Vec<String> {
        let (record, knowledge) = (self.record, at.cx.knowledge);
        // Who is looked at is assessed already; a record that a line has changed before is not.
        let standing = at.cx.board.standing(record.id, knowledge);
        let standing = standing.filter(|standing| std::ptr::eq(&*standing.record, record));
        let standing = standing.unwrap_or_else(|| {
            let record = Arc::new(record.clone());
            Arc::new(Standing::of(record, knowledge, at.cx.today, at.cx.language))
        });
        let failures = genotypes::failures(record, &standing.assessment, knowledge);
        // A pregnancy outlasts the drug that is stopped.
        let intents: Vec<Intent> = taken(record, self.date)
            .iter()
            .map(|course| course.intent)
            .chain(self.intent)
            .collect();
        let situation = Situation {
            beside,
            failures: &failures,
            cirrhosis: record.person.cirrhosis,
            intents: &intents,
        };
        cautions(drug, &situation, &knowledge.drugs)
            .iter()
            .map(|told| caution_words(at.cx.language, told, knowledge))
            .collect()
    }
}
