//! The form of a patient: somebody new, or who the patient is.

mod duplicates;

use super::choice::{self, CIRRHOSES, FOLLOW_UPS, SEXES};
use super::dates::{self, Accepts};
use super::{Desk, Echo, Field, FieldId, Form, Reading};
use crate::app::describe::named;
use crate::clinical::calendar::whole_years_between;
use crate::clinical::record::{Cirrhosis, FollowUp, Person, Record, Source, Via};
use crate::register::{Change, Op, PatientHead};
use crate::wording::banner;

/// The fields, filled from the record if there is one.
pub(super) fn fields(record: Option<&Record>, _desk: &Desk<'_>) -> Vec<Field> {
    let person = record.map(|record| &record.person);
    let born = person
        .and_then(|person| person.born)
        .map(dates::written)
        .unwrap_or_default();
    let sex = person.and_then(|person| person.sex);
    let cirrhosis = person.map_or(Cirrhosis::NotRecorded, |person| person.cirrhosis);
    let follow_up = person.map_or(FollowUp::Active, |person| person.follow_up);
    let contact = person.and_then(|person| person.contact.as_deref());
    let mut fields = vec![
        Field::new(
            FieldId::Number,
            "number",
            person.map_or("", |person| &person.mrn),
        ),
        Field::new(
            FieldId::Name,
            "name",
            person.map_or("", |person| &person.name),
        ),
        Field::new(FieldId::Born, "born", &born),
        Field::new(FieldId::Sex, "sex", choice::spoken(&SEXES, sex)),
        Field::new(
            FieldId::Cirrhosis,
            "cirrhosis",
            choice::spoken(&CIRRHOSES, cirrhosis),
        ),
        Field::new(FieldId::Contact, "contact", contact.unwrap_or("")),
    ];
    if record.is_some() {
        fields.push(Field::new(
            FieldId::FollowUp,
            "follow-up",
            choice::spoken(&FOLLOW_UPS, follow_up),
        ));
    }
    fields
}

/// What the form means.
pub(super) fn read(form: &Form, record: Option<&Record>, desk: &Desk<'_>) -> Reading {
    let mut reading = Reading::of(form);
    let mut person = record.map_or_else(nobody, |record| record.person.clone());
    for (place, field) in form.fields.iter().enumerate() {
        read_field(form, place, field, &mut person, &mut reading, desk);
    }
    if record.is_none() && person.name.is_empty() && person.mrn.is_empty() && !form.is_touched() {
        return reading;
    }
    check_number(form, record, &person, &mut reading, desk);
    duplicates::check(form, record, &person, &mut reading, desk);
    if record.is_none_or(|record| record.person.cirrhosis != person.cirrhosis) {
        person.cirrhosis_on = (person.cirrhosis != Cirrhosis::NotRecorded).then_some(desk.today);
    }
    let source = record.map_or(
        Source {
            via: Via::Form,
            seq: desk.seq(),
        },
        |record| record.source,
    );
    let after = PatientHead { person, source };
    match record {
        Some(record) => {
            let before = PatientHead::of(record);
            if before != after {
                reading.ops.push(Op::Patient {
                    patient: record.id,
                    change: Box::new(Change::replace(before, after)),
                });
            }
        }
        None => {
            let patient = reading.take_id(desk);
            reading.ops.push(Op::Patient {
                patient,
                change: Box::new(Change::add(after)),
            });
        }
    }
    reading
}

const fn nobody() -> Person {
    Person {
        mrn: String::new(),
        name: String::new(),
        born: None,
        sex: None,
        cirrhosis: Cirrhosis::NotRecorded,
        cirrhosis_on: None,
        contact: None,
        follow_up: FollowUp::Active,
    }
}

