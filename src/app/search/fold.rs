//! Small letters without accents: what is typed and what is searched are compared in this form.

use crate::clinical::laboratory::base_letter;

/// The text in small letters, without accents, in the narrow forms of letters, digits and signs.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars()
        .filter(|character| !('\u{300}'..='\u{36f}').contains(character))
        .map(narrow)
        .flat_map(char::to_lowercase)
        .map(base_letter)
        .collect()
}

fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => u32::from(character)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(character),
        '\u{3000}' => ' ',
        other => other,
    }
}
