//! What a byte does in each state.

use std::time::Instant;

use ratatui::crossterm::event::KeyCode;

use super::sequence::{self, Meaning};
use super::text::{self, Utf8};
use super::{Decoder, ESCAPE, LATE, MOST_IN_SEQUENCE, State, Typed, answer};

impl Decoder {
    pub(super) fn take(&mut self, byte: u8, now: Instant) {
        match std::mem::replace(&mut self.state, State::Ground) {
            State::Ground => self.ground(byte, now),
            State::Escape => self.after_escape(byte, now),
            State::Held(held, _) if may_follow(held, byte) => {
                self.begin(held, now, true);
                self.take(byte, now);
            }
            // Another sequence: what was held has lost its end.
            State::Held(..) if byte == ESCAPE => self.ground(byte, now),
            State::Held(held, _) => {
                self.key(KeyCode::Char(char::from(held)));
                self.ground(byte, now);
            }
            State::Sequence {
                bytes,
                is_ss3,
                is_late,
            } => self.in_sequence(bytes, is_ss3, is_late, byte, now),
            State::OldMouse(mut bytes) => {
                bytes.push(byte);
                match <[u8; 3]>::try_from(bytes) {
                    Ok(report) => self.mean(sequence::of_old_mouse(report), false, now),
                    Err(bytes) => self.state = State::OldMouse(bytes),
                }
            }
            State::Answer { text, after_escape } => {
                self.in_answer(text, after_escape, byte, now);
            }
            State::Paste(bytes) => self.in_paste(bytes, byte, now),
            State::Rest { bytes, is_taken } => self.in_rest(bytes, is_taken, byte, now),
            State::Character(bytes) => self.in_character(bytes, byte, now),
        }
    }

    pub(super) fn enter(&mut self, state: State, now: Instant) {
        self.state = state;
        self.began = now;
    }

    fn ground(&mut self, byte: u8, now: Instant) {
        let since = self
            .lone_escape
            .take()
            .map(|told| now.saturating_duration_since(told));
        let late = LATE
            .into_iter()
            .find(|(within, _)| since.is_some_and(|since| since < *within));
        if let (b'[' | b'O' | b']' | b'P' | b'_', Some((_, wait))) = (byte, late) {
            return self.enter(State::Held(byte, wait), now);
        }
        match byte {
            ESCAPE => self.enter(State::Escape, now),
            0..0x20 | 0x7f => self.control(byte),
            0x20..0x7f => self.key(KeyCode::Char(char::from(byte))),
            0x80..=0x9f => self.eight_bit(byte, now),
            0xa0.. => self.in_character(Vec::new(), byte, now),
        }
    }

    fn after_escape(&mut self, byte: u8, now: Instant) {
        match byte {
            b'[' | b'O' | b']' | b'P' | b'X' | b'^' | b'_' => self.begin(byte, now, false),
            // The end of an answer whose begin was given up.
            b'\\' => {}
            _ => {
                self.key(KeyCode::Esc);
                self.ground(byte, now);
            }
        }
    }

    /// Begins what Esc and this byte begin.
    fn begin(&mut self, introducer: u8, now: Instant, is_late: bool) {
        let state = match introducer {
            b'[' | b'O' => State::Sequence {
                bytes: Vec::new(),
                is_ss3: introducer == b'O',
                is_late,
            },
            _ => State::Answer {
                text: vec![introducer],
                after_escape: false,
            },
        };
        self.enter(state, now);
    }

    /// The same in one byte, as terminals send it that are told to use eight bits.
    fn eight_bit(&mut self, byte: u8, now: Instant) {
        match byte {
            0x8f | 0x90 | 0x98 | 0x9b | 0x9d..=0x9f => self.begin(byte - 0x40, now, false),
            // The end of an answer.
            0x9c => {}
            _ => self.no_text(&[byte]),
        }
    }

