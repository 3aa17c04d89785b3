//! Bytes of the terminal in, keys out: the one decoder, a machine of states that knows bytes and time and nothing else.
//!
//! crossterm reads the keyboard well where every sequence arrives whole and nothing but keys arrives. What was reported
//! of it and of programs on it cannot be mended from outside, because it hands out keys and keeps the bytes:
//!
//! - an arrow that arrives in two reads is Esc, `[` and `A` (crossterm#993; a slow serial line, ssh from a telephone): a
//!   form was parked, another patient opened and put on the clinic;
//! - answers of the terminal that nobody asked for (tmux#4846, zellij#5138: OSC, DCS, APC) are typed as text;
//! - `CSI 27;5;115~` (modifyOtherKeys of xterm and tmux#4338), the keypad in application mode, the F-keys of rxvt and
//!   kitty's text are dropped;
//! - AltGr reported as Ctrl and Alt is a shortcut (gitui#3000, cursive#606);
//! - a paste without its end mark swallows every key for ever (opentui#1256);
//! - bytes that are not UTF-8 vanish.
//!
//! How it is settled here:
//!
//! - Esc is Esc when nothing follows for [`ESC`]. What follows within it is joined, in however many reads.
//! - Where the rest comes still later Esc is told already. The rest is joined nevertheless, held back until it is clear
//!   what it is, and does no more than move a cursor: after an Esc that nobody pressed no other key may act.
//! - A sequence ends with its last byte, or is given up when nothing came for [`REST`], an answer for [`SILENCE`]. What
//!   it means says the table, and whatever stands in no table is swallowed, as answers and reports are.
//! - Alt and a key, where the terminal sends Esc before it, is Esc and the key: at every pace the same.
//! - A paste ends by its mark, when nothing came for [`PAUSE`], or by its size.

mod sequence;
mod table;
mod text;

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};

use sequence::Meaning;
use text::Utf8;

pub use text::Charset;

/// Esc is the key when nothing follows it for so long.
const ESC: Duration = Duration::from_millis(45);
/// The rest of a sequence that has begun is waited for so long: longer than a line stalls, since its last byte alone
/// would be a shortcut.
const REST: Duration = Duration::from_secs(3);
/// The rest of an answer: whoever types into one that lost its end is not heard so long.
const SILENCE: Duration = Duration::from_secs(1);
/// The rest of a character.
const CHARACTER: Duration = Duration::from_millis(400);
/// How the rest of a sequence comes late: for so long after a lone Esc; what may be its begin is a key when nothing
/// follows it for the second time. From a slow line all bytes are slow, from one that stalled they come together, faster
/// than anybody types.
const LATE: [(Duration, Duration); 2] = [
    (Duration::from_millis(300), Duration::from_millis(150)),
    (Duration::from_secs(5), Duration::from_millis(25)),
];
/// A paste without its end mark ends when nothing came for so long.
const PAUSE: Duration = Duration::from_secs(2);
/// Whatever has no end is then given up at a shorter pause: somebody is typing into it.
const LONG: Duration = Duration::from_secs(5);
/// That pause: longer than between the bytes of a slow line.
const SHORT_PAUSE: Duration = Duration::from_millis(150);
/// A paste is no longer than this; what comes behind it up to its end is swallowed.
const MOST_PASTED: usize = 1 << 20;
/// No key has a longer sequence.
const MOST_IN_SEQUENCE: usize = 64;

const ESCAPE: u8 = 0x1b;
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Key(KeyEvent),
    Mouse(MouseEvent),
    Paste(String),
    /// Bytes that mean no character here.
    NoText(Vec<u8>),
}

/// Where the decoder is.
#[derive(Debug, PartialEq, Eq)]
enum State {
    /// Between keys.
    Ground,
    /// After Esc, which may begin a sequence.
    Escape,
    /// After a byte that may be the second of a sequence whose Esc was told already; for how long it may be.
    Held(u8, Duration),
    /// In `CSI …`, or where `is_ss3` in `SS3 …`.
    Sequence {
        bytes: Vec<u8>,
        is_ss3: bool,
        is_late: bool,
    },
    /// In `CSI M` and three bytes.
    OldMouse(Vec<u8>),
    /// In an answer of the terminal that ends by `ST`: OSC, DCS, APC, PM, SOS.
    Answer {
        after_escape: bool,
    },
    Paste(Vec<u8>),
    /// Behind what of a paste is taken.
    Overlong(Vec<u8>),
    /// In a character of UTF-8.
    Character(Vec<u8>),
}

