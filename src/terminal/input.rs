//! The keyboard, on a thread of its own: after a hang-up crossterm 0.29 never returns from its poll, and that must
//! not keep the program from ending.
//!
//! Quirks that are settled here, once:
//!
//! - a key reports its press, and on some terminals also its repetition (kept) and its release (dropped);
//! - Ctrl with a letter comes in either case;
//! - Shift-Tab comes as `BackTab`, with or without Shift;
//! - Ctrl-H and Ctrl-Backspace are the Backspace of old terminals;
//! - Ctrl-J and Ctrl-M are the Enter of others;
//! - Esc and a key that follow each other closely, as over a slow line, come as one key with Alt: two keys again;
//! - of the mouse, where it was asked for, only clicks of the first button and the wheel count;
//! - focus is not asked for, and dropped where it comes nevertheless.

use std::sync::mpsc::Sender;

use ratatui::crossterm::event::{
    self, Event as TerminalEvent, KeyCode as Code, KeyEvent, KeyEventKind, KeyModifiers,
    MouseButton, MouseEventKind,
};

use super::Report;
use crate::app::event::Input;
use crate::app::key::{Key, KeyCode};

/// Starts the thread that reads the keyboard.
pub(super) fn listen(reports: Sender<Report>) {
    std::thread::spawn(move || {
        while let Ok(event) = event::read() {
            if reports.send(Report::Terminal(event)).is_err() {
                return;
            }
        }
        let _ = reports.send(Report::Ended);
    });
}

/// What an event of the terminal means to the program: nothing, one input, or Esc and a key.
pub(super) fn translate(event: TerminalEvent) -> Vec<Input> {
    match event {
        TerminalEvent::Key(key) if key.kind != KeyEventKind::Release => {
            let escaped = key.modifiers.contains(KeyModifiers::ALT) && key.code != Code::Esc;
            let escape = escaped.then_some(Key::plain(KeyCode::Esc));
            escape
                .into_iter()
                .chain(translate_key(key))
                .map(Input::Key)
                .collect()
        }
        TerminalEvent::Paste(text) => vec![Input::Paste(text)],
        TerminalEvent::Resize(columns, rows) => vec![Input::Resize(columns, rows)],
        TerminalEvent::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                vec![Input::Click(mouse.column, mouse.row)]
            }
            MouseEventKind::ScrollDown => vec![Input::Wheel { down: true }],
            MouseEventKind::ScrollUp => vec![Input::Wheel { down: false }],
            _ => Vec::new(),
        },
        TerminalEvent::Key(_) | TerminalEvent::FocusGained | TerminalEvent::FocusLost => Vec::new(),
    }
}

fn translate_key(key: KeyEvent) -> Option<Key> {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let code = match key.code {
        Code::Char('h' | 'H') if ctrl => KeyCode::Backspace,
        Code::Char('j' | 'J' | 'm' | 'M') if ctrl => KeyCode::Enter,
        Code::Char('i' | 'I') if ctrl => KeyCode::Tab,
        Code::Char(letter) if ctrl => return Some(Key::ctrl(letter.to_ascii_lowercase())),
        Code::Char(character) => KeyCode::Char(character),
        Code::F(number) => KeyCode::F(number),
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
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

    fn pressed(code: Code, modifiers: KeyModifiers) -> Vec<Input> {
        translate(TerminalEvent::Key(KeyEvent::new(code, modifiers)))
    }

    #[test]
    fn the_quirks_of_terminals_end_here() {
        let plain = |code| vec![Input::Key(Key::plain(code))];
        for (code, modifiers, expected) in [
            (
                Code::Char('S'),
                KeyModifiers::CONTROL,
                vec![Input::Key(Key::ctrl('s'))],
            ),
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
            (Code::BackTab, KeyModifiers::SHIFT, plain(KeyCode::BackTab)),
            (Code::Tab, KeyModifiers::SHIFT, plain(KeyCode::BackTab)),
            (
                Code::Char('R'),
                KeyModifiers::SHIFT,
                plain(KeyCode::Char('R')),
            ),
            (
                Code::Char('x'),
                KeyModifiers::ALT,
                vec![
                    Input::Key(Key::plain(KeyCode::Esc)),
                    Input::Key(Key::char('x')),
                ],
            ),
            (Code::CapsLock, KeyModifiers::NONE, Vec::new()),
        ] {
            assert_eq!(pressed(code, modifiers), expected, "{code:?}");
        }
        let released =
            KeyEvent::new_with_kind(Code::Enter, KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(translate(TerminalEvent::Key(released)), []);
    }
}
