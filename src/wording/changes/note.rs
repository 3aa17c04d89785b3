//! Notes, field by field.

use super::{ChangeKind, ChangeLine, KnownBy};
use crate::clinical::record::Note;
use crate::wording::Language;
use crate::wording::language::say;
use crate::wording::{date_words, note_kind_words, note_text_words};

/// What changed about a note; `gone` says how one is told that is not there any more.
#[must_use]
pub fn note_changes(
    language: Language,
    before: Option<&Note>,
    after: Option<&Note>,
    gone: ChangeKind,
) -> Vec<ChangeLine> {
    let known_by = |note: &Note| Some(KnownBy::Day(note.on));
    let whole = |note: &Note, kind, old, new| {
        vec![ChangeLine {
            what: note_kind_words(language, note.kind).to_owned(),
            kind,
            known_by: known_by(note),
            old,
            new,
        }]
    };
    match (before, after) {
        (Some(before), Some(after)) => {
            let what = note_kind_words(language, before.kind);
            let kind = |note: &Note| Some(note_kind_words(language, note.kind).to_owned());
            let day = |note: &Note| Some(date_words(language, note.on));
            let text = |note: &Note| Some(note_text_words(language, note));
            [
                ChangeLine::between(
                    language.says("kind of note", "记录类别"),
                    known_by(before),
                    kind(before),
                    kind(after),
                ),
                ChangeLine::between(
                    say!(language, "{what} date", "{what}日期"),
                    None,
                    day(before),
                    day(after),
                ),
                ChangeLine::between(what, known_by(before), text(before), text(after)),
            ]
            .into_iter()
            .flatten()
            .collect()
        }
        (None, Some(note)) => whole(
            note,
            ChangeKind::Added,
            None,
            Some(note_text_words(language, note)),
        ),
        (Some(note), None) => whole(note, gone, Some(note_text_words(language, note)), None),
        (None, None) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::record::{Id, NoteKind, Seq, Source, Via, Visit};

    fn note(on: &str, kind: NoteKind, text: &str) -> Note {
        Note {
            id: Id(1),
            on: on.parse().unwrap(),
            kind,
            text: text.to_owned(),
            source: Source {
                via: Via::Form,
                seq: Seq(1),
            },
        }
    }

    #[test]
    fn every_change_of_a_note_is_told_with_its_day() {
        let remark = note("2024-06-01", NoteKind::Remark, "came alone");
        let attempt = note("2024-06-01", NoteKind::RecallAttempt, "no answer");
        let expected = note("2024-06-02", NoteKind::Visit(Visit::Expected), "");
        let seen = note("2024-06-02", NoteKind::Visit(Visit::Seen), "");
        for (before, after, told) in [
            (
                None,
                Some(&remark),
                vec!["added note of 01-Jun-2024: came alone"],
            ),
            (
                Some(&remark),
                None,
                vec!["retracted note of 01-Jun-2024: came alone"],
            ),
            (
                Some(&remark),
                Some(&note("2024-05-31", NoteKind::Remark, "came with her son")),
                vec![
                    "corrected note date: 01-Jun-2024 -> 31-May-2024",
                    "corrected note of 01-Jun-2024: came alone -> came with her son",
                ],
            ),
            (
                None,
                Some(&attempt),
                vec!["added recall attempt of 01-Jun-2024: no answer"],
            ),
            (
                None,
                Some(&expected),
                vec!["added place on the clinic of 02-Jun-2024: expected"],
            ),
            (
                Some(&expected),
                Some(&seen),
                vec!["corrected place on the clinic of 02-Jun-2024: expected -> seen, ticked off"],
            ),
            (
                Some(&remark),
                Some(&attempt),
                vec![
                    "corrected kind of note of 01-Jun-2024: note -> recall attempt",
                    "corrected note of 01-Jun-2024: came alone -> no answer",
                ],
            ),
        ] {
            let lines: Vec<String> =
                note_changes(Language::English, before, after, ChangeKind::Retracted)
                    .iter()
                    .map(|line| {
                        format!(
                            "{} {}",
                            line.kind.words(Language::English),
                            line.words(Language::English)
                        )
                    })
                    .collect();
            assert_eq!(lines, told);
        }
    }
}