    fn in_sequence(
        &mut self,
        mut bytes: Vec<u8>,
        is_ss3: bool,
        is_late: bool,
        byte: u8,
        now: Instant,
    ) {
        let is_old_mouse = !is_ss3 && bytes.is_empty() && byte == b'M';
        let is_of_linux = !is_ss3 && bytes.is_empty() && byte == b'[';
        // rxvt ends a key with Shift like this; in an answer more follows.
        let is_of_rxvt = byte == b'$' && !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
        match byte {
            ESCAPE => self.enter(State::Escape, now),
            _ if is_old_mouse => self.enter(State::OldMouse(Vec::new()), now),
            0x20..=0x3f if !is_of_rxvt && (!is_ss3 || byte > b' ') => {
                // What is too long is no key, but it has its end.
                if bytes.len() < MOST_IN_SEQUENCE {
                    bytes.push(byte);
                }
                self.state = State::Sequence {
                    bytes,
                    is_ss3,
                    is_late,
                };
            }
            b'[' if is_of_linux => {
                bytes.push(byte);
                self.state = State::Sequence {
                    bytes,
                    is_ss3,
                    is_late,
                };
            }
            0x20..0x7f if is_ss3 => self.mean(sequence::of_ss3(&bytes, byte), is_late, now),
            0x20..0x7f => self.mean(sequence::of_csi(&bytes, byte), is_late, now),
            // Whatever this was, it is broken off.
            0..0x20 | 0x7f => {}
            0x80.. => self.ground(byte, now),
        }
    }

    fn in_answer(&mut self, mut text: Vec<u8>, after_escape: bool, byte: u8, now: Instant) {
        match byte {
            b'\\' if after_escape => self.typed.extend(answer::of_osc(&text)),
            _ if after_escape => self.after_escape(byte, now),
            // BEL ends it too; CAN and SUB break it off.
            0x07 => self.typed.extend(answer::of_osc(&text)),
            0x18 | 0x1a => {}
            _ => {
                // No answer that is asked for is longer, but each has its end.
                if byte != ESCAPE && text.len() < MOST_IN_SEQUENCE {
                    text.push(byte);
                }
                self.state = State::Answer {
                    text,
                    after_escape: byte == ESCAPE,
                }
            }
        }
    }

    fn in_character(&mut self, mut bytes: Vec<u8>, byte: u8, now: Instant) {
        bytes.push(byte);
        match text::utf8(&bytes) {
            Utf8::Begun => self.enter(State::Character(bytes), now),
            Utf8::Whole(control @ '\u{80}'..='\u{9f}') => {
                let byte = u8::try_from(u32::from(control)).unwrap_or(0);
                self.eight_bit(byte, now);
            }
            Utf8::Whole(character) => self.key(KeyCode::Char(character)),
            Utf8::Broken if bytes.len() == 1 => self.broken(&bytes),
            // The byte that does not belong to it may begin the next.
            Utf8::Broken => {
                bytes.pop();
                self.broken(&bytes);
                self.ground(byte, now);
            }
        }
    }

    fn mean(&mut self, meaning: Meaning, is_late: bool, now: Instant) {
        match meaning {
            Meaning::Nothing => {}
            Meaning::PasteBegins => self.enter(State::Paste(Vec::new()), now),
            Meaning::Typed(typed) => self
                .typed
                .extend(typed.into_iter().filter(|one| !is_late || moves(one))),
        }
    }
}

/// Whether a byte may come next in a sequence whose second byte came late; else that one was typed.
fn may_follow(introducer: u8, byte: u8) -> bool {
    match introducer {
        b'[' => (0x20..0x7f).contains(&byte),
        b'O' => byte.is_ascii_alphanumeric(),
        b']' => byte.is_ascii_digit(),
        b'P' => byte.is_ascii_digit() || b"$>!+|".contains(&byte),
        _ => byte == b'G',
    }
}

/// Whether it moves a cursor and does nothing else.
fn moves(typed: &Typed) -> bool {
    match typed {
        Typed::Key(key) => matches!(
            key.code,
            KeyCode::Up
                | KeyCode::Down
                | KeyCode::Left
                | KeyCode::Right
                | KeyCode::Home
                | KeyCode::End
                | KeyCode::PageUp
                | KeyCode::PageDown
        ),
        Typed::Mouse(_)
        | Typed::Paste(_)
        | Typed::NoText(_)
        | Typed::CursorAt(_)
        | Typed::Background { .. } => false,
    }
}
