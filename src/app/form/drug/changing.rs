//! What an act with a drug changes: courses that end and begin, what is understood of the names, what has to be known.

use std::fmt::Write as _;

use super::super::choice::Act;
use super::super::{Desk, Echo, Reading};
use super::names::{find, is_last, taken};
use crate::app::question::{Answer, Question, Then};
use crate::clinical::assess;
use crate::clinical::calendar::CalendarDay;
use crate::clinical::cautions::{Situation, cautions};
use crate::clinical::drugs::{DrugId, Formulary};
use crate::clinical::genotypes;
use crate::clinical::record::{Course, Intent, Record, Source, Via};
use crate::register::{Change, Op};
use crate::wording::{caution_words, date_words};

/// What is said where the last drug is stopped.
pub(in crate::app::form) const NO_ANTIVIRAL: &str = "no antiviral after this";

/// What was typed, and beside which field its echo stands.
#[derive(Clone, Copy)]
pub(in crate::app::form) struct Typed<'a> {
    /// The place of its echo, where it has one.
    pub(in crate::app::form) place: Option<usize>,
    /// What was typed.
    pub(in crate::app::form) text: &'a str,
}

/// What is done with a drug, as it was typed.
pub(in crate::app::form) struct Changing<'a> {
    /// Start, stop or switch.
    pub(in crate::app::form) act: Act,
    /// The day.
    pub(in crate::app::form) date: CalendarDay,
    /// The drug that is stopped; empty for the only one taken.
    pub(in crate::app::form) old: Typed<'a>,
    /// The drug that is started.
    pub(in crate::app::form) new: Typed<'a>,
    /// Its dose.
    pub(in crate::app::form) dose: Typed<'a>,
    /// Why.
    pub(in crate::app::form) reason: Typed<'a>,
    /// Why the drug is given, where it is known.
    pub(in crate::app::form) intent: Option<Intent>,
    /// The patient.
    pub(in crate::app::form) record: &'a Record,
    /// What it is read against.
    pub(in crate::app::form) desk: &'a Desk<'a>,
    /// The way it comes in.
    pub(in crate::app::form) via: Via,
}

