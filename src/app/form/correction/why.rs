//! The reason, without which nothing is corrected: one of the usual ones, or her own words.

use crate::app::form::reader::Reader;
use crate::app::form::spec::{Field, Spec, Stepping, text};
use crate::app::form::table::Source;
use crate::keys::{Action, Place};
use crate::view::search::fold;
use crate::wording::screens::{common, correction as words, form};
use crate::wording::{Language, Phrase, USUAL_REASONS, reason_on_file, reason_text};

const WHY: Spec = text(form::WHY).alone().stepped(step);

pub(crate) fn field(label: Phrase) -> Field {
    WHY.label(label).holding("")
}

/// The field with the reason of the entry that was taken back.
pub(super) fn filled(label: Phrase, from: &Source<'_>) -> Field {
    let why = from.entry.and_then(|entry| entry.why.as_deref());
    let why = why.map(|why| reason_text(from.cx.language, why));
    WHY.label(label).holding(why.unwrap_or_default())
}

pub(super) fn read(at: &mut Reader<'_>) {
    at.reading.why = at.optional(WHY).map(reason_on_file);
    if at.reading.why.is_none() {
        let down = at.cx.keys.told(Place::Form, Action::StepDown);
        at.hint(WHY, words::usual_reasons(at.cx.language, down));
        let usual = USUAL_REASONS
            .map(|usual| usual.of(at.cx.language))
            .join(common::LISTED.of(at.cx.language));
        let why = words::no_reason(at.cx.language, usual);
        at.miss(WHY, &why);
    }
}

/// Complains that nothing was changed, instead of asking for a reason.
pub(super) fn nothing_changed(what: &str, at: &mut Reader<'_>) {
    let place = at.place(WHY);
    let complaints = &mut at.reading.complaints;
    complaints.retain(|complaint| complaint.field != place);
    let park = at.cx.keys.told(Place::Form, Action::Back);
    let words = words::nothing_to_save(at.cx.language, what, park);
    at.reading.miss(place, words);
}

/// The next usual reason, or the one that begins as typed; her own words stay.
fn step(at: &Stepping<'_>) -> Option<String> {
    another(at.text, !at.up, at.cx.language).map(str::to_owned)
}

fn another(text: &str, forward: bool, language: Language) -> Option<&'static str> {
    let typed = fold(text);
    let next = match USUAL_REASONS
        .iter()
        .position(|usual| usual.english == typed || usual.chinese == typed)
    {
        Some(place) if forward => (place + 1) % USUAL_REASONS.len(),
        Some(place) => (place + USUAL_REASONS.len() - 1) % USUAL_REASONS.len(),
        None => USUAL_REASONS.iter().position(|usual| {
            usual.english.starts_with(&typed) || usual.chinese.starts_with(&typed)
        })?,
    };
    USUAL_REASONS.get(next).map(|usual| usual.of(language))
}

#[cfg(test)]
mod tests {
    use super::another;
    use crate::wording::Language;

    #[test]
    fn usual_reasons_follow_each_other_and_own_words_stay() {
        for (text, forward, next) in [
            ("", true, Some("typed wrongly")),
            ("typed wrongly", true, Some("wrong patient")),
            ("Typed wrongly", false, Some("sample mixed up")),
            ("lab", true, Some("laboratory corrected its report")),
            ("the tube was broken", true, None),
        ] {
            assert_eq!(another(text, forward, Language::English), next, "{text}");
        }
    }
}
