//! What a whole sequence means: a key, a click, the begin of a paste, or nothing, as all answers of the terminal.

use ratatui::crossterm::event::{
    KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::{Typed, table};

/// Kitty's numbers of keys that type nothing.
const PRIVATE_USE: std::ops::RangeInclusive<u32> = 0xe000..=0xf8ff;
/// The modifier Caps Lock in kitty's numbers.
const CAPS_LOCK: u32 = 64;

/// What a sequence turned out to be.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Meaning {
    /// An answer of the terminal, or a key that the program does not know.
    #[default]
    Nothing,
    PasteBegins,
    Typed(Vec<Typed>),
}

impl Meaning {
    fn key(event: KeyEvent) -> Self {
        Self::Typed(vec![Typed::Key(event)])
    }
}

/// The numbers between `CSI` and its last byte: parameters, and the parts of each.
struct Parameters(Vec<Vec<u32>>);

impl Parameters {
    fn of(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let number = |part: &str| match part {
            "" => Some(0),
            digits => digits.parse().ok(),
        };
        let parts = |parameter: &str| parameter.split(':').map(number).collect();
        text.split(';').map(parts).collect::<Option<_>>().map(Self)
    }

    fn part(&self, parameter: usize, part: usize) -> u32 {
        let found = self.0.get(parameter).and_then(|parts| parts.get(part));
        found.copied().unwrap_or(0)
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing stands between `CSI` and the last byte.
    fn is_empty(&self) -> bool {
        self.len() <= 1 && self.part(0, 0) == 0
    }

    /// The modifiers of a parameter, and whether the key was pressed, repeated or released.
    fn held(&self, parameter: usize) -> Held {
        Held {
            bits: self.part(parameter, 0).saturating_sub(1),
            kind: match self.part(parameter, 1) {
                2 => KeyEventKind::Repeat,
                3 => KeyEventKind::Release,
                _ => KeyEventKind::Press,
            },
        }
    }
}

/// How a key was held.
#[derive(Clone, Copy)]
struct Held {
    bits: u32,
    kind: KeyEventKind,
}

impl Held {
    fn modifiers(self) -> KeyModifiers {
        // In the order of their bits.
        let names = [
            KeyModifiers::SHIFT,
            KeyModifiers::ALT,
            KeyModifiers::CONTROL,
            KeyModifiers::SUPER,
            KeyModifiers::HYPER,
            KeyModifiers::META,
        ];
        let held = names
            .into_iter()
            .enumerate()
            .filter(|(place, _)| self.bits >> place & 1 == 1);
        held.fold(KeyModifiers::NONE, |all, (_, one)| all | one)
    }

    fn event(self, code: KeyCode) -> KeyEvent {
        KeyEvent::new_with_kind(code, self.modifiers(), self.kind)
    }
}

/// The meaning of `CSI`, `bytes` and `last`.
pub(super) fn of_csi(bytes: &[u8], last: u8) -> Meaning {
    match bytes {
        [b'['] => table::of_linux(last).map_or(Meaning::Nothing, |key| Meaning::key(key.into())),
        [b'<', report @ ..] if matches!(last, b'M' | b'm') => sgr_mouse(report, last == b'M'),
        // Private forms are answers, never keys.
        [b'<'..=b'?', ..] => Meaning::Nothing,
        _ => Parameters::of(bytes).map_or(Meaning::Nothing, |given| plain_csi(&given, last)),
    }
}

fn plain_csi(given: &Parameters, last: u8) -> Meaning {
    let number = given.part(0, 0);
    match last {
        b'~' if number == 200 => Meaning::PasteBegins,
        // modifyOtherKeys of xterm.
        b'~' if number == 27 && given.len() == 3 => character(&Character {
            code: given.part(2, 0),
            shifted: 0,
            base: 0,
            text: &[],
            held: given.held(1),
        }),
        b'~' => named(table::of_tilde(number), given.held(1)),
        // rxvt: Shift, Ctrl, both.
        b'$' | b'^' | b'@' => {
            let bits = match last {
                b'$' => 1,
                b'^' => 4,
                _ => 5,
            };
            let kind = KeyEventKind::Press;
            named(table::of_tilde(number), Held { bits, kind })
        }
        b'u' => character(&Character {
            code: number,
            shifted: given.part(0, 1),
            base: given.part(0, 2),
            text: given.0.get(2).map_or(&[], Vec::as_slice),
            held: given.held(1),
        }),
        // With numbers it is where the cursor stands: an answer.
        b'R' if !given.is_empty() => match u16::try_from(given.part(1, 0)) {
            Ok(column) => Meaning::Typed(vec![Typed::CursorAt(column)]),
            Err(_) => Meaning::Nothing,
        },
        b'a'..=b'd' if !given.is_empty() => Meaning::Nothing,
        b'A'..=b'Z' | b'a'..=b'd' if number <= 1 => named(table::of_csi(last), given.held(1)),
        _ => Meaning::Nothing,
    }
}

/// The meaning of `SS3`, `bytes` and `last`.
pub(super) fn of_ss3(bytes: &[u8], last: u8) -> Meaning {
    Parameters::of(bytes).map_or(Meaning::Nothing, |given| {
        // Old terminals put the modifier alone, newer ones a 1 before it.
        let held = given.held(given.len().saturating_sub(1));
        named(table::of_ss3(last), held)
    })
}

fn named(key: Option<KeyCode>, held: Held) -> Meaning {
    key.map_or(Meaning::Nothing, |key| Meaning::key(held.event(key)))
}

/// A key by its number, as kitty and xterm send it.
struct Character<'a> {
    code: u32,
    /// What it types with Shift, where that is told.
    shifted: u32,
    /// What stands there on a Latin keyboard, where that is told.
    base: u32,
    /// What it types, where that is told.
    text: &'a [u32],
    held: Held,
}

