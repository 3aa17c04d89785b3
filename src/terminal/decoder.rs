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
//! - A paste ends by its mark, when nothing came for [`PAUSE`], or by its size. Where its mark did not come, its rest may
//!   still: what comes faster than fingers is pasted text then, and only a key that comes alone is a key.

mod answer;
mod paste;
mod sequence;
mod states;
mod table;
mod text;
mod told;

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{KeyCode, KeyEvent, MouseEvent};

pub use text::Charset;

/// Esc is the key when nothing follows it for so long.
const ESC: Duration = Duration::from_millis(40);
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
/// Behind such a paste its rest may come as late as this.
const STALL: Duration = Duration::from_secs(60);
/// Bytes of that rest come closer together than this; a key that somebody presses stands alone.
const ALONE: Duration = Duration::from_millis(100);
/// Whatever has no end is then given up at a shorter pause: somebody is typing into it.
const LONG: Duration = Duration::from_secs(5);
/// That pause: longer than between the bytes of a slow line.
const SHORT_PAUSE: Duration = Duration::from_millis(150);
/// A paste is no longer than this; its rest is swallowed.
const MOST_PASTED: usize = 1 << 20;
/// No key has a longer sequence.
const MOST_IN_SEQUENCE: usize = 64;

const ESCAPE: u8 = 0x1b;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Key(KeyEvent),
    Mouse(MouseEvent),
    Paste(String),
    /// Bytes that mean no character here.
    NoText(Vec<u8>),
    /// The terminal's answer where its cursor stands: the column, counted from 1. No key.
    CursorAt(u16),
    /// The terminal's answer which background it has. No key.
    Background {
        is_light: bool,
    },
}

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
    /// In an answer of the terminal that ends by `ST`: OSC, DCS, APC, PM, SOS; its introducer and what came of it.
    Answer {
        text: Vec<u8>,
        after_escape: bool,
    },
    Paste(Vec<u8>),
    /// Behind a paste whose mark did not come, which may go on.
    Rest {
        bytes: Vec<u8>,
        is_taken: bool,
    },
    /// In a character of UTF-8.
    Character(Vec<u8>),
}

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
            State::Answer { .. } | State::Paste(_) if is_long => SHORT_PAUSE,
            State::Paste(_) => PAUSE,
            State::Rest { bytes, .. } => match (bytes.as_slice(), paste::open_mark(bytes)) {
                ([], _) => return Some(self.began + STALL),
                ([ESCAPE], _) => ESC,
                (_, 0) => ALONE,
                (_, _) => REST,
            },
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
            State::Escape => self.lone_escape(now),
            State::Held(byte, _) => self.key(KeyCode::Char(char::from(byte))),
            State::Paste(bytes) => self.lose_mark(&bytes, true, now),
            State::Rest { bytes, is_taken } => self.end_rest(&bytes, is_taken, now),
            State::Character(bytes) => self.broken(&bytes),
            // Never a key.
            State::Ground | State::Sequence { .. } | State::OldMouse(_) | State::Answer { .. } => {}
        }
        std::mem::take(&mut self.typed)
    }
}

#[cfg(test)]
mod tests;
