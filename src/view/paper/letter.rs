//! The recall letter: a text of the clinic with what it says of one patient. What shows through the window of an envelope
//! is a name and nothing else: neither the clinic, which may be called after a disease, nor a result.

use std::fmt;

use super::Subject;
use super::pen::{BODY, Pen, STRONG, Style};
use crate::exchange::report::{PAGE_HEIGHT, PAGE_WIDTH, Page};
use crate::wording::screens::{common, letter, page};
use crate::wording::{Language, Phrase, Words, date_words, day_words, shown};

/// The text of a clinic that has none of its own.
pub const SHIPPED_LETTER: Phrase = Phrase::new(
    include_str!("../../../data/letter.txt"),
    include_str!("../../../data/letter_zh.txt"),
);

/// The text that a clinic keeps as its own: one that was shipped is kept by nobody, so that a later one of the program counts.
#[must_use]
pub fn own_letter(text: String) -> Option<String> {
    let is_shipped = Language::ALL.map(|language| SHIPPED_LETTER.of(language) == text);
    (is_shipped == [false; Language::ALL.len()]).then_some(text)
}

/// What may stand in braces in a letter.
pub const LETTER_WORDS: [&str; 7] = ["name", "number", "born", "due", "tests", "clinic", "today"];

/// Where the window of an envelope begins, from above, and where the letter does.
const WINDOW: f64 = 33.0;
const LETTER: f64 = 78.0;
const PLAIN: Style = Style { size: 4.0, ..BODY };

/// Why a letter cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterError {
    Unknown(String),
    /// An opening brace has no closing one on its line.
    Open,
    TooLong(String),
}

impl LetterError {
    /// What is wrong, and what is accepted.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        let known = || LETTER_WORDS.map(|word| format!("{{{word}}}")).join(" ");
        match self {
            Self::Unknown(word) => letter::unknown(language, word, known()),
            Self::Open => letter::open(language, known()),
            Self::TooLong(number) => letter::too_long(language, number),
        }
    }
}

impl fmt::Display for LetterError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.told(Language::English))
    }
}

impl std::error::Error for LetterError {}

/// Looks at a text before it is kept: every word in braces must be known.
///
/// # Errors
/// The first that is not.
pub fn check_letter(text: &str) -> Result<(), LetterError> {
    filled(text, &|_| String::new()).map(drop)
}

/// The text with something in the place of each word in braces.
fn filled(text: &str, value: &dyn Fn(&str) -> String) -> Result<String, LetterError> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let (word, after) = behind
            .split_once('}')
            .filter(|(word, _)| !word.contains('\n'))
            .ok_or(LetterError::Open)?;
        if !LETTER_WORDS.contains(&word) {
            return Err(LetterError::Unknown(word.to_owned()));
        }
        filled.push_str(&value(word));
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// A name as it is said: the family name last, where a comma tells which it is; no blank within Han characters.
fn said(name: &str) -> String {
    let Some((family, given)) = name.split_once(',') else {
        return name.to_owned();
    };
    let (family, given) = (family.trim(), given.trim());
    if given.is_empty() {
        family.to_owned()
    } else if name.is_ascii() || !family.chars().all(is_han) {
        format!("{given} {family}")
    } else {
        format!("{family}{given}")
    }
}

fn is_han(letter: char) -> bool {
    matches!(u32::from(letter), 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

impl Subject<'_> {
    /// The recall letter by this text.
    ///
    /// # Errors
    /// A word in braces is not known, or the letter is longer than a page.
    pub fn letter(&self, text: &str) -> Result<Page, LetterError> {
        let person = &self.standing.record.person;
        let name = said(&person.name);
        let words = self.standing.words(self.knowledge);
        let text = filled(text, &|word| match word {
            "name" => name.clone(),
            "number" => person.mrn.clone(),
            "born" => person.born.map_or_else(
                || "-".to_owned(),
                |born| day_words(self.standing.language, born),
            ),
            "due" => self.first_due(),
            "tests" => tests(&words),
            "clinic" => self.clinic.unwrap_or("-").to_owned(),
            _ => date_words(self.standing.language, self.standing.assessment.day),
        })?;
        let mut pen = Pen::default();
        let mut y = 0.0;
        for words in &self.loud {
            y = pen.paragraph((0.0, y), PAGE_WIDTH, STRONG, words);
        }
        let y = pen.paragraph((8.0, WINDOW.max(y)), 75.0, PLAIN, &name);
        let mut y = LETTER.max(y + PLAIN.leading());
        for line in text.lines() {
            y = if line.trim().is_empty() {
                y + PLAIN.leading()
            } else {
                pen.paragraph((8.0, y), PAGE_WIDTH - 16.0, PLAIN, line)
            };
        }
        if y > PAGE_HEIGHT {
            return Err(LetterError::TooLong(shown(&person.mrn).into_owned()));
        }
        Ok(Page {
            language: self.standing.language,
            title: page::letter_of(
                self.standing.language,
                date_words(self.standing.language, self.standing.assessment.day),
            ),
            orders: pen.orders,
        })
    }

    /// The first day on which something is due.
    fn first_due(&self) -> String {
        let due = self.standing.assessment.next_due.iter().map(|due| due.on);
        due.min().map_or_else(
            || "-".to_owned(),
            |day| date_words(self.standing.language, day),
        )
    }
}

fn tests(words: &Words<'_>) -> String {
    let due = words.next_due();
    let first = due.iter().map(|line| line.due).min();
    let tests = due.iter().filter(|line| Some(line.due) == first);
    tests
        .map(|line| line.test)
        .collect::<Vec<_>>()
        .join(common::AND.of(words.language()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_named() {
        for language in Language::ALL {
            let text = SHIPPED_LETTER.of(language);
            assert_eq!(check_letter(text), Ok(()));
            assert_eq!(own_letter(text.to_owned()), None);
        }
        assert_eq!(check_letter("no braces"), Ok(()));
        let unknown = check_letter("Dear {nmae}").unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "{nmae} is not known: a letter may hold {name} {number} {born} {due} {tests} {clinic} {today}"
        );
        assert_eq!(check_letter("Dear {name\n}"), Err(LetterError::Open));
        // What stands in the place of a word is never filled again.
        let twice = filled("{name}", &|_| "{number}".to_owned());
        assert_eq!(twice.as_deref(), Ok("{number}"));
    }

    #[test]
    fn names_are_said_as_people_say_them() {
        for (name, spoken) in [
            ("Chen, Weiyun", "Weiyun Chen"),
            ("Suryaningtyas", "Suryaningtyas"),
            ("公孙, 牧野", "公孙牧野"),
            ("Đặng, Hải Sương", "Hải Sương Đặng"),
            ("Chen,", "Chen"),
        ] {
            assert_eq!(said(name), spoken);
        }
    }
}
