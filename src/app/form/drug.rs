//! The form of a drug: started, stopped, or switched for another on the same day.

mod names;

pub(super) use names::{find, step};

use std::fmt::Write as _;

use names::taken;

use super::choice::{self, ACTS, Act, INTENTS};
use super::dates::{self, Accepts};
use super::{Desk, Echo, Field, FieldId, Form, Reading};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::drugs::{DrugId, Formulary};
use crate::clinical::record::{Course, Intent, Record, Source, Via};
use crate::register::{Change, Op};
use crate::wording::date_words;

/// The fields: an act that is likely, today, and the only drug taken where there is one.
pub(super) fn fields(record: &Record, desk: &Desk<'_>) -> Vec<Field> {
    let open = taken(record, CalendarDay::exact(desk.today));
    let act = if open.is_empty() {
        Act::Start
    } else {
        Act::Stop
    };
    let only = match open.as_slice() {
        [course] => desk.knowledge.drugs.get(course.drug).name.as_str(),
        [..] => "",
    };
    vec![
        Field::new(FieldId::Act, "what", choice::spoken(&ACTS, act)),
        Field::new(FieldId::OldDrug, "stop", only),
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
    let change = Changing {
        act,
        form,
        record,
        desk,
        date,
    };
    match act {
        Act::Start => change.start(&mut reading),
        Act::Stop => {
            change.stop(&mut reading);
        }
        Act::Switch => {
            if change.stop(&mut reading) {
                change.start(&mut reading);
            }
        }
    }
    super::check(form, record, &mut reading, desk);
    reading
}

fn read_act(form: &Form, reading: &mut Reading) -> Option<Act> {
    let place = form.place(FieldId::Act)?;
    let text = form.text(FieldId::Act);
    match choice::read(&ACTS, text) {
        Ok(word) => {
            reading.echo(place, Echo::hint(choice::listed(&ACTS)));
            Some(word.value)
        }
        Err(accepted) => {
            reading.complain(place, format!("what: '{text}'; {accepted}"));
            None
        }
    }
}

/// A stop may be planned; a start may not lie ahead.
const fn accepts(act: Act) -> Accepts {
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

struct Changing<'a> {
    act: Act,
    form: &'a Form,
    record: &'a Record,
    desk: &'a Desk<'a>,
    date: CalendarDay,
}

impl Changing<'_> {
    fn drugs(&self) -> &Formulary {
        &self.desk.knowledge.drugs
    }

    fn name(&self, drug: DrugId) -> &str {
        &self.drugs().get(drug).name
    }

    /// Ends the course of the drug named, or of the only one taken. Returns whether it could.
    fn stop(&self, reading: &mut Reading) -> bool {
        let Some(place) = self.form.place(FieldId::OldDrug) else {
            return false;
        };
        let taken = taken(self.record, self.date);
        let names: Vec<&str> = taken.iter().map(|course| self.name(course.drug)).collect();
        let text = self.form.text(FieldId::OldDrug);
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
                    reading.complain(place, format!("stop: {why}"));
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
        if !self.form.text(FieldId::Reason).is_empty() {
            after.reason = Some(self.form.text(FieldId::Reason).to_owned());
        }
        reading.ops.push(Op::Course {
            patient: self.record.id,
            change: Change::replace(course.clone(), after),
        });
        self.warn_of_flare(reading);
        true
    }

    /// Stopping the last drug.
    fn warn_of_flare(&self, reading: &mut Reading) {
        let left = taken(self.record, self.date).len().saturating_sub(1);
        if left == 0 && self.act == Act::Stop {
            reading.information.push(
                "no drug is left: stopping before another is started risks a flare".to_owned(),
            );
        }
    }

    fn start(&self, reading: &mut Reading) {
        let Some(place) = self.form.place(FieldId::NewDrug) else {
            return;
        };
        let text = self.form.text(FieldId::NewDrug);
        if text.is_empty() {
            reading.echo(place, Echo::hint("name, abbreviation or brand"));
            reading.complaints.push(super::Complaint {
                field: place,
                words: "start: no drug typed; a name, an abbreviation or a brand is accepted"
                    .to_owned(),
            });
            return;
        }
        let drug = match find(text, self.desk.knowledge) {
            Ok(drug) => drug,
            Err(why) => return reading.complain(place, format!("start: {why}")),
        };
        let Some(intent) = self.intent(reading) else {
            return;
        };
        self.inform(drug, place, reading);
        let optional = |id| {
            let text = self.form.text(id);
            (!text.is_empty()).then(|| text.to_owned())
        };
        let course = Course {
            id: self.desk.register.next_id(),
            drug,
            start: self.date,
            stop: None,
            intent,
            dose: optional(FieldId::Dose),
            // The reason of a switch is why the old drug was stopped.
            reason: optional(FieldId::Reason).filter(|_| self.act == Act::Start),
            source: Source {
                via: Via::Form,
                seq: self.desk.seq(),
            },
        };
        reading.takes_id = true;
        reading.ops.push(Op::Course {
            patient: self.record.id,
            change: Change::add(course),
        });
    }

    fn intent(&self, reading: &mut Reading) -> Option<Intent> {
        let place = self.form.place(FieldId::Intent)?;
        let text = self.form.text(FieldId::Intent);
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
                | Op::Laboratory { .. }
                | Op::Clinic { .. }
                | Op::Setting { .. } => None,
            })
            .collect();
        let beside: Vec<&str> = taken(self.record, self.date)
            .iter()
            .filter(|course| !stopped.contains(&course.drug) && course.drug != drug)
            .map(|course| self.name(course.drug))
            .collect();
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
        if let (Some(dose), Some(place)) = (&known.usual_dose, self.form.place(FieldId::Dose)) {
            reading.echo(place, Echo::hint(format!("usual: {dose}")));
        }
        reading.information.extend(known.cautions.iter().cloned());
    }
}
