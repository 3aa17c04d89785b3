//! Fields that hold one of a few words: typed as far as they are clear, or stepped through.

use crate::clinical::record::{Cirrhosis, FollowUp, Intent, NoteKind, Sex};
pub use crate::register::codec::Act;

/// One of the words of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<T> {
    /// The word shown.
    pub word: &'static str,
    /// Shorter words for it.
    pub also: &'static [&'static str],
    /// What it means.
    pub value: T,
}

const fn word<T>(word: &'static str, also: &'static [&'static str], value: T) -> Word<T> {
    Word { word, also, value }
}

/// What a drug form does.
pub const ACTS: [Word<Act>; 3] = [
    word(Act::Start.word(), &["begin", "add", "new"], Act::Start),
    word(Act::Stop.word(), &["end"], Act::Stop),
    word(Act::Switch.word(), &["change"], Act::Switch),
];

/// What is noted about a recall.
pub const RECALLS: [Word<NoteKind>; 2] = [
    word(
        "attempt",
        &["recall", "letter", "call"],
        NoteKind::RecallAttempt,
    ),
    word("sample sent", &[], NoteKind::SampleSent),
];

/// Sex; empty where it is not recorded.
pub const SEXES: [Word<Option<Sex>>; 3] = [
    word("female", &["woman", "\u{5973}"], Some(Sex::Female)),
    word("male", &["man", "\u{7537}"], Some(Sex::Male)),
    word("not recorded", &["unknown", "?"], None),
];

/// Cirrhosis.
pub const CIRRHOSES: [Word<Cirrhosis>; 4] = [
    word("not recorded", &["unknown", "?"], Cirrhosis::NotRecorded),
    word("none", &["no"], Cirrhosis::None),
    word("compensated", &["yes"], Cirrhosis::Compensated),
    word("decompensated", &[], Cirrhosis::Decompensated),
];

/// Whether the clinic still follows the patient.
pub const FOLLOW_UPS: [Word<FollowUp>; 4] = [
    word("active", &[], FollowUp::Active),
    word("moved", &[], FollowUp::Moved),
    word("lost", &[], FollowUp::Lost),
    word("died", &["dead"], FollowUp::Died),
];

/// Why a drug is given.
pub const INTENTS: [Word<Intent>; 3] = [
    word("treatment", &[], Intent::Treatment),
    word("prophylaxis", &["prevention"], Intent::Prophylaxis),
    word("pregnancy", &[], Intent::Pregnancy),
];

/// The word that `text` means: itself, or the only one that begins so. Case does not matter.
///
/// # Errors
/// Every word that is accepted, as a sentence.
pub fn read<T: Copy>(words: &[Word<T>], text: &str) -> Result<Word<T>, String> {
    let wanted = super::super::search::fold(text.trim());
    let whole = words
        .iter()
        .find(|word| word.word == wanted || word.also.contains(&wanted.as_str()));
    let beginning = |word: &&Word<T>| {
        word.word.starts_with(&wanted) || word.also.iter().any(|also| also.starts_with(&wanted))
    };
    let mut begun = words.iter().filter(beginning);
    match (whole, begun.next(), begun.next()) {
        (Some(word), _, _) => Ok(*word),
        (None, Some(only), None) if !wanted.is_empty() => Ok(*only),
        (None, ..) => Err(format!("accepted: {}", listed(words))),
    }
}

/// The word after (or before) the one that `text` means, and round; the first where it means none.
#[must_use]
pub fn step<T: Copy>(words: &[Word<T>], text: &str, forward: bool) -> &'static str {
    let count = words.len().max(1);
    let present = read(words, text).ok().and_then(|present| {
        words
            .iter()
            .position(|candidate| candidate.word == present.word)
    });
    let next = match (present, forward) {
        (Some(place), true) => (place + 1) % count,
        (Some(place), false) => (place + count - 1) % count,
        (None, _) => 0,
    };
    words.get(next).map_or("", |word| word.word)
}

/// The word of a value.
#[must_use]
pub fn spoken<T: Copy + PartialEq>(words: &[Word<T>], value: T) -> &'static str {
    words
        .iter()
        .find(|word| word.value == value)
        .map_or("", |word| word.word)
}

/// All words in a row.
#[must_use]
pub fn listed<T>(words: &[Word<T>]) -> String {
    words
        .iter()
        .map(|word| word.word)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_as_far_as_it_is_clear() {
        for (typed, value) in [
            ("none", Some(Cirrhosis::None)),
            ("no", Some(Cirrhosis::None)),
            ("n", None),
            ("C", Some(Cirrhosis::Compensated)),
            ("dec", Some(Cirrhosis::Decompensated)),
            ("not", Some(Cirrhosis::NotRecorded)),
            ("", None),
            ("xyz", None),
        ] {
            assert_eq!(
                read(&CIRRHOSES, typed).ok().map(|word| word.value),
                value,
                "{typed}"
            );
        }
        assert_eq!(read(&ACTS, "sw").unwrap().value, Act::Switch);
        assert!(
            read(&ACTS, "st")
                .unwrap_err()
                .contains("start, stop, switch")
        );
    }

    #[test]
    fn stepping_goes_round() {
        assert_eq!(step(&ACTS, "start", true), "stop");
        assert_eq!(step(&ACTS, "switch", true), "start");
        assert_eq!(step(&ACTS, "start", false), "switch");
        assert_eq!(step(&ACTS, "nonsense", true), "start");
        assert_eq!(spoken(&SEXES, Some(Sex::Female)), "female");
    }
}
