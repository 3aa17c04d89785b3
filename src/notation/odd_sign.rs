//! Signs that names and numbers of people rarely have: a divider, a lost letter, something that is not seen.

use super::fold::fold;
use crate::wording::Language;
use crate::wording::refusals::doubts;

/// A sign that is rare where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OddSign(char);

impl OddSign {
    /// Shows it, also where it cannot be seen.
    #[must_use]
    pub fn told(self, language: Language) -> String {
        let code = format!("{:04X}", u32::from(self.0));
        match self.0 {
            '\u{fffd}' => doubts::lost_letter(language, code),
            sign if is_unseen(sign) => doubts::unseen(language, code),
            sign => format!("'{sign}'"),
        }
    }
}

/// The first sign of a name that names rarely have.
#[must_use]
pub fn odd_sign_of_name(name: &str) -> Option<OddSign> {
    let wide_figure = |sign: &char| matches!(sign, '\u{ff10}'..='\u{ff19}');
    first(name, " '`-.,()/&\"")
        .or_else(|| name.chars().find(wide_figure).map(OddSign))
        .or_else(|| of_another_kind(name))
}

/// The first sign of a patient's number that numbers rarely have, or have elsewhere.
#[must_use]
pub fn odd_sign_of_number(number: &str) -> Option<OddSign> {
    let begins = (number.chars().next()).filter(|sign| "-./_:#".contains(*sign));
    let is_of_text = |sign: &char| {
        !sign.is_ascii() && sign.is_whitespace() || matches!(sign, '\u{300}'..='\u{36f}')
    };
    first(number, " -./_#:")
        .or(begins.map(OddSign))
        .or_else(|| number.chars().find(is_of_text).map(OddSign))
        .or_else(|| of_another_kind(number))
}

/// A letter or digit that looks like an ordinary one and stands among them: full-width, Greek, Cyrillic.
fn of_another_kind(text: &str) -> Option<OddSign> {
    let is_like_another = |sign: &char| matches!(sign, '\u{ff10}'..='\u{ff5a}' | '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}');
    let is_ordinary = |sign: char| sign.is_ascii_alphanumeric();
    let mut likes = text.chars().filter(is_like_another);
    likes
        .next()
        .filter(|_| text.contains(is_ordinary))
        .map(OddSign)
}

fn first(text: &str, usual: &str) -> Option<OddSign> {
    let is_odd = |sign: &char| match sign {
        sign if sign.is_ascii() => !sign.is_ascii_alphanumeric() && !usual.contains(*sign),
        // Full-width letters and digits are usual, full-width signs are none.
        '\u{ff01}'..='\u{ff5e}' => fold(sign.encode_utf8(&mut [0; 4]))
            .chars()
            .any(|plain| !plain.is_ascii_alphanumeric() && !usual.contains(plain)),
        sign => is_unseen(*sign) || matches!(*sign, '\u{fffd}' | '\u{2212}'),
    };
    text.chars().find(is_odd).map(OddSign)
}

/// What takes no room, or steers the direction of writing; the joiners that Persian and Indian names need are none.
const fn is_unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}'
    )
}

#[cfg(test)]
mod tests {
    use super::{odd_sign_of_name, odd_sign_of_number};
    use crate::wording::Language;

    #[test]
    fn signs_that_names_rarely_have() {
        for name in [
            "Chen, Wei",
            "O\u{2019}Brien",
            "M\u{fc}ller-L\u{fc}tz (Jr.)",
            "Nguy\u{1ec5}n V\u{103}n A",
            "Lefe\u{300}vre",
            "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}",
            "\u{674e}\u{5a1c}",
            "Patient 12",
        ] {
            assert_eq!(odd_sign_of_name(name), None, "{name}");
        }
        for (name, shown) in [
            ("M?ller", "'?'"),
            ("Sow, Aw\u{ff10}", "'\u{ff10}'"),
            ("\u{ff10}\u{674e}, \u{5a1c}", "'\u{ff10}'"),
            ("S\u{43e}w, Awa", "'\u{43e}'"),
            ("Chen; Wei", "';'"),
            ("|Li", "'|'"),
            ("M\u{fffd}ller", "a lost letter (U+FFFD)"),
            ("Ito\u{ff1c}", "'\u{ff1c}'"),
            ("\u{2212}Ito", "'\u{2212}'"),
            ("Li\u{200b}", "a character that is not seen (U+200B)"),
            ("Li\u{feff}", "a character that is not seen (U+FEFF)"),
        ] {
            let sign = odd_sign_of_name(name);
            assert_eq!(
                sign.map(|sign| sign.told(Language::English)).as_deref(),
                Some(shown)
            );
        }
    }

    #[test]
    fn signs_that_numbers_rarely_have() {
        for number in ["W-37", "0012345", "2024/118", "A 12.3", "\u{ff11}\u{ff12}"] {
            assert_eq!(odd_sign_of_number(number), None, "{number}");
        }
        for number in [
            ",W-7",
            "W*7",
            "W-7\u{200b}",
            "'W-7",
            ".W-7",
            "W-7\u{410}",
            "W-\u{ff17}1",
            "W-\u{a0}7",
            "#W-7",
            "\u{301}W-7",
        ] {
            assert!(odd_sign_of_number(number).is_some(), "{number}");
        }
    }
}
