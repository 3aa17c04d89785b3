//! What is typed, as the program knows it. Quirks that are settled here, once:
//!
//! - a key reports its press, and on some terminals also its repetition (kept) and its release (dropped);
//! - Ctrl with a letter comes in either case;
//! - Shift-Tab comes as `BackTab`, with or without Shift;
//! - Ctrl-H and Ctrl-Backspace are the Backspace of old terminals, Ctrl-J and Ctrl-M the Enter, Ctrl-I the Tab and
//!   Ctrl-[ the Esc;
//! - Ctrl and Alt with a character are that character: AltGr, where the terminal has no word for it;
//! - Alt with a character, where the terminal tells it from Esc and the character, is no key of the program, and no
//!   more is one with a key of the desktop;
//! - of the mouse only clicks of the first button and the wheel count, and only where it was asked for: another program
//!   may have left it switched on.

use ratatui::crossterm::event::{
    KeyCode as Code, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::decoder::Typed;
use crate::app::event::Input;
use crate::keys::key::{Key, KeyCode};

/// What something typed means to the program, if anything.
pub(super) fn translate(typed: Typed, mouse: bool) -> Option<Input> {
    match typed {
        Typed::Key(key) if key.kind == KeyEventKind::Release => None,
        Typed::Key(key) => translate_key(key).map(Input::Key),
        Typed::Paste(text) => Some(Input::Paste(text)),
        Typed::NoText(bytes) => Some(Input::NoText(bytes)),
        Typed::Mouse(event) if mouse => translate_mouse(event),
        Typed::Mouse(_) | Typed::CursorAt(_) | Typed::Background { .. } => None,
    }
}

fn translate_mouse(event: MouseEvent) -> Option<Input> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(event.column, event.row)),
        MouseEventKind::ScrollDown => Some(Input::Wheel { down: true }),
        MouseEventKind::ScrollUp => Some(Input::Wheel { down: false }),
        _ => None,
    }
}

fn translate_key(key: KeyEvent) -> Option<Key> {
    let held = |modifier| key.modifiers.contains(modifier);
    let of_desktop = KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META;
    if key.modifiers.intersects(of_desktop) {
        return None;
    }
    let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
    let code = match key.code {
        Code::Char(character) if ctrl && alt => KeyCode::Char(character),
        Code::Char(_) if alt => return None,
        Code::Char('h' | 'H') if ctrl => KeyCode::Backspace,
        Code::Char('j' | 'J' | 'm' | 'M') if ctrl => KeyCode::Enter,
        Code::Char('i' | 'I') if ctrl => KeyCode::Tab,
        Code::Char('[') if ctrl => KeyCode::Esc,
        Code::Char(letter) if ctrl => return Some(Key::ctrl(letter.to_ascii_lowercase())),
        Code::Char(character) => KeyCode::Char(character),
        Code::F(number) => KeyCode::F(number),
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Tab if held(KeyModifiers::SHIFT) => KeyCode::BackTab,
        Code::Tab => KeyCode::Tab,
        Code::BackTab => KeyCode::BackTab,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        _ => return None,
    };
    Some(Key::plain(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: Code, modifiers: KeyModifiers) -> Option<Input> {
        translate(Typed::Key(KeyEvent::new(code, modifiers)), false)
    }

    #[test]
    fn the_quirks_of_terminals_end_here() {
        let plain = |code| Some(Key::plain(code));
        let ctrl_alt = KeyModifiers::CONTROL | KeyModifiers::ALT;
        for (code, modifiers, expected) in [
            (Code::Char('S'), KeyModifiers::CONTROL, Some(Key::ctrl('s'))),
            (
                Code::Char('h'),
                KeyModifiers::CONTROL,
                plain(KeyCode::Backspace),
            ),
            (
                Code::Char('j'),
                KeyModifiers::CONTROL,
                plain(KeyCode::Enter),
            ),
            (Code::Char('['), KeyModifiers::CONTROL, plain(KeyCode::Esc)),
            (Code::BackTab, KeyModifiers::SHIFT, plain(KeyCode::BackTab)),
            (Code::Tab, KeyModifiers::SHIFT, plain(KeyCode::BackTab)),
            (
                Code::Char('R'),
                KeyModifiers::SHIFT,
                plain(KeyCode::Char('R')),
            ),
            (Code::Char('ś'), ctrl_alt, plain(KeyCode::Char('ś'))),
            (Code::Char('a'), KeyModifiers::ALT, None),
            (Code::Char('s'), KeyModifiers::SUPER, None),
            (Code::Up, KeyModifiers::ALT, plain(KeyCode::Up)),
            (Code::CapsLock, KeyModifiers::NONE, None),
        ] {
            let expected = expected.map(Input::Key);
            assert_eq!(pressed(code, modifiers), expected, "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn releases_are_no_keys_and_repetitions_are() {
        let key = |kind| {
            let event = KeyEvent::new_with_kind(Code::Up, KeyModifiers::NONE, kind);
            translate(Typed::Key(event), false).is_some()
        };
        assert!(key(KeyEventKind::Press) && key(KeyEventKind::Repeat));
        assert!(!key(KeyEventKind::Release));
    }

    #[test]
    fn the_mouse_counts_only_where_it_was_asked_for() {
        let event = |kind| {
            Typed::Mouse(MouseEvent {
                kind,
                column: 4,
                row: 7,
                modifiers: KeyModifiers::NONE,
            })
        };
        let click = MouseEventKind::Down(MouseButton::Left);
        let wheel = MouseEventKind::ScrollDown;
        assert_eq!(translate(event(click), true), Some(Input::Click(4, 7)));
        assert_eq!(
            translate(event(wheel), true),
            Some(Input::Wheel { down: true })
        );
        assert_eq!(translate(event(click), false), None);
        assert_eq!(translate(event(wheel), false), None);
    }
}
