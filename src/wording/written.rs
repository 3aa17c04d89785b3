//! Notes: what each is called, and what it says.

use super::language::say;
use super::screens::moving::{LETTER_SENT, NO_ANSWER};
use super::{Language, Phrase, date_words, shown};
use crate::clinical::record::{LINE_BREAK, Note, NoteKind, Visit};

/// What a note is: `note`, `recall attempt`, `sample`, `place on the clinic`.
#[must_use]
pub const fn note_kind_words(language: Language, kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Remark => language.says("note", "记录"),
        NoteKind::RecallAttempt => language.says("recall attempt", "联系"),
        NoteKind::SampleSent => language.says("sample", "标本"),
        NoteKind::Visit(_) => language.says("place on the clinic", "门诊名额"),
    }
}

/// What a note says beside what it is and its day: `no answer, letter sent`, `noted as sent`, `seen, ticked off`; several
/// lines as one.
#[must_use]
pub fn note_text_words(language: Language, note: &Note) -> String {
    note_lines(language, note).join(" / ")
}

/// What the program itself notes of a recall attempt: on file in English, whoever notes it. A form may make a sample of it.
const OWN: [Phrase; 2] = [NO_ANSWER, LETTER_SENT];

/// The text of a note as it is read.
#[must_use]
pub fn text_of_note(language: Language, note: &Note) -> &str {
    let own = OWN.iter().find(|own| own.english == note.text);
    match (note.kind, own) {
        (NoteKind::RecallAttempt | NoteKind::SampleSent, Some(own)) => own.of(language),
        (
            NoteKind::Remark | NoteKind::RecallAttempt | NoteKind::SampleSent | NoteKind::Visit(_),
            _,
        ) => &note.text,
    }
}

/// What is put on file of a note's text that was typed.
#[must_use]
pub fn text_of_note_on_file(kind: NoteKind, typed: &str) -> String {
    let own = OWN.iter().find(|own| own.chinese == typed);
    match (kind, own) {
        (NoteKind::RecallAttempt | NoteKind::SampleSent, Some(own)) => own.english.to_owned(),
        (
            NoteKind::Remark | NoteKind::RecallAttempt | NoteKind::SampleSent | NoteKind::Visit(_),
            _,
        ) => typed.to_owned(),
    }
}

/// The same in its lines, one at least.
#[must_use]
pub fn note_lines(language: Language, note: &Note) -> Vec<String> {
    let state = match note.kind {
        NoteKind::Remark => "",
        NoteKind::RecallAttempt if note.text.is_empty() => language.says("noted", "已记"),
        NoteKind::RecallAttempt => "",
        NoteKind::SampleSent => language.says("noted as sent", "已送检"),
        NoteKind::Visit(Visit::Expected) => language.says("expected", "预约"),
        NoteKind::Visit(Visit::Seen) => language.says("seen, ticked off", "已就诊，已勾销"),
    };
    let divider = if state.is_empty() || note.text.is_empty() {
        ""
    } else {
        ": "
    };
    let mut lines: Vec<String> = text_of_note(language, note)
        .split(LINE_BREAK)
        .map(|line| shown(line.trim()).into_owned())
        .collect();
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, &format!("{state}{divider}"));
    }
    lines
}

/// The first line of a note, and how many follow: `02-May asks about stopping (2 more lines)`.
#[must_use]
pub fn note_in_short(language: Language, note: &Note) -> String {
    let mut lines = note_lines(language, note);
    let more = match lines.len() {
        0 | 1 => "",
        2 => language.says(" (1 more line)", "（另1行）"),
        count => &say!(
            language,
            " ({more} more lines)",
            "（另{more}行）",
            more = count - 1
        ),
    };
    let first = lines.drain(..1).next().unwrap_or_default();
    say!(
        language,
        "{kind} of {day}: {first}{more}",
        "{kind}（{day}）：{first}{more}",
        kind = note_kind_words(language, note.kind),
        day = date_words(language, note.on)
    )
}

/// A whole note: `recall attempt of 01-Jun-2024: no answer, letter sent`.
#[must_use]
pub fn note_words(language: Language, note: &Note) -> String {
    say!(
        language,
        "{kind} of {day}: {text}",
        "{kind}（{day}）：{text}",
        kind = note_kind_words(language, note.kind),
        day = date_words(language, note.on),
        text = note_text_words(language, note)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clinical::record::{Id, Seq, Source, Via};

    #[test]
    fn a_note_is_told_with_its_kind_its_day_and_its_text() {
        for (kind, text, words) in [
            (
                NoteKind::Remark,
                "came with\u{202e} her son",
                "note of 01-Jun-2024: came with<U+202E> her son",
            ),
            (
                NoteKind::RecallAttempt,
                "no answer",
                "recall attempt of 01-Jun-2024: no answer",
            ),
            (
                NoteKind::RecallAttempt,
                "",
                "recall attempt of 01-Jun-2024: noted",
            ),
            (
                NoteKind::SampleSent,
                "",
                "sample of 01-Jun-2024: noted as sent",
            ),
            (
                NoteKind::SampleSent,
                "by courier",
                "sample of 01-Jun-2024: noted as sent: by courier",
            ),
            (
                NoteKind::Visit(Visit::Expected),
                "",
                "place on the clinic of 01-Jun-2024: expected",
            ),
            (
                NoteKind::Visit(Visit::Seen),
                "",
                "place on the clinic of 01-Jun-2024: seen, ticked off",
            ),
        ] {
            let note = Note {
                id: Id(1),
                on: "2024-06-01".parse().unwrap(),
                kind,
                text: text.to_owned(),
                source: Source {
                    via: Via::Form,
                    seq: Seq(1),
                },
            };
            assert_eq!(note_words(Language::English, &note), words);
        }
    }
}
