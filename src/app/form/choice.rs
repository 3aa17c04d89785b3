//! Fields that hold one of a few words: typed as far as they are clear, or stepped through.

use crate::clinical::record::{Cirrhosis, FollowUp, Intent, NoteKind, Sex};
pub(super) use crate::register::codec::Act;
use crate::view::search::fold;
use crate::wording::screens::{choices as words, common};
use crate::wording::{Language, Phrase};

#[derive(Clone, Copy, Debug)]
pub(super) struct Word<T> {
    pub(super) word: Phrase,
    also: &'static [&'static str],
    pub(super) value: T,
}

/// The words of a choice, whatever they mean.
pub(super) trait Words: std::fmt::Debug {
    /// As [`step`].
    fn stepped(&self, text: &str, forward: bool, language: Language) -> &'static str;
}

impl<T: Copy + std::fmt::Debug, const N: usize> Words for [Word<T>; N] {
    fn stepped(&self, text: &str, forward: bool, language: Language) -> &'static str {
        step(self, text, forward, language)
    }
}

impl<T> Word<T> {
    /// Whether a text is this word as one of the languages writes it.
    pub(super) fn is_written(&self, text: &str) -> bool {
        let text = text.trim();
        let words = Language::ALL.map(|language| self.word.of(language));
        words.iter().any(|word| word.eq_ignore_ascii_case(text))
    }

    /// Every way in which it may be typed, whatever the language of the screen.
    fn spellings(&self) -> impl Iterator<Item = &'static str> {
        let words = Language::ALL.map(|language| self.word.of(language));
        words.into_iter().chain(self.also.iter().copied())
    }
}

const fn word<T>(word: Phrase, also: &'static [&'static str], value: T) -> Word<T> {
    Word { word, also, value }
}

/// What is done with a drug.
pub(super) const ACTS: [Word<Act>; 3] = [
    word(
        words::START,
        &["begin", "add", "new", "\u{52a0}\u{7528}"],
        Act::Start,
    ),
    word(words::STOP, &["end", "\u{505c}\u{836f}"], Act::Stop),
    word(words::SWITCH, &["change", "\u{6362}\u{836f}"], Act::Switch),
];

pub(super) const RECALLS: [Word<NoteKind>; 2] = [
    word(
        words::ATTEMPT,
        &["recall", "letter", "call"],
        NoteKind::RecallAttempt,
    ),
    word(
        words::SAMPLE_SENT,
        &["\u{6837}\u{672c}\u{5df2}\u{9001}\u{68c0}"],
        NoteKind::SampleSent,
    ),
];

pub(super) const SEXES: [Word<Option<Sex>>; 3] = [
    word(words::FEMALE, &["woman"], Some(Sex::Female)),
    word(words::MALE, &["man"], Some(Sex::Male)),
    word(words::NOT_RECORDED, &["unknown", "?"], None),
];

pub(super) const CIRRHOSES: [Word<Cirrhosis>; 4] = [
    word(
        words::NOT_RECORDED,
        &["unknown", "?"],
        Cirrhosis::NotRecorded,
    ),
    word(words::NONE, &["no"], Cirrhosis::None),
    word(words::COMPENSATED, &["yes"], Cirrhosis::Compensated),
    word(words::DECOMPENSATED, &[], Cirrhosis::Decompensated),
];

pub(super) const FOLLOW_UPS: [Word<FollowUp>; 4] = [
    word(words::ACTIVE, &[], FollowUp::Active),
    word(words::MOVED, &[], FollowUp::Moved),
    word(words::LOST, &[], FollowUp::Lost),
    word(words::DIED, &["dead"], FollowUp::Died),
];

pub(super) const INTENTS: [Word<Intent>; 3] = [
    word(words::TREATMENT, &[], Intent::Treatment),
    word(words::PROPHYLAXIS, &["prevention"], Intent::Prophylaxis),
    word(words::PREGNANCY, &[], Intent::Pregnancy),
];

/// The word that `text` means: itself, or the only one that begins so. Case does not matter.
pub(super) fn read<T: Copy>(words: &[Word<T>], text: &str) -> Option<Word<T>> {
    let wanted = fold(text.trim());
    let whole = words
        .iter()
        .find(|word| word.spellings().any(|own| own == wanted));
    let beginning = |word: &&Word<T>| word.spellings().any(|own| own.starts_with(&wanted));
    let mut begun = words.iter().filter(beginning);
    match (whole, begun.next(), begun.next()) {
        (Some(word), _, _) => Some(*word),
        (None, Some(only), None) if !wanted.is_empty() => Some(*only),
        (None, ..) => None,
    }
}

/// The word after (or before) the one that `text` means, and round; the first where it means none.
fn step<T: Copy>(words: &[Word<T>], text: &str, forward: bool, language: Language) -> &'static str {
    let present = read(words, text);
    let present = present.and_then(|present| words.iter().position(|own| own.word == present.word));
    let forward = forward || present.is_none();
    another(words, present, forward).map_or("", |word| word.word.of(language))
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

pub(super) fn spoken<T: Copy + PartialEq>(
    words: &[Word<T>],
    value: T,
    language: Language,
) -> &'static str {
    words
        .iter()
        .find(|word| word.value == value)
        .map_or("", |word| word.word.of(language))
}

pub(super) fn listed<T>(words: &[Word<T>], language: Language) -> String {
    words
        .iter()
        .map(|word| word.word.of(language))
        .collect::<Vec<_>>()
        .join(common::LISTED.of(language))
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
                read(&CIRRHOSES, typed).map(|word| word.value),
                value,
                "{typed}"
            );
        }
        assert_eq!(read(&ACTS, "sw").unwrap().value, Act::Switch);
        assert!(read(&ACTS, "st").is_none());
        assert_eq!(listed(&ACTS, Language::English), "start, stop, switch");
        assert_eq!(read(&SEXES, "\u{5973}").unwrap().value, Some(Sex::Female));
    }

    #[test]
    fn stepping_goes_round() {
        assert_eq!(step(&ACTS, "start", true, Language::English), "stop");
        assert_eq!(step(&ACTS, "switch", true, Language::English), "start");
        assert_eq!(step(&ACTS, "start", false, Language::English), "switch");
        assert_eq!(step(&ACTS, "nonsense", true, Language::English), "start");
        assert_eq!(
            spoken(&SEXES, Some(Sex::Female), Language::English),
            "female"
        );
    }
}
