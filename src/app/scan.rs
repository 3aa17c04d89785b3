//! What a barcode reader types: a number and Enter, faster than anybody's fingers.

use super::event::Input;
use crate::keys::key::{Key, KeyCode};

/// Fewer characters than this are no number of a patient that a reader would read.
const LEAST: usize = 3;

/// The number that keys of one burst type, without the Enter that ends them: letters and digits, at least one digit
/// among them, perhaps with `-`, `.`, `_` or `/` inside. `None` for anything else, whose keys mean what they always do.
pub fn scanned(keys: &[Key]) -> Option<Input> {
    let (last, typed) = keys.split_last()?;
    let number: String = typed.iter().map(|key| key.typed()).collect::<Option<_>>()?;
    let is_number = number.chars().count() >= LEAST
        && number.starts_with(char::is_alphanumeric)
        && number.contains(|one: char| one.is_ascii_digit())
        && number
            .chars()
            .all(|one| one.is_alphanumeric() || matches!(one, '-' | '.' | '_' | '/'));
    (is_number && *last == Key::plain(KeyCode::Enter)).then_some(Input::Scanned(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_enter_are_scanned_and_nothing_else_is() {
        let keys = |text: &str| text.chars().map(Key::char).collect::<Vec<_>>();
        let with = |text: &str, last| {
            let mut keys = keys(text);
            keys.push(Key::plain(last));
            scanned(&keys)
        };
        for number in ["W-1042", "1042", "a1042", "2024/77", "\u{9648}12"] {
            let expected = Some(Input::Scanned(number.to_owned()));
            assert_eq!(with(number, KeyCode::Enter), expected, "{number}");
        }
        for other in ["", "wc", "12", "wcw", "/W-1042", "W 1042", "t-14;", "-104"] {
            assert_eq!(with(other, KeyCode::Enter), None, "{other}");
        }
        assert_eq!(with("W-1042", KeyCode::Tab), None);
        assert_eq!(scanned(&keys("W-1042")), None);
        let mut edited = keys("W-1042");
        edited.insert(2, Key::plain(KeyCode::Left));
        edited.push(Key::plain(KeyCode::Enter));
        assert_eq!(scanned(&edited), None);
    }
}