impl Changing<'_> {
    /// The changes that it makes, with echoes, complaints and information.
    pub(in crate::app::form) fn read(&self, reading: &mut Reading) {
        match self.act {
            Act::Start => self.start(reading),
            Act::Stop => {
                self.stop(reading);
            }
            Act::Switch => {
                if self.stop(reading) {
                    self.start(reading);
                }
            }
        }
    }

    fn drugs(&self) -> &Formulary {
        &self.desk.knowledge.drugs
    }

    fn name(&self, drug: DrugId) -> &str {
        &self.drugs().get(drug).name
    }

    /// Ends the course of the drug named, or of the only one taken. Returns whether it could.
    fn stop(&self, reading: &mut Reading) -> bool {
        let Some(place) = self.old.place else {
            return false;
        };
        let taken = taken(self.record, self.date);
        let names: Vec<&str> = taken.iter().map(|course| self.name(course.drug)).collect();
        let text = self.old.text;
        if taken.is_empty() {
            let day = date_words(self.date.date);
            reading.complain(
                place,
                format!("stop: no drug is taken on {day}; a stop ends a drug that is taken"),
            );
            return false;
        }
        let course = if text.is_empty() {
            match taken.as_slice() {
                [only] => Some(*only),
                [..] => None,
            }
        } else {
            match find(text, self.desk.knowledge) {
                Ok(drug) => taken.iter().copied().find(|course| course.drug == drug),
                Err(why) => {
                    why.say("stop", text, place, reading);
                    return false;
                }
            }
        };
        let Some(course) = course else {
            reading.complain(
                place,
                format!("stop: '{text}'; taken are {}", names.join(" and ")),
            );
            return false;
        };
        let since = date_words(course.start.date);
        reading.echo(
            place,
            Echo::understood(format!("= {}, since {since}", self.name(course.drug))),
        );
        let mut after = course.clone();
        after.stop = Some(self.date);
        if !self.reason.text.is_empty() {
            after.reason = Some(self.reason.text.to_owned());
        }
        reading.ops.push(Op::Course {
            patient: self.record.id,
            change: Box::new(Change::replace(course.clone(), after)),
        });
        if self.act == Act::Stop {
            self.end(course, reading);
        }
        true
    }

    /// What a stop without another drug has to say: that no antiviral is left, and, where nobody said why, a question.
    fn end(&self, course: &Course, reading: &mut Reading) {
        let is_last = is_last(self.record, course, self.date);
        let left = if is_last { NO_ANTIVIRAL } else { "" };
        if is_last {
            reading.information.push(format!(
                "{NO_ANTIVIRAL}: stopping before another is started risks a flare"
            ));
        }
        let Some(place) = self.reason.place.or(self.old.place) else {
            return;
        };
        if !self.reason.text.is_empty() {
            return;
        }
        let name = self.name(course.drug);
        let last = if is_last {
            " No antiviral after this."
        } else {
            ""
        };
        let question = Question {
            about: format!("stop {name} {left}"),
            field: Some(place),
            words: format!("Why is {name} stopped? No reason is typed.{last}"),
            answers: vec![
                Answer::new('n', "back, to type the reason", Then::BackToField),
                Answer::new('y', format!("stop {name} without a reason"), Then::Keep),
            ],
        };
        let echo = if is_last {
            format!("why? {left}")
        } else {
            "why?".to_owned()
        };
        reading.ask(question, echo);
    }

    fn start(&self, reading: &mut Reading) {
        let Some(place) = self.new.place else {
            return;
        };
        let text = self.new.text;
        if text.is_empty() {
            reading.echo(place, Echo::hint("name, abbreviation or brand"));
            return reading.miss(
                place,
                "start: no drug typed; a name, an abbreviation or a brand is accepted",
            );
        }
        let drug = match find(text, self.desk.knowledge) {
            Ok(drug) => drug,
            Err(why) => return why.say("start", text, place, reading),
        };
        let Some(intent) = self.intent else {
            return;
        };
        self.inform(drug, place, reading);
        let optional = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let course = Course {
            id: reading.take_id(self.desk),
            drug,
            start: self.date,
            stop: None,
            intent,
            dose: optional(self.dose.text),
            // The reason of a switch is why the old drug was stopped.
            reason: optional(self.reason.text).filter(|_| self.act == Act::Start),
            source: Source {
                via: self.via,
                seq: self.desk.seq(),
            },
        };
        reading.ops.push(Op::Course {
            patient: self.record.id,
            change: Box::new(Change::add(course)),
        });
    }

    /// What is understood, how many drugs it makes, the usual dose and the cautions.
    fn inform(&self, drug: DrugId, place: usize, reading: &mut Reading) {
        let known = self.drugs().get(drug);
        let stopped: Vec<DrugId> = reading
            .ops
            .iter()
            .filter_map(|op| match op {
                Op::Course { change, .. } => change.before.as_ref().map(|course| course.drug),
                Op::Patient { .. }
                | Op::Report { .. }
                | Op::Note { .. }
                | Op::Laboratory { .. }
                | Op::Clinic { .. }
                | Op::Guidelines { .. }
                | Op::Number { .. }
                | Op::Word { .. }
                | Op::Setting { .. } => None,
            })
            .collect();
        let others: Vec<&Course> = taken(self.record, self.date)
            .into_iter()
            .filter(|course| !stopped.contains(&course.drug) && course.drug != drug)
            .collect();
        let beside: Vec<&str> = others.iter().map(|course| self.name(course.drug)).collect();
        let mut words = format!("= {}", known.name);
        if !beside.is_empty() {
            let _ = write!(
                words,
                ", adds to {}: {} drugs",
                beside.join(" and "),
                beside.len() + 1
            );
        }
        reading.echo(place, Echo::understood(words));
        if let (Some(dose), Some(place)) = (&known.usual_dose, self.dose.place) {
            reading.echo(place, Echo::hint(format!("usual: {dose}")));
        }
        reading.information.extend(self.cautions(drug, &others));
    }

    /// What there is to know of the drug: first what matters for this patient, with the reason.
    fn cautions(&self, drug: DrugId, others: &[&Course]) -> Vec<String> {
        let knowledge = self.desk.knowledge;
        let assessment = assess(self.record, knowledge, self.desk.today);
        let failures = genotypes::failures(self.record, &assessment, knowledge);
        let beside: Vec<DrugId> = others.iter().map(|course| course.drug).collect();
        // A pregnancy outlasts the drug that is stopped.
        let intents: Vec<Intent> = taken(self.record, self.date)
            .iter()
            .map(|course| course.intent)
            .chain(self.intent)
            .collect();
        let situation = Situation {
            beside: &beside,
            failures: &failures,
            cirrhosis: self.record.person.cirrhosis,
            intents: &intents,
        };
        cautions(drug, &situation, &knowledge.drugs)
            .iter()
            .map(|told| caution_words(told, knowledge))
            .collect()
    }
}
