//! The reason, without which nothing is corrected: one of the usual ones, or her own words.

use super::super::{Complaint, Desk, Echo, Field, FieldId, Form, Reading};
use crate::app::keymap::{Action, Place};
use crate::app::search::fold;

/// The usual reasons; Up and Down go through them.
const USUAL: [&str; 4] = [
    "typed wrongly",
    "wrong patient",
    "laboratory corrected its report",
    "sample mixed up",
];

/// The field.
pub(super) fn field(label: &str) -> Field {
    Field::new(FieldId::Why, label, "")
}

/// Reads the reason; complains where there is none.
pub(super) fn read(form: &Form, reading: &mut Reading, desk: &Desk<'_>) {
    let Some(place) = form.place(FieldId::Why) else {
        return;
    };
    let text = form.text(FieldId::Why);
    if text.is_empty() {
        let down = desk.keys.told(Place::Form, Action::StepDown);
        let hint = format!("{down}: usual reasons; or type");
        reading.echo(place, Echo::hint(hint));
        reading.complaints.push(Complaint {
            field: place,
            words: format!(
                "{}: nothing typed; a reason is needed: {}, or your own words",
                form.fields.get(place).map_or("", |field| &field.label),
                USUAL.join(", ")
            ),
        });
    } else {
        reading.why = Some(text.to_owned());
    }
}

/// Complains that nothing was changed, instead of asking for a reason.
pub(super) fn nothing_changed(form: &Form, what: &str, reading: &mut Reading, desk: &Desk<'_>) {
    if let Some(place) = form.place(FieldId::Why) {
        reading
            .complaints
            .retain(|complaint| complaint.field != place);
        reading.complaints.push(Complaint {
            field: place,
            words: format!(
                "Nothing to save: {what}. {} leaves the form",
                desk.keys.told(Place::Form, Action::Back)
            ),
        });
    }
}

/// The next usual reason, or the one that begins as typed; `None` where her own words stand, which stay.
pub(in crate::app::form) fn step(text: &str, forward: bool) -> Option<String> {
    let typed = fold(text);
    let next = match USUAL.iter().position(|usual| *usual == typed) {
        Some(place) if forward => (place + 1) % USUAL.len(),
        Some(place) => (place + USUAL.len() - 1) % USUAL.len(),
        None => USUAL.iter().position(|usual| usual.starts_with(&typed))?,
    };
    USUAL.get(next).map(|usual| (*usual).to_owned())
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn usual_reasons_follow_each_other_and_own_words_stay() {
        for (text, forward, next) in [
            ("", true, Some("typed wrongly")),
            ("typed wrongly", true, Some("wrong patient")),
            ("Typed wrongly", false, Some("sample mixed up")),
            ("lab", true, Some("laboratory corrected its report")),
            ("the tube was broken", true, None),
        ] {
            assert_eq!(step(text, forward).as_deref(), next, "{text}");
        }
    }
}
