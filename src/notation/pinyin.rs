//! Chinese characters by their sound.
//!
//! The readings come from the `pinyin` crate, which carries the table of the pinyin-data project and depends on
//! nothing.

use pinyin::ToPinyinMulti as _;

/// The readings of a Chinese character in pinyin without tones, in small letters; nothing for any other character. A
/// character may have several: 单 is read `dan`, `shan` and `chan`.
pub fn readings(character: char) -> impl Iterator<Item = &'static str> {
    character
        .to_pinyin_multi()
        .into_iter()
        .flatten()
        .map(pinyin::Pinyin::plain)
}

/// Whether a typed letter stands for a letter of a reading: keyboards write `nv` for 女, passports `nu`.
#[must_use]
pub const fn sounds(letter: char, typed: u8) -> bool {
    match letter {
        '\u{fc}' => matches!(typed, b'u' | b'v'),
        other => other as u32 == typed as u32,
    }
}
