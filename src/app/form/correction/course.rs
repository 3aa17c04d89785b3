//! A course described anew: drug, start, stop, dose, reason, intent.

use super::super::choice::{self, INTENTS};
use super::super::dates::{self, Accepts};
use super::super::drug;
use super::super::{Desk, Echo, Field, FieldId, Form, Reading, check};
use super::{course_of, why};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::drugs::DrugId;
use crate::clinical::record::{Course, Id, Intent, Record};
use crate::register::{Change, Op};

/// The fields, as the course stands on file.
pub(super) fn fields(course: Option<&Course>, desk: &Desk<'_>) -> Vec<Field> {
    let drug = course.map_or("", |course| &desk.knowledge.drugs.get(course.drug).name);
    let start = course.map_or_else(String::new, |course| dates::written(course.start));
    let stop = course.and_then(|course| course.stop);
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let dose = text(course.and_then(|course| course.dose.as_ref()));
    let reason = text(course.and_then(|course| course.reason.as_ref()));
    let intent = course.map_or(Intent::Treatment, |course| course.intent);
    vec![
        Field::new(FieldId::NewDrug, "drug", drug),
        Field::new(FieldId::StartDate, "start", &start),
        Field::new(
            FieldId::StopDate,
            "stop",
            &stop.map(dates::written).unwrap_or_default(),
        ),
        Field::new(FieldId::Dose, "dose", &dose),
        Field::new(FieldId::Reason, "reason", &reason),
        Field::new(FieldId::Intent, "intent", choice::spoken(&INTENTS, intent)),
        why::field("why corrected"),
    ]
}

/// What the form means; `None` if the course is not on file.
pub(super) fn read(id: Id, form: &Form, record: &Record, desk: &Desk<'_>) -> Option<Reading> {
    let mut reading = Reading::of(form);
    let before = course_of(record, id)?;
    why::read(form, &mut reading, desk);
    let born = record.person.born.map(|born| born.date);
    let drug = read_drug(form, &mut reading, desk);
    let start = form
        .place(FieldId::StartDate)
        .and_then(|place| dates::read(form, place, Accepts::Start, born, desk, &mut reading));
    let stop = read_stop(form, record, &mut reading, desk);
    let intent = drug::read_intent(form, &mut reading);
    let optional = |id| {
        let text = form.text(id);
        (!text.is_empty()).then(|| text.to_owned())
    };
    let (Some(drug), Some(start), Some(stop), Some(intent)) = (drug, start, stop, intent) else {
        return Some(reading);
    };
    let after = Course {
        id: before.id,
        drug,
        start,
        stop,
        intent,
        dose: optional(FieldId::Dose),
        reason: optional(FieldId::Reason),
        source: before.source,
    };
    if after == *before {
        why::nothing_changed(form, "the course is as it was", &mut reading, desk);
        return Some(reading);
    }
    if let (None, Some(stop)) = (before.stop, after.stop)
        && drug::is_last(record, before, stop)
    {
        reading.information.push(drug::NO_ANTIVIRAL.to_owned());
    }
    reading.ops.push(Op::Course {
        patient: record.id,
        change: Box::new(Change::replace(before.clone(), after)),
    });
    check(form, record, &mut reading, desk);
    Some(reading)
}

fn read_drug(form: &Form, reading: &mut Reading, desk: &Desk<'_>) -> Option<DrugId> {
    let place = form.place(FieldId::NewDrug)?;
    let text = form.text(FieldId::NewDrug);
    if text.is_empty() {
        reading.complain(
            place,
            "drug: nothing typed; a name, an abbreviation or a brand is accepted",
        );
        return None;
    }
    match drug::find(text, desk.knowledge) {
        Ok(drug) => {
            let name = &desk.knowledge.drugs.get(drug).name;
            reading.echo(place, Echo::understood(format!("= {name}")));
            Some(drug)
        }
        Err(why) => {
            why.say("drug", text, place, reading);
            None
        }
    }
}

/// The stop; an empty field means that the drug is still taken. `None` where it is not understood.
fn read_stop(
    form: &Form,
    record: &Record,
    reading: &mut Reading,
    desk: &Desk<'_>,
) -> Option<Option<CalendarDay>> {
    let place = form.place(FieldId::StopDate)?;
    if form.text(FieldId::StopDate).is_empty() {
        reading.echo(place, Echo::hint("empty: still taken"));
        return Some(None);
    }
    let born = record.person.born.map(|born| born.date);
    dates::read(form, place, Accepts::Stop, born, desk, reading).map(Some)
}
