//! Names that may be one: in any order and spelling, in Chinese characters or in pinyin, with a slip of a letter.

use crate::notation::{fold_letters, readings, sounds};

/// How two names are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameLikeness {
    /// The same, whatever stands first, how it is divided, and how its letters are composed.
    Same,
    /// Chinese characters that sound so: 陈伟 and `Wei Chen`, 陈伟 and 陳偉.
    Sound,
    /// The same but for one letter, or but for a part that only one of them has.
    Spelling,
}

/// From here on characters stand for themselves.
const FIRST_IDEOGRAPH: char = '\u{2e80}';

/// In fewer letters one is another name and not a slip.
const LETTERS_OF_A_SLIP: usize = 6;

/// A name, prepared to be compared with many others.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// How many letters it has; `None` where folding may make more or fewer of them.
    letters: Option<usize>,
    /// Its words, folded.
    words: Vec<String>,
    /// Its Chinese characters in their order.
    chinese: Vec<char>,
}

impl Name {
    pub(super) fn of(name: &str) -> Self {
        let folded = fold_letters(name);
        Self {
            letters: plain_letters(name),
            words: folded
                .split(|c: char| !c.is_alphanumeric() && c != '\'')
                .map(|word| word.replace('\'', ""))
                .filter(|word| !word.is_empty())
                .collect(),
            chinese: chinese(name).collect(),
        }
    }

    /// How `other` is alike; a slip of a letter only where it is asked for.
    pub(super) fn likeness(&self, other: &str, with_slips: bool) -> Option<NameLikeness> {
        if self.words.is_empty() {
            return None;
        }
        // Without accents nothing folds into more or fewer letters: then counting them tells nearly all apart.
        let may_be_same = match (self.letters, plain_letters(other)) {
            (Some(one), Some(other)) => one == other,
            (None, _) | (_, None) => true,
        };
        if may_be_same && self.is_same(&Self::of(other)) {
            return Some(NameLikeness::Same);
        }
        if self.sounds_like(other) {
            return Some(NameLikeness::Sound);
        }
        (with_slips && self.is_nearly(&Self::of(other))).then_some(NameLikeness::Spelling)
    }

    fn is_same(&self, other: &Self) -> bool {
        let sorted = |name: &Self| {
            let mut words = name.words.clone();
            words.sort_unstable();
            words
        };
        let joined = other.words.concat();
        joined.len() == self.words.iter().map(String::len).sum::<usize>()
            && (turned(&self.words).any(|own| own.concat() == joined)
                || turned(&other.words).any(|its| its.concat() == self.words.concat())
                || sorted(self) == sorted(other))
    }

    /// Whether the Chinese characters of one sound as the other's, or as the other is written in letters.
    fn sounds_like(&self, other: &str) -> bool {
        let mut its = chinese(other).peekable();
        let is_other_chinese = its.peek().is_some();
        if !self.chinese.is_empty() && is_other_chinese {
            let its: Vec<char> = its.collect();
            return its.len() == self.chinese.len()
                && turned(&self.chinese)
                    .any(|own| own.iter().zip(&its).all(|(o, i)| sound(*o, *i)));
        }
        if is_other_chinese {
            return is_spelled(&its.collect::<Vec<_>>(), &self.words);
        }
        !self.chinese.is_empty() && is_spelled(&self.chinese, &Self::of(other).words)
    }

    /// Whether one letter differs, is missing or stands in another place, or one has a part more than the other.
    fn is_nearly(&self, other: &Self) -> bool {
        let (fewer, more) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        let has_part_more = fewer.len() > 1 && fewer.iter().all(|word| more.contains(word));
        let its = other.words.concat();
        has_part_more
            || turned(&self.words).any(|own| {
                let own = own.concat();
                own.chars().count().max(its.chars().count()) >= LETTERS_OF_A_SLIP
                    && is_one_slip(&own, &its)
            })
    }
}

/// The letters of a name that folding leaves as many as they are.
fn plain_letters(name: &str) -> Option<usize> {
    let is_plain = |one: char| one.is_ascii() || one >= FIRST_IDEOGRAPH;
    name.chars()
        .all(is_plain)
        .then(|| name.chars().filter(|one| one.is_alphanumeric()).count())
}

/// The Chinese characters of a name.
fn chinese(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|one| *one >= FIRST_IDEOGRAPH && readings(*one).next().is_some())
}

/// The parts in their order, beginning with each of them: family and given name either way round.
fn turned<T: Clone>(parts: &[T]) -> impl Iterator<Item = Vec<T>> {
    (0..parts.len()).map(|first| {
        let mut parts = parts.to_vec();
        parts.rotate_left(first);
        parts
    })
}

/// Whether two Chinese characters are the same or can be read alike.
fn sound(one: char, other: char) -> bool {
    one == other || readings(one).any(|own| readings(other).any(|its| own == its))
}

/// Whether the words, in their order or beginning with another of them, spell the characters in pinyin.
fn is_spelled(characters: &[char], words: &[String]) -> bool {
    let is_pinyin = |word: &String| word.bytes().all(|byte| byte.is_ascii_lowercase());
    words.iter().all(is_pinyin)
        && (turned(characters).any(|turned| spells(words.concat().as_bytes(), &turned))
            || turned(words).any(|turned| spells(turned.concat().as_bytes(), characters)))
}

/// Whether the letters are one reading of each character after the other.
fn spells(letters: &[u8], characters: &[char]) -> bool {
    let Some((first, rest)) = characters.split_first() else {
        return letters.is_empty();
    };
    readings(*first).any(|reading| {
        ends_of(reading, letters).any(|end| {
            letters
                .get(end..)
                .is_some_and(|letters| spells(letters, rest))
        })
    })
}

/// Where the spellings of a reading end that the letters begin with: `lü` is written `lu`, `lv` and `lyu`.
fn ends_of(reading: &'static str, letters: &[u8]) -> impl Iterator<Item = usize> {
    let plain = reading.chars().count();
    let matches = |skipped: usize| {
        let mut typed = letters.iter().enumerate();
        reading.chars().all(|letter| {
            let is_skipped = letter == '\u{fc}' && skipped == 1;
            if is_skipped && typed.next().is_none_or(|(_, typed)| *typed != b'y') {
                return false;
            }
            typed
                .next()
                .is_some_and(|(_, typed)| sounds(letter, *typed))
        })
    };
    let with_y = reading.contains('\u{fc}') && matches(1);
    let without = matches(0);
    [(without, plain), (with_y, plain + 1)]
        .into_iter()
        .filter_map(|(is_written, end)| is_written.then_some(end))
}

/// Whether one letter differs, is missing, or two neighbours are exchanged.
fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let rest =
        |letters: &[char], skipped: usize| letters.get(same + skipped..).map(<[char]>::to_vec);
    match long.len() - short.len() {
        0 => {
            let (own, its) = (rest(short, 0), rest(long, 0));
            let exchanged = own.map(|mut own| {
                if own.len() > 1 {
                    own.swap(0, 1);
                }
                own
            });
            rest(short, 1) == rest(long, 1) || exchanged == its
        }
        1 => rest(short, 0) == rest(long, 1),
        _ => false,
    }
}
