//! The reason, without which nothing is corrected: one of the usual ones, or her own words.

use crate::app::form::kind::Source;
use crate::app::form::reader::Reader;
use crate::app::form::spec::{Field, Spec, Stepping, text};
use crate::app::keymap::{Action, Place};
use crate::app::search::fold;

const WHY: Spec = text("why").alone().stepped(step);

/// The usual reasons; Up and Down go through them.
const USUAL: [&str; 4] = [
    "typed wrongly",
    "wrong patient",
    "laboratory corrected its report",
    "sample mixed up",
];

pub(crate) fn field(label: &str) -> Field {
    WHY.labelled(label, "")
}

/// The field with the reason of the entry that was taken back.
pub(super) fn filled(label: &str, from: &Source<'_>) -> Field {
    let why = from.entry.and_then(|entry| entry.why.as_deref());
    WHY.labelled(label, why.unwrap_or_default())
}

pub(super) fn read(at: &mut Reader<'_>) {
    at.reading.why = at.optional(WHY);
    if at.reading.why.is_none() {
        let down = at.cx.keys.told(Place::Form, Action::StepDown);
        at.hint(WHY, format!("{down}: usual reasons; or type"));
        let usual = USUAL.join(", ");
        let why = format!("nothing typed; a reason is needed: {usual}, or your own words");
        at.miss(WHY, &why);
    }
}

/// Complains that nothing was changed, instead of asking for a reason.
pub(super) fn nothing_changed(what: &str, at: &mut Reader<'_>) {
    let place = at.place(WHY);
    let complaints = &mut at.reading.complaints;
    complaints.retain(|complaint| complaint.field != place);
    let park = at.cx.keys.told(Place::Form, Action::Back);
    let words = format!("Nothing to save: {what}. {park} leaves the form");
    at.reading.miss(place, words);
}

/// The next usual reason, or the one that begins as typed; her own words stay.
fn step(at: &Stepping<'_>) -> Option<String> {
    another(at.text, !at.up).map(str::to_owned)
}

fn another(text: &str, forward: bool) -> Option<&'static str> {
    let typed = fold(text);
    let next = match USUAL.iter().position(|usual| *usual == typed) {
        Some(place) if forward => (place + 1) % USUAL.len(),
        Some(place) => (place + USUAL.len() - 1) % USUAL.len(),
        None => USUAL.iter().position(|usual| usual.starts_with(&typed))?,
    };
    USUAL.get(next).copied()
}

#[cfg(test)]
mod tests {
    use super::another;

    #[test]
    fn usual_reasons_follow_each_other_and_own_words_stay() {
        for (text, forward, next) in [
            ("", true, Some("typed wrongly")),
            ("typed wrongly", true, Some("wrong patient")),
            ("Typed wrongly", false, Some("sample mixed up")),
            ("lab", true, Some("laboratory corrected its report")),
            ("the tube was broken", true, None),
        ] {
            assert_eq!(another(text, forward), next, "{text}");
        }
    }
}
