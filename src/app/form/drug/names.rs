//! Which drugs a text means, and which are taken.

use super::super::{Desk, Field, FieldId, Form, Reading};
use crate::app::question::{Answer, Question, Then, offered};
use crate::app::search::fold;
use crate::clinical::calendar::CalendarDay;
use crate::clinical::drugs::DrugId;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Course, Record};
use crate::notation::{Fault, drugs_beginning_with, parse_drug};

/// The courses that are taken on a day: begun before or on it, and not stopped by then.
pub(super) fn taken(record: &Record, on: CalendarDay) -> Vec<&Course> {
    record
        .courses
        .iter()
        .filter(|course| {
            course.start.date <= on.date && course.stop.is_none_or(|stop| stop.date > on.date)
        })
        .collect()
}

/// Whether nothing else is taken, or will be, once this course ends on a day.
pub(in crate::app::form) fn is_last(record: &Record, course: &Course, on: CalendarDay) -> bool {
    let goes_on = |other: &Course| other.stop.is_none_or(|stop| stop.date > on.date);
    let mut others = record.courses.iter().filter(|other| other.id != course.id);
    !others.any(goes_on)
}

/// Why a text is not taken for a drug.
pub(in crate::app::form) enum NoDrug {
    /// It is none, or could be several.
    Unknown(String),
    /// It is known to be mixed up: what may have been meant is offered.
    Offered(Fault),
}

impl NoDrug {
    /// Complains, or asks what was meant; nothing is taken before somebody says so.
    pub(in crate::app::form) fn say(
        self,
        label: &str,
        text: &str,
        place: usize,
        reading: &mut Reading,
    ) {
        let fault = match self {
            Self::Unknown(why) => return reading.complain(place, format!("{label}: {why}")),
            Self::Offered(fault) => fault,
        };
        let none = Answer::new('n', "none of these: back to the field", Then::BackToField);
        let readings = fault.readings.iter();
        let offered = offered(readings.map(|drug| (drug.clone(), drug.clone())));
        let question = Question {
            about: format!("{label} {text}"),
            field: Some(place),
            words: format!("{label}: {fault}"),
            answers: std::iter::once(none).chain(offered).collect(),
        };
        reading.ask(question, format!("{}: {}?", fault.problem, fault.accepted));
    }
}

/// The drug that a text means: one of its names, or the only one that has a name beginning so.
pub(in crate::app::form) fn find(text: &str, knowledge: &Knowledge) -> Result<DrugId, NoDrug> {
    parse_drug(text, knowledge).or_else(|fault| {
        if !fault.readings.is_empty() {
            return Err(NoDrug::Offered(fault));
        }
        let unknown = |why: String| Err(NoDrug::Unknown(why));
        match drugs_beginning_with(text, knowledge).as_slice() {
            [only] => Ok(*only),
            [] => unknown(fault.to_string()),
            several => unknown(format!(
                "'{text}' could be {}",
                several
                    .iter()
                    .map(|drug| knowledge.drugs.get(*drug).name.as_str())
                    .collect::<Vec<_>>()
                    .join(" or ")
            )),
        }
    })
}

/// The next drug: among those taken where one is stopped, else among all, or among those that begin as typed.
pub(in crate::app::form) fn step(
    _form: &Form,
    field: &Field,
    record: Option<&Record>,
    forward: bool,
    desk: &Desk<'_>,
) -> Option<String> {
    let drugs = &desk.knowledge.drugs;
    let mut names: Vec<&str> = match (field.id, record) {
        (FieldId::OldDrug, Some(record)) => taken(record, CalendarDay::exact(desk.today))
            .iter()
            .map(|course| drugs.get(course.drug).name.as_str())
            .collect(),
        (_, _) => drugs.iter().map(|(_, drug)| drug.name.as_str()).collect(),
    };
    let text = fold(field.text());
    let present = names.iter().position(|name| fold(name) == text);
    if present.is_none() && !text.is_empty() && field.id == FieldId::NewDrug {
        names = drugs_beginning_with(&text, desk.knowledge)
            .into_iter()
            .map(|drug| drugs.get(drug).name.as_str())
            .collect();
    }
    let count = names.len();
    let place = match (present, forward) {
        (Some(place), true) => (place + 1) % count.max(1),
        (Some(place), false) => (place + count.saturating_sub(1)) % count.max(1),
        (None, true) => 0,
        (None, false) => count.saturating_sub(1),
    };
    names.get(place).map(|name| (*name).to_owned())
}
