//! A sentence that is made where nobody knows yet in which language it will be read.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::{Language, Named, Phrase, name_words};

/// What is wrong with something that was typed or read, in every language; files and journals hold the English one.
#[derive(Clone)]
pub struct Sentence(Words);

#[derive(Clone)]
enum Words {
    Fixed(Phrase),
    /// The English one, and the Chinese one where it is another.
    Made(Box<(String, Option<String>)>),
}

impl Sentence {
    /// What `say` says in each language.
    pub(crate) fn made(say: impl Fn(Language) -> String) -> Self {
        let (english, chinese) = (say(Language::English), say(Language::Chinese));
        Self(Words::Made(Box::new((english, Some(chinese)))))
    }

    /// What is written alike in every language: a name, a value, a word to type.
    pub(crate) fn alike(text: &impl ToString) -> Self {
        Self(Words::Made(Box::new((text.to_string(), None))))
    }

    /// The name of something of the data files.
    pub(crate) fn name(of: &impl Named) -> Self {
        Self::made(|language| name_words(language, of).to_owned())
    }

    /// The names of things of the data files with `between` them, made at once: a file holds a million unknown words.
    pub(crate) fn names<'n, N: Named + 'n>(
        all: impl Iterator<Item = &'n N>,
        between: Phrase,
    ) -> Self {
        let all: Vec<&N> = all.collect();
        Self::made(|language| {
            let names: Vec<&str> = all.iter().map(|of| name_words(language, *of)).collect();
            names.join(between.of(language))
        })
    }

    /// `a, b, c`, `a、b、c`.
    pub(crate) fn list(all: &[Self]) -> Self {
        Self::joined(all, [", ", ", "], ["、", "、"])
    }

    /// `a or b or c`, `a、b 或 c`; between Han characters without blanks.
    pub(crate) fn either(all: &[Self]) -> Self {
        let mut chinese = all.iter().map(|one| one.of(Language::Chinese));
        let or = if chinese.all(str::is_ascii) {
            " 或 "
        } else {
            "或"
        };
        Self::joined(all, [" or ", " or "], ["、", or])
    }

    /// Joined in each language by what stands between two and before the last.
    pub(crate) fn joined(all: &[Self], english: [&str; 2], chinese: [&str; 2]) -> Self {
        Self::made(|language| {
            let [between, before_last] = match language {
                Language::English => english,
                Language::Chinese => chinese,
            };
            let mut words = String::new();
            for (place, one) in all.iter().enumerate() {
                let is_last = place + 1 == all.len();
                words.push_str(match place {
                    0 => "",
                    _ if is_last => before_last,
                    _ => between,
                });
                words.push_str(one.of(language));
            }
            words
        })
    }

    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        match (&self.0, language) {
            (Words::Fixed(phrase), language) => phrase.of(language),
            (Words::Made(made), Language::English) => &made.0,
            (Words::Made(made), Language::Chinese) => made.1.as_ref().unwrap_or(&made.0),
        }
    }

    /// As files, journals and what scripts read hold it.
    #[must_use]
    pub fn english(&self) -> &str {
        self.of(Language::English)
    }
}

/// Sentences of the same English are the same.
impl PartialEq for Sentence {
    fn eq(&self, other: &Self) -> bool {
        self.english() == other.english()
    }
}

impl Eq for Sentence {}

impl PartialOrd for Sentence {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Sentence {
    fn cmp(&self, other: &Self) -> Ordering {
        self.english().cmp(other.english())
    }
}

impl Hash for Sentence {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.english().hash(state);
    }
}

impl From<Phrase> for Sentence {
    fn from(phrase: Phrase) -> Self {
        Self(Words::Fixed(phrase))
    }
}

impl fmt::Debug for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.english())
    }
}

/// What stands in the place of a figure of a sentence: something that is written alike in every language, or a sentence.
pub(crate) trait Figure {
    fn said(&self, language: Language) -> Cow<'_, str>;
}

impl<T: fmt::Display> Figure for T {
    fn said(&self, _language: Language) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Figure for Sentence {
    fn said(&self, language: Language) -> Cow<'_, str> {
        Cow::Borrowed(self.of(language))
    }
}

impl Figure for &Sentence {
    fn said(&self, language: Language) -> Cow<'_, str> {
        Cow::Borrowed(self.of(language))
    }
}

impl Figure for Phrase {
    fn said(&self, language: Language) -> Cow<'_, str> {
        Cow::Borrowed(self.of(language))
    }
}