fn read_field(
    form: &Form,
    place: usize,
    field: &Field,
    person: &mut Person,
    reading: &mut Reading,
    desk: &Desk<'_>,
) {
    let text = field.text();
    match field.id {
        FieldId::Number => {
            person.mrn = text.to_owned();
            reading.echo(place, Echo::hint("the clinic's own number"));
        }
        FieldId::Name => {
            person.name = text.to_owned();
            reading.echo(place, Echo::hint("Family, Given; or as it is written"));
        }
        FieldId::Born => read_birth(form, place, person, reading, desk),
        FieldId::Sex => match choice::read(&SEXES, or_unknown(text)) {
            Ok(word) => {
                person.sex = word.value;
                reading.echo(place, Echo::understood(word.word));
            }
            Err(accepted) => reading.complain(place, format!("sex: '{text}'; {accepted}")),
        },
        FieldId::Cirrhosis => match choice::read(&CIRRHOSES, or_unknown(text)) {
            Ok(word) => {
                person.cirrhosis = word.value;
                reading.echo(place, Echo::understood(word.word));
            }
            Err(accepted) => reading.complain(place, format!("cirrhosis: '{text}'; {accepted}")),
        },
        FieldId::FollowUp => match choice::read(&FOLLOW_UPS, text) {
            Ok(word) => {
                person.follow_up = word.value;
                reading.echo(place, Echo::understood(word.word));
            }
            Err(accepted) => reading.complain(place, format!("follow-up: '{text}'; {accepted}")),
        },
        FieldId::Contact => {
            person.contact = (!text.is_empty()).then(|| text.to_owned());
            reading.echo(place, Echo::hint("telephone, or how to reach the patient"));
        }
        FieldId::SampleDate
        | FieldId::Laboratory
        | FieldId::Result(_)
        | FieldId::Act
        | FieldId::OldDrug
        | FieldId::NewDrug
        | FieldId::ActDate
        | FieldId::Dose
        | FieldId::Intent
        | FieldId::Reason
        | FieldId::LowerLimit
        | FieldId::UpperLimit
        | FieldId::StartDate
        | FieldId::StopDate
        | FieldId::Recall
        | FieldId::NoteText
        | FieldId::NoteDay
        | FieldId::ClinicDay
        | FieldId::Target
        | FieldId::Why
        | FieldId::Line
        | FieldId::Profile(_) => {}
    }
}

/// An empty choice is "not recorded".
const fn or_unknown(text: &str) -> &str {
    if text.is_empty() {
        "not recorded"
    } else {
        text
    }
}

fn read_birth(
    form: &Form,
    place: usize,
    person: &mut Person,
    reading: &mut Reading,
    desk: &Desk<'_>,
) {
    if form.text(FieldId::Born).is_empty() {
        person.born = None;
        return reading.echo(
            place,
            Echo::hint("12-May-1974, 1974-05-12 or 19740512; ~ before it: about"),
        );
    }
    if let Some(day) = dates::read(form, place, Accepts::Birth, None, desk, reading) {
        person.born = Some(day);
        let age = whole_years_between(day.date, desk.today);
        if reading.questions.is_empty() {
            reading.echo(
                place,
                Echo::understood(format!("{} ({age}y)", dates::echo(day))),
            );
        }
    }
}

fn check_number(
    form: &Form,
    record: Option<&Record>,
    person: &Person,
    reading: &mut Reading,
    desk: &Desk<'_>,
) {
    let (Some(number), Some(name)) = (form.place(FieldId::Number), form.place(FieldId::Name))
    else {
        return;
    };
    if person.mrn.is_empty() {
        reading.complain(
            number,
            "number: nothing typed; every patient has a number of their own",
        );
    } else if let Some(other) = desk.register.find(&person.mrn)
        && record.is_none_or(|record| record.id != other.id)
    {
        let words = format!(
            "number: '{}' belongs to {}; type another",
            person.mrn,
            named(&other.person)
        );
        let banner = banner(&other.person, desk.today);
        let heading = "on file, same number:".to_owned();
        reading.about.extend([heading, banner]);
        reading.complain(number, words);
    }
    if person.name.is_empty() {
        reading.complain(
            name,
            "name: nothing typed; Family, Given is accepted, or the whole name",
        );
    }
}
