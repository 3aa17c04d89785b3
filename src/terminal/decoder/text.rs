//! Characters out of bytes: UTF-8, and where the locale says so the Latin sets of one byte a character.

/// What bytes mean that are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// Nothing: they are refused.
    Utf8,
    /// ISO 8859-1.
    Latin1,
    /// ISO 8859-15, which differs by the euro sign and seven letters.
    Latin9,
}

/// Where ISO 8859-15 is not ISO 8859-1.
const LATIN_9: [(u8, char); 8] = [
    (0xa4, '€'),
    (0xa6, 'Š'),
    (0xa8, 'š'),
    (0xb4, 'Ž'),
    (0xb8, 'ž'),
    (0xbc, 'Œ'),
    (0xbd, 'œ'),
    (0xbe, 'Ÿ'),
];

impl Charset {
    /// The character set that a locale names: `de_DE.ISO-8859-1`, `de_DE@euro`; one that names none and is a language
    /// (`de_DE`) means the set of old, one that is no language (`C`, `POSIX`) says nothing of characters beyond ASCII.
    #[must_use]
    pub fn of_locale(name: &str) -> Self {
        let (name, variant) = name.split_once('@').unwrap_or((name, ""));
        let (language, set) = name.split_once('.').unwrap_or((name, ""));
        let set: String = set.chars().filter(char::is_ascii_alphanumeric).collect();
        match set.to_ascii_lowercase().as_str() {
            "iso88591" | "latin1" => Self::Latin1,
            "iso885915" | "latin9" => Self::Latin9,
            "" if variant == "euro" => Self::Latin9,
            "" if WESTERN.contains(&language.split('_').next().unwrap_or("")) => Self::Latin1,
            _ => Self::Utf8,
        }
    }

    /// The character of a byte that is not UTF-8.
    pub(super) fn character(self, byte: u8) -> Option<char> {
        let latin_9 = LATIN_9.iter().find(|(own, _)| *own == byte);
        match (self, byte) {
            (Self::Utf8, _) | (_, ..0xa0) => None,
            (Self::Latin9, _) if latin_9.is_some() => latin_9.map(|(_, character)| *character),
            (Self::Latin1 | Self::Latin9, _) => Some(char::from(byte)),
        }
    }
}

/// Languages whose locales mean ISO 8859-1 where they name no set.
const WESTERN: [&str; 17] = [
    "af", "br", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "gl", "it", "nl", "nb", "pt",
    "sv",
];

/// How far bytes are with a character of UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Utf8 {
    Whole(char),
    Begun,
    Broken,
}

pub(super) fn utf8(bytes: &[u8]) -> Utf8 {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.chars().next().map_or(Utf8::Begun, Utf8::Whole),
        Err(error) if error.error_len().is_none() => Utf8::Begun,
        Err(_) => Utf8::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_says_what_bytes_mean_that_are_not_utf_8() {
        for (locale, charset) in [
            ("de_DE.ISO-8859-1", Charset::Latin1),
            ("de_DE.iso88591", Charset::Latin1),
            ("fr_FR.ISO-8859-15@euro", Charset::Latin9),
            ("fr_FR@euro", Charset::Latin9),
            ("sv_SE", Charset::Latin1),
            ("de_DE.UTF-8", Charset::Utf8),
            ("zh_CN", Charset::Utf8),
            ("pl_PL.ISO-8859-2", Charset::Utf8),
            ("C", Charset::Utf8),
            ("POSIX", Charset::Utf8),
            ("", Charset::Utf8),
        ] {
            assert_eq!(Charset::of_locale(locale), charset, "{locale}");
        }
        assert_eq!(Charset::Latin1.character(0xe4), Some('ä'));
        assert_eq!(Charset::Latin9.character(0xa4), Some('€'));
        assert_eq!(Charset::Latin1.character(0x85), None);
        assert_eq!(Charset::Utf8.character(0xe4), None);
    }
}
