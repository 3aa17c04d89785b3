//! Pasted text, and its end, which may be lost or late.
//!
//! A line may stall within a paste for longer than anybody waits, and its rest must not be typed then: `q` and Enter in
//! it would act. From a line the rest comes in bursts, from fingers key by key.

use std::time::Instant;

use super::{Decoder, ESCAPE, MOST_PASTED, State, Typed};

const ENDS: &[u8] = b"\x1b[201~";

/// How many bytes at the end may be the begin of the end mark.
pub(super) fn open_mark(bytes: &[u8]) -> usize {
    (1..ENDS.len())
        .rev()
        .find(|length| {
            ENDS.get(..*length)
                .is_some_and(|mark| bytes.ends_with(mark))
        })
        .unwrap_or(0)
}

impl Decoder {
    pub(super) fn in_paste(&mut self, mut bytes: Vec<u8>, byte: u8, now: Instant) {
        bytes.push(byte);
        if let Some(text) = bytes.strip_suffix(ENDS) {
            self.pasted(text);
        } else if bytes.len() > MOST_PASTED {
            self.lose_mark(&bytes, false, now);
        } else {
            self.state = State::Paste(bytes);
        }
    }

    /// Gives what was pasted so far. Its rest may follow.
    pub(super) fn lose_mark(&mut self, bytes: &[u8], is_taken: bool, now: Instant) {
        let (text, mark) = bytes.split_at(bytes.len() - open_mark(bytes));
        self.pasted(text);
        let bytes = mark.to_vec();
        self.enter(State::Rest { bytes, is_taken }, now);
    }

    pub(super) fn in_rest(&mut self, mut bytes: Vec<u8>, is_taken: bool, byte: u8, now: Instant) {
        bytes.push(byte);
        let escape = bytes.iter().position(|one| *one == ESCAPE);
        let (text, rest) = bytes.split_at(escape.unwrap_or(bytes.len()));
        if escape.is_none() && bytes.len() > MOST_PASTED {
            self.rest(&bytes, is_taken);
            let bytes = Vec::new();
            self.enter(State::Rest { bytes, is_taken }, now);
        } else if ENDS.starts_with(rest) && rest.len() < ENDS.len() {
            self.state = State::Rest { bytes, is_taken };
        } else {
            // No text has an Esc in it: this is the end mark, or a key.
            self.rest(text, is_taken);
            if rest != ENDS {
                for byte in rest {
                    self.take(*byte, now);
                }
            }
        }
    }

    /// Nothing follows for now.
    pub(super) fn end_rest(&mut self, bytes: &[u8], is_taken: bool, now: Instant) {
        let began = self.began;
        match bytes {
            [] => return,
            [ESCAPE] => return self.lone_escape(now),
            [key @ ..0x80] => {
                self.take(*key, now);
                self.began = began;
            }
            _ => {
                let (text, _) = bytes.split_at(bytes.len() - open_mark(bytes));
                self.rest(text, is_taken);
                self.began = now;
            }
        }
        let bytes = Vec::new();
        self.state = State::Rest { bytes, is_taken };
    }

    fn rest(&mut self, text: &[u8], is_taken: bool) {
        if is_taken && !text.is_empty() {
            self.pasted(text);
        }
    }

    fn pasted(&mut self, bytes: &[u8]) {
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
}
