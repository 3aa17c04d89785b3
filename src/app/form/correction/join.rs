//! Another record that is the same person's: what it holds goes over to the open one, as one entry.

use super::super::{Desk, Echo, Field, FieldId, Form, Reading};
use super::moved::{record_of_number, short_banner};
use super::{Complaint, why};
use crate::app::describe::{join_fault_words, named};
use crate::clinical::record::Record;
use crate::register::join;

/// The number of the record that goes over, and the reason.
pub(super) fn fields() -> Vec<Field> {
    vec![
        Field::new(FieldId::Target, "other number", ""),
        why::field("why joined"),
    ]
}

/// What the form means.
pub(super) fn read(form: &Form, record: &Record, desk: &Desk<'_>) -> Option<Reading> {
    let mut reading = Reading::of(form);
    reading.about.push(format!(
        "What the other record holds goes over to {}; its number reaches this record from then on. Undo brings both back.",
        named(&record.person)
    ));
    why::read(form, &mut reading, desk);
    let place = form.place(FieldId::Target)?;
    let text = form.text(FieldId::Target);
    if text.is_empty() {
        let hint = "the number of the other record of this person";
        reading.echo(place, Echo::hint(hint));
        reading.complaints.push(Complaint {
            field: place,
            words: format!("other number: nothing typed; {hint}"),
        });
        return Some(reading);
    }
    let other = match record_of_number(text, desk) {
        Err(why) => {
            reading.complain(place, format!("other number: {why}"));
            return Some(reading);
        }
        Ok(other) => other,
    };
    let seq = desk.register.next_seq();
    match join(desk.register, other.id, record.id, seq) {
        Ok(ops) => {
            reading.echo(place, Echo::understood(short_banner(other, desk)));
            reading.to = Some(other.id);
            reading.ops.extend(ops);
        }
        Err(fault) => {
            let words = join_fault_words(&fault, desk.knowledge);
            reading.complain(place, format!("other number: {words}"));
        }
    }
    Some(reading)
}
