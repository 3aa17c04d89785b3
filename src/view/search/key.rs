//! What of a patient is searched, folded once and not with every key.

use chrono::NaiveDate;

use memchr::memmem::Finder;

use super::chinese::{self, Character};
use super::fold;
use crate::clinical::record::Person;
use crate::wording::{Language, date_words};

/// What of a patient is searched.
///
/// All texts stand in one, divided by line ends, which no typed word contains: so one look at it rules nearly
/// everybody out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchKey {
    text: Box<str>,
    number: usize,
    /// The name begins after the number and ends here.
    name: usize,
    /// The birth date in its spellings, each after a line end, begins here.
    births: usize,
    born: Option<NaiveDate>,
    chinese: Box<[Character]>,
    /// How many of the Chinese characters stand before the comma of the name.
    family: usize,
}

/// How well somebody is found, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    Number,
    /// A number or a part of the name that begins so, a birth date.
    Beginning,
    Somewhere,
}

impl SearchKey {
    /// What of a person is searched: number; name, also without its dividers and with family and given name the other
    /// way round; birth date; the sounds of Chinese characters.
    pub fn of(person: &Person) -> Self {
        let mut text = fold(&person.mrn);
        let number = text.len();
        let folded = fold(&person.name);
        text.push('\n');
        text.push_str(&folded);
        let name = text.len();
        let joined = |part: &str| -> String {
            let letters = part.chars().filter(|character| character.is_alphanumeric());
            letters.collect()
        };
        let (family, given) = folded.split_once(',').unwrap_or((&folded, ""));
        let (family, given) = (joined(family), joined(given));
        text.push_str(&format!("\n{family}{given}\n{given}{family}"));
        let births = text.len();
        for spelling in person.born.iter().flat_map(|born| spellings(born.date)) {
            text.push('\n');
            text.push_str(&spelling);
        }
        Self {
            number,
            name,
            births,
            born: person.born.map(|born| born.date),
            chinese: chinese::characters(&person.name),
            family: chinese::characters(&family).len(),
            text: text.into_boxed_str(),
        }
    }

    /// The same, found by other numbers too: those of records that were joined.
    pub fn also<'n>(mut self, numbers: impl Iterator<Item = &'n str>) -> Self {
        let others: String = numbers
            .map(|number| format!("\n{}", fold(number)))
            .collect();
        if !others.is_empty() {
            let mut text = self.text.into_string();
            text.insert_str(self.births, &others);
            self.births += others.len();
            self.text = text.into_boxed_str();
        }
        self
    }

    /// The folded name, to be compared with another.
    pub fn folded_name(&self) -> &str {
        self.text
            .get(self.number + 1..self.name)
            .unwrap_or_default()
    }

    pub fn folded_number(&self) -> &str {
        self.text.get(..self.number).unwrap_or_default()
    }

    /// Whether the patient was born on the day.
    pub(super) fn is_born(&self, day: NaiveDate) -> bool {
        self.born == Some(day)
    }

    /// How well a folded word is found; `finder` looks for it.
    pub(super) fn rank(&self, word: &str, finder: &Finder<'_>) -> Option<Rank> {
        match finder.find(self.text.as_bytes()) {
            Some(first) if first < self.births => {
                let number = self.folded_number();
                return Some(if number == word {
                    Rank::Number
                } else if number.starts_with(word)
                    || begins_a_part(self.folded_name(), word, finder)
                {
                    Rank::Beginning
                } else {
                    Rank::Somewhere
                });
            }
            Some(_) if self.begins_a_birth(word) => return Some(Rank::Somewhere),
            Some(_) | None => {}
        }
        let place = chinese::spelled_at(word, &self.chinese)?;
        let begins = place == 0 || place == self.family;
        Some(if begins {
            Rank::Beginning
        } else {
            Rank::Somewhere
        })
    }

    fn begins_a_birth(&self, word: &str) -> bool {
        let births = self.text.get(self.births..).unwrap_or_default();
        births
            .split('\n')
            .skip(1)
            .any(|birth| birth.starts_with(word))
    }
}

/// Whether a part of the name, which other signs than letters and figures end, begins with the word.
fn begins_a_part(name: &str, word: &str, finder: &Finder<'_>) -> bool {
    let begins = |at: usize| {
        let before = name.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(char::is_alphanumeric)
    };
    finder.find_iter(name.as_bytes()).any(begins) && word.chars().all(char::is_alphanumeric)
}

/// `1974-05-12`, `19740512`, `12-may-1974`, `12may1974`.
fn spellings(born: NaiveDate) -> [String; 4] {
    let (figures, words) = (
        born.to_string(),
        date_words(Language::English, born).to_lowercase(),
    );
    let without_dashes = |text: &str| text.replace('-', "");
    let (joined_figures, joined_words) = (without_dashes(&figures), without_dashes(&words));
    [figures, joined_figures, words, joined_words]
}
