//! A key as the table names it, shown as on the key cap, and written as in a file of keys.

use std::fmt;
use std::str::FromStr;

use crate::keys::key::{Key, KeyCode};
use crate::wording::keys::caps;
use crate::wording::refusals::data_files::quoted;
use crate::wording::refusals::own_files as said;
use crate::wording::{Language, Sentence};

/// A key, or a kind of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chord {
    Key(Key),
    Digit,
}

/// Why a text is no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence().english())]
pub enum ChordFault {
    Unknown(String),
    /// Terminals send another key for it.
    Same(String, &'static str),
}

impl ChordFault {
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Unknown(text) => {
                let names = NAMES.map(|(name, _)| name).join(" ");
                said::no_key(quoted(text), "F1", "F12", names)
            }
            Self::Same(text, name) => said::same_key(quoted(text), name),
        }
    }
}

/// The names of the keys that type nothing.
const NAMES: [(&str, KeyCode); 15] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("shift-tab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("space", KeyCode::Char(' ')),
];

/// Ctrl with these letters is another key to a terminal.
const SAME: [(char, &str); 4] = [
    ('h', "backspace"),
    ('i', "tab"),
    ('j', "enter"),
    ('m', "enter"),
];

impl Chord {
    /// Whether a key that was pressed, folded, is meant.
    pub(super) fn is(self, key: Key) -> bool {
        match self {
            Self::Key(own) => own == key,
            Self::Digit => key.typed().is_some_and(|typed| typed.is_ascii_digit()),
        }
    }

    /// Whether some key is meant by both.
    pub(super) fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Key(one), Self::Key(other)) => one == other,
            (Self::Digit, Self::Digit) => true,
            (Self::Key(key), Self::Digit) | (Self::Digit, Self::Key(key)) => Self::Digit.is(key),
        }
    }

    /// Whether it is a plain character, which is text where text is typed.
    pub const fn is_text(self) -> bool {
        match self {
            Self::Digit => true,
            Self::Key(key) => key.typed().is_some(),
        }
    }

    /// Its name on the key cap.
    pub fn name(self, language: Language) -> String {
        let cap = match self {
            Self::Digit => caps::DIGIT,
            Self::Key(key) if key.ctrl => return key.to_string(),
            Self::Key(key) => match key.code {
                KeyCode::Char(' ') => caps::SPACE,
                KeyCode::Up => caps::UP,
                KeyCode::Down => caps::DOWN,
                KeyCode::Left => caps::LEFT,
                KeyCode::Right => caps::RIGHT,
                _ => return key.to_string(),
            },
        };
        cap.of(language).to_owned()
    }
}

/// As a file of keys writes it: `ctrl-s`, `F8`, `n`, `shift-tab`, `digit`. What is printed reads as the same key.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = match self {
            Self::Digit => return f.write_str("digit"),
            Self::Key(key) => key,
        };
        if key.ctrl {
            f.write_str("ctrl-")?;
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == key.code) {
            return f.write_str(name);
        }
        write!(f, "{}", Key::plain(key.code))
    }
}

impl FromStr for Chord {
    type Err = ChordFault;

    /// Letters count in either case, as when they are pressed.
    fn from_str(text: &str) -> Result<Self, ChordFault> {
        let unknown = || ChordFault::Unknown(text.to_owned());
        let lower = text.to_lowercase();
        if lower == "digit" {
            return Ok(Self::Digit);
        }
        if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == lower) {
            return Ok(Self::Key(Key::plain(*code)));
        }
        if let Some(number) = lower.strip_prefix('f').filter(|number| !number.is_empty()) {
            let number = number
                .parse()
                .ok()
                .filter(|number| (1..=12).contains(number));
            let number: u8 = number.ok_or_else(unknown)?;
            return Ok(Self::Key(Key::plain(KeyCode::F(number))));
        }
        if let Some(letter) = lower.strip_prefix("ctrl-") {
            let letter = one(letter)
                .filter(char::is_ascii_lowercase)
                .ok_or_else(unknown)?;
            return match SAME.iter().find(|(same, _)| *same == letter) {
                Some((_, name)) => Err(ChordFault::Same(text.to_owned(), name)),
                None => Ok(Self::Key(Key::ctrl(letter))),
            };
        }
        let character = one(text).filter(|character| !character.is_control());
        let character = character.ok_or_else(unknown)?;
        Ok(Self::Key(Key::char(character).folded()))
    }
}

fn one(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keymap;

    #[test]
    fn every_key_is_read_as_it_is_printed() {
        let named = NAMES.map(|(_, code)| Key::plain(code)).into_iter();
        let functions = (1..=12).map(|number| Key::plain(KeyCode::F(number)));
        let signs = ('!'..='~').map(|sign| Key::char(sign).folded());
        let control = ('a'..='z').filter(|letter| SAME.iter().all(|(same, _)| same != letter));
        let all = named
            .chain(functions)
            .chain(signs)
            .chain(control.map(Key::ctrl))
            .map(Chord::Key)
            .chain([Chord::Digit]);
        for chord in all.chain(
            Keymap::default()
                .table()
                .iter()
                .flat_map(|binding| binding.keys.iter().copied()),
        ) {
            assert_eq!(chord.to_string().parse(), Ok(chord), "{chord}");
        }
    }

    #[test]
    fn keys_are_read_in_either_case_and_what_is_none_is_refused() {
        for (text, chord) in [
            ("Ctrl-S", Chord::Key(Key::ctrl('s'))),
            ("f8", Chord::Key(Key::plain(KeyCode::F(8)))),
            ("F8", Chord::Key(Key::plain(KeyCode::F(8)))),
            ("N", Chord::Key(Key::char('n'))),
            ("f", Chord::Key(Key::char('f'))),
            ("-", Chord::Key(Key::char('-'))),
            ("PgUp", Chord::Key(Key::plain(KeyCode::PageUp))),
        ] {
            assert_eq!(text.parse(), Ok(chord), "{text}");
        }
        for text in [
            "",
            "F0",
            "F13",
            "ctrl-",
            "ctrl-enter",
            "ctrl-ss",
            "alt-x",
            "hello",
            "\t",
        ] {
            assert_eq!(
                text.parse::<Chord>(),
                Err(ChordFault::Unknown(text.to_owned()))
            );
        }
        assert!(matches!(
            "ctrl-I".parse::<Chord>(),
            Err(ChordFault::Same(_, "tab"))
        ));
    }
}
