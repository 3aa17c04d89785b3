//! The forms of notes, filled again.

use super::{Texts, filled_form, why_texts};
use crate::app::form::choice::{self, RECALLS};
use crate::app::form::{Correction, Desk, FieldId, Form, FormKind, dates};
use crate::clinical::calendar::CalendarDay;
use crate::clinical::record::{Id, Note, NoteKind};
use crate::register::Change;

/// The form that made this change; `None` where a key made it: a place on a clinic, ticked off or not.
pub(super) fn of_note(
    patient: Id,
    change: &Change<Note>,
    why: Option<&str>,
    desk: &Desk<'_>,
) -> Option<Form> {
    match (&change.before, &change.after) {
        (None, Some(after)) => {
            let mut texts = texts(after);
            let kind = match after.kind {
                NoteKind::Remark => FormKind::Note,
                NoteKind::RecallAttempt | NoteKind::SampleSent => {
                    let kind = choice::spoken(&RECALLS, after.kind);
                    texts.push((FieldId::Recall, kind.to_owned()));
                    FormKind::Recall
                }
                NoteKind::Visit(_) => return None,
            };
            filled_form(kind, patient, texts, desk)
        }
        // Without a reason nobody corrected or retracted it by a form.
        (Some(_), _) if why.is_none() => None,
        (Some(before), Some(after)) => {
            let mut texts = texts(after);
            texts.extend(why_texts(why));
            let kind = FormKind::Correction(Correction::Note(before.id));
            filled_form(kind, patient, texts, desk)
        }
        (Some(before), None) => {
            let kind = FormKind::Correction(Correction::RetractNote(before.id));
            filled_form(kind, patient, why_texts(why), desk)
        }
        (None, None) => None,
    }
}

fn texts(note: &Note) -> Texts {
    let on = dates::written(CalendarDay::exact(note.on));
    vec![
        (FieldId::NoteText, note.text.clone()),
        (FieldId::NoteDay, on.clone()),
        (FieldId::ClinicDay, on),
    ]
}
