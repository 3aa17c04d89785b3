//! Names, contacts and free text as they may be shown: what cannot be seen is made visible.

use std::borrow::Cow;

/// The text with every control, bidirectional, zero-width and filler character written out as `<U+202E>`, so that no
/// name can move the cursor, turn the line round or look like another name. Tabs and line breaks are control
/// characters too: a stripped tab would turn `10`, tab, `5` into `105`.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut visible = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if is_unseen(character) {
            visible.push_str(&format!("<U+{:04X}>", u32::from(character)));
        } else {
            visible.push(character);
        }
    }
    Cow::Owned(visible)
}

/// Whether a character changes what is seen without being seen.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(u32::from(character),
            0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f
            | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f
            | 0x3164 | 0xfeff | 0xffa0 | 0xfff0..=0xfffb
            | 0x1d173..=0x1d17a | 0xe0000..=0xe00ff | 0xe01f0..=0xe0fff)
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        for (text, visible) in [
            ("ZHANG, Li", "ZHANG, Li"),
            ("张丽", "张丽"),
            ("M\u{fc}ller", "M\u{fc}ller"),
            ("10\t5", "10<U+0009>5"),
            ("a\u{202e}b", "a<U+202E>b"),
            ("a\u{200b}b", "a<U+200B>b"),
            ("\u{1b}[2J", "<U+001B>[2J"),
            ("\u{e0041}", "<U+E0041>"),
            ("\u{85}", "<U+0085>"),
        ] {
            assert_eq!(shown(text), visible);
        }
    }
}
