//! Fields that hold one of a few words: typed as far as they are clear, or stepped through.

use crate::clinical::record::{Cirrhosis, FollowUp, Intent, NoteKind, Sex};
pub(super) use crate::register::codec::Act;

#[derive(Clone, Copy, Debug)]
pub(super) struct Word<T> {
    pub(super) word: &'static str,
    /// Other words for it.
    also: &'static [&'static str],
    pub(super) value: T,
}

/// The words of a choice, whatever they mean.
pub(super) trait Words: std::fmt::Debug {
    /// As [`step`].
    fn stepped(&self, text: &str, forward: bool) -> &'static str;
}

impl<T: Copy + std::fmt::Debug, const N: usize> Words for [Word<T>; N] {
    fn stepped(&self, text: &str, forward: bool) -> &'static str {
        step(self, text, forward)
    }
}

const fn word<T>(word: &'static str, also: &'static [&'static str], value: T) -> Word<T> {
    Word { word, also, value }
}

pub(super) const ACTS: [Word<Act>; 3] = [
    word(Act::Start.word(), &["begin", "add", "new"], Act::Start),
    word(Act::Stop.word(), &["end"], Act::Stop),
    word(Act::Switch.word(), &["change"], Act::Switch),
];

pub(super) const RECALLS: [Word<NoteKind>; 2] = [
    word(
        "attempt",
        &["recall", "letter", "call"],
        NoteKind::RecallAttempt,
    ),
    word("sample sent", &[], NoteKind::SampleSent),
];

pub(super) const SEXES: [Word<Option<Sex>>; 3] = [
    word("female", &["woman", "\u{5973}"], Some(Sex::Female)),
    word("male", &["man", "\u{7537}"], Some(Sex::Male)),
    word("not recorded", &["unknown", "?"], None),
];

pub(super) const CIRRHOSES: [Word<Cirrhosis>; 4] = [
    word("not recorded", &["unknown", "?"], Cirrhosis::NotRecorded),
    word("none", &["no"], Cirrhosis::None),
    word("compensated", &["yes"], Cirrhosis::Compensated),
    word("decompensated", &[], Cirrhosis::Decompensated),
];

pub(super) const FOLLOW_UPS: [Word<FollowUp>; 4] = [
    word("active", &[], FollowUp::Active),
    word("moved", &[], FollowUp::Moved),
    word("lost", &[], FollowUp::Lost),
    word("died", &["dead"], FollowUp::Died),
];

pub(super) const INTENTS: [Word<Intent>; 3] = [
    word("treatment", &[], Intent::Treatment),
    word("prophylaxis", &["prevention"], Intent::Prophylaxis),
    word("pregnancy", &[], Intent::Pregnancy),
];

/// The word that `text` means: itself, or the only one that begins so. Case does not matter.
pub(super) fn read<T: Copy>(words: &[Word<T>], text: &str) -> Result<Word<T>, String> {
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
fn step<T: Copy>(words: &[Word<T>], text: &str, forward: bool) -> &'static str {
    let present = read(words, text).ok();
    let present = present.and_then(|present| words.iter().position(|own| own.word == present.word));
    let forward = forward || present.is_none();
    another(words, present, forward).map_or("", |word| word.word)
}

/// The one after (or before) the present one, and round; from none the first (or the last).
pub(super) fn another<T>(all: &[T], present: Option<usize>, forward: bool) -> Option<&T> {
    let count = all.len().max(1);
    let place = match (present, forward) {
        (Some(place), true) => (place + 1) % count,
        (Some(place), false) => (place + count - 1) % count,
        (None, true) => 0,
        (None, false) => count - 1,
    };
    all.get(place)
}

pub(super) fn spoken<T: Copy + PartialEq>(words: &[Word<T>], value: T) -> &'static str {
    words
        .iter()
        .find(|word| word.value == value)
        .map_or("", |word| word.word)
}

pub(super) fn listed<T>(words: &[Word<T>]) -> String {
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
