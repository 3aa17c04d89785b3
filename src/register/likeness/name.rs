//! Names that may be one: in any order and spelling, in Chinese characters or in pinyin, with a slip of a letter.

use crate::notation::{fold_letters, readings, sounds};

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
    /// Its words joined, beginning with each of them: family and given name either way round.
    joined: Vec<String>,
    /// Its Chinese characters in their order.
    chinese: Vec<char>,
}

impl Name {
    pub(super) fn of(name: &str) -> Self {
        let words: Vec<String> = fold_letters(name)
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .map(|word| word.replace('\'', ""))
            .filter(|word| !word.is_empty())
            .collect();
        let joined = (0..words.len()).map(|first| {
            let (before, after) = words.split_at(first);
            after.concat() + &before.concat()
        });
        Self {
            letters: plain_letters(name),
            joined: joined.collect(),
            chinese: chinese(name).collect(),
            words,
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

    /// The words joined in their own order.
    fn whole(&self) -> &str {
        self.joined.first().map_or("", String::as_str)
    }

    fn is_same(&self, other: &Self) -> bool {
        let sorted = |name: &Self| {
            let mut words = name.words.clone();
            words.sort_unstable();
            words
        };
        self.whole().len() == other.whole().len()
            && (self.joined.iter().any(|own| own == other.whole())
                || other.joined.iter().any(|its| its == self.whole())
                || sorted(self) == sorted(other))
    }

    /// Whether the Chinese characters of one sound as the other's, or as the other is written in letters.
    fn sounds_like(&self, other: &str) -> bool {
        let its: Vec<char> = chinese(other).collect();
        match (self.chinese.is_empty(), its.is_empty()) {
            (true, true) => false,
            (true, false) => self.spells(&its),
            (false, true) => Self::of(other).spells(&self.chinese),
            (false, false) => {
                // Beside other letters one character is not the name.
                let is_name = its.len() > 1 || (self.is_chinese() && Self::of(other).is_chinese());
                is_name && sound_alike(&self.chinese, &its)
            }
        }
    }

    /// Whether it has no other letters than Chinese characters.
    fn is_chinese(&self) -> bool {
        self.whole().chars().count() == self.chinese.len()
    }

    /// Whether its words, in their order or beginning with another of them, spell the characters in pinyin, the
    /// given name before the family name or behind it.
    fn spells(&self, characters: &[char]) -> bool {
        let whole = self.whole().as_bytes();
        // `zhuang` is the longest reading.
        (characters.len()..=6 * characters.len()).contains(&whole.len())
            && whole.iter().all(u8::is_ascii_lowercase)
            && ((0..characters.len()).any(|first| spells(whole, characters, (first, 0)))
                || self
                    .joined
                    .iter()
                    .any(|turned| spells(turned.as_bytes(), characters, (0, 0))))
    }

    /// Whether one letter differs, is missing or stands in another place, or one has a part more than the other.
    fn is_nearly(&self, other: &Self) -> bool {
        let (fewer, more) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        let has_part_more = fewer.len() > 1 && fewer.iter().all(|word| more.contains(word));
        let its = other.whole();
        has_part_more
            || self.joined.iter().any(|own| {
                own.chars().count().max(its.chars().count()) >= LETTERS_OF_A_SLIP
                    && is_one_slip(own, its)
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

fn chinese(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|one| *one >= FIRST_IDEOGRAPH && readings(*one).next().is_some())
}

/// Whether two are as long and each character can be read as the other's, the given name before or behind.
fn sound_alike(one: &[char], other: &[char]) -> bool {
    let turned = |first: usize| one.iter().cycle().skip(first).zip(other);
    one.len() == other.len()
        && (0..one.len()).any(|first| turned(first).all(|(own, its)| sound(*own, *its)))
}

/// Whether two Chinese characters are the same or can be read alike.
fn sound(one: char, other: char) -> bool {
    one == other || readings(one).any(|own| readings(other).any(|its| own == its))
}

/// Whether the letters are one reading of each character after the other, beginning with the character at `first`,
/// of which so many are `done`.
fn spells(letters: &[u8], characters: &[char], (first, done): (usize, usize)) -> bool {
    if done == characters.len() {
        return letters.is_empty();
    }
    let Some(character) = characters.get((first + done) % characters.len()) else {
        return false;
    };
    readings(*character).any(|reading| {
        ends_of(reading, letters).any(|end| {
            let rest = letters.get(end..).unwrap_or_default();
            spells(rest, characters, (first, done + 1))
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