fn character(key: &Character<'_>) -> Meaning {
    if let Some(code) = table::of_kitty(key.code) {
        return Meaning::key(key.held.event(code));
    }
    let (bits, kind) = (key.held.bits, key.held.kind);
    let modifiers = key.held.modifiers();
    let has_alt = modifiers.contains(KeyModifiers::ALT);
    let has_ctrl = modifiers.contains(KeyModifiers::CONTROL);
    let is_command =
        modifiers.intersects(KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META);
    // Ctrl and Alt together are the AltGr of terminals that have no word for it.
    let types = has_ctrl == has_alt && !is_command;
    if types || !has_ctrl && !is_command {
        let typed: Vec<Typed> = key
            .text
            .iter()
            .filter_map(|code| char::from_u32(*code).filter(|one| !one.is_control()))
            .map(|one| {
                let event = KeyEvent::new_with_kind(KeyCode::Char(one), KeyModifiers::NONE, kind);
                Typed::Key(event)
            })
            .collect();
        if !typed.is_empty() {
            return Meaning::Typed(typed);
        }
    }
    let printable = |code: u32| {
        char::from_u32(code)
            .filter(|one| code != 0 && !one.is_control() && !PRIVATE_USE.contains(&u32::from(*one)))
    };
    let Some(plain) = printable(key.code) else {
        return Meaning::Nothing;
    };
    let has_shift = modifiers.contains(KeyModifiers::SHIFT);
    let is_capital = plain.is_alphabetic() && has_shift != (bits & CAPS_LOCK != 0);
    let typed = match printable(key.shifted) {
        Some(shifted) if has_shift && (is_capital || !plain.is_alphabetic()) => shifted,
        _ if is_capital => capital(plain),
        _ => plain,
    };
    let event = if types {
        KeyEvent::new_with_kind(KeyCode::Char(typed), KeyModifiers::NONE, kind)
    } else {
        // A shortcut means the place of the key where the letters are not Latin.
        let latin = printable(key.base).filter(|_| !plain.is_ascii());
        KeyEvent::new_with_kind(KeyCode::Char(latin.unwrap_or(typed)), modifiers, kind)
    };
    Meaning::key(event)
}

fn capital(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) => capital,
        _ => letter,
    }
}

fn sgr_mouse(report: &[u8], is_press: bool) -> Meaning {
    let Some(given) = Parameters::of(report).filter(|given| given.len() == 3) else {
        return Meaning::Nothing;
    };
    let place = |parameter| u16::try_from(given.part(parameter, 0).saturating_sub(1)).ok();
    match (place(1), place(2)) {
        (Some(column), Some(row)) if is_press => mouse(given.part(0, 0), column, row),
        _ => Meaning::Nothing,
    }
}

/// The meaning of `CSI M` and three bytes: the mouse of terminals that know no other form.
pub(super) fn of_old_mouse([button, column, row]: [u8; 3]) -> Meaning {
    let place = |byte: u8| u16::from(byte.saturating_sub(33));
    mouse(
        u32::from(button.saturating_sub(32)),
        place(column),
        place(row),
    )
}

/// Only a press of the first button and the wheel mean something.
fn mouse(button: u32, column: u16, row: u16) -> Meaning {
    // Shift, Alt and Ctrl are bits of their own.
    let kind = match button & !0b1_1100 {
        0 => MouseEventKind::Down(MouseButton::Left),
        64 => MouseEventKind::ScrollUp,
        65 => MouseEventKind::ScrollDown,
        _ => return Meaning::Nothing,
    };
    Meaning::Typed(vec![Typed::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })])
}
