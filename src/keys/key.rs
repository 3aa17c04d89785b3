//! Keys as the program knows them, after everything that terminals disagree about was settled at the border.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// A key with or without Ctrl. Shift is in the character; Alt is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
}

impl Key {
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false }
    }

    pub const fn ctrl(letter: char) -> Self {
        Self {
            code: KeyCode::Char(letter),
            ctrl: true,
        }
    }

    pub const fn char(character: char) -> Self {
        Self::plain(KeyCode::Char(character))
    }

    /// The character that this key types, if it types one.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(character) if !self.ctrl => Some(character),
            _ => None,
        }
    }

    /// The key as a shortcut: letters in either case and the full-width and Chinese forms of signs are one.
    pub fn folded(self) -> Self {
        let KeyCode::Char(character) = self.code else {
            return self;
        };
        Self {
            code: KeyCode::Char(fold(character)),
            ctrl: self.ctrl,
        }
    }
}

/// Signs that a Chinese input method types for those on the key caps.
fn fold(character: char) -> char {
    let narrow = match character {
        '\u{ff01}'..='\u{ff5e}' => u32::from(character)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(character),
        '\u{3000}' => ' ',
        '\u{3002}' => '.',
        '\u{3001}' => '/',
        '\u{3010}' => '[',
        '\u{3011}' => ']',
        other => other,
    };
    narrow.to_ascii_lowercase()
}

impl fmt::Display for Key {
    /// The name on the key cap: `Ctrl-S`, `F8`, `Enter`, `r`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        let name = match self.code {
            KeyCode::Char(' ') => "Space",
            KeyCode::Char(character) => {
                return if self.ctrl {
                    write!(f, "{}", character.to_ascii_uppercase())
                } else {
                    write!(f, "{character}")
                };
            }
            KeyCode::F(number) => return write!(f, "F{number}"),
            KeyCode::Enter => "Enter",
            KeyCode::Esc => "Esc",
            KeyCode::Tab => "Tab",
            KeyCode::BackTab => "Shift-Tab",
            KeyCode::Backspace => "Backspace",
            KeyCode::Delete => "Delete",
            KeyCode::Up => "Up",
            KeyCode::Down => "Down",
            KeyCode::Left => "Left",
            KeyCode::Right => "Right",
            KeyCode::Home => "Home",
            KeyCode::End => "End",
            KeyCode::PageUp => "PgUp",
            KeyCode::PageDown => "PgDn",
        };
        f.write_str(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcuts_are_the_same_in_either_case_and_under_an_input_method() {
        for (typed, shortcut) in [
            ('R', 'r'),
            ('\u{ff1f}', '?'),
            ('\u{3001}', '/'),
            ('\u{3002}', '.'),
            ('\u{ff0c}', ','),
            ('\u{ff15}', '5'),
            ('\u{ff52}', 'r'),
        ] {
            assert_eq!(Key::char(typed).folded(), Key::char(shortcut), "{typed}");
        }
        assert_eq!(Key::ctrl('S').folded(), Key::ctrl('s'));
    }

    #[test]
    fn keys_are_named_as_on_the_cap() {
        assert_eq!(Key::ctrl('s').to_string(), "Ctrl-S");
        assert_eq!(Key::plain(KeyCode::F(8)).to_string(), "F8");
        assert_eq!(Key::plain(KeyCode::BackTab).to_string(), "Shift-Tab");
        assert_eq!(Key::char('r').to_string(), "r");
    }
}
