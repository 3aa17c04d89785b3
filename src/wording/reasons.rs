//! Reasons of entries. Those that the program offers or gives itself are on file in English, in whatever language they
//! were chosen, and told in that of the reader; all others as they were typed.

use std::borrow::Cow;

use super::screens::{choices, keeping};
use super::{Language, Phrase, filed, shown};

/// The usual reasons of a correction, as they are offered.
pub const USUAL_REASONS: [Phrase; 4] = [
    choices::TYPED_WRONGLY,
    choices::WRONG_PATIENT,
    choices::LABORATORY_CORRECTED,
    choices::SAMPLE_MIXED_UP,
];

/// What the program itself gives as the reason.
const OWN: [Phrase; 4] = [
    keeping::CHANGED_BY_HAND,
    filed::CORRECTED,
    filed::TAKEN_BACK,
    filed::CORRECTED_OR_TAKEN_BACK,
];

/// A reason that is on file, as it would be typed.
#[must_use]
pub fn reason_text(language: Language, on_file: &str) -> &str {
    let own = own().find(|own| own.english == on_file);
    own.map_or(on_file, |own| own.of(language))
}

/// A reason that is on file, as it is shown.
#[must_use]
pub fn reason_words(language: Language, on_file: &str) -> Cow<'_, str> {
    shown(reason_text(language, on_file))
}

/// What is put on file of a reason that was typed.
#[must_use]
pub fn reason_on_file(typed: String) -> String {
    let own = own().find(|own| own.chinese == typed);
    own.map_or(typed, |own| own.english.to_owned())
}

fn own() -> impl Iterator<Item = Phrase> {
    USUAL_REASONS.into_iter().chain(OWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_reasons_are_on_file_in_english_and_own_words_as_they_were_typed() {
        for (typed, on_file, chinese) in [
            ("录入错误", "typed wrongly", "录入错误"),
            ("typed wrongly", "typed wrongly", "录入错误"),
            ("样本弄混", "sample mixed up", "样本弄混"),
            ("管子破了", "管子破了", "管子破了"),
            ("the tube broke", "the tube broke", "the tube broke"),
            (
                "检验科已更正",
                "corrected by the laboratory",
                "检验科已更正",
            ),
        ] {
            let kept = reason_on_file(typed.to_owned());
            assert_eq!(kept, on_file, "{typed}");
            assert_eq!(reason_words(Language::Chinese, &kept), chinese, "{typed}");
            assert_eq!(reason_words(Language::English, &kept), on_file, "{typed}");
        }
    }
}
