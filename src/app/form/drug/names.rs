//! Which drugs a text means, and which are taken.

use super::super::choice;
use super::super::reader::Reader;
use super::super::spec::{Spec, Stepping};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::drugs::DrugId;
use crate::clinical::knowledge::Knowledge;
use crate::clinical::record::{Course, Record};
use crate::notation::{Fault, drugs_beginning_with, parse_drug};
use crate::view::search::fold;
use crate::wording::screens::{common, drug as words, form};
use crate::wording::{Language, name_words};

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
pub(crate) fn is_last(record: &Record, course: &Course, on: CalendarDay) -> bool {
    let goes_on = |other: &Course| other.stop.is_none_or(|stop| stop.date > on.date);
    let mut others = record.courses.iter().filter(|other| other.id != course.id);
    !others.any(goes_on)
}

pub(crate) enum NoDrug {
    /// It is none, or could be several.
    Unknown(String),
    /// It is known to be mixed up: what may have been meant is offered.
    Offered(Fault),
}

impl NoDrug {
    /// Complains, or asks what was meant; nothing is taken before somebody says so.
    pub(crate) fn say(self, spec: Spec, at: &mut Reader<'_>) {
        let fault = match self {
            Self::Unknown(why) => return at.complain(spec, &why),
            Self::Offered(fault) => fault,
        };
        let label = at.label(spec);
        let about = format!("{label} {}", at.text(spec));
        let words = form::field(at.cx.language, label, fault.told(at.cx.language));
        let echo = words::offered(
            at.cx.language,
            fault.problem.of(at.cx.language),
            fault.accepted.of(at.cx.language),
        );
        let none = form::NONE_OF_THESE.of(at.cx.language);
        let (language, drugs) = (at.cx.language, &at.cx.knowledge.drugs);
        let shown = |name: &str| {
            drugs
                .find(name)
                .map_or(name, |drug| name_words(language, drugs.get(drug)))
                .to_owned()
        };
        let texts = fault.readings.into_iter().map(|drug| (shown(&drug), drug));
        at.ask_which(at.place(spec), about, words, none, texts, echo);
    }
}

/// The drug that a text means: one of its names, or the only one that has a name beginning so.
pub(crate) fn find(
    language: Language,
    text: &str,
    knowledge: &Knowledge,
) -> Result<DrugId, NoDrug> {
    parse_drug(text, knowledge).or_else(|fault| {
        if !fault.readings.is_empty() {
            return Err(NoDrug::Offered(fault));
        }
        let unknown = |why: String| Err(NoDrug::Unknown(why));
        match drugs_beginning_with(text, knowledge).as_slice() {
            [only] => Ok(*only),
            [] => unknown(fault.told(language)),
            several => unknown(words::could_be(
                language,
                text,
                several
                    .iter()
                    .map(|drug| name_words(language, knowledge.drugs.get(*drug)))
                    .collect::<Vec<_>>()
                    .join(common::OR.of(language)),
            )),
        }
    })
}

/// The next drug among those that are taken.
pub(super) fn step_taken(at: &Stepping<'_>) -> Option<String> {
    let Some(record) = at.record else {
        return step(at);
    };
    let taken = taken(record, CalendarDay::exact(at.cx.today));
    next(taken.iter().map(|course| course.drug), at)
}

/// The next drug among all, or among those that begin as typed.
pub(super) fn step(at: &Stepping<'_>) -> Option<String> {
    let text = fold(at.text);
    let drugs = &at.cx.knowledge.drugs;
    let is_name = drugs
        .iter()
        .any(|(_, drug)| fold(&drug.name) == text || fold(&drug.name_zh) == text);
    if text.is_empty() || is_name {
        return next(drugs.iter().map(|(id, _)| id), at);
    }
    next(drugs_beginning_with(&text, at.cx.knowledge), at)
}

fn next(drugs: impl IntoIterator<Item = DrugId>, at: &Stepping<'_>) -> Option<String> {
    let drugs = drugs.into_iter();
    let names: Vec<&str> = drugs
        .map(|drug| name_words(at.cx.language, at.cx.knowledge.drugs.get(drug)))
        .collect();
    let text = fold(at.text);
    let present = names.iter().position(|name| fold(name) == text);
    choice::another(&names, present, !at.up).map(|name| (*name).to_owned())
}
