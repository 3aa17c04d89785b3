//! The table of keys: every key that is no plain character, with all forms in which terminals send it.

use ratatui::crossterm::event::KeyCode;

/// A key and its forms.
pub(super) struct Row {
    pub(super) key: KeyCode,
    /// `CSI number ~`: VT220, xterm, the console of Linux, rxvt, PuTTY.
    tilde: &'static [u32],
    /// `CSI letter`, also with modifiers; small letters are rxvt's with Shift.
    csi: &'static [u8],
    /// `SS3 letter`: cursor keys and keypad in application mode, F-keys; small `a` to `d` are rxvt's with Ctrl.
    ss3: &'static [u8],
    /// `CSI number u`: kitty's own numbers.
    kitty: &'static [u32],
}

const fn row(
    key: KeyCode,
    tilde: &'static [u32],
    csi: &'static [u8],
    ss3: &'static [u8],
    kitty: &'static [u32],
) -> Row {
    Row {
        key,
        tilde,
        csi,
        ss3,
        kitty,
    }
}

use KeyCode::{
    BackTab, Backspace, Char, Delete, Down, End, Enter, Esc, F, Home, Insert, Left, PageDown,
    PageUp, Right, Tab, Up,
};

/// The alignment is the point of a table.
#[rustfmt::skip]
const TABLE: &[Row] = &[
    row(Up,        &[],     b"Aa", b"Aa", &[57419]),
    row(Down,      &[],     b"Bb", b"Bb", &[57420]),
    row(Right,     &[],     b"Cc", b"Cc", &[57418]),
    row(Left,      &[],     b"Dd", b"Dd", &[57417]),
    row(Home,      &[1, 7], b"H",  b"H",  &[57423]),
    row(End,       &[4, 8], b"F",  b"F",  &[57424]),
    row(Insert,    &[2],    b"",   b"",   &[57425]),
    row(Delete,    &[3],    b"",   b"",   &[57426]),
    row(PageUp,    &[5],    b"",   b"",   &[57421]),
    row(PageDown,  &[6],    b"",   b"",   &[57422]),
    row(BackTab,   &[],     b"Z",  b"",   &[]),
    row(Tab,       &[],     b"",   b"I",  &[9]),
    row(Enter,     &[],     b"",   b"M",  &[13, 57414]),
    row(Esc,       &[],     b"",   b"",   &[27]),
    row(Backspace, &[],     b"",   b"",   &[127, 8]),
    row(F(1),      &[11],   b"P",  b"P",  &[]),
    row(F(2),      &[12],   b"Q",  b"Q",  &[]),
    row(F(3),      &[13],   b"R",  b"R",  &[]),
    row(F(4),      &[14],   b"S",  b"S",  &[]),
    row(F(5),      &[15],   b"",   b"T",  &[]),
    row(F(6),      &[17],   b"",   b"U",  &[]),
    row(F(7),      &[18],   b"",   b"V",  &[]),
    row(F(8),      &[19],   b"",   b"W",  &[]),
    row(F(9),      &[20],   b"",   b"",   &[]),
    row(F(10),     &[21],   b"",   b"Y",  &[]),
    row(F(11),     &[23],   b"",   b"Z",  &[]),
    row(F(12),     &[24],   b"",   b"[",  &[]),
    row(Char('0'), &[],     b"",   b"p",  &[57399]),
    row(Char('1'), &[],     b"",   b"q",  &[57400]),
    row(Char('2'), &[],     b"",   b"r",  &[57401]),
    row(Char('3'), &[],     b"",   b"s",  &[57402]),
    row(Char('4'), &[],     b"",   b"t",  &[57403]),
    row(Char('5'), &[],     b"",   b"u",  &[57404]),
    row(Char('6'), &[],     b"",   b"v",  &[57405]),
    row(Char('7'), &[],     b"",   b"w",  &[57406]),
    row(Char('8'), &[],     b"",   b"x",  &[57407]),
    row(Char('9'), &[],     b"",   b"y",  &[57408]),
    row(Char('.'), &[],     b"",   b"n",  &[57409]),
    row(Char('/'), &[],     b"",   b"o",  &[57410]),
    row(Char('*'), &[],     b"",   b"j",  &[57411]),
    row(Char('-'), &[],     b"",   b"m",  &[57412]),
    row(Char('+'), &[],     b"",   b"k",  &[57413]),
    row(Char('='), &[],     b"",   b"X",  &[57415]),
    row(Char(','), &[],     b"",   b"l",  &[57416]),
    row(Char(' '), &[],     b"",   b" ",  &[]),
];

/// The console of Linux sends its first five F-keys as `CSI [` and one of these.
const LINUX: &[u8] = b"ABCDE";

fn find(is: impl Fn(&Row) -> bool) -> Option<KeyCode> {
    TABLE.iter().find(|row| is(row)).map(|row| row.key)
}

/// The key of `CSI number ~`.
pub(super) fn of_tilde(number: u32) -> Option<KeyCode> {
    find(|row| row.tilde.contains(&number))
}

/// The key of `CSI letter`.
pub(super) fn of_csi(letter: u8) -> Option<KeyCode> {
    find(|row| row.csi.contains(&letter))
}

/// The key of `SS3 letter`.
pub(super) fn of_ss3(letter: u8) -> Option<KeyCode> {
    find(|row| row.ss3.contains(&letter))
}

/// The key of `CSI number u`, where it is no character.
pub(super) fn of_kitty(number: u32) -> Option<KeyCode> {
    find(|row| row.kitty.contains(&number))
}

/// The key of `CSI [ letter`.
pub(super) fn of_linux(letter: u8) -> Option<KeyCode> {
    let place = LINUX.iter().position(|one| *one == letter)?;
    u8::try_from(place + 1).ok().map(KeyCode::F)
}