/// The decoder.
#[derive(Debug)]
pub(super) struct Decoder {
    state: State,
    charset: Charset,
    /// When this state began, and when its last byte came.
    began: Instant,
    last: Instant,
    /// When an Esc was told because nothing followed it, if nothing has since.
    lone_escape: Option<Instant>,
    typed: Vec<Typed>,
}

impl Decoder {
    pub(super) const fn new(charset: Charset, now: Instant) -> Self {
        Self {
            state: State::Ground,
            charset,
            began: now,
            last: now,
            lone_escape: None,
            typed: Vec::new(),
        }
    }

    /// Takes bytes that came at `now`, in which nothing waits that [`Decoder::expire`] should have ended: whoever was
    /// kept from running finds late bytes together with those in time.
    pub(super) fn feed(&mut self, bytes: &[u8], now: Instant) -> Vec<Typed> {
        for byte in bytes {
            self.take(*byte, now);
            self.last = now;
        }
        std::mem::take(&mut self.typed)
    }

    /// When [`Decoder::expire`] has something to do, if no byte comes before.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let is_long = self.last.saturating_duration_since(self.began) > LONG;
        let wait = match &self.state {
            State::Ground => return None,
            State::Escape => ESC,
            State::Held(_, wait) => *wait,
            State::Character(_) if self.charset != Charset::Utf8 => ESC,
            State::Answer { .. } | State::Paste(_) | State::Overlong(_) if is_long => SHORT_PAUSE,
            State::Overlong(_) => SHORT_PAUSE,
            State::Paste(_) => PAUSE,
            State::Sequence { .. } | State::OldMouse(_) => REST,
            State::Answer { .. } => SILENCE,
            State::Character(_) => CHARACTER,
        };
        Some(self.last + wait)
    }

    /// Ends what waited until `now` for bytes that did not come.
    pub(super) fn expire(&mut self, now: Instant) -> Vec<Typed> {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return Vec::new();
        }
        match std::mem::replace(&mut self.state, State::Ground) {
            State::Escape => {
                self.key(KeyCode::Esc);
                self.lone_escape = Some(now);
            }
            State::Held(byte, _) => self.key(KeyCode::Char(char::from(byte))),
            State::Paste(bytes) => self.pasted(&bytes),
            State::Character(bytes) => self.broken(&bytes),
            // Never a key.
            State::Ground
            | State::Sequence { .. }
            | State::OldMouse(_)
            | State::Answer { .. }
            | State::Overlong(_) => {}
        }
        std::mem::take(&mut self.typed)
    }

    fn take(&mut self, byte: u8, now: Instant) {
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
            State::Answer { after_escape } => self.in_answer(after_escape, byte, now),
            State::Paste(mut bytes) => {
                bytes.push(byte);
                if let Some(text) = bytes.strip_suffix(PASTE_ENDS) {
                    self.pasted(text);
                } else if bytes.len() > MOST_PASTED {
                    self.pasted(&bytes);
                    self.state = State::Overlong(bytes);
                } else {
                    self.state = State::Paste(bytes);
                }
            }
            State::Overlong(mut tail) => {
                tail.push(byte);
                let surplus = tail.len().saturating_sub(PASTE_ENDS.len());
                tail.drain(..surplus);
                if tail != PASTE_ENDS {
                    self.state = State::Overlong(tail);
                }
            }
            State::Character(bytes) => self.in_character(bytes, byte, now),
        }
    }

    fn enter(&mut self, state: State, now: Instant) {
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

    fn in_answer(&mut self, after_escape: bool, byte: u8, now: Instant) {
        match byte {
            b'\\' if after_escape => {}
            _ if after_escape => self.after_escape(byte, now),
            // BEL ends it too; CAN and SUB break it off.
            0x07 | 0x18 | 0x1a => {}
            _ => {
                self.state = State::Answer {
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

    /// A control character, as keyboards have sent it from the beginning.
    fn control(&mut self, byte: u8) {
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

    fn key(&mut self, code: KeyCode) {
        self.typed.push(Typed::Key(code.into()));
    }

    /// Bytes that are not UTF-8.
    fn broken(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match self.charset.character(*byte) {
                Some(character) => self.key(KeyCode::Char(character)),
                None => self.no_text(&[*byte]),
            }
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

    fn no_text(&mut self, bytes: &[u8]) {
        if let Some(Typed::NoText(before)) = self.typed.last_mut() {
            return before.extend(bytes);
        }
        self.typed.push(Typed::NoText(bytes.to_vec()));
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
        Typed::Mouse(_) | Typed::Paste(_) | Typed::NoText(_) => false,
    }
}

#[cfg(test)]
mod tests;
