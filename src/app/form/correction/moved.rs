//! A report typed under the wrong number moves to the right patient in one act: removed from one record and added to
//! the other by one entry, with its identifiers, places, source and trail.

use super::super::{Desk, Echo, Field, FieldId, Form, Reading};
use super::sample_date::ask_about_same_day;
use super::{report_words, why};
use crate::app::describe::named;
use crate::app::search::fold;
use crate::clinical::record::{Id, Record, Report};
use crate::register::{self, Change, Op};
use crate::wording::{banner, date_words};

/// The number of the right patient, and the reason.
pub(super) fn fields() -> Vec<Field> {
    vec![
        Field::new(FieldId::Target, "move to number", ""),
        why::field("why moved"),
    ]
}

/// What the form means; `None` if the report is not on file.
pub(super) fn read(id: Id, form: &Form, record: &Record, desk: &Desk<'_>) -> Option<Reading> {
    let mut reading = Reading::of(form);
    let report = record.report(id)?;
    reading.about.push(report_words(&report, record, desk));
    why::read(form, &mut reading, desk);
    let place = form.place(FieldId::Target)?;
    let text = form.text(FieldId::Target);
    if text.is_empty() {
        reading.echo(place, Echo::hint("the number of the right patient"));
        reading.complaints.push(super::Complaint {
            field: place,
            words: "move to number: nothing typed; the number of the patient whose sample it was"
                .to_owned(),
        });
        return Some(reading);
    }
    match target(text, &report, record, desk) {
        Err(why) => reading.complain(place, format!("move to number: {why}")),
        Ok(target) => {
            reading.echo(place, Echo::understood(short_banner(target, desk)));
            reading.to = Some(target.id);
            ask_about_same_day(place, &report, report.head.on, target, desk, &mut reading);
            move_to(target, place, report, record, desk, &mut reading);
        }
    }
    Some(reading)
}

/// `= LI, Na | born 29-Feb-1980 | W-20`: the banner as far as it tells who it is; the whole stands beside the form.
pub(super) fn short_banner(record: &Record, desk: &Desk<'_>) -> String {
    let whole = banner(&record.person, desk.today);
    let fields: Vec<&str> = whole.split(" | ").collect();
    match fields.as_slice() {
        [name, born, _, number, ..] => {
            let born = born.split(" (").next().unwrap_or(born);
            format!("= {name} | {born} | {number}")
        }
        [..] => format!("= {whole}"),
    }
}

/// The patient of a number: written exactly so, or the only one but for the case of letters.
fn target<'a>(
    text: &str,
    report: &Report,
    record: &Record,
    desk: &Desk<'a>,
) -> Result<&'a Record, String> {
    let found = record_of_number(text, desk)?;
    if found.id == record.id {
        return Err(format!(
            "'{text}' is {}, whose report this is already; type the number of another patient",
            named(&record.person)
        ));
    }
    match found.person.born {
        Some(born) if born.date > report.head.on => Err(format!(
            "{}: born {}, after the sample ({})",
            named(&found.person),
            date_words(born.date),
            date_words(report.head.on)
        )),
        Some(_) | None => Ok(found),
    }
}

/// The record of a number: written exactly so, or the only one but for the case of letters.
pub(super) fn record_of_number<'a>(text: &str, desk: &Desk<'a>) -> Result<&'a Record, String> {
    let wanted = fold(text);
    let mut alike = desk
        .register
        .patients()
        .iter()
        .filter(|other| fold(&other.person.mrn) == wanted);
    match (desk.register.find(text), alike.next(), alike.next()) {
        (Some(exact), ..) => Ok(exact),
        (None, Some(only), None) => Ok(only),
        (None, ..) => Err(format!(
            "nobody has the number '{text}'; the whole number is needed, as a banner shows it"
        )),
    }
}

fn move_to(
    target: &Record,
    place: usize,
    report: Report,
    record: &Record,
    desk: &Desk<'_>,
    reading: &mut Reading,
) {
    let ops = [
        Op::Report {
            patient: record.id,
            change: Change::remove(report.clone()),
        },
        Op::Report {
            patient: target.id,
            change: Change::add(report),
        },
    ];
    let known = register::validate(target, desk.register.laboratories(), None);
    match register::edited(target, &ops) {
        Ok(edited) => {
            let faults = register::validate(&edited, desk.register.laboratories(), None);
            for fault in faults.iter().filter(|fault| !known.contains(fault)) {
                reading.complain(place, format!("move to number: {}", fault.problem));
            }
        }
        Err(conflict) => reading.complain(place, format!("move to number: {conflict}")),
    }
    reading.ops.extend(ops);
}
