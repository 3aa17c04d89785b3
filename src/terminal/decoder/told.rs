//! Keys, and bytes that are none.

use std::time::Instant;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Decoder, Typed};

impl Decoder {
    /// A control character, as keyboards have sent it from the beginning.
    pub(super) fn control(&mut self, byte: u8) {
        let code = match byte {
            0x7f => KeyCode::Backspace,
            b'\t' => KeyCode::Tab,
            b'\r' => KeyCode::Enter,
            _ => {
                let letter = char::from(byte | 0x40).to_ascii_lowercase();
                let letter = if byte == 0 { ' ' } else { letter };
                let event = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
                return self.typed.push(Typed::Key(event));
            }
        };
        self.key(code);
    }

    pub(super) fn key(&mut self, code: KeyCode) {
        self.typed.push(Typed::Key(code.into()));
    }

    /// Esc was pressed, or begins a sequence whose rest is late.
    pub(super) fn lone_escape(&mut self, now: Instant) {
        self.key(KeyCode::Esc);
        self.lone_escape = Some(now);
    }

    /// Bytes that are not UTF-8.
    pub(super) fn broken(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match self.charset.character(*byte) {
                Some(character) => self.key(KeyCode::Char(character)),
                None => self.no_text(&[*byte]),
            }
        }
    }

    pub(super) fn no_text(&mut self, bytes: &[u8]) {
        if let Some(Typed::NoText(before)) = self.typed.last_mut() {
            return before.extend(bytes);
        }
        self.typed.push(Typed::NoText(bytes.to_vec()));
    }
}
