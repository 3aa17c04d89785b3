//! Keys, texts, and bytes that are neither.

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

    /// Bytes that are not UTF-8.
    pub(super) fn broken(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match self.charset.character(*byte) {
                Some(character) => self.key(KeyCode::Char(character)),
                None => self.no_text(&[*byte]),
            }
        }
    }

    pub(super) fn pasted(&mut self, bytes: &[u8]) {
        let own = |bytes: &[u8]| {
            let characters = bytes.iter().map(|byte| match byte {
                0..0x80 => Some(char::from(*byte)),
                _ => self.charset.character(*byte),
            });
            characters.collect::<Option<String>>()
        };
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_owned()),
            Err(_) => own(bytes),
        };
        match text {
            Some(text) => self.typed.push(Typed::Paste(text)),
            None => {
                let beyond: Vec<u8> = bytes.iter().copied().filter(|byte| *byte >= 0x80).collect();
                self.no_text(&beyond);
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
