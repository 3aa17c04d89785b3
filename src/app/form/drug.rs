//! The form of a drug: started, stopped, or switched for another on the same day.

mod changing;
mod names;

pub(super) use changing::{Changing, NO_ANTIVIRAL, Typed};
pub(super) use names::{find, is_last, step};

use names::taken;

use super::choice::{self, ACTS, Act, INTENTS};
use super::dates::{self, Accepts};
use super::{Desk, Echo, Field, FieldId, Form, Reading};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Intent, Record, Via};

/// The fields: neither what is done nor a drug is chosen before she chooses it.
pub(super) fn fields(desk: &Desk<'_>) -> Vec<Field> {
    vec![
        Field::new(FieldId::Act, "what", ""),
        Field::new(FieldId::OldDrug, "stop", ""),
        Field::new(FieldId::NewDrug, "start", ""),
        Field::new(
            FieldId::ActDate,
            "on",
            &dates::written(CalendarDay::exact(desk.today)),
        ),
        Field::new(FieldId::Dose, "dose", ""),
        Field::new(FieldId::Reason, "reason", ""),
        Field::new(
            FieldId::Intent,
            "intent",
            choice::spoken(&INTENTS, Intent::Treatment),
        ),
    ]
}

/// What the form means.
pub(super) fn read(form: &Form, record: &Record, desk: &Desk<'_>) -> Reading {
    let mut reading = Reading::of(form);
    let act = read_act(form, &mut reading);
    hide_others(form, act, &mut reading);
    let Some(act) = act else {
        return reading;
    };
    let Some(date) = read_date(form, act, record, &mut reading, desk) else {
        return reading;
    };
    let intent = match act {
        Act::Start | Act::Switch => read_intent(form, &mut reading),
        Act::Stop => None,
    };
    let old = typed(form, FieldId::OldDrug);
    match act {
        Act::Start => {}
        Act::Stop | Act::Switch => {
            if say_who_is_taken(old, date, record, &mut reading, desk) {
                return reading;
            }
        }
    }
    let changing = Changing {
        act,
        date,
        old,
        new: typed(form, FieldId::NewDrug),
        dose: typed(form, FieldId::Dose),
        reason: typed(form, FieldId::Reason),
        intent,
        record,
        desk,
        via: Via::Form,
    };
    changing.read(&mut reading);
    super::check(form, record, &mut reading, desk);
    reading
}

fn typed(form: &Form, id: FieldId) -> Typed<'_> {
    Typed {
        place: form.place(id),
        text: form.text(id),
    }
}

fn read_act(form: &Form, reading: &mut Reading) -> Option<Act> {
    let place = form.place(FieldId::Act)?;
    let text = form.text(FieldId::Act);
    match choice::read(&ACTS, text) {
        Ok(word) => {
            reading.echo(place, Echo::hint(choice::listed(&ACTS)));
            Some(word.value)
        }
        Err(accepted) if text.is_empty() => {
            reading.miss(place, format!("what: nothing chosen; {accepted}"));
            reading.echo(place, Echo::hint(choice::listed(&ACTS)));
            None
        }
        Err(accepted) => {
            reading.complain(place, format!("what: '{text}'; {accepted}"));
            None
        }
    }
}

/// Where no drug is typed that ends: which may be meant. Whether that is so.
fn say_who_is_taken(
    old: Typed<'_>,
    date: CalendarDay,
    record: &Record,
    reading: &mut Reading,
    desk: &Desk<'_>,
) -> bool {
    let taken = taken(record, date);
    let names: Vec<&str> = taken
        .iter()
        .map(|course| desk.knowledge.drugs.get(course.drug).name.as_str())
        .collect();
    let (Some(place), true, false) = (old.place, old.text.is_empty(), taken.is_empty()) else {
        return false;
    };
    let names = names.join(" and ");
    reading.miss(place, format!("stop: no drug typed; taken: {names}"));
    reading.echo(place, Echo::hint(format!("taken: {names}")));
    true
}

/// A stop may be planned; a start may not lie ahead.
pub(super) const fn accepts(act: Act) -> Accepts {
    match act {
        Act::Stop => Accepts::Stop,
        Act::Start | Act::Switch => Accepts::Start,
    }
}

/// The same for whatever the form says.
pub(super) fn accepts_of(form: &Form) -> Accepts {
    choice::read(&ACTS, form.text(FieldId::Act)).map_or(Accepts::Start, |word| accepts(word.value))
}

fn read_date(
    form: &Form,
    act: Act,
    record: &Record,
    reading: &mut Reading,
    desk: &Desk<'_>,
) -> Option<CalendarDay> {
    let place = form.place(FieldId::ActDate)?;
    let born = record.person.born.map(|born| born.date);
    dates::read(form, place, accepts(act), born, desk, reading)
}

/// What the intent's field says, in this form and in the correction of a course.
pub(super) fn read_intent(form: &Form, reading: &mut Reading) -> Option<Intent> {
    let place = form.place(FieldId::Intent)?;
    let text = form.text(FieldId::Intent);
    match choice::read(&INTENTS, text) {
        Ok(word) => {
            reading.echo(place, Echo::hint(choice::listed(&INTENTS)));
            Some(word.value)
        }
        Err(accepted) => {
            reading.complain(place, format!("intent: '{text}'; {accepted}"));
            None
        }
    }
}

fn hide_others(form: &Form, act: Option<Act>, reading: &mut Reading) {
    let hidden: &[FieldId] = match act {
        Some(Act::Start) => &[FieldId::OldDrug],
        Some(Act::Stop) => &[FieldId::NewDrug, FieldId::Dose, FieldId::Intent],
        Some(Act::Switch) | None => &[],
    };
    for id in hidden {
        if let Some(place) = form.place(*id) {
            reading.hide(place);
        }
    }
}
