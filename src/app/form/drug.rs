//! The form of a drug: started, stopped, or switched for another on the same day.

mod changing;
mod names;

pub(super) use changing::NO_ANTIVIRAL;
pub(super) use names::{find, is_last};

use changing::Changing;

use super::choice::{self, ACTS, Act, INTENTS};
use super::dates;
use super::reader::Reader;
use super::spec::{Accepts, Field, Spec, Stepping, choice as choice_of, date, text};
use super::table::{Kind, Source};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Intent, Record, Via};
use crate::register::Op;
use crate::wording::screens::{common, drug as words, form};
use crate::wording::{Phrase, name_words};

pub(super) const ACT: Spec = choice_of(form::WHAT, &ACTS).kept("act").listed();
pub(super) const OLD: Spec = text(words::STOP)
    .kept("old drug")
    .stepped(names::step_taken);
pub(super) const NEW: Spec = text(words::START).kept("new drug").stepped(names::step);
pub(super) const ON: Spec = date(form::ON, Accepts::Start).kept("day").stepped(step_day);
pub(super) const DOSE: Spec = text(form::DOSE);
pub(super) const REASON: Spec = text(form::REASON);
pub(super) const INTENT: Spec = choice_of(form::INTENT, &INTENTS).listed();

pub(super) struct DrugForm;

impl Kind for DrugForm {
    fn name(&self) -> Phrase {
        form::DRUG
    }

    /// Neither what is done nor a drug is chosen before she chooses it.
    fn fill(&self, from: &Source<'_>) -> Option<Vec<Field>> {
        from.record?;
        let name = |drug| name_words(from.cx.language, from.cx.knowledge.drugs.get(drug));
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let (mut act, mut day) = (None, CalendarDay::exact(from.cx.today));
        let (mut old, mut new, mut dose, mut reason) = ("", "", String::new(), String::new());
        let mut intent = Intent::Treatment;
        for op in from.ops() {
            let Op::Course { change, .. } = op else {
                return None;
            };
            let after = change.after.as_ref()?;
            if let Some(before) = &change.before {
                (act, old, day) = (Some(Act::Stop), name(before.drug), after.stop?);
                if after.reason != before.reason {
                    reason = text(&after.reason);
                }
                continue;
            }
            (new, day, intent) = (name(after.drug), after.start, after.intent);
            dose = text(&after.dose);
            act = match act {
                Some(_) => Some(Act::Switch),
                None => {
                    reason = text(&after.reason);
                    Some(Act::Start)
                }
            };
        }
        Some(vec![
            ACT.holding(act.map_or("", |act| choice::spoken(&ACTS, act, from.cx.language))),
            OLD.holding(old),
            NEW.holding(new),
            ON.holding(&dates::written(from.cx.language, day)),
            DOSE.holding(&dose),
            REASON.holding(&reason),
            INTENT.holding(choice::spoken(&INTENTS, intent, from.cx.language)),
        ])
    }

    fn read(&self, at: &mut Reader<'_>) -> Option<()> {
        let record = at.record?;
        let act = read_act(at);
        let hidden: &[Spec] = match act {
            Some(Act::Start) => &[OLD],
            Some(Act::Stop) => &[NEW, DOSE, INTENT],
            Some(Act::Switch) | None => &[],
        };
        for spec in hidden {
            at.reading.hide(at.place(*spec));
        }
        let Some(act) = act else {
            return Some(());
        };
        let Some(date) = at.day_as(ON, accepts(act)) else {
            return Some(());
        };
        let intent = match act {
            Act::Start | Act::Switch => at.choice(INTENT, &INTENTS),
            Act::Stop => None,
        };
        // On a quick line the only drug taken may be left out.
        let asks = at.via == Via::Form && act != Act::Start && at.text(OLD).is_empty();
        if asks && says_who_is_taken(record, date, at) {
            return Some(());
        }
        let changing = Changing {
            act,
            date,
            intent,
            record,
        };
        changing.read(at);
        at.check();
        Some(())
    }
}

fn read_act(at: &mut Reader<'_>) -> Option<Act> {
    if !at.text(ACT).is_empty() {
        return at.choice(ACT, &ACTS);
    }
    let listed = choice::listed(&ACTS, at.cx.language);
    at.miss(ACT, &words::nothing_chosen(at.cx.language, &listed));
    at.hint(ACT, listed);
    None
}

/// Where no drug is typed that ends: which may be meant. Whether any may.
fn says_who_is_taken(record: &Record, date: CalendarDay, at: &mut Reader<'_>) -> bool {
    let taken = names::taken(record, date);
    let name = |drug| name_words(at.cx.language, at.cx.knowledge.drugs.get(drug));
    let names: Vec<&str> = taken.iter().map(|course| name(course.drug)).collect();
    if names.is_empty() {
        return false;
    }
    let names = names.join(common::AND.of(at.cx.language));
    at.miss(OLD, &words::no_drug(at.cx.language, &names));
    at.hint(OLD, words::taken(at.cx.language, names));
    true
}

/// A stop may be planned; a start may not lie ahead.
const fn accepts(act: Act) -> Accepts {
    match act {
        Act::Stop => Accepts::Stop,
        Act::Start | Act::Switch => Accepts::Start,
    }
}

fn step_day(at: &Stepping<'_>) -> Option<String> {
    let act = choice::read(&ACTS, at.form.text(ACT.id));
    let accepts = act.map_or(Accepts::Start, |word| accepts(word.value));
    Some(dates::step(at.text, at.up, accepts, at.cx))
}
